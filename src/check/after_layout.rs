//! The check of laid-out pages.

use super::{LaidOut, rules};
use crate::finding::{Code, Finding, Findings};

/// Whether a code is found only on laid-out pages.
#[must_use]
pub fn needs_layout(code: &Code) -> bool {
    rules::LAID_OUT.iter().any(|rule| rule.code.id == code.id)
}

/// Checks what the pages of a publication show.
#[must_use]
pub fn pages(laid_out: &LaidOut<'_>) -> Vec<Finding> {
    let mut findings = Findings::default();
    for rule in rules::LAID_OUT {
        (rule.check)(laid_out, &mut findings.under(&rule.code));
    }
    let slug = Some(laid_out.policy.slug.clone());
    findings.sorted().into_iter().map(|finding| Finding { slug: slug.clone(), ..finding }).collect()
}
