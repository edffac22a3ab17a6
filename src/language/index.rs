//! Words of the page that links to every file.

use crate::policy::VariantName;

/// Words of `index.html`.
#[derive(Debug)]
#[allow(missing_docs, reason = "each word says what it is")]
pub struct IndexWords {
    pub title: &'static str,
    pub pages: &'static str,
    pub preflight: &'static str,
    pub report: &'static str,
    /// Of a file from before, whose source has errors now.
    pub held_back: &'static str,
    /// Of a file whose source has changed since.
    pub outdated: &'static str,
    /// Of a file that no source asks for any more.
    pub unwanted: &'static str,
    /// What is asked above the list: which files to show.
    pub show: &'static str,
    /// All of them.
    pub all: &'static str,
    /// A kind of file, by its name in the page.
    pub kind: fn(&str) -> &'static str,
    pub language: &'static str,
    /// Of files that are no reader's.
    pub for_publishers: &'static str,
    /// What a variant is called.
    pub variant: fn(VariantName) -> &'static str,
}
