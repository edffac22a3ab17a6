//! Facts about the document that its text tells: the day it was adopted, its language, marks of what went wrong.

use crate::import::document::{Content, Document, Doubt, Inline, Origin, Piece, every, every_mut, plain};
use crate::policy::Date;
use crate::prose::tongue;

/// Words that tell of an adoption, in lower case.
const ADOPTED: &[&str] = &["vedtaget", "vedtog", "vedtages", "godkendt", "godkendte", "adopted", "approved"];
/// Who adopts: without one of them, "godkendt" may be about anything.
const BODIES: &[&str] = &[
    "byråd",
    "byrådet",
    "kommunalbestyrelse",
    "kommunalbestyrelsen",
    "regionsråd",
    "regionsrådet",
    "borgerrepræsentationen",
    "økonomiudvalget",
    "udvalget",
    "council",
    "rådet",
    "bestyrelsen",
];
/// How many words before and after the adoption may lie between it and the day.
const BEFORE: usize = 7;
const AFTER: usize = 14;
/// Months, by their first three letters.
const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const OTHER_MONTHS: &[(&str, u8)] = &[("may", 5), ("oct", 10), ("mär", 3), ("mai", 5), ("dez", 12)];

/// What a word processor writes where a reference has lost its target, in lower case.
const BROKEN: &[&str] = &[
    "henvisningskilde ikke fundet",
    "henvisningskilden blev ikke fundet",
    "bogmærke er ikke defineret",
    "bogmærket er ikke defineret",
    "reference source not found",
    "bookmark not defined",
    "verweisquelle konnte nicht gefunden werden",
];

/// The day of adoption, where the text tells it.
pub fn adopted(document: &Document) -> Option<(Date, Origin)> {
    let notes = document.footnotes.iter().flat_map(|note| &note.pieces);
    every(&document.pieces).chain(notes).find_map(|piece| {
        let text = match &piece.content {
            Content::Paragraph(text) | Content::Subtitle(text) | Content::Heading { text, .. } => plain(text),
            _ => return None,
        };
        Some((adoption(&text)?, piece.origin))
    })
}

fn adoption(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let low: Vec<String> = words
        .iter()
        .map(|word| word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .collect();
    let at = low.iter().position(|word| ADOPTED.contains(&word.as_str()))?;
    let near = at.saturating_sub(BEFORE)..(at + AFTER).min(words.len());
    let by_somebody = low[near.clone()].iter().any(|word| BODIES.contains(&word.as_str()));
    let said = low[at].starts_with("vedt") || low[at] == "adopted";
    if !by_somebody && !said {
        return None;
    }
    // The day after the word, rather than one before it.
    (at..near.end).chain(near.start..at).find_map(|at| date(&words[at..]))
}

/// The date that these words begin with: "29. januar 2025", "29.01.2025", "29/1-2025", "2025-01-29".
fn date(words: &[&str]) -> Option<Date> {
    let number = |text: &str| text.parse::<i32>().ok();
    let made = |year: i32, month: i32, day: i32| {
        let year = Some(year).filter(|year| (1970..2100).contains(year))?;
        Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    };
    let first = words.first()?.trim_matches(|c: char| !c.is_ascii_digit());
    let parts: Vec<i32> = first.split(['.', '/', '-']).filter_map(number).collect();
    match parts.as_slice() {
        [year, month, day] if *year > 31 => made(*year, *month, *day),
        [day, month, year] => made(*year, *month, *day),
        [day] => {
            let month = words.get(1)?.to_lowercase();
            let month: String = month.chars().take(3).collect();
            let known =
                MONTHS.iter().position(|name| *name == month).and_then(|at| i32::try_from(at + 1).ok());
            let known = known.or_else(|| {
                OTHER_MONTHS.iter().find(|(name, _)| *name == month).map(|(_, number)| i32::from(*number))
            })?;
            let year = words.get(2)?.trim_matches(|c: char| !c.is_ascii_digit());
            made(number(year)?, known, *day)
        }
        _ => None,
    }
}

/// The language of most of the words.
pub fn language(document: &Document) -> Option<&'static str> {
    let texts: Vec<String> = every(&document.pieces)
        .filter_map(|piece| match &piece.content {
            Content::Paragraph(text) | Content::Heading { text, .. } => Some(plain(text)),
            Content::Table { rows, .. } => {
                Some(rows.iter().flatten().map(|cell| plain(cell)).collect::<Vec<_>>().join(" "))
            }
            _ => None,
        })
        .collect();
    tongue(texts.iter().map(String::as_str))
}

