//! A link's text says where it leads.
//!
//! WCAG 2.2, 2.4.4 (A) and 2.4.9: a screen reader reads links out as a list, without the text around them.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::policy::LinkText;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U050",
        name: "empty-link-text",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for parsed in &context.texts {
        for link in &parsed.markup.links {
            if findings.enough(&rule.code) {
                return;
            }
            let Some(fault) = fault(link.text.trim()) else { continue };
            findings.under(&rule.code).at(context.within(parsed.text, link.range.clone()), fault);
        }
    }
}

fn fault(text: &str) -> Option<Fault> {
    match LinkText::of(text) {
        LinkText::Telling => None,
        LinkText::Empty => Some(Fault::LinkEmpty),
        LinkText::Nothing => Some(Fault::LinkSaysNothing { text: text.to_owned() }),
        LinkText::Address => Some(Fault::LinkIsAddress { text: text.to_owned() }),
    }
}
