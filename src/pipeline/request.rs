//! What is asked of a run, and how it tells how far it has come.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::build::{BuiltFile, Cache, Shard};
use crate::policy::{Date, VariantName};
use crate::variant::LineEnd;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Request {
    /// The project's root folder.
    pub root: PathBuf,
    /// Slugs of the policies to process; empty means all.
    pub slugs: Vec<String>,
    /// The share of these that is this run's; none means all.
    pub shard: Option<Shard>,
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
    /// Where finished files are taken from and put, besides the output folder.
    pub cache: Option<Arc<Cache>>,
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

/// Whether somebody wants a run to end before it is through. Clones are told at the same time.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Ends the run: what is being made is finished, and nothing else is begun.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether the run is to end.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
