//! The rules that a policy's waivers name exist, and can be waived.

use crate::finding::{Fault, Findings, Group};
use crate::policy::Policy;
use crate::source::{UNKNOWN_VALUE, nearest};

/// Files the codes in waivers that no waiver can excuse: there is no such rule, or it isn't about an easy text's words.
pub fn waived_codes(policy: &Policy, findings: &mut Findings) {
    let known: Vec<String> = crate::check::codes()
        .filter(|code| code.group == Group::EasyWords)
        .map(|code| code.id.to_owned())
        .collect();
    let waivers = policy.sections.iter().flat_map(|section| &section.waivers);
    for code in waivers.flat_map(|waiver| &waiver.allow).filter(|code| !known.contains(code)) {
        let fault = Fault::UnknownValue {
            key: "allow".to_owned(),
            value: code.value().clone(),
            near: nearest(code, known.iter().map(String::as_str)),
            known: known.clone(),
        };
        findings.under(&UNKNOWN_VALUE).at(code.place(), fault);
    }
}

/// Whether a waiver can excuse a code: those about the words of an easy-read text.
pub fn is_excusable(id: &str) -> bool {
    crate::check::codes().any(|code| code.id == id && code.group == Group::EasyWords)
}
