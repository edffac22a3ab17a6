//! The words of a page, read independently: every text in document order, without lists, tables or styles, and notes
//! last. The draft is compared with them.
//!
//! Nothing here is shared with the reader (`blocks.rs`, `notes.rs`), not even a list of names: whatever the reader
//! decides wrongly has to show as a difference.

use std::collections::{BTreeMap, BTreeSet};

use super::dom::{Dom, Id, ROOT};
use super::second_formula::linear;
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
    // The nodes still to come, and what ends those that are open.
    let mut stack = vec![Ok(from)];
    while let Some(next) = stack.pop() {
        let id = match next {
            Ok(id) => id,
            Err(end) => {
                all.push((*last, end));
                continue;
            }
        };
        let name = dom.name(id);
        let in_another_place = id != from && notes.bodies.contains(&id);
        let says_nothing = NO_TEXT.contains(&name) || is_gone(dom, id) || notes.numbers.contains(&id);
        if in_another_place || says_nothing {
            continue;
        }
        if let Some(text) = dom.text(id) {
            all.push((*last, at_height(dom, id, text)));
        }
        if name == "math" {
            all.push((*last, linear(dom, id)));
            continue;
        }
        if PARTS_WORDS.contains(&name) {
            all.push((*last, " ".to_owned()));
            *last = dom.line(id).max(*last);
            stack.push(Err(" ".to_owned()));
        }
        if name == "rt" {
            all.push((*last, " (".to_owned()));
            stack.push(Err(")".to_owned()));
        }
        if name == "rp" && !dom.plain(id).contains(char::is_alphanumeric) {
            continue;
        }
        stack.extend(dom.children(id).iter().rev().map(|child| Ok(*child)));
    }
    all
}

/// Elements whose text does not belong to the page: code, deletions, drawings.
const NO_TEXT: &[&str] =
    &["base", "del", "link", "meta", "s", "script", "strike", "style", "svg", "template"];

/// Whether an element's style takes its words away, or leaves them to the marker of a list.
fn is_gone(dom: &Dom, id: Id) -> bool {
    // Of two declarations, the later one counts.
    let last: BTreeMap<String, String> = dom.styles(id).into_iter().collect();
    let says =
        |name: &str, values: &[&str]| last.get(name).is_some_and(|value| values.contains(&value.as_str()));
    let hidden = dom.attr(id, "hidden").map(str::to_lowercase);
    let opens =
        dom.is_led_to(id) || dom.has(id, "role", &["tabpanel"]) || hidden.as_deref() == Some("until-found");
    let is_whole_page = ["body", "html", "main"].contains(&dom.name(id));
    let is_hidden = hidden.is_some()
        || says("display", &["none"])
        || says("visibility", &["collapse", "hidden"])
        || says("mso-hide", &["all"]);
    is_hidden && !opens && !is_whole_page
        || ["text-decoration", "text-decoration-line"].iter().any(|name| {
            last.get(*name).is_some_and(|value| value.split_whitespace().any(|word| word == "line-through"))
        })
        || says("mso-list", &["ignore"]) && marks_an_item(dom, id)
}

/// Whether what Word shows before a paragraph is a bullet or a plain number, and not words.
fn marks_an_item(dom: &Dom, id: Id) -> bool {
    let Some(paragraph) = dom.ancestors(id).find(|above| {
        let style = dom.attr(*above, "style").unwrap_or_default().to_lowercase();
        style.contains("mso-list:") && style.contains("level")
    }) else {
        return false;
    };
    let shown = dom.plain(id).to_lowercase();
    let core = shown.trim_matches(|c: char| !c.is_alphanumeric() && c != '§');
    let closed = shown.ends_with(['.', ')']);
    let is_number = core.parse::<u32>().is_ok();
    let one = core.chars().count() == 1;
    let roman = core.chars().all(|c| "cdilmvx".contains(c));
    let is_bullet = core.is_empty() || one && !closed && !is_number;
    let is_lettered = closed && core != "§" && (one || roman);
    let is_heading = dom.name(paragraph).len() == 2 && dom.name(paragraph).starts_with('h');
    is_bullet || (is_number || is_lettered) && !is_heading
}

/// A text with the digits of `sup` and `sub` in their place.
fn at_height(dom: &Dom, id: Id, text: &str) -> String {
    let around = dom.ancestors(id).map(|above| dom.name(above)).find(|name| matches!(*name, "sub" | "sup"));
    let forms = match around {
        Some("sup") => "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻",
        Some(_) => "₀₁₂₃₄₅₆₇₈₉₊₋₋₋",
        None => return text.to_owned(),
    };
    let form =
        |c: char| "0123456789+-−–".chars().position(|one| one == c).and_then(|at| forms.chars().nth(at));
    text.chars().map(|c| form(c).unwrap_or(c)).collect()
}

/// Elements that separate words before and after them: those on lines of their own (HTML, 15.3), parts of tables,
/// controls, and formulas in another notation.
const PARTS_WORDS: &[&str] = &[
    "address",
    "annotation",
    "annotation-xml",
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
