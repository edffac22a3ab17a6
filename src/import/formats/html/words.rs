//! The words of a page, read independently: every text in document order, without lists, tables or styles, and notes
//! last. The draft is compared with them.
//!
//! Nothing here is shared with the reader (`blocks.rs`, `notes.rs`), not even a list of names: whatever the reader
//! decides wrongly has to show as a difference.

use std::collections::{BTreeMap, BTreeSet};

use super::dom::{Dom, Id, ROOT};
use crate::import::document::Origin;

/// The words, text by text.
pub fn words(dom: &Dom) -> Vec<(Origin, String)> {
    let notes = NoteLinks::of(dom);
    let mut last = 1;
    let mut all = below(dom, &notes, ROOT, &mut last);
    for body in &notes.bodies {
        all.extend(below(dom, &notes, *body, &mut last));
    }
    all
}

/// The texts below a node. One word may be spread over several texts, so all texts of a block have the origin where
/// it begins.
fn below(dom: &Dom, notes: &NoteLinks, from: Id, last: &mut Origin) -> Vec<(Origin, String)> {
    let mut all = vec![(*last, " ".to_owned())];
    // The nodes still to come; none marks the end of a block.
    let mut stack = vec![Some(from)];
    while let Some(next) = stack.pop() {
        let Some(id) = next else {
            all.push((*last, " ".to_owned()));
            continue;
        };
        let name = dom.name(id);
        let in_another_place = id != from && notes.bodies.contains(&id);
        let says_nothing =
            NO_TEXT.contains(&name) || dom.attr(id, "hidden").is_some() || notes.numbers.contains(&id);
        if in_another_place || says_nothing {
            continue;
        }
        if let Some(text) = dom.text(id) {
            all.push((*last, text.to_owned()));
        }
        if PARTS_WORDS.contains(&name) {
            all.push((*last, " ".to_owned()));
            *last = dom.line(id).max(*last);
            stack.push(None);
        }
        stack.extend(dom.children(id).iter().rev().map(|child| Some(*child)));
    }
    all
}

/// Elements whose text does not belong to the page: code, deletions, drawings.
const NO_TEXT: &[&str] = &["base", "del", "link", "meta", "script", "style", "svg", "template"];

/// Elements that separate words before and after them: those on lines of their own (HTML, 15.3), parts of tables, and
/// controls.
const PARTS_WORDS: &[&str] = &[
    "address",
    "article",
    "aside",
    "audio",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "datalist",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "video",
];

/// Links between a text and its notes.
#[derive(Debug, Default)]
struct NoteLinks {
    /// The element that holds each note, in the order of the first references.
    bodies: Vec<Id>,
    /// Links that show a note's number, in the text and at the note.
    numbers: BTreeSet<Id>,
}

impl NoteLinks {
    fn of(dom: &Dom) -> Self {
        let mut anchors: BTreeMap<&str, Id> = BTreeMap::new();
        for id in dom.descendants(ROOT) {
            for value in [dom.attr(id, "id"), dom.attr(id, "name")].into_iter().flatten() {
                anchors.entry(value).or_insert(id);
            }
        }
        let leads_to = |link: Id| anchors.get(dom.attr(link, "href")?.strip_prefix('#')?).copied();
        let with_ancestors = |id: Id| std::iter::once(id).chain(dom.ancestors(id));
        let mut notes = Self::default();
        let mut references: Vec<Id> = Vec::new();
        let mut others: Vec<(Id, Id)> = Vec::new();
        for link in dom.descendants(ROOT).filter(|id| dom.name(*id) == "a") {
            let Some(target) = leads_to(link) else { continue };
            let body = with_ancestors(target).find(|id| holds_a_note(dom, *id, target));
            match body.filter(|body| is_marked(dom, link) && with_ancestors(link).all(|id| id != *body)) {
                Some(body) => {
                    references.push(link);
                    if !notes.bodies.contains(&body) {
                        notes.bodies.push(body);
                    }
                }
                None => others.push((link, target)),
            }
        }
        for (link, target) in others {
            let at_note = dom.ancestors(link).any(|id| notes.bodies.contains(&id));
            let back = with_ancestors(target).any(|id| references.contains(&id))
                || dom.descendants(target).take(8).any(|id| references.contains(&id));
            if at_note && back {
                notes.numbers.insert(link);
            }
        }
        notes.numbers.extend(references);
        notes
    }
}

/// Whether the page's maker marked a link as a reference to a note (DPUB-ARIA 1.1, EPUB SSV 1.1; LibreOffice, Pandoc,
/// GitHub and Word).
fn is_marked(dom: &Dom, link: Id) -> bool {
    let says = |attribute: &str, words: &[&str]| {
        let value = dom.attr(link, attribute).unwrap_or_default();
        value.split_ascii_whitespace().any(|word| words.contains(&word))
    };
    let of_word = dom.attr(link, "href").and_then(|href| href.strip_prefix("#_ftn"));
    says("role", &["doc-noteref"])
        || says("epub:type", &["noteref"])
        || says("class", &["footnote-ref", "noteref", "sdendnoteanc", "sdfootnoteanc"])
        || dom.attr(link, "data-footnote-ref").is_some()
        || of_word.is_some_and(|rest| !rest.starts_with("ref"))
}

/// Whether an element at or around a reference's target is the whole note.
fn holds_a_note(dom: &Dom, id: Id, target: Id) -> bool {
    match dom.name(id) {
        "aside" | "dd" | "div" | "li" | "section" | "tr" => true,
        "p" => id == target,
        _ => false,
    }
}
