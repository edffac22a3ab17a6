//! A text with its key.

use super::Text;

/// A text in a source file.
#[derive(Debug, Clone, Copy)]
pub struct KeyedText<'a> {
    /// Its key, as a message names it.
    pub key: &'static str,
    /// The text.
    pub text: &'a Text,
    /// How it is written.
    pub kind: TextKind,
}

/// How a text is written, and so how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// CommonMark.
    Markup,
    /// One paragraph of CommonMark, as in a table cell.
    InlineMarkup,
    /// Plain text that appears where it is written.
    Plain,
    /// Plain text that is spoken in place of a picture.
    Alternative,
    /// Plain text about the publication: in metadata, reports and contact details.
    About,
    /// Lines of the easy-read edition.
    Easy,
}

/// Collects texts under their keys.
#[derive(Default)]
pub(super) struct Texts<'a>(Vec<KeyedText<'a>>);

impl<'a> Texts<'a> {
    pub(super) fn add(
        mut self,
        kind: TextKind,
        key: &'static str,
        texts: impl IntoIterator<Item = &'a Text>,
    ) -> Self {
        self.0.extend(texts.into_iter().map(|text| KeyedText { key, text, kind }));
        self
    }

    pub(super) fn all(mut self, texts: impl IntoIterator<Item = KeyedText<'a>>) -> Self {
        self.0.extend(texts);
        self
    }

    pub(super) fn list(self) -> Vec<KeyedText<'a>> {
        self.0
    }
}
