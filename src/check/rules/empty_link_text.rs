//! A link's text says where it leads.
//!
//! WCAG 2.2, 2.4.4 (A) and 2.4.9: a screen reader reads links out as a list, without the text around them.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

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

/// Link texts that could stand on any link, in small letters.
const SAYS_NOTHING: &[&str] = &[
    "her",
    "klik her",
    "tryk her",
    "læs her",
    "se her",
    "læs mere",
    "læs mere her",
    "se mere",
    "mere",
    "link",
    "dette link",
    "denne side",
    "hent",
    "hent her",
    "download",
    "here",
    "click here",
    "read more",
    "more",
    "hier",
    "klicken sie hier",
    "mehr",
];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for parsed in &context.texts {
        for link in &parsed.markup.links {
            let Some(fault) = fault(link.text.trim()) else { continue };
            findings.under(&rule.code).at(|| context.within(parsed.text, link.range.clone()), fault);
        }
    }
}

fn fault(text: &str) -> Option<Fault> {
    let low = text.trim_end_matches(['.', '!', ':', '…', '>', '»']).trim().to_lowercase();
    if low.is_empty() {
        Some(Fault::LinkEmpty)
    } else if SAYS_NOTHING.contains(&low.as_str()) {
        Some(Fault::LinkSaysNothing { text: text.to_owned() })
    } else if low.starts_with("http://") || low.starts_with("https://") || low.starts_with("www.") {
        Some(Fault::LinkIsAddress { text: text.to_owned() })
    } else {
        None
    }
}

/// Whether a link may not have this text.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    fault(text).is_some()
}
