//! The documents of a book, and what its files are called.

use crate::edition::{Edition, Inlines, PictureId};
use crate::pixels::{needs_ground, shown};
use crate::xml::Xml;

/// Path of the style sheet.
pub const STYLE: &str = "style.css";
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

/// A heading in the contents.
pub struct Entry {
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub text: Inlines,
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

/// Class of a transparent picture with dark parts: it keeps paper below it on a dark screen.
pub const ON_PAPER: &str = "on-paper";

/// Path of a picture.
pub fn picture_path(edition: &Edition, index: usize) -> String {
    format!("pictures/{index}.{}", shown(&edition.pictures[index]).1.extension())
}

/// Class of a picture of a person.
pub const PORTRAIT: &str = "portrait";

/// A picture with its alternative text, which is empty where it is decoration.
pub fn image(xml: &mut Xml, edition: &Edition, picture: PictureId, alt: Option<&str>, more: &[(&str, &str)]) {
    let path = picture_path(edition, picture.0);
    let mut attributes = vec![("src", path.as_str()), ("alt", alt.unwrap_or_default())];
    let class = more.iter().find(|(key, _)| *key == "class").map(|(_, class)| *class);
    let ground = needs_ground(&edition.pictures[picture.0]).then_some(ON_PAPER);
    let classes: Vec<&str> = class.into_iter().chain(ground).collect();
    let classes = classes.join(" ");
    attributes.extend(more.iter().filter(|(key, _)| *key != "class").copied());
    if !classes.is_empty() {
        attributes.push(("class", &classes));
    }
    xml.empty("img", &attributes);
}
