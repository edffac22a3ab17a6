//! Footnotes by tags: a note with its label, and the reference that has the same (ISO 32000-1, 14.8.4.4).

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Id, Kid, Tree};
use crate::import::formats::pdf::markers::first_word;
use crate::import::formats::pdf::pages::Pages;
use crate::import::formats::pdf::text::{Part, plain_lines};
use crate::import::formats::rich::spans::Style;

/// The most letters of a label: `12`, `iv`, `***`.
const LONGEST_LABEL: usize = 4;

/// Which elements refer to which notes.
#[derive(Debug, Default)]
pub struct Notes {
    /// The number of the note that an element refers to.
    pub references: BTreeMap<Id, usize>,
    /// The element of each note, in the order of the first references.
    pub bodies: Vec<Id>,
    /// The labels of notes that are referred to.
    pub labels: BTreeSet<Id>,
    /// The numbers that notes begin with whose label has no tag of its own.
    pub bare: BTreeMap<Id, String>,
}

/// Whether an element is a note.
pub fn is_note(kind: &str) -> bool {
    matches!(kind, "Note" | "FENote")
}

impl Notes {
    /// Finds all notes of a tree.
    pub fn of(tree: &Tree, pages: &Pages) -> Self {
        let said = |id: Id| -> String {
            let glyphs = tree.marks(id).into_iter().flat_map(|mark| pages.of_mark(mark));
            plain_lines(glyphs).concat().split_whitespace().collect()
        };
        let short = |text: &String| !text.is_empty() && text.chars().count() <= LONGEST_LABEL;
        let mut notes = Self::default();
        // Each note with its label; which of them have been referred to.
        let mut bodies: Vec<(Id, Option<Id>, String)> = Vec::new();
        for (id, element) in tree.elements.iter().enumerate().filter(|(_, element)| is_note(&element.kind)) {
            let label = element.kids.iter().find_map(|kid| match kid {
                Kid::Element(inner) => Some(*inner).filter(|inner| tree.elements[*inner].kind == "Lbl"),
                Kid::Mark(..) => None,
            });
            // In some files, the label is in the first paragraph of the note.
            let inside = || tree.within(id).into_iter().find(|inner| tree.elements[*inner].kind == "Lbl");
            if let Some(label) = label.or_else(inside) {
                bodies.push((id, Some(label), said(label)));
            } else {
                let letters = tree.marks(id).into_iter().flat_map(|mark| pages.of_mark(mark));
                let parts: Vec<Part<'_>> =
                    letters.map(|glyph| Part::Letter(glyph, Style::default())).collect();
                let number = first_word(&parts).map(|(word, _)| word).filter(|word| {
                    word.len() < LONGEST_LABEL && word.bytes().all(|byte| byte.is_ascii_digit())
                });
                bodies.extend(number.map(|number| (id, None, number)));
            }
        }
        let mut passed = BTreeSet::new();
        for body in &bodies {
            passed.extend(tree.within(body.0));
        }
        for (id, _) in tree.elements.iter().enumerate().filter(|(_, element)| element.kind == "TOC") {
            passed.extend(tree.within(id));
        }
        // A label in a list's item is the item's own.
        for item in tree.elements.iter().filter(|element| element.kind == "LI") {
            passed.extend(item.kids.iter().filter_map(|kid| match kid {
                Kid::Element(inner) => Some(*inner).filter(|inner| tree.elements[*inner].kind == "Lbl"),
                Kid::Mark(..) => None,
            }));
        }
        for (id, element) in tree.elements.iter().enumerate() {
            let is_label = matches!(element.kind.as_str(), "Lbl" | "Reference" | "Link");
            if !is_label || passed.contains(&id) {
                continue;
            }
            let text = said(id);
            if !short(&text) {
                continue;
            }
            let used = |body: Id| notes.bodies.iter().position(|one| *one == body);
            let same = || bodies.iter().filter(|body| body.2 == text);
            let next = same().find(|body| used(body.0).is_none()).or_else(|| same().next_back());
            let Some((body, label, _)) = next else { continue };
            let number = used(*body).unwrap_or(notes.bodies.len());
            if number == notes.bodies.len() {
                notes.bodies.push(*body);
                notes.labels.extend(*label);
                if label.is_none() {
                    notes.bare.insert(*body, text.clone());
                }
            }
            notes.references.insert(id, number);
            passed.extend(tree.within(id));
        }
        notes
    }
}
