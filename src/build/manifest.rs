//! `manifest.json`: what stands in the output folder, for archives, web systems and the next run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Failure, Plan, write};
use crate::variant::Preflight;

const FILE: &str = "manifest.json";

/// Every artefact in the output folder, sorted by path.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// Artefacts.
    pub artefacts: Vec<Record>,
}

/// One artefact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Policy.
    pub slug: String,
    /// Variant.
    pub variant: String,
    /// Path below the output folder.
    pub path: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Number of pages, of a PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
    /// Standards it conforms to.
    pub claims: Vec<String>,
    /// Codes of ONIX list 196: what is accessible in it, and how.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub onix_196: Vec<String>,
    /// Language of the text.
    pub language: String,
    /// Title.
    pub title: String,
    /// What a file for the print shop is like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preflight: Option<PreflightRecord>,
    /// Hash of all that it is made of: while it is the same, the file need not be made again.
    pub fingerprint: String,
}

/// What a file for the print shop is like, and the sheet that says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreflightRecord {
    /// Path of the sheet below the output folder.
    pub path: String,
    /// SHA-256 of the sheet, in hexadecimal.
    pub sha256: String,
    /// What it says.
    #[serde(flatten)]
    pub preflight: Preflight,
}

impl Manifest {
    /// The manifest of an output folder; an empty one, if there is none that can be read.
    #[must_use]
    pub fn read(out: &Path) -> Self {
        fs::read(out.join(FILE))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// What it says of a file.
    #[must_use]
    pub fn record(&self, path: &str) -> Option<&Record> {
        self.artefacts.iter().find(|record| record.path == path)
    }

    /// The manifest after a run: what was made, and what was there before, is there still, and belongs to a
    /// policy of the project.
    pub(super) fn updated<'a>(self, plan: &Plan<'_>, made: impl Iterator<Item = &'a Record>) -> Self {
        let still =
            |record: &Record| plan.slugs.contains(&record.slug) && plan.out.join(&record.path).is_file();
        let mut all: BTreeMap<String, Record> =
            self.artefacts.into_iter().filter(still).map(|record| (record.path.clone(), record)).collect();
        all.extend(made.map(|record| (record.path.clone(), record.clone())));
        Self { artefacts: all.into_values().collect() }
    }

    pub(super) fn write(&self, out: &Path) -> Result<(), Failure> {
        let mut bytes = serde_json::to_vec_pretty(self)
            .unwrap_or_else(|why| unreachable!("records have string keys alone: {why}"));
        bytes.push(b'\n');
        write::atomically(&out.join(FILE), &bytes)
    }
}
