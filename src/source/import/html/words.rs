//! The words of a page by a way of their own: every text in the order of the document, with no lists, tables or
//! looks; notes last. What the draft is held against.

use super::blocks::{is_block, is_code};
use super::dom::{Dom, Id, ROOT};
use super::notes::Notes;
use crate::source::import::Spot;

/// The words, text by text.
pub fn words(dom: &Dom) -> Vec<(Spot, String)> {
    let notes = Notes::of(dom);
    let mut last = 1;
    let mut all = below(dom, &notes, ROOT, &mut last);
    for body in &notes.bodies {
        all.extend(below(dom, &notes, *body, &mut last));
    }
    all
}

/// The words of an element, without notes.
pub fn plain(dom: &Dom, notes: &Notes, id: Id) -> String {
    let texts: String = below(dom, notes, id, &mut 1).into_iter().map(|(_, text)| text).collect();
    texts.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word may be in several texts, so all texts of a block stand where it begins.
fn below(dom: &Dom, notes: &Notes, from: Id, last: &mut Spot) -> Vec<(Spot, String)> {
    let mut all = vec![(*last, " ".to_owned())];
    // What is to come; none where a block ends.
    let mut stack = vec![Some(from)];
    while let Some(next) = stack.pop() {
        let Some(id) = next else {
            all.push((*last, " ".to_owned()));
            continue;
        };
        let is_note = id != from && notes.bodies.contains(&id);
        let is_number = notes.references.contains_key(&id) || notes.back.contains(&id);
        if is_note
            || is_number
            || is_code(dom, id)
            || matches!(dom.name(id), "del" | "svg")
            || dom.attr(id, "hidden").is_some()
        {
            continue;
        }
        if let Some(text) = dom.text(id) {
            all.push((*last, text.to_owned()));
        }
        if is_block(dom, id) || is_control(dom, id) {
            all.push((*last, " ".to_owned()));
            *last = dom.line(id).max(*last);
            stack.push(None);
        }
        stack.extend(dom.children(id).iter().rev().map(|child| Some(*child)));
    }
    all
}

/// What stands in a line and is no part of its words.
fn is_control(dom: &Dom, id: Id) -> bool {
    matches!(
        dom.name(id),
        "br" | "button"
            | "select"
            | "textarea"
            | "noscript"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            | "datalist"
    )
}
