//! The other programs that writers run, as they are on this machine while a run lasts.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::policy::VariantName;
use crate::variant::writer;

/// Which program a variant is made with, by its name. Without the variants that need none.
pub(super) type ProgramsOf = BTreeMap<String, String>;

/// What was asked of other programs: once a run, and only of those that are needed.
#[derive(Debug, Default)]
pub(super) struct Programs(Mutex<BTreeMap<VariantName, Option<String>>>);

impl Programs {
    /// The programs that these variants need.
    pub fn of(&self, variants: impl IntoIterator<Item = VariantName>) -> ProgramsOf {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let program = |variant: VariantName| {
            let program = known.entry(variant).or_insert_with(|| writer(variant).program()).clone();
            Some((variant.name().to_owned(), program?))
        };
        variants.into_iter().filter_map(program).collect()
    }

    /// Whether these are the ones that variants need now.
    pub fn are(&self, before: &ProgramsOf) -> bool {
        let variants: Option<Vec<_>> = before.keys().map(|name| VariantName::from_name(name)).collect();
        variants.is_some_and(|variants| self.of(variants) == *before)
    }
}
