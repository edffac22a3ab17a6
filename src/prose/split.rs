//! Where sentences end, by `sentencex`.
//!
//! Its Danish compiles a regular expression at each place where a sentence may end: that was most of the time of a check.
//! Here the same language has it compiled once.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use rustc_hash::FxHashSet;
use sentencex::languages::{self, Language};

/// Danish as `sentencex` has it.
struct Danish;

static ABBREVIATIONS: languages::Danish = languages::Danish {};

/// What goes on with the sentence, behind a full stop.
static CONTINUES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\W*[0-9a-z]").expect("a regular expression"));

impl Language for Danish {
    fn get_abbreviations(&self) -> &FxHashSet<String> {
        ABBREVIATIONS.get_abbreviations()
    }

    fn continue_in_next_word(&self, text_after_boundary: &str) -> bool {
        CONTINUES.is_match(text_after_boundary)
    }
}

/// Divides a text into sentences, each with the white space behind it. `language` is a primary language tag.
#[must_use]
pub fn split<'a>(language: &str, text: &'a str) -> Vec<&'a str> {
    match language {
        "da" => Danish.segment(text),
        _ => sentencex::segment(language, text),
    }
}

/// Where the sentences of a text stand, in bytes, each with the white space behind it. `language` is a primary language tag.
pub(super) fn boundaries(language: &str, text: &str) -> Vec<Range<usize>> {
    let found = match language {
        "da" => Danish.get_sentence_boundaries(text),
        _ => sentencex::get_sentence_boundaries(language, text),
    };
    found.iter().map(|boundary| boundary.start_byte..boundary.end_byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_is_divided_as_sentencex_divides_it() {
        for text in [
            "Mødet er kl. 14. I dag er det torsdag. Planen gælder fra d. 1. maj. Den slutter i juni.",
            "Hun sagde: \"Kom nu.\" Så gik hun. Spørg J. P. Jensen. (Det er gratis.) Kom bare.",
            "Se www.by.dk. Der står mere … og mere. Åbent! Ærligt? Øerne. 2. sal. æbler.",
            "Første afsnit. Slut.\n\nAndet afsnit; det er kort. – Ja. 3 haller.",
        ] {
            assert_eq!(split("da", text), sentencex::segment("da", text));
            let theirs = sentencex::get_sentence_boundaries("da", text);
            let theirs: Vec<_> = theirs.iter().map(|one| one.start_byte..one.end_byte).collect();
            assert_eq!(boundaries("da", text), theirs);
        }
    }
}
