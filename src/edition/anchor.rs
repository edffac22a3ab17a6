//! Anchors of what has no id of its own: figures and words of the glossary.
//!
//! People keep addresses. One that is a number leads elsewhere as soon as something is put in before it, so an anchor is made of what the
//! thing is called.

use std::collections::BTreeSet;
use std::path::Path;

use deunicode::deunicode;

use super::markup::nfc;
use crate::policy::{Chart, Policy};

/// Most letters of an anchor: whole words, and enough of them to know the heading by.
const LONGEST: usize = 60;
/// What the anchor of a figure's long description ends in.
const DESCRIPTION: &str = "-beskrivelse";

/// The words of a heading as an anchor: small Latin letters, digits and hyphens. Empty, if it has no letter or digit.
#[must_use]
pub fn anchor(text: &str) -> String {
    let mut out = String::new();
    for word in latin(text).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() && out.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.extend(word.chars().take(LONGEST));
    }
    out
}

/// In Latin letters, the Danish ones as they are written in addresses.
fn latin(text: &str) -> String {
    let mut out = String::new();
    for character in text.to_lowercase().chars() {
        match character {
            'æ' => out.push_str("ae"),
            'ø' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            _ if character.is_ascii() => out.push(character),
            _ => out.push_str(&deunicode(&character.to_string()).to_lowercase()),
        }
    }
    out
}

/// Anchors that are given out, each once.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    taken: BTreeSet<String>,
}

impl Anchors {
    /// Of a picture: its section, and the name of its file. Words about it are mended more often than a picture gets another name.
    pub fn picture(&mut self, section: &str, src: &str) -> String {
        let name = Path::new(src).file_stem().unwrap_or_default().to_string_lossy();
        self.give(&format!("figur-{section}"), &nfc(&name))
    }

    /// Of a chart, which is in no file: its section, and its caption, or what it shows.
    pub fn chart(&mut self, section: &str, chart: &Chart) -> String {
        self.give(&format!("figur-{section}"), &nfc(chart.caption.as_ref().unwrap_or(&chart.finding)))
    }

    /// Two of one name are numbered; so are those whose name has no letter.
    fn give(&mut self, kind: &str, name: &str) -> String {
        let name = anchor(name);
        let first = if name.is_empty() { format!("{kind}-1") } else { format!("{kind}-{name}") };
        let stem = if name.is_empty() { kind } else { first.as_str() };
        let mut given = first.clone();
        let mut number = 2;
        // What belongs to a figure has an anchor made of the figure's.
        while self.taken.contains(&given) || self.taken.contains(&format!("{given}{DESCRIPTION}")) {
            given = format!("{stem}-{number}");
            number += 1;
        }
        self.taken.insert(format!("{given}{DESCRIPTION}"));
        self.taken.insert(given.clone());
        given
    }
}

/// Anchors of the words of the glossary, in the order of the policy: the same in both editions, which explain different words of them.
pub(super) fn of_terms(policy: &Policy) -> Vec<String> {
    let mut anchors = Anchors::default();
    policy.terms.iter().map(|term| anchors.give("ord", &nfc(&term.word))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_made_of_whole_words_in_plain_letters() {
        assert_eq!(anchor("Sådan når vi målet – i 2029"), "saadan-naar-vi-maalet-i-2029");
        assert_eq!(anchor("Æbler, »öst« & ß"), "aebler-ost-ss");
        assert_eq!(anchor("…"), "");
        let long = anchor("Samarbejde på tværs af afdelinger og forvaltninger i hele den store kommune");
        assert_eq!(long, "samarbejde-paa-tvaers-af-afdelinger-og-forvaltninger-i-hele");
        assert_eq!(anchor(&"å".repeat(90)).len(), LONGEST);
    }

    /// Whatever files are called, no two figures have the same anchor, nor the anchor of another's description.
    #[test]
    fn a_figure_has_an_anchor_of_its_section_and_its_file_and_no_other_has_it() {
        let mut anchors = Anchors::default();
        let mut given = |section: &str, src: &str| anchors.picture(section, src);
        assert_eq!(given("forord", "images/Børn på vej.svg"), "figur-forord-boern-paa-vej");
        assert_eq!(given("forord", "images/andre/børn-på-vej.png"), "figur-forord-boern-paa-vej-2");
        assert_eq!(given("vision", "images/Børn på vej.svg"), "figur-vision-boern-paa-vej");
        assert_eq!(given("forord", "…"), "figur-forord-1");
        assert_eq!(given("forord", "– –.svg"), "figur-forord-2");
        assert_eq!(given("forord", "2.svg"), "figur-forord-2-2");
        assert_eq!(given("a", "x.svg"), "figur-a-x");
        assert_eq!(given("a", "x-beskrivelse.svg"), "figur-a-x-beskrivelse-2");
        assert_eq!(given("b", "x-beskrivelse.svg"), "figur-b-x-beskrivelse");
        assert_eq!(given("b", "x.svg"), "figur-b-x-2");
    }
}
