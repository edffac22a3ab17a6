//! The way through a document: blocks, in the order of the file (ISO/IEC 29500-1, 17.2 and 17.3).
//!
//! An element that isn't known is looked into, so that a construct of tomorrow costs no word.

use std::collections::BTreeSet;

use roxmltree::{Document, Node, NodeId};

use super::fields::{Field, Sort};
use super::numbering::Numbering;
use super::styles::Styles;
use super::{Relation, Relations, main_part, relations, value};
use crate::source::import::dom::Local;
pub(super) use crate::source::import::flow::Line;
use crate::source::import::flow::{Flow, Item, Mark, Role};
use crate::source::import::names::Named;
use crate::source::import::package::{self, Package};
use crate::source::import::spans::{self, Span};
use crate::source::import::{Footnote, Import, LeftOut, Notice, Piece, Refused, Spot, Why};

/// Reads the document with all that belongs to it.
pub fn read(package: &mut Package<'_>) -> Result<Import, Refused> {
    let main = main_part(package)?;
    let relations = relations(package, &main)?;
    let mut texts = Texts::default();
    for (sort, text) in [
        ("styles", &mut texts.styles),
        ("numbering", &mut texts.numbering),
        ("footnotes", &mut texts.footnotes),
        ("endnotes", &mut texts.endnotes),
        ("comments", &mut texts.comments),
    ] {
        *text = related(package, &relations, sort)?;
    }
    let text = package.text(&main)?.ok_or(Refused::NotThisFormat)?;
    let document = package::parse(&main, &text)?;
    let root = document.root_element();
    if root.kid("body").is_none() {
        return Err(Refused::NotThisFormat);
    }
    let styles = texts.styles.parse()?.map(|document| Styles::read(&document)).unwrap_or_default();
    let numbering = texts.numbering.parse()?.map(|document| Numbering::read(&document)).unwrap_or_default();
    let mut walk = Walk {
        package,
        relations,
        styles,
        numbering,
        spots: paragraphs(&document),
        at: None,
        fields: Vec::new(),
        contents: 0,
        carried: Vec::new(),
        notes: Vec::new(),
        comments: Vec::new(),
        drawings: Vec::new(),
        import: Import::default(),
    };
    let mut flow = Flow::default();
    walk.blocks(root, &mut flow)?;
    walk.flush_carried(&mut flow, root);
    walk.import.pieces = flow.finish();
    walk.fields.clear();
    walk.footnotes(&texts)?;
    walk.margins(&texts)?;
    walk.page_edges()?;
    Ok(walk.import)
}

/// Parts that belong to the document, each with its name.
#[derive(Debug, Default)]
pub(super) struct Texts {
    styles: Part,
    numbering: Part,
    footnotes: Part,
    endnotes: Part,
    comments: Part,
}

/// A part's name and text; empty, where the document has none.
#[derive(Debug, Default)]
pub(super) struct Part {
    name: String,
    text: Option<String>,
}

impl Part {
    fn parse(&self) -> Result<Option<Document<'_>>, Refused> {
        self.text.as_deref().map(|text| package::parse(&self.name, text)).transpose()
    }
}

fn related(package: &mut Package<'_>, relations: &Relations, sort: &str) -> Result<Part, Refused> {
    let Some(relation) = relations.values().find(|one| one.sort == sort && !one.external) else {
        return Ok(Part::default());
    };
    Ok(Part { name: relation.target.clone(), text: package.text(&relation.target)? })
}

/// All paragraphs, in the order of the file.
fn paragraphs(document: &Document<'_>) -> Vec<NodeId> {
    document.descendants().filter(|node| is_paragraph(*node)).map(|node| node.id()).collect()
}

/// `w:p`, not DrawingML's `a:p`.
fn is_paragraph(node: Node<'_, '_>) -> bool {
    node.local() == "p" && is_word(node)
}

/// Whether an element is WordprocessingML: formulas and drawings have elements of the same names.
pub(super) fn is_word(node: Node<'_, '_>) -> bool {
    node.tag_name().namespace().is_some_and(|name| name.contains("wordprocessingml"))
}

/// Which note a reference means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteSort {
    Footnote,
    Endnote,
}

