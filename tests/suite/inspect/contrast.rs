//! Every text colour is readable on every background in the style sheet, light and dark: 4.5:1, headings 7:1. WCAG
//! 2.2, 1.4.3 and 1.4.6. axe checks what a page happens to show; this checks what the sheet can produce.

use std::collections::BTreeMap;

use super::style::{Rule, rules};
use super::{Book, Found};

pub fn check(book: &Book) -> Found {
    let mut found = Found::new();
    for (path, sheet) in book.styles() {
        let all = rules(&sheet);
        for (scheme, canvas, ink) in [("light", "#ffffff", "#000000"), ("dark", "#121212", "#ffffff")] {
            let mut names: BTreeMap<String, String> =
                BTreeMap::from([("Canvas".into(), canvas.into()), ("CanvasText".into(), ink.into())]);
            let applies =
                |rule: &&Rule| !rule.media.contains("prefers-color-scheme") || rule.media.contains(scheme);
            for (name, value) in all.iter().filter(applies).flat_map(|rule| &rule.declarations) {
                if name.starts_with("--") {
                    names.insert(name.clone(), value.clone());
                }
            }
            let grounds: Vec<[u8; 3]> = declared(&all, applies, &["background-color", "background"])
                // No text is placed on a picture's background.
                .filter(|(rule, _)| !rule.selector.starts_with("img"))
                .filter_map(|(_, value)| colour(value, &names))
                .chain(colour("Canvas", &names))
                .collect();
            for (rule, value) in declared(&all, applies, &["color"]) {
                let Some(text) = colour(value, &names) else { continue };
                let heading = ["h1", "h2", "h3"]
                    .iter()
                    .any(|name| rule.selector.split([' ', ',']).any(|one| one == *name));
                let least = if heading { 7.0 } else { 4.5 };
                // A rule with its own background is read on that one; all others may appear on any.
                let own = declaration(rule, "background-color").and_then(|value| colour(value, &names));
                let on = own.map_or_else(|| grounds.clone(), |own| vec![own]);
                for ground in on.into_iter().filter(|ground| contrast(text, *ground) < least) {
                    let ratio = contrast(text, ground);
                    found.push(format!(
                        "{path}, {scheme}: {} has {ratio:.1}:1 of {least}:1 on {ground:?}",
                        rule.selector
                    ));
                }
            }
        }
    }
    found
}

fn declared<'a>(
    rules: &'a [Rule],
    applies: impl Fn(&&Rule) -> bool + Copy + 'a,
    names: &'a [&'a str],
) -> impl Iterator<Item = (&'a Rule, &'a str)> {
    rules.iter().filter(move |rule| applies(rule)).flat_map(move |rule| {
        names.iter().filter_map(move |name| declaration(rule, name).map(|value| (rule, value)))
    })
}

fn declaration<'a>(rule: &'a Rule, name: &str) -> Option<&'a str> {
    rule.declarations.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
}

/// The colour that a value resolves to; none where that is up to the reading system.
fn colour(value: &str, names: &BTreeMap<String, String>) -> Option<[u8; 3]> {
    if let Some(inside) = value.strip_prefix("var(") {
        return colour(names.get(inside.split([',', ')']).next()?.trim())?, names);
    }
    let value = names.get(value).map_or(value, String::as_str);
    let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6)?;
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
