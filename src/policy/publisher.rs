//! Who publishes, and how: what one file in `sources/publishers/` says.

use std::sync::Arc;

use super::named::named;
use super::{Cmyk, Colour, Date, Language, Located, Profile, SourceId, Text, VariantName};

/// Who publishes.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// File name without `.toml`.
    pub id: String,
    /// Its file.
    pub file: SourceId,
    /// Full name.
    pub name: Text,
    /// Language of its policies that don't name one.
    pub language: Option<Located<Language>>,
    /// Postal address, line by line.
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
    /// Web address that the output folder is published at.
    pub published_at: Option<Text>,
    /// Who evaluated its e-books.
    pub evaluation: Option<Evaluation>,
    /// Colours and logo.
    pub brand: Brand,
    /// Print settings.
    pub print: Print,
    /// Braille settings.
    pub braille: Braille,
    /// Settings of HTML for a content management system.
    pub fragment: Fragment,
    /// Limits for its easy-read texts.
    pub easy: EasyLimits,
    /// Limits for its full texts.
    pub plain: PlainLimits,
    /// Who answers questions about accessibility, if that isn't its own address.
    pub accessibility_email: Option<Text>,
}

/// A publisher's look.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Brand {
    /// The main colour.
    pub primary: Located<Colour>,
    /// The accent colour.
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

/// `[print]` as written; everything is optional. Lengths are in mm.
#[derive(Debug, Clone, Default)]
pub struct Print {
    /// How far colour extends past the trimmed edge.
    pub bleed: Option<Located<f64>>,
    /// How the sheets are held together.
    pub binding: Option<Located<Binding>>,
    /// Whether patches of each ink stand beside the page.
    pub colour_bars: Option<Located<bool>>,
    /// Limit on total ink coverage, in percent.
    pub ink_limit: Option<Located<u16>>,
    /// Name of the printing condition.
    pub condition: Option<Text>,
    /// Its profile.
    pub profile: Option<Arc<Profile>>,
    /// Who prints its booklets.
    pub booklet: Option<Located<BookletBy>>,
    /// The sheet a desk printer uses for them.
    pub booklet_sheet: Option<Located<SheetSize>>,
    /// Thickness of their paper.
    pub paper: Option<Located<f64>>,
}

impl Print {
    /// Default bleed: what Danish print shops ask for.
    const BLEED_MM: f64 = 3.0;
    /// Default limit on ink coverage: right for coated paper, as in PSO Coated v3 (FOGRA51).
    pub const INK_LIMIT: u16 = 300;

    /// How far colour extends past the trimmed edge.
    #[must_use]
    pub fn bleed_mm(&self) -> f64 {
        self.bleed.as_ref().map_or(Self::BLEED_MM, |bleed| *bleed.value())
    }

    /// Limit on total ink coverage, in percent.
    #[must_use]
    pub fn most_ink(&self) -> u16 {
        self.ink_limit.as_ref().map_or(Self::INK_LIMIT, |limit| *limit.value())
    }
}

/// An evaluation of e-books by a named evaluator.
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
    /// The evaluator's credentials.
    pub credential: Option<Text>,
}

/// From where on the full text is hinted at: `[plain]` in a publisher's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PlainLimits {
    /// Whether a check tells of it.
    pub check: bool,
    /// Words that a sentence should have at most.
    pub sentence_words: usize,
    /// LIX that a section should have at most.
    pub lix: usize,
    /// Sentences of a section that should be in the passive at most, in per cent.
    pub passive: usize,
    /// Sentences of a section that should begin with "der" at most, in per cent.
    pub openings: usize,
}

impl Default for PlainLimits {
    fn default() -> Self {
        Self { check: false, sentence_words: 25, lix: 50, passive: 25, openings: 15 }
    }
}

/// Limits for easy-read texts: `[easy]` in a publisher's file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EasyLimits {
    /// Words that a sentence should have at most.
    pub sentence_words: usize,
    /// Words that a sentence may have at most.
    pub sentence_words_most: usize,
    /// Characters that a line should have at most.
    pub line_characters: usize,
    /// Characters that a line may have at most.
    pub line_characters_most: usize,
    /// Letters from which a word is long.
    pub long_word: usize,
    /// Digits from which a number is large.
    pub large_number: usize,
    /// Negations from which a sentence has too many.
    pub negations: usize,
    /// Commas, or subordinate clauses, from which a sentence says too much.
    pub clauses: usize,
    /// Lines that a paragraph should have at most.
    pub paragraph_lines: usize,
    /// Pages that the PDF should have at most.
    pub pages: usize,
    /// LIX that a text should have at most.
    pub lix: usize,
    /// LIX that a text may have at most.
    pub lix_most: usize,
    /// LIX below which a text may talk down.
    pub lix_least: usize,
    /// Words that readers know, however long or rare they are.
    pub known_words: Vec<Text>,
}

impl Default for EasyLimits {
    /// The limits of the guidelines that `docs/rules.md` names, rule by rule.
    fn default() -> Self {
        Self {
            sentence_words: 10,
            sentence_words_most: 15,
            line_characters: 55,
            line_characters_most: 65,
            long_word: 14,
            large_number: 4,
            negations: 2,
            clauses: 2,
            paragraph_lines: 7,
            pages: 24,
            lix: 25,
            lix_most: 30,
            lix_least: 15,
            known_words: Vec::new(),
        }
    }
}

named! {
    /// A Danish braille table of liblouis, following Den Danske Punktskrift 2022.
    BrailleTable {
        /// Eight dots, not contracted.
        EightDots = "da-dk-g08",
        /// Six dots, not contracted (the default): what readers of easy-read text learn first.
        SixDots = "da-dk-g16",
        /// Six dots, contracted: what most experienced braille readers use.
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
        Self { table: BrailleTable::SixDots, cells: 28, lines: 29 }
    }
}

named! {
    /// Where the pictures of HTML for a content management system are.
    FragmentPictures {
        /// In the file itself, as `data:` addresses (the default): a single paste brings everything.
        Inside = "inside",
        /// As files beside it, for the system's own library.
        Beside = "beside",
    }
}

/// How HTML for a content management system is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fragment {
    /// The level of the sections' headings, 1 to 4.
    pub heading: u8,
    /// Where its pictures are.
    pub pictures: FragmentPictures,
}

impl Default for Fragment {
    fn default() -> Self {
        Self { heading: 2, pictures: FragmentPictures::Inside }
    }
}

named! {
    /// How the sheets of a publication are bound.
    Binding {
        /// Folded and stapled through the fold: pages come in fours.
        Saddle = "saddle",
        /// Glued along the spine: pages come in twos.
        Glued = "glued",
        /// Loose sheets, or folded by the print shop: the number of pages stays as it is.
        Loose = "loose",
    }
}

named! {
    /// Who prints a booklet.
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
    /// Width and height in mm, in landscape.
    #[must_use]
    pub fn lying_mm(self) -> (f64, f64) {
        match self {
            Self::A4 => (297.0, 210.0),
            Self::A3 => (420.0, 297.0),
        }
    }
}
