//! Files what a rule finds in the easy-read edition, subject to waivers.

use std::collections::BTreeSet;
use std::ops::Range;

use super::context::Context;
use super::passage::Passage;
use super::rule::Rule;
use crate::finding::{Findings, Level, Mend, Message};
use crate::policy::Place;
use crate::prose::Word;

/// What a finding about the easy-read edition points at.
pub enum Target<'p> {
    /// A part of a text; the text's section may excuse the finding.
    Part(&'p Passage<'p>, Range<usize>),
    /// Any other place in the source; no waiver applies to it.
    Place(Place),
}

impl<'p> From<(&'p Passage<'p>, Range<usize>)> for Target<'p> {
    fn from((passage, part): (&'p Passage<'p>, Range<usize>)) -> Self {
        Self::Part(passage, part)
    }
}

impl<'p> From<(&'p Passage<'p>, &Word)> for Target<'p> {
    fn from((passage, word): (&'p Passage<'p>, &Word)) -> Self {
        Self::Part(passage, word.range.clone())
    }
}

impl From<Place> for Target<'_> {
    fn from(place: Place) -> Self {
        Self::Place(place)
    }
}

/// Files what one rule finds in the easy-read edition. Errors hold back only that edition, and are warnings if the policy
/// asks for no easy variant. A section's waiver excuses the codes that it allows.
pub struct Filing<'c, 'a> {
    context: &'c Context<'a>,
    rule: &'static Rule,
    findings: &'c mut Findings,
    already_filed: BTreeSet<(Option<usize>, String)>,
}

impl<'c, 'a> Filing<'c, 'a> {
    /// Files under `rule`.
    pub fn new(context: &'c Context<'a>, rule: &'static Rule, findings: &'c mut Findings) -> Self {
        Self { context, rule, findings, already_filed: BTreeSet::new() }
    }

    /// Files at the rule's own level.
    pub fn at<'p>(&mut self, target: impl Into<Target<'p>>, message: impl Message) {
        self.at_level(self.rule.code.level, target, message);
    }

    /// Files about a word at the rule's own level, once per section: one finding speaks for all occurrences there.
    pub fn once<M: Message>(&mut self, passage: &Passage<'_>, word: &Word, message: impl FnOnce() -> M) {
        if self.already_filed.insert((passage.section, word.low.clone())) {
            self.at((passage, word), message());
        }
    }

    /// Files at another level.
    pub fn at_level<'p>(&mut self, level: Level, target: impl Into<Target<'p>>, message: impl Message) {
        self.file(level, target, || None, message);
    }

    /// Files at the rule's own level, with what to write instead.
    pub fn mended<'p>(
        &mut self,
        target: impl Into<Target<'p>>,
        mend: impl FnOnce() -> Option<Mend>,
        message: impl Message,
    ) {
        self.file(self.rule.code.level, target, mend, message);
    }

    fn file<'p>(
        &mut self,
        level: Level,
        target: impl Into<Target<'p>>,
        mend: impl FnOnce() -> Option<Mend>,
        message: impl Message,
    ) {
        let target = target.into();
        let because = match &target {
            Target::Part(passage, _) => self.excuse(passage),
            Target::Place(_) => None,
        };
        let place = || match target {
            Target::Part(passage, part) => self.context.within(passage.text, part),
            Target::Place(place) => place,
        };
        self.findings
            .under(&self.rule.code)
            .level(self.context.easy_level(level))
            .only_easy()
            .excused(because)
            .mended(place, mend, message);
    }

    /// The waiver in the passage's section that names this rule: the place of the code, and the reason given.
    fn excuse(&self, passage: &Passage<'_>) -> Option<(Place, String)> {
        let waivers = &self.context.policy.sections[passage.section?].waivers;
        waivers.iter().find_map(|waiver| {
            let code = waiver.allow.iter().find(|code| code.trim() == self.rule.code.id)?;
            Some((code.place(), waiver.because.value().clone()))
        })
    }
}
