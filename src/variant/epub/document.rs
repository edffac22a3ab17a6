//! What every document of the book has around its text, and the title page.

use super::STYLE;
use super::book::Book;
use crate::edition::{Edition, Inlines, reading_minutes};
use crate::xml::Xml;

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
    /// What kind of place it is.
    pub place: Place,
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

/// Places that landmarks name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
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
    format!("pictures/{index}.{}", edition.pictures[index].format.extension())
}

/// A whole document around `body`.
pub fn document(edition: &Edition, title: &str, matter: &str, body: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let language = edition.language.tag();
    let mut xml = Xml::document();
    xml.raw("<!DOCTYPE html>\n");
    let attributes = [
        ("xmlns", "http://www.w3.org/1999/xhtml"),
        ("xmlns:epub", "http://www.idpf.org/2007/ops"),
        ("lang", language),
        ("xml:lang", language),
    ];
    xml.block("html", &attributes, |xml| {
        xml.raw("\n");
        xml.block("head", &[], |xml| {
            xml.raw("\n");
            // "Værdighed – Sammen skaber vi det gode liv": a window's name tells where one is.
            let name = edition.name();
            let whole = if title == name { name } else { format!("{title} – {name}") };
            xml.line("title", &[], &whole);
            xml.empty("link", &[("rel", "stylesheet"), ("type", "text/css"), ("href", STYLE)]);
            xml.raw("\n");
        });
        xml.block("body", &[("epub:type", matter)], |xml| {
            xml.raw("\n");
            xml.block("main", &[], |xml| {
                xml.raw("\n");
                body(xml);
            });
        });
    });
    xml.finish()
}

/// The title page.
pub fn title_page(book: &mut Book<'_>) -> Page {
    let (edition, words) = (book.edition, book.words);
    let path = "titelside.xhtml".to_owned();
    book.pages.open(&path);
    let bytes = document(edition, &edition.name(), "frontmatter", |xml| {
        let attributes = [("class", "titlepage"), ("epub:type", "titlepage"), ("aria-labelledby", "titel")];
        xml.block("section", &attributes, |xml| {
            xml.raw("\n");
            book.pages.cover(xml);
            xml.line("h1", &[("id", "titel")], &edition.title);
            let lines = [("subtitle", &edition.subtitle), ("edition", &edition.edition_name)];
            for (class, line) in lines {
                if let Some(line) = line {
                    xml.line("p", &[("class", class)], line);
                }
            }
            match (edition.publisher.logo, &edition.publisher.logo_alt) {
                (Some(logo), Some(alt)) => xml.block("p", &[("class", "logo")], |xml| {
                    let path = picture_path(edition, logo.0);
                    xml.empty("img", &[("src", &path), ("alt", alt)]);
                }),
                _ => xml.line("p", &[("class", "publisher")], &edition.publisher.name),
            }
            xml.line("p", &[("class", "time")], &words.time(reading_minutes(edition)));
        });
    });
    let title = words.title_page.to_owned();
    Page { path, name: title.clone(), title, entries: Vec::new(), place: Place::Title, bytes }
}
