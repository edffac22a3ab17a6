//! How findings and results are printed.

use std::path::Path;

use serde::Serialize;

use super::render::Seen;
use super::terminal::{self, Unwritten};
use super::values::Format;
use super::{outcome, render};
use crate::build::{CacheCounts, Record};
use crate::check::Told;
use crate::finding::{self, Finding, FindingRecord, Level};
use crate::locale::{Explain, Locale};
use crate::pipeline::Trouble;
use crate::policy::SourceMap;

#[derive(Serialize)]
struct Output<'a> {
    findings: Vec<FindingRecord>,
    artefacts: Vec<&'a Record>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cache: Option<CacheRecord>,
}

/// What came of the cache, as data.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct CacheRecord {
    /// Files that were taken from it.
    pub hits: usize,
    /// Files that were put there.
    pub stored: usize,
    /// Entries that weren't what they should be: their files were made anew.
    pub refused: usize,
}

impl CacheRecord {
    /// As data.
    pub fn of(counts: &CacheCounts) -> Self {
        Self { hits: counts.hits, stored: counts.stored, refused: counts.refused }
    }
}

/// What is printed of a run.
#[derive(Debug)]
pub struct Shown<'a> {
    /// What was found.
    pub told: &'a Told,
    /// What was made, or stands as it would be made.
    pub artefacts: Vec<&'a Record>,
    /// What came of the cache, if there is one.
    pub cache: Option<CacheRecord>,
    /// Why files couldn't be made.
    pub troubles: &'a [Trouble],
    /// The project's root.
    pub root: &'a Path,
}

/// Prints findings: what programs read to standard output, the other formats to standard error. Events aren't printed here: they are told as they come.
///
/// # Errors
///
/// If what a program waits for can't be written whole.
pub fn findings(shown: Shown<'_>, format: Format, locale: Locale) -> Result<(), Unwritten> {
    let Shown { told, artefacts, cache, troubles, root } = shown;
    for broken in &told.broken_layouts {
        trouble(broken, locale);
    }
    let (found, sources) = (&told.findings, &told.sources);
    // Where the current folder can't be told, nothing is below it.
    let seen = || Seen::of(root, &std::env::current_dir().unwrap_or_default());
    match format {
        Format::Human if found.is_empty() => {}
        Format::Human => {
            terminal::complain_with(&render::human(found, sources, locale, terminal::takes_colours()))
        }
        Format::Short => terminal::complain_with(&render::short(found, sources, locale)),
        Format::Json => {
            let findings = finding::records(found, sources, locale);
            terminal::hand_over_json(&Output { findings, artefacts, cache }, true)?;
        }
        Format::Ndjson => {}
        Format::Sarif => {
            let broken = told.broken_layouts.iter().map(|why| why.explain(locale));
            let troubles: Vec<String> =
                broken.chain(troubles.iter().map(|why| why.explain(locale))).collect();
            let log = render::sarif(found, sources, &troubles, &seen(), locale);
            terminal::hand_over_json(&log, true)?;
        }
        Format::Github => terminal::hand_over(&render::github(found, sources, &seen(), locale))?,
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

/// The exit status that follows from findings, and from layouts that can't be used. Where a policy is held back, it is never 0.
pub fn status(told: &Told, strict: bool) -> u8 {
    if !told.broken_layouts.is_empty() {
        return outcome::TROUBLE;
    }
    let least = if strict { Level::Warning } else { Level::Error };
    let faulty = told.findings.iter().any(|finding| finding.level >= least);
    if faulty || !told.held_back.is_empty() { outcome::FAULTS } else { outcome::FINE }
}
