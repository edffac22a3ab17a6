//! What a check needs in addition to the project.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::layout::{Fonts, Layout};
use crate::policy::{Date, VariantName};
use crate::prose::Danish;

/// Layouts, fonts and dictionaries that rules consult.
#[derive(Debug)]
pub struct Resources<'a> {
    /// The names of all layouts.
    pub layout_names: &'a [String],
    /// The layouts that are used, by name.
    pub layouts: &'a BTreeMap<String, Arc<Layout>>,
    /// All fonts.
    pub fonts: &'a Fonts,
    /// The Danish dictionary.
    pub danish: &'a Danish,
    /// The date used for a policy that gives none.
    pub fallback_date: Option<Date>,
    /// Variants that this run was asked for, whatever the policies say.
    pub asked_for: &'a [VariantName],
}
