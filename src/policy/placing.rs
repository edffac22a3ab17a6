//! How pictures and blocks are placed on pages.

use serde::{Serialize, Serializer};

use super::named::named;
use super::{Located, Text};

named! {
    /// How wide a picture is set.
    Width {
        /// Half the column (two thirds in large print).
        Half = "half",
        /// The column (the default).
        Column = "column",
        /// The column and what the layout has beside it.
        Full = "full",
        /// From one edge of the page to the other.
        Bleed = "bleed",
        /// A page of its own; in print, two that face each other.
        Spread = "spread",
        /// A person: small, with name and title beside it.
        Portrait = "portrait",
    }
}

named! {
    /// What an author wants of the pages where a block or section begins.
    PageWish {
        /// It begins a page.
        Break = "break",
        /// It stays in one piece: a block with the next one, a section as a whole.
        Keep = "keep",
    }
}

/// The point of a picture that is kept in sight where the picture is cropped, in per cent from its left and upper edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Focus {
    /// From the left.
    pub x: u8,
    /// From the top.
    pub y: u8,
}

impl Default for Focus {
    fn default() -> Self {
        Self { x: 50, y: 50 }
    }
}

/// As layouts want it: shares of width and height.
impl Serialize for Focus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.x, self.y].map(|part| f64::from(part) / 100.0).serialize(serializer)
    }
}

impl Focus {
    /// Words that say where the point is: "left top".
    pub const WORDS: &[&str] = &["left", "centre", "right", "top", "middle", "bottom"];

    /// The point that words say: "right", "left top", "top".
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        let mut focus = Self::default();
        let (mut across, mut down) = (false, false);
        for word in words.split_whitespace() {
            let (part, at, said) = match word {
                "left" => (&mut focus.x, 0, &mut across),
                "centre" | "center" => (&mut focus.x, 50, &mut across),
                "right" => (&mut focus.x, 100, &mut across),
                "top" => (&mut focus.y, 0, &mut down),
                "middle" => (&mut focus.y, 50, &mut down),
                "bottom" => (&mut focus.y, 100, &mut down),
                _ => return None,
            };
            if std::mem::replace(said, true) {
                return None;
            }
            *part = at;
        }
        (across || down).then_some(focus)
    }
}

/// The picture on the cover.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cover {
    /// Path below the policy's folder.
    pub src: Text,
    /// Alternative text.
    pub alt: Option<Text>,
    /// Whether it is pure decoration.
    pub decorative: Option<Located<bool>>,
    /// What is kept in sight.
    pub focus: Option<Located<Focus>>,
    /// Who made it.
    pub credit: Option<Text>,
}

/// How a picture is placed that is more than a figure in the text, and whom it shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Placing {
    /// How wide.
    pub width: Width,
    /// What is kept in sight where it is cropped.
    pub focus: Option<Located<Focus>>,
    /// Whom it shows.
    pub name: Option<Text>,
    /// What they are: "Borgmester".
    pub title: Option<Text>,
    /// Their signature: path below the policy's folder.
    pub signature: Option<Text>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_said_in_words_each_side_once() {
        assert_eq!(Focus::parse("left top"), Some(Focus { x: 0, y: 0 }));
        assert_eq!(Focus::parse("bottom right"), Some(Focus { x: 100, y: 100 }));
        assert_eq!(Focus::parse("middle"), Some(Focus { x: 50, y: 50 }));
        assert_eq!(Focus::parse("left right"), None);
        assert_eq!(Focus::parse(""), None);
        assert_eq!(Focus::parse("venstre"), None);
    }
}
