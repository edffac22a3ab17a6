//! The accessible PDF for the screen.

use super::input::PageSetting;
use super::paged::AccessiblePdf;
use crate::policy::VariantName;

/// Writes it.
pub static WRITER: AccessiblePdf = AccessiblePdf {
    name: VariantName::Screen,
    page_setting: PageSetting::Standard,
    ending: "pdf",
    has_cover: true,
};
