//! A whole run: read → check → edit → render → write.
//!
//! A policy goes all the way by itself: it is read, checked, edited and rendered while others are, and let go of before the next. Of a policy of
//! which nothing has changed since the last run, all that is kept (`kept.rs`).

mod error;
mod jobs;
mod kept;
mod outcome;
mod page_findings;
mod run;
mod session;
mod shared;
mod stock;
mod told;

pub use error::{RequestError, Trouble};
pub use kept::Change;
pub use session::{Cancel, OpenPolicy, Session};

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::build::{BuiltFile, Known};
use crate::check::{Checked, Told};
use crate::policy::{Date, VariantName};
use crate::variant::LineEnd;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The project's root folder.
    pub root: PathBuf,
    /// Slugs of the policies to process; empty means all.
    pub slugs: Vec<String>,
    /// Variants to make; empty means those that each policy asks for.
    pub variants: Vec<VariantName>,
    /// Output folder.
    pub out: PathBuf,
    /// The number of worker threads.
    pub workers: usize,
    /// Rebuild everything, even what hasn't changed.
    pub force: bool,
    /// How lines of plain text end.
    pub line_end: LineEnd,
    /// The date used for a policy that gives none: `SOURCE_DATE_EPOCH`.
    pub fallback_date: Option<Date>,
}

/// The outcome of a run.
#[derive(Debug)]
pub struct Published {
    /// Files that are up to date on disk.
    pub files: Vec<BuiltFile>,
    /// The findings, and which policies were held back.
    pub told: Told,
    /// Slugs of policies of which only the easy-read edition was held back.
    pub easy_held_back: Vec<String>,
    /// Why files couldn't be made.
    pub troubles: Vec<Trouble>,
    /// What has changed since the last run, by policy. A policy of which nothing was kept isn't among them.
    pub changes: BTreeMap<String, Vec<Change>>,
    /// Policies whose source changed while files were made of it: these may be of before or after.
    pub unsettled: Vec<String>,
    /// Whether the run was cancelled, so that not all files were made.
    pub is_cancelled: bool,
}

/// How far a run has come.
#[derive(Debug)]
pub enum Progress<'a> {
    /// So many more files are to be made.
    More(usize),
    /// Another process has to finish first.
    Waiting,
    /// A file is ready.
    Ready(&'a BuiltFile),
}

/// Reads and checks the sources.
///
/// # Errors
///
/// What is wrong with the environment or the request.
pub fn check(request: &Request) -> Result<Checked, Trouble> {
    Session::new().check(request)
}

/// Reads, checks, renders and writes. A faulty policy publishes nothing new, and doesn't keep the others from being
/// published.
///
/// # Errors
///
/// What is wrong with the environment or the request, if it keeps everything from being published.
pub fn publish(request: &Request, progress: &(dyn Fn(Progress<'_>) + Sync)) -> Result<Published, Trouble> {
    Session::new().publish(request, progress, &Cancel::default())
}

/// Every policy of the project, and what a look at it says about files that were made of it.
///
/// # Errors
///
/// What is wrong with the environment.
pub fn known(request: &Request) -> Result<BTreeMap<String, Known>, Trouble> {
    Session::new().known(request)
}
