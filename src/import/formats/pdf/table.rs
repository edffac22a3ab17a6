//! Tables, cell by cell, however they were found.

use crate::import::document::{Document, Notice, Origin, Piece};
use crate::import::formats::rich::cell::Numbers;
use crate::import::formats::rich::flow::{Flow, Row};
use crate::import::read_error::ReadError;

/// The most columns or rows that a cell may cover here.
const MOST_COVERED: usize = 60;

/// A table that is being read.
#[derive(Default)]
pub struct Grid {
    rows: Vec<(Vec<bool>, Row)>,
    /// For each column, how many rows the cell above still covers, including its own.
    covered: Vec<usize>,
    open: Option<(Vec<bool>, Row)>,
    has_wide_cells: bool,
}

impl Grid {
    /// Begins a row.
    pub fn begin_row(&mut self, is_header: bool) {
        self.open = Some((Vec::new(), Row { is_header, cells: Vec::new() }));
    }

    /// Adds a cell to the row.
    pub fn cell(&mut self, pieces: Vec<Piece>, is_header: bool, columns: usize, rows: usize) {
        let Some((headers, row)) = &mut self.open else { return };
        fill(&self.covered, &mut row.cells);
        headers.push(is_header);
        let (columns, rows) = (columns.clamp(1, MOST_COVERED), rows.clamp(1, MOST_COVERED));
        let mut pieces = Some(pieces);
        for _ in 0..columns {
            let at = row.cells.len();
            row.cells.push(pieces.take().unwrap_or_default());
            if rows > 1 {
                self.covered.resize(self.covered.len().max(at + 1), 0);
                self.covered[at] = rows;
            }
        }
        self.has_wide_cells |= columns > 1 || rows > 1;
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        let Some((headers, mut row)) = self.open.take() else { return };
        fill(&self.covered, &mut row.cells);
        self.covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        self.rows.push((headers, row));
    }

    /// Adds the table to a flow.
    pub fn finish(self, origin: Origin, flow: &mut Flow, document: &mut Document) -> Result<(), ReadError> {
        if self.has_wide_cells {
            *document.notices.entry(Notice::SpannedCell).or_default() += 1;
        }
        let all = |headers: &[bool]| !headers.is_empty() && headers.iter().all(|one| *one);
        let body: Vec<&Vec<bool>> = self
            .rows
            .iter()
            .filter(|(headers, row)| !row.is_header && !all(headers))
            .map(|(headers, _)| headers)
            .collect();
        let header_column = !body.is_empty() && body.iter().all(|headers| headers.first() == Some(&true));
        let rows = self.rows.into_iter().map(|(headers, mut row)| {
            row.is_header |= all(&headers);
            row
        });
        flow.table(origin, rows.collect(), header_column, Numbers::Told, document)
    }
}

/// Adds empty cells where a cell of a row above reaches down.
fn fill(covered: &[usize], cells: &mut Vec<Vec<Piece>>) {
    while covered.get(cells.len()).is_some_and(|rows| *rows > 0) {
        cells.push(Vec::new());
    }
}
