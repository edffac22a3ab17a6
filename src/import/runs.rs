//! No word lost, none added, where a document has no order: compares runs of letters with the draft as it reads back.
//!
//! A PDF shows runs of letters on places. Which comes after which, and whether a gap is a space, is a judgement, so
//! it can't be held against the file. What can: every run stands in the draft or in the report, its letters together and
//! in their order, with a space wherever the file has one; and there are as many of each letter on both sides.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::document::{Document, LeftOut, Origin, Reason};
use super::draft::Draft;
use super::verify::{Difference, draft_words};
use crate::policy::Policy;

/// The shortest run that is looked for. Of shorter ones there are too many for a place to mean something; the count
/// of letters sees them.
const SHORTEST: usize = 3;

/// Compares the draft, as it was read back, with the runs of the input. Returns how many words the draft has.
///
/// # Errors
///
/// The first run that is missing, or a word that no run has.
pub fn verify(
    runs: &[(Origin, String)],
    document: &Document,
    draft: &Draft,
    policy: &Policy,
) -> Result<usize, Difference> {
    let said = draft_words(draft, policy);
    let mut told = Letters::default();
    said.iter().for_each(|word| told.add(&word.text));
    // What lies beside the pages, or stands for a picture, is in no run.
    let shown = |one: &&LeftOut| {
        !matches!(
            one.why,
            Reason::Picture
                | Reason::TableAlt
                | Reason::Embedded
                | Reason::Symbol
                | Reason::Comment
                | Reason::FormField
        )
    };
    document.left_out.iter().chain(&draft.left_out).filter(shown).for_each(|one| told.add(&one.text));

    let mut counts: BTreeMap<char, i64> = BTreeMap::new();
    let mut all_known = true;
    let mut from = 0;
    for (origin, run) in runs {
        all_known &= !run.contains(char::REPLACEMENT_CHARACTER);
        let mut letters = Letters::default();
        letters.add(run);
        letters.text.chars().for_each(|letter| *counts.entry(letter).or_default() += 1);
        if letters.text.chars().count() < SHORTEST {
            continue;
        }
        match told.find(&letters, from) {
            Some(end) => from = end,
            None => {
                return Err(Difference {
                    origin: *origin,
                    input: run.trim().to_owned(),
                    draft: told.near(from),
                });
            }
        }
    }
    told.text.chars().for_each(|letter| *counts.entry(letter).or_default() -= 1);
    // Letters that one way knows and the other doesn't can only be more in the draft.
    let Some(odd) = counts.iter().find(|(_, count)| **count > 0 || all_known && **count < 0) else {
        return Ok(said.len());
    };
    let (letter, count) = odd;
    Err(Difference {
        origin: 0,
        input: format!("{letter} × {}", (*count).max(0)),
        draft: format!("{letter} × {}", (-count).max(0)),
    })
}

/// Letters and digits without what is between them.
#[derive(Default)]
struct Letters {
    text: String,
    /// The bytes of `text` at which a word begins.
    begins: Vec<usize>,
}

impl Letters {
    /// Adds a text that begins with a new word.
    fn add(&mut self, text: &str) {
        let mut space = true;
        for character in text.nfkc() {
            if character.is_whitespace() {
                space = true;
            } else if character.is_alphanumeric() {
                if space {
                    self.begins.push(self.text.len());
                }
                space = false;
                self.text.push(character);
            }
        }
    }

    /// The end of the first place where `run` stands, looked for from a place onwards and then from the beginning.
    fn find(&self, run: &Self, from: usize) -> Option<usize> {
        let fits = |at: usize| {
            run.begins.iter().skip(1).all(|begin| self.begins.binary_search(&(at + begin)).is_ok())
        };
        let places =
            |from: usize| self.text[from..].match_indices(run.text.as_str()).map(move |(at, _)| from + at);
        places(from).chain(places(0)).find(|at| fits(*at)).map(|at| at + run.text.len())
    }

    /// The letters around a place, for a person to find it.
    fn near(&self, at: usize) -> String {
        self.text[at..].chars().take(40).collect()
    }
}
