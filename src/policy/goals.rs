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

    /// The goals missing from the easy-read edition: they have no easy text, no other easy text covers them, and their
    /// section gives no reason for being left out.
    #[must_use]
    pub fn open_goals(&self) -> Vec<Goal<'_>> {
        let covered: BTreeSet<&str> = self.covers().map(|id| id.as_str()).collect();
        let is_open = |goal: &Goal<'_>| {
            let is_covered = goal.easy.is_some() || goal.id.is_some_and(|id| covered.contains(id.as_str()));
            goal.section.easy_skip.is_none() && !(goal.section.easy.is_some() && is_covered)
        };
        self.goals().filter(is_open).collect()
    }
}
