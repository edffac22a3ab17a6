//! The rules, one a file.

pub mod bad_contact;
pub mod bad_date;
pub mod bad_id;
pub mod brand_ink;
pub mod duplicate_id;
pub mod empty_link_text;
pub mod empty_text;
pub mod figure_unreadable;
pub mod figure_without_alt;
pub mod heading_order;
pub mod language_without_words;
pub mod link_nowhere;
pub mod logo;
pub mod low_contrast;
pub mod missing_easy_text;
pub mod missing_glyph;
pub mod names;
pub mod nested_too_deep;
pub mod spot_name;
pub mod table_shape;
pub mod undefined_footnote;
pub mod unknown_language;
pub mod unknown_markup;
pub mod unused_footnote;
