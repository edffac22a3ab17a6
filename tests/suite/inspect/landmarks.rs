//! Landmarks name the contents and the start of the text, and lead there. EPUB 3.3, 7.4.3.

use super::{Book, Found};

pub fn check(book: &Book) -> Found {
    let Some(entries) = book.list("landmarks") else { return vec!["there are no landmarks".to_owned()] };
    let mut found = Found::new();
    for kind in ["toc", "bodymatter"] {
        if !entries.iter().any(|entry| entry.kind == kind) {
            found.push(format!("no landmark is of the kind {kind}"));
        }
    }
    for entry in entries {
        if entry.name.is_empty() || book.place(&entry).is_none() {
            found.push(format!("the landmark {} leads nowhere: {}#{}", entry.name, entry.path, entry.anchor));
        }
    }
    found
}
