//! The package document. EPUB 3.3, 5.

use super::{Book, NAV, STYLE, metadata, xhtml};
use crate::xml::Xml;

/// Writes `content.opf`.
pub fn write(book: &Book<'_>) -> Vec<u8> {
    let mut xml = Xml::document();
    let language = book.edition.language.tag();
    xml.block(
        "package",
        &[
            ("xmlns", "http://www.idpf.org/2007/opf"),
            ("version", "3.0"),
            ("unique-identifier", "publication-id"),
            ("xml:lang", language),
            ("dir", "ltr"),
        ],
        |xml| {
            xml.raw("\n");
            xml.block("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")], |xml| {
                xml.raw("\n");
                describe(book, xml);
            });
            xml.block("manifest", &[], |xml| {
                xml.raw("\n");
                manifest(book, xml);
            });
            xml.block("spine", &[], |xml| {
                xml.raw("\n");
                for (index, page) in book.pages.iter().enumerate() {
                    item_ref(xml, &page.id());
                    // The contents stand where a reader of the paper finds them: after the title page.
                    if index == 0 {
                        item_ref(xml, "nav");
                    }
                }
            });
        },
    );
    xml.finish()
}

fn item_ref(xml: &mut Xml, id: &str) {
    xml.empty("itemref", &[("idref", id)]);
    xml.raw("\n");
}

fn describe(book: &Book<'_>, xml: &mut Xml) {
    let edition = book.edition;
    xml.line("dc:identifier", &[("id", "publication-id")], &edition.identifier);
    xml.line("dc:title", &[("id", "title")], &edition.title);
    meta(xml, &[("refines", "#title"), ("property", "title-type")], "main");
    if let Some(subtitle) = &edition.subtitle {
        xml.line("dc:title", &[("id", "subtitle")], subtitle);
        meta(xml, &[("refines", "#subtitle"), ("property", "title-type")], "subtitle");
    }
    if let Some(name) = &edition.edition_name {
        xml.line("dc:title", &[("id", "edition")], name);
        meta(xml, &[("refines", "#edition"), ("property", "title-type")], "edition");
    }
    xml.line("dc:language", &[], edition.language.tag());
    xml.line("dc:type", &[], book.words.kind(edition.kind));
    xml.line("dc:creator", &[("id", "creator")], &edition.publisher.name);
    xml.line("dc:publisher", &[], &edition.publisher.name);
    if let Some(date) = edition.date {
        xml.line("dc:date", &[], &date.to_string());
        meta(xml, &[("property", "dcterms:modified")], &format!("{date}T00:00:00Z"));
    }
    if let Some(summary) = &edition.summary {
        xml.line("dc:description", &[], summary);
    }
    for keyword in &edition.keywords {
        xml.line("dc:subject", &[], keyword);
    }
    if let Some(audience) = &edition.audience {
        meta(xml, &[("property", "dcterms:audience")], audience);
    }
    let has = metadata::has(edition);
    for mode in has.modes() {
        meta(xml, &[("property", "schema:accessMode")], mode);
    }
    // Every picture has words, so the text alone is enough.
    meta(xml, &[("property", "schema:accessModeSufficient")], "textual");
    for feature in has.features() {
        meta(xml, &[("property", "schema:accessibilityFeature")], feature);
    }
    meta(xml, &[("property", "schema:accessibilityHazard")], "none");
    meta(xml, &[("property", "schema:accessibilitySummary")], &has.summary(book.words));
}

fn meta(xml: &mut Xml, attributes: &[(&str, &str)], text: &str) {
    xml.line("meta", attributes, text);
}

fn manifest(book: &Book<'_>, xml: &mut Xml) {
    let mut item = |attributes: &[(&str, &str)]| {
        xml.empty("item", attributes);
        xml.raw("\n");
    };
    item(&[("id", "nav"), ("href", NAV), ("media-type", "application/xhtml+xml"), ("properties", "nav")]);
    item(&[("id", "style"), ("href", STYLE), ("media-type", "text/css")]);
    for page in &book.pages {
        item(&[("id", &page.id()), ("href", &page.path), ("media-type", "application/xhtml+xml")]);
    }
    for (index, picture) in book.edition.pictures.iter().enumerate() {
        let path = xhtml::picture_path(book.edition, index);
        item(&[
            ("id", &format!("picture-{index}")),
            ("href", &path),
            ("media-type", picture.format.media_type()),
        ]);
    }
}
