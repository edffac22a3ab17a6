//! Tables (HTML, 4.9).

use super::blocks::{HtmlReader, Surroundings};
use super::dom::Id;
use crate::import::document::{Notice, Piece};
use crate::import::formats::rich::flow::{Flow, Row};
use crate::import::formats::rich::spans::Style;
use crate::import::read_error::ReadError;

/// The most columns or rows that a cell may span here.
const MOST_SPANNED: usize = 60;

impl HtmlReader<'_> {
    /// Adds a table.
    pub(super) fn table(&mut self, id: Id, flow: &mut Flow, place: &Surroundings) -> Result<(), ReadError> {
        let mut found = Found::default();
        self.rows(id, false, place, flow, &mut found)?;
        let headed = |row: &(bool, Row)| row.1.is_header || row.0;
        let header_column = found.rows.iter().filter(|row| !headed(row)).count() > 0
            && found
                .rows
                .iter()
                .zip(&found.first_is_header)
                .filter(|(row, _)| !headed(row))
                .all(|(_, first)| *first);
        let mut rows: Vec<Row> = Vec::new();
        for (all_headers, mut row) in found.rows {
            row.is_header |= all_headers;
            rows.push(row);
        }
        flow.table(self.dom.line(id), rows, header_column)
    }

    fn rows(
        &mut self,
        id: Id,
        in_head: bool,
        place: &Surroundings,
        flow: &mut Flow,
        found: &mut Found,
    ) -> Result<(), ReadError> {
        for child in self.dom.children(id) {
            match self.dom.name(*child) {
                "caption" => {
                    let mut inner = place.caption();
                    self.inside(*child, flow, &mut inner)?;
                }
                "tr" => self.row(*child, in_head, found)?,
                "thead" => self.rows(*child, true, place, flow, found)?,
                "" | "colgroup" | "col" => {}
                _ => self.rows(*child, in_head, place, flow, found)?,
            }
        }
        Ok(())
    }

    fn row(&mut self, id: Id, in_head: bool, found: &mut Found) -> Result<(), ReadError> {
        let mut cells = Vec::new();
        let mut headers = Vec::new();
        for child in self.dom.children(id).iter().copied() {
            let name = self.dom.name(child);
            if !matches!(name, "td" | "th") || self.notes.bodies.contains(&child) {
                continue;
            }
            found.fill(&mut cells);
            let mut flow = Flow::default();
            let mut place = Surroundings::fresh(self.styled(child, &Style::default()));
            self.inside(child, &mut flow, &mut place)?;
            let span = |name| {
                let span = self.dom.attr(child, name).and_then(|span| span.trim().parse().ok());
                span.unwrap_or(1_usize).clamp(1, MOST_SPANNED)
            };
            let (columns, down) = (span("colspan"), span("rowspan"));
            for column in 0..columns {
                let at = cells.len();
                cells.push(if column == 0 { flow.take() } else { Vec::new() });
                if down > 1 {
                    found.covered.resize(found.covered.len().max(at + 1), 0);
                    found.covered[at] = down;
                }
            }
            if columns > 1 || down > 1 {
                self.count(Notice::SpannedCell);
            }
            headers.push(name == "th");
        }
        found.fill(&mut cells);
        found.covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        found.first_is_header.push(headers.first() == Some(&true));
        let all_headers = !headers.is_empty() && headers.iter().all(|header| *header);
        found.rows.push((all_headers, Row { is_header: in_head, cells }));
        Ok(())
    }
}

#[derive(Default)]
struct Found {
    /// The rows, each with whether all its cells are headers.
    rows: Vec<(bool, Row)>,
    first_is_header: Vec<bool>,
    /// For each column, how many rows the cell above still covers, including its own.
    covered: Vec<usize>,
}

impl Found {
    /// Adds empty cells where a cell of a row above reaches down.
    fn fill(&self, cells: &mut Vec<Vec<Piece>>) {
        while self.covered.get(cells.len()).is_some_and(|rows| *rows > 0) {
            cells.push(Vec::new());
        }
    }
}
