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
    /// The variants that are asked for in place of those that a policy lists; empty where nobody asked.
    pub asked: &'a [VariantName],
    /// The date used for a policy that gives none.
    pub fallback_date: Option<Date>,
}
