//! Lists in lists in lists end somewhere.
//!
//! More than three levels are hard to follow for everybody; the limit here is a bound on what a hostile text
//! can cost.

use crate::check::{Context, Rule};
use crate::edition::markup::{DEEPEST, Problem};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U017",
        name: "nested-too-deep",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for parsed in &context.texts {
        for (range, problem) in &parsed.markup.problems {
            if *problem == Problem::TooDeep {
                let place = context.within(parsed.text, range.clone());
                findings.under(&rule.code).at(place, Fault::NestedTooDeep { limit: DEEPEST });
            }
        }
    }
}
