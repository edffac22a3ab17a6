//! How a rule files what it finds in the easy-read edition.

use std::collections::BTreeSet;
use std::ops::Range;

use super::context::Context;
use super::passage::Passage;
use super::rule::Rule;
use crate::finding::{Findings, Level, Message};
use crate::policy::Place;
use crate::prose::Word;

/// Where a finding about the easy-read edition stands.
pub enum Target<'p> {
    /// At a part of a text, whose section may excuse it.
    Part(&'p Passage<'p>, Range<usize>),
    /// Anywhere in the source; no waiver reaches it.
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

/// Files what one rule finds in the easy-read edition, and holds back that edition alone. A section's waiver excuses what
/// it allows; where a policy asks for no easy variant, an error is a warning.
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

    /// Files at the rule's own level.
    pub fn at<'p>(&mut self, target: impl Into<Target<'p>>, message: impl Message) {
        self.at_level(self.rule.code.level, target, message);
    }

    /// Files about a word at the rule's own level, once in a section: that says it of all its other occurrences.
    pub fn once<M: Message>(&mut self, passage: &Passage<'_>, word: &Word, message: impl FnOnce() -> M) {
        if self.told.insert((passage.section, word.low.clone())) {
            self.at((passage, word), message());
        }
    }

    /// Files at another level.
    pub fn at_level<'p>(&mut self, level: Level, target: impl Into<Target<'p>>, message: impl Message) {
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
            .at(place, message);
    }

    /// The code in a waiver of the passage's section that names this rule, and the reason given.
    fn excuse(&self, passage: &Passage<'_>) -> Option<(Place, String)> {
        let waivers = &self.context.policy.sections[passage.section?].waivers;
        waivers.iter().find_map(|waiver| {
            let code = waiver.allow.iter().find(|code| code.trim() == self.rule.code.id)?;
            Some((code.place(), waiver.because.value().clone()))
        })
    }
}
