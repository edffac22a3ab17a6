//! A waiver excuses something.
//!
//! It is listed in every report, with its reason. One that excuses nothing any more makes the list longer than the truth, and would
//! silently excuse the next fault.

use crate::check::rules::names::is_excusable;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Fault, Findings, Group, Level};

/// The rule. It looks at what the others found, so it is the last of them.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R27",
        name: "idle-waiver",
        level: Level::Hint,
        group: Group::EasyEdition,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    // In another language, many of the rules don't look.
    if context.language() != "da" {
        return;
    }
    let waivers = context.policy.sections.iter().flat_map(|section| &section.waivers);
    // One that is no waiver yet is another code's.
    let whole = waivers.filter(|waiver| context.is_written(&waiver.because));
    for code in whole.flat_map(|waiver| &waiver.allow).filter(|code| is_excusable(code.trim())) {
        if !findings.is_used(code.place()) {
            let fault = EasyFault::WaiverIdle { code: code.trim().to_owned() };
            findings.under(&rule.code).only_easy().at(code.place(), Fault::EasyRead(fault));
        }
    }
}
