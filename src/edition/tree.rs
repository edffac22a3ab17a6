//! The tree every writer reads.
//!
//! It is complete: everything a reader will meet is here as text, down to quotation marks and the words
//! "Vores ambition". Writers add nothing but navigation (contents, page numbers, landmarks). Its
//! serialized form is what Typst layouts get as `data.edition`; `docs/layouts.md` documents it.

use std::sync::Arc;

use serde::Serialize;

use super::naming::one_line;
use crate::chart::{LARGE_LETTERS, LETTERS};
use crate::policy::{
    Colour, Date, EditionKind, Focus, Kind, Language, PageWish, Picture, Role, Width, address,
};

/// A policy prepared for readers.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Edition {
    /// Full or easy-read.
    #[serde(rename = "sort")]
    pub edition_kind: EditionKind,
    /// Folder name of the policy.
    pub slug: String,
    /// Main language.
    pub language: Language,
    /// What kind of document it is.
    pub kind: Kind,
    /// Title.
    pub title: String,
    /// Subtitle.
    pub subtitle: Option<String>,
    /// "Letlæst udgave", on the easy-read edition.
    pub edition_name: Option<String>,
    /// "2025–2028".
    pub years: Option<String>,
    /// Date of the text, for metadata.
    #[serde(skip)]
    pub date: Option<Date>,
    /// Last day on which something changed that stands in it, approvals and tests of the easy-read text included.
    #[serde(skip)]
    pub changed: Option<Date>,
    /// Stable identifier, a URN or URI.
    pub identifier: String,
    /// What it is about.
    pub summary: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Whom it is for.
    pub audience: Option<String>,
    /// The title as it stands at the foot of pages, if it has one of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_title: Option<String>,
    /// The picture on the cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover_picture: Option<PlacedPicture>,
    /// Who publishes.
    pub publisher: Imprint,
    /// Sections in reading order, with glossary and colophon last.
    pub sections: Vec<Section>,
    /// The words that the easy-read edition explains on first use, repeated in alphabetical order for formats with
    /// links there and back. It is not part of what is read from beginning to end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lookup: Option<Section>,
    /// With whom it was tried, as its colophon says it; nothing where that is not asked for.
    #[serde(skip)]
    pub tried: Vec<String>,
    /// Pictures, by [`PictureId`].
    #[serde(skip)]
    pub pictures: Vec<Arc<Picture>>,
}

impl Edition {
    /// The title, with the name of the edition if it is not the full one, so that two books on a shelf can be told
    /// apart.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.edition_name {
            Some(name) => format!("{} – {name}", one_line(&self.title)),
            None => one_line(&self.title),
        }
    }

    /// What files say of themselves where no page shows it.
    #[must_use]
    pub fn about(&self) -> About {
        let line = |text: &Option<String>| text.as_deref().map(one_line).filter(|line| !line.is_empty());
        About {
            title: one_line(&self.title),
            subtitle: line(&self.subtitle),
            publisher: one_line(&self.publisher.name),
            summary: line(&self.summary),
            keywords: self
                .keywords
                .iter()
                .map(|word| one_line(word))
                .filter(|word| !word.is_empty())
                .collect(),
            audience: line(&self.audience),
        }
    }

    /// The sections for a book that can be opened anywhere: the words to look up are included, before the
    /// colophon.
    pub fn reading_order(&self) -> impl Iterator<Item = &Section> {
        let colophon = |section: &Section| section.role == Part::Added(Added::Colophon);
        let before = self.sections.iter().position(colophon).unwrap_or(self.sections.len());
        let (first, last) = self.sections.split_at(before);
        first.iter().chain(&self.lookup).chain(last)
    }
}

/// What a file says of itself: in the dictionaries of PDF, in XMP, in the package of an e-book, in the manifest. Each text is one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct About {
    /// Title.
    pub title: String,
    /// Subtitle.
    pub subtitle: Option<String>,
    /// Who publishes.
    pub publisher: String,
    /// What it is about.
    pub summary: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Whom it is for.
    pub audience: Option<String>,
}

/// The publisher as it is named in the publication.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Imprint {
    /// Name.
    pub name: String,
    /// Main colour.
    pub primary: Colour,
    /// Accent colour.
    pub accent: Colour,
    /// Logo.
    pub logo: Option<PictureId>,
    /// Alternative text of the logo.
    pub logo_alt: Option<String>,
    /// Web address that the files are published at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<String>,
}

/// What a section is for: one of the policy's own roles, or one that the edition adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Part {
    /// A section of the policy.
    Of(Role),
    /// A section that the edition adds.
    Added(Added),
}

