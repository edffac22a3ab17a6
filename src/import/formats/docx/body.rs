//! Walks a document's blocks in file order (ISO/IEC 29500-1, 17.2 and 17.3).
//!
//! An unknown element is entered like any other, so that future constructs cost no word.

use std::collections::BTreeSet;

use roxmltree::{Document as XmlDocument, Node, NodeId};

use super::attributes::{switch, value};
use super::fields::{Field, FieldKind};
use super::numbering::Numbering;
use super::properties::properties;
use super::relations::{Relation, Relations, main_part, relations};
use super::styles::Styles;
use crate::import::document::{Added, Document, Footnote, LeftOut, Notice, Origin, Piece, Reason};
pub(super) use crate::import::formats::rich::flow::OpenParagraph;
use crate::import::formats::rich::flow::{Flow, Item, Mark, Paragraph, Role};
use crate::import::formats::rich::package::{self, Package};
use crate::import::formats::rich::settle::settle;
use crate::import::formats::rich::spans::{self, Span, Style, What};
use crate::import::formats::rich::style_names::Named;
use crate::import::formats::rich::text_style::TextStyle;
use crate::import::formats::rich::xml::Local;
use crate::import::read_error::ReadError;

/// Reads the document and every part that belongs to it.
pub fn read(package: &mut Package<'_>) -> Result<Document, ReadError> {
    let main = main_part(package)?;
    let relations = relations(package, &main)?;
    let mut texts = Texts::default();
    for (kind, text) in [
        ("styles", &mut texts.styles),
        ("numbering", &mut texts.numbering),
        ("footnotes", &mut texts.footnotes),
        ("endnotes", &mut texts.endnotes),
        ("comments", &mut texts.comments),
    ] {
        *text = related(package, &relations, kind)?;
    }
    let text = package.text(&main)?.ok_or(ReadError::NotThisFormat)?;
    let document = package::parse(&main, &text)?;
    let root = document.root_element();
    if root.kid("body").is_none() {
        return Err(ReadError::NotThisFormat);
    }
    let styles = texts.styles.parse()?.map(|document| Styles::read(&document)).unwrap_or_default();
    let numbering = texts.numbering.parse()?.map(|document| Numbering::read(&document)).unwrap_or_default();
    let mut reader = DocxReader {
        package,
        relations,
        styles,
        numbering,
        origins: paragraphs(&document),
        at: None,
        fields: Vec::new(),
        contents: 0,
        prompts: 0,
        base: TextStyle::default(),
        carried: Vec::new(),
        notes: Vec::new(),
        comments: Vec::new(),
        drawings: Vec::new(),
        document: Document::default(),
    };
    let mut flow = Flow::default();
    reader.blocks(root, &mut flow)?;
    reader.flush_carried(&mut flow, root);
    reader.fields.clear();
    reader.footnotes(&texts)?;
    reader.margins(&texts)?;
    reader.page_edges()?;
    reader.document.properties = properties(reader.package)?;
    Ok(settle(flow, reader.document))
}

/// The document's related parts, each with its name.
#[derive(Debug, Default)]
pub(super) struct Texts {
    styles: Part,
    numbering: Part,
    footnotes: Part,
    endnotes: Part,
    comments: Part,
}

/// A part's name and text; empty where the document has no such part.
#[derive(Debug, Default)]
pub(super) struct Part {
    name: String,
    text: Option<String>,
}

impl Part {
    fn parse(&self) -> Result<Option<XmlDocument<'_>>, ReadError> {
        self.text.as_deref().map(|text| package::parse(&self.name, text)).transpose()
    }
}

fn related(package: &mut Package<'_>, relations: &Relations, kind: &str) -> Result<Part, ReadError> {
    let Some(relation) = relations.values().find(|one| one.kind == kind && !one.external) else {
        return Ok(Part::default());
    };
    Ok(Part { name: relation.target.clone(), text: package.text(&relation.target)? })
}

/// All paragraphs, in file order.
fn paragraphs(document: &XmlDocument<'_>) -> Vec<NodeId> {
    document.descendants().filter(|node| is_paragraph(*node)).map(|node| node.id()).collect()
}

/// `w:p`, not DrawingML's `a:p`.
fn is_paragraph(node: Node<'_, '_>) -> bool {
    node.local() == "p" && is_word(node)
}

/// Whether an element is WordprocessingML: formulas and drawings have elements with the same names.
pub(super) fn is_word(node: Node<'_, '_>) -> bool {
    node.tag_name().namespace().is_some_and(|name| name.contains("wordprocessingml"))
}

