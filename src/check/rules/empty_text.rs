//! What is written says something.
//!
//! An empty title gives an empty bookmark, an empty caption an empty line: WCAG 2.2, 2.4.2 and 2.4.6.
//! An empty table cell is allowed; headers, `alt` and easy texts have rules of their own.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U016",
        name: "empty-text",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for (key, text) in context.printed() {
        // Text that is not there at all has no place of its own; that it is missing has been said.
        let written = context.is_written(text);
        if written && text.trim().is_empty() && !matches!(key, "rows" | "header" | "alt" | "easy.text") {
            findings.under(&rule.code).at(text.place(), Fault::EmptyText { key });
        }
    }
}
