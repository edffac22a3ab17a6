//! A font cut down to some characters. Glyphs keep their numbers, so that kerning and whatever else goes by them stays as it is: the outlines of
//! all others become empty, and the map from characters to glyphs is written anew. OpenType 1.9.1; what is packed afterwards (WOFF2) makes next
//! to nothing of what is empty.

use std::collections::{BTreeMap, BTreeSet};

use ttf_parser::{Face, GlyphId};

/// Tables that browsers need of a font with such outlines.
const KEPT: [&[u8; 4]; 11] =
    [b"OS/2", b"cvt ", b"fpgm", b"gasp", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"prep", b"kern"];
/// Tables by which letters move together.
const KERNING: [&[u8; 4]; 2] = [b"GDEF", b"GPOS"];

/// The font with these characters alone. `is_text`: whether it is for running text, so that its kerning is worth its bytes. None for a font whose
/// outlines are of another kind, or in which a table isn't what it should be.
pub fn cut_down(data: &[u8], index: u32, characters: &BTreeSet<char>, is_text: bool) -> Option<Vec<u8>> {
    let face = Face::parse(data, index).ok()?;
    let raw = face.raw_face();
    let table = |tag: &[u8; 4]| raw.table(ttf_parser::Tag::from_bytes(tag));
    let (glyf, loca, head) = (table(b"glyf")?, table(b"loca")?, table(b"head")?);
    let offsets = offsets(loca, *head.get(51)? != 0)?;
    let outline = |glyph: u16| {
        let (start, end) = (*offsets.get(usize::from(glyph))?, *offsets.get(usize::from(glyph) + 1)?);
        glyf.get(start..end)
    };

    let map: BTreeMap<u32, u16> = characters
        .iter()
        .filter_map(|character| Some((u32::from(*character), face.glyph_index(*character)?.0)))
        .filter(|(_, glyph)| *glyph != 0)
        .collect();
    let mut wanted: BTreeSet<u16> = BTreeSet::from([0]);
    let mut waiting: Vec<u16> = map.values().copied().collect();
    while let Some(glyph) = waiting.pop() {
        if wanted.insert(glyph) {
            waiting.extend(parts(outline(glyph)?)?);
        }
    }

    let (mut new_glyf, mut new_loca) = (Vec::new(), Vec::new());
    for glyph in 0..face.number_of_glyphs() {
        new_loca.extend(u32::try_from(new_glyf.len()).ok()?.to_be_bytes());
        if wanted.contains(&glyph) {
            new_glyf.extend(outline(glyph)?);
            new_glyf.resize(new_glyf.len().next_multiple_of(4), 0);
        }
    }
    new_loca.extend(u32::try_from(new_glyf.len()).ok()?.to_be_bytes());
    let mut new_head = head.to_vec();
    new_head.get_mut(8..12)?.fill(0);
    new_head.get_mut(50..52)?.copy_from_slice(&[0, 1]);

    let mut tables: BTreeMap<[u8; 4], Vec<u8>> = BTreeMap::new();
    let kept = KEPT.iter().chain(KERNING.iter().filter(|_| is_text));
    tables.extend(kept.filter_map(|tag| Some((**tag, table(tag)?.to_vec()))));
    tables.extend([
        (*b"cmap", cmap(&map)?),
        (*b"glyf", new_glyf),
        (*b"head", new_head),
        (*b"loca", new_loca),
        (*b"post", nameless(table(b"post"))),
    ]);
    let is_whole = |font: &Vec<u8>| {
        Face::parse(font, 0).is_ok_and(|made| {
            map.iter().all(|(character, glyph)| {
                char::from_u32(*character).and_then(|one| made.glyph_index(one)) == Some(GlyphId(*glyph))
            })
        })
    };
    Some(file(tables)?).filter(is_whole)
}

fn offsets(loca: &[u8], is_long: bool) -> Option<Vec<usize>> {
    let long = |part: &[u8]| Some(u32::from_be_bytes(part.try_into().ok()?) as usize);
    let short = |part: &[u8]| Some(2 * usize::from(u16::from_be_bytes(part.try_into().ok()?)));
    if is_long { loca.chunks_exact(4).map(long).collect() } else { loca.chunks_exact(2).map(short).collect() }
}

/// The glyphs that a glyph is put together of. None if it is cut off.
fn parts(outline: &[u8]) -> Option<Vec<u16>> {
    let word = |at: usize| Some(u16::from_be_bytes([*outline.get(at)?, *outline.get(at + 1)?]));
    let mut found = Vec::new();
    // A glyph of parts has a negative number of contours.
    if outline.is_empty() || word(0)? < 0x8000 {
        return Some(found);
    }
    let mut at = 10;
    loop {
        let (flags, glyph) = (word(at)?, word(at + 2)?);
        found.push(glyph);
        let has = |flag: u16| flags & flag != 0;
        let scale = if has(0x0008) {
            2
        } else if has(0x0040) {
            4
        } else if has(0x0080) {
            8
        } else {
            0
        };
        at += 4 + if has(0x0001) { 4 } else { 2 } + scale;
        if !has(0x0020) {
            return Some(found);
        }
    }
}

