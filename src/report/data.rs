//! The shape of the report: what `SLUG.easy-report.json` holds.

use serde::Serialize;

use super::evidence::PlainReport;
use super::section::SectionReport;
use crate::edition::State;
use crate::finding::FindingRecord;

/// The report on one easy-read edition. Serialized, it is `SLUG.easy-report.json`; `docs/godkendelse.md` documents the
/// keys.
#[derive(Debug, Serialize)]
pub struct EasyReport {
    /// Version of the format.
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
    /// The state of the section that is furthest behind; skipped sections don't count.
    pub state: State,
    /// How much of the policy has an easy-read text, and in what state.
    pub coverage: Coverage,
    /// How hard it is to read.
    pub readability: Readability,
    /// How plain the full text is.
    pub full_text: PlainReport,
    /// The number of findings.
    pub counts: Counts,
    /// Each section, in reading order.
    pub sections: Vec<SectionReport>,
    /// The findings, by rule.
    pub rules: Vec<RuleReport>,
    /// Findings that a waiver excuses, with the reasons.
    pub waivers: Vec<WaiverReport>,
    /// What only people can judge.
    pub needs_person: Vec<PersonReport>,
}

/// How many sections have reached each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Sections of the policy.
    pub sections: usize,
    /// Those that have no easy-read text, and say why.
    pub skipped: usize,
    /// Those that should have one.
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
    /// Goals that an easy-read text says.
    pub goals_covered: usize,
    /// Goals that none says, in sections that say why they have no easy-read text.
    pub goals_skipped: usize,
}

/// How hard the easy-read text as a whole is to read.
#[derive(Debug, Clone, Serialize)]
pub struct Readability {
    /// LIX with one decimal; `None` if there are no words.
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
    /// Average words per sentence, with one decimal.
    pub mean_sentence: Option<f64>,
}

/// The number of findings, by level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
    /// Findings that a waiver excuses.
    pub waived: usize,
}

/// The findings of one rule.
#[derive(Debug, Serialize)]
pub struct RuleReport {
    /// "R14".
    pub code: &'static str,
    /// "rare-word".
    pub name: &'static str,
    /// Its findings, in reading order.
    pub findings: Vec<FindingRecord>,
}

/// A finding that a waiver excuses.
#[derive(Debug, Serialize)]
pub struct WaiverReport {
    /// Title of the section.
    pub section: Option<String>,
    /// The reason given in the waiver.
    pub because: String,
    /// The finding.
    pub finding: FindingRecord,
}

/// Something that only people can judge.
#[derive(Debug, Serialize)]
pub struct PersonReport {
    /// "tone", "left-out", "metaphors", "pictures", "testing".
    pub what: &'static str,
    /// The question to consider.
    pub question: String,
    /// Facts that help to answer it.
    pub notes: Vec<String>,
}
