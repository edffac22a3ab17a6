//! Blank pages that the binding needs.

use lopdf::{Dictionary, Document, Object};

use super::pdf::{Unprintable, name, pages};
use crate::policy::Binding;

/// Puts blank pages before the colophon, so that it stays the last thing in the reader's hand. Returns their indices.
pub fn blank(
    document: &mut Document,
    binding: Binding,
    back: Option<usize>,
) -> Result<Vec<usize>, Unprintable> {
    let all = pages(document);
    let missing = all.len().next_multiple_of(binding.pages()) - all.len();
    let at = back.filter(|at| *at > 0 && *at < all.len()).unwrap_or(all.len());
    let Some(beside) = all.last().copied().filter(|_| missing > 0) else { return Ok(Vec::new()) };
    let media = document.get_dictionary(beside)?.get(b"MediaBox")?.clone();
    let parent = document.get_dictionary(beside)?.get(b"Parent")?.as_reference()?;
    let mut order = all;
    for _ in 0..missing {
        let content = document.add_object(lopdf::Stream::new(Dictionary::new(), Vec::new()));
        let mut page = Dictionary::new();
        page.set("Type", name("Page"));
        page.set("Parent", parent);
        page.set("MediaBox", media.clone());
        page.set("Resources", Dictionary::new());
        page.set("Contents", content);
        let page = document.add_object(page);
        order.insert(at, page);
    }
    // The exporter may have made a tree of pages; all of them go under one node.
    let root = document.catalog()?.get(b"Pages")?.as_reference()?;
    for page in &order {
        document.get_dictionary_mut(*page)?.set("Parent", root);
    }
    let node = document.get_dictionary_mut(root)?;
    node.set("Kids", Object::Array(order.iter().map(|page| Object::Reference(*page)).collect()));
    node.set("Count", order.len() as i64);
    // Page labels count the pages as they were.
    document.catalog_mut()?.remove(b"PageLabels");
    Ok((at..at + missing).collect())
}

/// The index of a page once blank ones are inserted.
pub fn moved(page: usize, back: Option<usize>, blank: usize) -> usize {
    if back.is_some_and(|back| page >= back && back > 0) { page + blank } else { page }
}
