//! What is wrong or doubtful in a source, and how it is told.

mod code;
mod collector;
mod documentation;
mod kept;
mod mend;
mod message;
mod record;

pub use code::{Code, Group, Level};
pub use collector::{Findings, IntoPlace, MOST_OF_A_CODE, Under};
pub use documentation::{Bilingual, Documentation, Example, SourcePart};
pub use kept::KeptFinding;
pub use mend::Mend;
pub use message::{Message, WordList, Words};
pub use record::{FindingRecord, MendRecord, records};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::locale::{Locale, visible};
use crate::policy::Place;

/// The editions that an error keeps from being published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Blocks {
    /// Every edition.
    All,
    /// The easy-read edition alone.
    Easy,
}

/// One thing wrong or doubtful.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule it breaks.
    pub code: &'static Code,
    /// How serious it is here: a rule may file at another level than its code's.
    pub level: Level,
    /// The policy it is about; a finding about a publisher or layout is repeated for each policy it affects.
    pub slug: Option<String>,
    /// Where in the source, if it has a place there.
    pub place: Option<Place>,
    /// What is wrong and what to do.
    pub message: Arc<dyn Message>,
    /// The editions it holds back, if it is an error.
    pub blocks: Blocks,
    /// What to write instead, where there is one right answer.
    pub mend: Option<Mend>,
}

/// A finding that the source excuses with a reason: it isn't among the findings, but every report lists it.
#[derive(Debug, Clone)]
pub struct Waived {
    /// The finding.
    pub finding: Finding,
    /// The reason given for leaving it.
    pub because: String,
}

impl Finding {
    /// At its code's level, for all editions.
    #[must_use]
    pub fn new(code: &'static Code, place: Option<Place>, message: impl Message) -> Self {
        let message = Arc::new(message);
        Self { code, level: code.level, slug: None, place, message, blocks: Blocks::All, mend: None }
    }

    /// Whether it is an error that holds back every edition.
    #[must_use]
    pub fn holds_back_all(&self) -> bool {
        self.level == Level::Error && self.blocks == Blocks::All
    }

    /// Whether another finding says the same about the same place, even for a different policy.
    #[must_use]
    pub fn tells_the_same_as(&self, other: &Self) -> bool {
        let said = |finding: &Self| (finding.words(Locale::Danish), finding.words(Locale::English));
        self.code == other.code && self.place == other.place && said(self) == said(other)
    }

    /// Its message in a language. What others wrote is in it as [`visible`] shows it: a name with a line break in it can't look like another finding.
    #[must_use]
    pub fn words(&self, locale: Locale) -> Words {
        let Words { title, help } = self.message.words(locale);
        let line = |line: String| line.split('\n').map(visible).collect::<Vec<_>>().join("\n");
        Words { title: visible(&title).into_owned(), help: help.into_iter().map(line).collect() }
    }
}

/// Findings as a person reads them: each once, however many policies it affects.
pub fn told_once(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    let mut last: Option<&Finding> = None;
    findings.iter().filter(move |finding| {
        let again = last.is_some_and(|last| last.tells_the_same_as(finding));
        last = Some(finding);
        !again
    })
}