/// The kind and id of the note that a reference points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteKind {
    Footnote,
    Endnote,
}

/// The state of the reading.
pub(super) struct DocxReader<'p, 'b> {
    pub(super) package: &'p mut Package<'b>,
    /// The relations of the part being read.
    pub(super) relations: Relations,
    pub(super) styles: Styles,
    numbering: Numbering,
    origins: Vec<NodeId>,
    /// The origin of everything read now, if that is in another part than the document.
    pub(super) at: Option<Origin>,
    /// Open fields, outermost first. A field may begin in one paragraph and end in another.
    pub(super) fields: Vec<Field>,
    /// How many tables of contents surround the reading.
    contents: usize,
    /// How many prompts surround the reading.
    pub(super) prompts: usize,
    /// What the paragraph's style says about its text.
    pub(super) base: TextStyle,
    /// Words of paragraphs whose end was deleted; they belong to the next paragraph.
    carried: Vec<Span>,
    /// Notes in the order of their references, with the places of those references.
    pub(super) notes: Vec<(NoteKind, String, Origin)>,
    /// Comments, in the same form.
    pub(super) comments: Vec<(String, Origin)>,
    /// Parts with the words of a drawing, in the same form.
    pub(super) drawings: Vec<(String, Origin)>,
    pub(super) document: Document,
}

impl DocxReader<'_, '_> {
    /// A node's origin: the number of the paragraph that it is, is inside or follows.
    pub(super) fn origin(&self, node: Node<'_, '_>) -> Origin {
        self.at.unwrap_or_else(|| self.origins.partition_point(|one| one.get() <= node.id().get()).max(1))
    }

    /// Counts something the user should know.
    pub(super) fn count(&mut self, notice: Notice) {
        *self.document.notices.entry(notice).or_default() += 1;
    }

    /// Reports words that are not part of the text. Words that follow directly for the same reason are appended.
    pub(super) fn leave_out(&mut self, origin: Origin, text: &str, why: Reason) {
        let text = spans::mended_whole(text, &mut self.document.mended);
        match self.document.left_out.last_mut() {
            Some(last) if last.origin == origin && last.why == why => last.text.push_str(&text),
            _ => self.document.left_out.push(LeftOut { origin, text, why }),
        }
    }

    /// The reason that words read now are not part of the text.
    pub(super) fn left_out_for(&self) -> Option<Reason> {
        if self.prompts > 0 {
            return Some(Reason::Prompt);
        }
        if self.contents > 0 {
            return Some(Reason::Contents);
        }
        self.fields.iter().find_map(|field| match field.kind {
            Some(FieldKind::Contents) => Some(Reason::Contents),
            Some(FieldKind::PageNumber) => Some(Reason::PageNumber),
            None => Some(Reason::Computed),
            _ => None,
        })
    }

    /// Reads the children of `parent`, block by block.
    pub(super) fn blocks(&mut self, parent: Node<'_, '_>, flow: &mut Flow) -> Result<(), ReadError> {
        parent.children().filter(Node::is_element).try_for_each(|node| self.block(node, flow))
    }

    /// Reads one block.
    pub(super) fn block(&mut self, node: Node<'_, '_>, flow: &mut Flow) -> Result<(), ReadError> {
        match node.local() {
            "p" if is_paragraph(node) => self.paragraph(node, flow)?,
            "tbl" => {
                self.flush_carried(flow, node);
                self.table(node, flow)?;
            }
            "sdt" => {
                let is_contents = node
                    .kid("sdtPr")
                    .and_then(|node| node.kid("docPartObj"))
                    .and_then(|node| node.kid("docPartGallery"))
                    .and_then(value)
                    .is_some_and(|gallery| gallery == "Table of Contents");
                let is_prompt = is_prompt(node);
                self.contents += usize::from(is_contents);
                self.prompts += usize::from(is_prompt);
                if let Some(content) = node.kid("sdtContent") {
                    self.blocks(content, flow)?;
                }
                self.prompts -= usize::from(is_prompt);
                self.contents -= usize::from(is_contents);
            }
            "AlternateContent" => {
                if let Some(choice) = chosen(node) {
                    self.blocks(choice, flow)?;
                }
            }
            "del" | "moveFrom" => self.deletion(node),
            "ins" | "moveTo" => {
                self.count(Notice::Insertion);
                self.blocks(node, flow)?;
            }
            // Another file that is inserted here (17.17.2.1).
            "altChunk" => self.other_file(node, self.origin(node)),
            "sectPr" | "tcPr" | "sdtPr" | "pPr" | "rPr" => {}
            _ => self.blocks(node, flow)?,
        }
        Ok(())
    }

