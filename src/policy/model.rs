//! What a policy and its publisher consist of.

use std::fmt;
use std::sync::Arc;

use super::{Cmyk, Colour, Language, Located, Place, Profile, SourceId};

/// Text with its place.
pub type Text = Located<String>;

/// An enum whose variants have one written name each, in sources and in messages.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant,)+ }

        impl $name {
            /// Every variant, in the order they are documented.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// Its name in sources.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The variant of this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}
named! {
    /// What sort of document it is.
    Kind {
        /// A policy (the default).
        Policy = "policy",
        /// A plan.
        Plan = "plan",
        /// A strategy.
        Strategy = "strategy",
        /// A proposal, not adopted.
        Proposal = "proposal",
        /// A guide.
        Guide = "guide",
    }
}

named! {
    /// What a section is for.
    Role {
        /// A foreword.
        Foreword = "foreword",
        /// An introduction.
        Introduction = "introduction",
        /// A vision.
        Vision = "vision",
        /// A focus area.
        FocusArea = "focus-area",
        /// How the policy came about.
        Process = "process",
        /// From policy to practice.
        Practice = "practice",
        /// Further reading.
        Reading = "reading",
        /// Contact details.
        Contact = "contact",
        /// An appendix.
        Appendix = "appendix",
        /// Anything else (the default).
        Chapter = "chapter",
    }
}

named! {
    /// An edition in a format. Which file each becomes stands in the README.
    VariantName {
        /// Accessible PDF for the screen.
        Screen = "screen",
        /// PDF for the print shop.
        Print = "print",
        /// Imposed booklet.
        Booklet = "booklet",
        /// Large print PDF.
        LargePrint = "large-print",
        /// EPUB.
        Epub = "epub",
        /// Easy-read plain text.
        EasyText = "easy-text",
        /// Easy-read PDF.
        EasyPdf = "easy-pdf",
        /// Easy-read EPUB.
        EasyEpub = "easy-epub",
        /// Easy-read braille.
        Braille = "braille",
    }
}

named! {
    /// A Danish braille table of liblouis, as Den Danske Punktskrift 2022 has it.
    BrailleTable {
        /// Eight dots, not contracted.
        EightDots = "da-dk-g08",
        /// Six dots, not contracted.
        SixDots = "da-dk-g16",
        /// Six dots, contracted (the default): what most who read much braille read.
        Contracted = "da-dk-g26",
    }
}

/// How braille is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Braille {
    /// How letters become cells.
    pub table: BrailleTable,
    /// Cells in a line, 20 to 60.
    pub cells: usize,
    /// Lines on a page, 10 to 60.
    pub lines: usize,
}

impl Default for Braille {
    fn default() -> Self {
        Self { table: BrailleTable::Contracted, cells: 28, lines: 29 }
    }
}

impl VariantName {
    /// Whether it is made from the easy-read edition.
    #[must_use]
    pub fn is_easy(self) -> bool {
        matches!(self, Self::EasyText | Self::EasyPdf | Self::EasyEpub | Self::Braille)
    }

    /// The same format with the other edition, where the two lead to each other.
    #[must_use]
    pub fn counterpart(self) -> Option<Self> {
        match self {
            Self::Epub => Some(Self::EasyEpub),
            Self::EasyEpub => Some(Self::Epub),
            _ => None,
        }
    }
}

named! {
    /// How the sheets of a publication are held together.
    Binding {
        /// Folded and stapled through the fold: pages come in fours.
        Saddle = "saddle",
        /// Glued along the spine: pages come in twos.
        Glued = "glued",
        /// Loose sheets, or a fold that the print shop sees to: pages stay as they are.
        Loose = "loose",
    }
}

named! {
    /// By whom a booklet is made.
    BookletBy {
        /// On a desk printer (the default): no marks, no bleed.
        Home = "home",
        /// In a print shop.
        Press = "press",
    }
}

named! {
    /// A sheet of a desk printer.
    SheetSize {
        /// 210 × 297 mm (the default).
        A4 = "A4",
        /// 297 × 420 mm.
        A3 = "A3",
    }
}

impl SheetSize {
    /// Width and height in mm, lying.
    #[must_use]
    pub fn lying_mm(self) -> (f64, f64) {
        match self {
            Self::A4 => (297.0, 210.0),
            Self::A3 => (420.0, 297.0),
        }
    }
}

