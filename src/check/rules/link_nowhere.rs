//! A link leads to a web page, a mail address, a telephone, or a section of this policy.
//!
//! PDF/UA-1, 7.18.5; EPUB 3.3, 3.6. Other schemes (`javascript:`, `file:`) would run or reach into the reader's
//! machine.

use super::duplicate_id::ids;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::policy::is_address;
use crate::source::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U051",
        name: "link-nowhere",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut known: Vec<&str> = ids(context).map(|id| id.as_str()).collect();
    // What the edition adds can be linked to as well.
    known.push("kolofon");
    if context.policy.terms.iter().any(|term| term.explanation.is_some()) {
        known.push("ordliste");
    }
    for parsed in &context.texts {
        for link in &parsed.markup.links {
            if findings.enough(&rule.code) {
                return;
            }
            let fault = match link.url.strip_prefix('#') {
                Some(id) if known.contains(&id) => continue,
                Some(id) => Fault::LinkAnchor { id: id.to_owned(), near: nearest(id, known.iter().copied()) },
                None if is_address(&link.url) => continue,
                None => Fault::LinkScheme { url: link.url.chars().take(60).collect() },
            };
            findings.under(&rule.code).at(context.within(parsed.text, link.range.clone()), fault);
        }
    }
}
