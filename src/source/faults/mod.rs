//! What can be wrong with a source before any rule looks at it. Each code has its own file.

mod bad_print_profile;
mod bad_slug;
mod misplaced;
mod missing_key;
mod no_day;
mod no_sections;
mod toml_syntax;
mod too_large;
mod unknown_key;
mod unknown_language;
mod unknown_schema;
mod unknown_value;
mod unreadable_source;
mod wrong_type;

pub use bad_print_profile::{BAD_PROFILE, ProfileUnusable};
pub use bad_slug::{BAD_SLUG, BadFolderName};
pub use misplaced::Misplaced;
pub use missing_key::{Above, MISSING_KEY, MissingKey};
pub use no_day::{MONTHS, NoDay, PartDay};
pub use no_sections::{NO_SECTIONS, NoSections};
pub use toml_syntax::{TOML_SYNTAX, TomlSyntax};
pub use too_large::{FileTooLarge, TOO_LARGE, TooMany};
pub use unknown_key::{Home, KeyWhy, UNKNOWN_KEY, UnknownKey};
pub use unknown_language::{UNKNOWN_LANGUAGE, UnknownLanguage};
pub use unknown_schema::{UNKNOWN_SCHEMA, UnknownSchema};
pub use unknown_value::{UNKNOWN_VALUE, UnknownValue, ValueWhy};
pub use unreadable_source::{EmptyFile, Misnamed, NotReadable, NotUtf8, SourceIsLink, UNREADABLE};
pub use wrong_type::{Expected, Instead, WRONG_TYPE, WrongType};

use crate::finding::Code;

/// The codes of faults found while reading, in order.
pub static CODES: &[&Code] = &[
    &TOML_SYNTAX,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &UNKNOWN_VALUE,
    &UNKNOWN_SCHEMA,
    &TOO_LARGE,
    &UNREADABLE,
    &BAD_SLUG,
    &NO_SECTIONS,
    &BAD_PROFILE,
];
