//! The easy-read texts of a policy, taken apart once for all rules that look at them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Context, Rule};
use crate::edition::EasyText;
use crate::finding::{EasyFault, Fault, Findings, Level};
use crate::policy::{Block, Policy, Text};
use crate::prose::{Sentence, Word, sentences};

/// An easy-read text.
#[derive(Debug)]
pub struct Passage<'a> {
    /// The section it belongs to; an explanation in the glossary belongs to none.
    pub section: Option<usize>,
    /// What it is.
    pub part: Part,
    /// As written.
    pub text: &'a Text,
    /// Its paragraphs and lists.
    pub lines: EasyText,
    /// Its sentences; of a heading, its line.
    pub sentences: Vec<Sentence>,
}

/// What an easy-read text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A heading, which is no sentence.
    Heading,
    /// The text of a section or goal.
    Body,
    /// An explanation in the glossary.
    Term,
}

impl<'a> Passage<'a> {
    fn new(section: Option<usize>, part: Part, text: &'a Text, language: &str) -> Self {
        let lines = EasyText::parse(text);
        let ranges: Vec<Range<usize>> = lines.lines().map(|line| line.range.clone()).collect();
        let sentences = sentences(text, &ranges, language);
        Self { section, part, text, lines, sentences }
    }

    /// Its sentences; a heading has none.
    pub fn prose(&self) -> impl Iterator<Item = &Sentence> {
        self.sentences.iter().filter(|_| self.part != Part::Heading)
    }

    /// Its words, in order.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.sentences.iter().flat_map(|sentence| &sentence.words)
    }
}

/// All easy-read texts of a policy, in reading order; the glossary's are last.
pub fn passages<'a>(policy: &'a Policy, language: &str) -> Vec<Passage<'a>> {
    let mut all = Vec::new();
    for (index, section) in policy.sections.iter().enumerate() {
        let Some(easy) = &section.easy else { continue };
        let mut add = |part, text| all.push(Passage::new(Some(index), part, text, language));
        add(Part::Heading, easy.title.as_ref().unwrap_or(&section.title));
        add(Part::Body, &easy.text);
        for block in &section.blocks {
            if let Block::Goal { easy: Some(text), .. } = block.value() {
                add(Part::Body, text);
            }
        }
    }
    let explanations = policy.terms.iter().filter_map(|term| term.easy.as_ref());
    all.extend(explanations.map(|text| Passage::new(None, Part::Term, text, language)));
    all
}

/// Files what one rule finds in easy-read texts. It holds back the easy-read edition alone; what a section's
/// waiver allows is excused; where a policy asks for no easy variant, an error is a warning.
pub struct Filing<'c, 'a> {
    context: &'c Context<'a>,
    rule: &'static Rule,
    findings: &'c mut Findings,
    told: BTreeSet<(Option<usize>, String)>,
}

impl<'c, 'a> Filing<'c, 'a> {
    /// Files under `rule`.
    pub fn new(context: &'c Context<'a>, rule: &'static Rule, findings: &'c mut Findings) -> Self {
        Self { context, rule, findings, told: BTreeSet::new() }
    }

    /// Files an error at a part of a passage.
    pub fn error(&mut self, passage: &Passage<'_>, part: Range<usize>, fault: EasyFault) {
        self.file(Level::Error, passage, part, fault);
    }

    /// Files a warning at a part of a passage.
    pub fn warning(&mut self, passage: &Passage<'_>, part: Range<usize>, fault: EasyFault) {
        self.file(Level::Warning, passage, part, fault);
    }

    /// Files a hint at a part of a passage.
    pub fn hint(&mut self, passage: &Passage<'_>, part: Range<usize>, fault: EasyFault) {
        self.file(Level::Hint, passage, part, fault);
    }

    /// Whether a word is spoken of for the first time in its section: once is enough.
    pub fn is_new(&mut self, passage: &Passage<'_>, word: &str) -> bool {
        self.told.insert((passage.section, word.to_owned()))
    }

    /// Files at a level and a part of a passage.
    pub fn file(&mut self, level: Level, passage: &Passage<'_>, part: Range<usize>, fault: EasyFault) {
        let waivers = passage.section.map(|index| &self.context.policy.sections[index].waivers);
        let because = waivers.into_iter().flatten().find_map(|waiver| {
            let code = waiver.allow.iter().find(|code| code.trim() == self.rule.code.id)?;
            Some((code.place(), waiver.because.value().clone()))
        });
        self.findings
            .under(&self.rule.code)
            .level(self.context.easy_level(level))
            .only_easy()
            .excused(because)
            .at(|| self.context.within(passage.text, part), Fault::EasyRead(fault));
    }
}
