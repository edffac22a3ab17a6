//! Tables (ODF 1.3, part 3, 9): data, boxes and layout.

use roxmltree::Node;

use super::body::Walk;
use crate::source::import::dom::Local;
use crate::source::import::flow::{Flow, Row};
use crate::source::import::{Notice, Refused};

impl<'d, 'i: 'd> Walk<'_, '_, 'd, 'i> {
    /// Adds a table.
    pub(super) fn table(&mut self, node: Node<'d, 'i>, flow: &mut Flow) -> Result<(), Refused> {
        let mut rows = Vec::new();
        self.rows(node, false, &mut rows)?;
        flow.table(self.spot(node), rows, false)
    }

    fn rows(&mut self, node: Node<'d, 'i>, is_header: bool, rows: &mut Vec<Row>) -> Result<(), Refused> {
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

    fn cells(&mut self, node: Node<'d, 'i>, row: &mut Row) -> Result<(), Refused> {
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
                // A place that a spanned cell covers.
                "covered-table-cell" => row.cells.push(Vec::new()),
                _ => {}
            }
        }
        Ok(())
    }
}
