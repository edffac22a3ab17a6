//! Facts about the document that its text tells: the day it was adopted, its language, marks of what went wrong.

use crate::import::document::note_mark::{self, MarkForm, NoteMark};
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

/// Makes paragraphs of what only looks like a heading and tells of the adoption: "Vedtaget af byrådet den 29. januar".
/// Words of a cover belong to its title.
pub fn no_headings(pieces: &mut [Piece]) {
    for piece in pieces.iter_mut().skip(1) {
        let by_looks = piece.doubts.contains(&Doubt::HeadingByLooks) && !piece.doubts.contains(&Doubt::Title);
        if let Content::Heading { text, .. } = &piece.content
            && by_looks
            && adoption(&plain(text)).is_some()
        {
            piece.content = Content::Paragraph(text.clone());
            piece.doubts.retain(|doubt| *doubt != Doubt::HeadingByLooks);
        }
    }
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
        let year = Some(year).filter(|year| (1900..2100).contains(year))?;
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
            let is_one = |one: &NoteMark| {
                let is_digits = matches!(one.form, MarkForm::Raised | MarkForm::Square);
                one.is_sure || is_digits && typed.contains(&one.number)
            };
            let marks = note_mark::marks(&text).into_iter().filter(is_one);
            references.extend(marks.map(|one| one.number.to_string()));
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

/// The numbers of notes that somebody typed below the text: paragraphs that begin with a number, "1 Kommunens opgørelse"
/// or "[1] Kilde".
fn typed_notes(pieces: &[Piece]) -> Vec<u32> {
    let number = |piece: &Piece| match &piece.content {
        Content::Paragraph(text) => Some(note_mark::label(&plain(text))?.number),
        _ => None,
    };
    every(pieces).filter_map(number).collect()
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
}
