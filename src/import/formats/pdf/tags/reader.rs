//! Reads a document by its tags (ISO 32000-1, 14.8.4).
//!
//! An unknown element is entered like any other, so that it costs no word.

use std::collections::BTreeSet;

use kurbo::Rect;

use super::headings::heading_parts;
use super::notes::{Notes, is_note};
use super::tree::{Element, Id, Kid, Tree};
use crate::import::document::{Content, Document, Footnote, LeftOut, Notice, Origin, Piece, Reason, on_page};
use crate::import::formats::pdf::markers::{self, drop_letters};
use crate::import::formats::pdf::pages::Pages;
use crate::import::formats::pdf::pictures::Figures;
use crate::import::formats::pdf::text::{Joiner, Part, evenly, plain_lines};
use crate::import::formats::rich::flow::{Flow, Item, Mark, Paragraph, Role};
use crate::import::formats::rich::spans::{self, Style};
use crate::import::read_error::ReadError;

/// Reads a document by its tags.
pub fn read(
    tree: &Tree,
    pages: &Pages,
    figures: &mut Figures<'_>,
    language: &str,
) -> Result<Document, ReadError> {
    let mut reader = Reader {
        tree,
        pages,
        figures,
        notes: Notes::of(tree, pages),
        joiner: Joiner { witness: &pages.witness, joined: Vec::new() },
        language: language.to_owned(),
        met: BTreeSet::new(),
        inside_links: BTreeSet::new(),
        bare_label: None,
        indents: Vec::new(),
        figure_marks: BTreeSet::new(),
        figure_areas: Vec::new(),
        counted: 0,
        document: Document { numbers_typed: true, ..Document::default() },
    };
    let mut flow = Flow::default();
    reader.inside(0, &mut flow, &mut Surroundings::default())?;
    reader.document.pieces = flow.finish();
    for body in reader.notes.bodies.clone() {
        let mut flow = Flow::default();
        reader.bare_label = reader.notes.bare.get(&body).cloned();
        reader.inside(body, &mut flow, &mut Surroundings::default())?;
        let footnote = Footnote { origin: reader.origin(body), pieces: flow.finish() };
        reader.document.footnotes.push(footnote);
    }
    reader.beside();
    let mut document = reader.document;
    document.joined = reader.joiner.joined;
    let dropped = reader.inside_links.len();
    if dropped > 0 {
        document.notices.insert(Notice::LinkDropped, dropped);
    }
    Ok(document)
}

/// Whether the tags are about most of the letters. Some makers write a tree with hardly anything in it.
pub fn covers(tree: &Tree, pages: &Pages) -> bool {
    let marks: BTreeSet<(usize, i64)> = tree.marks(0).into_iter().collect();
    let (mut inside, mut outside) = (0, 0);
    for (page, drawn) in pages.drawn.iter().enumerate() {
        let (_, rest) = pages.beside(&marks, page);
        let shows =
            |glyphs: &[&super::super::glyphs::Glyph]| glyphs.iter().filter(|glyph| !glyph.is_space()).count();
        outside += shows(&rest);
        inside +=
            drawn.glyphs.iter().filter(|glyph| !glyph.artifact && !glyph.is_space()).count() - shows(&rest);
    }
    inside > 9 * outside
}

/// The context of what is being read.
#[derive(Debug, Clone, Default)]
pub(super) struct Surroundings {
    /// How many lists surround it.
    pub(super) lists: usize,
    /// The marker of the next paragraph of the item.
    pub(super) mark: Option<Mark>,
    /// The role of a paragraph here.
    pub(super) role: Option<Role>,
    /// The style of text here.
    pub(super) style: Style,
    /// Whether the marker of the item is still to come, among its letters.
    pub(super) marker_is_text: bool,
    /// Whether numbers of items are words: where there can be no list.
    pub(super) numbers_are_words: bool,
    /// How many parts of the document surround it: the level of a heading that says none.
    pub(super) depth: u8,
}

