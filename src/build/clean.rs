//! Takes out of the output folder what no source makes any more. Only what the manifest knows, and as it was written:
//! whatever else lies there is somebody's own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::folder::OutputFolder;
use super::journal::Journal;
use super::manifest::{Manifest, Record, ReportRecord, is_ours};
use super::state::{Before, Known, State, state};
use super::{BuildError, catalogue};
use crate::files::Unwritable;
use crate::policy::VariantName;
use crate::variant::sha256;

/// A file that no source makes any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwanted {
    /// Path below the output folder.
    pub path: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Whether it was changed after it was written. Such a file stays.
    pub changed: bool,
}

/// The files in an output folder that no source makes any more, in the order of their paths.
#[must_use]
pub fn unwanted(out: &Path, policies: &BTreeMap<String, Known>) -> Vec<Unwanted> {
    let manifest = Manifest::read(out);
    // A run that was stopped may have written a file anew.
    let notes = Journal::of(out).notes();
    let noted: BTreeSet<(&str, &str)> = notes.iter().flat_map(Record::files).collect();
    let mut files: BTreeMap<&str, &str> = BTreeMap::new();
    for record in &manifest.artefacts {
        if is_unwanted(record, policies) {
            files.extend(record.files());
        }
    }
    for report in manifest.reports.iter().filter(|report| tells_of_unwanted(report, policies)) {
        files.insert(&report.path, &report.sha256);
    }
    let files = files.into_iter().filter(|(path, _)| is_ours(path));
    files
        .filter_map(|(path, hash)| found(out, path, &|now| now == hash || noted.contains(&(path, now))))
        .collect()
}

fn is_unwanted(record: &Record, policies: &BTreeMap<String, Known>) -> bool {
    // A variant that this version doesn't know is one that no source can ask for.
    VariantName::from_name(&record.variant)
        .is_none_or(|variant| stands(&record.slug, Some(variant), record.state, policies) == State::Unwanted)
}

fn tells_of_unwanted(report: &ReportRecord, policies: &BTreeMap<String, Known>) -> bool {
    stands(&report.slug, None, report.state, policies) == State::Unwanted
}

fn stands(slug: &str, variant: Option<VariantName>, was: State, policies: &BTreeMap<String, Known>) -> State {
    let before = Before { slug, variant, source: None, with_the_same: true, state: was, is_same: Some(true) };
    state(&before, policies)
}

/// A file that stands there. `is_written`: whether a file of this hash was written by us.
fn found(out: &Path, path: &str, is_written: &dyn Fn(&str) -> bool) -> Option<Unwanted> {
    let file = out.join(path);
    // Nothing is removed through a link.
    let plain = |path: &Path| fs::symlink_metadata(path).is_ok_and(|about| !about.file_type().is_symlink());
    let folders = Path::new(path).ancestors().skip(1).map(|below| out.join(below));
    if !plain(&file) || !folders.into_iter().all(|folder| folder == out || plain(&folder)) || !file.is_file()
    {
        return None;
    }
    let bytes = fs::read(&file).ok()?;
    Some(Unwanted { path: path.to_owned(), bytes: bytes.len() as u64, changed: !is_written(&sha256(&bytes)) })
}

/// Removes files that were shown, if no source makes them still, and tells manifest and index. Gives what was removed.
///
/// # Errors
///
/// If a file can't be removed, or manifest and index can't be written.
pub fn remove(
    out: &Path,
    policies: &BTreeMap<String, Known>,
    shown: &[Unwanted],
    waiting: &dyn Fn(),
) -> Result<Vec<Unwanted>, BuildError> {
    let _folder = OutputFolder::open(out, waiting)?;
    let now = unwanted(out, policies).into_iter();
    let removed: Vec<Unwanted> = now.filter(|one| !one.changed && shown.contains(one)).collect();
    for one in &removed {
        let file = out.join(&one.path);
        fs::remove_file(&file).map_err(|why| Unwritable { path: file.clone(), why })?;
        // Only an empty folder goes.
        for below in Path::new(&one.path).ancestors().skip(1).filter(|below| *below != Path::new("")) {
            let _ = fs::remove_dir(out.join(below));
        }
    }
    let mut manifest = Manifest::read(out);
    manifest.forget_missing(out);
    // What stays because somebody changed it is told apart.
    for record in manifest.artefacts.iter_mut().filter(|record| is_unwanted(record, policies)) {
        record.state = State::Unwanted;
    }
    for report in manifest.reports.iter_mut().filter(|report| tells_of_unwanted(report, policies)) {
        report.state = State::Unwanted;
    }
    manifest.write(out)?;
    Journal::of(out).end(&manifest);
    catalogue::write(out, &manifest)?;
    Ok(removed)
}
