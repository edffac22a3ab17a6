//! A brand colour takes no more ink than the print shop allows.
//!
//! Too much ink doesn't dry: it sets off on the next sheet. Each printing condition has its limit; PSO Coated v3
//! (FOGRA51) has 300 %.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U081",
        name: "brand-ink",
        level: Level::Warning,
        group: Group::Print,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(publisher) = context.publisher else { return };
    let limit = publisher.print.most_ink();
    for inks in [&publisher.brand.primary_cmyk, &publisher.brand.accent_cmyk].into_iter().flatten() {
        let sum: u16 = inks.value().0.iter().map(|ink| u16::from(*ink)).sum();
        if sum > limit {
            findings.under(&rule.code).at(inks.place(), Fault::BrandInk { sum, limit });
        }
    }
}
