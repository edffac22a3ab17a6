//! The goals of a policy, and which of them its easy-read edition has.

use std::collections::BTreeSet;

use super::{Block, Policy, Section, Text};

/// A goal and the section it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Goal<'a> {
    /// Its section.
    pub section: &'a Section,
    /// Its id, which an easy text names in `covers`.
    pub id: Option<&'a Text>,
    /// Title.
    pub title: Option<&'a Text>,
    /// The goal itself.
    pub text: &'a Text,
    /// Its easy-read wording.
    pub easy: Option<&'a Text>,
}

/// What the easy-read edition has of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoalCoverage {
    /// An easy-read text says it: its own, or one that names it in `covers`.
    Covered,
    /// Nothing says it, and its section gives a reason for being left out.
    Skipped,
    /// Nothing says it.
    Open,
}

impl Policy {
    /// Its goals, in reading order.
    pub fn goals(&self) -> impl Iterator<Item = Goal<'_>> {
        let blocks =
            self.sections.iter().flat_map(|section| section.blocks.iter().map(move |one| (section, one)));
        blocks.filter_map(|(section, block)| match block.value() {
            Block::Goal { id, title, text, easy, .. } => {
                Some(Goal { section, id: id.as_ref(), title: title.as_ref(), text, easy: easy.as_ref() })
            }
            _ => None,
        })
    }

    /// The ids of the goals that easy texts claim to cover.
    pub fn covers(&self) -> impl Iterator<Item = &Text> {
        self.easy().flat_map(|easy| &easy.covers)
    }

    /// The goals, each with what the easy-read edition has of it.
    pub fn goal_coverage(&self) -> impl Iterator<Item = (Goal<'_>, GoalCoverage)> {
        let covered: BTreeSet<&str> = self.covers().map(|id| id.as_str()).collect();
        self.goals().map(move |goal| {
            // A goal's own easy text is read where its section has one, and nowhere else.
            let is_read = goal.easy.is_some() && goal.section.easy.is_some();
            let is_named = goal.id.is_some_and(|id| covered.contains(id.as_str()));
            let coverage = match () {
                () if is_read || is_named => GoalCoverage::Covered,
                () if goal.section.easy_skip.is_some() => GoalCoverage::Skipped,
                () => GoalCoverage::Open,
            };
            (goal, coverage)
        })
    }
}
