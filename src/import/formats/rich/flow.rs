//! Assembles a word processor's consecutive paragraphs into pieces: lists from items with a level, quotations from
//! quoted paragraphs, captions beside what they caption.

use super::cell::{CellWriter, Numbers};
use super::look::{Letters, Look};
use super::spans::{self, Span};
use crate::import::document::{
    Cell, Content, Document, Doubt, Inline, ListNumber, Origin, Piece, every, plain,
};
use crate::import::limits::{DEEPEST, MOST_TEXT};
use crate::import::read_error::ReadError;

/// A paragraph still being read.
#[derive(Default)]
pub struct OpenParagraph {
    /// Where it stands.
    pub origin: Origin,
    /// Its words.
    pub spans: Vec<Span>,
    /// Pictures in it.
    pub figures: Vec<Piece>,
    /// Text boxes anchored to it.
    pub boxes: Vec<Vec<Piece>>,
    /// Its letters by their looks.
    pub letters: Letters,
    /// What a person should check.
    pub doubts: Vec<Doubt>,
}

/// A paragraph as it was read.
#[derive(Debug, Default)]
pub struct Paragraph {
    /// Where it stands.
    pub origin: Origin,
    /// Its role.
    pub role: Role,
    /// Its place in a list.
    pub item: Option<Item>,
    /// Its words.
    pub spans: Vec<Span>,
    /// What it looks like.
    pub look: Look,
    /// What a person should check.
    pub doubts: Vec<Doubt>,
}

/// The most cells in a table, including those that only pad a row.
const MOST_CELLS: usize = 50_000;

/// The role of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    #[default]
    Body,
    /// The document's title.
    Title,
    /// Its subtitle.
    Subtitle,
    /// A heading of this level, from 1.
    Heading(u8),
    /// A quotation.
    Quote,
    /// Caption of a figure or table.
    Caption,
}

impl Paragraph {
    /// One of whose look nothing is known, or nothing is asked.
    pub fn plain(origin: Origin, role: Role, item: Option<Item>, spans: Vec<Span>) -> Self {
        Self { origin, role, item, spans, look: Look::default(), doubts: Vec::new() }
    }
}

/// A paragraph's place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Its level, from 0.
    pub level: usize,
    /// What the paragraph begins with.
    pub mark: Mark,
}

/// The marker before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A bullet.
    Bullet,
    /// A number.
    Number(ListNumber),
    /// None: another paragraph of the item before.
    Continued,
}

/// A table row as it was read.
#[derive(Debug, Default)]
pub struct Row {
    /// Whether it holds the column headers.
    pub is_header: bool,
    /// The contents of each cell; none in a place that another cell covers.
    pub cells: Vec<Vec<Piece>>,
}

/// The pieces being assembled.
#[derive(Debug, Default)]
pub struct Flow {
    pieces: Vec<Piece>,
    /// What each piece looks like.
    looks: Vec<Look>,
    /// Whether an empty paragraph came last.
    blank: bool,
    /// Levels of the open list's items, outermost first; empty where no list is open.
    levels: Vec<usize>,
    /// Pictures inside items; they come after the list.
    figures: Vec<Piece>,
    /// A caption that may belong to the next piece.
    caption: Option<(Origin, Vec<Inline>)>,
    quoting: bool,
}

impl Flow {
    /// Adds a paragraph; an empty one is only space and says nothing. An empty line in running text parts it.
    pub fn paragraph(&mut self, mut paragraph: Paragraph) {
        if paragraph.role != Role::Body {
            return self.one(paragraph);
        }
        for spans in spans::paragraphs(std::mem::take(&mut paragraph.spans)) {
            let Paragraph { origin, role, item, look, .. } = paragraph;
            let doubts = std::mem::take(&mut paragraph.doubts);
            self.one(Paragraph { origin, role, item, spans, look, doubts });
            paragraph.item = item.map(|item| Item { mark: Mark::Continued, ..item });
        }
    }

    fn one(&mut self, paragraph: Paragraph) {
        let Paragraph { origin, role, item, spans, mut look, doubts } = paragraph;
        if spans::is_blank(&spans) {
            self.blank = true;
            return;
        }
        look.apart |= std::mem::take(&mut self.blank);
        look.is_named = role != Role::Body;
        let made = |content| Piece { origin, content, doubts };
        if let (Role::Body | Role::Quote | Role::Caption, Some(item)) = (role, item) {
            self.item(item, made(Content::Paragraph(spans::fold(spans))));
            self.looks.resize(self.pieces.len().saturating_sub(1).max(self.looks.len()), Look::default());
            return self.looks.resize(self.pieces.len(), look);
        }
        match role {
            Role::Body => self.add(made(Content::Paragraph(spans::fold(spans)))),
            Role::Title => self.add(made(Content::Title(spans::fold_plain(spans)))),
            Role::Subtitle => self.add(made(Content::Subtitle(spans::fold_plain(spans)))),
            Role::Heading(level) => {
                let level = level.clamp(1, 6);
                self.add(made(Content::Heading { level, text: spans::fold_plain(spans) }));
            }
            Role::Quote => self.quote(origin, made(Content::Paragraph(spans::fold_plain(spans)))),
            Role::Caption => self.caption(origin, spans::fold_plain(spans)),
        }
        self.looks.resize(self.pieces.len(), Look::default());
        if let Some(last) = self.looks.last_mut().filter(|_| role != Role::Caption) {
            *last = look;
        }
    }

