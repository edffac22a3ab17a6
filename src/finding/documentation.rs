//! The documentation of a code: the source of `docs/rules.md`, `docs/rules.en.md` and `udgiv explain`.

use crate::locale::Locale;

/// A text in each language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bilingual {
    /// Danish.
    pub da: &'static str,
    /// English.
    pub en: &'static str,
}

impl Bilingual {
    /// Nothing to say.
    pub const NONE: Self = Self { da: "", en: "" };

    /// The text in a language.
    #[must_use]
    pub fn text(self, locale: Locale) -> &'static str {
        locale.pick(self.da, self.en)
    }
}

/// What the documentation says about a code.
#[derive(Debug, PartialEq, Eq)]
pub struct Documentation {
    /// What it finds, as a phrase without a full stop.
    pub finds: Bilingual,
    /// Why it matters, with the standard it comes from.
    pub why: Bilingual,
    /// Pairs of wrong and right.
    pub examples: &'static [Example],
    /// Anything else a writer should know, in CommonMark; may be empty.
    pub more: Bilingual,
}

/// A wrong and a right piece of source, as readers of the documentation see them. A test puts each into the sound project
/// in `tests/base` and checks it: the wrong piece must trigger its code and no other, the right piece nothing at all.
/// If consecutive examples share the same right piece, the pages show it once, after the last of them.
#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    /// Where in the project the pieces belong.
    pub part: SourcePart,
    /// The faulty piece.
    pub wrong: &'static str,
    /// Why it is wrong, in a few words without a full stop; may be empty.
    pub because: Bilingual,
    /// How to write it instead.
    pub right: &'static str,
}

/// Where an example's pieces belong. Each is written exactly as in the file: a backslash in a text is doubled.
///
/// Pictures that an example can use: `images/kort.svg`, a drawing; `images/lille-kort.png` with few pixels;
/// `images/mellem-kort.png` with too few for print;
/// `images/klip.png` with transparent parts; `images/glas.svg`, a drawing with transparency; `byen.svg`, a logo; and a
/// press's profile, `PSOcoated_v3.icc`.
/// The base has a publisher `byen`, sections `forord`, `fritid`, `bilag` and `kontakt`, and a goal `maal-1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourcePart {
    /// Keys of `[policy]`; each replaces the base's key of the same name.
    Policy,
    /// Keys of `publisher.toml`, then its tables with their headers; each key replaces the base's key of the same name.
    Publisher,
    /// Keys of one `[[section]]`, then its tables with their headers. Whatever else a sound section needs is supplied: an id,
    /// a title, a text, and `easy_skip` unless the piece has a `[section.easy]`.
    Section,
    /// All keys of one `[[section.block]]`, `type` first. Its section is sound.
    Block,
    /// CommonMark, as the text of an otherwise sound section.
    Text,
    /// Lines of an easy-read text. A paragraph that says "du" precedes them; the section is otherwise sound.
    Easy,
    /// All keys of one `[[term]]`.
    Term,
    /// Whole tables with their headers, at the end of `policy.toml`: `[[term]]`, `[[section]]`.
    Tables,
    /// Whole files. A comment line names the file that follows it, `# sources/publishers/byen.toml`; without one it is the
    /// base's `policy.toml`.
    Files,
    /// Something that no piece of text can show, such as a file's size or a link: described in words, and tested only in
    /// `tests/rules/`.
    Outside,
}
