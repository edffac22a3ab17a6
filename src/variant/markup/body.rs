//! Blocks: what a section holds, and its footnotes.

use super::book::Book;
use super::breaks::Voice;
use super::form::Made;
use super::image::{PORTRAIT, image};
use super::names::numbered;
use crate::edition::{
    Added, Block, Entry as Term, Goal, Inline, Inlines, Note, NumberMark, Part, PlacedPicture, Section,
    anchor, named, one_line,
};
use crate::xml::Xml;

/// A heading in the contents.
pub struct Entry {
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub text: Inlines,
}

/// A section being written.
pub struct Body<'a, 'b> {
    pub book: &'a mut Book<'b>,
    pub section: &'a Section,
    /// Which words of the glossary are linked in this section already.
    pub linked: Vec<bool>,
    /// Its headings of level 2 so far.
    pub entries: Vec<Entry>,
    /// The anchors of its headings so far.
    headings: Vec<String>,
    /// Goals so far.
    goals: usize,
    /// Titles of its boxes so far.
    labels: Vec<String>,
}

impl<'a, 'b> Body<'a, 'b> {
    /// Nothing of the section is written yet. No word of a glossary leads to the glossary.
    pub fn of(book: &'a mut Book<'b>, section: &'a Section) -> Self {
        let is_glossary = section.role == Part::Added(Added::Glossary);
        let linked = vec![is_glossary; book.terms.len()];
        Self {
            book,
            section,
            linked,
            entries: Vec::new(),
            headings: Vec::new(),
            goals: 0,
            labels: Vec::new(),
        }
    }

    /// The footnotes of the section. Their words were counted where they are referred to.
    pub fn notes(&mut self, xml: &mut Xml) {
        self.book.pages.pause(true);
        self.section.notes.iter().for_each(|note| self.note(xml, note));
        self.book.pages.pause(false);
    }

    /// Blocks, one after the other.
    pub fn blocks(&mut self, xml: &mut Xml, blocks: &[Block]) {
        for block in blocks {
            self.block(xml, block);
        }
    }

    fn block(&mut self, xml: &mut Xml, block: &Block) {
        if matches!(block, Block::Page { .. }) {
            return;
        }
        // In running text a page break stands before its word; elsewhere before the whole block, so that it is no part of
        // the block's name.
        if !matches!(block, Block::Paragraph { .. } | Block::Preformatted { .. } | Block::List { .. }) {
            self.book.pages.before_line(xml);
        }
        match block {
            Block::Heading { level, content, id: _, name: _ } => self.heading(xml, *level, content),
            Block::Paragraph { content } => {
                xml.block("p", &[], |xml| self.line(xml, content, Voice::Running));
            }
            Block::List { start, numbers, mark, items } => self.list(xml, (*start, numbers, *mark), items),
            Block::Quote { body, by, portrait } => self.quote(xml, body, by.as_deref(), portrait.as_ref()),
            Block::Goals { goals } => self.goals(xml, goals),
            Block::Ambition { label, body } => self.labelled(xml, "div", "ambition", label, body),
            Block::Fact { title, body } => self.labelled(xml, "aside", "fact", title, body),
            Block::Figure(figure) => self.figure(xml, figure),
            Block::Table(table) => self.table(xml, table),
            Block::Contact { lines } => xml.block("address", &[], |xml| {
                for (index, line) in lines.iter().enumerate() {
                    if index > 0 {
                        xml.empty("br", &[]);
                    }
                    self.line(xml, line, Voice::Unlinked);
                }
            }),
            Block::Glossary { entries } => self.glossary(xml, entries),
            Block::Preformatted { text } => xml.block("pre", &[], |xml| {
                let code = [Inline::Code { text: text.clone() }];
                self.line(xml, &code, Voice::Unlinked);
            }),
            Block::Pause => {
                xml.empty("hr", &[]);
                xml.raw("\n");
            }
            Block::Page { .. } => {}
        }
    }

    fn heading(&mut self, xml: &mut Xml, level: u8, content: &Inlines) {
        let text = named(content);
        let name = anchor(&crate::edition::markup::plain(&text));
        let same = self.headings.iter().filter(|one| **one == name).count() + 1;
        self.headings.push(name.clone());
        let (section, number) = (self.section.id.as_str(), self.headings.len());
        let id = self.book.form.made(Made::Heading { section, number, name: &name, same });
        if level == 2 {
            self.entries.push(Entry { id: id.clone(), text });
        }
        let name = format!("h{}", self.book.form.level(level));
        xml.block(&name, &[("id", &id)], |xml| self.line(xml, content, Voice::Name));
    }

