//! The number in the page list is the number of the page it leads to.

use super::book::parse;
use super::{Book, Found};

pub fn check(book: &Book) -> Found {
    let mut found = Found::new();
    for entry in book.list("page-list").unwrap_or_default() {
        let Some((index, _)) = book.place(&entry) else {
            found.push(format!("page {} leads nowhere", entry.name));
            continue;
        };
        let document = parse(&book.documents[index].1);
        let mark = document.descendants().find(|node| node.attribute("id") == Some(&entry.anchor));
        let name = mark.and_then(|node| node.attribute("title").or(node.attribute("aria-label")));
        if name.and_then(|name| name.rsplit(' ').next()) != Some(&entry.name) {
            found.push(format!("page {} leads to {name:?}", entry.name));
        }
    }
    found
}
