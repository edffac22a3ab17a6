//! `--format ndjson`: what happens, as it happens, a line of JSON for each thing.

use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use super::output::CacheRecord;
use super::terminal::{self, Unwritten};
use crate::build::{Record, Why};
use crate::check::Told;
use crate::finding::{self, FindingRecord};
use crate::locale::{Explain, Locale};
use crate::pipeline::{Progress, Published};

/// Something that happens. What a line says besides stands in `docs/cli-reference.md`.
#[derive(Debug, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event<'a> {
    /// A run begins.
    Begin,
    /// So many more files are to be made, or looked at.
    More {
        /// How many.
        files: usize,
    },
    /// Another process has to finish first.
    Waiting,
    /// A file is ready.
    File {
        /// Why it was made, or that it wasn't.
        why: Why,
        /// Whether it was taken from the cache.
        from_cache: bool,
        /// What the manifest says of it.
        artefact: &'a Record,
    },
    /// Something is wrong or doubtful in a source.
    Finding(Box<FindingRecord>),
    /// Nothing new is published of a policy, or of its easy-read edition.
    HeldBack {
        /// The policy.
        slug: &'a str,
        /// Whether that is true of its easy-read edition alone.
        easy_alone: bool,
    },
    /// Something was saved while files were made of it.
    Unsettled {
        /// The policy, or the folder.
        what: &'a str,
    },
    /// Something is wrong with the environment or the request.
    Trouble {
        /// In words.
        message: String,
    },
    /// What came of the cache.
    Cache(CacheRecord),
    /// A run is over.
    Done {
        /// What the program's exit status would be.
        status: u8,
        /// How many files are ready.
        files: usize,
        /// How many of them are new.
        fresh: usize,
        /// Whether another run took its place before it was through.
        cancelled: bool,
    },
    /// Nothing happens until something is saved.
    Watching,
}

/// The lines, and whether they could be written.
#[derive(Debug, Default)]
pub struct Events {
    unwritten: Mutex<Option<Unwritten>>,
}

impl Events {
    /// Tells of one thing. Once a line couldn't be written, no other is: what is there has no gap.
    pub fn tell(&self, event: &Event<'_>) {
        let mut unwritten = self.unwritten.lock().unwrap_or_else(PoisonError::into_inner);
        if unwritten.is_none() {
            *unwritten = terminal::hand_over_json(event, false).err();
        }
    }

    /// Tells how far a run has come; of files that are as they were only if `all` are told.
    pub fn progress(&self, progress: &Progress<'_>, all: bool) {
        match progress {
            Progress::More(0) => {}
            Progress::More(files) => self.tell(&Event::More { files: *files }),
            Progress::Waiting => self.tell(&Event::Waiting),
            Progress::Ready(file) if all || file.is_fresh() => {
                self.tell(&Event::File {
                    why: file.why,
                    from_cache: file.from_cache,
                    artefact: &file.record,
                });
            }
            Progress::Ready(_) => {}
        }
    }

    /// Tells what was found.
    pub fn findings(&self, told: &Told, locale: Locale) {
        for broken in &told.broken_layouts {
            self.trouble(broken, locale);
        }
        for record in finding::records(&told.findings, &told.sources, locale) {
            self.tell(&Event::Finding(Box::new(record)));
        }
        for slug in &told.held_back {
            self.tell(&Event::HeldBack { slug, easy_alone: false });
        }
    }

    /// Tells what came of a run.
    pub fn published(&self, published: &Published, cache: Option<CacheRecord>, status: u8, locale: Locale) {
        let Published { files, told, easy_held_back, troubles, unsettled, folders, is_cancelled, .. } =
            published;
        self.findings(told, locale);
        for slug in easy_held_back {
            self.tell(&Event::HeldBack { slug, easy_alone: true });
        }
        for what in unsettled.iter().chain(folders) {
            self.tell(&Event::Unsettled { what });
        }
        for trouble in troubles {
            self.trouble(&**trouble, locale);
        }
        if let Some(cache) = cache {
            self.tell(&Event::Cache(cache));
        }
        let fresh = files.iter().filter(|file| file.is_fresh()).count();
        self.tell(&Event::Done { status, files: files.len(), fresh, cancelled: *is_cancelled });
    }

    /// Tells what is wrong with the environment or the request.
    pub fn trouble(&self, trouble: &dyn Explain, locale: Locale) {
        self.tell(&Event::Trouble { message: trouble.explain(locale) });
    }

    /// Tells that a run couldn't be made, and why.
    pub fn failed(&self, trouble: &dyn Explain, locale: Locale) {
        self.trouble(trouble, locale);
        self.tell(&Event::Done { status: super::outcome::TROUBLE, files: 0, fresh: 0, cancelled: false });
    }

    /// Whether all could be written.
    ///
    /// # Errors
    ///
    /// If it couldn't.
    pub fn written(self) -> Result<(), Unwritten> {
        self.unwritten.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
    }
}
