//! What a check needs in addition to the project.

use crate::layout::Fonts;
use crate::policy::{Date, VariantName};
use crate::prose::Danish;
use crate::source::PictureReader;

/// Names of layouts, fonts and dictionaries that rules consult.
#[derive(Debug)]
pub struct Resources<'a> {
    /// The names of all layouts.
    pub layout_names: &'a [String],
    /// All fonts.
    pub fonts: &'a Fonts,
    /// What reads drawings of charts.
    pub pictures: &'a PictureReader,
    /// The Danish dictionary.
    pub danish: &'a Danish,
    /// The variants that are asked for in place of those that a policy lists; empty where nobody asked.
    pub asked: &'a [VariantName],
    /// The date used for a policy that gives none.
    pub fallback_date: Option<Date>,
}
