//! The alphabetical order of words in lists for readers.
//!
//! Words are compared by letters first, then by accents, then by case, as in the Unicode Collation Algorithm (UTS #10,
//! 1.1). Its tables (`icu_collator`, which Typst depends on) would add megabytes of data for three alphabets that can
//! each be described in a line.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The order of a language's letters, where it differs from a to z.
#[derive(Debug)]
pub struct Collation {
    /// Letters after z, in their order.
    pub last: &'static [char],
    /// Letters that sort as others, in lower case; longer ones come first.
    pub sorted_as: &'static [(&'static str, &'static str)],
}

/// The key that words are compared by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    letters: Vec<(u8, char)>,
    accents: String,
    written: String,
}

impl Collation {
    /// The key of a word or heading.
    #[must_use]
    pub fn key(&self, text: &str) -> SortKey {
        let written: String = text.nfc().collect();
        let accents = written.to_lowercase();
        let mut letters = Vec::new();
        let mut rest = accents.as_str();
        while let Some(first) = rest.chars().next() {
            let found = self.sorted_as.iter().find(|(from, _)| rest.starts_with(from));
            let (sorted, length) = match found {
                Some((from, to)) => (*to, from.len()),
                None => (&rest[..first.len_utf8()], first.len_utf8()),
            };
            sorted.chars().for_each(|letter| self.push(letter, &mut letters));
            rest = &rest[length..];
        }
        SortKey { letters, accents, written }
    }

    /// Spaces and signs come before digits, digits before letters, and the language's own letters after z.
    fn push(&self, letter: char, letters: &mut Vec<(u8, char)>) {
        if let Some(at) = self.last.iter().position(|last| *last == letter) {
            letters.push((3, char::from(u8::try_from(at).unwrap_or(u8::MAX))));
            return;
        }
        for base in std::iter::once(letter).nfd().filter(|c| !is_combining_mark(*c)) {
            let class = match base {
                base if base.is_alphabetic() => 2,
                base if base.is_numeric() => 1,
                _ => 0,
            };
            letters.push((class, base));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{da, de, en};
    use super::*;

    fn sorted(collation: &Collation, words: &[&'static str]) -> Vec<&'static str> {
        let mut words = words.to_vec();
        words.sort_by_key(|word| collation.key(word));
        words
    }

    #[test]
    fn the_danish_alphabet_ends_in_ae_oe_aa() {
        let collation = &da::DANISH.collation;
        let words =
            ["Aabenraa", "zebra", "år", "Ærlighed", "arbejde", "Ø", "öre", "Åben", "ånd", "østers", "aarhus"];
        assert_eq!(
            sorted(collation, &words),
            ["arbejde", "zebra", "Ærlighed", "Ø", "öre", "østers", "Åben", "Aabenraa", "ånd", "år", "aarhus"]
        );
        assert_eq!(
            sorted(collation, &["müsli", "mystik", "ähnlich", "ælde"]),
            ["müsli", "mystik", "ähnlich", "ælde"]
        );
    }

    #[test]
    fn accents_and_capitals_decide_between_equal_letters_alone() {
        let collation = &da::DANISH.collation;
        assert_eq!(sorted(collation, &["idés", "idé", "ide", "ideal"]), ["ide", "idé", "ideal", "idés"]);
        assert_eq!(
            sorted(collation, &["plan B", "Plan", "plan", "planer"]),
            ["Plan", "plan", "plan B", "planer"]
        );
        assert_eq!(collation.key("a\u{30a}r"), collation.key("år"));
    }

    #[test]
    fn german_and_english_sort_letters_with_marks_as_those_without() {
        assert_eq!(
            sorted(&de::GERMAN.collation, &["Zug", "Ämter", "Amt", "Straße", "Strasse", "Öl"]),
            ["Amt", "Ämter", "Öl", "Strasse", "Straße", "Zug"]
        );
        assert_eq!(
            sorted(&en::ENGLISH.collation, &["zoo", "Åland", "aardvark", "able"]),
            ["aardvark", "able", "Åland", "zoo"]
        );
    }
}
