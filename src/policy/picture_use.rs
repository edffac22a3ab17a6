//! Every use of a picture, in one list for whoever reads or judges pictures.

use super::{Block, Policy, Text, Width};

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
                let placing = figure.placing.as_ref();
                let used = match placing.map(|placing| placing.width) {
                    Some(Width::Bleed | Width::Spread) => PictureUse::Wide,
                    Some(Width::Portrait) => PictureUse::Portrait,
                    _ => PictureUse::Figure,
                };
                let signature = placing.and_then(|placing| placing.signature.as_ref());
                let signature = signature.map(|src| (src, PictureUse::Signature));
                [Some((&figure.src, used)), signature]
            }
            Block::Quote { picture: Some(src), .. } => [Some((src, PictureUse::Portrait)), None],
            _ => [None, None],
        });
        let easy = self.easy().filter_map(|easy| Some((easy.picture.as_ref()?, PictureUse::Easy)));
        cover.chain(blocks.flatten()).chain(easy)
    }
}
