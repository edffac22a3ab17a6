//! The navigation document: contents, page list and landmarks, in the language of the book. EPUB 3.3, 7.

use super::document::document;
use super::page::{Landmark, NAV, Page};
use crate::edition::{Edition, Inline, reading_minutes};
use crate::language::DocumentWords;
use crate::variant::markup::{Mark, Voice, language, unparted};
use crate::xml::Xml;

/// What the book offers to jump to.
pub struct Navigation<'a> {
    /// What the book says.
    pub edition: &'a Edition,
    /// Words in its language.
    pub words: &'static DocumentWords,
    /// Its documents, in the order of the spine.
    pub pages: &'a [Page],
    /// Its page breaks.
    pub marks: &'a [Mark],
}

impl Navigation<'_> {
    /// Writes `nav.xhtml`.
    pub fn write(&self) -> Vec<u8> {
        let words = self.words;
        document(self.edition, words.contents, "frontmatter", |xml| {
            self.marks
                .iter()
                .filter(|mark| mark.path == NAV)
                .for_each(|mark| mark.write(xml, Voice::Running));
            xml.line("h1", &[("id", "indhold")], words.contents);
            xml.line("p", &[("class", "time")], &words.time(reading_minutes(self.edition)));
            let toc = [("epub:type", "toc"), ("role", "doc-toc"), ("aria-labelledby", "indhold")];
            xml.block("nav", &toc, |xml| {
                xml.raw("\n");
                self.contents(xml);
            });
            // Hidden: reading systems offer these places in menus of their own.
            if !self.marks.is_empty() {
                let list = [
                    ("epub:type", "page-list"),
                    ("role", "doc-pagelist"),
                    ("aria-label", words.page_list),
                    ("hidden", "hidden"),
                ];
                self.hidden(xml, &list, Self::page_list);
            }
            let landmarks =
                [("epub:type", "landmarks"), ("aria-label", words.landmarks), ("hidden", "hidden")];
            self.hidden(xml, &landmarks, Self::landmarks);
        })
    }

    fn hidden(&self, xml: &mut Xml, attributes: &[(&str, &str)], list: fn(&Self, &mut Xml)) {
        xml.block("nav", attributes, |xml| {
            xml.raw("\n");
            xml.block("ol", &[], |xml| {
                xml.raw("\n");
                list(self, xml);
            });
        });
    }

    fn contents(&self, xml: &mut Xml) {
        xml.block("ol", &[], |xml| {
            xml.raw("\n");
            for page in self.pages {
                xml.block("li", &[], |xml| {
                    link(xml, &page.path, &page.title, &[]);
                    if !page.entries.is_empty() {
                        xml.raw("\n");
                        xml.block("ol", &[], |xml| {
                            xml.raw("\n");
                            for entry in &page.entries {
                                let href = format!("{}#{}", page.path, entry.id);
                                xml.block("li", &[], |xml| {
                                    xml.element("a", &[("href", &href)], |xml| {
                                        name(xml, &entry.text, self.edition)
                                    });
                                });
                            }
                        });
                    }
                });
            }
        });
    }

    fn page_list(&self, xml: &mut Xml) {
        for mark in self.marks {
            let href = format!("{}#{}", mark.path, mark.id);
            xml.block("li", &[], |xml| link(xml, &href, &mark.label, &[]));
        }
    }

    fn landmarks(&self, xml: &mut Xml) {
        let mut add = |href: &str, text: &str, kind: &str| {
            xml.block("li", &[], |xml| link(xml, href, text, &[("epub:type", kind)]));
        };
        add(NAV, self.words.contents, "toc");
        let of = |landmark: Landmark| self.pages.iter().find(|page| page.landmark == landmark);
        if let Some(page) = of(Landmark::Title) {
            add(&page.path, self.words.title_page, "titlepage");
        }
        if let Some(page) = of(Landmark::Body) {
            add(&page.path, self.words.start_of_text, "bodymatter");
        }
        for (landmark, kind) in [(Landmark::Glossary, "glossary"), (Landmark::Colophon, "colophon")] {
            if let Some(page) = of(landmark) {
                add(&page.path, &page.title, kind);
            }
        }
    }
}

fn link(xml: &mut Xml, href: &str, text: &str, more: &[(&str, &str)]) {
    let mut attributes = vec![("href", href)];
    attributes.extend(more);
    xml.element("a", &attributes, |xml| unparted(xml, text));
}

/// A heading as an entry: its characters, and the language of those that are in another.
fn name(xml: &mut Xml, content: &[Inline], edition: &Edition) {
    for inline in content {
        match inline {
            Inline::Text { text } => unparted(xml, text),
            Inline::Language { lang, content } => {
                let attributes = language(lang, &edition.language);
                xml.element("span", &attributes, |xml| name(xml, content, edition));
            }
            other => unreachable!("a name has text and languages, not {other:?}"),
        }
    }
}
