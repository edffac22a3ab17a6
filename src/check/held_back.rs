//! Why a policy may not be rendered.

use crate::finding::{Finding, Findings};
use crate::source::Unusable;

/// The error for which a policy may not be rendered. It is made of an error and of nothing else, so that no policy is held back without a word.
#[derive(Debug, Clone)]
pub struct HeldBack {
    error: Unusable,
    /// Whether it stands in the publisher's file: there it is told once, for all policies of that publisher.
    is_publishers: bool,
}

impl HeldBack {
    /// By an error in the policy itself.
    pub(super) fn by_own(error: Finding) -> Self {
        Self { error: Box::new(error), is_publishers: false }
    }

    /// By an error in its publisher's file.
    pub(super) fn by_publishers(error: Finding) -> Self {
        Self { error: Box::new(error), is_publishers: true }
    }

    /// Adds the error to what is told of the policy, if no other error is.
    pub(super) fn tell(&self, findings: &mut Findings) {
        if !self.is_publishers && findings.first_error().is_none() {
            findings.extend([self.error.as_ref().clone()]);
        }
    }

    /// Whether it is told: by an error among these findings about the policy, or by the publisher's.
    #[must_use]
    pub fn is_told_in(&self, findings: &[Finding]) -> bool {
        self.is_publishers || findings.iter().any(Finding::holds_back_all)
    }
}
