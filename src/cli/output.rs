//! How findings and results are printed.

use serde::Serialize;

use std::io::IsTerminal;

use super::arguments::Format;
use super::{outcome, render, say};
use crate::build::Record;
use crate::check::Checked;
use crate::finding::{self, Finding, FindingRecord, Level};
use crate::locale::Locale;
use crate::policy::SourceMap;

#[derive(Serialize)]
struct Output<'a> {
    findings: Vec<FindingRecord>,
    artefacts: Vec<&'a Record>,
}

/// Prints findings: JSON to standard output, the other formats to standard error.
pub fn findings(checked: &Checked, artefacts: &[&Record], format: Format, locale: Locale) {
    let (found, sources) = (&checked.findings, &checked.sources);
    match format {
        Format::Human if found.is_empty() => {}
        Format::Human => say::aside_raw(&render::human(found, sources, locale, colour())),
        Format::Short => say::aside_raw(&render::short(found, sources, locale)),
        Format::Json => {
            let findings = finding::records(found, sources, locale);
            let output = Output { findings, artefacts: artefacts.to_vec() };
            let text = serde_json::to_string_pretty(&output)
                .unwrap_or_else(|why| unreachable!("records have string keys alone: {why}"));
            say::raw(&format!("{text}\n"));
        }
    }
}

/// Prints findings to standard error.
pub fn error_findings(found: &[Finding], sources: &SourceMap, locale: Locale) {
    say::aside_raw(&render::human(found, sources, locale, colour()));
}

/// The exit status that follows from findings.
pub fn status(checked: &Checked, strict: bool) -> u8 {
    let least = if strict { Level::Warning } else { Level::Error };
    let faulty = checked.findings.iter().any(|finding| finding.level >= least);
    if faulty { outcome::FAULTS } else { outcome::FINE }
}

/// Whether to use colours on standard error.
fn colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
