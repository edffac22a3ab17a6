//! Formulas (MathML 3) on one line: fractions with a stroke, and raised and lowered digits as they are meant.

use super::dom::{Dom, Id};
use crate::import::formats::rich::scripts::{Script, in_formula, operand, placed};

/// A formula, or a part of one.
pub fn formula(dom: &Dom, id: Id) -> String {
    let inside = |id: Id| dom.children(id).iter().map(|child| formula(dom, *child)).collect::<String>();
    let parts: Vec<Id> =
        dom.children(id).iter().copied().filter(|child| dom.text(*child).is_none()).collect();
    let part = |at: usize| parts.get(at).map(|part| formula(dom, *part)).unwrap_or_default();
    // White space between elements is the author's, and means nothing.
    if let Some(text) = dom.text(id) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let raised = |at: usize| in_formula(&part(at), Script::Raised, '^');
    let lowered = |at: usize| in_formula(&part(at), Script::Lowered, '_');
    let above = |at: usize| format!("^{}", operand(&part(at)));
    let below = |at: usize| format!("_{}", operand(&part(at)));
    match (dom.name(id), parts.len()) {
        ("annotation" | "annotation-xml" | "mphantom", _) => String::new(),
        ("mfrac", 2) => format!("{}/{}", operand(&part(0)), operand(&part(1))),
        ("msup", 2) => part(0) + &raised(1),
        ("msub", 2) => part(0) + &lowered(1),
        ("msubsup", 3) => part(0) + &lowered(1) + &raised(2),
        ("mover", 2) => part(0) + &above(1),
        ("munder", 2) => part(0) + &below(1),
        ("munderover", 3) => part(0) + &below(1) + &above(2),
        ("msqrt", _) => format!("√({})", inside(id)),
        ("mroot", 2) => format!("{}√({})", placed(&part(1), Script::Raised).0, part(0)),
        ("mfenced", _) => {
            let all: Vec<String> = parts.iter().map(|part| formula(dom, *part)).collect();
            let sign = |name, usual| dom.attr(id, name).unwrap_or(usual);
            format!("{}{}{}", sign("open", "("), all.join(", "), sign("close", ")"))
        }
        ("mtd" | "mtr", _) => inside(id) + " ",
        _ => inside(id),
    }
}
