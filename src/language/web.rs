//! Words of the web edition.

use crate::policy::VariantName;

/// Words that the web edition adds to those of documents.
#[derive(Debug)]
#[allow(missing_docs, reason = "each word says what it is")]
pub struct WebWords {
    /// The first link of a page: past all that stands before the text.
    pub skip: &'static str,
    /// Heading of the list of other formats.
    pub formats: &'static str,
    /// The link there.
    pub other_formats: &'static str,
    /// The link to the easy-read edition.
    pub easy: &'static str,
    /// The link from there to the whole text.
    pub full: &'static str,
    /// The link that hides the explanation of a word.
    pub close: &'static str,
    /// Before the sections that use a word of the glossary.
    pub used_in: &'static str,
    /// What a variant is for.
    pub purpose: fn(VariantName) -> &'static str,
}
