//! The page: what stands around the sections, and the sections.

use super::form::PageForm;
use super::head;
use crate::edition::{
    Added, Block, Edition, Inline, Part, Section, Visitor, Walk, one_line, reading_minutes, visit_section,
    words,
};
use crate::language::{self, LanguageFile};
use crate::policy::EditionKind;
use crate::variant::input::{Format, Input};
use crate::variant::markup::{Body, Book, Made, Voice, image, unparted};
use crate::xml::Xml;

/// What web pages have no use for: semantics of e-books, and what stands in for headers where a table is stacked.
const UNWANTED: &[&str] = &["data-header", "epub:type", "xml:lang"];
/// Anchors of what stands around the text. Those of the text have no underscore at their beginning.
const TEXT: &str = "_tekst";
const CONTENTS: &str = "_indhold";
const FORMATS: &str = "_formater";

/// Path of the style sheet, beside the page.
pub fn style_path(prefix: &str) -> String {
    format!("web/{prefix}style.css")
}

/// Whether something on the page is set in italics.
pub fn has_italic(edition: &Edition) -> bool {
    struct Italic(bool);
    impl Visitor for Italic {
        fn block(&mut self, block: &Block, walk: Walk<'_>) {
            self.0 |= matches!(block, Block::Figure(figure) if figure.credit.is_some());
            walk.into_block(block, self);
        }
        fn inline(&mut self, inline: &Inline, walk: Walk<'_>) {
            self.0 |= matches!(inline, Inline::Emphasis { .. });
            walk.into_inline(inline, self);
        }
    }
    let mut italic = Italic(false);
    edition.reading_order().for_each(|section| visit_section(section, &mut italic));
    italic.0
}

/// Writes the page.
///
/// # Panics
///
/// If what it says are not the words of the edition, each once.
pub fn write(input: &Input, prefix: &'static str, file: &str) -> Vec<u8> {
    let Input { edition, sibling, formats, .. } = input;
    let language = language::of(&edition.language);
    let form = PageForm { edition, prefix };
    let mut book = Book::new(edition, sibling.as_ref(), None, &form);
    book.uses = uses(edition, &form);
    let mut xml = Xml::fragment().without(UNWANTED);
    xml.raw("<!DOCTYPE html>\n");
    let mut attributes = vec![("lang", edition.language.tag())];
    if edition.language.direction() == "rtl" {
        attributes.push(("dir", "rtl"));
    }
    xml.block("html", &attributes, |xml| {
        xml.raw("\n");
        head::write(xml, input, file, &style_path(prefix));
        let kind = if edition.edition_kind == EditionKind::Easy { "easy" } else { "full" };
        xml.block("body", &[("class", kind)], |xml| {
            xml.raw("\n");
            let to_text = format!("#{TEXT}");
            let skip = [("class", "skip"), ("href", to_text.as_str())];
            xml.block("a", &skip, |xml| xml.text(language.web.skip));
            masthead(xml, &book);
            xml.block("main", &[], |xml| {
                xml.raw("\n");
                title(xml, &book, formats, language);
                xml.block("div", &[("class", "columns")], |xml| {
                    xml.raw("\n");
                    contents(xml, &book, formats, language);
                    xml.block("div", &[("class", "text"), ("id", TEXT), ("tabindex", "-1")], |xml| {
                        xml.raw("\n");
                        edition.reading_order().for_each(|one| section(xml, &mut book, one));
                    });
                });
            });
            footer(xml, edition, formats, language);
        });
    });
    let (read, listed) = (book.pages.words_read(), words(edition).len());
    assert_eq!(read, listed, "the page says the words of the edition, each once");
    xml.finish()
}

/// Where words of the glossary are used, also behind the glossary itself: the sections are written once for that alone.
fn uses(edition: &Edition, form: &PageForm<'_>) -> Vec<Vec<(String, String)>> {
    let mut draft = Book::new(edition, None, None, form);
    let mut xml = Xml::fragment();
    edition.reading_order().for_each(|one| section(&mut xml, &mut draft, one));
    draft.uses
}

/// Whose page it is.
fn masthead(xml: &mut Xml, book: &Book<'_>) {
    let publisher = &book.edition.publisher;
    xml.block("header", &[("class", "masthead")], |xml| {
        xml.raw("\n");
        match (publisher.logo, &publisher.logo_alt) {
            (Some(logo), Some(alt)) => xml.block("p", &[("class", "logo")], |xml| {
                image(xml, book, logo, Some(alt), &[]);
            }),
            _ => xml.line("p", &[("class", "publisher")], &publisher.name),
        }
    });
}

/// The title, on the publisher's colour.
fn title(xml: &mut Xml, book: &Book<'_>, formats: &[Format], language: &LanguageFile) {
    let edition = book.edition;
    let has_picture = if edition.cover_picture.is_some() { "cover with-picture" } else { "cover" };
    xml.block("div", &[("class", has_picture)], |xml| {
        xml.raw("\n");
        xml.block("div", &[("class", "inner")], |xml| {
            xml.raw("\n");
            xml.block("div", &[("class", "title")], |xml| {
                xml.raw("\n");
                xml.block("h1", &[], |xml| unparted(xml, &edition.title));
                let lines = [("subtitle", &edition.subtitle), ("edition", &edition.edition_name)];
                for (class, line) in lines {
                    if let Some(line) = line {
                        xml.block("p", &[("class", class)], |xml| unparted(xml, line));
                    }
                }
                xml.line("p", &[("class", "time")], &book.words.time(reading_minutes(edition)));
                let other = book.sibling.map(|other| (other.file_name.clone(), whole(edition, language)));
                let more = (!formats.is_empty()).then(|| (format!("#{FORMATS}"), language.web.other_formats));
                if other.is_some() || more.is_some() {
                    xml.block("ul", &[("class", "ways")], |xml| {
                        xml.raw("\n");
                        for (href, words) in other.iter().chain(&more) {
                            xml.block("li", &[], |xml| {
                                xml.element("a", &[("href", href)], |xml| xml.text(words));
                            });
                        }
                    });
                }
            });
            if let Some(cover) = &edition.cover_picture {
                xml.block("p", &[("class", "picture")], |xml| {
                    image(xml, book, cover.picture, cover.alt.as_deref(), &[]);
                });
            }
        });
    });
}

