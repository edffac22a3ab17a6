//! How findings and results are printed.

use serde::Serialize;

use super::arguments::Format;
use super::terminal::{self, Unwritten};
use super::{outcome, render};
use crate::build::Record;
use crate::check::Told;
use crate::finding::{self, Finding, FindingRecord, Level};
use crate::locale::{Explain, Locale};
use crate::policy::SourceMap;

#[derive(Serialize)]
struct Output<'a> {
    findings: Vec<FindingRecord>,
    artefacts: Vec<&'a Record>,
}

/// Prints findings: JSON to standard output, the other formats to standard error.
///
/// # Errors
///
/// If JSON, which a program waits for, can't be written whole.
pub fn findings(told: &Told, artefacts: &[&Record], format: Format, locale: Locale) -> Result<(), Unwritten> {
    for broken in &told.broken_layouts {
        trouble(broken, locale);
    }
    let (found, sources) = (&told.findings, &told.sources);
    match format {
        Format::Human if found.is_empty() => {}
        Format::Human => {
            terminal::complain_with(&render::human(found, sources, locale, terminal::takes_colours()))
        }
        Format::Short => terminal::complain_with(&render::short(found, sources, locale)),
        Format::Json => {
            let findings = finding::records(found, sources, locale);
            let output = Output { findings, artefacts: artefacts.to_vec() };
            let text = serde_json::to_string_pretty(&output)
                .unwrap_or_else(|why| unreachable!("records have string keys alone: {why}"));
            terminal::hand_over(&format!("{text}\n"))?;
        }
    }
    Ok(())
}

/// Prints findings to standard error.
pub fn error_findings(found: &[Finding], sources: &SourceMap, locale: Locale) {
    terminal::complain_with(&render::human(found, sources, locale, terminal::takes_colours()));
}

/// Prints what is wrong with the environment or the request.
pub fn trouble(trouble: &dyn Explain, locale: Locale) {
    terminal::complain(&format!("{}: {}", locale.pick("fejl", "error"), trouble.explain(locale)));
}

/// The exit status that follows from findings, and from layouts that can't be used.
pub fn status(told: &Told, strict: bool) -> u8 {
    if !told.broken_layouts.is_empty() {
        return outcome::TROUBLE;
    }
    let least = if strict { Level::Warning } else { Level::Error };
    let faulty = told.findings.iter().any(|finding| finding.level >= least);
    if faulty { outcome::FAULTS } else { outcome::FINE }
}
