//! What a policy consists of.

use std::fmt;

use super::block::Block;
use super::named::named;
use super::{Cover, Language, Located, PageWish, Place, SourceId, Text, VariantName};

named! {
    /// What kind of document it is.
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

/// One publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Folder name, `[a-z0-9-]+`.
    pub slug: String,
    /// Its file.
    pub file: SourceId,
    /// Place of the `[policy]` table, for faults with nothing more precise to point at.
    pub head: Place,
    /// Title.
    pub title: Text,
    /// Subtitle.
    pub subtitle: Option<Text>,
    /// What kind of document it is.
    pub kind: Kind,
    /// Language of the text, if it differs from the publisher's.
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
    /// Layout, if it differs from the publisher's.
    pub layout: Option<Text>,
    /// Variants, if they differ from the publisher's.
    pub variants: Option<Vec<Located<VariantName>>>,
    /// A note printed in the colophon of every variant.
    pub status: Option<Text>,
    /// The note in easy words: easy-read variants show it in the place of `status`.
    pub easy_status: Option<Text>,
    /// The title as it stands at the foot of pages.
    pub short_title: Option<Text>,
    /// The picture on the cover.
    pub cover_picture: Option<Cover>,
    /// How many pages it should have.
    pub pages: Option<Located<usize>>,
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

    /// The section that a place in the policy's file belongs to, by its index.
    #[must_use]
    pub fn section_at(&self, place: Place) -> Option<usize> {
        let after = self.sections.iter().position(|section| section.place.start > place.start);
        let index = after.unwrap_or(self.sections.len()).checked_sub(1)?;
        (place.file == self.file).then_some(index)
    }

    /// All blocks, in reading order.
    pub fn blocks(&self) -> impl Iterator<Item = &Located<Block>> {
        self.sections.iter().flat_map(|section| &section.blocks)
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
    /// Synonyms that the easy-read edition should avoid.
    pub synonyms: Vec<Text>,
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
    /// Whether it begins a page, or stays in one piece.
    pub page: Option<PageWish>,
    /// Blocks; the section's own `text` comes first.
    pub blocks: Vec<Located<Block>>,
    /// What the author wants of pages where a block begins: the blocks by their index, in their order.
    pub wishes: Vec<(usize, PageWish)>,
    /// Its easy-read counterpart.
    pub easy: Option<Easy>,
    /// Why it has no easy-read counterpart.
    pub easy_skip: Option<Text>,
    /// Rules that somebody has excused its easy text from, in the section and in its `[section.easy]`.
    pub waivers: Vec<Waiver>,
}

/// Rules that an easy text is excused from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Waiver {
    /// Codes of rules: "R05".
    pub allow: Vec<Text>,
    /// The reason.
    pub because: Text,
}

/// The easy-read counterpart of a section.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Easy {
    /// Title, if it differs from the section's.
    pub title: Option<Text>,
    /// Plain lines and lists.
    pub text: Text,
    /// The picture beside the text: path below the policy's folder.
    pub picture: Option<Text>,
    /// What that picture shows.
    pub picture_alt: Option<Text>,
    /// Goals that it covers.
    pub covers: Vec<Text>,
    /// Who wrote it.
    pub written_by: Option<Text>,
    /// Hash of the full text that it was approved against: `sha256:…`.
    pub based_on: Option<Text>,
    /// Who approved it.
    pub approved_by: Option<Text>,
    /// When it was approved.
    pub approved_on: Option<Located<Date>>,
    /// Readers from the target group who tested it.
    pub tested_by: Option<Text>,
    /// When they tested it.
    pub tested_on: Option<Located<Date>>,
    /// Both wordings at the time of approval.
    pub kept: Kept,
}

/// The wordings of a section on the day its easy text was approved, kept in files beside the policy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Kept {
    /// Wording of the full text.
    pub full: Wording,
    /// Wording of the easy text.
    pub easy: Wording,
}

/// What is kept of one wording.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Wording {
    /// There is no such file.
    #[default]
    Missing,
    /// The file is a symbolic link, too large, or not text.
    Unusable,
    /// The wording, one sentence per line.
    Text(String),
}
