//! The text of a file of XML, whatever it is written in (XML 1.0, 4.3.3 and appendix F).

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::fault::DrawingFault;

/// The text of a drawing's file. Its first bytes say what it is written in, else its first line.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, DrawingFault> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if bytes.starts_with(b"<\0") => UTF_16LE,
        None if bytes.starts_with(b"\0<") => UTF_16BE,
        None => match declared(bytes) {
            // What can be read byte for byte is not in two bytes a letter, whatever it says.
            Some(name) => match Encoding::for_label(name) {
                Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
                Some(encoding) => encoding,
                None => {
                    let name = String::from_utf8_lossy(name).chars().take(40).collect();
                    return Err(DrawingFault::CharacterSet { name });
                }
            },
            None => UTF_8,
        },
    };
    let (text, _, faulty) = encoding.decode(bytes);
    if faulty {
        let detail = format!("not {} throughout", encoding.name());
        return Err(DrawingFault::Damaged { detail });
    }
    Ok(text)
}

/// What the XML declaration calls the encoding.
fn declared(bytes: &[u8]) -> Option<&[u8]> {
    let line = bytes.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = line.windows(2).take(200).position(|two| two == b"?>")?;
    let key = b"encoding";
    let at = line[..end].windows(key.len()).position(|part| part == key)?;
    let value = line[at + key.len()..end].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (quote, value) = value.split_first()?;
    value.split(|byte| byte == quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_read_in_what_it_is_written_in() {
        let wanted = "<svg>ÆØÅ</svg>";
        let two = |swap: bool| -> Vec<u8> {
            let units = wanted.encode_utf16().map(|unit| if swap { unit.swap_bytes() } else { unit });
            units.flat_map(u16::to_le_bytes).collect()
        };
        let latin = b"<?xml version='1.0' encoding = 'ISO-8859-1'?><svg>\xc6\xd8\xc5</svg>";
        for bytes in [
            wanted.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", wanted.as_bytes()].concat(),
            [b"\xff\xfe".to_vec(), two(false)].concat(),
            [b"\xfe\xff".to_vec(), two(true)].concat(),
            two(false),
            two(true),
            latin.to_vec(),
        ] {
            let text = text(&bytes).expect("text");
            assert!(text.ends_with(wanted) && !text.starts_with('\u{feff}'), "{text:?}");
        }
        assert!(
            matches!(text(b"<?xml encoding=\"EBCDIC-DK\"?><svg/>"), Err(DrawingFault::CharacterSet { name }) if name == "EBCDIC-DK")
        );
        assert!(matches!(text(b"<svg>\xc6</svg>"), Err(DrawingFault::Damaged { .. })));
    }
}
