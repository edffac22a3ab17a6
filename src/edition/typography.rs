//! Keeps together on one line what belongs together: a number and its unit, "kr." and its amount, a word and the dash
//! after it.
//!
//! Retskrivningsordbogen leaves line breaks to common sense; typographers use a no-break space (U+00A0) here.

use crate::language::Units;

/// The text with no-break spaces where words belong together.
#[must_use]
pub fn no_break(text: &str, units: &Units) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            out.push(if belong_together(before, word, units) { '\u{a0}' } else { ' ' });
        }
        out.push_str(word);
        before = word;
    }
    out
}

fn belong_together(before: &str, after: &str, units: &Units) -> bool {
    if before.is_empty() || after.is_empty() {
        return false;
    }
    // A dash never begins a line.
    if matches!(after, "–" | "—") {
        return true;
    }
    let opened = before.trim_start_matches(['(', '”', '"', '»', '“', '„']);
    let closed = after.trim_end_matches(['.', ',', ';', ':', ')', '”', '"', '«', '!', '?']);
    let after_number =
        units.after_number.contains(&closed.to_lowercase().as_str()) || is_group_of_three(closed);
    let before_number = units.before_number.contains(&opened.to_lowercase().as_str());
    (is_number(opened) && after_number) || (before_number && after.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_number(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–' | '+'))
}

/// The "000" of "10 000".
fn is_group_of_three(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Language;

    #[test]
    fn numbers_keep_their_units_and_dashes_their_words() {
        let units = &crate::language::of(&Language::danish()).units;
        for (plain, set) in [
            ("kysten er 250 kilometer lang", "kysten er 250~kilometer lang"),
            ("over 80 % af personalet", "over 80~% af personalet"),
            ("kr. 500 eller 500 kr.", "kr.~500 eller 500~kr."),
            ("(10 000 borgere)", "(10~000 borgere)"),
            ("mellem 0–29 år.", "mellem 0–29~år."),
            ("fælles – og for alle", "fælles~– og for alle"),
            ("se side 9", "se side~9"),
            ("i 2025 og 2026", "i 2025 og 2026"),
            ("120 nationaliteter", "120 nationaliteter"),
            ("  to  mellemrum ", "  to  mellemrum "),
        ] {
            assert_eq!(no_break(plain, units).replace('\u{a0}', "~"), set);
        }
    }
}
