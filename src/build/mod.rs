//! From editions to files: jobs, workers, fingerprints, the manifest, atomic writes.

mod error;
mod fingerprint;
mod index;
mod manifest;
mod workers;

pub use error::BuildError;
pub use manifest::{CompanionRecord, Manifest, Record, ReportRecord};

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::edition::LostText;
use crate::files::{Unwritable, write_atomically};
use crate::layout::Fonts;
use crate::variant::{Input, PageSetting, Pages, Writer, sha256};

/// The files to be made of one edition in one page setting: they share its laid-out pages.
#[derive(Debug)]
pub struct Job {
    /// What they are made of.
    pub input: Input,
    /// In which formats.
    pub writers: Vec<&'static dyn Writer>,
}

/// A report on a policy, to be written as it is.
#[derive(Debug)]
pub struct Report {
    /// Policy.
    pub slug: String,
    /// Its language.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What follows the slug in the file's name: "easy-report.html".
    pub ending: &'static str,
    /// Content.
    pub bytes: Vec<u8>,
}

/// How jobs are run.
#[derive(Debug)]
pub struct Plan<'a> {
    /// Output folder.
    pub out: &'a Path,
    /// Fonts.
    pub fonts: &'a Fonts,
    /// Worker threads.
    pub workers: usize,
    /// Make everything anew, whatever stands in the manifest.
    pub force: bool,
    /// Every policy of the project: what the manifest says of others is forgotten.
    pub slugs: &'a [String],
    /// Reports to write beside the files.
    pub reports: &'a [Report],
}

/// A file that is ready.
#[derive(Debug)]
pub struct BuiltFile {
    /// What the manifest says of it.
    pub record: Record,
    /// Whether it was written in this run.
    pub fresh: bool,
}

/// What came of the jobs.
#[derive(Debug)]
pub struct Built {
    /// Files that are ready.
    pub files: Vec<BuiltFile>,
    /// The first failure in the order of the jobs: a file that is not ready keeps none of the others back.
    pub failure: Option<BuildError>,
    /// What the pages of editions don't show: no file is made of those pages.
    pub lost: Vec<Lost>,
}

/// What the pages of an edition don't show of it.
#[derive(Debug)]
pub struct Lost {
    /// Policy.
    pub slug: String,
    /// How the pages are laid out.
    pub page_setting: PageSetting,
    /// What is missing.
    pub text: LostText,
}

/// Makes every file, writes manifest and index, and tells `progress` of each file that is ready.
///
/// # Errors
///
/// Where manifest or index can't be written.
pub fn build(
    jobs: &[Job],
    plan: &Plan<'_>,
    progress: &(dyn Fn(&BuiltFile) + Sync),
) -> Result<Built, BuildError> {
    let before = Manifest::read(plan.out);
    let fonts = fingerprint::fonts(plan.fonts);
    let results = workers::run(jobs, plan.workers, &|Job { input, writers }| {
        let pages = Pages::new(input, plan.fonts);
        let one = |writer: &&'static dyn Writer| {
            let fingerprint = fingerprint::of(*writer, input, &fonts);
            let made = one(*writer, input, &pages, fingerprint, plan, &before)?;
            if let Made::Ready(file) = &made {
                progress(file);
            }
            Ok(made)
        };
        writers.iter().map(one).collect::<Vec<Result<Made, BuildError>>>()
    });
    let (mut files, mut failure, mut lost) = (Vec::new(), None, Vec::new());
    for result in results.into_iter().flatten() {
        match result {
            Ok(Made::Ready(file)) => files.push(file),
            Ok(Made::Lost(text)) => lost.push(text),
            Err(why) => failure = failure.or(Some(why)),
        }
    }
    let mut reports = Vec::new();
    for report in plan.reports {
        match written(report, plan.out) {
            Ok(record) => reports.push(record),
            Err(why) => failure = failure.or(Some(why.into())),
        }
    }
    let records = files.iter().map(|file| &file.record);
    let manifest = before.updated(plan.out, plan.slugs, records, &reports);
    manifest.write(plan.out)?;
    index::write(plan.out, &manifest)?;
    Ok(Built { files, failure, lost })
}

/// Writes a report, unless it stands there already.
fn written(report: &Report, out: &Path) -> Result<ReportRecord, Unwritable> {
    let Report { slug, language, title, ending, bytes } = report;
    let path = format!("{slug}/{slug}.{ending}");
    let file = out.join(&path);
    if fs::read(&file).ok().as_deref() != Some(bytes) {
        write_atomically(&file, bytes)?;
    }
    Ok(ReportRecord {
        slug: slug.clone(),
        path,
        bytes: bytes.len() as u64,
        sha256: sha256(bytes),
        language: language.clone(),
        title: title.clone(),
    })
}

/// What came of one file.
enum Made {
    Ready(BuiltFile),
    /// Its pages don't show all of the edition, so it isn't made.
    Lost(Lost),
}

/// Makes one file, unless it already stands there as it would be made.
fn one(
    writer: &dyn Writer,
    input: &Input,
    pages: &Pages<'_>,
    fingerprint: String,
    plan: &Plan<'_>,
    before: &Manifest,
) -> Result<Made, BuildError> {
    let edition = &input.edition;
    let slug = &edition.slug;
    let path = format!("{slug}/{}", writer.file_name(slug));
    let stands =
        |path: &str, hash: &str| fs::read(plan.out.join(path)).is_ok_and(|bytes| sha256(&bytes) == hash);
    if !plan.force
        && let Some(record) = before.record(&path)
        && record.fingerprint == fingerprint
        && record.files().all(|(path, hash)| stands(path, hash))
    {
        return Ok(Made::Ready(BuiltFile { record: record.clone(), fresh: false }));
    }
    if writer.shows_pages()
        && let Some(text) = pages.lost()
    {
        let page_setting = input.page_setting;
        return Ok(Made::Lost(Lost { slug: slug.clone(), page_setting, text: text.clone() }));
    }
    let artefact =
        writer.write(input, pages).map_err(|error| BuildError::Unwritten { slug: slug.clone(), error })?;
    write_atomically(&plan.out.join(&path), &artefact.bytes)?;
    let mut companions = BTreeMap::new();
    for companion in artefact.companions {
        let path = format!("{slug}/{slug}.{}", companion.ending);
        write_atomically(&plan.out.join(&path), &companion.bytes)?;
        let record = CompanionRecord { path, sha256: sha256(&companion.bytes), facts: companion.facts };
        companions.insert(companion.name.to_owned(), record);
    }
    let record = Record {
        slug: slug.clone(),
        variant: writer.name().name().to_owned(),
        path,
        bytes: artefact.bytes.len() as u64,
        sha256: sha256(&artefact.bytes),
        pages: artefact.pages,
        claims: artefact.claims.iter().map(|claim| (*claim).to_owned()).collect(),
        onix_196: artefact.onix.iter().map(|code| (*code).to_owned()).collect(),
        language: edition.language.tag().to_owned(),
        title: edition.title.clone(),
        companions,
        fingerprint,
    };
    Ok(Made::Ready(BuiltFile { record, fresh: true }))
}
