//! Footnotes in HTML, which has no element for them: a link marked as a reference, and the note it leads to.

use std::collections::{BTreeMap, BTreeSet};

use super::dom::{Dom, Id, ROOT};

/// Which links refer to which notes.
#[derive(Debug, Default)]
pub struct Notes {
    /// The number of the note that a link refers to, by link.
    pub references: BTreeMap<Id, usize>,
    /// The element that holds each note, in the order of the first references.
    pub bodies: Vec<Id>,
    /// Links from notes back to their references, and numbers before notes: they carry no words of the text.
    pub back: BTreeSet<Id>,
}

/// The ways makers mark a reference: DPUB-ARIA and Pandoc, LibreOffice, EPUB, GitHub.
fn is_reference(dom: &Dom, link: Id) -> bool {
    dom.has(link, "role", &["doc-noteref"])
        || dom.has(link, "class", &["footnote-ref", "noteref", "sdfootnoteanc", "sdendnoteanc"])
        || dom.has(link, "epub:type", &["noteref"])
        || dom.attr(link, "data-footnote-ref").is_some()
        // Word.
        || dom.attr(link, "href").is_some_and(|href| href.starts_with("#_ftn") && !href.starts_with("#_ftnref"))
}

impl Notes {
    /// Finds all notes of a document.
    pub fn of(dom: &Dom) -> Self {
        let mut places: BTreeMap<&str, Id> = BTreeMap::new();
        for id in dom.descendants(ROOT) {
            for name in ["id", "name"] {
                if let Some(value) = dom.attr(id, name) {
                    places.entry(value).or_insert(id);
                }
            }
        }
        let target = |link: Id| places.get(dom.attr(link, "href")?.strip_prefix('#')?).copied();
        let mut notes = Self::default();
        let links: Vec<Id> = dom.descendants(ROOT).filter(|id| dom.name(*id) == "a").collect();
        for link in links.iter().copied().filter(|link| is_reference(dom, *link)) {
            let Some(body) = target(link).and_then(|target| body(dom, target)) else { continue };
            // A reference inside its own note, or a note around the whole text, is not a footnote.
            if dom.ancestors(link).any(|above| above == body) {
                continue;
            }
            let known = notes.bodies.iter().position(|other| *other == body);
            notes.references.insert(link, known.unwrap_or(notes.bodies.len()));
            if known.is_none() {
                notes.bodies.push(body);
            }
        }
        let bodies: BTreeSet<Id> = notes.bodies.iter().copied().collect();
        for link in links.iter().copied().filter(|link| !notes.references.contains_key(link)) {
            let in_note = dom.ancestors(link).any(|above| bodies.contains(&above));
            let leads_back = target(link).is_some_and(|place| {
                notes.references.contains_key(&place)
                    || dom.ancestors(place).any(|above| notes.references.contains_key(&above))
                    || dom.descendants(place).take(8).any(|below| notes.references.contains_key(&below))
            });
            if in_note && leads_back {
                notes.back.insert(link);
            }
        }
        notes
    }
}

/// The block that contains a reference's target.
fn body(dom: &Dom, target: Id) -> Option<Id> {
    let is_body = |id: &Id| matches!(dom.name(*id), "li" | "div" | "aside" | "dd" | "tr" | "section");
    std::iter::once(target)
        .chain(dom.ancestors(target))
        .find(|id| is_body(id) || dom.name(*id) == "p" && *id == target)
}
