//! The files that a run makes. The manifest is written at its end; so that a run that is stopped isn't for nothing, each file is noted here before it is
//! put in its place.
//!
//! A note says what may stand in the output folder, and no more: whoever reads it holds the files against it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::manifest::{Manifest, Record, is_ours, stands};
use crate::files::{self, write_if_new};

/// Its name: hidden, and swept out by nobody (`folder.rs`).
const FILE: &str = ".udgiv.underway";

/// A line of JSON for each file. It is there while a run lasts, and after one that was stopped.
#[derive(Debug)]
pub(super) struct Journal {
    out: PathBuf,
    path: PathBuf,
    /// Opened for the first note.
    file: Mutex<Option<File>>,
}

impl Journal {
    /// The journal of an output folder.
    pub fn of(out: &Path) -> Self {
        Self { out: out.to_owned(), path: out.join(FILE), file: Mutex::new(None) }
    }

    /// What is noted. A line that isn't whole is none.
    pub fn notes(&self) -> Vec<Record> {
        let bytes = files::read(&self.path).unwrap_or_default();
        let records =
            bytes.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Record>(line).ok());
        records.filter(|record| record.files().all(|(path, _)| is_ours(path))).collect()
    }

    /// Notes a file that is about to be put in its place. Where that can't be done, the next run makes the file once more if this one is stopped.
    pub fn note(&self, record: &Record) {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if file.is_none() && self.is_plain() {
            *file = OpenOptions::new().create(true).append(true).open(&self.path).ok();
        }
        let Some(file) = file.as_mut() else { return };
        // What a run was stopped in stands before it.
        let line = [b"\n", &*line(record)].concat();
        let _ = file.write_all(&line);
    }

    /// The manifest is written. What is noted and stands there though the manifest has another file stays noted: another run was stopped, and this one was about
    /// other policies. Of all else, what belongs to no file any more is removed.
    pub fn end(&self, manifest: &Manifest) {
        *self.file.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let told: BTreeMap<&str, &Record> =
            manifest.artefacts.iter().map(|record| (record.path.as_str(), record)).collect();
        let is_told =
            |note: &Record| told.get(note.path.as_str()).is_some_and(|told| told.files().eq(note.files()));
        let notes = self.notes().into_iter().filter(|note| !is_told(note));
        let (stay, go): (Vec<Record>, Vec<Record>) = notes.partition(|note| self.stands(note));
        if !go.is_empty() {
            let known = manifest.artefacts.iter().chain(&stay).flat_map(Record::files);
            let known: BTreeSet<&str> = known.map(|(path, _)| path).collect();
            go.iter().for_each(|note| note.remove_left(&self.out, &|path| known.contains(path)));
        }
        if !stay.is_empty() {
            let lines: Vec<_> = stay.iter().map(line).collect();
            let _ = write_if_new(&self.path, &lines.join(&b'\n'));
        } else if self.is_plain() {
            let _ = fs::remove_file(&self.path);
        }
    }

    /// Whether the files stand there of which a note tells.
    fn stands(&self, note: &Record) -> bool {
        note.files().all(|(path, hash)| stands(&self.out.join(path), hash))
    }

    /// Whether it is a file, or nothing yet: opening a pipe would wait for good.
    fn is_plain(&self) -> bool {
        fs::symlink_metadata(&self.path).map_or(true, |about| about.is_file())
    }
}

fn line(record: &Record) -> Vec<u8> {
    serde_json::to_vec(record).unwrap_or_else(|why| unreachable!("records have string keys alone: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::variant::sha256;

    fn record(slug: &str, content: &str, assets: &[(&str, &str)]) -> Record {
        let asset = |(path, content): &(&str, &str)| serde_json::json!({ "path": path, "bytes": content.len(), "sha256": sha256(content.as_bytes()) });
        let told = serde_json::json!({
            "slug": slug, "variant": "web", "path": format!("{slug}/index.html"), "bytes": content.len(), "sha256": sha256(content.as_bytes()),
            "claims": [], "language": "da", "title": slug, "fingerprint": content, "assets": assets.iter().map(asset).collect::<Vec<_>>(),
        });
        serde_json::from_value(told).expect("a record")
    }

    fn put(out: &Path, path: &str, content: &str) {
        let file = out.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, content).expect("a file");
    }

    #[test]
    fn what_is_noted_behind_a_torn_line_is_read_and_what_leads_elsewhere_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path();
        let journal = Journal::of(out);
        let (one, two) = (record("a", "et", &[]), record("b", "to", &[]));
        journal.note(&one);
        let whole = fs::read(out.join(FILE)).expect("noted");
        fs::write(out.join(FILE), &whole[..whole.len() - 9]).expect("torn");
        let mut elsewhere = two.clone();
        elsewhere.path = "../b/index.html".into();
        let next = Journal::of(out);
        next.note(&elsewhere);
        next.note(&two);
        assert_eq!(next.notes(), [two]);
    }

    #[test]
    fn at_the_end_what_stands_stays_noted_and_what_belongs_to_nothing_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path();
        let journal = Journal::of(out);
        // Told by the manifest; of another policy, and there; never come to its place, with a picture that did.
        let told = record("a", "et", &[("a/web/x.svg", "x")]);
        let other = record("b", "to", &[("b/web/y.svg", "y")]);
        let stopped = record("c", "tre", &[("c/web/z.svg", "z")]);
        for (path, content) in [
            ("a/index.html", "et"),
            ("a/web/x.svg", "x"),
            ("b/index.html", "to"),
            ("b/web/y.svg", "y"),
            ("c/web/z.svg", "z"),
        ] {
            put(out, path, content);
        }
        [&told, &other, &stopped].into_iter().for_each(|record| journal.note(record));
        let manifest = Manifest { artefacts: vec![told], ..Manifest::default() };
        journal.end(&manifest);
        assert_eq!(journal.notes(), std::slice::from_ref(&other));
        assert!(
            out.join("a/web/x.svg").is_file()
                && out.join("b/web/y.svg").is_file()
                && !out.join("c/web/z.svg").exists()
        );
        let manifest =
            Manifest { artefacts: vec![manifest.artefacts[0].clone(), other], ..Manifest::default() };
        journal.end(&manifest);
        assert!(!out.join(FILE).exists() && out.join("b/web/y.svg").is_file());
    }
}
