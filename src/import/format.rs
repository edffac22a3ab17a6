//! The interface between a format and the rest of the importer.

use std::fmt::Debug;

use super::document::{Document, Origin};
use super::read_error::ReadError;

/// What the order of a format's words means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// It is the order in which they are read, so a draft has it, too.
    Reading,
    /// None: each text is a run of letters that belong together, and which comes after which is a judgement.
    Runs,
}

/// A foreign format: its file endings, and two ways to read its words.
pub trait Format: Debug + Sync {
    /// Its everyday name: "Word".
    fn name(&self) -> &'static str;

    /// Its file endings, in lower case and without the dot. The first is the usual one.
    fn endings(&self) -> &'static [&'static str];

    /// Whether it accepts a file with this ending and these bytes. A format may also accept other endings, either to
    /// explain what such files are or because their content says more than their name.
    fn takes(&self, ending: &str, bytes: &[u8]) -> bool {
        let _ = bytes;
        self.endings().contains(&ending)
    }

    /// Whether its files are texts, which may be saved in one encoding or another.
    fn is_text(&self) -> bool {
        false
    }

    /// What the order of [`Self::words`] means.
    fn order(&self) -> Order {
        Order::Reading
    }

    /// Reads the document as pieces.
    ///
    /// # Errors
    ///
    /// The reason it is refused: a document is never half read.
    fn read(&self, bytes: &[u8]) -> Result<Document, ReadError>;

    /// The document's words in its own order, read in another, simpler way that shares no decision with
    /// [`Self::read`]. The draft is compared with them. Footnotes come last, in the order of their references. Left
    /// out are text that the format itself does not count as content (deletions, comments, scripts) and the numbers
    /// that it gives to list items. Texts may be split anywhere at white space.
    ///
    /// # Errors
    ///
    /// As [`Self::read`].
    fn words(&self, bytes: &[u8]) -> Result<Vec<(Origin, String)>, ReadError>;
}

/// Passes a document on unless it is empty.
pub(super) fn finished(document: Document) -> Result<Document, ReadError> {
    if document.pieces.is_empty() { Err(ReadError::Empty) } else { Ok(document) }
}
