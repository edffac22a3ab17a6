//! A header cell says whether it heads a column or a row: without `scope` a screen reader has to guess.
//! WCAG 2.2, technique H63.

use super::book::is;
use super::{Book, Found};

pub fn check(book: &Book) -> Found {
    let mut found = Found::new();
    book.each(|path, document| {
        for cell in document.descendants().filter(|node| is(*node, "th")) {
            if !matches!(cell.attribute("scope"), Some("col" | "row" | "colgroup" | "rowgroup")) {
                found.push(format!("{path}: a header cell without scope: {}", super::book::said(cell)));
            }
        }
    });
    found
}
