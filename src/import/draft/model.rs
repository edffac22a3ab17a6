//! A policy before it is written: what [`crate::policy::Policy`] will be read from.

use crate::import::document::{Cell, Doubt, Inline, LeftOut, Move, Origin, Piece};
use crate::policy::{Kind, Role, Years};

/// A draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Title.
    pub title: Said,
    /// Whether only its place and looks say that it is one.
    pub title_by_looks: bool,
    /// Subtitle.
    pub subtitle: Option<Said>,
    /// Years it is valid for, and where they stand.
    pub years: Option<(Years, Origin)>,
    /// What sort of document it is, by its title.
    pub kind: Option<Kind>,
    /// Sections.
    pub sections: Vec<Section>,
    /// What the draft left out besides what the reader did.
    pub left_out: Vec<LeftOut>,
    /// What the draft moved besides what the reader did.
    pub moved: Vec<Move>,
}

/// Words for a key of their own, and where they come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// Where they come from.
    pub from: From,
}

/// Where words for a key come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum From {
    /// The document, in this place, as what they are here.
    Document(Origin),
    /// The document, in this place, as something else: a running line.
    Copied(Origin),
    /// Nowhere: something has to stand here.
    #[default]
    Added,
}

/// A section of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its anchor.
    pub id: String,
    /// What it is for.
    pub role: Role,
    /// "Fokusområde 1".
    pub label: Option<String>,
    /// Title.
    pub title: Said,
    /// What a person should look at.
    pub doubts: Vec<Doubt>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A block of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Text(Vec<Piece>),
    /// A goal.
    Goal {
        /// Where.
        origin: Origin,
        /// Title.
        title: Vec<Inline>,
        /// Text.
        text: Vec<Piece>,
    },
    /// An ambition; its lead is the block's own.
    Ambition {
        /// Where.
        origin: Origin,
        /// Text.
        text: Vec<Piece>,
    },
    /// A quotation, without its quotation marks.
    Quote {
        /// Where.
        origin: Origin,
        /// What was said.
        text: Vec<Piece>,
        /// Who said it, line by line.
        by: Vec<Inline>,
        /// Where that stands.
        by_origin: Origin,
    },
    /// A fact box.
    Fact {
        /// Where.
        origin: Origin,
        /// Title.
        title: Said,
        /// Text.
        text: Vec<Piece>,
    },
    /// A picture.
    Figure {
        /// Where.
        origin: Origin,
        /// Its number.
        picture: usize,
        /// What it says; none where the document is silent.
        alt: Option<String>,
        /// Caption.
        caption: Vec<Inline>,
    },
    /// A table.
    Table {
        /// Where.
        origin: Origin,
        /// Caption.
        caption: Vec<Inline>,
        /// Column headers.
        header: Vec<Cell>,
        /// Rows.
        rows: Vec<Vec<Cell>>,
        /// Whether the first cell of each row is a header.
        header_column: bool,
        /// What a person should look at.
        doubts: Vec<Doubt>,
    },
}
