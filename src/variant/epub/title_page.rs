//! The title page.

use super::document::document;
use super::page::{Landmark, Page};
use super::sibling;
use crate::edition::reading_minutes;
use crate::variant::markup::{Book, image, unparted};

/// Writes it.
pub fn write(book: &mut Book<'_>) -> Page {
    let (edition, words) = (book.edition, book.words);
    let path = "titelside.xhtml".to_owned();
    book.pages.open(&path);
    let bytes = document(edition, &edition.name(), "frontmatter", |xml| {
        let attributes = [("class", "titlepage"), ("epub:type", "titlepage"), ("aria-labelledby", "titel")];
        xml.block("section", &attributes, |xml| {
            xml.raw("\n");
            book.pages.cover(xml);
            xml.block("h1", &[("id", "titel")], |xml| unparted(xml, &edition.title));
            let lines = [("subtitle", &edition.subtitle), ("edition", &edition.edition_name)];
            for (class, line) in lines {
                if let Some(line) = line {
                    xml.block("p", &[("class", class)], |xml| unparted(xml, line));
                }
            }
            if let Some(cover) = &edition.cover_picture {
                xml.block("p", &[("class", "cover")], |xml| {
                    image(xml, book, cover.picture, cover.alt.as_deref(), &[]);
                });
            }
            match (edition.publisher.logo, &edition.publisher.logo_alt) {
                (Some(logo), Some(alt)) => xml.block("p", &[("class", "logo")], |xml| {
                    image(xml, book, logo, Some(alt), &[]);
                }),
                _ => xml.line("p", &[("class", "publisher")], &edition.publisher.name),
            }
            xml.line("p", &[("class", "time")], &words.time(reading_minutes(edition)));
            sibling::tell(xml, book);
        });
    });
    let title = words.title_page.to_owned();
    Page { path, name: title.clone(), title, entries: Vec::new(), landmark: Landmark::Title, bytes }
}
