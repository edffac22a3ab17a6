//! How plain the full text is: its sentences, as they are read, and what makes them hard.
//!
//! The full text is for everybody, and what it says has to be said; so this is measured for the report, and only where a publisher asks for it a hint
//! (`[plain]`). Headings, tables and preformatted text are no prose.

use std::ops::Range;

use super::context::Context;
use super::rules::easy::abbreviation::abbreviated;
use super::rules::easy::passive::passives;
use crate::edition::{Block, Visitor, Walk, visit_blocks};
use crate::policy::Text;
use crate::prose::{Line, Lix, Sentence, sentences};

/// A sentence of the full text.
#[derive(Debug)]
pub struct PlainSentence<'a> {
    /// The index of its section.
    pub section: usize,
    /// The text it stands in.
    pub text: &'a Text,
    /// Where it begins there, as far as that can be told: markup may stand in between.
    pub place: Range<usize>,
    /// As it is read.
    pub said: String,
    /// Its words.
    pub sentence: Sentence,
    /// Its first verb in the passive, in a text in Danish.
    pub passive: Option<String>,
    /// Its abbreviations as they are written, and where, in a text in Danish.
    pub abbreviations: Vec<(String, Range<usize>)>,
    /// Whether it begins with a word that only holds the place of its subject: "Der er …", "There are …".
    pub is_late: bool,
}

/// Figures about the sentences of the full text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlainFigures {
    /// What the readability index is made of.
    pub lix: Lix,
    /// Sentences with more words than the publisher's limit.
    pub long: usize,
    /// That limit.
    pub limit: usize,
    /// Sentences with a verb in the passive; none where that isn't looked for.
    pub passive: Option<usize>,
    /// Sentences that begin with "der"; none where that isn't looked for.
    pub late: Option<usize>,
    /// Abbreviations; none where they aren't looked for.
    pub abbreviations: Option<usize>,
}

/// The lines of prose in blocks.
#[derive(Default)]
struct Prose {
    line: String,
    lines: Vec<String>,
}

impl Visitor for Prose {
    fn block(&mut self, block: &Block, walk: Walk<'_>) {
        let is_prose = !matches!(block, Block::Heading { .. } | Block::Table(_) | Block::Preformatted { .. });
        if is_prose {
            walk.into_block(block, self);
        }
    }

    fn text(&mut self, text: &str) {
        self.line.push_str(text);
    }

    fn end_of_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.lines.extend((!line.trim().is_empty()).then_some(line));
    }
}

/// Every sentence of the full text, in reading order.
#[must_use]
pub fn plain_sentences<'a>(context: &Context<'a>) -> Vec<PlainSentence<'a>> {
    let language = context.language();
    let is_danish = language == "da";
    let mut all = Vec::new();
    for parsed in context.texts.iter().filter(|parsed| parsed.kind == crate::policy::TextKind::Markup) {
        let mut prose = Prose::default();
        visit_blocks(&parsed.markup.blocks, &mut prose);
        let mut from = 0;
        for line in &prose.lines {
            let whole = Line { range: 0..line.len(), is_start: true };
            for sentence in sentences(line, std::slice::from_ref(&whole), language) {
                let place = place_of(parsed.text, line, &sentence, from);
                from = place.end;
                let first = sentence.words.first().map(|word| word.low.as_str());
                let is_late = match language {
                    "da" => first == Some("der"),
                    "en" => first == Some("there"),
                    _ => false,
                };
                let short = sentence.words.iter().filter(|_| is_danish).filter_map(|word| {
                    let has_dot = line[word.range.end..].starts_with('.');
                    abbreviated(&word.low, has_dot)?;
                    let written = &line[word.range.start..word.range.end + usize::from(has_dot)];
                    let place = place_of_word(parsed.text, written, place.start).unwrap_or(place.clone());
                    Some((written.to_owned(), place))
                });
                all.push(PlainSentence {
                    section: parsed.section,
                    text: parsed.text,
                    said: line[sentence.range.clone()].to_owned(),
                    passive: is_danish
                        .then(|| passives(context, line, &sentence).into_iter().next())
                        .flatten()
                        .map(|(_, passive)| passive.words),
                    abbreviations: short.collect(),
                    is_late,
                    place,
                    sentence,
                });
            }
        }
    }
    all
}

/// Where in its text a sentence begins: at its first word.
fn place_of(text: &Text, line: &str, sentence: &Sentence, from: usize) -> Range<usize> {
    let first = sentence.words.first().map(|word| &line[word.range.clone()]);
    first.and_then(|word| place_of_word(text, word, from)).unwrap_or(from..from)
}

/// Where a word next stands by itself.
fn place_of_word(text: &str, word: &str, from: usize) -> Option<Range<usize>> {
    let stands_alone = |at: &usize| {
        let is_apart = |beside: Option<char>| !beside.is_some_and(char::is_alphanumeric);
        is_apart(text[..*at].chars().next_back()) && is_apart(text[at + word.len()..].chars().next())
    };
    let at = text.get(from..)?.match_indices(word).map(|(at, _)| from + at).find(stands_alone)?;
    Some(at..at + word.len())
}

/// The figures of a policy.
#[must_use]
pub fn plain_figures(context: &Context<'_>, all: &[PlainSentence<'_>]) -> PlainFigures {
    let count = |is: &dyn Fn(&PlainSentence<'_>) -> bool| all.iter().filter(|one| is(one)).count();
    let is_danish = context.language() == "da";
    let looks_for_late = is_danish || context.language() == "en";
    let limit = context.plain.sentence_words;
    PlainFigures {
        lix: Lix::of(all.iter().map(|one| &one.sentence)),
        long: count(&|one| one.sentence.words.len() > limit),
        limit,
        passive: is_danish.then(|| count(&|one| one.passive.is_some())),
        late: looks_for_late.then(|| count(&|one| one.is_late)),
        abbreviations: is_danish.then(|| all.iter().map(|one| one.abbreviations.len()).sum()),
    }
}
