//! The page list follows the book's order and contains every page break. EPUB Accessibility 1.1, 3.4.1.

use super::{Book, Found};

pub fn check(book: &Book) -> Found {
    let Some(list) = book.list("page-list") else { return Found::new() };
    let (mut found, mut last) = (Found::new(), None);
    for entry in &list {
        let place = book.place(entry);
        if place <= last {
            found.push(format!("page {} stands before the page that the list has before it", entry.name));
        }
        last = place;
    }
    book.each(|path, document| {
        for mark in document.descendants().filter(|node| node.attribute("role") == Some("doc-pagebreak")) {
            let id = mark.attribute("id").unwrap_or_default();
            if !list.iter().any(|entry| entry.path == path && entry.anchor == id) {
                found.push(format!("{path}: the page break {id} is not in the list"));
            }
        }
    });
    found
}
