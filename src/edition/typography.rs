//! Keeps together on one line what belongs together: a number and its unit, a day and its month, "§" and its number, "kr." and its
//! amount, the groups of a phone number, a word and the dash after it.
//!
//! Retskrivningsordbogen leaves line breaks to common sense; typographers use a no-break space (U+00A0) here. A range such as "2025–2028"
//! or an address has no space to change, and a sign that forbids the break would be found by no search, so writers keep it together by
//! other means: [`unparted`] finds it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::LanguageFile;

/// A longer word than this may be parted: it might not fit its line.
const MOST_LETTERS: usize = 24;

/// How many digits the groups of a phone number have: "88 72 64 00", "8872 6400".
const PHONE_NUMBERS: &[&[usize]] = &[&[2, 2, 2, 2], &[4, 4]];

/// A long address may be parted after these.
const AFTER_IN_ADDRESS: [char; 5] = ['/', '?', '&', '=', '@'];

/// The text with no-break spaces where words belong together.
#[must_use]
pub fn no_break(text: &str, language: &LanguageFile) -> String {
    let mut out = String::with_capacity(text.len());
    let words: Vec<&str> = text.split(' ').collect();
    let of_phone_numbers = after_first_group(&words);
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            // "10 – 20": the dash belongs to both.
            let spaced = index > 1
                && is_dash(words[index - 1])
                && is_number(words[index - 2])
                && begins_with_digit(word);
            let together = spaced
                || of_phone_numbers.contains(&index)
                || belong_together(words[index - 1], word, language);
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
    // Most words are no numbers and stand beside none, so that this is asked last.
    let listed = |word: &str, list: &[&str]| list.contains(&word.to_lowercase().as_str());
    let month = |word: &str| {
        let low = word.to_lowercase();
        language.document.months.iter().any(|month| month.to_lowercase() == low)
    };
    let year = closed.len() == 4 && closed.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(opened) && (listed(closed, units.after_number) || is_group_of_three(closed)))
        || (is_day(opened, language.document.after_day)
            && (month(closed) || listed(closed, units.after_ordinal)))
        || (year && month(opened))
        || (begins_with_digit(after) && listed(opened, units.before_number))
}

/// Which words are groups of a phone number that another group or the code of a country stands before.
fn after_first_group(words: &[&str]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()).then_some(word.len());
    let group = |at: usize, first: bool, last: bool| {
        let word = words.get(at)?;
        let word = if first { word.trim_start_matches('(') } else { word };
        digits(if last { word.trim_end_matches(['.', ',', ';', ':', ')', '?', '!']) } else { word })
    };
    let is_year = |at: usize| words[at].starts_with("19") || words[at].starts_with("20");
    for start in 0..words.len() {
        let is_code = start > 0 && words[start - 1].trim_start_matches('(').starts_with('+');
        for groups in PHONE_NUMBERS {
            let of = |index: usize| group(start + index, index == 0, index + 1 == groups.len());
            if !(0..groups.len()).all(|index| of(index) == Some(groups[index])) {
                continue;
            }
            let end = start + groups.len();
            // More groups make it a row of numbers.
            let goes_on = start > 0 && !is_code && group(start - 1, true, false) == Some(groups[0])
                || group(end - 1, false, false).is_some() && group(end, false, true) == Some(groups[0]);
            let is_years = groups.len() == 2 && !is_code && is_year(start) && is_year(start + 1);
            if !goes_on && !is_years {
                found.extend(start + usize::from(!is_code)..end);
            }
        }
    }
    found
}

/// What has no blank and is set on one line: ranges such as "2025–2028" or "(10–20", what has a single letter or a number at a hyphen or
/// slash ("e-mail", "18-årige", "A/S"), and addresses, whose own hyphens would look like those of a line's end. A long address is parted
/// after its slashes.
#[must_use]
pub fn unparted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for word in text.split(char::is_whitespace).filter(|word| word.contains(['-', '/', '?', '–', '—'])) {
        let start = from + text[from..].find(word).unwrap_or(0);
        from = start + word.len();
        let is_short = |part: &str| part.chars().count() <= MOST_LETTERS;
        if is_short(word) && (holds_range(word) || holds_lone_part(word) || is_address(word)) {
            found.push(start..from);
        } else if is_address(word) {
            let mut at = start;
            for part in word.split_inclusive(AFTER_IN_ADDRESS) {
                if is_short(part) && part.len() > 1 {
                    found.push(at..at + part.len());
                }
                at += part.len();
            }
        }
    }
    found
}

