//! Checks what can be seen only once pages are laid out.

use super::{LaidOut, rules};
use crate::finding::{Code, Finding, Findings};

/// Whether a code can be found only on laid-out pages.
#[must_use]
pub fn needs_layout(code: &Code) -> bool {
    rules::LAID_OUT.iter().any(|rule| rule.code.id == code.id)
}

/// Runs the rules for laid-out pages on one publication.
#[must_use]
pub fn pages(laid_out: &LaidOut<'_>) -> Vec<Finding> {
    let mut findings = Findings::default();
    for rule in rules::LAID_OUT {
        (rule.check)(laid_out, &mut findings.under(&rule.code));
    }
    let slug = Some(laid_out.policy.slug.clone());
    findings.sorted().into_iter().map(|finding| Finding { slug: slug.clone(), ..finding }).collect()
}
