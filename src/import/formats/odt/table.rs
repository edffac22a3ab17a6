//! Tables (ODF 1.3, part 3, 9): data, boxes and layout.

use roxmltree::Node;

use super::body::OdtReader;
use crate::import::document::Notice;
use crate::import::formats::rich::flow::{Flow, Row};
use crate::import::formats::rich::xml::Local;
use crate::import::read_error::ReadError;

impl<'d, 'i: 'd> OdtReader<'_, '_, 'd, 'i> {
    /// Adds a table.
    pub(super) fn table(&mut self, node: Node<'d, 'i>, flow: &mut Flow) -> Result<(), ReadError> {
        let mut rows = Vec::new();
        self.rows(node, false, &mut rows)?;
        flow.table(self.origin(node), rows, false)
    }

    fn rows(&mut self, node: Node<'d, 'i>, is_header: bool, rows: &mut Vec<Row>) -> Result<(), ReadError> {
        for child in node.children().filter(Node::is_element) {
            match child.local() {
                "table-row" => {
                    let mut row = Row { is_header, cells: Vec::new() };
                    self.cells(child, &mut row)?;
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
                    row.cells.push(flow.finish());
                }
                // A place covered by a spanned cell.
                "covered-table-cell" => row.cells.push(Vec::new()),
                _ => {}
            }
        }
        Ok(())
    }
}