/// Letters that were collected until the block ends.
#[derive(Default)]
pub(super) struct Loose<'p> {
    pub(super) origin: Option<Origin>,
    pub(super) parts: Vec<Part<'p>>,
    pub(super) figures: Vec<Piece>,
}

pub(super) struct Reader<'p, 'f> {
    pub(super) tree: &'p Tree,
    pub(super) pages: &'p Pages,
    pub(super) figures: &'p mut Figures<'f>,
    pub(super) notes: Notes,
    pub(super) joiner: Joiner<'p>,
    pub(super) language: String,
    /// What was read, so that the rest can be told.
    pub(super) met: BTreeSet<(usize, i64)>,
    /// Links to places in the document, by page and number.
    pub(super) inside_links: BTreeSet<(usize, usize)>,
    /// The number that the next paragraph begins with, where that is a note's.
    pub(super) bare_label: Option<String>,
    /// How far in the items stand whose markers are among their letters, outermost first.
    pub(super) indents: Vec<f64>,
    /// The marked content of figures.
    pub(super) figure_marks: BTreeSet<(usize, i64)>,
    /// The parts of pages that figures cover.
    pub(super) figure_areas: Vec<(usize, Rect)>,
    /// How many paragraphs there are so far: what comes before what on a page.
    pub(super) counted: usize,
    pub(super) document: Document,
}

