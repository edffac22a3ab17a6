//! Bytes to text, repairing letters that a PDF reader or an old encoding has damaged.

use std::collections::BTreeMap;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::encodings::{Encoding, Upper, recognised, without_mark};
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

/// Whether nothing but space stands before the next line.
fn ends_line(characters: impl Iterator<Item = char>) -> bool {
    characters.into_iter().find(|c| !matches!(c, ' ' | '\t' | '\r')) == Some('\n')
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
            // What reads printed pages writes ¬ for a hyphen at the end of a line.
            '¬' if mended.ends_with(char::is_alphabetic) && ends_line(characters.clone()) => {
                mended.push('-');
                Mend::SoftHyphen
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

/// Decodes, by the byte order mark or by what makes sense.
///
/// # Errors
///
/// Bytes that are not text, or of which nobody knows what they stand for.
pub fn decode(bytes: &[u8], counts: &mut BTreeMap<Mend, usize>) -> Result<String, ReadError> {
    let (encoding, bytes) = match bytes {
        [0xff, 0xfe, rest @ ..] => (Encoding::Utf16Le, rest),
        [0xfe, 0xff, rest @ ..] => (Encoding::Utf16Be, rest),
        _ if looks_binary(bytes) => return Err(ReadError::NotThisFormat),
        _ => (recognised(bytes)?, bytes),
    };
    let text = encoding.decoded(bytes)?;
    if let Some(mend) = encoding.mend() {
        let beyond = text.chars().filter(|c| !c.is_ascii()).count();
        *counts.entry(mend).or_default() += beyond.max(usize::from(mend == Mend::Utf16));
    }
    let odd = text
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}'))
        .count();
    if text.contains('\0') || odd * 50 > text.chars().count() {
        return Err(ReadError::NotThisFormat);
    }
    Ok(text)
}

/// Whether there is more that is no character than a text has, in any encoding of one byte a character.
fn looks_binary(bytes: &[u8]) -> bool {
    let odd = |byte: &&u8| matches!(byte, 1..=8 | 0x0e..=0x13 | 0x16..=0x19 | 0x1b..=0x1f);
    bytes.iter().filter(odd).count() * 50 > bytes.len() || bytes.contains(&0) && without_mark(bytes).is_none()
}

/// Encodings in which UTF-8 is read by mistake, each with the signs that show it: `Ã¦`, `├ª` and `√¶` are `æ`.
const MISTAKEN: &[(Encoding, &[char])] = &[
    (Encoding::Windows1252, &['Ã', 'Â', 'â']),
    (Encoding::Cp850, &['├', '┬', 'Ô']),
    (Encoding::Cp865, &['├', '┬', 'Γ']),
    (Encoding::MacRoman, &['√', '¬', '‚']),
];

/// Undoes UTF-8 that someone read in another encoding and saved. A run of such signs that is valid UTF-8 when turned
/// back can hardly be anything else.
fn once_read_wrongly(text: &str, counts: &mut BTreeMap<Mend, usize>) -> String {
    let mistaken = MISTAKEN.iter().filter(|(_, signs)| text.contains(*signs));
    let tables: Vec<(Upper, &[char])> =
        mistaken.map(|(encoding, signs)| (encoding.upper(), *signs)).collect();
    if tables.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let mut flush = |run: &mut String, out: &mut String| {
        let turned_back = |(upper, signs): &(Upper, &[char])| {
            if !run.contains(*signs) {
                return None;
            }
            let bytes: Option<Vec<u8>> = run.chars().map(|c| upper.byte(c)).collect();
            String::from_utf8(bytes?).ok().filter(|whole| !whole.contains(char::is_control))
        };
        match tables.iter().find_map(turned_back) {
            Some(whole) => {
                *counts.entry(Mend::ReadWrongly).or_default() += whole.chars().count();
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
        assert_eq!(mended("rå¬ \ndig, a¬b, 3 ¬ 4".as_bytes()).0, "rå- \ndig, a¬b, 3 ¬ 4");
        assert_eq!(mended(b"bl\xe5b\xe6r \x96 nu").0, "blåbær – nu");
        for wrong in ["blÃ¥bÃ¦r â€“ nu", "bl├Ñb├ªr ÔÇô nu", "bl√•b√¶r ‚Äì nu"] {
            assert_eq!(mended(wrong.as_bytes()).0, "blåbær – nu", "{wrong}");
        }
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
