//! Tables (HTML, 4.9).

use super::blocks::{HtmlReader, Surroundings};
use super::dom::Id;
use crate::import::document::{Notice, Piece};
use crate::import::formats::rich::cell::Numbers;
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
        // Several items may stand on one line, so that a number among the words would have no place.
        flow.table(self.dom.line(id), rows, header_column, Numbers::Told, &mut self.document)
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
                "tr" if self.why_left_out(*child).is_none() => self.row(*child, in_head, found)?,
                "tr" => self.gone(*child),
                "" | "colgroup" | "col" => {}
                name => {
                    self.rows(*child, in_head || name == "thead", place, flow, found)?;
                    // No cell reaches out of its group.
                    found.covered.clear();
                }
            }
        }
        Ok(())
    }

    /// Reports a row or a cell that is not part of the text.
    fn gone(&mut self, id: Id) {
        if let Some(why) = self.why_left_out(id) {
            self.leave_out(id, why);
        }
    }

    fn row(&mut self, id: Id, in_head: bool, found: &mut Found) -> Result<(), ReadError> {
        let mut cells = Vec::new();
        let mut headers = Vec::new();
        for child in self.dom.children(id).iter().copied() {
            let name = self.dom.name(child);
            if !matches!(name, "td" | "th") || self.notes.bodies.contains(&child) {
                continue;
            }
            if self.why_left_out(child).is_some() {
                self.gone(child);
                continue;
            }
            found.fill(&mut cells);
            let mut flow = Flow::default();
            let mut place = Surroundings::fresh(self.styled(child, &Style::default()));
            self.inside(child, &mut flow, &mut place)?;
            let span = |name| {
                let span = self.dom.attr(child, name).and_then(|span| span.trim().parse().ok());
                span.unwrap_or(1_usize).min(MOST_SPANNED)
            };
            // A row span of nothing reaches down to the end of the group of rows (4.9.11).
            let down = match span("rowspan") {
                0 => usize::MAX,
                down => down,
            };
            let columns = span("colspan").max(1);
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
