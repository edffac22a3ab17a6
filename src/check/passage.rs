//! The easy-read texts of a policy, split into sentences and words once for all rules.

use crate::edition::{EasyBlock, EasyLine, EasyText};
use crate::language;
use crate::policy::{Language, Policy, Text, TextKind};
use crate::prose::{Line, Sentence, Word, sentences};

/// An easy-read text.
#[derive(Debug)]
pub struct Passage<'a> {
    /// The section it belongs to; the status and explanations in the glossary belong to none.
    pub section: Option<usize>,
    /// What kind of text it is.
    pub kind: PassageKind,
    /// As written.
    pub text: &'a Text,
    /// Its paragraphs and lists.
    pub lines: EasyText,
    /// Its sentences; the line of a heading counts as one.
    pub sentences: Vec<Sentence>,
}

/// Kinds of easy-read text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassageKind {
    /// A section's heading.
    Heading,
    /// The text of a section or goal.
    Body,
    /// What the colophon says of the publication.
    Status,
    /// An explanation in the glossary.
    Term,
}

impl<'a> Passage<'a> {
    fn new(section: Option<usize>, kind: PassageKind, text: &'a Text, language: &Language) -> Self {
        let lines = EasyText::parse(text, language::of(language));
        let sentences = sentences(text, &lines_of(&lines), language.primary());
        Self { section, kind, text, lines, sentences }
    }

    /// Its sentences; none for a heading, whose line isn't prose.
    pub fn prose(&self) -> impl Iterator<Item = &Sentence> {
        self.sentences.iter().filter(|_| self.kind != PassageKind::Heading)
    }

    /// The sentences that the readability index counts: not those of the colophon, which say nothing of the policy.
    pub fn counted(&self) -> impl Iterator<Item = &Sentence> {
        self.prose().filter(|_| self.kind != PassageKind::Status)
    }

    /// Its words, in order.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.sentences.iter().flat_map(|sentence| &sentence.words)
    }
}

/// The lines of an easy text. An item begins something new, and so does a paragraph after an empty line; one right after a list may be the rest of
/// its last item.
fn lines_of(text: &EasyText) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_list = false;
    for block in &text.blocks {
        let (of_block, is_list) = match block {
            EasyBlock::Paragraph(lines) => (lines, false),
            EasyBlock::List { items, .. } => (items, true),
        };
        let is_start = |number: usize| is_list || number == 0 && !after_list;
        let line = |(number, line): (usize, &EasyLine)| Line {
            range: line.range.clone(),
            is_start: is_start(number),
        };
        lines.extend(of_block.iter().enumerate().map(line));
        after_list = is_list;
    }
    lines
}

/// All easy-read texts of a policy, in reading order; the glossary's come last.
pub fn passages<'a>(policy: &'a Policy, language: &Language) -> Vec<Passage<'a>> {
    let mut all = Vec::new();
    for (index, section) in policy.sections.iter().enumerate() {
        let Some(easy) = &section.easy else { continue };
        let mut add = |kind, text| all.push(Passage::new(Some(index), kind, text, language));
        add(PassageKind::Heading, easy.title.as_ref().unwrap_or(&section.title));
        add(PassageKind::Body, &easy.text);
        let of_blocks = section.blocks.iter().flat_map(|block| block.texts());
        of_blocks.filter(|one| one.kind == TextKind::Easy).for_each(|one| add(PassageKind::Body, one.text));
    }
    let status = policy.easy_status.as_ref();
    all.extend(status.map(|text| Passage::new(None, PassageKind::Status, text, language)));
    let explanations = policy.terms.iter().filter_map(|term| term.easy.as_ref());
    all.extend(explanations.map(|text| Passage::new(None, PassageKind::Term, text, language)));
    all
}
