//! LIX: how hard the whole text reads.
//!
//! C.-H. Björnsson, *Läsbarhet* (1968); the Danish bands begin at 25. The method stands at [`Lix`]. Below the least a text may talk down to
//! its adult readers.

use crate::check::{Context, Passage, Rule};
use crate::finding::{Code, Documentation, EasyFault, Fault, Findings, Group, Level};
use crate::prose::Lix;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R21",
        name: "lix",
        level: Level::Error,
        group: Group::EasyEdition,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

/// Words from which a text is long enough for an index to say something.
const ENOUGH: usize = 100;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let lix = Lix::of(context.easy.iter().flat_map(Passage::prose));
    let Some(value) = lix.value().filter(|_| lix.words >= ENOUGH) else { return };
    let limits = &context.limits;
    let above = |limit: usize| value > limit as f64;
    let (level, fault) = if above(limits.lix_most) {
        (Level::Error, EasyFault::LixHigh { lix: value, limit: limits.lix_most, most: true })
    } else if above(limits.lix) {
        (Level::Warning, EasyFault::LixHigh { lix: value, limit: limits.lix, most: false })
    } else if value < limits.lix_least as f64 {
        (Level::Hint, EasyFault::LixLow { lix: value, limit: limits.lix_least })
    } else {
        return;
    };
    let mut found = findings.under(&rule.code).level(context.easy_level(level)).only_easy();
    found.at(context.policy.head, Fault::EasyRead(fault));
}
