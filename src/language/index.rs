//! Words of the page that leads to every file.

use crate::policy::VariantName;

/// Words of `index.html`.
#[derive(Debug)]
#[allow(missing_docs, reason = "each word says what it is")]
pub struct IndexWords {
    pub title: &'static str,
    pub pages: &'static str,
    pub preflight: &'static str,
    pub report: &'static str,
    pub variants: VariantLabels,
}

/// What each variant is called.
#[derive(Debug)]
#[allow(missing_docs, reason = "named as the variants are")]
pub struct VariantLabels {
    pub screen: &'static str,
    pub print: &'static str,
    pub booklet: &'static str,
    pub large_print: &'static str,
    pub epub: &'static str,
    pub easy_text: &'static str,
    pub easy_pdf: &'static str,
    pub easy_epub: &'static str,
    pub braille: &'static str,
}

impl VariantLabels {
    /// What a variant is called.
    #[must_use]
    pub fn of(&self, variant: VariantName) -> &'static str {
        match variant {
            VariantName::Screen => self.screen,
            VariantName::Print => self.print,
            VariantName::Booklet => self.booklet,
            VariantName::LargePrint => self.large_print,
            VariantName::Epub => self.epub,
            VariantName::EasyText => self.easy_text,
            VariantName::EasyPdf => self.easy_pdf,
            VariantName::EasyEpub => self.easy_epub,
            VariantName::Braille => self.braille,
        }
    }
}
