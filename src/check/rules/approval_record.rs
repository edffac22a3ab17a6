//! What is recorded of approval and test is whole, and in an order that can be.
//!
//! The record is what a publisher shows when somebody asks who stands behind an easy text. Half a record would
//! claim an approval that nobody can check.

use super::bad_date::LIKELY;
use super::stale_easy_text::whose;
use crate::check::changes::changes;
use crate::check::{Context, Rule};
use crate::edition::{State, easy_changed, easy_wording, is_hash};
use crate::finding::{ApprovalFault, Code, Documentation, Fault, Findings, Group, Level};
use crate::policy::{Easy, Section, Wording};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R25",
        name: "approval-record",
        level: Level::Error,
        group: Group::EasyEdition,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for section in &context.policy.sections {
        let Some(easy) = &section.easy else { continue };
        for (key, date) in [("approved_on", &easy.approved_on), ("tested_on", &easy.tested_on)] {
            let Some(date) = date.as_ref().filter(|date| !LIKELY.contains(&date.year)) else { continue };
            let level = context.easy_level(Level::Error);
            let fault = Fault::Approval(ApprovalFault::YearUnlikely { key, year: date.year });
            findings.under(&rule.code).level(level).only_easy().at(date.place(), fault);
        }
        if whole(context, section, easy, rule, findings) {
            order(section, easy, rule, findings);
            changed(context, section, easy, rule, findings);
        }
    }
}

/// Files an approval of which a part is missing or no hash; says whether there is one to look further at.
fn whole(
    context: &Context<'_>,
    section: &Section,
    easy: &Easy,
    rule: &'static Rule,
    findings: &mut Findings,
) -> bool {
    let (slug, id) = (context.policy.slug.clone(), section.id.value().clone());
    let parts = [
        ("based_on", easy.based_on.as_ref().map(|hash| hash.place())),
        ("approved_by", easy.approved_by.as_ref().filter(|by| !by.trim().is_empty()).map(|by| by.place())),
        ("approved_on", easy.approved_on.as_ref().map(|on| on.place())),
    ];
    let Some(place) = parts.iter().find_map(|(_, place)| *place) else { return false };
    let mut found = findings.under(&rule.code).level(context.easy_level(Level::Error)).only_easy();
    let missing: Vec<&str> = parts.iter().filter(|(_, place)| place.is_none()).map(|(key, _)| *key).collect();
    if !missing.is_empty() {
        found.at(place, Fault::Approval(ApprovalFault::Halfway { slug, id, missing }));
        return false;
    }
    match &easy.based_on {
        Some(hash) if !is_hash(hash) => {
            found.at(hash.place(), Fault::Approval(ApprovalFault::NoHash { slug, id }));
            false
        }
        _ => true,
    }
}

/// Files a test that is older than the approval.
fn order(section: &Section, easy: &Easy, rule: &'static Rule, findings: &mut Findings) {
    let (Some(approved_on), Some(tested_on)) = (&easy.approved_on, &easy.tested_on) else { return };
    // Where the text is stale, that comes first.
    if State::of(section) != State::Stale && tested_on.value() < approved_on.value() {
        let fault =
            ApprovalFault::TestedBefore { tested_on: *tested_on.value(), approved_on: *approved_on.value() };
        findings
            .under(&rule.code)
            .level(Level::Warning)
            .only_easy()
            .at(tested_on.place(), Fault::Approval(fault));
    }
}

/// Files an easy text that is not the one that was approved.
fn changed(
    context: &Context<'_>,
    section: &Section,
    easy: &Easy,
    rule: &'static Rule,
    findings: &mut Findings,
) {
    if State::of(section) == State::Stale || !easy_changed(section, easy) {
        return;
    }
    let (Wording::Text(before), Some(whose)) = (&easy.kept.easy, whose(context, section, easy)) else {
        return;
    };
    let changes = changes(before, &easy_wording(section, context.language()));
    let fault = ApprovalFault::EasyChanged { whose, changes };
    findings
        .under(&rule.code)
        .level(Level::Warning)
        .only_easy()
        .at(easy.text.place(), Fault::Approval(fault));
}
