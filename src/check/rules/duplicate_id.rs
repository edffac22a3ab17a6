//! An id names one place.
//!
//! Links, bookmarks and page lists find a section or goal by its id in every variant; EPUB 3.3 and XML allow
//! each id once a file. The contract asks for once a policy.

use std::collections::BTreeMap;

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::policy::{Block, Text};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U010",
        name: "duplicate-id",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut seen: BTreeMap<&str, &Text> = BTreeMap::new();
    for id in ids(context).filter(|id| !id.is_empty()) {
        match seen.get(id.as_str()) {
            Some(first) => {
                let line = context.line(first.place());
                let fault = Fault::DuplicateId { id: id.value().clone(), line };
                findings.under(&rule.code).at(id.place(), fault);
            }
            None => {
                seen.insert(id, id);
            }
        }
    }
}

/// Every id of the policy: sections and goals.
pub fn ids<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Text> {
    context.policy.sections.iter().flat_map(|section| {
        let goals = section.blocks.iter().filter_map(|block| match block.value() {
            Block::Goal { id, .. } => id.as_ref(),
            _ => None,
        });
        std::iter::once(&section.id).chain(goals)
    })
}
