//! The dictionary that comes with the program: which words there are, in all their forms.
//!
//! The automaton knows the forms (`forms.rs`). What no automaton holds is here: how a word may be written, with capitals,
//! hyphens, digits and a full stop. Each answer is the one that spellbook gives for the same dictionary; it follows
//! hunspell. `tests/suite/dictionary.rs` holds them against each other.

mod compound;
mod forms;
mod mark;

use std::collections::BTreeMap;

use compound::Compound;
use forms::Forms;
use mark::Mark;

/// A word is broken at its hyphens as deep as this.
const MOST_BREAKS: usize = 9;

/// The built-in dictionary.
pub struct Words(Forms);

impl Default for Words {
    fn default() -> Self {
        Self(Forms::built_in())
    }
}

/// What is found of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Word,
    /// It is listed as a mistake.
    Mistake,
}

impl Words {
    /// Whether this is a word, in any form, or a number, or a compound that the dictionary can build.
    pub fn check(&self, word: &str) -> bool {
        if word.len() > spellbook::MAX_WORD_LEN {
            return false;
        }
        let bare = word.trim_end_matches('.');
        let mut known = BTreeMap::new();
        let mut is_word = |word| self.is_words(word, 0, &mut known);
        // An abbreviation is listed with its full stop.
        word.is_empty() || is_number(bare) || is_word(bare) || (bare != word && is_word(word))
    }

    /// Whether this is a word, or words between hyphens. `known` has what was found of the pieces: there are more ways
    /// to take a word apart than pieces.
    fn is_words<'w>(
        &self,
        word: &'w str,
        depth: usize,
        known: &mut BTreeMap<&'w str, Option<Found>>,
    ) -> bool {
        if let Some(found) = *known.entry(word).or_insert_with(|| self.find(word)) {
            return found == Found::Word;
        }
        if depth == MOST_BREAKS {
            return false;
        }
        let mut is_word = |piece: &'w str| self.is_words(piece, depth + 1, known);
        word.strip_prefix('-').is_some_and(&mut is_word)
            || word.strip_suffix('-').is_some_and(&mut is_word)
            || word
                .split_once('-')
                .is_some_and(|(left, right)| !right.is_empty() && is_word(left) && is_word(right))
    }

    /// A word as it is, or as it would be with fewer capitals.
    fn find(&self, word: &str) -> Option<Found> {
        let letters = |is: fn(char) -> bool| word.chars().filter(|c| is(*c)).count();
        let (upper, lower) = (letters(char::is_uppercase), letters(char::is_lowercase));
        if upper == 1 && word.starts_with(char::is_uppercase) {
            let is_listed = self.simple(word, false).or_else(|| self.compound(word));
            return is_listed.or_else(|| self.word(&word.to_lowercase()));
        }
        if upper > 0 && lower == 0 {
            return self.in_capitals(word);
        }
        self.word(word)
    }

    fn in_capitals(&self, word: &str) -> Option<Found> {
        // As Italian and Catalan write it, SANT'ELIA; Danish has names from there.
        let after_apostrophe = || {
            let (before, name) = word.split_at(word.find('\'')? + 1);
            let name = titled(Some(name).filter(|name| !name.is_empty())?);
            let lower = self.word(&format!("{}{name}", before.to_lowercase()));
            lower.or_else(|| self.word(&format!("{}{name}", titled(before))))
        };
        self.word(word)
            .or_else(after_apostrophe)
            .or_else(|| self.word(&titled(word)))
            .or_else(|| self.word(&word.to_lowercase()))
    }

    /// A word that is written as it stands in the dictionary.
    fn word(&self, word: &str) -> Option<Found> {
        self.simple(word, true).or_else(|| self.compound(word))
    }

    /// A word that is no compound. `hidden` ones are those that are written in capitals otherwise.
    fn simple(&self, word: &str, hidden: bool) -> Option<Found> {
        let mark = self.0.mark(word);
        if mark.says(Mark::FORBIDDEN) {
            return Some(Found::Mistake);
        }
        (mark.says(Mark::WORD) || hidden && mark.says(Mark::HIDDEN)).then_some(Found::Word)
    }

    fn compound(&self, word: &str) -> Option<Found> {
        Compound::is_one(&self.0, word).then_some(Found::Word)
    }
}

/// The first letter as a capital, the others small.
fn titled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

/// Whether this is digits, with single separators between them and perhaps a minus before.
fn is_number(word: &str) -> bool {
    let mut after_digit = false;
    let digits = word.strip_prefix('-').unwrap_or(word);
    let fits = digits.chars().all(|c| {
        let fits = c.is_ascii_digit() || matches!(c, '.' | '-' | ',') && after_digit;
        after_digit = c.is_ascii_digit();
        fits
    });
    fits && after_digit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_however_they_may_be_written() {
        let words = Words::default();
        for word in [
            "barn",
            "Barn",
            "BARN",
            "børnene",
            "Aarhus",
            "AARHUS",
            "NATO",
            "HÅNDBOLD",
            "dvs.",
            "kommune.",
            "2026",
            "1.000,5",
            "-7",
            "cirka",
            "bil-tur",
            "skole-",
            "fodboldkamp",
            "daginstitutionsleder",
        ] {
            assert!(words.check(word), "{word}");
        }
        for other in
            ["aarhus", "bARN", "kommmune", "afskedstagen", "altsammen", "1..0", "-", "...", "xbarn", "1-"]
        {
            assert!(!words.check(other), "{other}");
        }
    }

    #[test]
    fn a_word_that_nobody_could_spell_is_answered_at_once() {
        let words = Words::default();
        for hostile in [
            "barn".repeat(50_000),
            "barn".repeat(90),
            format!("{}x", "barn".repeat(80)),
            "ses".repeat(119),
            "-".repeat(360),
            format!("-----{}x-----", "barn-barn".repeat(35)),
            "A'".repeat(180),
            "Ⱥ".repeat(120),
            "e".repeat(360),
        ] {
            assert!(!words.check(&hostile));
        }
    }
}
