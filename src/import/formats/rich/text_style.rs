//! What styles say about text, in the terms that all word processors share.

use super::look::TextLook;
use super::scripts::Script;
use crate::import::document::Reason;

/// What a style, or a stretch of text itself, says; none where it leaves that to others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextStyle {
    /// Bold.
    pub strong: Option<bool>,
    /// Italic.
    pub emphasis: Option<bool>,
    /// Invisible.
    pub hidden: Option<bool>,
    /// Struck out.
    pub struck: Option<bool>,
    /// Above or below the line.
    pub script: Option<Script>,
    /// Underlined.
    pub underlined: Option<bool>,
    /// In capitals, whatever the letters are.
    pub capitals: Option<bool>,
    /// Its size, in half points.
    pub size: Option<u16>,
}

impl TextStyle {
    /// What it says itself, and the rest from `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            strong: self.strong.or(other.strong),
            emphasis: self.emphasis.or(other.emphasis),
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            script: self.script.or(other.script),
            underlined: self.underlined.or(other.underlined),
            capitals: self.capitals.or(other.capitals),
            size: self.size.or(other.size),
        }
    }

    /// The reason that such words are not part of the text, if they aren't.
    pub fn gone(self) -> Option<Reason> {
        match (self.hidden, self.struck) {
            (Some(true), _) => Some(Reason::Hidden),
            (_, Some(true)) => Some(Reason::Struck),
            _ => None,
        }
    }

    /// What it looks like.
    pub fn look(self) -> TextLook {
        TextLook {
            size: self.size.unwrap_or(0),
            bold: self.strong == Some(true),
            underlined: self.underlined == Some(true),
            capitals: self.capitals == Some(true),
        }
    }
}