/// Where the reading stands.
pub(super) struct Walk<'p, 'b> {
    pub(super) package: &'p mut Package<'b>,
    /// Of the part that is being read.
    pub(super) relations: Relations,
    pub(super) styles: Styles,
    numbering: Numbering,
    spots: Vec<NodeId>,
    /// The spot of all that is read now, where that stands in another part than the document.
    at: Option<Spot>,
    /// Fields that are open, outermost first. They may begin in one paragraph and end in another.
    pub(super) fields: Vec<Field>,
    /// How many tables of contents surround what is read.
    contents: usize,
    /// Words of paragraphs whose end was deleted: they belong to the next.
    carried: Vec<Span>,
    /// Notes in the order of their references, and where these stand.
    pub(super) notes: Vec<(NoteSort, String, Spot)>,
    /// Comments, likewise.
    pub(super) comments: Vec<(String, Spot)>,
    /// Parts with words in a drawing, likewise.
    pub(super) drawings: Vec<(String, Spot)>,
    pub(super) import: Import,
}

impl Walk<'_, '_> {
    /// Where a node stands: the number of the paragraph that it is, is in, or follows.
    pub(super) fn spot(&self, node: Node<'_, '_>) -> Spot {
        self.at.unwrap_or_else(|| self.spots.partition_point(|one| one.get() <= node.id().get()).max(1))
    }

    /// Counts something a person should know of.
    pub(super) fn count(&mut self, notice: Notice) {
        *self.import.notices.entry(notice).or_default() += 1;
    }

    /// Reports words that are no part of the text. What follows directly for the same reason is put to it.
    pub(super) fn leave_out(&mut self, spot: Spot, text: &str, why: Why) {
        let text = spans::mended(text, &mut self.import.mended);
        match self.import.left_out.last_mut() {
            Some(last) if last.spot == spot && last.why == why => last.text.push_str(&text),
            _ => self.import.left_out.push(LeftOut { spot, text, why }),
        }
    }

    /// Why words that are read now are no part of the text.
    pub(super) fn left_out_for(&self) -> Option<Why> {
        if self.contents > 0 {
            return Some(Why::Contents);
        }
        self.fields.iter().find_map(|field| match field.sort {
            Some(Sort::Contents) => Some(Why::Contents),
            Some(Sort::PageNumber) => Some(Why::PageNumber),
            None => Some(Why::NotText),
            _ => None,
        })
    }

    /// Reads what stands in `parent`, block by block.
    pub(super) fn blocks(&mut self, parent: Node<'_, '_>, flow: &mut Flow) -> Result<(), Refused> {
        parent.children().filter(Node::is_element).try_for_each(|node| self.block(node, flow))
    }

