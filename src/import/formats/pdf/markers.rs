//! What items of lists begin with, where it stands among their letters.

use super::text::{Part, line, lines};
use crate::edition::NumberMark;
use crate::import::document::ListNumber;
use crate::import::formats::rich::flow::Mark;
use crate::import::formats::rich::spans::What;

/// Signs that begin an item.
const BULLETS: &[char] = &[
    '•', '●', '▪', '■', '◦', '○', '▸', '►', '‣', '·', '–', '-', '*', '✓', '➢', '❖', '\u{f0b7}', '\u{f0a7}',
    '\u{f0d8}', '\u{f0fc}', '\u{e5f8}', '\u{fffd}',
];

/// Whether a text is a bullet and nothing else.
pub fn is_bullet(text: &str) -> bool {
    let mut letters = text.trim().chars();
    // Symbol fonts have their signs where Unicode has none (private use).
    let sign = |letter: char| BULLETS.contains(&letter) || ('\u{e000}'..='\u{f8ff}').contains(&letter);
    letters.next().is_some_and(sign) && letters.next().is_none()
}

/// The number that a text is, with a point or a bracket after it.
pub fn number(text: &str) -> Option<ListNumber> {
    let text = text.trim();
    let digits = text.strip_suffix(['.', ')'])?;
    let mark = if text.ends_with(')') { NumberMark::Bracket } else { NumberMark::Stop };
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let value = digits.parse().ok().filter(|number| all && *number < 1000)?;
    Some(ListNumber { value, mark })
}

/// Takes the marker off letters, if they begin with one and go on after it. Returns it with the place at which it
/// stands on the page, from the left.
pub fn take(parts: &mut Vec<Part<'_>>) -> Option<(Mark, f64)> {
    let (word, more) = first_word(parts)?;
    if !more {
        return None;
    }
    let mark = if is_bullet(&word) { Mark::Bullet } else { Mark::Number(number(&word)?) };
    let at = parts.iter().find_map(|part| match part {
        Part::Letter(glyph, _) if !glyph.is_space() => Some(glyph.at.x),
        Part::Letter(..) | Part::Note(_) => None,
    })?;
    drop_letters(parts, word.chars().count());
    Some((mark, at))
}

/// Drops as many letters that show something from the beginning.
pub fn drop_letters(parts: &mut Vec<Part<'_>>, count: usize) {
    let mut left = count;
    let end = parts.iter().position(|part| {
        let letters = match part {
            Part::Letter(glyph, _) => glyph.text.chars().filter(|letter| !letter.is_whitespace()).count(),
            Part::Note(_) => 0,
        };
        let ends = left == 0;
        left = left.saturating_sub(letters);
        ends
    });
    parts.drain(..end.unwrap_or(parts.len()));
}

/// The first word, up to a space or a gap, and whether more follows.
pub fn first_word(parts: &[Part<'_>]) -> Option<(String, bool)> {
    let all = lines(parts);
    let mut text = String::new();
    for span in line(all.first()?) {
        if let What::Text(words) = span.what {
            text.push_str(&words);
        }
    }
    let mut words = text.split_whitespace();
    let first = words.next()?.to_owned();
    Some((first, words.next().is_some() || all.len() > 1))
}
