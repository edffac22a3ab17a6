//! Bytes to text, repairing letters that a PDF reader or an old encoding has damaged.

use std::collections::BTreeMap;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::import::document::Mend;
use crate::import::limits::MOST_TEXT;
use crate::import::read_error::ReadError;

/// The longest accepted line, in characters. A whole paragraph on one line is common, a whole book is not.
const LONGEST_LINE: usize = 200_000;

/// Text as it was meant, and what was repaired in it.
#[derive(Debug)]
pub struct Mended {
    /// The text: lines end in `\n` only, and pages, if marked at all, in a form feed.
    pub text: String,
    /// How many repairs of each kind.
    pub counts: BTreeMap<Mend, usize>,
}

/// Decodes and repairs a text.
///
/// # Errors
///
/// Bytes that are not text, too much text, or a line without an end.
pub fn mend(bytes: &[u8]) -> Result<Mended, ReadError> {
    if bytes.len() > MOST_TEXT {
        return Err(ReadError::TooLarge { limit_mb: MOST_TEXT >> 20 });
    }
    let mut counts = BTreeMap::new();
    let text = decode(bytes, &mut counts)?;
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    if let Some(line) = text.lines().position(|line| line.chars().count() > LONGEST_LINE) {
        return Err(ReadError::LineTooLong { line: line + 1 });
    }
    let text = once_read_wrongly(&text, &mut counts);
    let text = letters(&text, &mut counts);
    Ok(Mended { text, counts })
}

/// Repairs letters: ligatures, separate accents, odd spaces, invisible characters.
#[must_use]
pub fn letters(text: &str, counts: &mut BTreeMap<Mend, usize>) -> String {
    let text = &turned_round(text, counts);
    let mut mended = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let kind = match character {
            'ﬀ'..='ﬆ' => {
                mended.extend(std::iter::once(character).nfkc());
                Mend::Ligature
            }
            '\u{ad}' => {
                // At the end of a line it is a hyphen like any other; elsewhere it is invisible.
                if characters.peek().is_none_or(|next| next.is_whitespace()) {
                    mended.push('-');
                }
                Mend::SoftHyphen
            }
            '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                mended.push(' ');
                Mend::Space
            }
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {
                Mend::Invisible
            }
            '\n' | '\t' | '\u{c}' => {
                mended.push(character);
                continue;
            }
            '\u{b}' => {
                mended.push('\n');
                Mend::Space
            }
            _ if character.is_control() => Mend::Invisible,
            _ => {
                mended.push(character);
                continue;
            }
        };
        *counts.entry(kind).or_default() += 1;
    }
    if !is_nfc(&mended) {
        let apart = mended.chars().filter(|c| unicode_normalization::char::is_combining_mark(*c)).count();
        *counts.entry(Mend::Decomposed).or_default() += apart;
        mended = mended.nfc().collect();
    }
    mended
}

/// Undoes letters of two bytes that were written the wrong way round, as Ghostscript does with ligatures: `昀氀` for
/// `fl`. A text with Latin letters whose only Chinese ones are such, two and more in a row, can hardly be anything
/// else.
fn turned_round(text: &str, counts: &mut BTreeMap<Mend, usize>) -> String {
    let is_chinese = |letter: char| ('\u{3400}'..='\u{9fff}').contains(&letter);
    let right = |letter: char| -> Option<char> {
        let number = u32::from(letter);
        let low = char::from(u8::try_from(number >> 8).ok()?);
        (number & 0xff == 0 && low.is_ascii_alphabetic()).then_some(low)
    };
    let is_turned = |letter: char| is_chinese(letter) && right(letter).is_some();
    if !text.contains(is_turned) || text.contains(|letter| is_chinese(letter) && !is_turned(letter)) {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for part in letters.chunk_by(|one, other| is_turned(*one) == is_turned(*other)) {
        if part.len() > 1 && is_turned(part[0]) {
            *counts.entry(Mend::TurnedRound).or_default() += part.len();
            out.extend(part.iter().filter_map(|letter| right(*letter)));
        } else {
            out.extend(part);
        }
    }
    out
}

/// Decodes, by the byte order mark or by whether it is UTF-8.
///
/// # Errors
///
/// Bytes that are not text.
pub fn decode(bytes: &[u8], counts: &mut BTreeMap<Mend, usize>) -> Result<String, ReadError> {
    let sixteen = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).map_err(|_| ReadError::NotThisFormat)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => sixteen(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => sixteen(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, ..] | [..] => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                *counts.entry(Mend::Windows1252).or_default() +=
                    bytes.iter().filter(|byte| !byte.is_ascii()).count();
                bytes.iter().map(|byte| windows_1252(*byte)).collect()
            }
        },
    };
    let odd = text
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}'))
        .count();
    if text.contains('\0') || odd * 50 > text.chars().count() {
        return Err(ReadError::NotThisFormat);
    }
    Ok(text)
}