/// Whether a dash stands between two numbers.
fn holds_range(word: &str) -> bool {
    word.match_indices(['–', '—']).any(|(at, dash)| {
        let before = word[..at].trim_end_matches(['.', '%']);
        before.ends_with(|c: char| c.is_ascii_digit()) && begins_with_digit(&word[at + dash.len()..])
    })
}

/// Whether a single letter or a number stands before a hyphen or a slash, or a single letter after it.
fn holds_lone_part(word: &str) -> bool {
    word.match_indices(['-', '/']).any(|(at, sign)| {
        let is_part = |c: &char| c.is_alphanumeric();
        let before: Vec<char> = word[..at].chars().rev().take_while(is_part).collect();
        let after: Vec<char> = word[at + sign.len()..].chars().take_while(is_part).collect();
        let is_letter = |part: &[char]| matches!(part, [one] if one.is_alphabetic());
        let is_number = before.iter().all(char::is_ascii_digit);
        !before.is_empty() && !after.is_empty() && (is_letter(&before) || is_number || is_letter(&after))
    })
}

/// Whether this is an address on the web or of mail, or has the form of one: a full stop before a letter, and none after it.
fn is_address(word: &str) -> bool {
    let holds_stop = || {
        word.match_indices('.').any(|(at, _)| {
            word[..at].ends_with(char::is_alphanumeric) && word[at + 1..].starts_with(char::is_alphabetic)
        })
    };
    word.contains('@') || word.contains("://") || holds_stop()
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
    fn a_phone_number_keeps_its_groups() {
        let danish = crate::language::of(&Language::danish());
        for (plain, set) in [
            ("Ring på 88 72 64 00, eller", "Ring på 88~72~64~00, eller"),
            ("(+45 88 72 64 00) og", "(+45~88~72~64~00) og"),
            ("+45 8872 6400.", "+45~8872~6400."),
            ("nummer 8872 6400 i dag", "nummer 8872~6400 i dag"),
            ("i årene 2025 2026 begge", "i årene 2025 2026 begge"),
            ("tallene 10 20 30 40 50 60", "tallene 10 20 30 40 50 60"),
            ("vi er 12 34 år", "vi er 12 34~år"),
        ] {
            assert_eq!(no_break(plain, danish).replace('\u{a0}', "~"), set);
        }
    }

    #[test]
    fn what_has_no_blank_and_belongs_together_is_found() {
        let found = |text: &'static str| unparted(text).into_iter().map(|at| &text[at]).collect::<Vec<_>>();
        let text =
            "Plan 2025–2028, (10–20 år) 5 %–7 % og 1.–3. maj, by–land, 2025–2028-handlingsplanen-for-alle";
        assert_eq!(found(text), ["2025–2028,", "(10–20", "1.–3."]);
        assert_eq!(unparted("10–20 10–20"), [0..7, 8..15]);
        let text = "e-mail, (A-kasse) 18-årige C-vitamin vitamin-C 24/7 km/t A/S, 2025/26";
        assert_eq!(found(text), text.split(' ').collect::<Vec<_>>());
        assert!(unparted("og/eller børne-ungdoms it-system Børne- og f.eks. 3.2 post@byen.dk 1/").is_empty());
        assert_eq!(found("Se by-land.dk/sti eller fri-tid@byen.dk."), ["by-land.dk/sti", "fri-tid@byen.dk."]);
        let long = "https://www.by-og-land.dk/en-lang-sti/til?side=1";
        assert_eq!(found(long), ["https:/", "www.by-og-land.dk/", "en-lang-sti/", "til?", "side="]);
        let long = "voksen-og-handicapforvaltningen@by-og-land.dk";
        assert_eq!(found(long), ["by-og-land.dk"]);
    }
}
