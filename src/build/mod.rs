//! From editions to files: jobs, workers, fingerprints, the manifest, atomic writes.

mod fingerprint;
mod index;
mod manifest;
mod workers;
mod write;

pub use manifest::{Manifest, PreflightRecord, Record};

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::edition::{Edition, Sibling};
use crate::layout::{Fonts, Layout};
use crate::policy::VariantName;
use crate::variant::{self, LayoutFailed, LineEnd, LouisFailed, Pages, RenderFailed, Setting};

/// The files to be made of one edition in one setting: they share its laid-out pages.
#[derive(Debug)]
pub struct Job {
    /// What they say.
    pub edition: Arc<Edition>,
    /// How they look.
    pub layout: Arc<Layout>,
    /// How their pages are set.
    pub setting: Setting,
    /// The variant in which a reader has these pages, if there is one: other formats refer to it.
    pub on_pages: Option<VariantName>,
    /// In which formats.
    pub variants: Vec<VariantName>,
    /// The other edition in the same format, if the policy is published in both.
    pub sibling: Option<Sibling>,
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
    /// How lines of plain text end.
    pub line_end: LineEnd,
    /// Every policy of the project: what the manifest says of others is forgotten.
    pub slugs: &'a [String],
}

/// A file that is ready.
#[derive(Debug)]
pub struct Made {
    /// What the manifest says of it.
    pub record: Record,
    /// Whether it was written in this run.
    pub fresh: bool,
}

/// Why files are not ready.
#[derive(Debug)]
pub enum Failure {
    /// The disk didn't take it.
    Unwritable {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: std::io::Error,
    },
    /// The layout couldn't set it.
    Layout {
        /// Of which policy.
        slug: String,
        /// Which layout.
        layout: String,
        /// What went wrong.
        failed: LayoutFailed,
    },
    /// Liblouis couldn't turn it into braille.
    Louis {
        /// Of which policy.
        slug: String,
        /// What went wrong.
        failed: LouisFailed,
    },
}

/// What came of the jobs.
#[derive(Debug)]
pub struct Built {
    /// Files that are ready.
    pub made: Vec<Made>,
    /// The first failure in the order of the jobs: a file that is not ready keeps none of the others back.
    pub failure: Option<Failure>,
}

/// Makes every file, writes manifest and index, and tells `progress` of each file that is ready.
///
/// # Errors
///
/// Where manifest or index can't be written.
pub fn build(jobs: &[Job], plan: &Plan<'_>, progress: &(dyn Fn(&Made) + Sync)) -> Result<Built, Failure> {
    let before = Manifest::read(plan.out);
    let fonts = fingerprint::fonts(plan.fonts);
    let results = workers::run(jobs, plan.workers, &|job| {
        let pages = Pages::new(&job.edition, &job.layout, plan.fonts, job.setting, job.on_pages);
        let one = |variant: &VariantName| {
            let made = one(job, *variant, &pages, plan, &before, &fonts)?;
            progress(&made);
            Ok(made)
        };
        job.variants.iter().map(one).collect::<Vec<_>>()
    });
    let (mut made, mut failure) = (Vec::new(), None);
    for result in results.into_iter().flatten() {
        match result {
            Ok(one) => made.push(one),
            Err(why) => failure = failure.or(Some(why)),
        }
    }
    let manifest = before.updated(plan, made.iter().map(|one| &one.record));
    manifest.write(plan.out)?;
    index::write(plan.out, &manifest)?;
    Ok(Built { made, failure })
}

fn one(
    job: &Job,
    variant: VariantName,
    pages: &Pages<'_>,
    plan: &Plan<'_>,
    before: &Manifest,
    fonts: &str,
) -> Result<Made, Failure> {
    let slug = &job.edition.slug;
    let path = format!("{slug}/{}", variant::file_name(slug, variant));
    let fingerprint = fingerprint::of(job, variant, plan.line_end, fonts);
    if !plan.force
        && let Some(record) = before.record(&path)
        && record.fingerprint == fingerprint
        && files_of(record).all(|(path, sha256)| {
            fs::read(plan.out.join(path)).is_ok_and(|bytes| fingerprint::sha256(&bytes) == *sha256)
        })
    {
        return Ok(Made { record: record.clone(), fresh: false });
    }
    let artefact =
        variant::render(variant, pages, job.sibling.as_ref(), plan.line_end).map_err(|failed| {
            let slug = slug.clone();
            match failed {
                RenderFailed::Layout(failed) => {
                    Failure::Layout { slug, layout: job.layout.name.clone(), failed }
                }
                RenderFailed::Louis(failed) => Failure::Louis { slug, failed },
            }
        })?;
    write::atomically(&plan.out.join(&path), &artefact.bytes)?;
    let preflight = match artefact.preflight {
        Some((preflight, sheet)) => {
            let path = format!("{slug}/{}", sheet.file_name);
            write::atomically(&plan.out.join(&path), &sheet.bytes)?;
            Some(PreflightRecord { path, sha256: fingerprint::sha256(&sheet.bytes), preflight })
        }
        None => None,
    };
    let record = Record {
        slug: slug.clone(),
        variant: variant.name().to_owned(),
        path,
        bytes: artefact.bytes.len() as u64,
        sha256: fingerprint::sha256(&artefact.bytes),
        pages: artefact.pages,
        claims: artefact.claims.iter().map(|claim| (*claim).to_owned()).collect(),
        onix_196: artefact.onix.iter().map(|code| (*code).to_owned()).collect(),
        language: job.edition.language.tag().to_owned(),
        title: job.edition.title.clone(),
        preflight,
        fingerprint,
    };
    Ok(Made { record, fresh: true })
}

/// The files that a record is about, with their hashes.
fn files_of(record: &Record) -> impl Iterator<Item = (&String, &String)> {
    let sheet = record.preflight.iter().map(|sheet| (&sheet.path, &sheet.sha256));
    std::iter::once((&record.path, &record.sha256)).chain(sheet)
}
