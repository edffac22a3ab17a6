//! The languages that documents are written in; each language has a file of its own.
//!
//! The program's messages are separate: they are Danish or English ([`crate::locale`]), whatever the language of the
//! document.

mod collation;
mod da;
mod de;
mod described;
mod document;
mod en;
mod index;
mod preflight;
mod report;
mod says_nothing;
mod usage;
mod web;

pub use collation::{Collation, SortKey};
pub use described::{is_guessed, without_remark};
pub use document::{
    AboutEasy, Accessibility, BrailleWords, Counted, DocumentWords, EasyColophon, KindNames, QuotationMarks,
};
pub use index::IndexWords;
pub use preflight::{BindingNames, InkNames, PreflightWords};
pub use report::{Coverage, LixBands, Published, Questions, ReportWords, StateNames};
pub use says_nothing::{LinkText, alt_says_nothing};
pub use usage::{LanguageFile, SaysNothing, Units};
pub use web::WebWords;

use crate::policy::Language;

/// Every supported language. A new one needs a file and a line here.
pub static LANGUAGES: &[&LanguageFile] = &[&da::DANISH, &de::GERMAN, &en::ENGLISH];

/// The data for a language, or for English if it is not supported.
#[must_use]
pub fn of(language: &Language) -> &'static LanguageFile {
    known(language).unwrap_or(&en::ENGLISH)
}

/// Whether this language is supported, without falling back to English.
#[must_use]
pub fn is_known(language: &Language) -> bool {
    known(language).is_some()
}

fn known(language: &Language) -> Option<&'static LanguageFile> {
    LANGUAGES.iter().copied().find(|file| file.tag == language.primary())
}

impl DocumentWords {
    /// The words for a language, or English ones if it is not supported.
    #[must_use]
    pub fn of(language: &Language) -> &'static Self {
        &of(language).document
    }
}
