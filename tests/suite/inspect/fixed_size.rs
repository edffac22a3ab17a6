//! The reader chooses the size of text, spacing and lines: no length in the style sheets is fixed. WCAG 2.2, 1.4.4
//! and 1.4.12.

use super::style::rules;
use super::{Book, Found};

/// Properties that must scale with the text, or be left to the reader.
const SCALES: &[&str] =
    &["font", "font-size", "line-height", "letter-spacing", "word-spacing", "height", "max-height"];

pub fn check(book: &Book) -> Found {
    let mut found = Found::new();
    for (path, sheet) in book.styles() {
        for rule in rules(&sheet) {
            for (name, value) in &rule.declarations {
                if SCALES.contains(&name.as_str()) && value.split([' ', '/', ',']).any(is_fixed) {
                    found.push(format!("{path}: {} {{ {name}: {value} }}", rule.selector));
                }
            }
        }
    }
    book.each(|path, document| {
        for node in document.descendants() {
            if let Some(style) = node.attribute("style")
                && style.split([' ', ':', ';']).any(is_fixed)
            {
                found.push(format!("{path}: style=\"{style}\""));
            }
        }
    });
    found
}

fn is_fixed(value: &str) -> bool {
    let units = ["px", "pt", "pc", "cm", "mm", "in", "q"];
    units
        .iter()
        .any(|unit| value.trim_end_matches('!').strip_suffix(unit).is_some_and(|n| n.parse::<f32>().is_ok()))
}
