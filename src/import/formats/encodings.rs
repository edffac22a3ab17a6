//! What a text's bytes stand for: UTF-8, UTF-16, Windows-1252, DOS or an old Mac.
//!
//! Nothing in a text file says which. In Danish the letters æ, ø and å tell: read in the wrong encoding they are signs
//! that stand in no word. Where two encodings make as much sense, nothing is guessed.

use std::borrow::Cow;

use crate::import::document::Mend;
use crate::import::read_error::ReadError;

/// An encoding of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Windows in Western Europe.
    Windows1252,
    /// DOS in the North.
    Cp865,
    /// DOS in Western Europe.
    Cp850,
    /// Mac OS before X.
    MacRoman,
}

/// The names by which a person chooses an encoding.
pub const NAMES: &[(&str, Encoding)] = &[
    ("utf-8", Encoding::Utf8),
    ("utf-16le", Encoding::Utf16Le),
    ("utf-16be", Encoding::Utf16Be),
    ("windows-1252", Encoding::Windows1252),
    ("cp865", Encoding::Cp865),
    ("cp850", Encoding::Cp850),
    ("macintosh", Encoding::MacRoman),
];

/// Those of one byte a character, the most likely first.
const SINGLE: &[Encoding] = &[Encoding::Windows1252, Encoding::Cp865, Encoding::Cp850, Encoding::MacRoman];

/// In the right encoding, at most one byte in this many makes no sense.
const ONE_ODD_IN: usize = 8;

/// The upper half of code page 865.
const CP865: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
/// The upper half of code page 850.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

impl Encoding {
    /// The encoding of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let low = name.trim().to_lowercase();
        let known = NAMES.iter().find(|(one, _)| *one == low).map(|(_, encoding)| *encoding);
        known.or(match low.as_str() {
            "utf8" => Some(Self::Utf8),
            "utf16" | "utf-16" | "utf16le" | "unicode" => Some(Self::Utf16Le),
            "utf16be" => Some(Self::Utf16Be),
            "latin1" | "latin-1" | "iso-8859-1" | "cp1252" | "1252" | "ansi" => Some(Self::Windows1252),
            "865" | "dos" => Some(Self::Cp865),
            "850" => Some(Self::Cp850),
            "mac" | "macroman" | "mac-roman" => Some(Self::MacRoman),
            _ => None,
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, one)| *one == self).map_or("", |(name, _)| name)
    }

    /// The text that these bytes are in it.
    ///
    /// # Errors
    ///
    /// Bytes that stand for nothing in it.
    pub fn decoded(self, bytes: &[u8]) -> Result<String, ReadError> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| ReadError::NotThisFormat),
            Self::Utf16Le => sixteen(bytes, u16::from_le_bytes),
            Self::Utf16Be => sixteen(bytes, u16::from_be_bytes),
            Self::Cp865 | Self::Cp850 => {
                // DOS showed control characters as signs. Of these, texts have the paragraph signs.
                Ok(self.upper().text(bytes).replace('\u{15}', "§").replace('\u{14}', "¶"))
            }
            _ => Ok(self.upper().text(bytes)),
        }
    }

    /// How the report names what was mended.
    #[must_use]
    pub fn mend(self) -> Option<Mend> {
        match self {
            Self::Utf8 => None,
            Self::Utf16Le | Self::Utf16Be => Some(Mend::Utf16),
            Self::Windows1252 => Some(Mend::Windows1252),
            Self::Cp865 | Self::Cp850 => Some(Mend::Dos),
            Self::MacRoman => Some(Mend::MacRoman),
        }
    }

    /// Its table for bytes above 127.
    pub fn upper(self) -> Upper {
        let all: Vec<u8> = (0x80..=0xff).collect();
        let text: Cow<'_, str> = match self {
            Self::Cp865 => CP865.into(),
            Self::Cp850 => CP850.into(),
            Self::MacRoman => encoding_rs::MACINTOSH.decode_without_bom_handling(&all).0,
            _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&all).0,
        };
        Upper(text.chars().collect())
    }
}

/// The characters for the bytes above 127.
pub struct Upper(Vec<char>);

