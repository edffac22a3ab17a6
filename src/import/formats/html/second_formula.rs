//! Formulas, read independently: what the draft is compared with. Nothing here is shared with the reader
//! (`formula.rs`).

use super::dom::{Dom, Id};

/// A formula on one line.
pub fn linear(dom: &Dom, id: Id) -> String {
    let mut elements = Vec::new();
    let mut whole = String::new();
    for child in dom.children(id) {
        match dom.text(*child) {
            Some(text) => {
                for (at, word) in text.split_whitespace().enumerate() {
                    whole.push_str(if at > 0 { " " } else { "" });
                    whole.push_str(word);
                }
            }
            None => {
                let part = linear(dom, *child);
                whole.push_str(&part);
                elements.push(part);
            }
        }
    }
    let name = dom.name(id);
    if ["annotation", "annotation-xml", "mphantom"].contains(&name) {
        return String::new();
    }
    let bracketed = |part: &str| {
        let is_plain = part.trim().chars().all(|c| c == '.' || c == ',' || c.is_alphanumeric());
        if is_plain { part.trim().to_owned() } else { format!("({})", part.trim()) }
    };
    let script = |part: &str, sign: &str, forms: &str| {
        if part.contains(char::is_alphabetic) {
            return format!("{sign}{}", bracketed(part));
        }
        moved(part, forms)
    };
    let up = |part: &str| script(part, "^", RAISED);
    let down = |part: &str| script(part, "_", LOWERED);
    match (name, elements.as_slice()) {
        ("mfrac", [top, bottom]) => [bracketed(top), bracketed(bottom)].join("/"),
        ("msup", [base, top]) => format!("{base}{}", up(top)),
        ("msub", [base, bottom]) => format!("{base}{}", down(bottom)),
        ("msubsup", [base, bottom, top]) => format!("{base}{}{}", down(bottom), up(top)),
        ("mover", [base, top]) => format!("{base}^{}", bracketed(top)),
        ("munder", [base, bottom]) => format!("{base}_{}", bracketed(bottom)),
        ("munderover", [base, bottom, top]) => {
            format!("{base}_{}^{}", bracketed(bottom), bracketed(top))
        }
        ("msqrt", _) => format!("√({whole})"),
        ("mroot", [inside, degree]) => format!("{}√({inside})", moved(degree, RAISED)),
        ("mfenced", parts) => {
            let open = dom.attr(id, "open").unwrap_or("(");
            let close = dom.attr(id, "close").unwrap_or(")");
            [open, &parts.join(", "), close].concat()
        }
        ("mtd" | "mtr", _) => whole + " ",
        _ => whole,
    }
}

const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻";
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋₋";

/// A text with its digits and signs above or below the line.
fn moved(text: &str, forms: &str) -> String {
    let form =
        |c: char| "0123456789+-−–".chars().position(|one| one == c).and_then(|at| forms.chars().nth(at));
    text.chars().map(|c| form(c).unwrap_or(c)).collect()
}
