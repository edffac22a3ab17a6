//! The fonts of a page: those of its layout, with the letters of the page alone, packed as WOFF2.

use std::collections::BTreeSet;

use ttf_parser::Face;
use ttf2woff2::{BrotliQuality, encode};

use super::sfnt::cut_down;
use crate::layout::{FamilyFace, Fonts};
use crate::variant::artefact::Asset;

/// The fonts of a page, and the rules by which its style sheet finds them.
#[derive(Debug, Default)]
pub struct PageFonts {
    /// The files.
    pub files: Vec<Asset>,
    /// `@font-face` rules.
    pub rules: String,
    /// The families, the preferred one first, as a style sheet lists them.
    pub families: String,
}

/// What the system has, where a font can't be had.
const SYSTEM: &str = "system-ui, sans-serif";

/// The fonts for `characters`. The first of `families` is what text is set in, in each face that is `used`; of the others only what that lacks.
pub fn of(
    fonts: &Fonts,
    families: &[String],
    characters: &BTreeSet<char>,
    prefix: &str,
    has_italic: bool,
) -> PageFonts {
    let mut made = PageFonts::default();
    let mut missing = characters.clone();
    let mut names: Vec<String> = Vec::new();
    for (place, family) in families.iter().enumerate() {
        let faces = fonts.faces_of(family);
        let wanted = if place == 0 { characters } else { &missing };
        let is_wanted = |face: &&FamilyFace| match (face.weight, face.is_upright) {
            (400, true) => true,
            (700, true) => place == 0,
            (400, false) => place == 0 && has_italic,
            _ => false,
        };
        let mut known = BTreeSet::new();
        for face in faces.iter().filter(is_wanted) {
            let Ok(parsed) = Face::parse(&face.data, face.index) else { continue };
            let has = |character: &&char| parsed.glyph_index(**character).is_some();
            let theirs: BTreeSet<char> = wanted.iter().filter(has).copied().collect();
            if theirs.is_empty() {
                continue;
            }
            let Some(bytes) = packed(face, &theirs, place == 0) else { continue };
            known.extend(theirs);
            let style = if face.is_upright { "normal" } else { "italic" };
            let file = format!("{prefix}font-{}-{style}-{}.woff2", place + 1, face.weight);
            made.rules.push_str(&format!(
                "@font-face {{ font-family: {}; src: url({file}) format(\"woff2\"); font-style: {style}; \
                 font-weight: {}; font-display: swap; }}\n",
                quoted(family),
                face.weight
            ));
            made.files.push(Asset { path: format!("web/{file}"), bytes });
        }
        if !known.is_empty() {
            names.push(quoted(family));
        }
        missing.retain(|character| !known.contains(character));
    }
    names.push(SYSTEM.to_owned());
    made.families = names.join(", ");
    made
}

/// A font whose outlines can't be cut down stays whole.
fn packed(face: &FamilyFace, characters: &BTreeSet<char>, is_text: bool) -> Option<Vec<u8>> {
    let cut = cut_down(&face.data, face.index, characters, is_text);
    let font = cut.or_else(|| (face.index == 0).then(|| face.data.clone()))?;
    compressed(&font)
}

/// Packs a font. That takes longer than all else of a page, so what a save doesn't touch isn't packed again.
#[comemo::memoize]
fn compressed(font: &[u8]) -> Option<Vec<u8>> {
    encode(font, BrotliQuality::from(11)).ok()
}

/// The name of a family as a string of CSS.
fn quoted(family: &str) -> String {
    let plain: String = family.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')).collect();
    format!("\"{plain}\"")
}