impl Upper {
    fn of(&self, byte: u8) -> char {
        match byte.checked_sub(0x80) {
            None => char::from(byte),
            Some(at) => self.0.get(usize::from(at)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        }
    }

    fn text(&self, bytes: &[u8]) -> String {
        bytes.iter().map(|byte| self.of(*byte)).collect()
    }

    /// The byte for a character above 127.
    pub fn byte(&self, character: char) -> Option<u8> {
        let at = self.0.iter().position(|one| *one == character)?;
        u8::try_from(at + 0x80).ok()
    }
}

fn sixteen(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let pairs = bytes.chunks_exact(2);
    // Programs that know nothing of UTF-16 add a line end of their own.
    if !matches!(pairs.remainder(), [] | [b'\n' | b'\r' | 0 | 0x1a]) {
        return Err(ReadError::NotThisFormat);
    }
    let units: Vec<u16> = pairs.map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).map_err(|_| ReadError::NotThisFormat)
}

/// The encoding of these bytes, and how many of them say something beyond ASCII.
///
/// # Errors
///
/// Bytes that make as much sense in one encoding as in another.
pub fn recognised(bytes: &[u8]) -> Result<Encoding, ReadError> {
    if let Some(encoding) = without_mark(bytes) {
        return Ok(encoding);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(Encoding::Utf8);
    }
    let tables: Vec<(Encoding, Upper)> = SINGLE.iter().map(|one| (*one, one.upper())).collect();
    let senses: Vec<Sense> = tables.iter().map(|(_, upper)| sense(bytes, upper)).collect();
    let scores: Vec<i64> = senses.iter().map(|sense| sense.score).collect();
    let Some(best) = (0..tables.len()).rev().max_by_key(|at| scores[*at]) else {
        return Err(ReadError::NotThisFormat);
    };
    let differs =
        |other: usize| bytes.iter().any(|byte| tables[best].1.of(*byte) != tables[other].1.of(*byte));
    let rival = (0..tables.len()).filter(|at| *at != best && differs(*at)).map(|at| scores[at]).max();
    let is_sound = senses[best].odd * ONE_ODD_IN <= senses[best].all;
    if is_sound && scores[best] > 0 && rival.is_none_or(|rival| scores[best] > rival.max(0)) {
        return Ok(tables[best].0);
    }
    let samples = tables.iter().map(|(encoding, upper)| (encoding.name(), sample(bytes, upper)));
    Err(ReadError::Encoding { samples: samples.collect() })
}

