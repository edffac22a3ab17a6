//! What a page of rules says about a code: from here come `docs/rules.md`, `docs/rules.en.md` and `udgiv explain`.

/// A text in each language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bilingual {
    /// Danish.
    pub da: &'static str,
    /// English.
    pub en: &'static str,
}

/// What is told of a code.
#[derive(Debug, PartialEq, Eq)]
pub struct Documentation {
    /// What it finds, as a phrase without a full stop.
    pub finds: Bilingual,
    /// Why it matters, with the standard it comes from.
    pub why: Bilingual,
    /// Wrong and right, a pair each.
    pub examples: &'static [Example],
    /// What else a writer should know: CommonMark, may be empty.
    pub more: Bilingual,
}

impl Documentation {
    /// Stands in until a code's own is written.
    pub const UNWRITTEN: Self = Self {
        finds: Bilingual { da: "", en: "" },
        why: Bilingual { da: "", en: "" },
        examples: &[],
        more: Bilingual { da: "", en: "" },
    };
}

/// A wrong and a right piece of source. Both are run over the base project of the tests: the wrong one gives exactly
/// the code it belongs to, the right one nothing.
#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    /// Where in the project the piece belongs.
    pub part: SourcePart,
    /// What is wrong.
    pub wrong: &'static str,
    /// Why it is, in a few words; may be empty.
    pub because: Bilingual,
    /// How to write it instead.
    pub right: &'static str,
}

/// Where an example's text belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourcePart {
    /// Keys of `[policy]`.
    Policy,
    /// Keys of `publisher.toml`, with its tables.
    Publisher,
    /// Keys and tables of one `[[section]]`.
    Section,
    /// Keys of one `[[section.block]]`, `type` among them.
    Block,
    /// CommonMark, as the text of a section.
    Text,
    /// Lines of an easy-read text.
    Easy,
    /// Keys of a `[[term]]`.
    Term,
    /// A whole `policy.toml`.
    File,
    /// What can't be written in a source file (a link, a size, a picture): told in words, and tried in `tests/rules/`.
    Outside,
}
