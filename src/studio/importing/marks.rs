//! The `TJEK` lines of a draft: comments, which no change of a value touches.

use super::spots::together;
use super::steps::as_before;
use crate::policy::normal_text;
use crate::source::edit::{self, Change, EditRefused, KeyPath, Places, Step};

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
        self.said.split(":  ").next().unwrap_or_default().trim_end_matches('.').to_owned()
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

/// The file after changes of its values. A mark stays in its table though the key goes that it stands at.
///
/// # Errors
///
/// If one of the changes can't be made; then none is.
pub fn changed(file: &str, changes: &[Change]) -> Result<String, EditRefused> {
    let new = edit::changed(file, changes)?;
    let is_gone = |path: &KeyPath| {
        let is_key = |gone: &KeyPath| matches!(gone.steps().last(), Some(Step::Key(_)));
        let removes = |gone: &KeyPath| is_key(gone) && path.steps().starts_with(gone.steps());
        changes.iter().any(|change| matches!(change, Change::Remove { path } if removes(path)))
    };
    let text = normal_text(file);
    let here: Vec<Mark> =
        marks(&text).into_iter().filter(|mark| mark.path.as_ref().is_some_and(is_gone)).collect();
    if here.is_empty() {
        return Ok(new);
    }
    let before = Places::of(&text);
    let bare = here.iter().rev().fold(text, |text, mark| without(&text, mark));
    let mut text = edit::changed(&bare, changes)?;
    for mark in &here {
        let home = mark.path.as_ref().and_then(|path| neighbour(&before, &Places::of(&text), path));
        match home {
            Some(home) => text = with(&text, &home, &mark.said),
            // With its table gone, it is about nothing.
            None => return Ok(new),
        }
    }
    Ok(as_before(file, &text).unwrap_or(new))
}

/// Where a mark stands when its key is gone: at a key that is decided together with it, or at the one above.
fn neighbour(before: &Places, after: &Places, gone: &KeyPath) -> Option<KeyPath> {
    let (table, own) = of_table(gone)?;
    let left = after.of_table(&table);
    let named = |path: &KeyPath| path.steps().get(table.steps().len()).cloned();
    let wanted = together(&own);
    let is_wanted =
        |path: &&KeyPath| matches!(named(path), Some(Step::Key(key)) if wanted.contains(&key.as_str()));
    let order: Vec<Option<Step>> = before.of_table(&table).iter().map(named).collect();
    let own = order.iter().position(|one| *one == Some(Step::Key(own.clone())))?;
    let above = order[..own].iter().rev().find_map(|key| left.iter().find(|path| named(path) == *key));
    left.iter().find(is_wanted).or(above).or(left.first()).cloned()
}

/// The table that a key stands in, and the key there: what is inside a value belongs to its key.
pub fn of_table(path: &KeyPath) -> Option<(KeyPath, String)> {
    let steps = path.steps();
    let length = match steps {
        [Step::Key(list), ..] if list == "policy" => 1,
        _ => steps.iter().rposition(|step| matches!(step, Step::Index(_))).map_or(0, |index| index + 1),
    };
    let Some(Step::Key(own)) = steps.get(length) else { return None };
    let table = steps[..length].iter().fold(KeyPath::root(), |path, step| path.then(step.clone()));
    Some((table, own.clone()))
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
    fn a_mark_stays_in_its_table_when_its_key_goes() {
        const PICTURES: &str = "[policy]\npublisher = \"byen\"\n# TJEK: Hvilket år?\nupdated = 2026-01-02\n\n[[section]]\nid = \"a\"\n\n  [[section.block]]\n  type = \"figure\"\n  src = \"a.png\"\n  # TJEK: Hvad viser det?\n  decorative = true\n\n  [[section.block]]\n  type = \"text\"\n  text = \"Ord\"\n";
        let path = |path: &str| path.parse::<KeyPath>().expect("a path");
        let remove = |at: &str| Change::Remove { path: path(at) };
        let at = |text: &str| {
            marks(text).iter().map(|mark| mark.path.clone().expect("a key").to_string()).collect::<Vec<_>>()
        };
        for text in [PICTURES.to_owned(), PICTURES.replace('\n', "\r\n")] {
            let bare = changed(&text, &[remove("section[0].block[0].decorative")]).expect("changed");
            assert_eq!(at(&normal_text(&bare)), ["policy.updated", "section[0].block[0].src"]);
            assert_eq!(bare.contains('\r'), text.contains('\r'));
            let alt = Change::Set { path: path("section[0].block[0].alt"), value: "En hal".into() };
            let both = changed(&text, &[alt, remove("section[0].block[0].decorative")]).expect("changed");
            assert!(at(&normal_text(&both))[1].starts_with("section[0].block[0]."), "{both}");
            let none = changed(&text, &[remove("policy.updated")]).expect("changed");
            assert_eq!(at(&normal_text(&none))[0], "policy.publisher");
            // What stands in no table any more is about nothing.
            let block = changed(&text, &[remove("section[0].block[0]")]).expect("changed");
            assert!(!block.contains("a.png"), "{block}");
        }
        let years = PICTURES
            .replace("updated = 2026-01-02", "valid = { from = 2026, to = 2029 }\nadopted = 2026-01-02");
        let years = changed(&years, &[remove("policy.valid")]).expect("changed");
        assert_eq!(at(&years)[0], "policy.adopted");
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