    /// Reports another file that belongs here.
    pub(super) fn other_file(&mut self, node: Node<'_, '_>, origin: Origin) {
        let relation = node.attr("id").and_then(|id| self.relations.get(id));
        let name = relation.map_or(String::new(), |relation| relation.target.clone());
        self.leave_out(origin, &name, Reason::Embedded);
    }

    fn paragraph(&mut self, node: Node<'_, '_>, flow: &mut Flow) -> Result<(), ReadError> {
        let properties = node.kid("pPr");
        let style = properties.and_then(|node| node.kid("pStyle")).and_then(value);
        let meaning = self.styles.meaning(style);
        let is_contents = meaning == Some(Named::Contents);
        let spans = std::mem::take(&mut self.carried);
        let mut line = OpenParagraph { origin: self.origin(node), spans, ..Default::default() };
        let base = self.styles.paragraph(style);
        let outer = std::mem::replace(&mut self.base, base);
        let fields = self.fields.len();
        self.contents += usize::from(is_contents);
        let read = self.inlines(node, &Default::default(), &mut line);
        self.contents -= usize::from(is_contents);
        self.base = outer;
        self.fields.iter_mut().skip(fields).for_each(Field::end_with_paragraph);
        read?;
        let mark_deleted = properties
            .and_then(|node| node.kid("rPr"))
            .is_some_and(|node| node.kid("del").is_some() || node.kid("moveFrom").is_some());
        // A large first letter has a frame of its own, and is the beginning of the next paragraph (17.3.1.11).
        let is_initial = properties
            .and_then(|node| node.kid("framePr")?.attr("dropCap"))
            .is_some_and(|place| place != "none");
        if mark_deleted || is_initial {
            self.carried = std::mem::take(&mut line.spans);
        } else {
            let role = match properties.and_then(|node| node.kid("outlineLvl")).and_then(value) {
                Some(level) => match level.parse() {
                    Ok(level @ 0..=8) => Role::Heading(level + 1),
                    _ => Role::Body,
                },
                None => match meaning {
                    Some(Named::Role(role)) => role,
                    _ => Role::Body,
                },
            };
            // An empty paragraph doesn't count.
            let item = match line.spans.is_empty() {
                true => None,
                false => self.item(properties, style, role, &mut line),
            };
            if role == Role::Caption {
                line.figures.drain(..).for_each(|figure| flow.figure(figure));
            }
            let spans = std::mem::take(&mut line.spans);
            let doubts = std::mem::take(&mut line.doubts);
            let look = line.letters.look();
            flow.paragraph(Paragraph { origin: line.origin, role, item, spans, look, doubts });
        }
        line.figures.into_iter().for_each(|figure| flow.figure(figure));
        line.boxes.into_iter().for_each(|pieces| flow.aside(line.origin, pieces));
        Ok(())
    }

    /// Releases words that were waiting for a next paragraph.
    fn flush_carried(&mut self, flow: &mut Flow, at: Node<'_, '_>) {
        let spans = std::mem::take(&mut self.carried);
        flow.paragraph(Paragraph { origin: self.origin(at), spans, ..Default::default() });
    }

    /// The paragraph's place in a list, from its own properties or else its style's (17.9.18). A number that no list
    /// can show becomes its first words.
    fn item(
        &mut self,
        properties: Option<Node<'_, '_>>,
        style: Option<&str>,
        role: Role,
        line: &mut OpenParagraph,
    ) -> Option<Item> {
        let own = properties.and_then(|node| node.kid("numPr"));
        let by_style = self.styles.list(style);
        let own_number = own.and_then(|node| node.kid("numId")).and_then(value);
        let number = own_number.or(by_style.map(|(_, number, _)| number))?;
        let own_level =
            own.and_then(|node| node.kid("ilvl")).and_then(value).and_then(|level| level.parse().ok());
        let level = own_level
            .or_else(|| {
                by_style.and_then(|(style, number, _)| self.numbering.level_of(number, style, &self.styles))
            })
            .or_else(|| by_style.and_then(|(_, _, level)| level))
            .unwrap_or(0);
        let counted = self.numbering.count(number, level, &self.styles)?;
        let is_text = matches!(role, Role::Heading(_) | Role::Title | Role::Subtitle);
        let in_words = counted.is_worded || is_text && matches!(counted.mark, Mark::Number(_));
        if in_words && !counted.label.is_empty() {
            self.label(&counted.label, line);
            return None;
        }
        if counted.is_lettered && !is_text {
            self.count(Notice::LetteredItem);
        }
        Some(Item { level, mark: counted.mark })
    }

