//! How findings and results are printed.

use serde::Serialize;

use std::io::IsTerminal;

use super::arguments::Format;
use super::{outcome, render};
use crate::build::Record;
use crate::check::Checked;
use crate::finding::{self, Finding, FindingRecord, Level};
use crate::locale::{Explain, Locale};
use crate::policy::SourceMap;

#[derive(Serialize)]
struct Output<'a> {
    findings: Vec<FindingRecord>,
    artefacts: Vec<&'a Record>,
}

/// Prints findings: JSON to standard output, the other formats to standard error.
pub fn findings(checked: &Checked, artefacts: &[&Record], format: Format, locale: Locale) {
    for broken in &checked.broken_layouts {
        trouble(broken, locale);
    }
    let (found, sources) = (&checked.findings, &checked.sources);
    match format {
        Format::Human if found.is_empty() => {}
        Format::Human => eprint!("{}", render::human(found, sources, locale, colour())),
        Format::Short => eprint!("{}", render::short(found, sources, locale)),
        Format::Json => {
            let findings = finding::records(found, sources, locale);
            let output = Output { findings, artefacts: artefacts.to_vec() };
            let text = serde_json::to_string_pretty(&output)
                .unwrap_or_else(|why| unreachable!("records have string keys alone: {why}"));
            println!("{text}");
        }
    }
}

/// Prints findings to standard error.
pub fn error_findings(found: &[Finding], sources: &SourceMap, locale: Locale) {
    eprint!("{}", render::human(found, sources, locale, colour()));
}

/// Prints what is wrong with the environment or the request.
pub fn trouble(trouble: &dyn Explain, locale: Locale) {
    eprintln!("{}: {}", locale.pick("fejl", "error"), trouble.explain(locale));
}

/// The exit status that follows from findings, and from layouts that can't be used.
pub fn status(checked: &Checked, strict: bool) -> u8 {
    if !checked.broken_layouts.is_empty() {
        return outcome::TROUBLE;
    }
    let least = if strict { Level::Warning } else { Level::Error };
    let faulty = checked.findings.iter().any(|finding| finding.level >= least);
    if faulty { outcome::FAULTS } else { outcome::FINE }
}

/// Whether to use colours on standard error.
fn colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
