//! Faults of approvals: R22 where a text is stale, R25.

use crate::policy::Date;

/// A fault of what is recorded of an easy text, and its particulars.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each variant's words in `locale` say what it is")]
pub enum ApprovalFault {
    Stale { whose: Approved, changes: Result<Vec<Change>, NoComparison> },
    EasyChanged { whose: Approved, changes: Vec<Change> },
    Halfway { slug: String, id: String, missing: Vec<&'static str> },
    NoHash { slug: String, id: String },
    YearUnlikely { key: &'static str, year: i32 },
    TestedBefore { tested_on: Date, approved_on: Date },
}

/// An easy text, and who approved it when.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are the policy's own")]
pub struct Approved {
    pub slug: String,
    pub id: String,
    pub title: String,
    pub by: String,
    pub on: Date,
}

/// Sentences that gave way to others; on one side there may be none.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// As approved.
    pub before: Vec<String>,
    /// As it is now.
    pub now: Vec<String>,
}

/// Why changes can't be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoComparison {
    /// The approved wording is not there.
    Missing,
    /// Its file is a link, too large, or no text.
    Unusable,
    /// Its file holds another wording than the approved one.
    Other,
}
