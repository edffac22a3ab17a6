//! What a format is to the rest of the room.

use std::fmt::Debug;

use super::document::{Document, Origin};
use super::read_error::ReadError;

/// A foreign format: what its files are called, and two ways to their words.
pub trait Format: Debug + Sync {
    /// What people call it: "Word".
    fn name(&self) -> &'static str;

    /// Endings of its files' names, without the dot and in small letters. The first is the usual one.
    fn endings(&self) -> &'static [&'static str];

    /// Whether it reads a file of this ending with these bytes. A format may take files of other endings too, to say
    /// what they are or because their content tells more than their name.
    fn takes(&self, ending: &str, bytes: &[u8]) -> bool {
        let _ = bytes;
        self.endings().contains(&ending)
    }

    /// The document as pieces.
    ///
    /// # Errors
    ///
    /// Why it can't be taken: a document is never half read.
    fn read(&self, bytes: &[u8]) -> Result<Document, ReadError>;

    /// The document's words in its own order by another, simpler way that shares no decision with [`Self::read`]:
    /// what the draft is held against. Footnotes come last, in the order of their references. Text that is no
    /// content by the format's own definition (deletions, comments, scripts) is not among them; numbers that the
    /// format itself gives to list items are not, either. Texts may be split anywhere at white space.
    ///
    /// # Errors
    ///
    /// As [`Self::read`].
    fn words(&self, bytes: &[u8]) -> Result<Vec<(Origin, String)>, ReadError>;
}

/// A document that says something.
pub(super) fn finished(document: Document) -> Result<Document, ReadError> {
    if document.pieces.is_empty() { Err(ReadError::Empty) } else { Ok(document) }
}
