//! A footnote that is referred to is written, once.

use crate::check::{Context, Rule};
use crate::edition::markup::Problem;
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U052",
        name: "undefined-footnote",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for parsed in &context.texts {
        for (range, problem) in &parsed.markup.problems {
            let fault = match problem {
                Problem::FootnoteUndefined(label) => Fault::FootnoteUndefined { label: label.clone() },
                Problem::FootnoteTwice(label) => Fault::FootnoteTwice { label: label.clone() },
                _ => continue,
            };
            findings.under(&rule.code).at(context.within(parsed.text, range.clone()), fault);
        }
    }
}
