//! Words of the sheet that goes with a file for the print shop.

use crate::policy::Binding;

/// Labels and sentences of the sheet. `{}` stands for a number.
#[derive(Debug)]
#[allow(missing_docs, reason = "each word says what it is")]
pub struct PreflightWords {
    pub title: &'static str,
    pub trim: &'static str,
    pub bleed: &'static str,
    pub pages: &'static str,
    pub blank: fn(count: usize, pages: &str, multiple: usize) -> String,
    pub binding: &'static str,
    pub inks: &'static str,
    pub spots: &'static str,
    pub no_spots: &'static str,
    pub coverage: &'static str,
    pub allowed: &'static str,
    pub on_page: &'static str,
    pub pictures: &'static str,
    pub no_pictures: &'static str,
    pub grey: &'static str,
    pub fonts: &'static str,
    pub embedded: &'static str,
    pub condition: &'static str,
    pub usual_condition: &'static str,
    pub brand: &'static str,
    pub converted: &'static str,
    pub profile: &'static str,
    pub no_profile: &'static str,
    pub conforms: &'static str,
    pub no_claim: &'static str,
    pub look_at: &'static str,
    pub nothing: &'static str,
    pub coarse: &'static str,
    pub on_white: &'static str,
    pub as_pixels: &'static str,
    pub near_edge: &'static str,
    pub and: &'static str,
    pub checked: &'static str,
    pub checks: &'static [&'static str],
    pub not_checked: &'static str,
    pub unchecked: &'static [&'static str],
    pub process: InkNames,
    pub bindings: BindingNames,
}

/// What the process inks are called.
#[derive(Debug)]
#[allow(missing_docs, reason = "named as the inks are")]
pub struct InkNames {
    pub cyan: &'static str,
    pub magenta: &'static str,
    pub yellow: &'static str,
    pub black: &'static str,
}

/// What the bindings are called.
#[derive(Debug)]
#[allow(missing_docs, reason = "named as the bindings are")]
pub struct BindingNames {
    pub saddle: &'static str,
    pub glued: &'static str,
    pub loose: &'static str,
}

impl BindingNames {
    /// What a binding is called.
    #[must_use]
    pub fn of(&self, binding: Binding) -> &'static str {
        match binding {
            Binding::Saddle => self.saddle,
            Binding::Glued => self.glued,
            Binding::Loose => self.loose,
        }
    }
}
