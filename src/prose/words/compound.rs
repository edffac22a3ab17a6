//! Whether a word is a compound of words in the dictionary.
//!
//! What is remembered of a word's ends keeps this short: there are more ways to take a word apart than there are ends.

use std::collections::BTreeMap;

use super::forms::Forms;
use super::mark::Mark;

// What the `.aff` file says of compounds.
include!(concat!(env!("OUT_DIR"), "/danish.rs"));

/// A word that may be a compound.
pub struct Compound<'a> {
    forms: &'a Forms,
    word: &'a str,
    /// Of an end of the word with so many parts before it: whether it is parts, and which.
    parted: BTreeMap<(usize, usize), Option<First>>,
    /// Whether a piece of the word is a word that somebody misspelt.
    slips: BTreeMap<(usize, usize), bool>,
}

/// What the parts of an end of the word begin with.
#[derive(Clone, Copy)]
struct First {
    /// Where the word that the first part is made of would end, if it stands there.
    stem_ends: Option<usize>,
}

impl<'a> Compound<'a> {
    /// Whether a word is made of words.
    pub fn is_one(forms: &'a Forms, word: &'a str) -> bool {
        let mut compound = Self { forms, word, parted: BTreeMap::new(), slips: BTreeMap::new() };
        compound.parts(0, 0).is_some()
    }

    /// The parts of what begins at `start`, after so many others.
    fn parts(&mut self, start: usize, before: usize) -> Option<First> {
        // One more would be one too many.
        if before + 1 >= MOST_PARTS {
            return None;
        }
        if let Some(known) = self.parted.get(&(start, before)) {
            return *known;
        }
        let (forms, word) = (self.forms, self.word);
        let rest = &word[start..];
        let found = forms.beginnings(rest).find_map(|(bytes, mark)| {
            let fits = if start == 0 { mark.says(Mark::BEGINS) } else { mark.is_middle() };
            let end = start + bytes;
            let long_enough = has_letters(&rest[..bytes]) && has_letters(&word[end..]);
            if !fits || !long_enough || !self.goes_on(start, end, before) {
                return None;
            }
            Some(First { stem_ends: mark.stem(bytes, rest).map(|bytes| start + bytes) })
        });
        self.parted.insert((start, before), found);
        found
    }

    /// Whether a part from `start` to `end` is followed by others as it should.
    fn goes_on(&mut self, start: usize, end: usize, before: usize) -> bool {
        let all = self.word.len();
        if self.forms.mark(&self.word[end..]).says(Mark::ENDS) {
            return !self.is_slip(start, all) || self.is_followed(start, end, before);
        }
        self.is_followed(start, end, before)
    }

    fn is_followed(&mut self, start: usize, end: usize, before: usize) -> bool {
        let Some(next) = self.parts(end, before + 1) else { return false };
        !self.is_slip(start, self.word.len()) && !next.stem_ends.is_some_and(|stem| self.is_slip(start, stem))
    }

    /// Whether a piece of the word is, but for a common slip, a word of its own: "alt sammen" is what is meant by
    /// "altsammen", and no compound of its parts.
    fn is_slip(&mut self, start: usize, end: usize) -> bool {
        if let Some(known) = self.slips.get(&(start, end)) {
            return *known;
        }
        let found = is_slip(self.forms, &self.word[start..end]);
        self.slips.insert((start, end), found);
        found
    }
}

fn has_letters(part: &str) -> bool {
    part.chars().take(LEAST_LETTERS).count() == LEAST_LETTERS
}

fn is_slip(forms: &Forms, word: &str) -> bool {
    let is_word = |meant: &str| forms.mark(meant).says(Mark::WORD);
    REPLACEMENTS.iter().any(|(slip, meant)| {
        let (at_start, slip) = slip.strip_prefix('^').map_or((false, *slip), |slip| (true, slip));
        let (at_end, slip) = slip.strip_suffix('$').map_or((false, slip), |slip| (true, slip));
        word.match_indices(slip).any(|(at, slip)| {
            let rest = &word[at + slip.len()..];
            let stands_so = (!at_start || at == 0) && (!at_end || rest.is_empty());
            stands_so && is_word(&[&word[..at], meant, rest].concat())
        })
    })
}