    /// Writes a paragraph's number as its first words.
    fn label(&mut self, label: &str, line: &mut OpenParagraph) {
        if self.left_out_for().is_some() {
            return;
        }
        // A note's words come last, and have no place of their own.
        if self.at.is_some() {
            return self.count(Notice::NumberLost);
        }
        self.count(Notice::NumberAsWords);
        let style =
            line.spans.first().map_or(Style::default(), |span| Style { link: None, ..span.style.clone() });
        line.spans.insert(0, Span { what: What::Text(format!("{label} ")), style });
        self.document.added.push(Added { origin: line.origin, text: label.to_owned() });
    }

    fn footnotes(&mut self, texts: &Texts) -> Result<(), ReadError> {
        let main = std::mem::take(&mut self.relations);
        let parts = [(NoteKind::Footnote, &texts.footnotes), (NoteKind::Endnote, &texts.endnotes)];
        let notes = std::mem::take(&mut self.notes);
        let mut read: Vec<Option<Vec<Piece>>> = vec![None; notes.len()];
        for (kind, part) in parts {
            let Some(document) = part.parse()? else { continue };
            self.relations = relations(self.package, &part.name)?;
            for note in document.root_element().children().filter(Node::is_element) {
                let Some(id) = note.attr("id") else { continue };
                let at = notes.iter().position(|(one, other, _)| *one == kind && other == id);
                let Some(at) = at.filter(|at| read[*at].is_none()) else { continue };
                self.at = Some(notes[at].2);
                let mut flow = Flow::default();
                self.blocks(note, &mut flow)?;
                self.flush_carried(&mut flow, note);
                read[at] = Some(flow.finish());
            }
        }
        let notes = notes.iter().zip(read);
        self.document.footnotes = notes
            .map(|(note, pieces)| Footnote { origin: note.2, pieces: pieces.unwrap_or_default() })
            .collect();
        self.at = None;
        self.relations = main;
        Ok(())
    }

    /// Reports comments and the words of diagrams.
    fn margins(&mut self, texts: &Texts) -> Result<(), ReadError> {
        let comments = std::mem::take(&mut self.comments);
        if let Some(document) = texts.comments.parse()? {
            for comment in document.root_element().kids("comment") {
                let id = comment.attr("id").unwrap_or_default();
                let origin = comments.iter().find(|(one, _)| one == id).map_or(1, |(_, origin)| *origin);
                self.count(Notice::Comment);
                self.document.left_out.push(LeftOut {
                    origin,
                    text: plain_text(comment),
                    why: Reason::Comment,
                });
            }
        }
        let mut seen = BTreeSet::new();
        for (part, origin) in std::mem::take(&mut self.drawings) {
            if !seen.insert(part.clone()) {
                continue;
            }
            let Some(text) = self.package.text(&part)? else { continue };
            let document = package::parse(&part, &text)?;
            let words = plain_text(document.root_element());
            if !words.is_empty() {
                self.document.left_out.push(LeftOut { origin, text: words, why: Reason::Drawing });
            }
        }
        Ok(())
    }

    /// Reports headers and footers, each text once.
    fn page_edges(&mut self) -> Result<(), ReadError> {
        let mut seen = BTreeSet::new();
        let edges: Vec<Relation> = self.relations.values().cloned().collect();
        for edge in edges.iter().filter(|edge| matches!(edge.kind.as_str(), "header" | "footer")) {
            let Some(text) = self.package.text(&edge.target)? else { continue };
            let document = package::parse(&edge.target, &text)?;
            let words = plain_text(document.root_element());
            if !words.is_empty() && seen.insert(words.clone()) {
                self.document.left_out.push(LeftOut { origin: 1, text: words, why: Reason::PageEdge });
            }
        }
        Ok(())
    }
}

/// Of alternatives for newer and older programs (ISO/IEC 29500-3, 7.5), the first that has any content.
pub(super) fn chosen<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let full = |choice: &Node<'_, '_>| choice.children().any(|child| child.is_element());
    node.kids("Choice").find(full).or_else(|| node.kid("Fallback"))
}

/// Whether a control still shows the prompt that its template came with (17.5.2.39).
pub(super) fn is_prompt(node: Node<'_, '_>) -> bool {
    node.kid("sdtPr").and_then(|node| switch(node, "showingPlcHdr")) == Some(true)
}

/// The words below a node, whatever the namespace, with a space between paragraphs.
pub(super) fn plain_text(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        match node.local() {
            "t" | "v" if node.is_element() => words.push_str(node.text().unwrap_or_default()),
            "p" | "tab" | "br" | "pt" => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
