//! A language is named by a BCP 47 tag.
//!
//! Screen readers choose their voice by it: WCAG 2.2, 3.1.1 and 3.1.2; PDF/UA-1, 7.2.

use crate::check::{Context, Rule};
use crate::edition::markup::Problem;
use crate::finding::Findings;
use crate::source::faults::{UNKNOWN_LANGUAGE, UnknownLanguage};

/// The rule.
pub static RULE: Rule = Rule { code: UNKNOWN_LANGUAGE, check };

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for (text, range, problem) in context.problems() {
        if let Problem::UnknownLanguage(tag) = problem {
            let place = || context.within(text, range.clone());
            findings.under(&rule.code).at(place, UnknownLanguage { tag: tag.clone(), line: None });
        }
    }
}