/// Sections that an edition adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Added {
    /// The long descriptions of figures, on pages where they stand apart.
    Descriptions,
    /// The glossary.
    Glossary,
    /// The colophon.
    Colophon,
}

/// A section; its title is the heading of level 1.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Section {
    /// Anchor, unique in the edition.
    pub id: String,
    /// What it is for.
    pub role: Part,
    /// Printed before the title.
    pub label: Option<String>,
    /// Title.
    pub title: String,
    /// Whether it begins a page, or stays on one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<PageWish>,
    /// Content.
    pub blocks: Vec<Block>,
    /// Footnotes, in order of their first reference.
    pub notes: Vec<Note>,
    /// The section of the policy that it was made of, from 0; none of those that the edition adds. For whoever writes, not for readers.
    #[serde(skip)]
    pub written: Option<usize>,
    /// Where each block was written, in their order; nothing of what the edition adds.
    #[serde(skip)]
    pub origins: Vec<Origin>,
}

impl Section {
    /// Label and title as one line, as bookmarks and contents name it: "Fokusområde 1: Værdighed".
    #[must_use]
    pub fn full_title(&self) -> String {
        match &self.label {
            Some(label) => one_line(&format!("{label}: {}", self.title)),
            None => one_line(&self.title),
        }
    }
}

/// Where in a policy something was written. What is published doesn't depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The section, from 0.
    pub section: usize,
    /// What of it.
    pub of: OriginOf,
}

/// What of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OriginOf {
    /// Its heading.
    Heading,
    /// One of its blocks, from 0; its own text is the first of them.
    Block(usize),
    /// Its easy text.
    Easy,
    /// The easy words of one of its blocks.
    EasyOf(usize),
}

/// A footnote.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Note {
    /// Number, counted through the edition from 1.
    pub number: usize,
    /// Content.
    pub body: Vec<Block>,
}

/// A block-level element.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Block {
    /// A heading, level 2 or deeper.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Anchor, unique in the edition, if something leads there.
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// What bookmarks call it: one line, without notes.
        name: String,
        /// Content.
        content: Inlines,
    },
    /// A paragraph.
    Paragraph {
        /// Content.
        content: Inlines,
    },
    /// A list.
    List {
        /// Number of the first item; a bulleted list has none.
        start: Option<u64>,
        /// Number of each item as it is written, whether or not they run; none in a bulleted list.
        numbers: Vec<u64>,
        /// What stands behind each number; a bulleted list has it, too, and shows it nowhere.
        mark: NumberMark,
        /// Items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation, quotation marks included.
    Quote {
        /// What was said.
        body: Vec<Block>,
        /// Who said it.
        by: Option<String>,
        /// Their portrait.
        #[serde(skip_serializing_if = "Option::is_none")]
        portrait: Option<PlacedPicture>,
    },
    /// Consecutive goals.
    Goals {
        /// The goals.
        goals: Vec<Goal>,
    },
    /// The promise of a focus area.
    Ambition {
        /// "Vores ambition".
        label: String,
        /// The promise.
        body: Vec<Block>,
    },
    /// A fact box.
    Fact {
        /// Title.
        title: String,
        /// Content.
        body: Vec<Block>,
    },
    /// A picture.
    Figure(Figure),
    /// A table.
    Table(Table),
    /// Contact details, line by line.
    Contact {
        /// Lines.
        lines: Vec<Inlines>,
    },
    /// A glossary.
    Glossary {
        /// Entries, in alphabetical order.
        entries: Vec<Entry>,
    },
    /// Preformatted text.
    Preformatted {
        /// Text with its line breaks.
        text: String,
    },
    /// A thematic break.
    Pause,
    /// What the author wants of the page that the next block begins on. It has no words, and formats without pages pass over it.
    Page {
        /// To begin it, or to stay together.
        wish: PageWish,
        /// How many of the next blocks are meant.
        blocks: usize,
    },
}

impl Block {
    /// A bulleted list.
    #[must_use]
    pub fn bullets(items: Vec<Vec<Self>>) -> Self {
        Self::List { start: None, numbers: Vec::new(), mark: NumberMark::default(), items }
    }
}

/// What stands behind the number of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum NumberMark {
    /// "13."
    #[default]
    #[serde(rename = ".")]
    Stop,
    /// "13)"
    #[serde(rename = ")")]
    Bracket,
}

impl NumberMark {
    /// The character.
    #[must_use]
    pub fn character(self) -> char {
        match self {
            Self::Stop => '.',
            Self::Bracket => ')',
        }
    }
}

/// A goal.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Goal {
    /// Anchor.
    pub id: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Content.
    pub body: Vec<Block>,
    /// "Perspektiv: forælder".
    pub perspective: Option<String>,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

