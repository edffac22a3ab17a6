//! A policy before it is written: the source that [`crate::policy::Policy`] will be read from.

use crate::import::document::{Cell, Doubt, Inline, LeftOut, Move, Origin, Piece};
use crate::policy::{Date, Kind, Role, Years};

/// A draft of a policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Title.
    pub title: SourcedText,
    /// Whether it was recognised as the title only by its position and looks.
    pub title_by_looks: bool,
    /// Subtitle.
    pub subtitle: Option<SourcedText>,
    /// Whether it was recognised as the subtitle only by its position and looks.
    pub subtitle_by_looks: bool,
    /// The language of most of its words.
    pub language: Option<&'static str>,
    /// The day it was adopted, and where the document says so.
    pub adopted: Option<(Date, Origin)>,
    /// The years it is valid for, and where the document states them.
    pub years: Option<(Years, Origin)>,
    /// The kind of policy, judged by the title.
    pub kind: Option<Kind>,
    /// Sections.
    pub sections: Vec<Section>,
    /// What the draft left out, in addition to what the reader left out.
    pub left_out: Vec<LeftOut>,
    /// What the draft moved, in addition to what the reader moved.
    pub moved: Vec<Move>,
}

/// The value of a key, and where its words come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourcedText {
    /// The words.
    pub text: String,
    /// Their source.
    pub from: TextSource,
}

/// The source of a key's words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TextSource {
    /// The document, at this place, where they already play this part.
    Document(Origin),
    /// The document, at this place, where they play another part: a running line.
    Copied(Origin),
    /// What the file says about the document beside its text.
    Properties,
    /// Nowhere: the key must have a value.
    #[default]
    Added,
}

/// A section of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its anchor.
    pub id: String,
    /// Its purpose.
    pub role: Role,
    /// Its label: "Fokusområde 1".
    pub label: Option<String>,
    /// Title.
    pub title: SourcedText,
    /// What a person should check.
    pub doubts: Vec<Doubt>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A block of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Text(Vec<Piece>),
    /// A goal.
    Goal {
        /// Its origin.
        origin: Origin,
        /// Title.
        title: Vec<Inline>,
        /// Text.
        text: Vec<Piece>,
    },
    /// An ambition; its lead is the block's own.
    Ambition {
        /// Its origin.
        origin: Origin,
        /// Text.
        text: Vec<Piece>,
    },
    /// A quotation, without its quotation marks.
    Quote {
        /// Its origin.
        origin: Origin,
        /// The quoted words.
        text: Vec<Piece>,
        /// The speaker, line by line.
        by: Vec<Inline>,
        /// Origin of the speaker's line.
        by_origin: Origin,
    },
    /// A fact box.
    Fact {
        /// Its origin.
        origin: Origin,
        /// Title.
        title: SourcedText,
        /// Text.
        text: Vec<Piece>,
    },
    /// A picture.
    Figure {
        /// Its origin.
        origin: Origin,
        /// Its index in the document's pictures.
        picture: usize,
        /// Its alternative text; none where the document gives none.
        alt: Option<String>,
        /// Caption.
        caption: Vec<Inline>,
        /// What a person should check.
        doubts: Vec<Doubt>,
    },
    /// A table.
    Table {
        /// Its origin.
        origin: Origin,
        /// Caption.
        caption: Vec<Inline>,
        /// Column headers.
        header: Vec<Cell>,
        /// Rows.
        rows: Vec<Vec<Cell>>,
        /// Whether the first cell of each row is a header.
        header_column: bool,
        /// What a person should check.
        doubts: Vec<Doubt>,
    },
}

impl Block {
    /// Where it begins in the document; 0 where it has nothing of it.
    #[must_use]
    pub fn origin(&self) -> Origin {
        match self {
            Self::Text(pieces) => pieces.first().map_or(0, |piece| piece.origin),
            Self::Goal { origin, .. }
            | Self::Ambition { origin, .. }
            | Self::Quote { origin, .. }
            | Self::Fact { origin, .. }
            | Self::Figure { origin, .. }
            | Self::Table { origin, .. } => *origin,
        }
    }
}
