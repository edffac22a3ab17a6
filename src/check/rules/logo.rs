//! A publisher's logo is there, and has words.
//!
//! WCAG 2.2, 1.1.1 (A); PDF/UA-1, 7.3.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U071",
        name: "logo",
        level: Level::Error,
        group: Group::Publisher,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let Some(brand) = context.publisher.map(|publisher| &publisher.brand) else { return };
    let Some(logo) = &brand.logo else { return };
    let mut found = findings.under(&rule.code);
    if let Some(Err(why)) = context.logo {
        found.at(logo.place(), Fault::LogoUnreadable { why: why.clone() });
    }
    if brand.logo_alt.as_ref().is_none_or(|alt| alt.trim().is_empty()) {
        found.at(logo.place(), Fault::LogoWithoutAlt);
    }
}
