//! All the data for one language in one value; each language has a file beside this one.

use super::collation::Collation;
use super::document::DocumentWords;
use super::index::IndexWords;
use super::preflight::PreflightWords;
use super::report::ReportWords;
use super::web::WebWords;

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
    /// What a quarter of a year is called after its number.
    pub quarters: &'static [&'static str],
    /// Other words that make the number before them an ordinal, as they are written inside a sentence: "klasse" in "2. klasse". Months
    /// are in [`DocumentWords::months`].
    pub after_ordinal: &'static [&'static str],
    /// Words that may stand twice in a row, in lower case: "det er det, det der der siger".
    pub doubled: &'static [&'static str],
    /// Words between a first part that ends in a hyphen and the compound that it belongs to, in lower case: "børne- og ungdomsliv".
    pub after_first_part: &'static [&'static str],
    /// Words that stay on the same line as a number.
    pub units: Units,
    /// The order of its alphabet.
    pub collation: Collation,
    /// Texts that are present but say nothing.
    pub says_nothing: SaysNothing,
    /// Words of the page that links to every file.
    pub index: IndexWords,
    /// Words of the web edition.
    pub web: WebWords,
    /// Words of the sheet for the print shop.
    pub preflight: PreflightWords,
    /// Words of the report on the easy-read edition.
    pub report: ReportWords,
}

impl LanguageFile {
    /// The size of a file, as people say it: "84 kB", "1,2 MB". A no-break space keeps the number with its unit.
    #[must_use]
    pub fn size(&self, bytes: u64) -> String {
        let kilobytes = bytes.div_ceil(1024);
        if kilobytes < 1000 {
            return format!("{kilobytes}\u{a0}kB");
        }
        let tenths = (u128::from(bytes) * 10).div_ceil(1024 * 1024);
        format!("{}{}{}\u{a0}MB", tenths / 10, self.decimal, tenths % 10)
    }

    /// Whether these words make a number with a full stop before them an ordinal: "januar 2026", "kvt.", "klasse".
    #[must_use]
    pub fn follows_an_ordinal(&self, words: &str) -> bool {
        self.follows_a_day(words) || self.after_ordinal.contains(&first_word(words).0)
    }

    /// Whether these words make a number before them a day or a quarter, and nothing else: "januar 2026", "sept.", "kvartal".
    #[must_use]
    pub fn follows_a_day(&self, words: &str) -> bool {
        let (word, rest) = first_word(words);
        let low = word.to_lowercase();
        let is_month = |month: &str| {
            let month = month.to_lowercase();
            // "sept.", "jan.": three letters and more of a month, with a full stop.
            month == low || rest.starts_with('.') && low.chars().count() >= 3 && month.starts_with(&low)
        };
        self.document.months.iter().any(|month| is_month(month)) || self.quarters.contains(&word)
    }

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

/// The first word, and what follows it.
fn first_word(words: &str) -> (&str, &str) {
    words.split_at(words.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len()))
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
