//! From editions to files: jobs, workers, fingerprints, the manifest, atomic writes.

mod clean;
mod error;
mod fingerprint;
mod folder;
mod index;
mod manifest;
mod state;
mod workers;

pub use clean::{Unwanted, remove, unwanted};
pub use error::BuildError;
pub use folder::OutputFolder;
pub use manifest::{CompanionRecord, Manifest, Record, ReportRecord};
pub use state::{Known, Outcome, State};
pub use workers::each;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use self::manifest::Judge;
use self::state::{Before, state};
use crate::edition::{LostText, one_line};
use crate::files::{Unwritable, write_atomically};
use crate::layout::Fonts;
use crate::policy::VariantName;
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
    /// Every policy of the project: files of others are unwanted.
    pub policies: &'a BTreeMap<String, Known>,
    /// What the sources of the policies looked at ask for, whether this run makes it or not.
    pub wanted: &'a [Job],
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
    /// Why others aren't, in the order of the jobs: a file that is not ready keeps none of the others back.
    pub failures: Vec<BuildError>,
    /// What the pages of editions don't show: no file is made of those pages.
    pub lost: Vec<LostPages>,
}

/// What the pages of an edition don't show of it.
#[derive(Debug)]
pub struct LostPages {
    /// Policy.
    pub slug: String,
    /// How the pages are laid out.
    pub page_setting: PageSetting,
    /// What is missing.
    pub text: LostText,
}

/// Makes every file, writes manifest and index, and tells `progress` of each file that is ready. `waiting` is told if another
/// process has to finish first.
///
/// # Errors
///
/// Where the folder, manifest or index can't be written.
pub fn build(
    jobs: &[Job],
    plan: &Plan<'_>,
    waiting: &dyn Fn(),
    progress: &(dyn Fn(&BuiltFile) + Sync),
) -> Result<Built, BuildError> {
    let _folder = OutputFolder::open(plan.out, waiting)?;
    let before = Manifest::read(plan.out);
    let fonts = fingerprint::fonts(plan.fonts);
    let results = workers::each(jobs.iter().collect(), plan.workers, &|Job { input, writers }| {
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
    let (mut files, mut failures, mut lost) = (Vec::new(), Vec::new(), Vec::new());
    for result in results.into_iter().flatten() {
        match result {
            Ok(Made::Ready(file)) => files.push(file),
            Ok(Made::Lost(text)) => lost.push(text),
            Err(why) => failures.push(why),
        }
    }
    let mut reports = Vec::new();
    for report in plan.reports {
        match written(report, plan) {
            Ok(record) => reports.push(record),
            Err(why) => failures.push(why.into()),
        }
    }
    let made: Vec<&str> = files.iter().map(|file| file.record.path.as_str()).collect();
    let wanted = fingerprints(plan.wanted, &made, &fonts);
    let artefact = |record: &Record| {
        let same = wanted.get(&record.path).map(|fingerprint| *fingerprint == record.fingerprint);
        let before = Before {
            slug: &record.slug,
            variant: VariantName::from_name(&record.variant),
            source: record.source_sha256.as_deref(),
            state: record.state,
            is_same: same,
        };
        state(&before, plan.policies)
    };
    let report = |report: &ReportRecord| {
        let source = report.source_sha256.as_deref();
        let before = Before { slug: &report.slug, variant: None, source, state: report.state, is_same: None };
        state(&before, plan.policies)
    };
    let judge = Judge { artefact: &artefact, report: &report };
    let records = files.iter().map(|file| &file.record);
    let manifest = before.updated(plan.out, records, &reports, &judge);
    manifest.write(plan.out)?;
    index::write(plan.out, &manifest)?;
    Ok(Built { files, failures, lost })
}

/// The fingerprints of the files that jobs would make, by path, but for those that are `made`.
fn fingerprints(jobs: &[Job], made: &[&str], fonts: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for Job { input, writers } in jobs {
        for writer in writers {
            let path = path_of(*writer, input);
            if !made.contains(&path.as_str()) {
                all.insert(path, fingerprint::of(*writer, input, fonts));
            }
        }
    }
    all
}

/// Where a writer's file goes, below the output folder.
fn path_of(writer: &dyn Writer, input: &Input) -> String {
    let slug = &input.edition.slug;
    format!("{slug}/{}", writer.file_name(slug))
}

/// Hash of a policy's source.
fn source_of(slug: &str, plan: &Plan<'_>) -> Option<String> {
    plan.policies.get(slug).and_then(|known| known.source.clone())
}

/// Writes a report, unless it stands there already.
fn written(report: &Report, plan: &Plan<'_>) -> Result<ReportRecord, Unwritable> {
    let Report { slug, language, title, ending, bytes } = report;
    let path = format!("{slug}/{slug}.{ending}");
    let file = plan.out.join(&path);
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
        state: State::Current,
        source_sha256: source_of(slug, plan),
    })
}

/// What came of one file.
enum Made {
    Ready(BuiltFile),
    /// Its pages don't show all of the edition, so it isn't made.
    Lost(LostPages),
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
    let path = path_of(writer, input);
    let stands =
        |path: &str, hash: &str| fs::read(plan.out.join(path)).is_ok_and(|bytes| sha256(&bytes) == hash);
    if !plan.force
        && let Some(record) = before.record(&path)
        && record.fingerprint == fingerprint
        && record.files().all(|(path, hash)| stands(path, hash))
    {
        let record = Record { state: State::Current, source_sha256: source_of(slug, plan), ..record.clone() };
        return Ok(Made::Ready(BuiltFile { record, fresh: false }));
    }
    if writer.shows_pages()
        && let Some(text) = pages.lost(writer.binding(&input.settings))
    {
        let page_setting = input.page_setting;
        return Ok(Made::Lost(LostPages { slug: slug.clone(), page_setting, text: text.clone() }));
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
        state: State::Current,
        bytes: artefact.bytes.len() as u64,
        sha256: sha256(&artefact.bytes),
        pages: artefact.pages,
        claims: artefact.claims.iter().map(|claim| (*claim).to_owned()).collect(),
        onix_196: artefact.onix.iter().map(|code| (*code).to_owned()).collect(),
        language: edition.language.tag().to_owned(),
        title: one_line(&edition.title),
        facts: artefact.facts.into_iter().map(|(name, facts)| (name.to_owned(), facts)).collect(),
        companions,
        source_sha256: source_of(slug, plan),
        fingerprint,
    };
    Ok(Made::Ready(BuiltFile { record, fresh: true }))
}
