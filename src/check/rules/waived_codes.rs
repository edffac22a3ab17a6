//! A waiver names only codes that a waiver may excuse.
//!
//! Any other code would excuse nothing, while its author believed it did.

use crate::check::Context;
use crate::finding::Findings;
use crate::source::faults::{UNKNOWN_VALUE, UnknownValue, ValueWhy};
use crate::source::nearest;

/// Files all other codes as values that `allow` doesn't take.
pub fn check(context: &Context<'_>, findings: &mut Findings) {
    let waivers = context.policy.sections.iter().flat_map(|section| &section.waivers);
    for code in waivers.flat_map(|waiver| &waiver.allow).filter(|code| !context.is_waivable(code)) {
        let near = nearest(code, context.waivable.iter().copied());
        let line = near.as_ref().and_then(|near| context.line_with(code.place(), &format!("\"{near}\"")));
        let fault = UnknownValue {
            key: "allow".to_owned(),
            value: code.value().clone(),
            why: ValueWhy::Other(near),
            is_certain: false,
            line,
            lines: Vec::new(),
            is_listed: true,
            known: context.waivable.iter().map(|code| (*code).to_owned()).collect(),
        };
        findings.under(&UNKNOWN_VALUE).at(code.place(), fault);
    }
}
