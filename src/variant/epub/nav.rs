//! The navigation document: contents and landmarks, in the language of the book. EPUB 3.3, 7.

use super::Book;
use super::xhtml::{Entry, Page, Place, document};
use crate::xml::Xml;

/// Writes `nav.xhtml`.
pub fn write(book: &Book<'_>) -> Vec<u8> {
    let words = book.words;
    document(book.edition, words.contents, "frontmatter", |xml| {
        xml.block(
            "nav",
            &[("epub:type", "toc"), ("role", "doc-toc"), ("aria-labelledby", "indhold")],
            |xml| {
                xml.raw("\n");
                xml.line("h1", &[("id", "indhold")], words.contents);
                contents(xml, book.pages.iter().map(|page| (page, page.entries.as_slice())));
            },
        );
        // For reading systems, which offer these places in a menu of their own.
        xml.block(
            "nav",
            &[("epub:type", "landmarks"), ("aria-label", words.landmarks), ("hidden", "hidden")],
            |xml| {
                xml.raw("\n");
                xml.block("ol", &[], |xml| {
                    xml.raw("\n");
                    landmarks(xml, book);
                });
            },
        );
    })
}

fn contents<'a>(xml: &mut Xml, pages: impl Iterator<Item = (&'a Page, &'a [Entry])>) {
    xml.block("ol", &[], |xml| {
        xml.raw("\n");
        for (page, entries) in pages {
            xml.block("li", &[], |xml| {
                link(xml, &page.path, &page.title, &[]);
                if !entries.is_empty() {
                    xml.raw("\n");
                    xml.block("ol", &[], |xml| {
                        xml.raw("\n");
                        for entry in entries {
                            let href = format!("{}#{}", page.path, entry.id);
                            xml.block("li", &[], |xml| link(xml, &href, &entry.text, &[]));
                        }
                    });
                }
            });
        }
    });
}

fn landmarks(xml: &mut Xml, book: &Book<'_>) {
    let mut add = |href: &str, text: &str, kind: &str| {
        xml.block("li", &[], |xml| link(xml, href, text, &[("epub:type", kind)]));
    };
    add(super::NAV, book.words.contents, "toc");
    let of = |place: Place| book.pages.iter().find(|page| page.place == place);
    if let Some(page) = of(Place::Title) {
        add(&page.path, book.words.title_page, "titlepage");
    }
    if let Some(page) = of(Place::Body) {
        add(&page.path, book.words.start_of_text, "bodymatter");
    }
    for (place, kind) in [(Place::Glossary, "glossary"), (Place::Colophon, "colophon")] {
        if let Some(page) = of(place) {
            add(&page.path, &page.title, kind);
        }
    }
}

fn link(xml: &mut Xml, href: &str, text: &str, more: &[(&str, &str)]) {
    let mut attributes = vec![("href", href)];
    attributes.extend(more);
    xml.element("a", &attributes, |xml| xml.text(text));
}
