//! The shape of the report: what `SLUG.easy-report.json` holds.

use serde::Serialize;

use super::section::SectionReport;
use crate::edition::State;
use crate::finding::FindingRecord;

/// What is known of one easy-read edition. Serialized, it is `SLUG.easy-report.json`; `docs/godkendelse.md` tells what
/// each key means.
#[derive(Debug, Serialize)]
pub struct EasyReport {
    /// Version of this shape.
    pub schema: u8,
    /// The policy.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Language of the policy.
    pub language: String,
    /// Whether the easy-read variants are published.
    pub published: bool,
    /// The least that any section has come to.
    pub state: State,
    /// How much there is.
    pub coverage: Coverage,
    /// How hard it reads.
    pub readability: Readability,
    /// How much was found.
    pub counts: Counts,
    /// Each section, in reading order.
    pub sections: Vec<SectionReport>,
    /// What was found, by rule.
    pub rules: Vec<RuleReport>,
    /// What was found and may stay, with the reasons.
    pub waivers: Vec<WaiverReport>,
    /// What no program can judge.
    pub needs_person: Vec<PersonReport>,
}

/// How many sections have come how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Sections of the policy.
    pub sections: usize,
    /// Those that have no easy text, for a reason.
    pub skipped: usize,
    /// Those that are to have one.
    pub wanted: usize,
    /// Those that have one.
    pub present: usize,
    /// Those that have one and are not stale.
    pub fresh: usize,
    /// Those that are approved as they stand.
    pub approved: usize,
    /// Those that are approved and tested.
    pub tested: usize,
    /// Goals of the policy.
    pub goals: usize,
    /// Goals that the easy-read edition has, or that a section leaves out for a reason.
    pub goals_covered: usize,
}

/// How hard the whole easy text reads.
#[derive(Debug, Clone, Serialize)]
pub struct Readability {
    /// LIX with one decimal; none without a word.
    pub lix: Option<f64>,
    /// How it was computed.
    pub method: String,
    /// Sentences.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Words of more than six letters.
    pub long_words: usize,
    /// Words of the longest sentence.
    pub longest_sentence: usize,
    /// Words a sentence, with one decimal.
    pub mean_sentence: Option<f64>,
}

/// How much was found, by level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
    /// What was found and may stay.
    pub waived: usize,
}

/// What one rule found.
#[derive(Debug, Serialize)]
pub struct RuleReport {
    /// "R14".
    pub code: &'static str,
    /// "rare-word".
    pub name: &'static str,
    /// What it found.
    pub findings: Vec<FindingRecord>,
}

/// What was found and may stay.
#[derive(Debug, Serialize)]
pub struct WaiverReport {
    /// Title of the section.
    pub section: Option<String>,
    /// Why it may stay.
    pub because: String,
    /// What was found.
    pub finding: FindingRecord,
}

/// Something that no program can judge.
#[derive(Debug, Serialize)]
pub struct PersonReport {
    /// "tone", "left-out", "metaphors", "pictures", "testing".
    pub what: &'static str,
    /// What to look at.
    pub question: String,
    /// What helps in looking.
    pub notes: Vec<String>,
}
