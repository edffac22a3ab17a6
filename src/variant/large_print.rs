//! The accessible PDF in large print.

use super::input::PageSetting;
use super::paged::AccessiblePdf;
use crate::policy::VariantName;

/// Writes it.
pub static WRITER: AccessiblePdf = AccessiblePdf {
    name: VariantName::LargePrint,
    page_setting: PageSetting::LargePrint,
    ending: "large.pdf",
    has_cover: false,
};
