//! `index.html`: every publication with its cover, its period, whom it is for, and its files. What is chosen above the list is shown by the style
//! sheet alone, so that no script is needed; where a browser can't, all stays in sight.

use super::feed;
use super::listed::Listed;
use super::style::{self, KINDS, Kind};
use crate::build::manifest::Record;
use crate::build::state::State;
use crate::language::{self, IndexWords, LanguageFile};
use crate::policy::{Language, VariantName};
use crate::variant::{Preflight, unparted, writer};
use crate::xml::Xml;

/// Writes the page.
pub fn write(listed: &[Listed<'_>], language: &LanguageFile) -> Vec<u8> {
    let words = &language.index;
    let mut xml = Xml::fragment();
    xml.raw("<!DOCTYPE html>\n");
    xml.block("html", &[("lang", language.tag)], |xml| {
        xml.raw("\n");
        xml.block("head", &[], |xml| {
            xml.raw("\n");
            xml.empty("meta", &[("charset", "utf-8")]);
            xml.empty("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            xml.empty("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            xml.line("title", &[], words.title);
            xml.empty("link", &[("rel", "stylesheet"), ("href", style::FILE)]);
            if !feed::entries(listed).is_empty() {
                let feed = [("rel", "alternate"), ("type", "application/atom+xml"), ("href", "feed.xml")];
                xml.empty("link", &feed);
            }
        });
        xml.block("body", &[], |xml| {
            xml.raw("\n");
            xml.block("main", &[], |xml| {
                xml.raw("\n");
                xml.line("h1", &[], words.title);
                choice(xml, listed, words);
                // Publishers stand together; those of nobody known come first, without a heading.
                for (number, group) in
                    listed.chunk_by(|one, other| one.publisher() == other.publisher()).enumerate()
                {
                    publisher(xml, number, group, language);
                }
            });
        });
    });
    xml.finish()
}

/// What to show: each kind of file that there is.
fn choice(xml: &mut Xml, listed: &[Listed<'_>], words: &IndexWords) {
    let there = |kind: &Kind| listed.iter().any(|one| has(one, kind));
    let kinds: Vec<&Kind> = KINDS.iter().filter(|kind| there(kind)).collect();
    if kinds.len() < 2 || listed.len() < 2 {
        return;
    }
    xml.block("fieldset", &[("class", "choice")], |xml| {
        xml.raw("\n");
        xml.line("legend", &[], words.show);
        let mut radio = |id: &str, name: &str, more: &[(&str, &str)]| {
            xml.block("span", &[("class", "one")], |xml| {
                let id = format!("_vis-{id}");
                let mut attributes = vec![("type", "radio"), ("name", "vis"), ("id", id.as_str())];
                attributes.extend(more);
                xml.empty("input", &attributes);
                xml.raw(" ");
                xml.element("label", &[("for", &id)], |xml| xml.text(name));
            });
        };
        radio("alt", words.all, &[("checked", "checked")]);
        for kind in kinds {
            radio(kind.name, (words.kind)(kind.name), &[]);
        }
    });
}

fn has(listed: &Listed<'_>, kind: &Kind) -> bool {
    listed.artefacts.iter().any(|record| kind.holds(&record.variant))
}

fn publisher(xml: &mut Xml, number: usize, group: &[Listed<'_>], language: &LanguageFile) {
    let name = group.first().map_or("", |one| one.publisher());
    let id = format!("_udgiver-{number}");
    xml.block("section", &[("class", "publisher"), ("id", &id)], |xml| {
        xml.raw("\n");
        if !name.is_empty() {
            xml.line("h2", &[], name);
        }
        for one in group {
            publication(xml, one, language);
        }
    });
}

fn publication(xml: &mut Xml, listed: &Listed<'_>, language: &LanguageFile) {
    let kinds: Vec<String> =
        KINDS.iter().filter(|kind| has(listed, kind)).map(|kind| format!("has-{}", kind.name)).collect();
    let class = format!("publication {}", kinds.join(" "));
    xml.block("article", &[("class", class.trim_end()), ("aria-labelledby", listed.slug)], |xml| {
        xml.raw("\n");
        if let Some(cover) = listed.artefacts.iter().find_map(|record| record.drawn_cover()) {
            // The title beside it says what it shows.
            xml.block("p", &[("class", "cover")], |xml| xml.empty("img", &[("src", cover), ("alt", "")]));
        }
        xml.block("div", &[("class", "about")], |xml| {
            xml.raw("\n");
            about(xml, listed, language);
            files(xml, listed, language);
        });
    });
}

fn about(xml: &mut Xml, listed: &Listed<'_>, language: &LanguageFile) {
    let words = &language.index;
    let mut heading = vec![("id", listed.slug)];
    if listed.language != language.tag {
        heading.push(("lang", listed.language));
    }
    xml.block("h3", &heading, |xml| match listed.file("index.html") {
        Some(page) => xml.element("a", &[("href", page)], |xml| xml.text(listed.title)),
        None => xml.text(listed.title),
    });
    let Some(about) = &listed.about else { return };
    if let Some(subtitle) = &about.subtitle {
        xml.line("p", &[("class", "subtitle")], subtitle);
    }
    let tongue = Language::parse(listed.language).map(|tongue| language::of(&tongue));
    let tongue =
        tongue.map(|tongue| if language.tag == "da" { tongue.danish_name } else { tongue.english_name });
    let said = [
        (language.document.valid, about.years.as_deref()),
        (language.document.audience, about.audience.as_deref()),
        (words.language, tongue),
    ];
    xml.block("dl", &[], |xml| {
        xml.raw("\n");
        for (what, value) in said {
            if let Some(value) = value {
                xml.block("div", &[], |xml| {
                    xml.element("dt", &[], |xml| xml.text(what));
                    xml.element("dd", &[], |xml| xml.text(value));
                });
            }
        }
    });
}

/// The files for readers, and then those for whoever publishes.
fn files(xml: &mut Xml, listed: &Listed<'_>, language: &LanguageFile) {
    let words = &language.index;
    let is_for_readers = |record: &&Record| {
        VariantName::from_name(&record.variant).is_some_and(|variant| writer(variant).is_for_readers())
    };
    xml.block("ul", &[("class", "files")], |xml| {
        xml.raw("\n");
        for record in listed.shown() {
            file(xml, record, language, true);
        }
    });
    let others: Vec<&Record> =
        listed.artefacts.iter().copied().filter(|record| !is_for_readers(record)).collect();
    let has_sheet = listed.artefacts.iter().any(|record| record.companion::<Preflight>().is_some());
    if others.is_empty() && listed.reports.is_empty() && !has_sheet {
        return;
    }
    xml.block("details", &[], |xml| {
        xml.raw("\n");
        xml.line("summary", &[], words.for_publishers);
        xml.block("ul", &[], |xml| {
            xml.raw("\n");
            for record in others {
                file(xml, record, language, false);
            }
            for sheet in listed.artefacts.iter().filter_map(|record| record.companion::<Preflight>()) {
                let text = format!("{} (PDF)", words.preflight);
                xml.block("li", &[], |xml| xml.element("a", &[("href", &sheet.path)], |xml| xml.text(&text)));
            }
            for record in &listed.reports {
                let size = language.size(record.bytes);
                let text = told(words.report, &record.path, &size, "", standing(record.state, words));
                xml.block("li", &[], |xml| {
                    xml.element("a", &[("href", &record.path)], |xml| unparted(xml, &text))
                });
            }
        });
    });
}

fn file(xml: &mut Xml, record: &Record, language: &LanguageFile, with_purpose: bool) {
    let words = &language.index;
    let variant = VariantName::from_name(&record.variant);
    let name = variant.map_or("", |variant| (words.variant)(variant));
    let pages = record.pages.map(|pages| format!(", {pages}\u{a0}{}", words.pages)).unwrap_or_default();
    let size = language.size(record.bytes);
    let text = told(name, &record.path, &size, &pages, standing(record.state, words));
    let kinds: Vec<&str> =
        KINDS.iter().filter(|kind| kind.holds(&record.variant)).map(|kind| kind.name).collect();
    let class = kinds.join(" ");
    let class: &[_] = if class.is_empty() { &[] } else { &[("class", class.as_str())] };
    xml.block("li", class, |xml| {
        xml.element("a", &[("href", &record.path)], |xml| unparted(xml, &text));
        if let Some(variant) = variant.filter(|_| with_purpose) {
            xml.raw(" ");
            xml.element("span", &[("class", "purpose")], |xml| {
                unparted(xml, (language.web.purpose)(variant))
            });
        }
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

/// The words of a link, which tell file type and size before it is followed, and how the file stands to its source.
fn told(name: &str, path: &str, size: &str, pages: &str, standing: Option<&str>) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default().to_uppercase();
    let standing = standing.map_or_else(String::new, |words| format!(" – {words}"));
    format!("{name} ({ending}, {size}{pages}){standing}")
}
