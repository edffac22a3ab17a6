//! Headings go down one level at a time, from level 2.
//!
//! The section's title is level 1. PDF/UA-1, 7.4.2 forbids to skip a level; WCAG 2.2, 1.3.1 and 2.4.6 want
//! headings that tell the structure. A screen reader moves by levels.

use crate::check::{Context, Rule};
use crate::edition::markup::Problem;
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U012",
        name: "heading-order",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut section = None;
    let mut last = 1;
    for parsed in &context.texts {
        if section.replace(parsed.section) != Some(parsed.section) {
            last = 1;
        }
        for (level, range) in &parsed.markup.headings {
            let place = context.within(parsed.text, range.clone());
            if *level == 1 {
                findings.under(&rule.code).at(place, Fault::HeadingTopLevel);
            } else if *level > last + 1 {
                findings.under(&rule.code).at(place, Fault::HeadingSkipped { from: last, to: *level });
            }
            last = (*level).max(1);
        }
        for (range, problem) in &parsed.markup.problems {
            if *problem == Problem::EmptyHeading {
                let place = context.within(parsed.text, range.clone());
                findings.under(&rule.code).at(place, Fault::HeadingEmpty);
            }
        }
    }
}
