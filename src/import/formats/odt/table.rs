//! Tables (ODF 1.3, part 3, 9): data, boxes and layout.

use roxmltree::Node;

use super::body::OdtReader;
use crate::import::document::{Content, Notice, Piece, every};
use crate::import::formats::rich::cell::Numbers;
use crate::import::formats::rich::flow::{Flow, Row};
use crate::import::formats::rich::xml::Local;
use crate::import::limits::MOST_TEXT;
use crate::import::read_error::ReadError;

/// The most times that a cell or a row may be repeated here.
const MOST_TIMES: usize = 100;
/// The most cells in a document that are written out because they are repeated.
const MOST_REPEATED: usize = 50_000;

impl<'d, 'i: 'd> OdtReader<'_, '_, 'd, 'i> {
    /// Adds a table.
    pub(super) fn table(&mut self, node: Node<'d, 'i>, flow: &mut Flow) -> Result<(), ReadError> {
        let mut rows = Vec::new();
        self.rows(node, false, &mut rows)?;
        // A spreadsheet fills its rows up with empty cells.
        let last = |row: &Row| row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        let width = rows.iter().map(last).max().unwrap_or(0);
        let declared = columns(node).max(width);
        rows.iter_mut().for_each(|row| row.cells.truncate(declared));
        let numbers = if self.in_notes { Numbers::Told } else { Numbers::Written };
        flow.table(self.origin(node), rows, false, numbers, &mut self.document)
    }

    fn rows(&mut self, node: Node<'d, 'i>, is_header: bool, rows: &mut Vec<Row>) -> Result<(), ReadError> {
        for child in node.children().filter(Node::is_element) {
            match child.local() {
                "table-row" => {
                    let mut row = Row { is_header, cells: Vec::new() };
                    self.cells(child, &mut row)?;
                    // A row that says it stands several times does (19.684).
                    let times = repeated(child, "number-rows-repeated");
                    let times = if row.cells.iter().all(Vec::is_empty) { 1 } else { times };
                    let weight: usize = row.cells.iter().map(|cell| weight(cell)).sum();
                    self.room(weight.saturating_mul(times - 1))?;
                    for _ in 1..times {
                        rows.push(Row { is_header, cells: row.cells.clone() });
                    }
                    rows.push(row);
                }
                "table-header-rows" => self.rows(child, true, rows)?,
                "table-column" | "table-columns" | "table-header-columns" | "table-column-group" => {}
                "title" | "desc" => {}
                _ => self.rows(child, is_header, rows)?,
            }
        }
        Ok(())
    }

    /// Counts cells that are written out, which a few bytes could make any number of.
    fn room(&mut self, cells: usize) -> Result<(), ReadError> {
        self.repeated = self.repeated.saturating_add(cells);
        match self.repeated > MOST_REPEATED {
            true => Err(ReadError::TooLarge { limit_mb: MOST_TEXT >> 20 }),
            false => Ok(()),
        }
    }

    fn cells(&mut self, node: Node<'d, 'i>, row: &mut Row) -> Result<(), ReadError> {
        for cell in node.children().filter(Node::is_element) {
            match cell.local() {
                "table-cell" => {
                    let spans = |name| cell.attr(name).is_some_and(|span| span != "1");
                    if spans("number-columns-spanned") || spans("number-rows-spanned") {
                        self.count(Notice::SpannedCell);
                    }
                    let mut flow = Flow::default();
                    self.blocks(cell, &mut flow, None)?;
                    let pieces = flow.finish();
                    let times = repeated(cell, "number-columns-repeated");
                    self.room(weight(&pieces).saturating_mul(times - 1))?;
                    row.cells.extend(std::iter::repeat_n(pieces, times));
                }
                // Places covered by a spanned cell.
                "covered-table-cell" => {
                    let times = repeated(cell, "number-columns-repeated");
                    row.cells.extend(std::iter::repeat_n(Vec::new(), times));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// How often a cell or a row stands there.
fn repeated(node: Node<'_, '_>, name: &str) -> usize {
    node.attr(name).and_then(|times| times.parse().ok()).unwrap_or(1).clamp(1, MOST_TIMES)
}

/// How much a cell holds, with tables in it.
fn weight(pieces: &[Piece]) -> usize {
    let one = |piece: &Piece| match &piece.content {
        Content::Table { header, rows, .. } => header.len() + rows.iter().map(Vec::len).sum::<usize>(),
        _ => 1,
    };
    1 + every(pieces).map(one).sum::<usize>()
}

/// How many columns a table declares.
fn columns(table: Node<'_, '_>) -> usize {
    let columns = table.descendants().filter(|node| node.local() == "table-column");
    columns.map(|column| repeated(column, "number-columns-repeated")).sum::<usize>().min(MOST_TIMES)
}
