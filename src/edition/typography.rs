//! Keeps together on one line what belongs together: a number and its unit, a day and its month, "§" and its number, "kr." and its
//! amount, a word and the dash after it.
//!
//! Retskrivningsordbogen leaves line breaks to common sense; typographers use a no-break space (U+00A0) here. A range such as "2025–2028" has
//! no space to change, and a sign that forbids the break would be found by no search, so writers keep it together by other means:
//! [`ranges`] finds it.

use std::ops::Range;

use crate::language::LanguageFile;

/// A longer word than this may be parted even if it holds a range: it might not fit its line.
const MOST_LETTERS: usize = 24;

/// The text with no-break spaces where words belong together.
#[must_use]
pub fn no_break(text: &str, language: &LanguageFile) -> String {
    let mut out = String::with_capacity(text.len());
    let words: Vec<&str> = text.split(' ').collect();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            // "10 – 20": the dash belongs to both.
            let spaced = index > 1
                && is_dash(words[index - 1])
                && is_number(words[index - 2])
                && begins_with_digit(word);
            let together = spaced || belong_together(words[index - 1], word, language);
            out.push(if together { '\u{a0}' } else { ' ' });
        }
        out.push_str(word);
    }
    out
}

fn belong_together(before: &str, after: &str, language: &LanguageFile) -> bool {
    if before.is_empty() || after.is_empty() {
        return false;
    }
    // A dash never begins a line.
    if is_dash(after) {
        return true;
    }
    let units = &language.units;
    let opened = before.trim_start_matches(['(', '”', '"', '»', '“', '„']);
    let closed = after.trim_end_matches(['.', ',', ';', ':', ')', '”', '"', '«', '!', '?']);
    let low = closed.to_lowercase();
    let month = |word: &str| language.document.months.iter().any(|month| month.to_lowercase() == word);
    let after_number = units.after_number.contains(&low.as_str()) || is_group_of_three(closed);
    let after_day = month(&low) || units.after_ordinal.contains(&low.as_str());
    let before_number =
        units.before_number.contains(&opened.to_lowercase().as_str()) && begins_with_digit(after);
    let year = closed.len() == 4 && closed.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(opened) && after_number)
        || (is_day(opened, language.document.after_day) && after_day)
        || (month(&opened.to_lowercase()) && year)
        || before_number
}

/// The stretches without a blank that hold a range: "2025–2028", "(10–20", "1.–3.". A line ends before or after, never inside.
pub fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    text.split(|c: char| c.is_whitespace()).filter_map(move |word| {
        let start = from + text[from..].find(word).unwrap_or(0);
        from = start + word.len();
        (holds_range(word) && word.chars().count() <= MOST_LETTERS).then_some(start..from)
    })
}

/// Whether a dash stands between two numbers.
fn holds_range(word: &str) -> bool {
    word.match_indices(['–', '—']).any(|(at, dash)| {
        let before = word[..at].trim_end_matches(['.', '%']);
        before.ends_with(|c: char| c.is_ascii_digit()) && begins_with_digit(&word[at + dash.len()..])
    })
}

fn is_dash(word: &str) -> bool {
    matches!(word, "–" | "—")
}

fn begins_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// A day of a month, as the language writes it: "1." or "1", "1.–3.".
fn is_day(word: &str, ends: &str) -> bool {
    let Some(day) = word.strip_suffix(ends) else { return false };
    let last = day.rsplit(['–', '-', '/']).next().unwrap_or(day);
    (1..=2).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_digit())
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
        let danish = crate::language::of(&Language::danish());
        for (plain, set) in [
            ("kysten er 250 kilometer lang", "kysten er 250~kilometer lang"),
            ("over 80 % af personalet", "over 80~% af personalet"),
            ("kr. 500 eller 500 kr.", "kr.~500 eller 500~kr."),
            ("(10 000 borgere)", "(10~000 borgere)"),
            ("mellem 0–29 år.", "mellem 0–29~år."),
            ("fælles – og for alle", "fælles~– og for alle"),
            ("se side 9", "se side~9"),
            ("i 2025 og 2026", "i 2025 og 2026"),
            ("den 1. maj 2026 kl. 14.30", "den 1.~maj~2026 kl.~14.30"),
            ("fra d. 29. januar til 1.–3. Marts.", "fra d.~29.~januar til 1.–3.~Marts."),
            ("§ 5, stk. 2, nr. 3", "§~5, stk.~2, nr.~3"),
            ("Stk. 2. Loven, s. 12 og §§ 5–7", "Stk.~2. Loven, s.~12 og §§~5–7"),
            ("10 – 20 år", "10~–~20~år"),
            ("10–20 år, 500 kr. og 2. kvartal", "10–20~år, 500~kr. og 2.~kvartal"),
            ("Vi er 100. Maj er varm", "Vi er 100. Maj er varm"),
            ("nr. et", "nr. et"),
            ("120 nationaliteter", "120 nationaliteter"),
            ("  to  mellemrum ", "  to  mellemrum "),
        ] {
            assert_eq!(no_break(plain, danish).replace('\u{a0}', "~"), set);
        }
    }

    #[test]
    fn a_range_is_found_with_what_stands_at_it() {
        let text = "Plan 2025–2028, (10–20 år) 5 %–7 % og 1.–3. maj, by–land, 2025-2028 og 2025–2028-handlingsplanen-for-alle";
        let found: Vec<&str> = ranges(text).map(|at| &text[at]).collect();
        assert_eq!(found, ["2025–2028,", "(10–20", "1.–3."]);
        assert_eq!(ranges("10–20 10–20").collect::<Vec<_>>(), [0..7, 8..15]);
    }
}
