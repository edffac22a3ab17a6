//! What a page of rules says about a code: from here come `docs/rules.md`, `docs/rules.en.md` and `udgiv explain`.

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

    /// What is said in a language.
    #[must_use]
    pub fn text(self, locale: Locale) -> &'static str {
        locale.pick(self.da, self.en)
    }
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

/// A wrong and a right piece of source, as a reader of the documentation sees them. A test puts each into the sound
/// project of `tests/base` and checks it: with the wrong one exactly the code it belongs to is found, with the right one
/// nothing at all. Where two examples in a row have the same right piece, the pages show it once, after both.
#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    /// Where in the project the pieces belong.
    pub part: SourcePart,
    /// What is wrong.
    pub wrong: &'static str,
    /// Why it is, in a few words without a full stop; may be empty.
    pub because: Bilingual,
    /// How to write it instead.
    pub right: &'static str,
}

/// Where an example's pieces belong. Each is written as it stands in the file: in a text, too, a backslash is two.
///
/// Pictures that an example can name: `images/kort.svg`, a drawing; `images/lille-kort.png` with few pixels;
/// `images/klip.png` with transparent parts; `images/glas.svg`, a drawing with transparency; `byen.svg`, a logo; and a
/// press's profile, `PSOcoated_v3.icc`.
/// In the base there are a publisher `byen`, sections `forord`, `fritid`, `bilag` and `kontakt`, and a goal `maal-1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourcePart {
    /// Keys of `[policy]`; each replaces the one of that name.
    Policy,
    /// Keys of `publisher.toml`, then its tables with their heads; each key replaces the one of that name.
    Publisher,
    /// Keys of one `[[section]]`, then its tables with their heads. What a sound section needs besides is there: an id,
    /// a title, a text, and `easy_skip` where the piece has no `[section.easy]`.
    Section,
    /// Keys of one `[[section.block]]`, all of them, `type` first. Its section is sound.
    Block,
    /// CommonMark, as the text of a section that is sound otherwise.
    Text,
    /// Lines of an easy-read text. Before them stands a paragraph that says "du"; the section is sound otherwise.
    Easy,
    /// Keys of one `[[term]]`, all of them.
    Term,
    /// Whole tables with their heads, at the end of `policy.toml`: `[[term]]`, `[[section]]`.
    Tables,
    /// Whole files. A comment line names the file that begins behind it, `# sources/publishers/byen.toml`; without one it is
    /// the base's `policy.toml`.
    Files,
    /// What no text can show: a size, a link. Told in words, and tried in `tests/rules/` alone.
    Outside,
}