/// Who publishes.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// File name without `.toml`.
    pub id: String,
    /// Its file.
    pub file: SourceId,
    /// Full name.
    pub name: Text,
    /// Language of its policies where they don't say.
    pub language: Option<Located<Language>>,
    /// Postal address, a line each.
    pub address: Vec<Text>,
    /// Telephone number as it is printed.
    pub phone: Option<Text>,
    /// E-mail address.
    pub email: Option<Text>,
    /// Web address, `https://…`.
    pub web: Option<Text>,
    /// Default layout of its policies.
    pub layout: Option<Text>,
    /// Default variants of its policies.
    pub variants: Option<Vec<Located<VariantName>>>,
    /// Address of the folder on the web that takes what stands in the output folder.
    pub published_at: Option<Text>,
    /// Who evaluated its e-books.
    pub evaluation: Option<Evaluation>,
    /// Colours and logo.
    pub brand: Brand,
    /// How it has things printed.
    pub print: Print,
    /// How braille is set.
    pub braille: Braille,
}

/// `[print]`, as far as it is written. Lengths are in mm.
#[derive(Debug, Clone, Default)]
pub struct Print {
    /// How far colour runs over the trimmed edge.
    pub bleed: Option<Located<f64>>,
    /// How the sheets are held together.
    pub binding: Option<Located<Binding>>,
    /// Whether patches of each ink stand beside the page.
    pub colour_bars: Option<Located<bool>>,
    /// Most ink on one spot, in percent.
    pub ink_limit: Option<Located<u16>>,
    /// Name of the printing condition.
    pub condition: Option<Text>,
    /// Its profile.
    pub profile: Option<Arc<Profile>>,
    /// By whom booklets are made.
    pub booklet: Option<Located<BookletBy>>,
    /// Their sheet, on a desk printer.
    pub booklet_sheet: Option<Located<SheetSize>>,
    /// Thickness of their paper.
    pub paper: Option<Located<f64>>,
}

impl Print {
    /// Bleed where the publisher doesn't say: what Danish print shops ask for.
    const BLEED_MM: f64 = 3.0;
    /// Most ink where the publisher doesn't say: right for coated paper, as PSO Coated v3 (FOGRA51) has it.
    pub const INK_LIMIT: u16 = 300;

    /// How far colour runs over the trimmed edge.
    #[must_use]
    pub fn bleed_mm(&self) -> f64 {
        self.bleed.as_ref().map_or(Self::BLEED_MM, |bleed| *bleed.value())
    }

    /// Most ink on one spot, in percent.
    #[must_use]
    pub fn most_ink(&self) -> u16 {
        self.ink_limit.as_ref().map_or(Self::INK_LIMIT, |limit| *limit.value())
    }
}

/// An evaluation of e-books by somebody with a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Evaluation {
    /// Who evaluated them.
    pub by: Text,
    /// When.
    pub on: Option<Located<Date>>,
    /// Folder names of the policies whose e-books were evaluated.
    pub of: Vec<Text>,
    /// Address of the report.
    pub report: Option<Text>,
    /// What entitles them to judge.
    pub credential: Option<Text>,
}

/// A publisher's look.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Brand {
    /// The main colour.
    pub primary: Located<Colour>,
    /// The colour for what should stand out.
    pub accent: Located<Colour>,
    /// Inks of the main colour in print.
    pub primary_cmyk: Option<Located<Cmyk>>,
    /// Inks of the accent in print.
    pub accent_cmyk: Option<Located<Cmyk>>,
    /// Name of the main colour's own ink: "PANTONE 3165 C".
    pub primary_spot: Option<Text>,
    /// Name of the accent's own ink.
    pub accent_spot: Option<Text>,
    /// Logo file, relative to the publishers' folder.
    pub logo: Option<Text>,
    /// What the logo says to those who can't see it.
    pub logo_alt: Option<Text>,
}

