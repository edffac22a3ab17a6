//! Output folders that several machines have made, joined into one.
//!
//! All is looked at before the first file is written: what contradicts itself or isn't whole is refused, and then nothing has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::catalogue;
use super::error::BuildError;
use super::folder::OutputFolder;
use super::journal::Journal;
use super::manifest::{self, Manifest, Record, ReportRecord, ShardRecord, is_ours};
use super::state::State;
use crate::files::{self, write_atomically};
use crate::locale::{Explain, Locale, visible, visible_path};
use crate::variant::sha256;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// How many files there are now.
    pub files: usize,
    /// How many of them weren't there before.
    pub fresh: usize,
    /// Of how many policies.
    pub policies: usize,
}

/// Why folders weren't joined.
#[derive(Debug)]
pub enum NotJoined {
    /// They can't go together. Nothing has changed.
    Contradicting(Vec<Contradiction>),
    /// A file can't be read or written. Where others were written already, the manifest doesn't call them current.
    Trouble(BuildError),
}

/// Something in which folders contradict each other, or themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradiction {
    /// There is no manifest that can be read.
    NoManifest(PathBuf),
    /// One is a share, and another isn't.
    NotAShare(PathBuf),
    /// A share isn't whole: which one, of how many.
    NotThrough(PathBuf, u32, u32),
    /// The folders are shares of different numbers of shares.
    OtherCount(PathBuf, PathBuf),
    /// The folders were made of different sources, with different programs, or for different requests.
    OtherProject(PathBuf, PathBuf),
    /// The files of a variant were made with different versions of another program.
    OtherProgram(String, PathBuf, PathBuf),
    /// A share is missing: which one, of how many.
    Missing(u32, u32),
    /// A file isn't the same in two folders.
    Differs(String, PathBuf, PathBuf),
    /// A policy's files are of one source in one folder, and of another in another.
    OtherSource(String, PathBuf, PathBuf),
    /// A file isn't what the manifest of its folder says.
    Damaged(PathBuf),
}

/// A folder with what its manifest says.
struct Part {
    path: PathBuf,
    manifest: Manifest,
}

/// Joins output folders into one. `waiting` is told if another process works in that just now.
///
/// # Errors
///
/// If they contradict each other, aren't whole, or can't be read or written.
pub fn join(folders: &[PathBuf], out: &Path, waiting: &dyn Fn()) -> Result<Joined, NotJoined> {
    let mut contradictions = Vec::new();
    let mut parts = Vec::new();
    for path in folders {
        match read(path) {
            Some(manifest) => parts.push(Part { path: path.clone(), manifest }),
            None => contradictions.push(Contradiction::NoManifest(path.clone())),
        }
    }
    if contradictions.is_empty() {
        contradictions.extend(between_shares(&parts));
        contradictions.extend(between_files(&parts));
    }
    if contradictions.is_empty() {
        contradictions.extend(parts.iter().flat_map(damaged));
    }
    if !contradictions.is_empty() {
        return Err(NotJoined::Contradicting(contradictions));
    }
    written(&parts, out, waiting).map_err(NotJoined::Trouble)
}

/// The manifest of a folder, if it is one, all its paths are ours, and it is of a share that there can be. Of a share, without what it hasn't: that
/// is left from when there were fewer shares, and another has it now.
fn read(folder: &Path) -> Option<Manifest> {
    let bytes = files::read(&folder.join(manifest::FILE)).ok()?;
    let mut manifest: Manifest = serde_json::from_slice(&bytes).ok()?;
    if !files_of(&manifest).all(|(path, _)| is_ours(path)) {
        return None;
    }
    if let Some(record) = &manifest.shard {
        let shard = record.shard()?;
        let mut known = BTreeMap::new();
        let mut holds = |slug: &str| *known.entry(slug.to_owned()).or_insert_with(|| shard.holds(slug));
        manifest.artefacts.retain(|record| holds(&record.slug));
        manifest.reports.retain(|report| holds(&report.slug));
    }
    Some(manifest)
}

