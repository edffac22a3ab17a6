//! Every state that a policy's file had, kept beside the sources: nothing that was written is ever gone.
//!
//! `.udgiv/history/<slug>/000042.toml` is the file as it was before the change that came next. The oldest go when there are too many.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::files::{self, Unreadable, Unwritable};

/// How many states of a policy are kept.
const MOST: usize = 400;

/// How large they may be together, in bytes.
const MOST_BYTES: u64 = 64 << 20;

/// A state that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Counts the states, from 1.
    pub number: u64,
    /// When it was kept.
    pub kept: Option<SystemTime>,
    path: PathBuf,
    bytes: u64,
}

fn folder(root: &Path, slug: &str) -> PathBuf {
    root.join(".udgiv").join("history").join(slug)
}

/// The states that are kept, the newest first.
pub fn states(root: &Path, slug: &str) -> Result<Vec<Past>, Unreadable> {
    let mut states: Vec<Past> =
        files::entries(&folder(root, slug))?.into_iter().filter_map(|path| past(&path)).collect();
    states.sort_by_key(|past| std::cmp::Reverse(past.number));
    Ok(states)
}

/// The state that a file holds, if it is one of ours.
fn past(path: &Path) -> Option<Past> {
    let number = path.file_name()?.to_str()?.strip_suffix(".toml")?;
    let number = (number.len() == 6).then(|| number.parse().ok()).flatten()?;
    let about = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some(Past { number, kept: about.modified().ok(), path: path.to_owned(), bytes: about.len() })
}

impl Past {
    /// The file as it was.
    pub fn text(&self) -> Result<String, Unreadable> {
        files::read(&self.path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// Keeps a state, unless it is the newest already, and lets go of the oldest where there are too many.
pub fn keep(root: &Path, slug: &str, text: &str) -> Result<(), Unwritable> {
    let states = states(root, slug).unwrap_or_default();
    let newest = states.first();
    if newest.is_some_and(|newest| newest.text().is_ok_and(|kept| kept == text)) {
        return Ok(());
    }
    let number = newest.map_or(1, |newest| newest.number + 1);
    let ignored = root.join(".udgiv").join(".gitignore");
    if !ignored.exists() {
        // What is kept here is one machine's memory, and no part of the project.
        files::write_atomically(&ignored, b"*\n")?;
    }
    files::write_atomically(&folder(root, slug).join(format!("{number:06}.toml")), text.as_bytes())?;
    let mut left = MOST_BYTES;
    for (index, past) in states.iter().enumerate() {
        left = left.saturating_sub(past.bytes);
        if index + 1 >= MOST || left == 0 {
            // One that can't be removed does no harm.
            let _ = fs::remove_file(&past.path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_counted_kept_once_and_bounded() {
        let root = tempfile::tempdir().expect("a folder");
        for text in ["a", "b", "b", "c"] {
            keep(root.path(), "fritid", text).expect("kept");
        }
        let kept = states(root.path(), "fritid").expect("listed");
        let texts: Vec<_> = kept.iter().map(|past| past.text().expect("read")).collect();
        assert_eq!(texts, ["c", "b", "a"]);
        for number in 0..MOST + 5 {
            keep(root.path(), "fritid", &number.to_string()).expect("kept");
        }
        let kept = states(root.path(), "fritid").expect("listed");
        assert_eq!(kept.len(), MOST);
        assert_eq!(kept[0].text().expect("read"), (MOST + 4).to_string());
        assert!(states(root.path(), "ingen").expect("none").is_empty());
    }
}
