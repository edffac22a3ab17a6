//! A document read, and the draft that becomes of it: the two halves of an import that need no disk.

use super::document::{Document, Origin};
use super::draft::{self, Draft, Head};
use super::format::Format;
use super::read_error::ReadError;
use super::verify::{Difference, verify};
use crate::policy::Policy;

/// A document, read in two ways that share no decision.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What it says.
    pub document: Document,
    /// Its bare words in its own order, each run with where it stands.
    pub words: Vec<(Origin, String)>,
}

impl Reading {
    /// Reads a document.
    ///
    /// # Errors
    ///
    /// Why the format does not take it.
    pub fn of(format: &dyn Format, bytes: &[u8]) -> Result<Self, ReadError> {
        Ok(Self { document: format.read(bytes)?, words: format.words(bytes)? })
    }

    /// The draft of it, for the folder `slug`.
    #[must_use]
    pub fn converted(self, slug: &str, head: &Head<'_>) -> Conversion {
        let draft = draft::outline(&self.document, slug);
        let policy = draft::write(&draft, &self.document, head);
        Conversion { reading: self, draft, policy }
    }
}

/// A draft with the document that it is made of.
#[derive(Debug, Clone)]
pub struct Conversion {
    /// The document.
    pub reading: Reading,
    /// What it means.
    pub draft: Draft,
    /// The draft as `policy.toml`.
    pub policy: String,
}

impl Conversion {
    /// Holds the draft, as it was read back from its file, against the document's words. Gives how many they are.
    ///
    /// # Errors
    ///
    /// Where the words part: a fault of this program.
    pub fn verify(&self, read_back: &Policy) -> Result<usize, Difference> {
        verify(&self.reading.words, &self.reading.document, &self.draft, read_back)
    }
}