/// The map from characters to glyphs: for the basic plane in format 4, for all in format 12.
fn cmap(map: &BTreeMap<u32, u16>) -> Option<Vec<u8>> {
    let basic: Vec<(u16, u16)> =
        map.iter().filter_map(|(one, glyph)| Some((u16::try_from(*one).ok()?, *glyph))).collect();
    // A segment for each character, and one that ends the list.
    let ends: Vec<u16> = basic.iter().map(|(one, _)| *one).chain([0xffff]).collect();
    let deltas: Vec<u16> = basic.iter().map(|(one, glyph)| glyph.wrapping_sub(*one)).chain([1]).collect();
    let count = u16::try_from(ends.len()).ok()?;
    let power = 1u16.checked_shl(count.ilog2())?;
    let length = 16 + 8 * u32::from(count);
    let mut four: Vec<u8> = Vec::new();
    let head = [4, u16::try_from(length).ok()?, 0, count.checked_mul(2)?, 2 * power];
    let head = head.into_iter().chain([u16::try_from(count.ilog2()).ok()?, 2 * (count - power)]);
    let words = head.chain(ends.clone()).chain([0]).chain(ends).chain(deltas).chain((0..count).map(|_| 0));
    words.for_each(|word| four.extend(word.to_be_bytes()));

    let groups = u32::try_from(map.len()).ok()?;
    let mut twelve: Vec<u8> = vec![0, 12, 0, 0];
    let longs = [16 + 12 * groups, 0, groups].into_iter();
    let longs = longs.chain(map.iter().flat_map(|(one, glyph)| [*one, *one, u32::from(*glyph)]));
    longs.for_each(|long| twelve.extend(long.to_be_bytes()));

    let mut table: Vec<u8> = vec![0, 0, 0, 2];
    for (encoding, offset) in [(1u16, 20u32), (10, 20 + length)] {
        table.extend([0, 3]);
        table.extend(encoding.to_be_bytes());
        table.extend(offset.to_be_bytes());
    }
    table.extend(four);
    table.extend(twelve);
    Some(table)
}

/// A `post` table without the names of glyphs (version 3).
fn nameless(post: Option<&[u8]>) -> Vec<u8> {
    let mut table = post.unwrap_or_default().to_vec();
    table.resize(32, 0);
    table[..4].copy_from_slice(&[0, 3, 0, 0]);
    table
}

/// A file of tables.
fn file(tables: BTreeMap<[u8; 4], Vec<u8>>) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = 1u16.checked_shl(count.ilog2())?;
    let mut out: Vec<u8> = vec![0, 1, 0, 0];
    for word in [count, 16 * power, u16::try_from(count.ilog2()).ok()?, 16 * (count - power)] {
        out.extend(word.to_be_bytes());
    }
    let (mut body, mut head) = (Vec::new(), 0);
    let begin = 12 + 16 * usize::from(count);
    for (tag, table) in &tables {
        let at = begin + body.len();
        if tag == b"head" {
            head = at;
        }
        out.extend(tag);
        for long in [sum(table), u32::try_from(at).ok()?, u32::try_from(table.len()).ok()?] {
            out.extend(long.to_be_bytes());
        }
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    out.extend(body);
    let adjustment = 0xb1b0_afba_u32.wrapping_sub(sum(&out));
    out.get_mut(head + 8..head + 12)?.copy_from_slice(&adjustment.to_be_bytes());
    Some(out)
}

fn sum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0, |sum, part| {
        let mut long = [0; 4];
        long[..part.len()].copy_from_slice(part);
        sum.wrapping_add(u32::from_be_bytes(long))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: &[u8] =
        include_bytes!("../../../fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf");

    #[test]
    fn a_font_has_the_letters_it_is_cut_down_to_as_they_were_and_no_others() {
        let wanted: BTreeSet<char> = "Sørå Åé".chars().collect();
        let made = cut_down(REGULAR, 0, &wanted, true).expect("a font");
        assert!(made.len() < REGULAR.len() / 2, "{} of {}", made.len(), REGULAR.len());
        let (before, after) =
            (Face::parse(REGULAR, 0).expect("a font"), Face::parse(&made, 0).expect("a font"));
        for character in ('\u{20}'..'\u{250}').filter(|character| before.glyph_index(*character).is_some()) {
            let glyph = before.glyph_index(character);
            let expected = glyph.filter(|_| wanted.contains(&character));
            assert_eq!(after.glyph_index(character), expected, "{character}");
            if let Some(glyph) = expected {
                assert_eq!(after.glyph_bounding_box(glyph), before.glyph_bounding_box(glyph), "{character}");
                assert_eq!(after.glyph_hor_advance(glyph), before.glyph_hor_advance(glyph), "{character}");
            }
        }
        assert_eq!(sum(&made), 0xb1b0_afba, "the sum of a whole font");
    }

    #[test]
    fn a_font_that_is_cut_off_is_none() {
        let wanted: BTreeSet<char> = "aå".chars().collect();
        for length in (0..REGULAR.len()).step_by(997) {
            if let Some(made) = cut_down(&REGULAR[..length], 0, &wanted, true) {
                assert!(Face::parse(&made, 0).is_ok(), "{length}");
            }
        }
        assert_eq!(cut_down(b"", 0, &wanted, true), None);
    }
}
