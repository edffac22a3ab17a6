//! What an element's own style says (CSS in `style` attributes), as far as it decides about words and headings.

use super::dom::{Dom, Id};
use crate::import::document::Reason;
use crate::import::formats::rich::scripts::Script;
use crate::import::formats::rich::text_style::TextStyle;

/// The size of text where nothing says, in half points.
const USUAL_SIZE: f64 = 24.0;

/// The value of a property in an element's style, in lower case.
pub fn property(dom: &Dom, id: Id, name: &str) -> Option<String> {
    let declarations = dom.attr(id, "style")?.split(';');
    let named = declarations.filter_map(|one| one.split_once(':'));
    named
        .filter(|(property, _)| property.trim().eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim().to_lowercase())
        .next_back()
}

/// What an element says about its text, by its name and style, within `around`.
pub fn text_style(dom: &Dom, id: Id, around: TextStyle) -> TextStyle {
    let get = |name| property(dom, id, name);
    let name = dom.name(id);
    let own = TextStyle {
        strong: get("font-weight").map(|weight| {
            weight.starts_with("bold") || weight.parse().is_ok_and(|weight: u32| weight >= 600)
        }),
        emphasis: get("font-style").map(|style| style == "italic" || style == "oblique"),
        script: match name {
            "sup" => Some(Script::Raised),
            "sub" => Some(Script::Lowered),
            _ => None,
        },
        underlined: (name == "u").then_some(true),
        capitals: get("text-transform").map(|transform| transform == "uppercase"),
        size: get("font-size").and_then(|size| half_points(&size, around.size)),
        ..TextStyle::default()
    };
    own.or(around)
}

fn half_points(size: &str, around: Option<u16>) -> Option<u16> {
    let at = size.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let number: f64 = size[..at].trim().parse().ok()?;
    let around = around.map_or(USUAL_SIZE, f64::from);
    let size = match &size[at..] {
        "pt" => number * 2.0,
        "px" => number * 1.5,
        "em" => number * around,
        "rem" => number * USUAL_SIZE,
        "%" => number * around / 100.0,
        _ => return None,
    };
    (2.0..2000.0).contains(&size).then_some(size.round() as u16)
}

/// The reason that a browser or a reader doesn't take an element's words for the text, if they don't.
pub fn gone(dom: &Dom, id: Id) -> Option<Reason> {
    let is =
        |name, values: &[&str]| property(dom, id, name).is_some_and(|value| values.contains(&value.as_str()));
    if dom.attr(id, "hidden").is_some()
        || is("display", &["none"])
        || is("visibility", &["hidden", "collapse"])
        || is("mso-hide", &["all"])
    {
        return Some(Reason::Hidden);
    }
    let line = ["text-decoration", "text-decoration-line"].iter().filter_map(|name| property(dom, id, name));
    let struck = matches!(dom.name(id), "s" | "strike" | "del")
        || line.into_iter().any(|line| line.split_whitespace().any(|word| word == "line-through"));
    struck.then_some(Reason::Struck)
}
