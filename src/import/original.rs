//! What is kept of a document after its import: its words, which every later state of the draft is held against, and its lines, to be shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::conversion::Conversion;
use super::document::{LeftOut, Origin, Place, Reason};
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

impl Absent {
    /// How many words they are, as an import counts what it leaves out: the number of an item that became a goal is none.
    #[must_use]
    pub fn count(&self) -> usize {
        let mut all = Vec::new();
        tokens([(0, self.words.as_str())].into_iter(), &mut all);
        if self.why == words::why(Reason::ListNumber) { 0 } else { all.len() }
    }
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
        // What was moved to where no document has anything: a summary, the glossary.
        let mut beside = counted(beside_the_text(draft));
        let mut excused = counted(left_out.iter().map(|one| one.words.as_str()));
        let mut proof = Proof::default();
        let take = |from: &mut BTreeMap<String, usize>, word: &str| match from.get_mut(word) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        };
        for word in &self.words {
            if take(&mut there, word) || take(&mut beside, word) {
                proof.kept += 1;
            } else if take(&mut excused, word) {
                proof.left_out += 1;
            } else {
                proof.lost.push(word.clone());
            }
        }
        // What the import took from a running head, or left out, is the document's all the same.
        let known = counted(self.lines.iter().map(|(_, line)| line.as_str()));
        let is_new =
            |(word, _): &(&String, &usize)| !known.contains_key(*word) && !self.words.contains(*word);
        proof.added = there.iter().chain(&beside).filter(is_new).map(|(_, count)| count).sum();
        proof
    }

    /// The place of the line that some words stand in, or begin. None where they are too few to tell.
    #[must_use]
    pub fn line_of(&self, words: &str) -> Option<Origin> {
        const FEWEST: usize = 4;
        const ENOUGH: usize = 40;
        let letters = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let wanted: String = letters(words).chars().take(ENOUGH).collect();
        if wanted.chars().count() < FEWEST {
            return None;
        }
        let whole = self.lines.iter().find(|(_, line)| letters(line) == letters(words));
        let part = || self.lines.iter().find(|(_, line)| letters(line).contains(&wanted));
        // A line of a document may be shorter than the paragraph that it begins.
        let begins = || {
            self.lines.iter().find(|(_, line)| {
                let line = letters(line);
                line.chars().count() >= FEWEST && wanted.starts_with(&line)
            })
        };
        whole.or_else(part).or_else(begins).map(|(origin, _)| *origin)
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
        // A picture has no words; its place is there all the same.
        let of_meant = || self.lines.iter().filter(|(origin, _)| is_meant(origin));
        let mut is_silent = of_meant().all(|(_, text)| text.trim().is_empty());
        for (origin, text) in self.lines.get(range).unwrap_or_default() {
            let is_place = is_meant(origin) && std::mem::take(&mut is_silent);
            let is_empty = text.trim().is_empty() && !is_place;
            let is_again = shown.last().is_some_and(|(last, words)| last == origin && words == text);
            if !is_empty && !is_again {
                shown.push((*origin, text.clone()));
                out.push(Shown { text, place: Place::of(*origin), is_meant: is_meant(origin) });
            }
        }
        out
    }
}

/// How often each word stands in some texts.
fn counted<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut words = Vec::new();
    // Texts of their own: no word goes on from one to the next.
    texts.for_each(|text| tokens([(0, text)].into_iter(), &mut words));
    let mut counts = BTreeMap::new();
    words.into_iter().for_each(|word| *counts.entry(word.text).or_default() += 1);
    counts
}

/// What a publication says of itself besides its text, and what it explains.
fn beside_the_text(draft: &Policy) -> impl Iterator<Item = &str> {
    let about = [&draft.summary, &draft.audience].into_iter().flatten();
    let terms = draft.terms.iter().flat_map(|term| std::iter::once(&term.word).chain(&term.explanation));
    about.chain(terms).map(|text| text.value().as_str())
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
impl Original {
    /// A document without words, of which some places are asked about.
    pub(crate) fn with_points(points: Vec<Point>) -> Self {
        Self {
            file: "a.txt".to_owned(),
            lines: Vec::new(),
            words: Vec::new(),
            numbers: false,
            points,
            left_out: Vec::new(),
        }
    }
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

    #[test]
    fn a_picture_has_a_place_among_the_lines_and_words_are_found_in_theirs() {
        let lines = [(1, "Forord"), (2, ""), (3, "Vi synger hver fredag i hallen."), (4, "Kom og vær med.")];
        let original = original(&lines);
        let shown: Vec<(&str, bool)> =
            original.around(2).iter().map(|one| (one.text, one.is_meant)).collect();
        assert_eq!(shown, [("Forord", false), ("", true), (lines[2].1, false), (lines[3].1, false)]);
        assert_eq!(original.line_of("Vi *synger* hver fredag"), Some(3));
        assert_eq!(original.line_of("Kom og vær med. Alle er velkomne."), Some(4));
        assert_eq!(original.line_of("Noget helt andet"), None);
        assert_eq!(original.line_of("Vi"), None);
    }

    #[test]
    fn a_word_that_was_moved_to_the_summary_is_there_and_a_word_of_the_document_is_not_added() {
        let lines = [(1, "Kulturpolitik"), (2, "Resumé"), (3, "Alle kan synge."), (4, "Kulturpolitik · 3")];
        let words = ["Resumé", "Alle", "kan", "synge"].map(str::to_owned).to_vec();
        let original = Original { words, ..original(&lines) };
        let draft = |policy: &str, section: &str| {
            format!(
                "schema = 1\n[policy]\ntitle = \"Kulturpolitik\"\nkind = \"policy\"\npublisher = \"byen\"\nupdated = 2026-01-02\nvariants = [\"screen\"]\n{policy}\n[[section]]\nid = \"a\"\n{section}\n"
            )
        };
        let proof =
            |policy: &str, section: &str| original.proof(&draft(policy, section), &[]).expect("a draft");
        let kept = |kept: usize, lost: &[&str], added: usize| Proof {
            kept,
            left_out: 0,
            lost: lost.iter().map(|word| (*word).to_owned()).collect(),
            added,
        };
        // The title came from the running head.
        assert_eq!(proof("", "title = \"Resumé\"\ntext = \"Alle kan synge.\""), kept(4, &[], 0));
        assert_eq!(proof("summary = \"Alle kan synge.\"", "title = \"Resumé\""), kept(4, &[], 0));
        assert_eq!(proof("summary = \"Alle kan danse.\"", "title = \"Resumé\""), kept(3, &["synge"], 1));
    }
}
