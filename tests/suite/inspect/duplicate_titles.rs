//! No two documents, and no two entries of the contents, share a name. WCAG 2.2, 2.4.2 and 2.4.4.

use std::collections::BTreeSet;

use super::book::{is, said};
use super::{Book, Found};

pub fn check(book: &Book) -> Found {
    let (mut found, mut titles, mut entries) = (Found::new(), BTreeSet::new(), BTreeSet::new());
    book.each(|path, document| {
        let title = document.descendants().find(|node| is(*node, "title")).map(said).unwrap_or_default();
        if !titles.insert(title.clone()) {
            found.push(format!("{path}: another document is called {title} as well"));
        }
    });
    for entry in book.list("toc").unwrap_or_default() {
        if !entries.insert(entry.name.clone()) {
            found.push(format!("{}: two entries of the contents are called {}", book.nav, entry.name));
        }
    }
    found
}