/// Every file that a manifest tells of, with its hash.
fn files_of(manifest: &Manifest) -> impl Iterator<Item = (&str, &str)> {
    let reports = manifest.reports.iter().map(|report| (report.path.as_str(), report.sha256.as_str()));
    manifest.artefacts.iter().flat_map(Record::files).chain(reports)
}

/// In what shares contradict each other. Folders none of which is a share are joined as they are.
fn between_shares(parts: &[Part]) -> Vec<Contradiction> {
    let shares: Vec<(&Path, &ShardRecord)> =
        parts.iter().filter_map(|part| Some((part.path.as_path(), part.manifest.shard.as_ref()?))).collect();
    let Some((first_path, first)) = shares.first() else { return Vec::new() };
    let others = parts.iter().filter(|part| part.manifest.shard.is_none());
    let mut found: Vec<Contradiction> =
        others.map(|part| Contradiction::NotAShare(part.path.clone())).collect();
    let mut projects: Option<(&str, &Path)> = None;
    let mut programs: BTreeMap<&str, (&str, &Path)> = BTreeMap::new();
    for (path, share) in &shares {
        if share.count != first.count {
            found.push(Contradiction::OtherCount(first_path.to_path_buf(), path.to_path_buf()));
            continue;
        }
        let Some(project) = &share.project else {
            found.push(Contradiction::NotThrough(path.to_path_buf(), share.index, share.count));
            continue;
        };
        let (known, of) = *projects.get_or_insert((project, path));
        if known != project {
            found.push(Contradiction::OtherProject(of.to_owned(), path.to_path_buf()));
        }
        for (variant, program) in &share.programs {
            let (known, of) = *programs.entry(variant).or_insert((program, path));
            if known != program {
                let variant = variant.clone();
                found.push(Contradiction::OtherProgram(variant, of.to_owned(), path.to_path_buf()));
            }
        }
    }
    // A folder that isn't a share may be the one that is missing.
    if found.is_empty() {
        let is_there = |index: &u32| shares.iter().any(|(_, share)| share.index == *index);
        let missing = (1..=first.count).filter(|index| !is_there(index));
        found.extend(missing.map(|index| Contradiction::Missing(index, first.count)));
    }
    found
}

/// In what files contradict each other.
fn between_files(parts: &[Part]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    let mut hashes: BTreeMap<&str, (&str, &Path)> = BTreeMap::new();
    let mut sources: BTreeMap<&str, (Option<&str>, &Path)> = BTreeMap::new();
    for part in parts {
        let path = part.path.as_path();
        for (file, hash) in files_of(&part.manifest) {
            let (known, of) = *hashes.entry(file).or_insert((hash, path));
            if known != hash {
                found.push(Contradiction::Differs(file.to_owned(), of.to_owned(), path.to_owned()));
            }
        }
        for record in &part.manifest.artefacts {
            let source = record.source_sha256.as_deref();
            let (known, of) = *sources.entry(&record.slug).or_insert((source, path));
            let contradiction =
                Contradiction::OtherSource(record.slug.clone(), of.to_owned(), path.to_owned());
            if known != source && of != path && !found.contains(&contradiction) {
                found.push(contradiction);
            }
        }
    }
    found
}

/// Files of a folder that aren't what its manifest says.
fn damaged(part: &Part) -> Vec<Contradiction> {
    files_of(&part.manifest)
        .map(|(path, hash)| (part.path.join(path), hash))
        .filter(|(file, hash)| !manifest::stands(file, hash))
        .map(|(file, _)| Contradiction::Damaged(file))
        .collect()
}