    /// Adds something other than a paragraph.
    pub fn add(&mut self, mut piece: Piece) {
        match &mut piece.content {
            Content::Table { caption, .. } | Content::Figure { caption, .. } if caption.is_empty() => {
                if let Some((_, words)) = self.caption.take() {
                    *caption = words;
                }
            }
            _ => {}
        }
        self.close();
        self.pieces.push(piece);
    }

    /// Adds a table. A single cell is a box. A table that only arranges the page is unfolded: its cells follow each
    /// other. Any other table is data.
    pub fn table(
        &mut self,
        origin: Origin,
        rows: Vec<Row>,
        header_column: bool,
        numbers: Numbers,
        document: &mut Document,
    ) -> Result<(), ReadError> {
        if rows.iter().map(|row| row.cells.len()).sum::<usize>() <= 1 {
            self.aside(origin, rows.into_iter().flat_map(|row| row.cells).flatten().collect());
            return Ok(());
        }
        if arranges(&rows) {
            let mut pieces: Vec<Piece> = rows.into_iter().flat_map(|row| row.cells).flatten().collect();
            if let Some(first) =
                pieces.iter_mut().find(|piece| matches!(piece.content, Content::Paragraph(_)))
            {
                first.doubts.push(Doubt::Unfolded);
            }
            self.close();
            pieces.into_iter().for_each(|piece| self.add(piece));
            return Ok(());
        }
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if width.saturating_mul(rows.len()) > MOST_CELLS {
            return Err(ReadError::TooLarge { limit_mb: MOST_TEXT >> 20 });
        }
        let headed = rows.len() > 1 && rows[0].is_header;
        // A table has one row of headings; which are which, only a person can say.
        let further: Vec<usize> = (1..rows.len()).filter(|at| rows[*at].is_header).collect();
        let mut writer = CellWriter::new(numbers, document);
        let mut doubts: Vec<Doubt> = rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| every(cell))
            .flat_map(|piece| piece.doubts.iter().cloned())
            .collect();
        let mut rows = rows.into_iter().map(|row| {
            let mut cells: Vec<Cell> = row.cells.into_iter().map(|pieces| writer.cell(pieces)).collect();
            cells.resize(width, Cell::new());
            cells
        });
        let header = if headed { rows.next().unwrap_or_default() } else { Vec::new() };
        let rows: Vec<Vec<Cell>> = rows.collect();
        let said = |at: &usize| row_words(&rows[at - usize::from(headed)]);
        let further: Vec<String> = further.iter().map(said).filter(|said| !said.is_empty()).collect();
        if !further.is_empty() {
            doubts.push(Doubt::HeaderRows(further));
        }
        let figures = writer.figures;
        // A table of empty cells is merely drawn lines.
        if header.iter().chain(rows.iter().flatten()).any(|cell| !cell.is_empty()) {
            let content = Content::Table { caption: Vec::new(), header, rows, header_column };
            self.add(Piece { origin, content, doubts });
        }
        figures.into_iter().for_each(|figure| self.add(figure));
        Ok(())
    }

    /// Adds a box; a box of nothing but pictures is only their frame.
    pub fn aside(&mut self, origin: Origin, pieces: Vec<Piece>) {
        if pieces.iter().all(|piece| matches!(piece.content, Content::Figure { .. })) {
            pieces.into_iter().for_each(|piece| self.figure(piece));
        } else {
            self.add(Piece::new(origin, Content::Aside(pieces)));
        }
    }

    /// Adds a figure. Inside a list it waits for the list's end rather than splitting the list.
    pub fn figure(&mut self, piece: Piece) {
        if self.levels.is_empty() {
            self.add(piece);
        } else {
            self.figures.push(piece);
        }
    }

    /// Says what a person should check about what was added last.
    pub fn doubt(&mut self, doubts: Vec<Doubt>) {
        fn last(pieces: &mut [Piece]) -> Option<&mut Piece> {
            let is_list = matches!(&pieces.last()?.content, Content::List { items, .. }
                if items.last().is_some_and(|item| !item.is_empty()));
            let piece = pieces.last_mut()?;
            if !is_list {
                return Some(piece);
            }
            let Content::List { items, .. } = &mut piece.content else { return None };
            last(items.last_mut()?)
        }
        if let Some(piece) = last(&mut self.pieces) {
            piece.doubts.extend(doubts);
        }
    }

    /// Takes back what was added last, if it is a heading with such words.
    pub fn take_heading(&mut self, is: impl Fn(&[Inline]) -> bool) -> Option<Piece> {
        self.pieces.pop_if(|piece| matches!(&piece.content, Content::Heading { text, .. } if is(text)))
    }

    /// Closes the open list: the next item begins another.
    pub fn close(&mut self) {
        self.levels.clear();
        self.quoting = false;
        self.pieces.append(&mut self.figures);
        if let Some((origin, words)) = self.caption.take() {
            self.pieces.push(Piece::new(origin, Content::Paragraph(words)));
        }
    }

    /// Takes everything added so far, and starts again.
    pub fn take(&mut self) -> Vec<Piece> {
        std::mem::take(self).finish()
    }

    /// Everything that was added.
    pub fn finish(mut self) -> Vec<Piece> {
        self.close();
        self.pieces
    }

    /// Everything that was added, and what each piece looks like.
    pub fn finish_with_looks(mut self) -> (Vec<Piece>, Vec<Look>) {
        self.close();
        self.looks.resize(self.pieces.len(), Look::default());
        (self.pieces, self.looks)
    }

    fn quote(&mut self, origin: Origin, paragraph: Piece) {
        if self.quoting
            && let Some(Piece { content: Content::Quote(pieces), .. }) = self.pieces.last_mut()
        {
            pieces.push(paragraph);
            return;
        }
        self.add(Piece::new(origin, Content::Quote(vec![paragraph])));
        self.quoting = true;
    }

    fn caption(&mut self, origin: Origin, words: Vec<Inline>) {
        let after_figure = self.levels.is_empty() && self.caption.is_none();
        if let Some(Piece { content: Content::Figure { caption, .. }, .. }) = self.pieces.last_mut()
            && caption.is_empty()
            && after_figure
        {
            *caption = words;
            return;
        }
        self.close();
        self.caption = Some((origin, words));
    }

    fn item(&mut self, item: Item, piece: Piece) {
        if self.levels.is_empty() {
            if item.mark == Mark::Continued {
                return self.add(piece);
            }
            self.close();
        }
        while self.levels.last().is_some_and(|last| *last > item.level) {
            self.levels.pop();
        }
        if self.levels.last() != Some(&item.level) && item.mark != Mark::Continued {
            let fresh = self.levels.is_empty();
            self.levels.push(item.level);
            if fresh {
                self.pieces.push(list(item.mark, piece));
                return;
            }
        }
        let depth = self.levels.len().saturating_sub(1).min(DEEPEST - 1);
        place(&mut self.pieces, depth, item.mark, piece);
    }
}

