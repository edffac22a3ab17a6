//! What an element's own style says (CSS in `style` attributes), as far as it decides about words and headings.

use super::dom::{Dom, Id};
use crate::import::document::Reason;
use crate::import::formats::rich::scripts::Script;
use crate::import::formats::rich::text_style::TextStyle;

/// The size of text where nothing says, in half points.
const USUAL_SIZE: f64 = 24.0;

/// The sizes of `<font size>`, from 1 to 7, in half points (HTML, 15.3.4).
const FONT_SIZES: [u16; 7] = [15, 20, 24, 27, 36, 48, 72];

/// The value of a property of an element, by its own style and the page's, in lower case.
pub fn property(dom: &Dom, id: Id, name: &str) -> Option<String> {
    dom.styles(id).into_iter().rfind(|(property, _)| property == name).map(|(_, value)| value)
}

/// What an element says about its text, by its name and style, within `around`.
pub fn text_style(dom: &Dom, id: Id, around: TextStyle) -> TextStyle {
    let styles = dom.styles(id);
    let get = |name| styles.iter().rfind(|(property, _)| property == name).map(|(_, value)| value.clone());
    let name = dom.name(id);
    let by_name = match name {
        "font" => dom.attr(id, "size").and_then(font_size),
        "big" => Some((around.size.map_or(USUAL_SIZE, f64::from) * 1.2).round() as u16),
        "small" => Some((around.size.map_or(USUAL_SIZE, f64::from) / 1.2).round() as u16),
        _ => None,
    };
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
        size: get("font-size").and_then(|size| half_points(&size, around.size)).or(by_name),
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

/// The size that `<font size>` asks for: one of seven, or so many steps from the third.
fn font_size(size: &str) -> Option<u16> {
    let size = size.trim();
    let number: i32 = size.trim_start_matches('+').parse().ok()?;
    let at = if size.starts_with(['+', '-']) { number + 3 } else { number };
    FONT_SIZES.get(usize::try_from(at.clamp(1, 7) - 1).ok()?).copied()
}

/// The reason that a browser or a reader doesn't take an element's words for the text, if they don't. What readers
/// open or search for is text; so is what `aria-hidden` keeps from screen readers alone, because everybody else sees it.
pub fn gone(dom: &Dom, id: Id) -> Option<Reason> {
    let styles = dom.styles(id);
    let last = |name| styles.iter().rfind(|(property, _)| property == name).map(|(_, value)| value.as_str());
    let is = |name, values: &[&str]| last(name).is_some_and(|value| values.contains(&value));
    // A page that hides itself waits for its scripts.
    let is_page = matches!(dom.name(id), "html" | "body" | "main");
    let is_folded = dom.is_led_to(id)
        || dom.has(id, "role", &["tabpanel"])
        || dom.attr(id, "hidden").is_some_and(|until| until.eq_ignore_ascii_case("until-found"));
    let is_hidden = dom.attr(id, "hidden").is_some()
        || is("display", &["none"])
        || is("visibility", &["hidden", "collapse"])
        || is("mso-hide", &["all"]);
    if is_hidden && !is_page && !is_folded {
        return Some(Reason::Hidden);
    }
    let mut line = ["text-decoration", "text-decoration-line"].into_iter().filter_map(last);
    let struck = matches!(dom.name(id), "s" | "strike" | "del")
        || line.any(|line| line.split_whitespace().any(|word| word == "line-through"));
    struck.then_some(Reason::Struck)
}
