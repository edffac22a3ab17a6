//! What stands apart from running text: tables, contents, figures, and what has no tag.

use kurbo::Rect;

use super::reader::{Reader, Surroundings};
use super::tree::{Id, Kid, Tree};
use crate::import::document::{Content, LeftOut, Piece, Reason, is_contents, on_page, plain};
use crate::import::formats::pdf::table::Grid;
use crate::import::formats::pdf::text::plain_lines;
use crate::import::formats::rich::flow::{Flow, Role};
use crate::import::formats::rich::spans::{self, Style};
use crate::import::read_error::ReadError;

impl Reader<'_, '_> {
    pub(super) fn table(&mut self, id: Id, flow: &mut Flow) -> Result<(), ReadError> {
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
    pub(super) fn contents(&mut self, id: Id, flow: &mut Flow) {
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

    pub(super) fn figure(&mut self, id: Id) -> Option<Piece> {
        let alt = self.tree.elements[id].alt.clone();
        // A caption inside it is text, and was read before.
        let marks: Vec<_> = self.tree.marks(id).into_iter().filter(|mark| !self.met.contains(mark)).collect();
        let origin = self.origin(id);
        self.figure_marks.extend(marks.iter().copied());
        let covers = self.tree.elements[id].covers;
        self.leave_out(id, Reason::Drawing);
        if let Some((page, [left, bottom, right, top])) = covers {
            let area = self.pages.drawn[page].start.transform_rect_bbox(Rect::new(left, bottom, right, top));
            self.figure_areas.push((page, area.inflate(2.0, 2.0)));
        }
        // LibreOffice marks the picture itself as no part of the text.
        let picture = match covers.filter(|_| marks.is_empty()) {
            Some(covers) => self.figures.of_area(covers, origin, alt.as_deref(), &mut self.document)?,
            None => self.figures.of_marks(&marks, origin, alt.as_deref(), &mut self.document)?,
        };
        Some(Piece::new(origin, Content::Figure { picture, alt, caption: Vec::new() }))
    }

    /// Reports what stands on pages and in no element.
    pub(super) fn beside(&mut self) {
        for page in 0..self.pages.drawn.len() {
            for shown in self.pages.drawn[page]
                .pictures
                .iter()
                .filter(|shown| shown.is_content(&self.pages.drawn[page]))
            {
                let in_figure = shown.mcid.is_some_and(|mcid| self.figure_marks.contains(&(page, mcid)));
                let covered = self
                    .figure_areas
                    .iter()
                    .any(|(on, area)| *on == page && area.contains(shown.on.center()));
                if !in_figure && !covered {
                    let text = "et billede uden opmærkning".to_owned();
                    let origin = on_page(page + 1, usize::MAX);
                    self.document.left_out.push(LeftOut { origin, text, why: Reason::Picture });
                }
            }
            let (furniture, rest) = self.pages.beside(&self.met, page);
            for (glyphs, why) in [(furniture, Reason::PageEdge), (rest, Reason::Untagged)] {
                for line in plain_lines(glyphs.into_iter()) {
                    let text = spans::mended(&line, &mut self.document.mended);
                    if !text.trim().is_empty() {
                        self.document.left_out.push(LeftOut {
                            origin: on_page(page + 1, usize::MAX),
                            text,
                            why,
                        });
                    }
                }
            }
        }
    }
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