impl<'p> Reader<'p, '_> {
    /// Reads what an element holds: blocks, and letters between them.
    pub(super) fn inside(
        &mut self,
        id: Id,
        flow: &mut Flow,
        place: &mut Surroundings,
    ) -> Result<(), ReadError> {
        let mut loose = Loose::default();
        let tree = self.tree;
        for kid in &tree.elements[id].kids {
            match kid {
                Kid::Mark(page, mcid) => self.letters((*page, *mcid), &place.style.clone(), &mut loose),
                Kid::Element(inner) => self.element(*inner, flow, place, &mut loose)?,
            }
        }
        self.flush(&mut loose, flow, place);
        Ok(())
    }

    pub(super) fn element(
        &mut self,
        id: Id,
        flow: &mut Flow,
        place: &mut Surroundings,
        loose: &mut Loose<'p>,
    ) -> Result<(), ReadError> {
        let tree = self.tree;
        let element = &tree.elements[id];
        if self.notes.bodies.contains(&id) {
            return Ok(());
        }
        if let Some(number) = self.notes.references.get(&id) {
            loose.origin.get_or_insert(self.origin(id));
            loose.parts.push(Part::Note(*number));
            self.leave_out(id, Reason::NoteNumber);
            return Ok(());
        }
        if self.notes.labels.contains(&id) {
            self.leave_out(id, Reason::NoteNumber);
            return Ok(());
        }
        match element.kind.as_str() {
            "Artifact" => self.leave_out(id, Reason::PageEdge),
            "Figure" => {
                let inner = |kind: &str| -> Vec<Id> {
                    let is_kind = |id: &Id| tree.elements[*id].kind == kind;
                    let kids = element.kids.iter().filter_map(|kid| match kid {
                        Kid::Element(inner) => Some(*inner).filter(is_kind),
                        Kid::Mark(..) => None,
                    });
                    kids.collect()
                };
                // Browsers tag both `figure` and the picture in it so.
                if !inner("Figure").is_empty() {
                    self.flush(loose, flow, place);
                    return self.block(id, element, flow, place);
                }
                let captions = inner("Caption");
                if !captions.is_empty() {
                    self.flush(loose, flow, place);
                    for caption in captions {
                        self.block(caption, &tree.elements[caption], flow, place)?;
                    }
                }
                let figure = self.figure(id);
                loose.figures.extend(figure);
            }
            _ if !is_block(element) => {
                let outer = place.clone();
                place.style = self.styled(element, &outer.style);
                for kid in &element.kids {
                    match kid {
                        Kid::Mark(page, mcid) => self.letters((*page, *mcid), &place.style.clone(), loose),
                        Kid::Element(inner) => self.element(*inner, flow, place, loose)?,
                    }
                }
                place.style = outer.style;
            }
            _ => {
                self.flush(loose, flow, place);
                self.block(id, element, flow, place)?;
            }
        }
        Ok(())
    }

    pub(super) fn block(
        &mut self,
        id: Id,
        element: &'p Element,
        flow: &mut Flow,
        place: &mut Surroundings,
    ) -> Result<(), ReadError> {
        let mut inner = place.clone();
        inner.style = self.styled(element, &place.style);
        match element.kind.as_str() {
            "Title" => inner.role = Some(Role::Title),
            "P" | "H1" if element.raw == "Title" => inner.role = Some(Role::Title),
            "P" if element.raw == "Subtitle" => inner.role = Some(Role::Subtitle),
            "H" => inner.role = Some(Role::Heading(place.depth.max(1))),
            "Caption" => inner.role = Some(Role::Caption),
            "Sect" | "Part" | "Art" => inner.depth = place.depth.saturating_add(1),
            "L" => return self.list(id, flow, &inner),
            "LI" => {
                // An item without a list around it is an item all the same.
                inner.lists = inner.lists.max(1);
                inner.mark = Some(Mark::Bullet);
                let read = self.item(id, flow, &mut inner);
                place.mark = None;
                return read;
            }
            "Table" => return self.table(id, flow),
            "TOC" => {
                self.contents(id, flow);
                return Ok(());
            }
            "BlockQuote" => {
                let mut quoted = Flow::default();
                self.inside(
                    id,
                    &mut quoted,
                    &mut Surroundings { style: inner.style, ..Surroundings::default() },
                )?;
                let pieces = quoted.finish();
                if !pieces.is_empty() {
                    flow.add(Piece::new(self.origin(id), Content::Quote(pieces)));
                }
                return Ok(());
            }
            "Aside" => {
                let mut boxed = Flow::default();
                self.inside(
                    id,
                    &mut boxed,
                    &mut Surroundings { style: inner.style, ..Surroundings::default() },
                )?;
                let pieces = boxed.finish();
                if !pieces.is_empty() {
                    flow.aside(self.origin(id), pieces);
                }
                return Ok(());
            }
            kind => {
                if let Some(level) = heading_level(kind) {
                    inner.role = Some(Role::Heading(level));
                }
            }
        }
        self.inside(id, flow, &mut inner)?;
        // The first paragraph of the item used up its marker.
        place.mark = inner.mark;
        Ok(())
    }

    /// The letters of a piece of marked content.
    pub(super) fn letters(&mut self, mark: (usize, i64), style: &Style, loose: &mut Loose<'p>) {
        if !self.met.insert(mark) {
            return;
        }
        let pages = self.pages;
        for glyph in pages.of_mark(mark) {
            loose.origin.get_or_insert_with(|| {
                self.counted += 1;
                on_page(mark.0 + 1, self.counted)
            });
            let mut style = style.clone();
            style.strong |= glyph.bold;
            style.emphasis |= glyph.italic;
            if let Some(link) = pages.link(mark.0, glyph) {
                style.link = pages.links[mark.0][link].to.clone();
                if style.link.is_none() {
                    self.inside_links.insert((mark.0, link));
                }
            }
            loose.parts.push(Part::Letter(glyph, style));
        }
    }

    /// The style of an element's text.
    pub(super) fn styled(&self, element: &Element, style: &Style) -> Style {
        let mut style = style.clone();
        style.strong |= element.raw == "Strong" || element.kind == "Strong";
        style.emphasis |= element.raw == "Em" || element.kind == "Em";
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        if let Some(tag) =
            element.language.as_ref().filter(|tag| oxilangtag::LanguageTag::parse(tag.as_str()).is_ok())
        {
            let own = primary(tag);
            style.language = Some(tag.clone()).filter(|_| own != "da" && own != primary(&self.language));
        }
        style
    }

    /// Ends a run of loose letters and makes it a paragraph.
    pub(super) fn flush(&mut self, loose: &mut Loose<'p>, flow: &mut Flow, place: &mut Surroundings) {
        let Loose { origin, mut parts, figures } = std::mem::take(loose);
        let origin = origin.unwrap_or(on_page(1, 0));
        if let Some(label) = self.bare_label.take_if(|_| !parts.is_empty()) {
            drop_letters(&mut parts, label.chars().count());
            self.document.left_out.push(LeftOut { origin, text: label, why: Reason::NoteNumber });
        }
        let mut level = place.lists.checked_sub(1);
        if let Some(structural) = level
            && place.marker_is_text
            && let Some((mark, at)) = markers::take(&mut parts)
        {
            place.mark = Some(mark);
            place.marker_is_text = false;
            self.indents.retain(|other| *other < at - 3.0);
            self.indents.push(at);
            level = Some(structural.max(self.indents.len() - 1));
        }
        evenly(&mut parts);
        let mut doubts = Vec::new();
        let mut content = self.joiner.text(&parts, origin, &mut doubts);
        for span in &mut content {
            if let spans::What::Text(text) = &mut span.what {
                *text = spans::mended(text, &mut self.document.mended);
            }
        }
        if !spans::is_blank(&content) {
            if level.is_none() {
                self.indents.clear();
            }
            let item = level.map(|level| Item { level, mark: place.mark.take().unwrap_or(Mark::Continued) });
            let role = place.role.unwrap_or(Role::Body);
            match heading_parts(role, &content, &parts) {
                Some((label, title)) => {
                    flow.paragraph(Paragraph::plain(origin, role, item, label));
                    flow.paragraph(Paragraph::plain(origin, role, item, title));
                }
                None => flow.paragraph(Paragraph::plain(origin, role, item, content)),
            }
            if !doubts.is_empty() {
                flow.doubt(doubts);
            }
        }
        figures.into_iter().for_each(|figure| flow.figure(figure));
    }

    /// The words of an element.
    pub(super) fn words(&self, id: Id) -> String {
        let glyphs = self.tree.marks(id).into_iter().flat_map(|mark| self.pages.of_mark(mark));
        plain_lines(glyphs).join(" ")
    }

    /// Takes an element as read.
    pub(super) fn pass(&mut self, id: Id) {
        self.met.extend(self.tree.marks(id));
    }

    /// Reports words that are not part of the text.
    pub(super) fn leave_out(&mut self, id: Id, why: Reason) {
        let marks: Vec<_> = self.tree.marks(id).into_iter().filter(|mark| !self.met.contains(mark)).collect();
        let text = plain_lines(marks.iter().flat_map(|mark| self.pages.of_mark(*mark))).join(" ");
        let text = spans::mended(&text, &mut self.document.mended);
        let origin = self.origin(id);
        self.met.extend(marks);
        if !text.trim().is_empty() {
            self.document.left_out.push(LeftOut { origin, text, why });
        }
    }

    pub(super) fn origin(&self, id: Id) -> Origin {
        on_page(self.tree.marks(id).first().map_or(1, |(page, _)| page + 1), self.counted)
    }
}

fn heading_level(kind: &str) -> Option<u8> {
    let digits = kind.strip_prefix('H')?;
    digits.parse::<u8>().ok().filter(|level| *level > 0)
}

/// Whether an element begins a line of its own (ISO 32000-1, 14.8.4.3).
fn is_block(element: &Element) -> bool {
    let inline = matches!(
        element.kind.as_str(),
        "Span"
            | "Quote"
            | "Reference"
            | "BibEntry"
            | "Code"
            | "Link"
            | "Annot"
            | "Ruby"
            | "Warichu"
            | "RB"
            | "RT"
            | "RP"
            | "WT"
            | "WP"
            | "Lbl"
            | "Em"
            | "Strong"
            | "Sub"
            | "Formula"
            | "Form"
            | "NonStruct"
            | "Private"
    );
    !inline || element.is_placed_block || is_note(&element.kind)
}
