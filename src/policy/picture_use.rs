//! Where a policy uses its pictures, and how they are placed there.

use serde::{Serialize, Serializer};

use super::named::named;
use super::{Block, Located, Policy, Text};

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

/// What a picture is used as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureUse {
    /// On the cover.
    Cover,
    /// As wide as the text, or a little wider.
    Figure,
    /// From edge to edge of the page.
    Wide,
    /// A person, small.
    Portrait,
    /// A signature below a portrait.
    Signature,
    /// Beside an easy-read text.
    Easy,
}

impl PictureUse {
    /// Whether parts of it may be cut off, so that it fills its place.
    #[must_use]
    pub fn is_cropped(self) -> bool {
        matches!(self, Self::Cover | Self::Wide | Self::Portrait)
    }

    /// Whether the easy-read edition alone has it.
    #[must_use]
    pub fn is_easy(self) -> bool {
        self == Self::Easy
    }
}

impl Policy {
    /// Every picture that either edition uses, and what it is used as.
    pub fn pictures(&self) -> impl Iterator<Item = (&Text, PictureUse)> {
        let cover = self.cover_picture.iter().map(|cover| (&cover.src, PictureUse::Cover));
        let blocks = self.blocks().flat_map(|block| match block.value() {
            Block::Figure(figure) => {
                let used = match figure.width {
                    Some(Width::Bleed | Width::Spread) => PictureUse::Wide,
                    Some(Width::Portrait) => PictureUse::Portrait,
                    _ => PictureUse::Figure,
                };
                let signature = figure.signature.as_ref().map(|src| (src, PictureUse::Signature));
                [Some((&figure.src, used)), signature]
            }
            Block::Quote { picture: Some(src), .. } => [Some((src, PictureUse::Portrait)), None],
            _ => [None, None],
        });
        let easy = self.easy().filter_map(|easy| Some((easy.picture.as_ref()?, PictureUse::Easy)));
        cover.chain(blocks.flatten()).chain(easy)
    }
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
