//! The two halves of an import that need no disk: reading a document, and turning it into a draft.

use super::document::{Document, Origin};
use super::draft::{self, Checks, Draft, Head};
use super::format::{Format, Order};
use super::noted;
use super::proof::{Weighed, weigh};
use super::read_error::ReadError;
use super::runs;
use super::verify::{Difference, draft_words, verify};
use crate::policy::Policy;

/// A document, read twice by two ways that share no decision.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The document as pieces.
    pub document: Document,
    /// Its bare words in the document's own order, each run with its origin.
    pub words: Vec<(Origin, String)>,
    /// What their order means.
    pub order: Order,
}

impl Reading {
    /// Reads a document.
    ///
    /// # Errors
    ///
    /// The reason that the format refuses the document.
    pub fn of(format: &dyn Format, bytes: &[u8]) -> Result<Self, ReadError> {
        let (mut document, words, order) = (format.read(bytes)?, format.words(bytes)?, format.order());
        // Where words have no order, notes are told by where they stand.
        if order == Order::Reading {
            noted::take(&mut document, &words);
        }
        Ok(Self { document, words, order })
    }

    /// Turns it into a draft for the folder `slug`.
    #[must_use]
    pub fn converted(self, slug: &str, head: &Head<'_>) -> Conversion {
        let draft = draft::outline(&self.document, slug);
        let (policy, checks) = draft::write(&draft, &self.document, head);
        Conversion { reading: self, draft, policy, checks }
    }

    /// The same with a `TJEK` of its own for each place.
    #[must_use]
    pub fn converted_for_a_desk(self, slug: &str, head: &Head<'_>) -> Conversion {
        let draft = draft::outline(&self.document, slug);
        let (policy, checks) = draft::write_each(&draft, &self.document, head);
        Conversion { reading: self, draft, policy, checks }
    }
}

/// A draft, together with the document it was made from.
#[derive(Debug, Clone)]
pub struct Conversion {
    /// The document it was made from.
    pub reading: Reading,
    /// The draft as sections and blocks.
    pub draft: Draft,
    /// The draft as `policy.toml`.
    pub policy: String,
    /// What a person should check in it.
    pub checks: Checks,
}

impl Conversion {
    /// Compares the draft, as read back from its file, with the document's words. Returns how many words there are.
    ///
    /// # Errors
    ///
    /// The place where the words differ, which is a bug in this program.
    pub fn verify(&self, read_back: &Policy) -> Result<usize, Difference> {
        let compare = match self.reading.order {
            Order::Reading => verify,
            Order::Runs => runs::verify,
        };
        compare(&self.reading.words, &self.reading.document, &self.draft, read_back)
    }

    /// Weighs what is left out against the draft, as it was read back from its file.
    #[must_use]
    pub fn weighed(&self, read_back: &Policy) -> Weighed {
        let left_out = self.reading.document.left_out.iter().chain(&self.draft.left_out);
        weigh(left_out, &draft_words(&self.draft, read_back), read_back.title.value())
    }
}
