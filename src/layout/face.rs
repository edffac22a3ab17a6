//! Whether a font is whole. One that is cut would set pages without their text, and nothing later would notice.

use ttf_parser::{Face, GlyphId, OutlineBuilder, RawFace};
use typst::foundations::Bytes;
use typst::text::Font;

use crate::locale::Explain;

/// Most letters of a face that are looked at; of more, every so many.
const MOST_LETTERS: usize = 2000;

/// What is wrong with a font's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FontFault {
    /// There is nothing in it.
    Empty,
    /// No font can be found in it.
    NoFont,
    /// A table goes on after the end of the file.
    Cut {
        /// The table's name.
        table: String,
    },
    /// A table makes no sense.
    Garbled {
        /// The table's name.
        table: &'static str,
    },
    /// Letters that it says it has look like nothing.
    NoShape {
        /// One of them.
        letter: char,
    },
}

impl Explain for FontFault {
    fn danish(&self) -> String {
        match self {
            Self::Empty => "filen er tom".into(),
            Self::NoFont => "der er ingen skrift i den".into(),
            Self::Cut { table } => {
                format!(
                    "den slutter for tidligt, midt i »{table}«; formentlig er kun noget af filen kopieret"
                )
            }
            Self::Garbled { table } => format!("»{table}« i den kan ikke læses; filen er beskadiget"),
            Self::NoShape { letter } => format!("»{letter}« og andre bogstaver mangler deres form"),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Empty => "the file is empty".into(),
            Self::NoFont => "there is no font in it".into(),
            Self::Cut { table } => {
                format!("it ends too early, inside “{table}”; probably only a part of the file was copied")
            }
            Self::Garbled { table } => format!("“{table}” in it can't be read; the file is damaged"),
            Self::NoShape { letter } => format!("“{letter}” and other letters have no shape"),
        }
    }
}

/// The faces in a file, each looked at.
pub fn whole_faces(bytes: &Bytes) -> Result<Vec<Font>, FontFault> {
    if bytes.is_empty() {
        return Err(FontFault::Empty);
    }
    let count = ttf_parser::fonts_in_collection(bytes).unwrap_or(1);
    let faces: Vec<Font> = (0..count).map(|index| whole_face(bytes, index)).collect::<Result<_, _>>()?;
    if faces.is_empty() { Err(FontFault::NoFont) } else { Ok(faces) }
}

fn whole_face(bytes: &Bytes, index: u32) -> Result<Font, FontFault> {
    let raw = RawFace::parse(bytes, index).map_err(|_| FontFault::NoFont)?;
    for record in raw.table_records {
        // The parser takes a table that goes on after the end for one that isn't there.
        let end = u64::from(record.offset) + u64::from(record.length);
        if end > bytes.len() as u64 {
            return Err(FontFault::Cut { table: record.tag.to_string() });
        }
    }
    let face = Face::parse(bytes, index).map_err(|_| FontFault::NoFont)?;
    let tables = face.tables();
    let read = [
        ("cmap", tables.cmap.is_some()),
        ("glyf", tables.glyf.is_some()),
        ("CFF ", tables.cff.is_some()),
        ("CFF2", tables.cff2.is_some()),
        ("hmtx", tables.hmtx.is_some()),
        ("name", tables.name.is_some_and(|name| !name.names.is_empty())),
    ];
    let has = |table: &str| raw.table_records.into_iter().any(|record| record.tag.to_string() == table);
    if let Some((table, _)) = read.into_iter().find(|(table, is_read)| has(table) && !is_read) {
        return Err(FontFault::Garbled { table });
    }
    match shapeless(&face) {
        Some(letter) => Err(FontFault::NoShape { letter }),
        None => Font::new(bytes.clone(), index).ok_or(FontFault::NoFont),
    }
}

/// A letter without a shape, if one of A to Z and 0 to 9 has none, or more than one letter in a hundred: some fonts have a
/// letter that is meant to be blank.
fn shapeless(face: &Face<'_>) -> Option<char> {
    let mut letters: Vec<(char, GlyphId)> = Vec::new();
    for table in face.tables().cmap.iter().flat_map(|cmap| cmap.subtables).filter(|table| table.is_unicode())
    {
        table.codepoints(|code| {
            let letter = char::from_u32(code).filter(|letter| letter.is_alphanumeric());
            letters.extend(letter.and_then(|letter| Some((letter, table.glyph_index(code)?))));
        });
    }
    letters.sort_unstable_by_key(|(letter, _)| *letter);
    letters.dedup_by_key(|(letter, _)| *letter);
    let step = letters.len().div_ceil(MOST_LETTERS).max(1);
    let looked_at = letters.iter().enumerate();
    let looked_at: Vec<(char, GlyphId)> = looked_at
        .filter(|(at, (letter, _))| letter.is_ascii() || at % step == 0)
        .map(|(_, pair)| *pair)
        .collect();
    let mut blank = looked_at.iter().filter(|(_, glyph)| !has_shape(face, *glyph)).map(|(letter, _)| *letter);
    let first = blank.next()?;
    (first.is_ascii() || (blank.count() + 1) * 100 > looked_at.len()).then_some(first)
}

/// Whether a glyph shows something: an outline, colours or pixels.
fn has_shape(face: &Face<'_>, glyph: GlyphId) -> bool {
    face.outline_glyph(glyph, &mut Nothing).is_some()
        || face.is_color_glyph(glyph)
        || face.glyph_svg_image(glyph).is_some()
        || face.glyph_raster_image(glyph, u16::MAX).is_some()
}

/// An outline that nobody draws.
struct Nothing;

impl OutlineBuilder for Nothing {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: &[u8] = include_bytes!("../../fonts/source-sans-3/SourceSans3-Regular.ttf");

    fn looked_at(bytes: &[u8]) -> Result<usize, FontFault> {
        whole_faces(&Bytes::new(bytes.to_vec())).map(|faces| faces.len())
    }

    #[test]
    fn a_font_that_is_cut_anywhere_is_told_apart_from_a_whole_one() {
        assert_eq!(looked_at(FONT), Ok(1));
        for cut in (0..64).map(|part| FONT.len() * part / 64).chain([1, 4, 11, 12, 100, FONT.len() - 4]) {
            assert!(looked_at(&FONT[..cut]).is_err(), "cut at {cut}");
        }
        assert_eq!(looked_at(b""), Err(FontFault::Empty));
        assert_eq!(looked_at(b"<!DOCTYPE html>"), Err(FontFault::NoFont));
    }

    /// A copy that stopped may have its whole length, with zeros to the end.
    #[test]
    fn a_font_whose_letters_are_zeros_is_no_font() {
        for kept in [FONT.len() / 4, FONT.len() / 2] {
            let mut bytes = FONT.to_vec();
            bytes[kept..].fill(0);
            assert!(looked_at(&bytes).is_err(), "zeros from {kept}");
        }
    }
}
