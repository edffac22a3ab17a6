//! A table has column headers, and every row as many cells.
//!
//! PDF/UA-1, 7.5 and WCAG 2.2, 1.3.1: a screen reader says a cell with its headers. Validators pass a table
//! without any.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::policy::{Block, Located, Place, Table};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U030",
        name: "table-shape",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for block in context.policy.blocks() {
        if let Block::Table(table) = block.value() {
            shape(table, block.place(), &mut |place, fault| findings.under(&rule.code).at(place, fault));
        }
    }
    for parsed in &context.texts {
        for block in &parsed.markup.blocks {
            if let crate::edition::Block::Table(table) = block
                && let Some(column) = table.header.iter().position(Vec::is_empty)
            {
                let fault = Fault::TableHeaderEmpty { column: column + 1 };
                findings.under(&rule.code).at(context.within(parsed.text, 0..0), fault);
            }
        }
    }
}

fn shape(table: &Table, place: Place, found: &mut dyn FnMut(Place, Fault)) {
    let columns = table.header.len();
    if columns == 0 {
        found(place, Fault::TableNoHeader);
        return;
    }
    for (index, cell) in table.header.iter().enumerate() {
        if cell.trim().is_empty() {
            found(cell.place(), Fault::TableHeaderEmpty { column: index + 1 });
        }
    }
    if table.rows.is_empty() {
        found(place, Fault::TableNoRows);
    }
    for row in table.rows.iter().filter(|row| row.len() != columns) {
        found(Located::place(row), Fault::TableRowWidth { cells: row.len(), columns });
    }
}
