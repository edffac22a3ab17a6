//! Descriptions of pictures that a program guessed. Word and PowerPoint write them by themselves, in the language of whoever made the document,
//! so the lists hold for all languages.

/// Remarks that Word and PowerPoint put behind descriptions of their own making, in lower case.
const REMARKS: &[&str] = &[
    "automatisk genereret beskrivelse",
    "beskrivelse genereret automatisk",
    "ai-genereret indhold kan være forkert",
    "ai-genereret indhold kan være ukorrekt",
    "ai-genereret indhold kan være unøjagtigt",
    "description automatically generated",
    "automatically generated description",
    "ai-generated content may be incorrect",
    "automatisch generierte beschreibung",
    "ki-generierte inhalte können fehlerhaft sein",
];

/// What their descriptions begin with, in lower case, where the remark is gone or never was.
const OPENINGS: &[&str] = &[
    "et billede, der indeholder ",
    "et billede der indeholder ",
    "billede, der indeholder ",
    "billede der indeholder ",
    "a picture containing ",
    "an image containing ",
    "picture containing ",
    "image containing ",
    "ein bild, das ",
    "grafisk brugergrænseflade",
    "graphical user interface",
    "grafische benutzeroberfläche",
];

/// Where in a description, counted in characters, the remark begins that a program put behind it.
fn remark(alt: &str) -> Option<usize> {
    let low = alt.to_lowercase();
    // Lower case may take more or fewer bytes.
    REMARKS.iter().filter_map(|remark| low.find(remark)).min().map(|at| low[..at].chars().count())
}

/// A description without the remark of the program that wrote it.
#[must_use]
pub fn without_remark(alt: &str) -> String {
    let alt = alt.trim();
    let kept: String = alt.chars().take(remark(alt).unwrap_or(usize::MAX)).collect();
    match kept.len() == alt.len() {
        true => kept,
        false => kept.trim().trim_end_matches(['-', '–', ',', '(']).trim().to_owned(),
    }
}

/// Whether a program guessed a description: nobody has looked at the picture.
#[must_use]
pub fn is_guessed(alt: &str) -> bool {
    let low = alt.trim().to_lowercase();
    remark(alt).is_some() || OPENINGS.iter().any(|opening| low.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_guess_is_told_from_what_people_write() {
        for guessed in [
            "Et billede, der indeholder træ, græs Automatisk genereret beskrivelse",
            "Et billede, der indeholder træ, græs",
            "A picture containing person, outdoor",
            "A person standing in front of a house\n\nDescription automatically generated",
            "Logo - AI-generated content may be incorrect.",
            "Graphical user interface, text, application",
        ] {
            assert!(is_guessed(guessed), "{guessed}");
        }
        for written in [
            "To børn på en cykel",
            "Billede af rådhuset i 1920",
            "A picture of a house",
            "Et billede på væggen",
        ] {
            assert!(!is_guessed(written), "{written}");
        }
        assert_eq!(without_remark("A house (Description automatically generated)"), "A house");
        assert_eq!(without_remark("Description automatically generated"), "");
        assert_eq!(without_remark("To børn –"), "To børn –");
    }
}