/// The characters that Windows-1252 has in place of the C1 controls.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn to_windows_1252(character: char) -> Option<u8> {
    match HIGH.iter().position(|one| *one == character) {
        Some(at) => u8::try_from(at + 0x80).ok(),
        None => u8::try_from(u32::from(character)).ok(),
    }
}

/// Undoes UTF-8 that someone read as Windows-1252 and saved: `Ã¦` for `æ`. A run of such letters that is valid UTF-8
/// when turned back can hardly be anything else.
fn once_read_wrongly(text: &str, counts: &mut BTreeMap<Mend, usize>) -> String {
    if !text.contains(['Ã', 'Â', 'â']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let mut flush = |run: &mut String, out: &mut String| {
        let bytes: Option<Vec<u8>> = run.chars().map(to_windows_1252).collect();
        match bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
            Some(whole) => {
                *counts.entry(Mend::Windows1252).or_default() += whole.chars().count();
                out.push_str(&whole);
            }
            None => out.push_str(run),
        }
        run.clear();
    };
    for character in text.chars() {
        if character.is_ascii() {
            if !run.is_empty() {
                flush(&mut run, &mut out);
            }
            out.push(character);
        } else {
            run.push(character);
        }
    }
    if !run.is_empty() {
        flush(&mut run, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(bytes: &[u8]) -> (String, Vec<(Mend, usize)>) {
        let mended = mend(bytes).expect("text");
        (mended.text, mended.counts.into_iter().collect())
    }

    #[test]
    fn damaged_letters_are_whole_again_and_counted() {
        assert_eq!(mended("e\u{fb03}cient".as_bytes()), ("efficient".into(), vec![(Mend::Ligature, 1)]));
        assert_eq!(mended("a\u{30a}ret".as_bytes()), ("året".into(), vec![(Mend::Decomposed, 1)]));
        assert_eq!(mended("\u{feff}5\u{a0}km".as_bytes()).0, "5 km");
        assert_eq!(mended("sam\u{ad}men\u{ad}\nhæng".as_bytes()).0, "sammen-\nhæng");
        assert_eq!(mended(b"bl\xe5b\xe6r \x96 nu").0, "blåbær – nu");
        assert_eq!(mended("blÃ¥bÃ¦r â€“ nu".as_bytes()).0, "blåbær – nu");
        assert_eq!(mended(b"\xff\xfea\0\xe6\0").0, "aæ");
        assert_eq!(mended("Ângström".as_bytes()).0, "Ângström");
        assert_eq!(
            mended("Plads til 昀氀ere".as_bytes()),
            ("Plads til flere".into(), vec![(Mend::TurnedRound, 2)])
        );
        assert_eq!(mended("一刀 og 上海".as_bytes()).0, "一刀 og 上海");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(mend(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap_err(), ReadError::NotThisFormat);
        assert_eq!(mend(&vec![b'a'; 300_000]).unwrap_err(), ReadError::LineTooLong { line: 1 });
        assert_eq!(mend(&vec![b'a'; MOST_TEXT + 1]).unwrap_err(), ReadError::TooLarge { limit_mb: 8 });
    }
}
