//! Content documents: one a section, each with one `h1`.

use super::{NAV, STYLE};
use crate::edition::{
    Added, Align, Block, Edition, Figure, Goal, Inline, Note, Part, Section, Table, Target,
};
use crate::locale::DocumentWords;
use crate::policy::Role;
use crate::xml::Xml;

/// A content document.
pub struct Page {
    /// Path below the publication's folder.
    pub path: String,
    /// Name in the contents.
    pub title: String,
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
    pub text: String,
}

/// Places that landmarks name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The title page.
    Title,
    /// Before the body: a foreword.
    Front,
    /// The body.
    Body,
    /// The glossary.
    Glossary,
    /// The colophon.
    Colophon,
}

/// Path of a section's document.
fn section_path(section: &Section) -> String {
    format!("{}.xhtml", section.id)
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
    xml.block(
        "html",
        &[
            ("xmlns", "http://www.w3.org/1999/xhtml"),
            ("xmlns:epub", "http://www.idpf.org/2007/ops"),
            ("lang", language),
            ("xml:lang", language),
        ],
        |xml| {
            xml.raw("\n");
            xml.block("head", &[], |xml| {
                xml.raw("\n");
                // "Værdighed – Sammen skaber vi det gode liv": a window's name tells where one is.
                let whole = if title == edition.title {
                    title.to_owned()
                } else {
                    format!("{title} – {}", edition.title)
                };
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
        },
    );
    xml.finish()
}

/// The title page.
pub fn title_page(edition: &Edition, words: &DocumentWords) -> Page {
    let bytes = document(edition, &edition.title, "frontmatter", |xml| {
        let attributes = [("class", "titlepage"), ("epub:type", "titlepage"), ("aria-labelledby", "titel")];
        xml.block("section", &attributes, |xml| {
            xml.raw("\n");
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
        });
    });
    Page {
        path: "titelside.xhtml".into(),
        title: words.title_page.to_owned(),
        entries: Vec::new(),
        place: Place::Title,
        bytes,
    }
}

/// A section's `epub:type`, its role in DPUB-ARIA 1.1, and where in the book it stands.
fn semantics(part: Part) -> (&'static str, Option<&'static str>, &'static str, Place) {
    match part {
        Part::Of(Role::Foreword) => ("foreword", Some("doc-foreword"), "frontmatter", Place::Front),
        Part::Of(Role::Introduction) => ("introduction", Some("doc-introduction"), "bodymatter", Place::Body),
        Part::Of(Role::Appendix) => ("appendix", Some("doc-appendix"), "backmatter", Place::Front),
        Part::Of(
            Role::Vision
            | Role::FocusArea
            | Role::Process
            | Role::Practice
            | Role::Reading
            | Role::Contact
            | Role::Chapter,
        ) => ("chapter", Some("doc-chapter"), "bodymatter", Place::Body),
        Part::Added(Added::Glossary) => ("glossary", Some("doc-glossary"), "backmatter", Place::Glossary),
        Part::Added(Added::Colophon) => ("colophon", Some("doc-colophon"), "backmatter", Place::Colophon),
    }
}

/// A section's document.
pub fn section(edition: &Edition, section: &Section, words: &DocumentWords) -> Page {
    let (kind, role, matter, place) = semantics(section.role);
    let mut body = Body { edition, words, entries: Vec::new(), headings: 0, labels: 0 };
    let heading = format!("{}-titel", section.id);
    let bytes = document(edition, &section.full_title(), matter, |xml| {
        let mut attributes = vec![("id", section.id.as_str()), ("class", kind), ("epub:type", kind)];
        attributes.extend(role.map(|role| ("role", role)));
        attributes.push(("aria-labelledby", &heading));
        xml.block("section", &attributes, |xml| {
            xml.raw("\n");
            xml.block("h1", &[("id", &heading)], |xml| {
                if let Some(label) = &section.label {
                    xml.element("span", &[("class", "label")], |xml| xml.text(label));
                    xml.text(" ");
                }
                xml.text(&section.title);
            });
            body.blocks(xml, &section.blocks);
            for note in &section.notes {
                body.note(xml, note);
            }
        });
    });
    Page { path: section_path(section), title: section.full_title(), entries: body.entries, place, bytes }
}

struct Body<'a> {
    edition: &'a Edition,
    words: &'a DocumentWords,
    entries: Vec<Entry>,
    headings: usize,
    labels: usize,
}

impl Body<'_> {
    fn blocks(&mut self, xml: &mut Xml, blocks: &[Block]) {
        for block in blocks {
            self.block(xml, block);
        }
    }

    fn block(&mut self, xml: &mut Xml, block: &Block) {
        match block {
            Block::Heading { level, content } => {
                self.headings += 1;
                let id = format!("overskrift-{}", self.headings);
                if *level == 2 {
                    let text = crate::edition::markup::plain(content);
                    self.entries.push(Entry { id: id.clone(), text });
                }
                let name = format!("h{level}");
                xml.block(&name, &[("id", &id)], |xml| self.inlines(xml, content));
            }
            Block::Paragraph { content } => xml.block("p", &[], |xml| self.inlines(xml, content)),
            Block::List { start, items } => self.list(xml, *start, items),
            Block::Quote { body, by } => self.quote(xml, body, by.as_deref()),
            Block::Goals { goals } => xml.block("ul", &[("class", "goals")], |xml| {
                xml.raw("\n");
                goals.iter().for_each(|goal| self.goal(xml, goal));
            }),
            Block::Ambition { label, body } => self.labelled(xml, "div", "ambition", label, body),
            Block::Fact { title, body } => self.labelled(xml, "aside", "fact", title, body),
            Block::Figure(figure) => self.figure(xml, figure),
            Block::Table(table) => self.table(xml, table),
            Block::Contact { lines } => xml.block("address", &[], |xml| {
                for (index, line) in lines.iter().enumerate() {
                    if index > 0 {
                        xml.empty("br", &[]);
                    }
                    self.inlines(xml, line);
                }
            }),
            Block::Glossary { entries } => xml.block("dl", &[], |xml| {
                xml.raw("\n");
                for entry in entries {
                    xml.block("dt", &[("id", &entry.id)], |xml| {
                        xml.element("dfn", &[], |xml| xml.text(&entry.word));
                    });
                    xml.line("dd", &[], &entry.explanation);
                }
            }),
            Block::Preformatted { text } => {
                xml.block("pre", &[], |xml| xml.element("code", &[], |xml| xml.text(text)));
            }
            Block::Pause => {
                xml.empty("hr", &[]);
                xml.raw("\n");
            }
        }
    }

    fn list(&mut self, xml: &mut Xml, start: Option<u64>, items: &[Vec<Block>]) {
        let number = start.unwrap_or(1).to_string();
        let attributes: &[(&str, &str)] =
            if start.is_some_and(|start| start != 1) { &[("start", &number)] } else { &[] };
        xml.block(if start.is_some() { "ol" } else { "ul" }, attributes, |xml| {
            xml.raw("\n");
            for item in items {
                xml.block("li", &[], |xml| match item.as_slice() {
                    // A single paragraph needs no element of its own in a list.
                    [Block::Paragraph { content }] => self.inlines(xml, content),
                    blocks => self.blocks(xml, blocks),
                });
            }
        });
    }

    fn quote(&mut self, xml: &mut Xml, body: &[Block], by: Option<&str>) {
        let Some(by) = by else {
            xml.block("blockquote", &[], |xml| self.blocks(xml, body));
            return;
        };
        xml.block("figure", &[("class", "quote")], |xml| {
            xml.raw("\n");
            xml.block("blockquote", &[], |xml| self.blocks(xml, body));
            xml.line("figcaption", &[], by);
        });
    }

    fn goal(&mut self, xml: &mut Xml, goal: &Goal) {
        let attributes: Vec<(&str, &str)> = goal.id.iter().map(|id| ("id", id.as_str())).collect();
        xml.block("li", &attributes, |xml| {
            xml.raw("\n");
            if let Some(title) = &goal.title {
                xml.line("p", &[("class", "title")], title);
            }
            self.blocks(xml, &goal.body);
            if let Some(perspective) = &goal.perspective {
                xml.line("p", &[("class", "perspective")], perspective);
            }
        });
    }

    /// A box with a title that names it to assistive technology.
    fn labelled(&mut self, xml: &mut Xml, element: &str, class: &str, title: &str, body: &[Block]) {
        self.labels += 1;
        let id = format!("boks-{}", self.labels);
        let mut attributes = vec![("class", class), ("aria-labelledby", &id)];
        if element == "div" {
            attributes.push(("role", "group"));
        }
        xml.block(element, &attributes, |xml| {
            xml.raw("\n");
            xml.line("p", &[("class", "title"), ("id", &id)], title);
            self.blocks(xml, body);
        });
    }

    fn figure(&mut self, xml: &mut Xml, figure: &Figure) {
        let description = format!("{}-beskrivelse", figure.id);
        let mut whole = vec![("id", figure.id.as_str())];
        if figure.beside {
            whole.push(("class", "beside"));
        }
        xml.block("figure", &whole, |xml| {
            xml.raw("\n");
            let path = picture_path(self.edition, figure.picture.0);
            let mut attributes =
                vec![("src", path.as_str()), ("alt", figure.alt.as_deref().unwrap_or_default())];
            if !figure.description.is_empty() {
                attributes.push(("aria-details", &description));
            }
            xml.empty("img", &attributes);
            xml.raw("\n");
            if figure.caption.is_some() || figure.credit.is_some() {
                xml.block("figcaption", &[], |xml| {
                    xml.text(figure.caption.as_deref().unwrap_or_default());
                    if let Some(credit) = &figure.credit {
                        xml.text(" ");
                        xml.element("span", &[("class", "credit")], |xml| xml.text(credit));
                    }
                });
            }
        });
        if !figure.description.is_empty() {
            xml.block("details", &[("id", &description)], |xml| {
                xml.raw("\n");
                xml.line("summary", &[], &figure.description_label);
                self.blocks(xml, &figure.description);
            });
        }
    }

    fn table(&mut self, xml: &mut Xml, table: &Table) {
        xml.block("table", &[], |xml| {
            xml.raw("\n");
            if let Some(caption) = &table.caption {
                xml.line("caption", &[], caption);
            }
            xml.block("thead", &[], |xml| {
                xml.block("tr", &[], |xml| {
                    for (column, cell) in table.header.iter().enumerate() {
                        self.cell(xml, "th", Some("col"), table, column, cell);
                    }
                });
            });
            xml.block("tbody", &[], |xml| {
                for row in &table.rows {
                    xml.block("tr", &[], |xml| {
                        for (column, cell) in row.iter().enumerate() {
                            let header = column == 0 && table.header_column;
                            let (name, scope) = if header { ("th", Some("row")) } else { ("td", None) };
                            self.cell(xml, name, scope, table, column, cell);
                        }
                    });
                }
            });
        });
    }

    fn cell(
        &mut self,
        xml: &mut Xml,
        name: &str,
        scope: Option<&str>,
        table: &Table,
        column: usize,
        content: &[Inline],
    ) {
        let mut attributes: Vec<(&str, &str)> = scope.map(|scope| ("scope", scope)).into_iter().collect();
        match table.align.get(column) {
            Some(Align::Center) => attributes.push(("class", "center")),
            Some(Align::End) => attributes.push(("class", "end")),
            _ => {}
        }
        xml.element(name, &attributes, |xml| self.inlines(xml, content));
    }

    /// A footnote, with the way back to where it was referred to.
    fn note(&mut self, xml: &mut Xml, note: &Note) {
        let number = note.number.to_string();
        let (id, back) = (format!("note-{number}"), format!("#ref-{number}-1"));
        let attributes =
            [("id", id.as_str()), ("class", "note"), ("epub:type", "footnote"), ("role", "doc-footnote")];
        xml.block("aside", &attributes, |xml| {
            xml.raw("\n");
            let (first, rest) = match note.body.split_first() {
                Some((Block::Paragraph { content }, rest)) => (content.as_slice(), rest),
                _ => (&[][..], note.body.as_slice()),
            };
            xml.block("p", &[], |xml| {
                xml.text(&format!("{number}. "));
                self.inlines(xml, first);
                xml.text(" ");
                let label = format!("{} {number}", self.words.back_to_reference);
                // Words, not an arrow: nobody has to know what it means.
                let attributes = [("href", back.as_str()), ("role", "doc-backlink"), ("class", "back")];
                xml.element("a", &attributes, |xml| xml.text(&label));
            });
            self.blocks(xml, rest);
        });
    }

    fn inlines(&self, xml: &mut Xml, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text { text } => xml.text(text),
                Inline::Code { text } => xml.element("code", &[], |xml| xml.text(text)),
                Inline::Emphasis { content } => xml.element("em", &[], |xml| self.inlines(xml, content)),
                Inline::Strong { content } => xml.element("strong", &[], |xml| self.inlines(xml, content)),
                Inline::Link { to, content } => {
                    let href = self.href(to);
                    xml.element("a", &[("href", &href)], |xml| self.inlines(xml, content));
                }
                Inline::Language { lang, content } => {
                    let attributes = [("lang", lang.tag()), ("xml:lang", lang.tag())];
                    xml.element("span", &attributes, |xml| self.inlines(xml, content));
                }
                Inline::Note { number, reference } => self.reference(xml, *number, *reference),
                Inline::Break => xml.empty("br", &[]),
            }
        }
    }

    fn reference(&self, xml: &mut Xml, number: usize, reference: usize) {
        let (id, href) = (format!("ref-{number}-{reference}"), format!("#note-{number}"));
        let label = format!("{} {number}", self.words.footnote);
        let attributes = [
            ("id", id.as_str()),
            ("href", &href),
            ("epub:type", "noteref"),
            ("role", "doc-noteref"),
            ("class", "noteref"),
            ("aria-label", &label),
        ];
        xml.element("a", &attributes, |xml| xml.text(&number.to_string()));
    }

    /// An address, or the document and anchor of a place in the book.
    fn href(&self, to: &Target) -> String {
        match to {
            Target::Url(url) => url.clone(),
            Target::Anchor(id) => {
                let home =
                    self.edition.sections.iter().find(|section| section.id == *id || holds(section, id));
                home.map_or_else(|| NAV.to_owned(), |section| format!("{}#{id}", section_path(section)))
            }
        }
    }
}

/// Whether one of the section's goals has this id.
fn holds(section: &Section, id: &str) -> bool {
    section.blocks.iter().any(|block| match block {
        Block::Goals { goals } => goals.iter().any(|goal| goal.id.as_deref() == Some(id)),
        _ => false,
    })
}
