//! A footnote that is written is referred to: otherwise nobody gets to read it.

use crate::check::{Context, Rule};
use crate::edition::markup::Problem;
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U053",
        name: "unused-footnote",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for parsed in &context.texts {
        for (range, problem) in &parsed.markup.problems {
            if let Problem::FootnoteUnused(label) = problem {
                let place = context.within(parsed.text, range.clone());
                findings.under(&rule.code).at(place, Fault::FootnoteUnused { label: label.clone() });
            }
        }
    }
}
