//! All the data for one language in one value; each language has a file beside this one.

use super::collation::Collation;
use super::document::DocumentWords;
use super::index::IndexWords;
use super::preflight::PreflightWords;
use super::report::ReportWords;

/// All the data for a language that documents are written in. No field is optional, so an incomplete language does
/// not compile.
#[derive(Debug)]
pub struct LanguageFile {
    /// Its primary tag: "da".
    pub tag: &'static str,
    /// What it is called in Danish messages.
    pub danish_name: &'static str,
    /// What it is called in English messages.
    pub english_name: &'static str,
    /// Decimal separator.
    pub decimal: char,
    /// Words printed in documents.
    pub document: DocumentWords,
    /// Abbreviations of everyday prose, and what each stands for.
    pub abbreviations: &'static [(&'static str, &'static str)],
    /// Inflectional endings of nouns, including the empty one.
    pub noun_endings: &'static [&'static str],
    /// Words that stay on the same line as a number.
    pub units: Units,
    /// The order of its alphabet.
    pub collation: Collation,
    /// Texts that are present but say nothing.
    pub says_nothing: SaysNothing,
    /// Words of the page that links to every file.
    pub index: IndexWords,
    /// Words of the sheet for the print shop.
    pub preflight: PreflightWords,
    /// Words of the report on the easy-read edition.
    pub report: ReportWords,
}

impl LanguageFile {
    /// A number with one decimal, formatted for the language.
    #[must_use]
    pub fn one_decimal(&self, value: f64) -> String {
        self.with_decimal_sign(&format!("{value:.1}"))
    }

    /// A number with at most one decimal, formatted for the language.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        self.with_decimal_sign(&((value * 10.0).round() / 10.0).to_string())
    }

    fn with_decimal_sign(&self, number: &str) -> String {
        number.replace('.', self.decimal.encode_utf8(&mut [0; 4]))
    }
}

/// Words that stay on the same line as a number, in lower case.
#[derive(Debug)]
pub struct Units {
    /// Units after a number, without the full stop of an abbreviation.
    pub after_number: &'static [&'static str],
    /// Words after an ordinal number, besides the months.
    pub after_ordinal: &'static [&'static str],
    /// Words before a number.
    pub before_number: &'static [&'static str],
}

/// Texts that are present but say nothing, in lower case.
#[derive(Debug)]
pub struct SaysNothing {
    /// Link texts that would fit any link.
    pub link_texts: &'static [&'static str],
    /// Words that mean "picture" without saying what it shows.
    pub picture_names: &'static [&'static str],
}
