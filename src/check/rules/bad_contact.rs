//! The publisher's addresses can be used as links.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U070",
        name: "bad-contact",
        level: Level::Error,
        group: Group::Publisher,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(publisher) = context.publisher else { return };
    let mut found = findings.under(&rule.code);
    let report = publisher.evaluation.as_ref().and_then(|evaluation| evaluation.report.as_ref());
    for web in [&publisher.web, &publisher.published_at].into_iter().flatten().chain(report) {
        let host = web.strip_prefix("https://").or_else(|| web.strip_prefix("http://"));
        if !host.is_some_and(|host| host.contains('.') && !host.contains(char::is_whitespace)) {
            found.at(web.place(), Fault::BadWebAddress { value: web.value().clone() });
        }
    }
    if let Some(email) = &publisher.email {
        let parts: Vec<&str> = email.split('@').collect();
        let sound = matches!(parts.as_slice(), [name, domain] if !name.is_empty() && domain.contains('.'));
        if !sound || email.contains(char::is_whitespace) {
            found.at(email.place(), Fault::BadMailAddress { value: email.value().clone() });
        }
    }
}
