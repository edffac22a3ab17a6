//! An easy text that was approved still renders the text it was approved against.
//!
//! The part of R22 that looks at time: a policy is amended, the easy-read edition is forgotten, and its readers
//! are told what no longer holds. `udgiv approve` ties the two by a hash of the full text.

use crate::check::changes::changes;
use crate::check::{Context, Rule};
use crate::edition::{NotKept, State, approved_wording, full_wording};
use crate::finding::{ApprovalFault, Approved, Fault, Findings, Level, NoComparison};
use crate::policy::{Easy, Section};

/// Files each section whose full text has changed since.
pub fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut found = findings.under(&rule.code).level(context.easy_level(Level::Error)).only_easy();
    for section in &context.policy.sections {
        let Some(easy) = section.easy.as_ref().filter(|_| State::of(section) == State::Stale) else {
            continue;
        };
        let Some(whose) = whose(context, section, easy) else { continue };
        let changes = approved_wording(easy)
            .map(|before| changes(before, &full_wording(section, context.language())))
            .map_err(|why| match why {
                NotKept::Missing => NoComparison::Missing,
                NotKept::Unusable => NoComparison::Unusable,
                NotKept::Other => NoComparison::Other,
            });
        found.at(easy.text.place(), Fault::Approval(ApprovalFault::Stale { whose, changes }));
    }
}

/// Who approved a section's easy text when; nobody, if that isn't recorded in full.
pub fn whose(context: &Context<'_>, section: &Section, easy: &Easy) -> Option<Approved> {
    Some(Approved {
        slug: context.policy.slug.clone(),
        id: section.id.value().clone(),
        title: section.title.value().clone(),
        by: easy.approved_by.as_ref()?.value().clone(),
        on: *easy.approved_on.as_ref()?.value(),
    })
}
