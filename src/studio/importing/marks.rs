//! The `TJEK` lines of a draft: comments, which no change of a value touches.

use crate::source::edit::{KeyPath, Places};
use crate::studio::words;

/// What a mark begins with.
const SIGN: &str = "# TJEK:";

/// A place that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its line, from 0.
    line: usize,
    /// Where it begins in its line.
    column: usize,
    /// What is to be looked at.
    pub said: String,
    /// The key that it stands at.
    pub path: Option<KeyPath>,
}

impl Mark {
    /// What is to be looked at, for whoever sees fields: without the line of a file that it says to write.
    pub fn shown(&self) -> String {
        words::of_mark(&self.said).split(":  ").next().unwrap_or_default().trim_end_matches('.').to_owned()
    }

    /// Whether it shares its line with a key.
    fn is_behind_a_key(&self, text: &str) -> bool {
        let line = text.split('\n').nth(self.line).unwrap_or_default();
        !line.get(..self.column).unwrap_or_default().trim().is_empty()
    }
}

/// The marks of a text with LF line ends, from its beginning.
pub fn marks(text: &str) -> Vec<Mark> {
    let places = Places::of(text);
    let (mut found, mut start) = (Vec::new(), 0);
    for (line, words) in text.split('\n').enumerate() {
        if let Some(column) = words.find(SIGN)
            // In a text, the sign is part of it.
            && places.at(start + column).is_none()
        {
            let is_alone = words[..column].trim().is_empty();
            let path = match is_alone {
                true => places.next(start + words.len()),
                false => places.at(start + words.len() - words.trim_start().len()),
            };
            let said = words[column + SIGN.len()..].trim().to_owned();
            found.push(Mark { line, column, said, path });
        }
        start += words.len() + 1;
    }
    found
}

/// The text without one of its marks.
pub fn without(text: &str, mark: &Mark) -> String {
    let is_behind = mark.is_behind_a_key(text);
    let lines = text.split_inclusive('\n').enumerate().filter_map(|(number, line)| {
        if number != mark.line {
            return Some(line.to_owned());
        }
        let end = if line.ends_with('\n') { "\n" } else { "" };
        is_behind.then(|| format!("{}{end}", line[..mark.column].trim_end()))
    });
    lines.collect()
}

/// The text with a mark above a key; as it was, if there is no such key.
pub fn with(text: &str, path: &KeyPath, said: &str) -> String {
    let Some(range) = Places::of(text).of_key(path) else { return text.to_owned() };
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[start..];
    let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    format!("{}{indent}{SIGN} {said}\n{line}", &text[..start])
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = "[policy]\nkind = \"policy\"  # TJEK: policy eller plan\n# TJEK: Skriv den.\nvariants = [\"screen\"]\n\n[[section]]\n# TJEK: En overskrift?\nid = \"a\"\ntext = \"\"\"\n# TJEK: er tekst her\n\"\"\"\n";

    #[test]
    fn marks_are_comments_with_the_key_that_they_stand_at() {
        let found = marks(DRAFT);
        let told: Vec<(String, String)> = found
            .iter()
            .map(|mark| (mark.said.clone(), mark.path.as_ref().map(ToString::to_string).unwrap_or_default()))
            .collect();
        let told: Vec<(&str, &str)> =
            told.iter().map(|(said, path)| (said.as_str(), path.as_str())).collect();
        assert_eq!(
            told,
            [
                ("policy eller plan", "policy.kind"),
                ("Skriv den.", "policy.variants"),
                ("En overskrift?", "section[0].id")
            ]
        );
    }

    #[test]
    fn a_mark_goes_and_comes_without_touching_anything_else() {
        let found = marks(DRAFT);
        assert_eq!(without(DRAFT, &found[0]), DRAFT.replace("  # TJEK: policy eller plan", ""));
        assert_eq!(without(DRAFT, &found[2]), DRAFT.replace("# TJEK: En overskrift?\n", ""));
        let again =
            with(&without(DRAFT, &found[2]), &"section[0].id".parse().expect("a path"), &found[2].said);
        assert_eq!(again, DRAFT);
    }
}
