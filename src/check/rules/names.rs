//! A policy's publisher and layout exist, and so do the rules that its waivers name.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::layout::Layout;
use crate::policy::{Policy, Publisher};
use crate::source::{UNKNOWN_VALUE, nearest};

/// Filed for a publisher that has no file.
pub static UNKNOWN_PUBLISHER: Code = Code {
    id: "U060",
    name: "unknown-publisher",
    level: Level::Error,
    group: Group::Publisher,
    documentation: &Documentation::UNWRITTEN,
};
/// Filed for a layout that has no folder.
pub static UNKNOWN_LAYOUT: Code = Code {
    id: "U061",
    name: "unknown-layout",
    level: Level::Error,
    group: Group::Publisher,
    documentation: &Documentation::UNWRITTEN,
};

/// The layout where neither policy nor publisher names one.
const DEFAULT_LAYOUT: &str = "brochure";

/// Files unknown names, and gives the layout that the policy asks for.
pub fn resolve(
    policy: &Policy,
    publisher: Option<&Publisher>,
    publishers: &[String],
    layouts: &BTreeMap<String, Arc<Layout>>,
    findings: &mut Findings,
) -> Option<Arc<Layout>> {
    let id = &policy.publisher;
    if !publishers.contains(id.value()) && !id.is_empty() {
        let near = nearest(id, publishers.iter().map(String::as_str));
        let fault = Fault::UnknownPublisher { id: id.value().clone(), near, known: publishers.to_vec() };
        findings.under(&UNKNOWN_PUBLISHER).at(id.place(), fault);
    }
    let named = policy.layout.as_ref().or(publisher.and_then(|publisher| publisher.layout.as_ref()));
    let Some(named) = named else { return layouts.get(DEFAULT_LAYOUT).map(Arc::clone) };
    let layout = layouts.get(named.value()).map(Arc::clone);
    if layout.is_none() {
        let near = nearest(named, layouts.keys().map(String::as_str));
        let known = layouts.keys().cloned().collect();
        let fault = Fault::UnknownLayout { name: named.value().clone(), near, known };
        findings.under(&UNKNOWN_LAYOUT).at(named.place(), fault);
    }
    layout
}

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
