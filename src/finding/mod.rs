//! What is wrong or doubtful in a source, and how it is told.

mod documentation;
mod fault;
mod message;
mod record;

pub use documentation::{Bilingual, Documentation, Example, SourcePart};
pub use fault::{Expected, Fault, ProfileWhy};
pub use message::{Message, Words};
pub use record::{FindingRecord, records};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use crate::locale::Locale;
use crate::policy::Place;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth a look.
    Hint,
    /// Publishes all the same; `--strict` counts it as an error.
    Warning,
    /// Nothing new is published before it is mended.
    Error,
}

/// A kind of finding: stable for scripts, searchable for people.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// "U021".
    pub id: &'static str,
    /// "figure-without-alt".
    pub name: &'static str,
    /// How much it matters.
    pub level: Level,
    /// What it is about.
    pub group: Group,
    /// What is told of it.
    pub documentation: &'static Documentation,
}

/// What a code is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Files, keys and values.
    Source,
    /// The publication: structure, text, pictures, tables.
    Publication,
    /// The publisher, and what its file names.
    Publisher,
    /// What a print shop would ask about.
    Print,
    /// The words of an easy-read text. A waiver can excuse these, and no others.
    EasyWords,
    /// The easy-read edition as a whole.
    EasyEdition,
}

impl Group {
    /// Whether it is about the easy-read edition, and so in the report on it.
    #[must_use]
    pub fn is_easy(self) -> bool {
        matches!(self, Self::EasyWords | Self::EasyEdition)
    }
}

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

/// Most findings of one code in one policy: more would help nobody, and a hostile source could ask for millions.
pub const ENOUGH: usize = 200;

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

/// Findings as they are collected.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    waived: Vec<Waived>,
    /// How many of a code were filed, and how many excused.
    filed: BTreeMap<(&'static str, bool), usize>,
    /// Codes of waivers that excused something, by their places.
    used: BTreeSet<Place>,
}

impl Findings {
    /// A collector that files under one code.
    pub fn under(&mut self, code: &'static Code) -> Under<'_> {
        Under { findings: self, code, level: code.level, blocks: Blocks::All, because: None }
    }

    /// Takes in others.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Finding>) {
        for finding in others {
            *self.filed.entry((finding.code.id, false)).or_default() += 1;
            self.list.push(finding);
        }
    }

    /// Keeps those that `wanted` wants.
    pub fn retain(&mut self, wanted: impl Fn(&Finding) -> bool) {
        self.list.retain(wanted);
    }

    /// In reading order: by file and place, then code. Equal findings are told once.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Finding> {
        let key = |finding: &Finding| {
            let place = finding.place.map(|place| (place.file, place.start));
            (place.is_none(), place, finding.code.id)
        };
        self.list.sort_by(|a, b| key(a).cmp(&key(b)));
        self.list.dedup_by(|a, b| a.slug == b.slug && a.tells_the_same_as(b));
        self.list
    }

    /// Whether an error was filed that holds back every edition.
    #[must_use]
    pub fn unsound(&self) -> bool {
        self.list.iter().any(|finding| finding.level == Level::Error && finding.blocks == Blocks::All)
    }

    /// Whether the code of a waiver, at this place, excuses anything.
    #[must_use]
    pub fn is_used(&self, by: Place) -> bool {
        self.used.contains(&by)
    }

    /// Takes out those that are excused.
    pub fn take_waived(&mut self) -> Vec<Waived> {
        std::mem::take(&mut self.waived)
    }

    /// Those filed so far.
    #[must_use]
    pub fn list(&self) -> &[Finding] {
        &self.list
    }
}

/// Files findings under one code.
#[derive(Debug)]
pub struct Under<'a> {
    findings: &'a mut Findings,
    code: &'static Code,
    level: Level,
    blocks: Blocks,
    because: Option<(Place, String)>,
}

impl Under<'_> {
    /// The same, at another level.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// The same, holding back the easy-read edition alone.
    #[must_use]
    pub fn only_easy(mut self) -> Self {
        self.blocks = Blocks::Easy;
        self
    }

    /// The same, excused where there is a reason: the code in a waiver, and its words.
    #[must_use]
    pub fn excused(mut self, because: Option<(Place, String)>) -> Self {
        self.because = because;
        self
    }

    /// Files `message` at a place. Where so many of the code are filed that one more helps nobody, it is dropped and the place is
    /// not asked for: a rule needn't count.
    pub fn at(&mut self, place: impl IntoPlace, message: impl Message) {
        let Findings { list, waived, filed, used } = &mut *self.findings;
        used.extend(self.because.as_ref().map(|(by, _)| *by));
        let filed = filed.entry((self.code.id, self.because.is_some())).or_default();
        if *filed >= ENOUGH {
            return;
        }
        *filed += 1;
        let finding = Finding {
            code: self.code,
            level: self.level,
            slug: None,
            place: place.into_place(),
            message: Arc::new(message),
            blocks: self.blocks,
        };
        match &self.because {
            Some((_, because)) => waived.push(Waived { finding, because: because.clone() }),
            None => list.push(finding),
        }
    }
}

/// A place, or what gives one. Looking up where a part of a text stands in its file takes time, so a rule that may find much
/// gives a closure.
pub trait IntoPlace {
    /// The place.
    fn into_place(self) -> Option<Place>;
}

impl IntoPlace for Place {
    fn into_place(self) -> Option<Place> {
        Some(self)
    }
}

impl IntoPlace for Option<Place> {
    fn into_place(self) -> Option<Place> {
        self
    }
}

impl<F: FnOnce() -> Place> IntoPlace for F {
    fn into_place(self) -> Option<Place> {
        Some(self())
    }
}
