//! The documents of a book, and what its files are called.

use crate::edition::Edition;
use crate::pixels::shown;
use crate::variant::markup::Entry;

/// Path of the style sheet.
pub const STYLE: &str = "style.css";
/// Path of the cover.
pub const COVER: &str = "cover.png";
/// Path of the navigation document.
pub const NAV: &str = "nav.xhtml";

/// A content document.
pub struct Page {
    /// Path below the publication's folder.
    pub path: String,
    /// Name in the contents, which no other document has.
    pub title: String,
    /// The same without its label and number.
    pub name: String,
    /// Headings of level 2.
    pub entries: Vec<Entry>,
    /// What landmarks call it.
    pub landmark: Landmark,
    /// The document.
    pub bytes: Vec<u8>,
}

impl Page {
    /// Id in the manifest.
    pub fn id(&self) -> String {
        format!("page-{}", self.path.trim_end_matches(".xhtml"))
    }
}

/// What a document is among the landmarks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landmark {
    /// The title page.
    Title,
    /// Before the body or after it: a foreword, an appendix.
    Beside,
    /// The body.
    Body,
    /// The glossary.
    Glossary,
    /// The colophon.
    Colophon,
}

/// Path of a picture.
pub fn picture_path(edition: &Edition, index: usize) -> String {
    format!("pictures/{index}.{}", shown(&edition.pictures[index]).1.extension())
}
