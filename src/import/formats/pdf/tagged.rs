//! Reads a document by its tags (ISO 32000-1, 14.8.4).
//!
//! An unknown element is entered like any other, so that it costs no word.

use std::collections::BTreeSet;

use super::notes::{Notes, is_note};
use super::pages::Pages;
use super::pictures::Figures;
use super::table::Grid;
use super::text::{Joiner, Part, evenly, line, lines, plain_lines};
use super::tree::{Element, Id, Kid, Tree};
use crate::import::document::{
    Content, Document, Footnote, LeftOut, Notice, Origin, Piece, Reason, is_contents, on_page, plain,
};
use crate::import::formats::rich::flow::{Flow, Item, Mark, Role};
use crate::import::formats::rich::spans::{self, Span, Style};
use crate::import::read_error::ReadError;

/// How much smaller the letters of a label are than those of the title below it.
const LABEL: f64 = 0.85;

/// Reads a document by its tags.
pub fn read(tree: &Tree, pages: &Pages, figures: &mut Figures<'_>, language: &str) -> Result<Document, ReadError> {
    let mut reader = Reader {
        tree,
        pages,
        figures,
        notes: Notes::of(tree, pages),
        joiner: Joiner { witness: &pages.witness, joined: Vec::new() },
        language: language.to_owned(),
        met: BTreeSet::new(),
        inside_links: BTreeSet::new(),
        counted: 0,
        document: Document { numbers_typed: true, ..Document::default() },
    };
    let mut flow = Flow::default();
    reader.inside(0, &mut flow, &mut Surroundings::default())?;
    reader.document.pieces = flow.finish();
    for body in reader.notes.bodies.clone() {
        let mut flow = Flow::default();
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
        let shows = |glyphs: &[&super::glyphs::Glyph]| glyphs.iter().filter(|glyph| !glyph.is_space()).count();
        outside += shows(&rest);
        inside += drawn.glyphs.iter().filter(|glyph| !glyph.artifact && !glyph.is_space()).count() - shows(&rest);
    }
    inside > 9 * outside
}

/// The context of what is being read.
#[derive(Debug, Clone, Default)]
struct Surroundings {
    /// How many lists surround it.
    lists: usize,
    /// The marker of the next paragraph of the item.
    mark: Option<Mark>,
    /// The role of a paragraph here.
    role: Option<Role>,
    /// The style of text here.
    style: Style,
    /// Whether numbers of items are words: where there can be no list.
    numbers_are_words: bool,
    /// How many parts of the document surround it: the level of a heading that says none.
    depth: u8,
}

/// Letters that were collected until the block ends.
#[derive(Default)]
struct Loose<'p> {
    origin: Option<Origin>,
    parts: Vec<Part<'p>>,
    figures: Vec<Piece>,
}

struct Reader<'p, 'f> {
    tree: &'p Tree,
    pages: &'p Pages,
    figures: &'p mut Figures<'f>,
    notes: Notes,
    joiner: Joiner<'p>,
    language: String,
    /// What was read, so that the rest can be told.
    met: BTreeSet<(usize, i64)>,
    /// Links to places in the document, by page and number.
    inside_links: BTreeSet<(usize, usize)>,
    /// How many paragraphs there are so far: what comes before what on a page.
    counted: usize,
    document: Document,
}

