//! What is known of one language, in one value: a language is a file beside this one.

use super::collation::Collation;
use super::document::DocumentWords;
use super::index::IndexWords;
use super::preflight::PreflightWords;
use super::report::ReportWords;

/// All that is known of a language that documents are written in. Every field is there, so a language that lacks
/// something does not compile.
#[derive(Debug)]
pub struct LanguageFile {
    /// Its primary tag: "da".
    pub tag: &'static str,
    /// What it is called in Danish messages.
    pub danish_name: &'static str,
    /// What it is called in English messages.
    pub english_name: &'static str,
    /// Between the whole and the parts of a number.
    pub decimal: char,
    /// Words that a document carries.
    pub document: DocumentWords,
    /// Abbreviations of everyday prose, and what each stands for.
    pub abbreviations: &'static [(&'static str, &'static str)],
    /// Endings that a noun may take and stay the same word; the empty one is among them.
    pub noun_endings: &'static [&'static str],
    /// What stays on one line with a number.
    pub units: Units,
    /// The order of its alphabet.
    pub collation: Collation,
    /// Texts that are there and say nothing.
    pub says_nothing: SaysNothing,
    /// Words of the page that leads to every file.
    pub index: IndexWords,
    /// Words of the sheet for the print shop.
    pub preflight: PreflightWords,
    /// Words of the report on the easy-read edition.
    pub report: ReportWords,
}

impl LanguageFile {
    /// A number with one decimal, in the language's own way.
    #[must_use]
    pub fn one_decimal(&self, value: f64) -> String {
        self.with_decimal_sign(&format!("{value:.1}"))
    }

    /// A number with one decimal at the most, in the language's own way.
    #[must_use]
    pub fn number(&self, value: f64) -> String {
        self.with_decimal_sign(&((value * 10.0).round() / 10.0).to_string())
    }

    fn with_decimal_sign(&self, number: &str) -> String {
        number.replace('.', self.decimal.encode_utf8(&mut [0; 4]))
    }
}

/// What stays on one line with a number, in small letters.
#[derive(Debug)]
pub struct Units {
    /// What a number may measure, without the full stop of an abbreviation.
    pub after_number: &'static [&'static str],
    /// What a number follows.
    pub before_number: &'static [&'static str],
}

/// Texts that are there and say nothing, in small letters.
#[derive(Debug)]
pub struct SaysNothing {
    /// Link texts that could stand on any link.
    pub link_texts: &'static [&'static str],
    /// Words that name a picture instead of telling what it shows.
    pub picture_names: &'static [&'static str],
}