/// Marks what went wrong on the way into the document, and what its author did by hand.
pub fn doubts(pieces: &mut [Piece]) {
    let typed = typed_notes(pieces);
    every_mut(pieces, &mut |piece| {
        let mut broken = false;
        let mut references = Vec::new();
        each_text(piece, &mut |text| {
            let text = plain(text);
            let low = text.to_lowercase();
            broken |= BROKEN.iter().any(|error| low.contains(error));
            let is_one = |one: &Reference| one.is_sure || typed.contains(&one.number);
            references.extend(raised_references(&text).into_iter().filter(is_one).map(|one| one.number));
        });
        if broken {
            piece.doubts.push(Doubt::BrokenReference);
        }
        references.dedup();
        piece.doubts.extend(references.into_iter().map(Doubt::TypedNote));
    });
}

fn each_text(piece: &Piece, see: &mut dyn FnMut(&[Inline])) {
    match &piece.content {
        Content::Title(text) | Content::Subtitle(text) | Content::Paragraph(text) => see(text),
        Content::Heading { text, .. } => see(text),
        Content::Table { header, rows, .. } => {
            header.iter().chain(rows.iter().flatten()).for_each(|cell| see(cell));
        }
        _ => {}
    }
}

const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/// A number in raised digits, in usual ones.
fn lowered(text: &str) -> Option<String> {
    let digit = |c: char| {
        RAISED.chars().position(|one| one == c).and_then(|at| char::from_digit(u32::try_from(at).ok()?, 10))
    };
    let digits: Option<String> = text.chars().map(digit).collect();
    digits.filter(|digits| !digits.is_empty())
}

/// The numbers of notes that somebody typed below the text: paragraphs that begin with a number, "1 Kommunens opgørelse"
/// or "[1] Kilde".
fn typed_notes(pieces: &[Piece]) -> Vec<String> {
    let mut notes = Vec::new();
    for piece in every(pieces) {
        let Content::Paragraph(text) = &piece.content else { continue };
        let text = plain(text);
        let Some((first, rest)) = text.trim_start().split_once(char::is_whitespace) else { continue };
        let digits: String = first.chars().take_while(|c| RAISED.contains(*c)).collect();
        let number = match lowered(&digits) {
            Some(number) => number,
            None => first.trim_matches(['[', ']', ')']).to_owned(),
        };
        let is_number =
            !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && rest.starts_with(|c: char| c.is_alphabetic()) {
            notes.push(number);
        }
    }
    notes
}

/// A number that may refer to a note.
struct Reference {
    number: String,
    /// Whether it can hardly be anything else: it is raised behind the end of a sentence.
    is_sure: bool,
}

/// The numbers that may refer to a note: raised after a word or its full stop ("stiger¹"), or in brackets ("[1]"). After
/// a digit it is a power, and after a unit an area.
fn raised_references(text: &str) -> Vec<Reference> {
    const UNITS: &[&str] = &["m", "km", "cm", "mm", "dm", "hm", "kvm"];
    let mut found = Vec::new();
    for (at, word) in text.split_whitespace().enumerate() {
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ']');
        // A note begins with its number.
        if at == 0 && word.starts_with('[') {
            continue;
        }
        if let Some(number) =
            word.strip_suffix(']').and_then(|word| word.rsplit_once('[')).map(|(_, number)| number)
            && number.len() <= 2
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
        {
            found.push(Reference { number: number.to_owned(), is_sure: false });
            continue;
        }
        let stem = word.trim_end_matches(|c| RAISED.contains(c));
        let before = stem.to_lowercase();
        let follows_word =
            stem.ends_with(|c: char| c.is_alphabetic() || matches!(c, '.' | ',' | ')' | '”' | '»' | ':'));
        if follows_word && !UNITS.contains(&before.as_str()) {
            let is_sure = stem.len() > 3 && stem.ends_with('.');
            let number = lowered(&word[stem.len()..]);
            found.extend(number.map(|number| Reference { number, is_sure }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_adoption_is_read_as_people_write_it() {
        let day = |text: &str| adoption(text).map(|date| date.to_string());
        let whole = Some("2025-01-29".to_owned());
        for text in [
            "Vedtaget af byrådet den 29. januar 2025.",
            "Godkendt af Kommunalbestyrelsen 29.01.2025",
            "Politikken er vedtaget af Byrådet på mødet 29/1-2025",
            "Den 29. januar 2025 vedtog byrådet politikken.",
            "Adopted by the council on 29 January 2025",
        ] {
            assert_eq!(day(text), whole, "{text}");
        }
        for text in [
            "Ansøgningen skal være godkendt senest 1. maj 2025.",
            "Vedtaget i 2025.",
            "Mødet er 29. januar 2025.",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_raised_number_after_a_word_refers_and_after_a_unit_it_does_not() {
        let found = raised_references("Tallet stiger¹ i 10⁶ m² byen.² Se [3].");
        let numbers: Vec<_> = found.iter().map(|one| (one.number.as_str(), one.is_sure)).collect();
        assert_eq!(numbers, [("1", false), ("2", true), ("3", false)]);
    }
}
