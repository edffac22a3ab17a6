//! What is known of the languages that documents are written in: a language is a file.
//!
//! Messages of the program are another thing: they are Danish or English ([`crate::locale`]), whatever a document's
//! language is.

mod collation;
mod da;
mod de;
mod document;
mod en;
mod index;
mod preflight;
mod report;
mod says_nothing;
mod usage;

pub use collation::{Collation, SortKey};
pub use document::{Accessibility, Counted, DocumentWords, KindNames, QuotationMarks};
pub use index::IndexWords;
pub use preflight::{BindingNames, InkNames, PreflightWords};
pub use report::{Coverage, LixBands, Published, Questions, ReportWords, StateNames};
pub use says_nothing::{LinkText, alt_says_nothing};
pub use usage::{LanguageFile, SaysNothing, Units};

use crate::policy::Language;

/// Every language that there are words for. A new one is a file and a line here.
pub static LANGUAGES: &[&LanguageFile] = &[&da::DANISH, &de::GERMAN, &en::ENGLISH];

/// What is known of a language; of English where it is none of those known.
#[must_use]
pub fn of(language: &Language) -> &'static LanguageFile {
    known(language).unwrap_or(&en::ENGLISH)
}

/// Whether there are words in this very language.
#[must_use]
pub fn is_known(language: &Language) -> bool {
    known(language).is_some()
}

fn known(language: &Language) -> Option<&'static LanguageFile> {
    LANGUAGES.iter().copied().find(|file| file.tag == language.primary())
}

impl DocumentWords {
    /// The words for a language; English where it is none of those known.
    #[must_use]
    pub fn of(language: &Language) -> &'static Self {
        &of(language).document
    }
}
