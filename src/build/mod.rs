//! From editions to files: jobs, workers, fingerprints, the manifest, atomic writes.

mod cache;
mod catalogue;
mod clean;
mod error;
mod fingerprint;
mod folder;
mod join;
mod journal;
mod manifest;
mod output;
mod publication;
mod shard;
mod state;
mod workers;

pub use cache::{Cache, CacheCounts, CacheError, CacheTrouble};
pub use clean::{Unwanted, remove, unwanted};
pub use error::BuildError;
pub use fingerprint::fonts as fingerprint_of_fonts;
pub use folder::OutputFolder;
pub use join::{Contradiction, Joined, NotJoined, join};
pub use manifest::{AssetRecord, CompanionRecord, Manifest, Record, ReportRecord, ShardRecord};
pub use output::{Closing, Output};
pub use publication::Publication;
pub use shard::Shard;
pub use state::{Known, Outcome, PublishedWith, State};
pub use workers::{Each, Queue, Workers, forget_unused, in_turn};

use std::collections::BTreeMap;

use serde::Serialize;

use crate::edition::LostText;
use crate::variant::{Input, PageSetting, Writer};

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

/// A file that is ready.
#[derive(Debug, Clone)]
pub struct BuiltFile {
    /// What the manifest says of it.
    pub record: Record,
    /// Why it was made in this run, or that it wasn't.
    pub why: Why,
    /// Whether it was taken from the cache, finished.
    pub from_cache: bool,
}

impl BuiltFile {
    /// Whether it was written in this run.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.why != Why::Same
    }
}

/// Why a file is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It isn't: all that it is made of is as it was, and so is the file.
    Same,
    /// Everything is to be made anew.
    Forced,
    /// Nothing is known of such a file.
    New,
    /// Something that it is made of has changed.
    Changed,
    /// It was made, and isn't there any more.
    Gone,
    /// Somebody has changed the file itself.
    Altered,
}

/// What came of one file.
#[derive(Debug)]
pub enum Made {
    /// It stands there.
    Ready(Box<BuiltFile>),
    /// Its pages don't show all of the edition, so it isn't made.
    Lost(LostPages),
}

/// What the pages of an edition don't show of it.
#[derive(Debug)]
pub struct LostPages {
    /// How the pages are laid out.
    pub page_setting: PageSetting,
    /// What is missing.
    pub text: LostText,
}

/// The fingerprints of the files that jobs would make, by path, of those that are `asked` for.
#[must_use]
pub fn fingerprints(jobs: &[Job], fonts: &str, asked: &dyn Fn(&str) -> bool) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for Job { input, writers } in jobs {
        for writer in writers {
            let path = path_of(*writer, input);
            if asked(&path) {
                let fingerprint = fingerprint::of(*writer, input, fonts);
                all.insert(path, fingerprint);
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
