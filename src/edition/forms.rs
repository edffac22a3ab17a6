//! A word in the forms it takes in running text.

use std::ops::Range;

/// Finds the first occurrence of `word` in `text`, in any of its forms and regardless of case; the range includes
/// the ending. `endings` are those that a noun may take in the language of the text
/// ([`crate::language::LanguageFile::noun_endings`]).
#[must_use]
pub fn find_form(word: &str, text: &str, endings: &[&str]) -> Option<Range<usize>> {
    let mut before = None;
    text.char_indices().find_map(|(at, character)| {
        let begins = !before.replace(character).is_some_and(char::is_alphanumeric);
        let stem = at + if begins { matched(word, &text[at..])? } else { return None };
        let rest = &text[stem..];
        let ending = rest.find(|c: char| !c.is_alphanumeric()).map_or(rest, |end| &rest[..end]);
        endings.contains(&ending.to_lowercase().as_str()).then(|| at..stem + ending.len())
    })
}

/// How many bytes `word` takes at the beginning of `text`, if it is there. A no-break space counts as a space.
fn matched(word: &str, text: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    for wanted in word.chars() {
        let (_, found) = rest.next()?;
        let is_ascii = found.is_ascii() && wanted.is_ascii();
        let same = found == wanted
            || is_ascii && found.eq_ignore_ascii_case(&wanted)
            || !is_ascii && found.to_lowercase().eq(wanted.to_lowercase())
            || (found.is_whitespace() && wanted.is_whitespace());
        if !same {
            return None;
        }
    }
    (!word.is_empty()).then(|| rest.offset())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Language;

    fn found<'a>(word: &str, text: &'a str) -> Option<&'a str> {
        find_form(word, text, crate::language::of(&Language::danish()).noun_endings).map(|range| &text[range])
    }

    #[test]
    fn a_word_is_known_in_its_forms_and_not_inside_others() {
        assert_eq!(found("pårørende", "dig og dine pårørende."), Some("pårørende"));
        assert_eq!(found("Partnerskab", "kommunens partnerskaber er"), Some("partnerskaber"));
        assert_eq!(found("tidlig indsats", "En Tidlig\u{a0}indsats"), Some("Tidlig\u{a0}indsats"));
        assert_eq!(found("PPR", "PPR’s folk"), Some("PPR"));
        assert_eq!(found("plan", "planeten"), None);
        assert_eq!(found("plan", "byplan"), None);
        assert_eq!(found("", "byplan"), None);
    }
}
