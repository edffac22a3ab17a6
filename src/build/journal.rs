//! The files that a run has made so far. The manifest is written at its end; so that a run that is stopped isn't for nothing, each file is noted here.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::manifest::{Record, is_ours};
use crate::files;

/// Its name: hidden, and swept out by nobody (`folder.rs`).
const FILE: &str = ".udgiv.underway";

/// A line of JSON for each file that is in its place. It is there while a run lasts, and after one that was stopped.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    /// Opened for the first file.
    file: Mutex<Option<File>>,
}

impl Journal {
    /// The journal of an output folder.
    pub fn of(out: &Path) -> Self {
        Self { path: out.join(FILE), file: Mutex::new(None) }
    }

    /// What a run that was stopped had made. A line that isn't whole was its last.
    pub fn left(&self) -> Vec<Record> {
        let bytes = if self.is_plain() { files::read(&self.path).unwrap_or_default() } else { Vec::new() };
        let records =
            bytes.split(|byte| *byte == b'\n').map_while(|line| serde_json::from_slice::<Record>(line).ok());
        records.filter(|record| record.files().all(|(path, _)| is_ours(path))).collect()
    }

    /// Notes a file that is in its place. Where that can't be done, the next run makes the file once more if this one is stopped.
    pub fn note(&self, record: &Record) {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if file.is_none() && self.is_plain() {
            *file = OpenOptions::new().create(true).append(true).open(&self.path).ok();
        }
        let Some(file) = file.as_mut() else { return };
        let mut line = serde_json::to_vec(record)
            .unwrap_or_else(|why| unreachable!("records have string keys alone: {why}"));
        line.push(b'\n');
        let _ = file.write_all(&line);
    }

    /// The manifest tells of everything now.
    pub fn end(&self) {
        *self.file.lock().unwrap_or_else(PoisonError::into_inner) = None;
        if self.is_plain() {
            let _ = fs::remove_file(&self.path);
        }
    }

    /// Whether it is a file, or nothing yet: opening a pipe would wait for good.
    fn is_plain(&self) -> bool {
        fs::symlink_metadata(&self.path).map_or(true, |about| about.is_file())
    }
}
