//! Whatever colours a reading system puts on the page, text can be read: what has no ground of its own is made from the
//! reader's text colour, and what has one brings its text colour along, 4.5:1 or better (WCAG 2.2, 1.4.3). The page itself
//! has no ground. The judge `readers` sees what a book happens to show; this checks what the sheet can produce.

use std::collections::BTreeMap;

use super::style::{Rule, rules};
use super::{Book, Found};

/// Least contrast of text on a ground of its own.
const LEAST: f64 = 4.5;
/// Most of the text's colour in a ground, in per cent: more, and the text on it fades.
const MOST: f64 = 10.0;

pub fn check(book: &Book) -> Found {
    let mut found = Found::new();
    for (path, sheet) in book.styles() {
        let all = rules(&sheet);
        let names: BTreeMap<&str, &str> = all
            .iter()
            .flat_map(|rule| &rule.declarations)
            .filter(|(name, _)| name.starts_with("--"))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        for rule in &all {
            if let Some(why) = fault(rule, &names) {
                found.push(format!("{path}: {}: {why}", rule.selector));
            }
        }
    }
    found
}

fn fault(rule: &Rule, names: &BTreeMap<&str, &str>) -> Option<String> {
    let value = |name: &str| declaration(rule, name).map(|value| resolved(value, names));
    let ground = value("background-color").or(value("background")).or(value("background-image"));
    let text = value("color");
    let page = ["html", "body", "main", ":root"];
    if rule.selector.split(',').any(|one| page.contains(&one.trim())) {
        return (text.is_some() || ground.is_some()).then(|| "the page's colours are the reader's".into());
    }
    match (ground.filter(|ground| !is_the_readers(ground)), text) {
        (Some(ground), Some(text)) => {
            let pair = hexadecimal(text).zip(hexadecimal(ground));
            let ratio = pair.map_or(0.0, |(text, ground)| contrast(text, ground));
            (ratio < LEAST).then(|| format!("{ratio:.1}:1 on its own ground"))
        }
        (Some(_), None) => Some("a ground without a text colour".into()),
        (None, Some(text)) => (!is_the_readers(text)).then(|| "a text colour without a ground".into()),
        (None, None) => None,
    }
}

fn declaration<'a>(rule: &'a Rule, name: &str) -> Option<&'a str> {
    rule.declarations.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
}

/// The value with the names in it looked up.
fn resolved<'a>(value: &'a str, names: &BTreeMap<&str, &'a str>) -> &'a str {
    let name = value.strip_prefix("var(").and_then(|inside| inside.split([',', ')']).next());
    name.map_or(value, |name| names.get(name.trim()).copied().unwrap_or(value))
}

/// Whether the colour is that of the reader's text, about as light as that, or hardly seen on the reader's ground.
fn is_the_readers(value: &str) -> bool {
    let share = || {
        let inside = value.strip_prefix("color-mix(in srgb, currentColor ")?;
        inside.strip_suffix("%, transparent)")?.parse().ok()
    };
    ["inherit", "currentColor", "transparent"].contains(&value)
        || value.starts_with("oklch(from currentColor clamp(0.33, l, 0.86) ")
        || share().is_some_and(|share: f64| share <= MOST)
}

/// The first colour in a value.
fn hexadecimal(value: &str) -> Option<[u8; 3]> {
    let digits = value.split('#').nth(1)?.get(..6)?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// WCAG 2.2, "contrast ratio".
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let luminance = |colour: [u8; 3]| {
        let [r, g, b] = colour.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}
