//! What a section consists of.

use super::keyed_text::{KeyedText, TextKind, Texts};
use super::{Chart, Located, Placing, Text};

/// A block of a section.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Block {
    /// Running text.
    Text {
        /// CommonMark.
        text: Text,
    },
    /// A goal.
    Goal {
        /// Its anchor.
        id: Option<Text>,
        /// Title.
        title: Option<Text>,
        /// CommonMark.
        text: Text,
        /// Whose perspective it takes: "forælder".
        perspective: Option<Text>,
        /// Its easy-read counterpart.
        easy: Option<Text>,
    },
    /// The one-sentence promise of a focus area.
    Ambition {
        /// CommonMark.
        text: Text,
    },
    /// A quotation.
    Quote {
        /// CommonMark without quotation marks.
        text: Text,
        /// Who said it.
        by: Option<Text>,
        /// Their portrait: path below the policy's folder.
        picture: Option<Text>,
        /// What the portrait shows.
        picture_alt: Option<Text>,
    },
    /// A fact box.
    Fact {
        /// Title.
        title: Text,
        /// CommonMark.
        text: Text,
    },
    /// A picture.
    Figure(Figure),
    /// A table.
    Table(Table),
    /// Numbers that are drawn.
    Chart(Chart),
    /// The publisher's contact details.
    Contact,
}

/// A picture and the texts about it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Figure {
    /// Path below the policy's folder.
    pub src: Text,
    /// Alternative text.
    pub alt: Option<Text>,
    /// Whether it is pure decoration, left out of the reading order.
    pub decorative: Option<Located<bool>>,
    /// Caption.
    pub caption: Option<Text>,
    /// Long description, CommonMark.
    pub description: Option<Text>,
    /// Who made it.
    pub credit: Option<Text>,
    /// How it is placed; a plain figure doesn't say.
    pub placing: Option<Box<Placing>>,
}

/// A table; cells are inline CommonMark.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Table {
    /// Caption.
    pub caption: Option<Text>,
    /// Column headers.
    pub header: Vec<Text>,
    /// Rows, top to bottom.
    pub rows: Vec<Located<Vec<Text>>>,
    /// Whether the first cell of each row is that row's header.
    pub header_column: bool,
}

impl Placing {
    /// Its texts, in reading order.
    #[must_use]
    pub fn texts(&self) -> Vec<KeyedText<'_>> {
        let Self { width: _, focus: _, name, title, signature: _ } = self;
        Texts::default().add(TextKind::Plain, "name", name).add(TextKind::Plain, "title", title).list()
    }
}

impl Block {
    /// Its texts, in reading order.
    #[must_use]
    pub fn texts(&self) -> Vec<KeyedText<'_>> {
        use TextKind::{Alternative, Easy, InlineMarkup, Markup, Plain};
        let texts = Texts::default();
        let texts = match self {
            Self::Text { text } | Self::Ambition { text } => texts.add(Markup, "text", [text]),
            Self::Goal { id: _, title, text, perspective, easy } => texts
                .add(Plain, "title", title)
                .add(Markup, "text", [text])
                .add(Plain, "perspective", perspective)
                .add(Easy, "easy", easy),
            Self::Quote { text, by, picture: _, picture_alt } => texts
                .add(Alternative, "picture_alt", picture_alt)
                .add(Markup, "text", [text])
                .add(Plain, "by", by),
            Self::Fact { title, text } => texts.add(Plain, "title", [title]).add(Markup, "text", [text]),
            Self::Figure(Figure { src: _, alt, decorative: _, caption, description, credit, placing }) => {
                texts
                    .add(Alternative, "alt", alt)
                    .all(placing.iter().flat_map(|placing| placing.texts()))
                    .add(Plain, "caption", caption)
                    .add(Markup, "description", description)
                    .add(Plain, "credit", credit)
            }
            Self::Table(Table { caption, header, rows, header_column: _ }) => texts
                .add(Plain, "caption", caption)
                .add(InlineMarkup, "header", header)
                .add(InlineMarkup, "rows", rows.iter().flat_map(|row| row.value())),
            Self::Chart(Chart { form: _, finding, caption, header, rows, unit, credit, easy }) => texts
                .add(Plain, "finding", [finding])
                .add(Plain, "caption", caption)
                .add(Plain, "header", header)
                .add(Plain, "rows", rows.iter().flat_map(|row| row.value()))
                .add(Plain, "unit", unit)
                .add(Plain, "credit", credit)
                .add(Easy, "easy", easy),
            Self::Contact => texts,
        };
        texts.list()
    }
}