/// UTF-16 without a mark: every other byte of Latin text is zero.
pub fn without_mark(bytes: &[u8]) -> Option<Encoding> {
    const LOOKED_AT: usize = 4096;
    let pairs = bytes.chunks_exact(2).take(LOOKED_AT);
    let all = pairs.len();
    let zeros = |at: usize| pairs.clone().filter(|pair| pair[at] == 0).count();
    let mostly = |one: usize, other: usize| one * 2 > all && other * 20 < all.max(20);
    match (zeros(0), zeros(1)) {
        (even, odd) if mostly(odd, even) => Some(Encoding::Utf16Le),
        (even, odd) if mostly(even, odd) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// How much sense the bytes above 127 make in an encoding.
#[derive(Default)]
struct Sense {
    score: i64,
    /// How many make none.
    odd: usize,
    all: usize,
}

fn sense(bytes: &[u8], upper: &Upper) -> Sense {
    let mut sense = Sense::default();
    for at in (0..bytes.len()).filter(|at| !bytes[*at].is_ascii()) {
        let near = |at: Option<usize>| at.and_then(|at| bytes.get(at)).map_or(' ', |byte| upper.of(*byte));
        let own = sense_of(near(at.checked_sub(1)), upper.of(bytes[at]), near(at.checked_add(1)));
        sense.score += own;
        sense.odd += usize::from(own < 0);
        sense.all += 1;
    }
    sense
}

/// How much sense a character makes between two others.
fn sense_of(before: char, character: char, after: char) -> i64 {
    let in_word = before.is_alphabetic() && after.is_alphabetic();
    let at_word = before.is_alphabetic() || after.is_alphabetic();
    match character {
        // A capital inside a word of small letters.
        _ if character.is_uppercase() && before.is_lowercase() => -3,
        'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' => {
            if at_word {
                3
            } else {
                2
            }
        }
        // At the beginning of a word these are rare in Danish, and may be quotation marks read wrongly.
        'é' | 'è' | 'ê' | 'ë' | 'ü' | 'ö' | 'ä' | 'ß' | 'É' | 'Ü' | 'Ö' | 'Ä' | 'ó' | 'á' | 'í' | 'ç'
        | 'ñ'
            if at_word =>
        {
            i64::from(before.is_alphabetic())
        }
        '’' | '‘' => 1,
        '–' | '—' | '”' | '“' | '„' | '»' | '«' | '•' | '…' | '§' | '·' | '€' | '°' | '½' | '¼' | '¾'
        | '²' | '³' | '×' | '\u{a0}'
            if !in_word =>
        {
            1
        }
        // Frames of tables, where a frame can be.
        '\u{2500}'..='\u{259f}' if !at_word => 0,
        _ if character.is_control() || character == char::REPLACEMENT_CHARACTER => -4,
        _ if character.is_alphabetic() => -1,
        _ if in_word => -3,
        _ => -1,
    }
}

/// The first word with a character above 127, as an encoding has it.
fn sample(bytes: &[u8], upper: &Upper) -> String {
    const LONGEST: usize = 24;
    let word = bytes.split(u8::is_ascii_whitespace).find(|word| !word.is_ascii()).unwrap_or_default();
    let at = word.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    upper.text(&word[at.saturating_sub(LONGEST / 2)..]).chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Børn og ældre på Ærø får lov. Året er gået, og §\u{a0}3 gælder: »vi ses«.";

    fn bytes(text: &str, encoding: Encoding) -> Vec<u8> {
        let upper = encoding.upper();
        text.chars()
            .map(|c| {
                if c.is_ascii() {
                    u8::try_from(u32::from(c)).expect("ASCII")
                } else {
                    upper.byte(c).unwrap_or(b'?')
                }
            })
            .collect()
    }

    #[test]
    fn danish_letters_tell_the_encoding() {
        for encoding in [Encoding::Windows1252, Encoding::Cp850, Encoding::MacRoman] {
            let bytes = bytes(TEXT, encoding);
            assert_eq!(recognised(&bytes), Ok(encoding));
            assert_eq!(encoding.decoded(&bytes).expect("text"), TEXT);
        }
        let section = bytes("Børn på Ærø får lov efter \u{15} 3.", Encoding::Cp865);
        let read = recognised(&section).expect("an encoding").decoded(&section).expect("text");
        assert_eq!(read, "Børn på Ærø får lov efter § 3.");
        let plain = "Børn på Ærø, Åen og øen: blåbær";
        for encoding in [Encoding::Windows1252, Encoding::Cp865, Encoding::Cp850, Encoding::MacRoman] {
            let bytes = bytes(plain, encoding);
            let read = recognised(&bytes).expect("an encoding").decoded(&bytes).expect("text");
            assert_eq!(read, plain, "{encoding:?}");
        }
        for text in ["caf\u{e9}en", "10 \u{2013} 20 \u{20ac}", "\u{2022} punkt", "\u{201d}ja\u{201d}"] {
            assert_eq!(recognised(&bytes(text, Encoding::Windows1252)), Ok(Encoding::Windows1252), "{text}");
        }
    }

    #[test]
    fn utf_16_is_known_without_its_mark() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(recognised(&little), Ok(Encoding::Utf16Le));
        assert_eq!(recognised(&big), Ok(Encoding::Utf16Be));
        assert_eq!(Encoding::Utf16Be.decoded(&big).expect("text"), TEXT);
        assert!(Encoding::Utf16Le.decoded(&little[..little.len() - 1]).is_err());
    }

    #[test]
    fn what_makes_no_sense_anywhere_is_asked_about() {
        let Err(ReadError::Encoding { samples }) = recognised(b"x\xc4\xc5\xb3\xb4y k\xc4\xb3") else {
            panic!("asked")
        };
        assert_eq!(samples.len(), 4);
    }
}
