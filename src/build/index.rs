//! `index.html`: a page that leads to every file, for people.

use std::path::Path;

use super::{Failure, Manifest, Record, write};
use crate::locale::IndexWords;
use crate::policy::{Language, VariantName};
use crate::xml::Xml;

/// Writes the page.
pub fn write(out: &Path, manifest: &Manifest) -> Result<(), Failure> {
    let language = manifest
        .artefacts
        .first()
        .and_then(|record| Language::parse(&record.language))
        .unwrap_or_else(Language::danish);
    write::atomically(&out.join("index.html"), &page(manifest, &IndexWords::language(&language)))
}

fn page(manifest: &Manifest, language: &Language) -> Vec<u8> {
    let words = IndexWords::of(language);
    let mut xml = Xml::fragment();
    xml.raw("<!DOCTYPE html>\n");
    xml.block("html", &[("lang", language.tag())], |xml| {
        xml.block("head", &[], |xml| {
            xml.empty("meta", &[("charset", "utf-8")]);
            xml.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            xml.line("title", &[], words.title);
            xml.line("style", &[], STYLE);
        });
        xml.block("body", &[], |xml| {
            xml.block("main", &[], |xml| {
                xml.line("h1", &[], words.title);
                for group in manifest.artefacts.chunk_by(|a, b| a.slug == b.slug) {
                    policy(xml, group, words, language);
                }
            });
        });
    });
    xml.finish()
}

fn policy(xml: &mut Xml, group: &[Record], words: &IndexWords, language: &Language) {
    let Some(first) = group.first() else { return };
    xml.block("section", &[("aria-labelledby", &first.slug)], |xml| {
        let mut heading = vec![("id", first.slug.as_str())];
        if first.language != language.tag() {
            heading.push(("lang", &first.language));
        }
        xml.line("h2", &heading, &first.title);
        xml.block("ul", &[], |xml| {
            for record in group {
                let name =
                    VariantName::from_name(&record.variant).map_or("", |variant| words.variant(variant));
                let ending = record.path.rsplit('.').next().unwrap_or_default().to_uppercase();
                let pages =
                    record.pages.map(|pages| format!(", {pages} {}", words.pages)).unwrap_or_default();
                let size = record.bytes.div_ceil(1024);
                // The link tells file type and size before it is followed.
                let text = format!("{name} ({ending}, {size} kB{pages})");
                xml.block("li", &[], |xml| {
                    xml.element("a", &[("href", &record.path)], |xml| xml.text(&text))
                });
                if let Some(sheet) = &record.preflight {
                    let text = format!("{} (PDF)", words.preflight);
                    xml.block("li", &[], |xml| {
                        xml.element("a", &[("href", &sheet.path)], |xml| xml.text(&text))
                    });
                }
            }
        });
    });
}

const STYLE: &str = "\
:root { color-scheme: light dark; }
body { font: 1.125rem/1.6 system-ui, sans-serif; margin: 0; padding: 1.5rem; }
main { max-width: 42rem; margin: 0 auto; }
h2 { margin: 2em 0 0.4em; }
ul { padding-left: 1.2em; }
li { margin: 0.5em 0; }
a { display: inline-block; min-height: 1.5rem; }
";
