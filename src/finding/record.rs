//! Findings as data; the shape is documented in the README.

use serde::Serialize;

use super::{Finding, Level};
use crate::locale::Locale;
use crate::policy::{Place, SourceMap};

/// A finding as it is written to JSON.
#[derive(Debug, Serialize)]
pub struct FindingRecord {
    /// "U021".
    pub code: &'static str,
    /// "error", "warning" or "hint".
    pub level: Level,
    /// The policy it is about.
    pub slug: Option<String>,
    /// File, relative to the project's root.
    pub file: Option<String>,
    /// Line, from 1.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// What `udgiv mend` would write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<MendRecord>,
}

/// A mend as it is written to JSON: `write` takes the place of the characters from the first position up to, but not including, the second.
#[derive(Debug, Serialize)]
pub struct MendRecord {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Line of what stays.
    pub end_line: usize,
    /// Column of what stays.
    pub end_column: usize,
    /// What stands there instead, escaped as TOML has it.
    pub write: String,
}

/// The findings as records.
#[must_use]
pub fn records(findings: &[Finding], sources: &SourceMap, locale: Locale) -> Vec<FindingRecord> {
    let record = |finding: &Finding| {
        let words = finding.words(locale);
        let position = finding.place.map(|place| sources.position(place));
        FindingRecord {
            code: finding.code.id,
            level: finding.level,
            slug: finding.slug.clone(),
            file: finding.place.map(|place| sources.file(place.file).path.clone()),
            line: position.map(|at| at.line),
            column: position.map(|at| at.column),
            message: words.title,
            help: words.help.join("\n"),
            mend: finding.mend.as_ref().map(|mend| {
                let start = sources.position(mend.place);
                let end = sources.position(Place { start: mend.place.end, ..mend.place });
                MendRecord {
                    line: start.line,
                    column: start.column,
                    end_line: end.line,
                    end_column: end.column,
                    write: mend.write.clone(),
                }
            }),
        }
    };
    findings.iter().map(record).collect()
}
