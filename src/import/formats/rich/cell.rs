//! What a cell of a table holds: running text, with a break between the lines that stand under each other in the
//! document.

use crate::import::document::{Added, Cell, Content, Document, Inline, Notice, Origin, Piece};

/// What becomes of the numbers of a list in a cell, where no list can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// They become words: each paragraph has an origin of its own, so that the words have a place.
    Written,
    /// They are told.
    Told,
}

/// Writes the cells of a table.
pub struct CellWriter<'d> {
    /// Figures that stood in them.
    pub figures: Vec<Piece>,
    numbers: Numbers,
    /// The paragraph whose number was written last.
    last: Origin,
    document: &'d mut Document,
}

impl<'d> CellWriter<'d> {
    /// A writer that says in the document what it adds.
    pub fn new(numbers: Numbers, document: &'d mut Document) -> Self {
        Self { figures: Vec::new(), numbers, last: 0, document }
    }

    /// A cell's contents as the one paragraph that a cell can hold.
    pub fn cell(&mut self, pieces: Vec<Piece>) -> Cell {
        let mut cell = Cell::new();
        for piece in pieces {
            match piece.content {
                Content::Title(words) | Content::Subtitle(words) | Content::Paragraph(words) => {
                    add(&mut cell, words)
                }
                Content::Heading { text, .. } => add(&mut cell, text),
                Content::List { first, items } => {
                    for (at, item) in items.into_iter().enumerate() {
                        let number = first.map(|first| first.after(at).to_string());
                        let origin = item.first().map_or(piece.origin, |first| first.origin);
                        let mark = self.mark(number, origin);
                        let mut words = self.cell(item);
                        words.insert(0, Inline::Text(format!("{mark} ")));
                        add(&mut cell, words);
                    }
                }
                Content::Quote(pieces) | Content::Aside(pieces) => add(&mut cell, self.cell(pieces)),
                Content::Table { caption, header, rows, .. } => {
                    self.count(Notice::NestedTable);
                    add(&mut cell, caption);
                    header
                        .into_iter()
                        .chain(rows.into_iter().flatten())
                        .for_each(|words| add(&mut cell, words));
                }
                Content::Figure { .. } => self.figures.push(piece),
            }
        }
        cell
    }

    /// What an item begins with: its number, where that can be a word, or else a bullet.
    fn mark(&mut self, number: Option<String>, origin: Origin) -> String {
        match (number, self.numbers) {
            (Some(number), _) if self.document.numbers_typed => number,
            // A cell that is repeated has its words in one place.
            (Some(number), Numbers::Written) if origin > self.last => {
                self.last = origin;
                self.count(Notice::NumberAsWords);
                self.document.added.push(Added { origin, text: number.clone() });
                number
            }
            (Some(_), _) => {
                self.count(Notice::NumberLost);
                "•".to_owned()
            }
            (None, _) => "•".to_owned(),
        }
    }

    fn count(&mut self, notice: Notice) {
        *self.document.notices.entry(notice).or_default() += 1;
    }
}

/// Adds a line.
fn add(cell: &mut Cell, line: Vec<Inline>) {
    if !cell.is_empty() && !line.is_empty() {
        cell.push(Inline::Break);
    }
    cell.extend(line);
}
