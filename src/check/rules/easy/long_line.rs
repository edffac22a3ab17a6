//! A line is short enough to be taken in at a glance, and not to be broken again by a narrow screen.
//!
//! KS (Norway) sets 65 characters, MTM (Sweden) and Ordblindeforeningen 55.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R03",
        name: "long-line",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    let limits = &context.limits;
    for passage in &context.easy {
        for line in passage.lines.lines() {
            let characters = line.text.chars().count();
            let range = line.range.clone();
            if characters > limits.line_characters_most {
                let limit = limits.line_characters_most;
                file.error(passage, range, EasyFault::LineLong { characters, limit, most: true });
            } else if characters > limits.line_characters {
                let limit = limits.line_characters;
                file.warning(passage, range, EasyFault::LineLong { characters, limit, most: false });
            }
        }
    }
}