/// The words for the way to the other edition.
fn whole(edition: &Edition, language: &LanguageFile) -> &'static str {
    match edition.edition_kind {
        EditionKind::Full => language.web.easy,
        EditionKind::Easy => language.web.full,
    }
}

/// The contents: beside the text where there is room, and otherwise above it, to be opened.
fn contents(xml: &mut Xml, book: &Book<'_>, formats: &[Format], language: &LanguageFile) {
    let words = book.words;
    xml.block("nav", &[("class", "contents"), ("aria-label", words.contents)], |xml| {
        xml.raw("\n");
        xml.block("details", &[("id", CONTENTS)], |xml| {
            xml.raw("\n");
            xml.line("summary", &[], words.contents);
            xml.block("ol", &[], |xml| {
                xml.raw("\n");
                for section in book.edition.reading_order() {
                    let href = format!("#{}", section.id);
                    xml.block("li", &[], |xml| {
                        xml.element("a", &[("href", &href)], |xml| {
                            if let Some(label) = &section.label {
                                xml.element("span", &[("class", "label")], |xml| {
                                    unparted(xml, &one_line(label))
                                });
                                xml.text(" ");
                            }
                            unparted(xml, &one_line(&section.title));
                        });
                    });
                }
                if !formats.is_empty() {
                    let href = format!("#{FORMATS}");
                    xml.block("li", &[("class", "more")], |xml| {
                        xml.element("a", &[("href", &href)], |xml| xml.text(language.web.formats));
                    });
                }
            });
        });
    });
}

/// The class of a section.
fn class(part: Part) -> &'static str {
    match part {
        Part::Of(role) => role.name(),
        Part::Added(Added::Descriptions) => "appendix",
        Part::Added(Added::Glossary) => "glossary",
        Part::Added(Added::Colophon) => "colophon",
    }
}

fn section(xml: &mut Xml, book: &mut Book<'_>, section: &Section) {
    let is_beside = book.edition.lookup.as_ref().is_some_and(|lookup| std::ptr::eq(lookup, section));
    book.pages.open(&section.id);
    book.pages.pause(is_beside);
    let heading = book.form.made(Made::Title(&section.id));
    let way = way(book, section);
    let mut body = Body::of(book, section);
    xml.block("section", &[("id", &section.id), ("class", class(section.role))], |xml| {
        xml.raw("\n");
        xml.block("h2", &[("id", &heading)], |xml| {
            if let Some(label) = &section.label {
                xml.element("span", &[("class", "label")], |xml| body.plain(xml, label, Voice::Name));
                xml.text(" ");
            }
            body.plain(xml, &section.title, Voice::Name);
        });
        if let Some((href, words)) = &way {
            xml.block("p", &[("class", "counterpart")], |xml| {
                xml.element("a", &[("href", href), ("rel", "alternate")], |xml| xml.text(words));
            });
        }
        body.blocks(xml, &section.blocks);
        body.notes(xml);
    });
    book.pages.pause(false);
}

/// The way to the same section of the other edition.
fn way(book: &Book<'_>, section: &Section) -> Option<(String, String)> {
    let sibling = book.sibling.filter(|_| matches!(section.role, Part::Of(_)))?;
    let other = sibling.sections.iter().find(|one| one.id == section.id)?;
    let what = if sibling.kind == EditionKind::Easy { book.words.in_easy } else { book.words.in_full };
    Some((format!("{}#{}", sibling.file_name, other.id), format!("{what}: {}", other.title)))
}

/// The other formats, each with its size and whom it is for, and who publishes.
fn footer(xml: &mut Xml, edition: &Edition, formats: &[Format], language: &LanguageFile) {
    let words = &language.web;
    xml.block("footer", &[], |xml| {
        xml.raw("\n");
        if !formats.is_empty() {
            xml.block("section", &[("id", FORMATS), ("class", "formats")], |xml| {
                xml.raw("\n");
                xml.line("h2", &[], words.formats);
                xml.block("ul", &[], |xml| {
                    xml.raw("\n");
                    for format in formats {
                        xml.block("li", &[], |xml| one_format(xml, format, language));
                    }
                });
            });
        }
        xml.line("p", &[("class", "publisher")], &one_line(&edition.publisher.name));
    });
}

fn one_format(xml: &mut Xml, format: &Format, language: &LanguageFile) {
    let Format { variant, file_name, bytes, pages, cover: _ } = format;
    let ending = file_name.rsplit('.').next().unwrap_or_default().to_uppercase();
    let pages = pages.map(|pages| format!(", {pages}\u{a0}{}", language.index.pages)).unwrap_or_default();
    let size = language.size(*bytes);
    let name = format!("{} ({ending}, {size}{pages})", (language.index.variant)(*variant));
    let attributes = [("href", file_name.as_str()), ("type", head::media_type(file_name))];
    xml.element("a", &attributes, |xml| unparted(xml, &name));
    xml.raw(" ");
    xml.element("span", &[("class", "purpose")], |xml| unparted(xml, (language.web.purpose)(*variant)));
}