/// A picture and the texts about it.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Figure {
    /// Anchor, unique in the edition.
    pub id: String,
    /// The picture.
    pub picture: PictureId,
    /// Whether it only illustrates the text beside it, as in the easy-read edition. Plain text and braille leave it
    /// out.
    pub beside: bool,
    /// Alternative text; `None` if it is decorative.
    pub alt: Option<String>,
    /// Caption.
    pub caption: Option<String>,
    /// "Beskrivelse af figuren": heading of the long description.
    pub description_label: String,
    /// Long description.
    pub description: Vec<Block>,
    /// Anchor of the long description where it stands apart from the figure, as on pages to be looked at; the label leads there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub described_at: Option<String>,
    /// Who made it: "Foto: …".
    pub credit: Option<String>,
    /// The drawing with large letters, if the figure is a chart; in the easy-read edition, it is the only one. Its alternative text says no more than its caption and its table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chart: Option<PictureId>,
    /// The drawing for narrow screens, if the figure is a chart. Pages of paper have none.
    #[serde(skip)]
    pub narrow: Option<PictureId>,
    /// How a picture is set that is more than a figure in the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<Box<PictureSetting>>,
}

impl Figure {
    /// Size of the letters in `picture`, in units of its width, if it is a chart: where text has the reader's size, its letters are to have that too.
    #[must_use]
    pub fn letters(&self) -> Option<f64> {
        let large = self.chart?;
        Some(if large == self.picture { LARGE_LETTERS } else { LETTERS })
    }

    /// Its drawing for narrow screens, if there is another one, and the size of the letters in that.
    #[must_use]
    pub fn on_narrow_screens(&self) -> Option<(PictureId, f64)> {
        self.narrow.filter(|narrow| *narrow != self.picture).map(|narrow| (narrow, LETTERS))
    }
}

/// How a picture is set, and whom it shows.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PictureSetting {
    /// How wide.
    pub width: Width,
    /// What is kept in sight where it is cropped.
    pub focus: Focus,
    /// Whom it shows.
    pub name: Option<String>,
    /// What they are.
    pub title: Option<String>,
    /// Their signature.
    pub signature: Option<PlacedPicture>,
}

/// A picture without texts of its own.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PlacedPicture {
    /// The picture.
    pub picture: PictureId,
    /// Alternative text; `None` if it is decorative.
    pub alt: Option<String>,
    /// What is kept in sight where it is cropped.
    pub focus: Focus,
}

/// A table.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Table {
    /// Caption.
    pub caption: Option<String>,
    /// Column headers.
    pub header: Vec<Inlines>,
    /// How each column is aligned.
    pub align: Vec<Align>,
    /// Rows.
    pub rows: Vec<Vec<Inlines>>,
    /// Whether the first cell of each row is that row's header.
    pub header_column: bool,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// At the start of the line.
    Start,
    /// In the middle.
    Center,
    /// At the end of the line.
    End,
}

/// A glossary entry.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Entry {
    /// Anchor, unique in the edition.
    pub id: String,
    /// The word.
    pub word: String,
    /// What it means.
    pub explanation: String,
}

/// Running text.
pub type Inlines = Vec<Inline>;

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum Inline {
    /// Characters.
    Text {
        /// The characters.
        text: String,
    },
    /// Emphasis.
    Emphasis {
        /// Content.
        content: Inlines,
    },
    /// Strong emphasis.
    Strong {
        /// Content.
        content: Inlines,
    },
    /// Code.
    Code {
        /// The characters.
        text: String,
    },
    /// A link.
    Link {
        /// Where it leads.
        to: Target,
        /// Content.
        content: Inlines,
    },
    /// Words in another language.
    Language {
        /// Which.
        lang: Language,
        /// Content.
        content: Inlines,
    },
    /// A reference to a footnote.
    Note {
        /// The footnote's number.
        number: usize,
        /// Which reference to this footnote it is, from 1.
        reference: usize,
    },
    /// A line break.
    Break,
}

impl Inline {
    /// Plain characters.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Target {
    /// Out of the publication: an `http`, `https`, `mailto` or `tel` address.
    Url {
        /// In ASCII, for a program to follow.
        url: String,
        /// As written, for people to read.
        written: String,
    },
    /// A place in the publication.
    Anchor {
        /// Its id.
        anchor: String,
    },
}

impl Target {
    /// An address out of the publication. The check has made sure that it is one.
    #[must_use]
    pub fn url(written: &str) -> Self {
        let url = address(written).unwrap_or_else(|_| written.to_owned());
        Self::Url { url, written: written.to_owned() }
    }
}

/// Index into [`Edition::pictures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct PictureId(pub usize);