    fn list(
        &mut self,
        xml: &mut Xml,
        (start, numbers, mark): (Option<u64>, &[u64], NumberMark),
        items: &[Vec<Block>],
    ) {
        let number = start.unwrap_or(1).to_string();
        let mut attributes = Vec::new();
        if start.is_some() && mark == NumberMark::Bracket {
            attributes.push(("class", "bracket"));
        }
        if start.is_some_and(|start| start != 1) {
            attributes.push(("start", &number));
        }
        let mut next = start;
        xml.block(if start.is_some() { "ol" } else { "ul" }, &attributes, |xml| {
            xml.raw("\n");
            for (index, item) in items.iter().enumerate() {
                // A reading system counts on by itself; only a number that jumps is told.
                let written = numbers.get(index).copied();
                let told = written.filter(|_| written != next).map(|number| number.to_string());
                next = written.map(|number| number.saturating_add(1));
                let value: Vec<(&str, &str)> = told.iter().map(|number| ("value", number.as_str())).collect();
                xml.block("li", &value, |xml| match item.as_slice() {
                    // A single paragraph needs no element of its own in a list.
                    [Block::Paragraph { content }] => self.line(xml, content, Voice::Running),
                    blocks => self.blocks(xml, blocks),
                });
            }
        });
    }

    fn quote(&mut self, xml: &mut Xml, body: &[Block], by: Option<&str>, portrait: Option<&PlacedPicture>) {
        if by.is_none() && portrait.is_none() {
            xml.block("blockquote", &[], |xml| self.blocks(xml, body));
            return;
        }
        xml.block("figure", &[("class", "quote")], |xml| {
            xml.raw("\n");
            let by_name = self.book.form.portraits_by_name();
            if let Some(portrait) = portrait.filter(|_| !by_name) {
                image(xml, self.book, portrait.picture, portrait.alt.as_deref(), &[("class", PORTRAIT)]);
                xml.raw("\n");
            }
            xml.block("blockquote", &[], |xml| self.blocks(xml, body));
            let portrait = portrait.filter(|_| by_name);
            if by.is_some() || portrait.is_some() {
                self.book.pages.before_line(xml);
                xml.block("figcaption", &[], |xml| {
                    if let Some(portrait) = portrait {
                        image(xml, self.book, portrait.picture, portrait.alt.as_deref(), &[]);
                        xml.raw("\n");
                    }
                    if let Some(by) = by {
                        self.plain(xml, by, Voice::Name);
                    }
                });
            }
        });
    }

    /// Goals are numbered through their section, as on pages; one that is alone has no number.
    fn goals(&mut self, xml: &mut Xml, goals: &[Goal]) {
        let count = |block: &Block| if let Block::Goals { goals } = block { goals.len() } else { 0 };
        let is_alone = self.section.blocks.iter().map(count).sum::<usize>() == 1;
        let start = (self.goals + 1).to_string();
        let mut attributes = vec![("class", "goals")];
        attributes.extend((self.goals > 0).then_some(("start", start.as_str())));
        self.goals += goals.len();
        xml.block(if is_alone { "ul" } else { "ol" }, &attributes, |xml| {
            xml.raw("\n");
            goals.iter().for_each(|goal| self.goal(xml, goal));
        });
    }

    fn goal(&mut self, xml: &mut Xml, goal: &Goal) {
        let id = goal.id.as_ref().map(|id| self.book.form.id(id));
        let attributes: Vec<(&str, &str)> = id.iter().map(|id| ("id", id.as_str())).collect();
        xml.block("li", &attributes, |xml| {
            xml.raw("\n");
            if let Some(title) = &goal.title {
                xml.block("p", &[("class", "title")], |xml| self.plain(xml, title, Voice::Unlinked));
            }
            self.blocks(xml, &goal.body);
            if let Some(perspective) = &goal.perspective {
                xml.block("p", &[("class", "perspective")], |xml| {
                    self.plain(xml, perspective, Voice::Unlinked);
                });
            }
        });
    }