/// The words of a row, for people.
fn row_words(row: &[Cell]) -> String {
    let cells = row.iter().map(|cell| plain(cell).split_whitespace().collect::<Vec<_>>().join(" "));
    cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" – ")
}

/// Whether a table only arranges the page: it has headings in it, a single row or column, or is mostly pictures.
fn arranges(rows: &[Row]) -> bool {
    let cells = || rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.is_empty());
    let is_heading = |piece: &Piece| matches!(piece.content, Content::Heading { .. } | Content::Title(_));
    let is_picture = |piece: &Piece| matches!(piece.content, Content::Figure { .. });
    let pictures = cells().filter(|cell| cell.iter().any(is_picture)).count();
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    cells().flatten().any(is_heading)
        || columns == 1
        || rows.len() == 1
        || pictures > 0 && pictures * 2 >= cells().count()
}

fn list(mark: Mark, piece: Piece) -> Piece {
    let first = match mark {
        Mark::Number(number) => Some(number),
        Mark::Bullet | Mark::Continued => None,
    };
    Piece::new(piece.origin, Content::List { first, items: vec![vec![piece]] })
}

/// Nests an item at its level below the list that ends `pieces`.
fn place(pieces: &mut Vec<Piece>, depth: usize, mark: Mark, piece: Piece) {
    let Some(Piece { content: Content::List { first, items }, .. }) = pieces.last_mut() else {
        return pieces.push(list(mark, piece));
    };
    let goes_on = match (mark, &first) {
        (Mark::Continued, _) | (Mark::Bullet, None) => true,
        (Mark::Number(number), Some(first)) => number.goes_on(*first, items.len()),
        (Mark::Bullet, Some(_)) | (Mark::Number(_), None) => false,
    };
    if let Some(last) = items.last_mut().filter(|_| depth > 0) {
        place(last, depth - 1, mark, piece);
    } else if let (Mark::Continued, Some(last)) = (mark, items.last_mut()) {
        last.push(piece);
    } else if goes_on {
        items.push(vec![piece]);
    } else {
        pieces.push(list(mark, piece));
    }
}