/// One publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Folder name, `[a-z0-9-]+`.
    pub slug: String,
    /// Its file.
    pub file: SourceId,
    /// Place of the `[policy]` table, for faults that have no closer one.
    pub head: Place,
    /// Title.
    pub title: Text,
    /// Subtitle.
    pub subtitle: Option<Text>,
    /// What sort of document it is.
    pub kind: Kind,
    /// Language of the text, if another than the publisher's.
    pub language: Option<Located<Language>>,
    /// Who publishes: the name of a file in `sources/publishers/`.
    pub publisher: Text,
    /// Years it is valid for.
    pub valid: Option<Located<Years>>,
    /// Date of adoption.
    pub adopted: Option<Located<Date>>,
    /// Date of the last change.
    pub updated: Option<Located<Date>>,
    /// A URN or URI of its own.
    pub identifier: Option<Text>,
    /// What it is about, in a sentence or two.
    pub summary: Option<Text>,
    /// Keywords.
    pub keywords: Vec<Text>,
    /// Whom it is for.
    pub audience: Option<Text>,
    /// Layout, if another than the publisher's.
    pub layout: Option<Text>,
    /// Variants, if others than the publisher's.
    pub variants: Option<Vec<Located<VariantName>>>,
    /// A note printed in the colophon of every variant.
    pub status: Option<Text>,
    /// Glossary.
    pub terms: Vec<Term>,
    /// Sections, in reading order.
    pub sections: Vec<Section>,
}

impl Policy {
    /// The date in the metadata: of the last change, else of adoption.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.updated.as_ref().or(self.adopted.as_ref()).map(|date| *date.value())
    }

    /// All blocks, in reading order.
    pub fn blocks(&self) -> impl Iterator<Item = &Located<Block>> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }

    /// The path of every picture that is named, in either edition.
    pub fn pictures(&self) -> impl Iterator<Item = &Text> {
        let figures = self.blocks().filter_map(|block| match block.value() {
            Block::Figure(figure) => Some(&figure.src),
            _ => None,
        });
        figures.chain(self.easy().filter_map(|easy| easy.picture.as_ref()))
    }

    /// All easy-read counterparts, in reading order.
    pub fn easy(&self) -> impl Iterator<Item = &Easy> {
        self.sections.iter().filter_map(|section| section.easy.as_ref())
    }
}

/// First and last year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Years {
    /// First.
    pub from: i32,
    /// Last.
    pub to: i32,
}

/// A calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

impl Date {
    /// The date, if there is such a day.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let known = time::Month::try_from(month).ok()?;
        time::Date::from_calendar_date(year, known, day).ok()?;
        Some(Self { year, month, day })
    }
}

/// ISO 8601.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A glossary entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Term {
    /// The word.
    pub word: Text,
    /// What it means, in the full edition.
    pub explanation: Option<Text>,
    /// What it means, in the easy-read edition.
    pub easy: Option<Text>,
}

/// A section of the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Place of its `[[section]]`.
    pub place: Place,
    /// Its anchor in every variant.
    pub id: Text,
    /// What it is for.
    pub role: Role,
    /// Title.
    pub title: Text,
    /// Printed before the title: "Fokusområde 1".
    pub label: Option<Text>,
    /// Blocks; `text` of the section itself is the first.
    pub blocks: Vec<Located<Block>>,
    /// Its easy-read counterpart.
    pub easy: Option<Easy>,
    /// Why it has none.
    pub easy_skip: Option<Text>,
}

/// The easy-read counterpart of a section.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Easy {
    /// Title, if another than the section's.
    pub title: Option<Text>,
    /// Plain lines and lists.
    pub text: Text,
    /// A picture that stands beside the text: path below the policy's folder.
    pub picture: Option<Text>,
    /// What that picture shows.
    pub picture_alt: Option<Text>,
    /// Goals that it renders.
    pub covers: Vec<Text>,
    /// Hash of the full text that it was approved against: `sha256:…`.
    pub based_on: Option<Text>,
    /// Who approved it.
    pub approved_by: Option<Text>,
    /// When it was approved.
    pub approved_on: Option<Located<Date>>,
    /// Readers from the target group who tried it.
    pub tested_by: Option<Text>,
    /// When they did.
    pub tested_on: Option<Located<Date>>,
}

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
        /// Whose view it takes: "forælder".
        perspective: Option<Text>,
        /// Its easy-read rendering.
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
    /// The publisher's contact details.
    Contact,
}

/// A picture with what is said about it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Figure {
    /// Path below the policy's folder.
    pub src: Text,
    /// What the picture tells.
    pub alt: Option<Text>,
    /// Tells nothing, is left out of the reading order.
    pub decorative: Option<Located<bool>>,
    /// Caption.
    pub caption: Option<Text>,
    /// Long description, CommonMark.
    pub description: Option<Text>,
    /// Who made it.
    pub credit: Option<Text>,
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
