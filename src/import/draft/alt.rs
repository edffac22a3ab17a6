//! Alternative texts that no person wrote: names that programs give, and descriptions that they guess.

use crate::language::{is_guessed, without_remark};

/// What programs call pictures, in lower case; a number follows.
const NAMES: &[&str] = &[
    "billede",
    "picture",
    "image",
    "bild",
    "grafik",
    "graphic",
    "figur",
    "foto",
    "photo",
    "tekstfelt",
    "text box",
    "textfeld",
    "rektangel",
    "rectangle",
    "gruppe",
    "group",
    "diagram",
    "chart",
    "objekt",
    "object",
    "pladsholder",
    "img_",
    "img-",
    "img",
    "dsc",
    "dsc_",
    "dscf",
    "skærmbillede",
    "screenshot",
    "untitled",
    "unavngivet",
];

/// How names of pictures' files end.
const ENDINGS: &[&str] = &[
    ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".emf", ".wmf", ".svg", ".heic", ".webp",
    ".pdf",
];

/// What an alternative text is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AltText {
    /// A person may have written it.
    Written,
    /// A program guessed it.
    Guessed,
    /// It is only a name.
    Name,
}

/// Judges an alternative text.
pub fn judge(alt: &str) -> AltText {
    if is_guessed(alt) {
        return if without_remark(alt).is_empty() { AltText::Name } else { AltText::Guessed };
    }
    let low = alt.trim().to_lowercase();
    let name = low.trim_end_matches('.');
    let is_file = ENDINGS.iter().any(|ending| name.ends_with(ending)) && name.split_whitespace().count() <= 6;
    let numbered = |stem: &&str| {
        name.strip_prefix(*stem).is_some_and(|rest| {
            rest.chars().any(|c| c.is_ascii_digit())
                && rest
                    .chars()
                    .all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '_' | '.' | ':'))
        })
    };
    if is_file || NAMES.iter().any(numbered) { AltText::Name } else { AltText::Written }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_is_told_from_what_people_write() {
        for guessed in [
            "Et billede, der indeholder træ, græs Automatisk genereret beskrivelse",
            "A person on a bike\n\nDescription automatically generated",
            "A picture containing person, outdoor",
        ] {
            assert_eq!(judge(guessed), AltText::Guessed, "{guessed}");
        }
        for name in [
            "Picture 1",
            "Billede 12",
            "IMG_2034.JPG",
            "image3.png",
            "Skærmbillede 2024-03-11",
            "Automatisk genereret beskrivelse",
        ] {
            assert_eq!(judge(name), AltText::Name, "{name}");
        }
        for written in
            ["To børn på en cykel", "Billede af rådhuset i 1920", "Figur 3: indbyggere efter alder"]
        {
            assert_eq!(judge(written), AltText::Written, "{written}");
        }
    }
}
