//! A cell that heads others is a header cell: every table has a row of them, and where one row begins with a header,
//! all do. WCAG 2.2, failure F91.

use super::book::{is, said};
use super::{Book, Found};

pub fn check(book: &Book) -> Found {
    let mut found = Found::new();
    book.each(|path, document| {
        for table in document.descendants().filter(|node| is(*node, "table")) {
            let rows: Vec<_> = table.descendants().filter(|node| is(*node, "tr")).collect();
            let Some((head, body)) = rows.split_first() else { continue };
            let cells = |row: &roxmltree::Node<'_, '_>, name: &'static str| {
                row.children().filter(|node| is(*node, name)).count()
            };
            // The corner of a table with row headers may be empty.
            let corner =
                head.children().find(roxmltree::Node::is_element).is_some_and(|cell| said(cell).is_empty());
            if cells(head, "td") > usize::from(corner) {
                found.push(format!("{path}: a data cell heads a column: {}", said(*head)));
            }
            let begins_with = |row: &roxmltree::Node<'_, '_>| {
                row.children().find(roxmltree::Node::is_element).is_some_and(|cell| is(cell, "th"))
            };
            if body.iter().any(begins_with) {
                for row in body.iter().filter(|row| !begins_with(row)) {
                    found.push(format!("{path}: a data cell heads a row: {}", said(*row)));
                }
            }
        }
    });
    found
}
