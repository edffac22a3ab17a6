//! Every section has an easy-read counterpart, or says why it has none; every goal is in it.
//!
//! The readers whom a social policy is about are those most often left out of it. A fault here holds back the
//! easy variants alone; where a policy asks for none, it is a warning.

use super::stale_easy_text;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::policy::{Block, Section, Text};
use crate::source::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R22",
        name: "missing-easy-text",
        level: Level::Error,
        group: Group::EasyEdition,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    missing(context, rule, findings);
    stale_easy_text::check(context, rule, findings);
}

fn missing(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let wanted = context.variants().iter().any(|variant| variant.is_easy());
    let level = if wanted { Level::Error } else { Level::Warning };
    let mut found = findings.under(&rule.code).level(level).only_easy();
    let sections = &context.policy.sections;
    let known: Vec<&str> =
        sections.iter().flat_map(goals).filter_map(|goal| goal.id).map(|id| id.as_str()).collect();
    let covered: Vec<&Text> =
        sections.iter().filter_map(|one| one.easy.as_ref()).flat_map(|easy| &easy.covers).collect();
    for section in sections {
        match (&section.easy, &section.easy_skip) {
            (None, None) => {
                found.at(section.place, Fault::EasyMissing { title: section.title.value().clone() });
                continue;
            }
            (Some(_), Some(skip)) => found.at(skip.place(), Fault::EasyAndSkip),
            (Some(easy), None) if context.is_written(&easy.text) && easy.text.trim().is_empty() => {
                found.at(easy.text.place(), Fault::EasyEmpty)
            }
            _ => {}
        }
        if section.easy_skip.is_some() {
            continue;
        }
        for goal in goals(section) {
            let in_section = goal.id.is_some_and(|id| covered.contains(&id));
            if goal.easy.is_none() && !in_section {
                found.at(goal.text.place(), Fault::GoalNotCovered { goal: goal.name() });
            }
        }
    }
    for id in covered {
        if !known.contains(&id.as_str()) {
            let near = nearest(id, known.iter().copied());
            found.at(id.place(), Fault::CoversUnknown { id: id.value().clone(), near });
        }
    }
}

struct Goal<'a> {
    id: Option<&'a Text>,
    title: Option<&'a Text>,
    text: &'a Text,
    easy: Option<&'a Text>,
}

impl Goal<'_> {
    /// What a person would call it: its title, or how it begins.
    fn name(&self) -> String {
        let whole = self.title.unwrap_or(self.text).trim();
        let mut name: String = whole.chars().take(50).collect();
        if name.len() < whole.len() {
            name.push('…');
        }
        name
    }
}

fn goals(section: &Section) -> impl Iterator<Item = Goal<'_>> {
    section.blocks.iter().filter_map(|block| match block.value() {
        Block::Goal { id, title, text, easy, .. } => {
            Some(Goal { id: id.as_ref(), title: title.as_ref(), text, easy: easy.as_ref() })
        }
        _ => None,
    })
}
