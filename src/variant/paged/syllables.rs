//! How long words can be parted, for columns that are narrower than they are.
//!
//! Typst puts the hyphens, but can't say beforehand whether a word will fit with them. So each long word comes with the
//! longest of its parts, by the same patterns that Typst uses.

use std::collections::BTreeMap;
use std::iter;

use hypher::{Lang, hyphenate};

use crate::edition::{Edition, text};
use crate::policy::Language;

/// Characters of the shortest word that is looked up. Columns that are narrower than that part words between letters.
const LONG: usize = 5;

/// The longest part of each long word of an edition, with its hyphen. Words are what stands between white space. Of a
/// language without patterns, there are none.
fn longest_parts(edition: &Edition) -> BTreeMap<String, String> {
    let mut parts = BTreeMap::new();
    let Some(language) = patterns(&edition.language) else { return parts };
    let all = [Some(text(edition)), Some(edition.title.clone()), edition.subtitle.clone()];
    for word in all.iter().flatten().flat_map(|text| text.split_whitespace()) {
        if word.chars().count() >= LONG && !parts.contains_key(word) {
            parts.insert(word.to_owned(), longest_part(word, language));
        }
    }
    parts
}

/// How many files the parts of words are divided among.
const FILES: usize = 256;

/// The parts as files, in JSON, and their names below `parts/`. Layouts find a word by the sum of its bytes (`longest-part` in
/// `layouts/base/theme.typ`). Typst remembers which files something has looked into, so a new word touches what looks
/// into its file, and not every page.
pub fn files(edition: &Edition) -> impl Iterator<Item = (String, Vec<u8>)> {
    let mut files: Vec<BTreeMap<String, String>> = iter::repeat_with(BTreeMap::new).take(FILES).collect();
    for (word, part) in longest_parts(edition) {
        let sum: usize = word.bytes().map(usize::from).sum();
        files[sum % FILES].insert(word, part);
    }
    files.into_iter().enumerate().map(|(index, parts)| {
        let json = serde_json::to_vec(&parts);
        let json = json.unwrap_or_else(|why| unreachable!("words are strings: {why}"));
        (format!("{index}.json"), json)
    })
}

fn patterns(language: &Language) -> Option<Lang> {
    let code = language.primary().as_bytes().get(..2)?;
    Lang::from_iso([code[0].to_ascii_lowercase(), code[1].to_ascii_lowercase()])
}

/// Signs around letters stay with the part that they stand at; a hyphen that is there ends a part.
fn longest_part(word: &str, language: Lang) -> String {
    let mut longest = (0, String::new());
    for piece in word.split_inclusive('-') {
        let letters = piece.trim_matches(|letter: char| !letter.is_alphabetic());
        let (before, after) = piece.split_once(letters).unwrap_or((piece, ""));
        let mut syllables: Vec<&str> = hyphenate(letters, language).collect();
        if syllables.is_empty() {
            syllables.push("");
        }
        for (index, syllable) in syllables.iter().enumerate() {
            let (first, last) = (index == 0, index + 1 == syllables.len());
            let start = if first { before } else { "" };
            let part = format!("{start}{syllable}{}", if last { after } else { "-" });
            let letters = part.chars().count();
            if letters > longest.0 {
                longest = (letters, part);
            }
        }
    }
    longest.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_as_narrow_as_the_longest_of_its_parts() {
        let longest = |word| longest_part(word, Lang::Danish);
        assert_eq!(longest("(samarbejdspartnere)."), "bejds-");
        assert_eq!(longest("børne-ungdoms"), "bør-");
        assert_eq!(longest("2026–2029"), "2026–2029");
    }
}
