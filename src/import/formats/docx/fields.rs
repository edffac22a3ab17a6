//! Fields: text that Word computes (ISO/IEC 29500-1, 17.16). The file contains the last result.

use crate::import::formats::rich::spans;

/// What a field's result means to a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// Words that link somewhere.
    Link(String),
    /// A table of contents.
    Contents,
    /// A page number or page count.
    PageNumber,
    /// Ordinary words: dates, references, names.
    Words,
}

/// A field whose end has not been reached.
#[derive(Debug)]
pub struct Field {
    /// The code: what it computes.
    pub code: String,
    /// The result's meaning; none until the result begins, so everything before that is code.
    pub kind: Option<FieldKind>,
}

/// What a code's result means.
pub fn kind(code: &str) -> FieldKind {
    let mut words = code.split_whitespace();
    match words.next().unwrap_or_default().to_uppercase().as_str() {
        "HYPERLINK" => link(code).map_or(FieldKind::Words, FieldKind::Link),
        "TOC" | "INDEX" | "TOA" => FieldKind::Contents,
        "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "PAGEREF" => FieldKind::PageNumber,
        _ => FieldKind::Words,
    }
}

/// The address of `HYPERLINK "https://…" \o "…"`; none for `HYPERLINK \l "bookmark"`, a place in the document.
fn link(code: &str) -> Option<String> {
    let rest = code.trim_start().get("HYPERLINK".len()..)?.trim_start();
    if rest.starts_with('\\') {
        return None;
    }
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split_whitespace().next()?,
    };
    spans::address(address)
}