/// Writes the files, then the manifest and the catalogue that tell of them.
fn written(parts: &[Part], out: &Path, waiting: &dyn Fn()) -> Result<Joined, BuildError> {
    let _held = OutputFolder::open(out, waiting)?;
    let mut artefacts: BTreeMap<String, Record> = BTreeMap::new();
    let mut reports: BTreeMap<String, ReportRecord> = BTreeMap::new();
    // From the last to the first: of two that tell of the same file, the first tells it.
    for part in parts.iter().rev() {
        artefacts.extend(part.manifest.artefacts.iter().map(|one| (one.path.clone(), one.clone())));
        reports.extend(part.manifest.reports.iter().map(|one| (one.path.clone(), one.clone())));
    }
    let mut before = Manifest::read(out);
    before.forget_missing(out);
    warn(&before, &artefacts, &reports, out)?;
    // Each file, with its hash and the first folder that has it.
    let mut all: BTreeMap<&str, (&str, &Path)> = BTreeMap::new();
    for part in parts {
        for (path, hash) in files_of(&part.manifest) {
            all.entry(path).or_insert((hash, &part.path));
        }
    }
    let mut fresh = all.clone();
    fresh.retain(|path, (hash, _)| !manifest::stands(&out.join(path), hash));
    let journal = Journal::of(out);
    let is_fresh = |(path, _): (&str, &str)| fresh.contains_key(path);
    artefacts.values().filter(|record| record.files().any(is_fresh)).for_each(|record| journal.note(record));
    for (path, (hash, folder)) in &fresh {
        let from = folder.join(path);
        let bytes = files::read(&from).map_err(BuildError::Unreadable)?;
        if sha256(&bytes) != *hash {
            return Err(BuildError::Removed { path: from });
        }
        write_atomically(&out.join(path), &bytes)?;
    }
    for record in before.artefacts.iter().filter(|record| artefacts.contains_key(&record.path)) {
        record.remove_left(out, &|path| all.contains_key(path));
    }
    let slugs: BTreeSet<&str> = artefacts.values().map(|record| record.slug.as_str()).collect();
    let joined = Joined { files: all.len(), fresh: fresh.len(), policies: slugs.len() };
    // What was there before and is in no part: of sources that may be others now.
    for mut record in before.artefacts {
        record.state = if record.state == State::Current { State::Outdated } else { record.state };
        artefacts.entry(record.path.clone()).or_insert(record);
    }
    for mut report in before.reports {
        report.state = if report.state == State::Current { State::Outdated } else { report.state };
        reports.entry(report.path.clone()).or_insert(report);
    }
    let (artefacts, reports) = (artefacts.into_values().collect(), reports.into_values().collect());
    let manifest = Manifest { artefacts, reports, shard: None };
    manifest.write(out)?;
    journal.end(&manifest);
    catalogue::write(out, &manifest)?;
    Ok(joined)
}

/// Says in the manifest, before the first file is replaced, that those which will be aren't known to be current: so it tells nothing untrue if this is
/// stopped.
fn warn(
    before: &Manifest,
    artefacts: &BTreeMap<String, Record>,
    reports: &BTreeMap<String, ReportRecord>,
    out: &Path,
) -> Result<(), BuildError> {
    let mut manifest = Manifest { shard: None, ..before.clone() };
    let mut has_changed = before.shard.is_some();
    let files = manifest.artefacts.iter_mut().map(|record| {
        let is_same = artefacts.get(&record.path).is_none_or(|new| new.files().eq(record.files()));
        (is_same, &mut record.state)
    });
    let reports = manifest.reports.iter_mut().map(|report| {
        let is_same = reports.get(&report.path).is_none_or(|new| new.sha256 == report.sha256);
        (is_same, &mut report.state)
    });
    for (_, state) in files.chain(reports).filter(|(is_same, state)| !is_same && **state == State::Current) {
        *state = State::Outdated;
        has_changed = true;
    }
    if has_changed {
        manifest.write(out)?;
    }
    Ok(())
}

/// So many are told; the rest is counted.
const MOST_TOLD: usize = 20;

