//! The shape of a rule. Each is a file of its own in `rules/`, named after the fault it finds.

use super::context::Context;
use super::laid_out::LaidOut;
use crate::finding::{Code, Findings, Under};

/// A rule for sources.
pub struct Rule {
    /// Its code, name and level.
    pub code: Code,
    /// Files what it finds.
    pub check: fn(&Context<'_>, &'static Rule, &mut Findings),
}

/// A rule for laid-out pages.
pub struct LaidOutRule {
    /// Its code, name and level.
    pub code: Code,
    /// Files what it finds.
    pub check: fn(&LaidOut<'_>, &mut Under<'_>),
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.id)
    }
}

impl std::fmt::Debug for LaidOutRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.id)
    }
}
