//! Lists whose numbers are typed: paragraphs that begin with "1)", "2)" and so on. The number becomes the list's.

use super::look::Look;
use crate::edition::NumberMark;
use crate::import::document::{Content, Document, Inline, ListNumber, Piece, Typed, plain};

/// How many of an item's words find its number again in the input.
const WITNESSES: usize = 6;
/// Months: "1. marts" is a day, wherever it stands.
const MONTHS: &[&str] = &[
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "october",
    "märz",
    "mai",
    "dezember",
];

/// The number that a paragraph or a line begins with, and how many bytes it and the space after it take.
pub fn number(text: &[Inline]) -> Option<(ListNumber, usize)> {
    let Inline::Text(first) = text.first()? else { return None };
    let digits = first.len() - first.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let value: u32 = first[..digits].parse().ok().filter(|value| (1..100).contains(value))?;
    let mark = match first[digits..].chars().next()? {
        '.' => NumberMark::Stop,
        ')' => NumberMark::Bracket,
        _ => return None,
    };
    let rest = &first[digits + 1..];
    let space = rest.len() - rest.trim_start().len();
    let words = plain(text).split_off(digits + 1).to_lowercase();
    let next = words.split_whitespace().next()?.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
    let is_day = mark == NumberMark::Stop && MONTHS.contains(&next.as_str());
    let is_item = space > 0 && !is_day && first[..digits] == value.to_string();
    is_item.then_some((ListNumber { value, mark }, digits + 1 + space))
}

/// Whether the second of two lines goes on a list that the first is in.
pub fn follow(one: &[Inline], other: &[Inline]) -> bool {
    number(one).zip(number(other)).is_some_and(|((one, _), (other, _))| other.goes_on(one, 1))
}

/// Whether a paragraph begins with a letter and a bracket: "a) …". No list of ours has letters, so it stays text.
fn is_lettered(piece: &Piece) -> bool {
    let Some(Inline::Text(first)) = text_of(piece).and_then(|text| text.first()) else { return false };
    let mut characters = first.chars();
    characters.next().is_some_and(|c| c.is_ascii_lowercase())
        && characters.next() == Some(')')
        && characters.next().is_some_and(char::is_whitespace)
}

fn text_of(piece: &Piece) -> Option<&[Inline]> {
    match &piece.content {
        Content::Paragraph(text) => Some(text),
        _ => None,
    }
}

/// Makes lists of paragraphs with typed numbers: at least two in a row, and each goes on the one before. Lists and
/// paragraphs with letters between two of them belong to the first.
pub fn lists(pieces: Vec<Piece>, looks: Vec<Look>, document: &mut Document) -> (Vec<Piece>, Vec<Look>) {
    let numbers: Vec<Option<(ListNumber, usize)>> = pieces
        .iter()
        .zip(&looks)
        .map(|(piece, look)| text_of(piece).filter(|_| !look.is_named).and_then(number))
        .collect();
    let belongs: Vec<bool> = pieces
        .iter()
        .map(|piece| matches!(piece.content, Content::List { first: None, .. }) || is_lettered(piece))
        .collect();
    // The item that comes after each, if one goes on its list.
    let next = |at: usize| {
        let (number, _) = numbers[at]?;
        let after = (at + 1..pieces.len()).find(|after| !belongs[*after])?;
        numbers[after].filter(|(other, _)| other.goes_on(number, 1)).map(|_| after)
    };
    let nexts: Vec<Option<usize>> = (0..pieces.len()).map(next).collect();
    let mut pieces: Vec<Option<Piece>> = pieces.into_iter().map(Some).collect();
    let (mut out, mut out_looks): (Vec<Piece>, Vec<Look>) = (Vec::new(), Vec::new());
    for at in 0..pieces.len() {
        let Some(piece) = pieces[at].take() else { continue };
        let Some((first, _)) = numbers[at].filter(|_| nexts[at].is_some()) else {
            out.push(piece);
            out_looks.push(looks[at]);
            continue;
        };
        let origin = piece.origin;
        let mut items = Vec::new();
        let (mut item, mut place) = (piece, at);
        loop {
            let after = nexts[place];
            let length = numbers[place].map_or(0, |(_, length)| length);
            let mut parts = vec![unnumbered(item, length, document)];
            // Behind the last item, only letters are sure to be its own.
            let own = place + 1..after.unwrap_or(pieces.len());
            for below in own.take_while(|below| belongs[*below]) {
                if after.is_none() && !pieces[below].as_ref().is_some_and(is_lettered) {
                    break;
                }
                parts.extend(pieces[below].take());
            }
            items.push(parts);
            let Some((next, piece)) = after.and_then(|next| Some((next, pieces[next].take()?))) else {
                break;
            };
            (item, place) = (piece, next);
        }
        out.push(Piece::new(origin, Content::List { first: Some(first), items }));
        out_looks.push(looks[at]);
    }
    (out, out_looks)
}

/// An item without its number, which the document remembers.
fn unnumbered(mut piece: Piece, length: usize, document: &mut Document) -> Piece {
    let origin = piece.origin;
    if let Content::Paragraph(text) = &mut piece.content
        && let Some(Inline::Text(first)) = text.first_mut()
    {
        let number: String = first.drain(..length).collect();
        if first.is_empty() {
            text.remove(0);
        }
        let words = plain(text);
        let words: Vec<&str> = words.split_whitespace().take(WITNESSES).collect();
        document.typed.push(Typed { origin, number: number.trim().to_owned(), words: words.join(" ") });
    }
    piece
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<u32> {
        number(&[Inline::Text(text.to_owned())]).map(|(number, _)| number.value)
    }

    #[test]
    fn numbers_of_items_are_told_from_days_and_other_numbers() {
        assert_eq!(["1) a", "12. Bus", "3.\tTog"].map(value), [Some(1), Some(12), Some(3)]);
        assert_eq!(["1. marts begynder", "2026. Vi", "1.2 Mål", "07) x", "1)", "1 by"].map(value), [None; 6]);
    }
}