    /// Reads one block.
    pub(super) fn block(&mut self, node: Node<'_, '_>, flow: &mut Flow) -> Result<(), Refused> {
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
                self.contents += usize::from(is_contents);
                if let Some(content) = node.kid("sdtContent") {
                    self.blocks(content, flow)?;
                }
                self.contents -= usize::from(is_contents);
            }
            "AlternateContent" => {
                if let Some(choice) = node.kid("Choice").or_else(|| node.kid("Fallback")) {
                    self.blocks(choice, flow)?;
                }
            }
            "del" | "moveFrom" => self.count(Notice::Deletion),
            "ins" | "moveTo" => {
                self.count(Notice::Insertion);
                self.blocks(node, flow)?;
            }
            // Another file, whose place is here (17.17.2.1).
            "altChunk" => {
                let relation = node.attr("id").and_then(|id| self.relations.get(id));
                let name = relation.map_or(String::new(), |relation| relation.target.clone());
                self.leave_out(self.spot(node), &name, Why::Embedded);
            }
            "sectPr" | "tcPr" | "sdtPr" | "pPr" | "rPr" => {}
            _ => self.blocks(node, flow)?,
        }
        Ok(())
    }

    fn paragraph(&mut self, node: Node<'_, '_>, flow: &mut Flow) -> Result<(), Refused> {
        let properties = node.kid("pPr");
        let style = properties.and_then(|node| node.kid("pStyle")).and_then(value);
        let meaning = self.styles.meaning(style);
        let is_contents = meaning == Some(Named::Contents);
        let spans = std::mem::take(&mut self.carried);
        let mut line = Line { spot: self.spot(node), spans, ..Default::default() };
        self.contents += usize::from(is_contents);
        let read = self.inlines(node, &Default::default(), &mut line);
        self.contents -= usize::from(is_contents);
        read?;
        let mark_deleted = properties
            .and_then(|node| node.kid("rPr"))
            .is_some_and(|node| node.kid("del").is_some() || node.kid("moveFrom").is_some());
        if mark_deleted {
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
            let item = if line.spans.is_empty() { None } else { self.item(properties, style) };
            if let (Role::Heading(_), Some(Item { mark: Mark::Number(_), .. })) = (role, item) {
                self.count(Notice::HeadingNumber);
            }
            let spans = std::mem::take(&mut line.spans);
            if role == Role::Caption {
                line.figures.drain(..).for_each(|figure| flow.figure(figure));
            }
            flow.paragraph(line.spot, role, item, spans);
        }
        line.figures.into_iter().for_each(|figure| flow.figure(figure));
        line.boxes.into_iter().for_each(|pieces| flow.aside(line.spot, pieces));
        Ok(())
    }

    /// Sets words free whose next paragraph never came.
    fn flush_carried(&mut self, flow: &mut Flow, at: Node<'_, '_>) {
        let spans = std::mem::take(&mut self.carried);
        flow.paragraph(self.spot(at), Role::Body, None, spans);
    }

    /// The paragraph's place in a list: its own properties say it, or its style's (17.9.18).
    fn item(&mut self, properties: Option<Node<'_, '_>>, style: Option<&str>) -> Option<Item> {
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
        let mark = self.numbering.mark(number, level, &self.styles)?;
        if self.numbering.is_lettered(number, level, &self.styles) {
            self.count(Notice::LetteredItem);
        }
        Some(Item { level, mark })
    }

    fn footnotes(&mut self, texts: &Texts) -> Result<(), Refused> {
        let main = std::mem::take(&mut self.relations);
        let parts = [(NoteSort::Footnote, &texts.footnotes), (NoteSort::Endnote, &texts.endnotes)];
        let notes = std::mem::take(&mut self.notes);
        let mut read: Vec<Option<Vec<Piece>>> = vec![None; notes.len()];
        for (sort, part) in parts {
            let Some(document) = part.parse()? else { continue };
            self.relations = relations(self.package, &part.name)?;
            for note in document.root_element().children().filter(Node::is_element) {
                let Some(id) = note.attr("id") else { continue };
                let at = notes.iter().position(|(one, other, _)| *one == sort && other == id);
                let Some(at) = at.filter(|at| read[*at].is_none()) else { continue };
                self.at = Some(notes[at].2);
                let mut flow = Flow::default();
                self.blocks(note, &mut flow)?;
                self.flush_carried(&mut flow, note);
                read[at] = Some(flow.finish());
            }
        }
        let notes = notes.iter().zip(read);
        self.import.footnotes = notes
            .map(|(note, pieces)| Footnote { spot: note.2, pieces: pieces.unwrap_or_default() })
            .collect();
        self.at = None;
        self.relations = main;
        Ok(())
    }

    /// Reports comments and the words of diagrams.
    fn margins(&mut self, texts: &Texts) -> Result<(), Refused> {
        let comments = std::mem::take(&mut self.comments);
        if let Some(document) = texts.comments.parse()? {
            for comment in document.root_element().kids("comment") {
                let id = comment.attr("id").unwrap_or_default();
                let spot = comments.iter().find(|(one, _)| one == id).map_or(1, |(_, spot)| *spot);
                self.count(Notice::Comment);
                self.import.left_out.push(LeftOut { spot, text: plain_text(comment), why: Why::Comment });
            }
        }
        let mut seen = BTreeSet::new();
        for (part, spot) in std::mem::take(&mut self.drawings) {
            if !seen.insert(part.clone()) {
                continue;
            }
            let Some(text) = self.package.text(&part)? else { continue };
            let document = package::parse(&part, &text)?;
            let words = plain_text(document.root_element());
            if !words.is_empty() {
                self.import.left_out.push(LeftOut { spot, text: words, why: Why::Drawing });
            }
        }
        Ok(())
    }

    /// Reports headers and footers, each text once.
    fn page_edges(&mut self) -> Result<(), Refused> {
        let mut seen = BTreeSet::new();
        let edges: Vec<Relation> = self.relations.values().cloned().collect();
        for edge in edges.iter().filter(|edge| matches!(edge.sort.as_str(), "header" | "footer")) {
            let Some(text) = self.package.text(&edge.target)? else { continue };
            let document = package::parse(&edge.target, &text)?;
            let words = plain_text(document.root_element());
            if !words.is_empty() && seen.insert(words.clone()) {
                self.import.left_out.push(LeftOut { spot: 1, text: words, why: Why::PageEdge });
            }
        }
        Ok(())
    }
}

/// The words below a node, in any namespace, with a space between paragraphs.
fn plain_text(node: Node<'_, '_>) -> String {
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
