//! The text ends with where to get help.
//!
//! Who needs an easy text may need a person, too. The publisher's contact details are set at the end of every easy variant: there
//! have to be some, or a section of the role `contact` that says in easy words whom to ask.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Fault, Findings, Group, Level};
use crate::policy::{Role, Section};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R24",
        name: "no-contact",
        level: Level::Error,
        group: Group::EasyEdition,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(publisher) = context.publisher else { return };
    let reachable = publisher.phone.is_some()
        || publisher.email.is_some()
        || publisher.web.is_some()
        || !publisher.address.is_empty();
    let told = |section: &Section| section.role == Role::Contact && section.easy.is_some();
    if context.easy.is_empty() || reachable || context.policy.sections.iter().any(told) {
        return;
    }
    let level = context.easy_level(Level::Error);
    findings
        .under(&rule.code)
        .level(level)
        .only_easy()
        .at(context.policy.head, Fault::EasyRead(EasyFault::NoContact));
}
