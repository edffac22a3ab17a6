//! `manifest.json`: what stands in the output folder, for archives, web systems and the next run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::shard::Shard;
use super::state::{PublishedWith, State};
use crate::files::{self, Unwritable};
use crate::policy::is_slug;
use crate::variant::{Facts, sha256};

pub(super) const FILE: &str = "manifest.json";

/// Every artefact in the output folder, sorted by path.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// Artefacts.
    pub artefacts: Vec<Record>,
    /// Reports, sorted by path: for those who work on the texts, and no part of what is published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<ReportRecord>,
    /// Which share of a project it is, if it is but one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<ShardRecord>,
}

/// A share of a project, made by one of several machines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardRecord {
    /// Which one, from 1.
    pub index: u32,
    /// Of how many.
    pub count: u32,
    /// Hash of all sources, of what they are published with, and of what was asked for: shares that go together have the same. `None` while the
    /// share isn't whole: it was stopped, or something kept files from being made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// Which other programs its files were made with, by their variants.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub programs: BTreeMap<String, String>,
}

impl ShardRecord {
    /// Of a share that isn't whole yet.
    pub(super) fn begun(shard: Shard) -> Self {
        Self { index: shard.index(), count: shard.count(), project: None, programs: BTreeMap::new() }
    }

    /// The share, if there can be one of these numbers: a manifest may have been written by anyone.
    pub(super) fn shard(&self) -> Option<Shard> {
        Shard::new(self.index, self.count)
    }
}

/// A report on a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRecord {
    /// Policy.
    pub slug: String,
    /// Path below the output folder.
    pub path: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Language of the policy.
    pub language: String,
    /// Its title.
    pub title: String,
    /// How it stands to its source.
    #[serde(default)]
    pub state: State,
    /// Hash of the source that it tells of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_sha256: Option<String>,
    /// Hash of what else it was made with: the program, and the project's own dictionaries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_with_sha256: Option<String>,
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
    /// How it stands to its source.
    #[serde(default)]
    pub state: State,
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
    /// What else is known of it, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Map<String, Value>>,
    /// Files that go with it, by the name of the facts that they tell.
    #[serde(flatten)]
    pub companions: BTreeMap<String, CompanionRecord>,
    /// Files that it is made of besides itself, by their paths.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assets: Vec<AssetRecord>,
    /// The layout of its policy.
    #[serde(default)]
    pub layout: String,
    /// Hash of the files of its source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_sha256: Option<String>,
    /// Hash of what else it was made with: the program, and the project's own fonts and files of the layout.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_with_sha256: Option<String>,
    /// Hash of all that it is made of: while it is the same, the file need not be made again.
    pub fingerprint: String,
}

impl Record {
    /// How it stands to its source as that is now, given the hash of that and what else it would be published with.
    #[must_use]
    pub fn state_now(&self, source: &str, with: &PublishedWith) -> State {
        let is_made_of_the_same = self.source_sha256.as_deref() == Some(source)
            && self.published_with_sha256.as_deref() == Some(with.files(&self.layout));
        match self.state {
            State::Current if !is_made_of_the_same => State::Outdated,
            state => state,
        }
    }
}

/// A file that an artefact can't do without.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetRecord {
    /// Path below the output folder.
    pub path: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
}

/// A file that goes with an artefact, and the facts that it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanionRecord {
    /// Path below the output folder.
    pub path: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// The facts.
    #[serde(flatten)]
    pub facts: Map<String, Value>,
}

impl Record {
    /// The file that tells facts of a type, if there is one.
    #[must_use]
    pub fn companion<F: Facts>(&self) -> Option<&CompanionRecord> {
        self.companions.get(F::NAME)
    }

    /// Facts of a type, if the file has such.
    #[must_use]
    pub fn facts<F: Facts>(&self) -> Option<F> {
        let facts =
            self.companion::<F>().map(|companion| &companion.facts).or_else(|| self.facts.get(F::NAME))?;
        serde_json::from_value(Value::Object(facts.clone())).ok()
    }

    /// The path of its first page as a picture of pixels, if there is one.
    #[must_use]
    pub fn cover(&self) -> Option<&str> {
        self.asset(".cover.png")
    }

    /// The path of its first page as a drawing, or else of pixels.
    #[must_use]
    pub fn drawn_cover(&self) -> Option<&str> {
        self.asset(".cover.svg").or_else(|| self.cover())
    }

    /// The path of what goes with it and ends so.
    fn asset(&self, ending: &str) -> Option<&str> {
        self.assets.iter().map(|asset| asset.path.as_str()).find(|path| path.ends_with(ending))
    }

