//! What is wrong or doubtful in a source, and how it is told.

mod code;
mod collector;
mod documentation;
mod message;
mod record;

pub use code::{Code, Group, Level};
pub use collector::{ENOUGH, Findings, IntoPlace, Under};
pub use documentation::{Bilingual, Documentation, Example, SourcePart};
pub use message::{Message, Words};
pub use record::{FindingRecord, records};

use std::sync::Arc;

use crate::locale::Locale;
use crate::policy::Place;

/// Which editions an error holds back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blocks {
    /// Every edition.
    All,
    /// The easy-read edition alone.
    Easy,
}

/// One thing wrong or doubtful.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its kind.
    pub code: &'static Code,
    /// How much it matters here.
    pub level: Level,
    /// The policy it is about; a publisher's or layout's finding names each policy that it touches.
    pub slug: Option<String>,
    /// Where.
    pub place: Option<Place>,
    /// What.
    pub message: Arc<dyn Message>,
    /// What it holds back, if it is an error.
    pub blocks: Blocks,
}

/// A finding that somebody answers for: it is left out of the findings, and listed in every report.
#[derive(Debug, Clone)]
pub struct Waived {
    /// What was found.
    pub finding: Finding,
    /// Why it may stay.
    pub because: String,
}

impl Finding {
    /// Whether another says the same of the same place, be it of another policy.
    #[must_use]
    pub fn tells_the_same_as(&self, other: &Self) -> bool {
        let said = |finding: &Self| (finding.words(Locale::Danish), finding.words(Locale::English));
        self.code == other.code && self.place == other.place && said(self) == said(other)
    }

    /// What is said about it.
    #[must_use]
    pub fn words(&self, locale: Locale) -> Words {
        self.message.words(locale)
    }
}

/// What a person is told: each thing once, however many policies it touches.
pub fn told_once(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    let mut last: Option<&Finding> = None;
    findings.iter().filter(move |finding| {
        let again = last.is_some_and(|last| last.tells_the_same_as(finding));
        last = Some(finding);
        !again
    })
}
