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
    /// What a variant is called.
    pub variant: fn(VariantName) -> &'static str,
}
