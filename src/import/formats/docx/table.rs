//! Tables (ISO/IEC 29500-1, 17.4): data, boxes and layout.

use roxmltree::Node;

use super::attributes::{is_on, switch, value};
use super::body::{DocxReader, is_prompt, plain_text};
use crate::import::document::{Notice, Piece, Reason};
use crate::import::formats::rich::cell::Numbers;
use crate::import::formats::rich::flow::{Flow, Row};
use crate::import::formats::rich::xml::Local;
use crate::import::read_error::ReadError;

/// The most columns that a cell may span. Word itself allows 63 columns.
const MOST_COLUMNS: usize = 63;

impl DocxReader<'_, '_> {
    /// Adds a table. Its first row is the header if it is marked as one, or styled to look like one.
    pub(super) fn table(&mut self, node: Node<'_, '_>, flow: &mut Flow) -> Result<(), ReadError> {
        let mut rows = Vec::new();
        self.rows(node, &mut rows)?;
        // A table whose cells can be read needs no alternative text, so Word's is not used as a caption.
        let said: Vec<&str> = ["tblCaption", "tblDescription"]
            .iter()
            .filter_map(|name| node.kid("tblPr")?.kid(name).and_then(value).filter(|said| !said.is_empty()))
            .collect();
        if !said.is_empty() {
            self.leave_out(self.origin(node), &said.join(": "), Reason::TableAlt);
        }
        let look = node.kid("tblPr").and_then(|properties| properties.kid("tblLook"));
        let first_row = look.is_some_and(|look| match look.attr("firstRow") {
            Some(first_row) => is_on(first_row),
            None => value(look).and_then(|bits| u32::from_str_radix(bits, 16).ok()).unwrap_or(0) & 0x20 != 0,
        });
        if let Some(first) = rows.first_mut() {
            first.is_header |= first_row;
        }
        let numbers = if self.at.is_none() { Numbers::Written } else { Numbers::Told };
        flow.table(self.origin(node), rows, false, numbers, &mut self.document)
    }

    fn rows(&mut self, node: Node<'_, '_>, rows: &mut Vec<Row>) -> Result<(), ReadError> {
        for child in node.children().filter(Node::is_element) {
            match child.local() {
                "tr" => {
                    let properties = child.kid("trPr");
                    if properties.is_some_and(|properties| properties.kid("del").is_some()) {
                        self.deletion(child);
                        continue;
                    }
                    if properties.and_then(|node| switch(node, "hidden")) == Some(true) {
                        self.leave_out(self.origin(child), &plain_text(child), Reason::Hidden);
                        continue;
                    }
                    let is_header = properties.and_then(|node| switch(node, "tblHeader")) == Some(true);
                    // Places that the row leaves out at its beginning and end (17.4.14 and 17.4.15).
                    let left_out = |name| {
                        let columns = properties.and_then(|node| node.kid(name)).and_then(value);
                        let columns = columns.and_then(|columns| columns.parse().ok()).unwrap_or(0_usize);
                        std::iter::repeat_n(Vec::new(), columns.min(MOST_COLUMNS))
                    };
                    let mut row = Row { is_header, cells: left_out("gridBefore").collect() };
                    self.cells(child, &mut row.cells)?;
                    row.cells.extend(left_out("gridAfter"));
                    rows.push(row);
                }
                // Content without a row or cell around it, against the rules, gets one here.
                "p" | "tbl" => {
                    let mut flow = Flow::default();
                    self.block(child, &mut flow)?;
                    rows.push(Row { is_header: false, cells: vec![flow.finish()] });
                }
                "tblPr" | "tblGrid" => {}
                "del" | "moveFrom" => self.deletion(child),
                _ => {
                    self.prompts += usize::from(is_prompt(child));
                    let read = self.rows(child, rows);
                    self.prompts -= usize::from(is_prompt(child));
                    read?;
                }
            }
        }
        Ok(())
    }

    fn cells(&mut self, node: Node<'_, '_>, cells: &mut Vec<Vec<Piece>>) -> Result<(), ReadError> {
        for child in node.children().filter(Node::is_element) {
            match child.local() {
                "tc" => {
                    let mut flow = Flow::default();
                    self.blocks(child, &mut flow)?;
                    cells.push(flow.finish());
                    let span = child.kid("tcPr").and_then(|node| node.kid("gridSpan")).and_then(value);
                    let span = span.and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, MOST_COLUMNS);
                    let merged = child.kid("tcPr").is_some_and(|node| node.kid("vMerge").is_some());
                    if span > 1 || merged {
                        self.count(Notice::SpannedCell);
                    }
                    let room = MOST_COLUMNS.saturating_sub(cells.len());
                    cells.extend(std::iter::repeat_n(Vec::new(), room.min(span - 1)));
                }
                "p" | "tbl" => {
                    let mut flow = Flow::default();
                    self.block(child, &mut flow)?;
                    cells.push(flow.finish());
                }
                "tblPrEx" | "trPr" => {}
                "del" | "moveFrom" => self.deletion(child),
                _ => {
                    self.prompts += usize::from(is_prompt(child));
                    let read = self.cells(child, cells);
                    self.prompts -= usize::from(is_prompt(child));
                    read?;
                }
            }
        }
        Ok(())
    }
}
