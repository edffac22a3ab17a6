//! What a check needs besides the project.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::layout::{Fonts, Layout};
use crate::policy::Date;
use crate::prose::Danish;

/// What a check needs besides the project.
#[derive(Debug)]
pub struct Resources<'a> {
    /// Layouts by name.
    pub layouts: &'a BTreeMap<String, Arc<Layout>>,
    /// Fonts.
    pub fonts: &'a Fonts,
    /// What is known of Danish words.
    pub danish: &'a Danish,
    /// Date of a policy that gives none.
    pub fallback_date: Option<Date>,
}
