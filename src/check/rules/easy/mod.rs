//! The rules for easy-read texts, one a file. Where each comes from is told in its first comment.

pub mod abbreviation;
pub mod claims_tested;
pub mod emphasis;
pub mod figurative;
pub mod idle_waiver;
pub mod large_number;
pub mod lix;
pub mod long_line;
pub mod long_paragraph;
pub mod long_sentence;
pub mod long_word;
pub mod many_clauses;
pub mod negation;
pub mod no_contact;
pub mod no_you;
pub mod number_as_word;
pub mod passive;
pub mod rare_word;
pub mod roman_numeral;
pub mod sentences_on_line;
pub mod split_word;
pub mod two_words;
pub mod unspeakable;
pub mod verbal_noun;
