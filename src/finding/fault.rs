//! Every fault there is, with what is to be said about it. The words stand in [`crate::locale`].

use super::{ApprovalFault, EasyFault};

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
    LogoUnreadable { why: PictureWhy },
    LogoWithoutAlt,
    // Structure.
    DuplicateId { id: String, line: usize },
    ReservedId { id: String },
    BadId { id: String, suggestion: String },
    HeadingTopLevel,
    HeadingSkipped { from: u8, to: u8 },
    HeadingEmpty,
    EmptyText { key: &'static str },
    NestedTooDeep { limit: usize },
    // Markup.
    HtmlInText { html: String },
    SpanUnclosed,
    SpanWithoutLanguage { html: String },
    ImageInText,
    UnknownLanguage { tag: String },
    LanguageWithoutWords { tag: String },
    LinkSaysNothing { text: String },
    LinkIsAddress { text: String },
    LinkEmpty,
    LinkScheme { url: String },
    LinkAnchor { id: String, near: Option<String> },
    FootnoteUndefined { label: String },
    FootnoteUnused { label: String },
    FootnoteTwice { label: String },
    BlocksInCell,
    // Dates.
    YearsReversed { from: i32, to: i32 },
    YearUnlikely { year: i32 },
    UpdatedBeforeAdopted,
    NoDate,
    // Figures.
    FigureWithoutAlt,
    FigureAltAndDecorative,
    FigureAltSaysNothing { alt: String },
    FigureDecorativeFalse,
    FigureUnreadable { src: String, why: PictureWhy },
    EasyPictureWithoutAlt,
    EasyAltWithoutPicture,
    // Tables.
    TableNoHeader,
    TableHeaderEmpty { column: usize },
    TableRowWidth { cells: usize, columns: usize },
    TableNoRows,
    // Layout.
    GlyphMissing { character: char },
    ContrastLow { text: String, on: String, ratio: f64, minimum: f64, others: usize },
    // Print.
    ProfileUnusable { why: ProfileWhy },
    // Addresses.
    BadWebAddress { value: String },
    BadMailAddress { value: String },
    // Easy-read.
    EasyMissing { title: String },
    EasyAndSkip,
    EasyEmpty,
    GoalNotCovered { goal: String },
    CoversUnknown { id: String, near: Option<String> },
    EasyRead(EasyFault),
    Approval(ApprovalFault),
}

impl Fault {
    /// Whether it says that something isn't there. In a file with syntax faults that can't be known: it may
    /// stand behind a missing quotation mark.
    #[must_use]
    pub fn is_absence(&self) -> bool {
        matches!(
            self,
            Self::MissingKey { .. }
                | Self::NoSections
                | Self::NoDate
                | Self::LogoWithoutAlt
                | Self::FigureWithoutAlt
                | Self::EasyPictureWithoutAlt
                | Self::EasyAltWithoutPicture
                | Self::TableNoHeader
                | Self::TableNoRows
                | Self::LinkAnchor { .. }
                | Self::CoversUnknown { .. }
                | Self::EasyMissing { .. }
                | Self::GoalNotCovered { .. }
                | Self::EasyRead(
                    EasyFault::NoContact | EasyFault::NoYou { .. } | EasyFault::WaiverIdle { .. }
                )
        )
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

/// Why a picture can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant's words in `locale` say what it is")]
pub enum PictureWhy {
    Missing { near: Option<String> },
    Outside,
    Link,
    WrongFormat,
    TooLarge { limit_mb: u64 },
    TooManyPixels { limit_mp: u64 },
    Damaged { detail: String },
    External { href: String },
}