    /// A box with a title that names it to assistive technology.
    fn labelled(&mut self, xml: &mut Xml, element: &str, class: &str, title: &str, body: &[Block]) {
        self.labels.push(one_line(title));
        let label = anchor(title);
        let alike = self.labels.iter().filter(|one| anchor(one) == label).count();
        let made = Made::Box { section: &self.section.id, name: &label, same: alike };
        let id = self.book.form.made(made);
        // Two boxes with the same title are numbered for those who jump from one to the next.
        let same = self.labels.iter().filter(|label| self.labels.last() == Some(label)).count();
        let name = numbered(&one_line(title), same);
        let mut attributes = vec![("class", class)];
        attributes.push(if same > 1 { ("aria-label", name.as_str()) } else { ("aria-labelledby", &id) });
        if element == "div" {
            attributes.push(("role", "group"));
        }
        xml.block(element, &attributes, |xml| {
            xml.raw("\n");
            xml.block("p", &[("class", "title"), ("id", &id)], |xml| self.plain(xml, title, Voice::Name));
            self.blocks(xml, body);
        });
    }

    /// Words and explanations. The word is named once, by its `dt`: a `dfn` in it would be a second term.
    fn glossary(&mut self, xml: &mut Xml, entries: &[Term]) {
        xml.block("dl", &[], |xml| {
            xml.raw("\n");
            for (index, entry) in entries.iter().enumerate() {
                let id = self.book.form.id(&entry.id);
                let kind = [("id", id.as_str()), ("epub:type", "glossterm")];
                xml.block("dt", &kind, |xml| self.plain(xml, &entry.word, Voice::Name));
                xml.block("dd", &[("epub:type", "glossdef")], |xml| {
                    self.plain(xml, &entry.explanation, Voice::Unlinked);
                    // HTML allows nothing between two entries.
                    if index + 1 < entries.len() {
                        self.book.pages.before_line(xml);
                    }
                });
                self.uses(xml, entry);
            }
        });
    }

    /// The ways back from the glossary, to each section in which the word was explained.
    fn uses(&mut self, xml: &mut Xml, entry: &Term) {
        let index = self.book.terms.iter().position(|term| term.id == entry.id);
        let Some(uses) = index.map(|index| &self.book.uses[index]).filter(|uses| !uses.is_empty()) else {
            return;
        };
        xml.block("dd", &[("class", "uses")], |xml| {
            xml.text(&format!("{}: ", self.book.language.web.used_in));
            for (at, (anchor, title)) in uses.iter().enumerate() {
                if at > 0 {
                    xml.text(", ");
                }
                let href = format!("#{anchor}");
                xml.element("a", &[("href", &href)], |xml| xml.text(title));
            }
        });
    }

    /// A footnote, with the way back to where it was referred to.
    fn note(&mut self, xml: &mut Xml, note: &Note) {
        let number = note.number.to_string();
        let form = self.book.form;
        let (id, back) = (form.made(Made::Note(note.number)), form.made(Made::Reference(note.number, 1)));
        let back = format!("#{back}");
        // Without a name, two notes are two landmarks that nobody can tell apart.
        let name = format!("{} {number}", self.book.words.footnote);
        let attributes = [
            ("id", id.as_str()),
            ("class", "note"),
            ("epub:type", "footnote"),
            ("role", "doc-footnote"),
            ("aria-label", name.as_str()),
        ];
        xml.block("aside", &attributes, |xml| {
            xml.raw("\n");
            let (first, rest) = match note.body.split_first() {
                Some((Block::Paragraph { content }, rest)) => (content.as_slice(), rest),
                _ => (&[][..], note.body.as_slice()),
            };
            xml.block("p", &[], |xml| {
                xml.text(&format!("{number}. "));
                self.line(xml, first, Voice::Running);
                xml.text(" ");
                let words = self.book.words.back_to_reference;
                // Among all links of a page, the number tells one from the other.
                let label = format!("{words}, {} {number}", self.book.words.footnote.to_lowercase());
                let attributes = [
                    ("href", back.as_str()),
                    ("role", "doc-backlink"),
                    ("class", "back"),
                    ("aria-label", label.as_str()),
                ];
                // Words, not an arrow: nobody has to know what it means.
                xml.element("a", &attributes, |xml| xml.text(words));
            });
            self.blocks(xml, rest);
        });
    }
}
