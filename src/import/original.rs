//! What is kept of a document after its import: its words, which every later state of the draft is held against, and its lines, to be shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::conversion::Conversion;
use super::document::{LeftOut, Origin, Place};
use super::draft::words;
use super::verify::{all_words, draft_words, tokens};
use crate::files::write_atomically;
use crate::policy::Policy;
use crate::source::{self, PictureReader};

/// A document as a desk needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// The file's name.
    pub file: String,
    lines: Vec<(Origin, String)>,
    /// The words that were held against the document when it came in.
    words: Vec<String>,
    /// Whether numbers of lists are words of the document.
    numbers: bool,
    /// What a person has to look at.
    pub points: Vec<Point>,
    /// What the import left out.
    pub left_out: Vec<Absent>,
}

/// A place that a person has to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// What the draft says of it, behind `TJEK:`.
    pub said: String,
    /// Where it is in the document.
    pub at: Origin,
    /// The words that it is about, if it is about some.
    pub words: String,
}

/// What isn't in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absent {
    /// The words.
    pub words: String,
    /// Why, as somebody wrote it or the import says it.
    pub why: String,
}

/// What became of a document's words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    /// How many stand in the draft.
    pub kept: usize,
    /// How many are left out, with a reason.
    pub left_out: usize,
    /// Those that stand nowhere and have no reason.
    pub lost: Vec<String>,
    /// How many the draft has more than the document.
    pub added: usize,
}

/// A line of the document, and whether it is the one that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<'a> {
    /// Its words.
    pub text: &'a str,
    /// Where it is.
    pub place: Place,
    /// Whether it is meant.
    pub is_meant: bool,
}

/// How many lines are shown on each side of one.
const AROUND: usize = 5;

impl Original {
    /// What is kept of a document, whose draft was read back.
    pub(super) fn of(file: &str, conversion: &Conversion, read_back: &Policy) -> Self {
        let document = &conversion.reading.document;
        let points = conversion.checks.by_weight().flat_map(|(_, checks)| checks).filter_map(|check| {
            let (at, words) = check.of.clone()?;
            Some(Point { said: check.said.clone(), at, words })
        });
        let mut left_out: Vec<&LeftOut> =
            document.left_out.iter().chain(&conversion.draft.left_out).collect();
        left_out.sort_by_key(|one| one.origin);
        let absent = |one: &&LeftOut| Absent { words: one.text.clone(), why: words::why(one.why).to_owned() };
        let numbers = document.numbers_typed;
        let words = draft_words(&conversion.draft, read_back);
        Self {
            file: file.to_owned(),
            lines: conversion.reading.words.clone(),
            words: words.into_iter().filter(|word| numbers || !word.number).map(|word| word.text).collect(),
            numbers,
            points: points.collect(),
            left_out: left_out.iter().map(absent).collect(),
        }
    }

    /// Holds a state of the draft against the document: where a word stands is the writers' affair, that it stands somewhere isn't. None if the
    /// draft can't be read.
    #[must_use]
    pub fn proof(&self, draft: &str, left_out: &[Absent]) -> Option<Proof> {
        read(draft).map(|draft| self.held_against(&draft, left_out))
    }

    fn held_against(&self, draft: &Policy, left_out: &[Absent]) -> Proof {
        let mut there: BTreeMap<String, usize> = BTreeMap::new();
        for word in all_words(draft).into_iter().filter(|word| self.numbers || !word.number) {
            *there.entry(word.text).or_default() += 1;
        }
        let mut excused: BTreeMap<String, usize> = BTreeMap::new();
        let mut words = Vec::new();
        left_out.iter().for_each(|one| tokens([(0, one.words.as_str())].into_iter(), &mut words));
        words.into_iter().for_each(|word| *excused.entry(word.text).or_default() += 1);
        let mut proof = Proof::default();
        let take = |from: &mut BTreeMap<String, usize>, word: &str| match from.get_mut(word) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        };
        for word in &self.words {
            if take(&mut there, word) {
                proof.kept += 1;
            } else if take(&mut excused, word) {
                proof.left_out += 1;
            } else {
                proof.lost.push(word.clone());
            }
        }
        proof.added = there.values().sum();
        proof
    }

    /// The document around a place.
    #[must_use]
    pub fn around(&self, at: Origin) -> Vec<Shown<'_>> {
        // Where the two ways through a document count places otherwise, the nearest is meant.
        let meant = self.lines.iter().map(|(origin, _)| *origin).min_by_key(|origin| origin.abs_diff(at));
        let is_meant = |origin: &Origin| Some(*origin) == meant;
        let first = self.lines.iter().position(|(origin, _)| is_meant(origin)).unwrap_or_default();
        let last = self.lines.iter().rposition(|(origin, _)| is_meant(origin)).unwrap_or_default();
        let range = first.saturating_sub(AROUND)..(last + AROUND + 1).min(self.lines.len());
        let mut shown: Vec<(Origin, String)> = Vec::new();
        let mut out = Vec::new();
        for (origin, text) in self.lines.get(range).unwrap_or_default() {
            let is_empty = text.trim().is_empty();
            let is_again = shown.last().is_some_and(|(last, words)| last == origin && words == text);
            if !is_empty && !is_again {
                shown.push((*origin, text.clone()));
                out.push(Shown { text, place: Place::of(*origin), is_meant: is_meant(origin) });
            }
        }
        out
    }
}

/// A draft as it reads back: from a file of its own, the way all sources are read.
fn read(draft: &str) -> Option<Policy> {
    let folder = tempfile::tempdir().ok()?;
    write_atomically(&folder.path().join("sources/kladde/policy.toml"), draft.as_bytes()).ok()?;
    // Pictures have no words here.
    let pictures = PictureReader::new(Arc::default());
    source::read(folder.path(), &pictures, |_| true).ok()?.policies.pop()?.policy.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn original(lines: &[(Origin, &str)]) -> Original {
        Original {
            file: "a.txt".to_owned(),
            lines: lines.iter().map(|(at, text)| (*at, (*text).to_owned())).collect(),
            words: Vec::new(),
            numbers: false,
            points: Vec::new(),
            left_out: Vec::new(),
        }
    }

    #[test]
    fn the_nearest_line_is_meant_and_its_neighbours_are_shown() {
        let lines: Vec<(Origin, String)> = (1..=40).map(|line| (line * 2, format!("linje {line}"))).collect();
        let lines: Vec<(Origin, &str)> = lines.iter().map(|(at, text)| (*at, text.as_str())).collect();
        let original = original(&lines);
        let shown = original.around(41);
        assert_eq!(shown.len(), 11);
        assert_eq!(
            shown.iter().filter(|one| one.is_meant).map(|one| one.text).collect::<Vec<_>>(),
            ["linje 20"]
        );
        assert_eq!(original.around(1).first().map(|one| one.text), Some("linje 1"));
    }
}
