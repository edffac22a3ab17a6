//! A page break doesn't interrupt: it is empty, and never part of a name, where "Side 9" would be read aloud along
//! with it.

use roxmltree::Node;

use super::book::{is, said};
use super::{Book, Found};

/// Elements whose text serves as a name.
const NAMES: &[&str] =
    &["h1", "h2", "h3", "h4", "h5", "h6", "a", "th", "caption", "figcaption", "summary", "dt"];

pub fn check(book: &Book) -> Found {
    let mut found = Found::new();
    book.each(|path, document| {
        for mark in document.descendants().filter(|node| node.attribute("role") == Some("doc-pagebreak")) {
            let id = mark.attribute("id").unwrap_or_default();
            if !said(mark).is_empty() {
                found.push(format!("{path}: the page break {id} has text in it"));
            }
            let named = |node: &Node<'_, '_>| NAMES.iter().any(|name| is(*node, name));
            let silent = mark.attribute("aria-hidden") == Some("true");
            if let Some(name) = mark.ancestors().find(named).filter(|_| !silent) {
                found.push(format!("{path}: the page break {id} is a part of the name {}", said(name)));
            }
        }
    });
    found
}
