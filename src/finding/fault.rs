//! Every fault there is, with what is to be said about it. The words stand in [`crate::locale`].

/// What kind of value a key wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Text in quotation marks.
    Text,
    /// A list of texts.
    Texts,
    /// A list of rows.
    Rows,
    /// A whole number.
    Integer,
    /// A number within a range.
    Number {
        /// The least.
        from: u16,
        /// The most.
        to: u16,
    },
    /// A whole number, at least 1.
    Count,
    /// `true` or `false`.
    Boolean,
    /// A date without a time.
    Date,
    /// `{ from = 2025, to = 2028 }`.
    Years,
    /// `#rrggbb`.
    Colour,
    /// Four percentages.
    Cmyk,
    /// A table: `[name]`.
    Table,
    /// Tables: `[[name]]`.
    Tables,
}

/// A fault and its particulars.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant's words in `locale` say what it is")]
pub enum Fault {
    // Reading files and TOML.
    NotUtf8,
    SourceIsLink,
    FileTooLarge { limit_mb: u64 },
    TomlSyntax { detail: String },
    UnknownKey { key: String, near: Option<String>, known: Vec<&'static str> },
    MissingKey { key: &'static str, example: &'static str },
    WrongType { key: String, expected: Expected },
    UnknownValue { key: String, value: String, near: Option<String>, known: Vec<String> },
    UnknownSchema,
    BadSlug { slug: String },
    NoSections,
    TooMany { what: &'static str, limit: usize },
    UnknownLanguage { tag: String },
    ProfileUnusable { why: ProfileWhy },
}

impl Fault {
    /// Whether it says that something isn't there. In a file with syntax faults that can't be known: it may
    /// stand behind a missing quotation mark.
    #[must_use]
    pub fn is_absence(&self) -> bool {
        matches!(self, Self::MissingKey { .. } | Self::NoSections)
    }
}

/// Why a profile of a printing condition can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant's words in `locale` say what it is")]
pub enum ProfileWhy {
    Outside,
    Missing,
    TooLarge { limit_mb: u64 },
    NotForPress,
}
