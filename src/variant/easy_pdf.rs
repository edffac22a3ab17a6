//! The easy-read edition as an accessible PDF.

use super::input::PageSetting;
use super::paged::AccessiblePdf;
use crate::policy::VariantName;

/// Writes it.
pub static WRITER: AccessiblePdf = AccessiblePdf {
    name: VariantName::EasyPdf,
    page_setting: PageSetting::Easy,
    ending: "easy.pdf",
    has_cover: false,
};
