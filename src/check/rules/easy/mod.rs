//! The rules for the easy-read edition, one per file; the first comment of each names its source. Two files
//! are no rules: `approval.rs` holds what messages about approvals share, `stale_easy_text.rs` the part of R22 about time.

pub mod abbreviation;
mod approval;
mod approval_record;
mod claims_tested;
mod emphasis;
pub mod figurative;
mod idle_waiver;
mod large_number;
mod lix;
mod long_line;
mod long_paragraph;
mod long_sentence;
mod long_word;
mod many_clauses;
mod missing_easy_text;
mod negation;
mod no_contact;
mod no_you;
mod number_as_word;
pub mod passive;
mod rare_word;
mod roman_numeral;
mod sentences_on_line;
mod split_word;
mod stale_easy_text;
pub mod too_many_pages;
mod two_words;
mod unread;
pub mod unspeakable;
mod verbal_noun;

pub use approval_record::approval_mends;

use crate::check::Rule;

/// The rules that look at sources. The last one looks at what the others have found.
pub static RULES: &[&Rule] = &[
    &long_sentence::RULE,
    &sentences_on_line::RULE,
    &long_line::RULE,
    &split_word::RULE,
    &long_word::RULE,
    &abbreviation::RULE,
    &number_as_word::RULE,
    &roman_numeral::RULE,
    &large_number::RULE,
    &passive::RULE,
    &negation::RULE,
    &many_clauses::RULE,
    &verbal_noun::RULE,
    &rare_word::RULE,
    &two_words::RULE,
    &figurative::RULE,
    &no_you::RULE,
    &emphasis::RULE,
    &long_paragraph::RULE,
    &unspeakable::RULE,
    &lix::RULE,
    &missing_easy_text::RULE,
    &claims_tested::RULE,
    &no_contact::RULE,
    &approval_record::RULE,
    &idle_waiver::RULE,
];
