//! The language that a text is written in, told by its small words.
//!
//! A document has hundreds of them, and those below belong to one of the languages alone, so a list of thirty tells
//! Danish, English and German apart as surely as a model of all the world's languages would.

use super::bare;

/// Words of one language that neither of the others has.
const SMALL_WORDS: &[(&str, &[&str])] = &[
    (
        "da",
        &[
            "og", "at", "det", "til", "på", "er", "som", "af", "med", "ikke", "har", "skal", "kan", "om",
            "et", "fra", "også", "ved", "eller", "bliver", "være", "deres", "når", "vores", "hvor", "gennem",
            "efter", "være",
        ],
    ),
    (
        "en",
        &[
            "the", "of", "and", "to", "is", "that", "with", "on", "as", "are", "be", "by", "this", "we",
            "our", "it", "from", "or", "have", "not", "their", "which", "who", "has", "can", "should",
            "must", "these",
        ],
    ),
    (
        "de",
        &[
            "die", "und", "das", "von", "zu", "mit", "ist", "des", "im", "für", "auf", "ein", "eine",
            "nicht", "dem", "sich", "wir", "werden", "sind", "bei", "auch", "als", "oder", "nach", "wird",
            "einer", "zur", "zum",
        ],
    ),
];

/// The fewest small words that tell anything.
const LEAST: usize = 8;

/// The language of most of these words, as a BCP 47 tag; none where they are too few or too mixed.
#[must_use]
pub fn tongue<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let mut counts = [0_usize; SMALL_WORDS.len()];
    for word in texts.flat_map(str::split_whitespace) {
        let word = bare(word);
        for (count, (_, words)) in counts.iter_mut().zip(SMALL_WORDS) {
            *count += usize::from(words.contains(&word.as_str()));
        }
    }
    let mut ranked: Vec<(usize, &'static str)> =
        counts.iter().zip(SMALL_WORDS).map(|(count, (tag, _))| (*count, *tag)).collect();
    ranked.sort_unstable();
    match ranked.as_slice() {
        [.., (second, _), (first, tag)] if *first >= LEAST && *first >= second * 3 => Some(tag),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<&'static str> {
        tongue(text.lines())
    }

    #[test]
    fn three_languages_are_told_apart() {
        let danish = "Det er vores mål, at alle kan være med, og at ingen skal stå uden for. Vi arbejder på det med foreninger og skoler, som har lyst til at være med fra begyndelsen.";
        let english = "It is our aim that all of us can take part, and that none of the young should be left out. We work on this with clubs and schools that have to be part of it.";
        let german = "Es ist unser Ziel, dass alle mitmachen, und dass niemand von der Gesellschaft ausgeschlossen wird. Wir arbeiten mit den Vereinen und Schulen, die sich auf das Vorhaben freuen, und sind bei der Arbeit nicht allein.";
        assert_eq!([of(danish), of(english), of(german)], [Some("da"), Some("en"), Some("de")]);
    }

    #[test]
    fn a_few_words_or_a_mixture_tell_nothing() {
        assert_eq!(of("Budget 2025"), None);
        assert_eq!(of(&"og the ".repeat(40)), None);
    }
}
