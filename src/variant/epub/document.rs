//! What every document of the book has around its text.

use super::page::STYLE;
use crate::edition::Edition;
use crate::xml::Xml;

/// A whole document around `body`.
pub fn document(edition: &Edition, title: &str, matter: &str, body: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let language = edition.language.tag();
    let mut xml = Xml::document();
    xml.raw("<!DOCTYPE html>\n");
    let mut attributes = vec![
        ("xmlns", "http://www.w3.org/1999/xhtml"),
        ("xmlns:epub", "http://www.idpf.org/2007/ops"),
        ("lang", language),
        ("xml:lang", language),
    ];
    if edition.language.direction() == "rtl" {
        attributes.push(("dir", "rtl"));
    }
    xml.block("html", &attributes, |xml| {
        xml.raw("\n");
        xml.block("head", &[], |xml| {
            xml.raw("\n");
            // "Værdighed – Sammen skaber vi det gode liv": the window's title tells readers where they are.
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