impl<'p> Reader<'p, '_> {
    /// Reads what an element holds: blocks, and letters between them.
    fn inside(&mut self, id: Id, flow: &mut Flow, place: &mut Surroundings) -> Result<(), ReadError> {
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

    fn element(
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

    fn block(
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
            "P" if element.raw == "Title" => inner.role = Some(Role::Title),
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
                self.inside(id, &mut quoted, &mut Surroundings { style: inner.style, ..Surroundings::default() })?;
                let pieces = quoted.finish();
                if !pieces.is_empty() {
                    flow.add(Piece::new(self.origin(id), Content::Quote(pieces)));
                }
                return Ok(());
            }
            "Aside" => {
                let mut boxed = Flow::default();
                self.inside(id, &mut boxed, &mut Surroundings { style: inner.style, ..Surroundings::default() })?;
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
    fn letters(&mut self, mark: (usize, i64), style: &Style, loose: &mut Loose<'p>) {
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
    fn styled(&self, element: &Element, style: &Style) -> Style {
        let mut style = style.clone();
        style.strong |= element.raw == "Strong" || element.kind == "Strong";
        style.emphasis |= element.raw == "Em" || element.kind == "Em";
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        if let Some(tag) = element.language.as_ref().filter(|tag| oxilangtag::LanguageTag::parse(tag.as_str()).is_ok()) {
            let own = primary(tag);
            style.language = Some(tag.clone()).filter(|_| own != "da" && own != primary(&self.language));
        }
        style
    }

    /// Ends a run of loose letters and makes it a paragraph.
    fn flush(&mut self, loose: &mut Loose<'p>, flow: &mut Flow, place: &mut Surroundings) {
        let Loose { origin, mut parts, figures } = std::mem::take(loose);
        let origin = origin.unwrap_or(on_page(1, 0));
        evenly(&mut parts);
        let mut doubts = Vec::new();
        let mut content = self.joiner.text(&parts, origin, &mut doubts);
        for span in &mut content {
            if let spans::What::Text(text) = &mut span.what {
                *text = spans::mended(text, &mut self.document.mended);
            }
        }
        if !spans::is_blank(&content) {
            let level = place.lists.checked_sub(1);
            let item = level.map(|level| Item { level, mark: place.mark.take().unwrap_or(Mark::Continued) });
            let role = place.role.unwrap_or(Role::Body);
            match heading_parts(role, &content, &parts) {
                Some((label, title)) => {
                    flow.paragraph(origin, role, item, label);
                    flow.paragraph(origin, role, item, title);
                }
                None => flow.paragraph(origin, role, item, content),
            }
            if !doubts.is_empty() {
                flow.doubt(doubts);
            }
        }
        figures.into_iter().for_each(|figure| flow.figure(figure));
    }

    fn list(&mut self, id: Id, flow: &mut Flow, place: &Surroundings) -> Result<(), ReadError> {
        let tree = self.tree;
        let lists = if place.numbers_are_words { 0 } else { place.lists + 1 };
        for kid in &tree.elements[id].kids {
            let mut inner = Surroundings { lists, mark: None, role: None, ..place.clone() };
            match kid {
                Kid::Element(item) if tree.elements[*item].kind == "LI" => {
                    inner.mark = Some(Mark::Bullet);
                    self.item(*item, flow, &mut inner)?;
                }
                Kid::Element(other) => {
                    let mut loose = Loose::default();
                    self.element(*other, flow, &mut inner, &mut loose)?;
                    self.flush(&mut loose, flow, &mut inner);
                }
                Kid::Mark(page, mcid) => {
                    let mut loose = Loose::default();
                    self.letters((*page, *mcid), &inner.style.clone(), &mut loose);
                    self.flush(&mut loose, flow, &mut inner);
                }
            }
        }
        if place.lists == 0 && lists > 0 {
            flow.close();
        }
        Ok(())
    }

    /// An item: what its label says becomes its marker, or stays where it is more than that.
    fn item(&mut self, id: Id, flow: &mut Flow, place: &mut Surroundings) -> Result<(), ReadError> {
        let tree = self.tree;
        let mut loose = Loose::default();
        for kid in &tree.elements[id].kids {
            match kid {
                Kid::Element(label) if tree.elements[*label].kind == "Lbl" => {
                    let words = self.words(*label);
                    let word = words.trim();
                    let number = word.trim_end_matches(['.', ')']).parse::<u32>().ok();
                    match number {
                        Some(number) if !place.numbers_are_words && number < 10_000 && !word.starts_with('+') => {
                            place.mark = Some(Mark::Number(number));
                            self.pass(*label);
                        }
                        _ if !word.chars().any(char::is_alphanumeric) => self.pass(*label),
                        _ => self.element(*label, flow, place, &mut loose)?,
                    }
                }
                // A body's letters follow its label's, where that stays.
                Kid::Element(body) if tree.elements[*body].kind == "LBody" => {
                    let inside = &tree.elements[*body].kids;
                    for kid in inside {
                        match kid {
                            Kid::Mark(page, mcid) => self.letters((*page, *mcid), &place.style.clone(), &mut loose),
                            Kid::Element(inner) => {
                                let first = tree.elements[*inner].kind == "P" && !loose.parts.is_empty();
                                if first {
                                    let mut style = place.clone();
                                    style.style = self.styled(&tree.elements[*inner], &place.style);
                                    for kid in &tree.elements[*inner].kids {
                                        match kid {
                                            Kid::Mark(page, mcid) => {
                                                self.letters((*page, *mcid), &style.style.clone(), &mut loose);
                                            }
                                            Kid::Element(deep) => self.element(*deep, flow, place, &mut loose)?,
                                        }
                                    }
                                    self.flush(&mut loose, flow, place);
                                } else {
                                    self.element(*inner, flow, place, &mut loose)?;
                                }
                            }
                        }
                    }
                }
                Kid::Element(inner) => self.element(*inner, flow, place, &mut loose)?,
                Kid::Mark(page, mcid) => self.letters((*page, *mcid), &place.style.clone(), &mut loose),
            }
        }
        self.flush(&mut loose, flow, place);
        Ok(())
    }

    fn table(&mut self, id: Id, flow: &mut Flow) -> Result<(), ReadError> {
        let tree = self.tree;
        let mut grid = Grid::default();
        let mut rows = Vec::new();
        let mut captions = Vec::new();
        collect_rows(tree, id, false, 0, &mut rows, &mut captions);
        for caption in captions {
            let mut place = Surroundings { role: Some(Role::Caption), ..Surroundings::default() };
            self.inside(caption, flow, &mut place)?;
        }
        for (row, in_head) in rows {
            grid.begin_row(in_head);
            for kid in &tree.elements[row].kids {
                let Kid::Element(cell) = kid else {
                    continue;
                };
                let element = &tree.elements[*cell];
                let mut inner = Flow::default();
                let mut place = Surroundings { numbers_are_words: true, ..Surroundings::default() };
                place.style = self.styled(element, &Style::default());
                self.inside(*cell, &mut inner, &mut place)?;
                grid.cell(inner.finish(), element.kind == "TH", element.columns, element.rows);
            }
            grid.end_row();
        }
        grid.finish(self.origin(id), flow, &mut self.document)
    }

    /// A printed table of contents, with the heading above it.
    fn contents(&mut self, id: Id, flow: &mut Flow) {
        if let Some(heading) = flow.take_heading(|text| is_contents(&plain(text))) {
            let Content::Heading { text, .. } = &heading.content else { return };
            let left_out = LeftOut { origin: heading.origin, text: plain(text), why: Reason::Contents };
            self.document.left_out.push(left_out);
        }
        let tree = self.tree;
        let entries: Vec<Id> =
            tree.within(id).into_iter().filter(|inner| tree.elements[*inner].kind == "TOCI").collect();
        entries.into_iter().chain([id]).for_each(|entry| self.leave_out(entry, Reason::Contents));
    }

    fn figure(&mut self, id: Id) -> Option<Piece> {
        let alt = self.tree.elements[id].alt.clone();
        let marks = self.tree.marks(id);
        let origin = self.origin(id);
        // A caption that a maker put inside is text.
        self.leave_out(id, Reason::Drawing);
        let picture = self.figures.of_marks(&marks, origin, alt.as_deref(), &mut self.document)?;
        Some(Piece::new(origin, Content::Figure { picture, alt, caption: Vec::new() }))
    }

    /// The words of an element.
    fn words(&self, id: Id) -> String {
        let glyphs = self.tree.marks(id).into_iter().flat_map(|mark| self.pages.of_mark(mark));
        plain_lines(glyphs).join(" ")
    }

    /// Takes an element as read.
    fn pass(&mut self, id: Id) {
        self.met.extend(self.tree.marks(id));
    }

    /// Reports words that are not part of the text.
    fn leave_out(&mut self, id: Id, why: Reason) {
        let marks: Vec<_> = self.tree.marks(id).into_iter().filter(|mark| !self.met.contains(mark)).collect();
        let text = plain_lines(marks.iter().flat_map(|mark| self.pages.of_mark(*mark))).join(" ");
        let text = spans::mended(&text, &mut self.document.mended);
        let origin = self.origin(id);
        self.met.extend(marks);
        if !text.trim().is_empty() {
            self.document.left_out.push(LeftOut { origin, text, why });
        }
    }

    fn origin(&self, id: Id) -> Origin {
        on_page(self.tree.marks(id).first().map_or(1, |(page, _)| page + 1), self.counted)
    }

    /// Reports what stands on pages and in no element.
    fn beside(&mut self) {
        for page in 0..self.pages.drawn.len() {
            let (furniture, rest) = self.pages.beside(&self.met, page);
            for (glyphs, why) in [(furniture, Reason::PageEdge), (rest, Reason::Untagged)] {
                for line in plain_lines(glyphs.into_iter()) {
                    let text = spans::mended(&line, &mut self.document.mended);
                    if !text.trim().is_empty() {
                        self.document.left_out.push(LeftOut { origin: on_page(page + 1, usize::MAX), text, why });
                    }
                }
            }
        }
    }
}

/// The two parts of a heading that has a label in smaller letters on the line above.
fn heading_parts(role: Role, content: &[Span], parts: &[Part<'_>]) -> Option<(Vec<Span>, Vec<Span>)> {
    let Role::Heading(_) = role else { return None };
    let lines = lines(parts);
    let size = |line: &[Part<'_>]| {
        line.iter().find_map(|part| match part {
            Part::Letter(glyph, _) if !glyph.is_space() => Some(glyph.size),
            _ => None,
        })
    };
    let (first, second) = (size(lines.first()?)?, size(lines.get(1)?)?);
    if first > second * LABEL {
        return None;
    }
    let said = |spans: &[Span]| -> usize {
        let letters = spans.iter().map(|span| match &span.what {
            spans::What::Text(text) => text.chars().filter(|letter| !letter.is_whitespace()).count(),
            spans::What::Note(_) | spans::What::Break => 0,
        });
        letters.sum()
    };
    let mut left = said(&line(lines[0]));
    let (mut label, mut title) = (Vec::new(), Vec::new());
    for span in content {
        let spans::What::Text(text) = &span.what else {
            title.push(span.clone());
            continue;
        };
        let split = text
            .char_indices()
            .find(|(_, letter)| {
                let ends = left == 0;
                left -= usize::from(!ends && !letter.is_whitespace());
                ends
            })
            .map_or(text.len(), |(at, _)| at);
        spans::push(&mut label, spans::What::Text(text[..split].to_owned()), &span.style);
        spans::push(&mut title, spans::What::Text(text[split..].to_owned()), &span.style);
    }
    Some((label, title)).filter(|(label, title)| !spans::is_blank(label) && !spans::is_blank(title))
}

fn heading_level(kind: &str) -> Option<u8> {
    let digits = kind.strip_prefix('H')?;
    digits.parse::<u8>().ok().filter(|level| *level > 0)
}

/// Whether an element begins a line of its own (ISO 32000-1, 14.8.4.3).
fn is_block(element: &Element) -> bool {
    let inline = matches!(
        element.kind.as_str(),
        "Span" | "Quote" | "Reference" | "BibEntry" | "Code" | "Link" | "Annot" | "Ruby" | "Warichu" | "RB" | "RT"
            | "RP" | "WT" | "WP" | "Lbl" | "Em" | "Strong" | "Sub" | "Formula" | "Form" | "NonStruct" | "Private"
    );
    !inline || element.is_placed_block || is_note(&element.kind)
}

/// The rows of a table in order, each with whether it is in the table's head, and its captions.
fn collect_rows(
    tree: &Tree,
    id: Id,
    in_head: bool,
    depth: usize,
    rows: &mut Vec<(Id, bool)>,
    captions: &mut Vec<Id>,
) {
    for kid in &tree.elements[id].kids {
        let Kid::Element(inner) = kid else { continue };
        match tree.elements[*inner].kind.as_str() {
            "TR" => rows.push((*inner, in_head)),
            "Caption" => captions.push(*inner),
            kind if depth < 4 => {
                collect_rows(tree, *inner, in_head || kind == "THead", depth + 1, rows, captions);
            }
            _ => {}
        }
    }
}
