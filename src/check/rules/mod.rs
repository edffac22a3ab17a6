//! The rules, one per file, each with its check, its messages and its documentation. A new rule is added to the list here,
//! or to the one in its folder.

mod bad_contact;
mod bad_date;
mod bad_footnote;
pub mod bad_id;
mod bad_identifier;
mod braille_unwritable;
mod chart_number;
mod chart_shape;
mod cropped_words;
mod drawing_character;
mod drawing_font;
mod drawing_words;
mod duplicate_id;
pub mod easy;
pub mod empty_link_text;
mod empty_text;
mod few_pixels;
mod figure_unreadable;
pub mod figure_without_alt;
mod heading_order;
mod language_without_words;
pub mod link_nowhere;
mod logo;
mod lost_words;
mod low_contrast;
mod mark_left_standing;
mod missing_glyph;
mod nested_too_deep;
mod number_as_item;
mod page_budget;
mod plain_language;
mod print;
mod sign_as_markup;
mod small_letters;
mod spelling;
mod table_shape;
mod text_lost;
mod too_long;
mod typing_slip;
mod undefined_footnote;
pub mod unfinished;
mod unknown_language;
pub mod unknown_layout;
mod unknown_markup;
pub mod unknown_publisher;
mod unused_footnote;
pub mod waived_codes;

use super::{LaidOutRule, Rule};

/// The rules for every publication and its publisher, in the order of their codes.
static RULES: &[&Rule] = &[
    &duplicate_id::RULE,
    &bad_id::RULE,
    &heading_order::RULE,
    &unknown_markup::RULE,
    &bad_date::RULE,
    &empty_text::RULE,
    &nested_too_deep::RULE,
    &unknown_language::RULE,
    &language_without_words::RULE,
    &figure_unreadable::RULE,
    &figure_without_alt::RULE,
    &number_as_item::RULE,
    &sign_as_markup::RULE,
    &lost_words::RULE,
    &mark_left_standing::RULE,
    &typing_slip::RULE,
    &table_shape::RULE,
    &few_pixels::RULE,
    &cropped_words::RULE,
    &drawing_words::RULE,
    &drawing_font::RULE,
    &too_long::RULE,
    &bad_footnote::RULE,
    &missing_glyph::RULE,
    &low_contrast::RULE,
    &drawing_character::RULE,
    &chart_shape::RULE,
    &chart_number::RULE,
    &empty_link_text::RULE,
    &link_nowhere::RULE,
    &undefined_footnote::RULE,
    &unused_footnote::RULE,
    &bad_identifier::RULE,
    &braille_unwritable::RULE,
    &unknown_publisher::RULE,
    &unknown_layout::RULE,
    &bad_contact::RULE,
    &logo::RULE,
    &unfinished::RULE,
    &spelling::RULE,
    &plain_language::RULE,
];

/// All rules for sources. The last one looks at what the others have found, so the order matters.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().chain(print::RULES).chain(easy::RULES).copied()
}

/// The rules for laid-out pages.
pub static LAID_OUT: &[&LaidOutRule] = &[
    &text_lost::RULE,
    &small_letters::RULE,
    &page_budget::RULE,
    &print::coarse::RULE,
    &print::on_white::RULE,
    &print::as_pixels::RULE,
    &print::deep_creep::RULE,
    &print::converted_brand::RULE,
    &print::small_booklet::RULE,
    &easy::too_many_pages::RULE,
];
