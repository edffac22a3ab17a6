//! A spot colour has a name that a print shop knows it by.
//!
//! ISO 32000-1, 8.6.6.4: `All` and `None` mean something else, and the process inks have names of their own.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U082",
        name: "spot-name",
        level: Level::Error,
        group: Group::Print,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

/// Names that are taken.
const TAKEN: &[&str] = &["", "all", "none", "cyan", "magenta", "yellow", "black"];
/// A PDF name has 127 bytes at most.
const LONGEST: usize = 100;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(brand) = context.publisher.map(|publisher| &publisher.brand) else { return };
    for spot in [&brand.primary_spot, &brand.accent_spot].into_iter().flatten() {
        let name = spot.trim();
        let taken = TAKEN.contains(&name.to_lowercase().as_str());
        if taken || name.len() > LONGEST || name.chars().any(char::is_control) {
            findings
                .under(&rule.code)
                .at(spot.place(), Fault::SpotName { name: name.chars().take(40).collect() });
        }
    }
}