    /// Removes what it was made of and isn't any more, where nobody has changed it: no manifest would know of it again. `is_placed`: whether a file
    /// belongs to what stands there now.
    pub(super) fn remove_left(&self, out: &Path, is_placed: &dyn Fn(&str) -> bool) {
        for asset in self.assets.iter().filter(|asset| is_ours(&asset.path) && !is_placed(&asset.path)) {
            let file = out.join(&asset.path);
            if stands(&file, &asset.sha256) {
                let _ = fs::remove_file(file);
            }
        }
    }

    /// The files that it is about, with their hashes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        let companions =
            self.companions.values().map(|companion| (companion.path.as_str(), companion.sha256.as_str()));
        let assets = self.assets.iter().map(|asset| (asset.path.as_str(), asset.sha256.as_str()));
        std::iter::once((self.path.as_str(), self.sha256.as_str())).chain(companions).chain(assets)
    }
}

impl Manifest {
    /// The manifest of an output folder; an empty one, if there is none that can be read.
    #[must_use]
    pub fn read(out: &Path) -> Self {
        files::read(&out.join(FILE))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// What it says of a file.
    #[must_use]
    pub fn record(&self, path: &str) -> Option<&Record> {
        self.artefacts.iter().find(|record| record.path == path)
    }

    /// The manifest after a run: what was made, and what was there before and is there still.
    pub(super) fn updated(
        mut self,
        out: &Path,
        made: &[&Record],
        reports: &[&ReportRecord],
        judge: &Judge<'_>,
    ) -> Self {
        self.forget_missing(out);
        self.artefacts.iter_mut().for_each(judge.artefact);
        self.reports.iter_mut().for_each(judge.report);
        let mut all: BTreeMap<String, Record> =
            self.artefacts.into_iter().map(|record| (record.path.clone(), record)).collect();
        all.extend(made.iter().map(|record| (record.path.clone(), (*record).clone())));
        let mut all_reports: BTreeMap<String, ReportRecord> =
            self.reports.into_iter().map(|record| (record.path.clone(), record)).collect();
        all_reports.extend(reports.iter().map(|record| (record.path.clone(), (*record).clone())));
        let (artefacts, reports) = (all.into_values().collect(), all_reports.into_values().collect());
        Self { artefacts, reports, shard: None }
    }

    /// Drops what is said of files that are gone, or that can't be ours.
    pub(super) fn forget_missing(&mut self, out: &Path) {
        let stands = |path: &str| is_ours(path) && out.join(path).is_file();
        self.artefacts.retain(|record| stands(&record.path));
        self.reports.retain(|report| stands(&report.path));
    }

    pub(super) fn write(&self, out: &Path) -> Result<(), Unwritable> {
        let mut bytes = serde_json::to_vec_pretty(self)
            .unwrap_or_else(|why| unreachable!("records have string keys alone: {why}"));
        bytes.push(b'\n');
        files::write_if_new(&out.join(FILE), &bytes)
    }
}

/// Puts right what is said of files that a run hasn't made.
pub(super) struct Judge<'a> {
    /// Of an artefact.
    pub artefact: &'a dyn Fn(&mut Record),
    /// Of a report.
    pub report: &'a dyn Fn(&mut ReportRecord),
}

/// Names of web pages, which don't begin with the slug.
const PAGES: [&str; 2] = ["index.html", "easy.html"];
/// Folders in a policy's own, for what web pages are made of.
pub(super) const FOLDERS: [&str; 2] = ["web", "fragment"];

/// Whether a file stands there with this content.
pub(super) fn stands(file: &Path, hash: &str) -> bool {
    files::read(file).is_ok_and(|bytes| sha256(&bytes) == hash)
}

/// Whether a path is of a form that files of ours have: `SLUG/SLUG.ENDING`, a web page's, or that of a file in a folder of such a page.
/// A manifest may have been written by anyone.
pub(super) fn is_ours(path: &str) -> bool {
    let is_plain = |name: &str| name.split('.').all(is_slug);
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        [slug, name] if is_slug(slug) => {
            let ending = name.strip_prefix(slug).and_then(|rest| rest.strip_prefix('.'));
            PAGES.contains(&name) || ending.is_some_and(is_plain)
        }
        [slug, folder, name] => is_slug(slug) && FOLDERS.contains(&folder) && is_plain(name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_a_manifest_leads_to_no_other_file() {
        for path in ["a/a.pdf", "a-1/a-1.easy-report.html", "a/index.html", "a/web/style.css"] {
            assert!(is_ours(path), "{path}");
        }
        for path in [
            "a.pdf",
            "../a/a.pdf",
            "a/../../b",
            "/etc/passwd",
            "a/b.pdf",
            "a/a",
            "a/a./x",
            "a/a.b/c",
            "a\\a.pdf",
            "a/b/style.css",
            "a/web/../b",
            "a/web/b/c.css",
            "web/style.css",
            "index.html",
        ] {
            assert!(!is_ours(path), "{path}");
        }
    }
}
