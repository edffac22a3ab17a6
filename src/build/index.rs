//! `index.html`: a page that leads people to every file.

use std::collections::BTreeMap;
use std::path::Path;

use super::manifest::{Manifest, Record, ReportRecord};
use super::state::State;
use crate::files::{Unwritable, write_if_new};
use crate::language::{self, IndexWords, LanguageFile};
use crate::policy::{Language, VariantName};
use crate::variant::Preflight;
use crate::xml::Xml;

/// Writes the page.
pub fn write(out: &Path, manifest: &Manifest) -> Result<(), Unwritable> {
    let language = manifest
        .artefacts
        .first()
        .map(|record| &record.language)
        .or(manifest.reports.first().map(|report| &report.language))
        .and_then(|language| Language::parse(language))
        .unwrap_or_else(Language::danish);
    write_if_new(&out.join("index.html"), &page(manifest, language::of(&language)))
}

fn page(manifest: &Manifest, language: &LanguageFile) -> Vec<u8> {
    let words = &language.index;
    let mut xml = Xml::fragment();
    xml.raw("<!DOCTYPE html>\n");
    xml.block("html", &[("lang", language.tag)], |xml| {
        xml.block("head", &[], |xml| {
            xml.empty("meta", &[("charset", "utf-8")]);
            xml.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            xml.line("title", &[], words.title);
            xml.line("style", &[], STYLE);
        });
        xml.block("body", &[], |xml| {
            xml.block("main", &[], |xml| {
                xml.line("h1", &[], words.title);
                for listed in listed(manifest).values() {
                    policy(xml, listed, language);
                }
            });
        });
    });
    xml.finish()
}

/// What stands in the folder of one policy.
struct Listed<'a> {
    slug: &'a str,
    title: &'a str,
    language: &'a str,
    artefacts: Vec<&'a Record>,
    reports: Vec<&'a ReportRecord>,
}

/// Policies by slug. One whose files are all held back may have nothing but a report.
fn listed(manifest: &Manifest) -> BTreeMap<&str, Listed<'_>> {
    let mut all = BTreeMap::new();
    for record in &manifest.artefacts {
        let Record { slug, title, language, .. } = record;
        let new = || Listed { slug, title, language, artefacts: Vec::new(), reports: Vec::new() };
        all.entry(slug.as_str()).or_insert_with(new).artefacts.push(record);
    }
    for record in manifest.reports.iter().filter(|record| record.path.ends_with(".html")) {
        let ReportRecord { slug, title, language, .. } = record;
        let new = || Listed { slug, title, language, artefacts: Vec::new(), reports: Vec::new() };
        all.entry(slug.as_str()).or_insert_with(new).reports.push(record);
    }
    all
}

fn policy(xml: &mut Xml, listed: &Listed<'_>, language: &LanguageFile) {
    let words = &language.index;
    xml.block("section", &[("aria-labelledby", listed.slug)], |xml| {
        let mut heading = vec![("id", listed.slug)];
        if listed.language != language.tag {
            heading.push(("lang", listed.language));
        }
        xml.line("h2", &heading, listed.title);
        xml.block("ul", &[], |xml| {
            for record in &listed.artefacts {
                let name =
                    VariantName::from_name(&record.variant).map_or("", |variant| (words.variant)(variant));
                let pages =
                    record.pages.map(|pages| format!(", {pages} {}", words.pages)).unwrap_or_default();
                link(xml, name, &record.path, record.bytes, &pages, standing(record.state, words));
                if let Some(sheet) = record.companion::<Preflight>() {
                    let text = format!("{} (PDF)", words.preflight);
                    xml.block("li", &[], |xml| {
                        xml.element("a", &[("href", &sheet.path)], |xml| xml.text(&text))
                    });
                }
            }
            for record in &listed.reports {
                link(xml, words.report, &record.path, record.bytes, "", standing(record.state, words));
            }
        });
    });
}

/// What a reader has to know of a file that isn't what its source gives.
fn standing(state: State, words: &IndexWords) -> Option<&'static str> {
    match state {
        State::Current => None,
        State::HeldBack => Some(words.held_back),
        State::Outdated => Some(words.outdated),
        State::Unwanted => Some(words.unwanted),
    }
}

/// A link that tells file type and size before it is followed, and how the file stands to its source.
fn link(xml: &mut Xml, name: &str, path: &str, bytes: u64, pages: &str, standing: Option<&str>) {
    let ending = path.rsplit('.').next().unwrap_or_default().to_uppercase();
    let standing = standing.map_or_else(String::new, |words| format!(" – {words}"));
    let text = format!("{name} ({ending}, {} kB{pages}){standing}", bytes.div_ceil(1024));
    xml.block("li", &[], |xml| xml.element("a", &[("href", path)], |xml| xml.text(&text)));
}

const STYLE: &str = "\
:root { color-scheme: light dark; }
body { font: 1.125rem/1.6 system-ui, sans-serif; margin: 0; padding: 1.5rem; overflow-wrap: anywhere; }
main { max-width: 42rem; margin: 0 auto; }
h2 { margin: 2em 0 0.4em; }
ul { padding-left: 1.2em; }
li { margin: 0.5em 0; }
a { display: inline-block; min-height: 1.5rem; }
";