impl NotJoined {
    fn told(&self, locale: Locale) -> String {
        let all = match self {
            Self::Trouble(why) => return why.explain(locale),
            Self::Contradicting(all) => all,
        };
        let mut lines = vec![locale.pick(
            "Delene kan ikke samles, og intet er ændret".to_owned(),
            "The parts can't be joined, and nothing has changed".to_owned(),
        )];
        lines.extend(all.iter().take(MOST_TOLD).map(|one| one.explain(locale)));
        if all.len() > MOST_TOLD {
            let more = all.len() - MOST_TOLD;
            lines.push(locale.pick(format!("… og {more} til"), format!("… and {more} more")));
        }
        lines.join("\n")
    }
}

impl Explain for NotJoined {
    fn danish(&self) -> String {
        self.told(Locale::Danish)
    }

    fn english(&self) -> String {
        self.told(Locale::English)
    }
}

impl Explain for Contradiction {
    fn danish(&self) -> String {
        let shown = |path: &Path| visible_path(path);
        match self {
            Self::NoManifest(folder) => format!(
                "{}: der er ingen manifest.json, som kan læses. Udgiv delen igen med --out {0}",
                shown(folder)
            ),
            Self::NotAShare(folder) => {
                format!(
                    "{}: er ikke udgivet som en del, og det er de andre. Udgiv den med --shard",
                    shown(folder)
                )
            }
            Self::NotThrough(folder, index, count) => format!(
                "{}: delen er ikke færdig. Meldte udgivelsen fejl, så ret dem, og udgiv den igen med --shard {index}/{count}",
                shown(folder)
            ),
            Self::OtherCount(one, other) => {
                format!("{} og {}: er ikke delt i lige mange dele", shown(one), shown(other))
            }
            Self::OtherProject(one, other) => format!(
                "{} og {}: er ikke lavet af de samme kilder, med det samme program og de samme valg. Udgiv dem igen",
                shown(one),
                shown(other)
            ),
            Self::OtherProgram(variant, one, other) => format!(
                "{} og {}: {} er lavet med hver sin version af et andet program. Brug den samme på alle maskiner, og udgiv dem igen",
                shown(one),
                shown(other),
                visible(variant)
            ),
            Self::Missing(index, count) => format!("Del {index} af {count} mangler"),
            Self::Differs(file, one, other) => {
                format!("{}: er ikke ens i {} og {}", visible(file), shown(one), shown(other))
            }
            Self::OtherSource(slug, one, other) => {
                format!("{}: er af hver sin kilde i {} og {}", visible(slug), shown(one), shown(other))
            }
            Self::Damaged(file) => format!("{}: er ikke den fil, der blev udgivet", shown(file)),
        }
    }

    fn english(&self) -> String {
        let shown = |path: &Path| visible_path(path);
        match self {
            Self::NoManifest(folder) => format!(
                "{}: there is no manifest.json that can be read. Publish the share again with --out {0}",
                shown(folder)
            ),
            Self::NotAShare(folder) => {
                format!(
                    "{}: was not published as a share, and the others were. Publish it with --shard",
                    shown(folder)
                )
            }
            Self::NotThrough(folder, index, count) => format!(
                "{}: the share is not finished. If publishing it told of faults, mend them; then publish it again with --shard {index}/{count}",
                shown(folder)
            ),
            Self::OtherCount(one, other) => {
                format!("{} and {}: are not of the same number of shares", shown(one), shown(other))
            }
            Self::OtherProject(one, other) => format!(
                "{} and {}: are not made of the same sources, with the same program and options. Publish them again",
                shown(one),
                shown(other)
            ),
            Self::OtherProgram(variant, one, other) => format!(
                "{} and {}: {} was made with different versions of another program. Use the same on all machines, and publish them again",
                shown(one),
                shown(other),
                visible(variant)
            ),
            Self::Missing(index, count) => format!("Share {index} of {count} is missing"),
            Self::Differs(file, one, other) => {
                format!("{}: is not the same in {} and {}", visible(file), shown(one), shown(other))
            }
            Self::OtherSource(slug, one, other) => {
                format!("{}: is of different sources in {} and {}", visible(slug), shown(one), shown(other))
            }
            Self::Damaged(file) => format!("{}: is not the file that was published", shown(file)),
        }
    }
}
