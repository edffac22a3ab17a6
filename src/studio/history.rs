//! Every state that a policy's file had, kept beside the sources: nothing that was written is gone while anybody remembers it.
//!
//! `.udgiv/history/<slug>/000042.toml` is the file as it was before the change that came next. The older they are, the fewer are kept: of the
//! last minutes all, of an hour one a minute, of a day one in ten minutes, and of every day before the last.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::beside;
use crate::files::{self, TEMPORARY, Unreadable, Unwritable};

/// How many states of a policy are kept.
const MOST: usize = 1000;

/// How large they may be together, in bytes.
const MOST_BYTES: u64 = 64 << 20;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// How long a temporary file lies before it is taken for one that was left.
const LEFT: Duration = Duration::from_secs(MINUTE);

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
    beside::folder(root).join("history").join(slug)
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
    pub fn bytes(&self) -> Result<Vec<u8>, Unreadable> {
        files::read(&self.path)
    }

    /// What a state is kept for: of those that are kept for the same, the newest stays. Seconds since 1970, in steps that grow with its age.
    fn kept_for(&self, now: SystemTime) -> Option<(u64, u64)> {
        let kept = self.kept?;
        let age = now.duration_since(kept).unwrap_or_default().as_secs();
        let at = kept.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
        let step = match age {
            _ if age <= 10 * MINUTE => return None,
            _ if age <= HOUR => MINUTE,
            _ if age <= DAY => 10 * MINUTE,
            _ => DAY,
        };
        Some((step, at / step))
    }
}

/// The states that may go; the newest are first in both.
fn thinned(states: &[Past], now: SystemTime) -> Vec<&Past> {
    let (mut left, mut last) = (MOST_BYTES, None);
    let mut gone = Vec::new();
    let mut count = 0;
    for past in states {
        let kept_for = past.kept_for(now);
        let is_needed = kept_for.is_none() || kept_for != last;
        left = left.saturating_sub(past.bytes);
        if !is_needed || count >= MOST || left == 0 {
            gone.push(past);
            continue;
        }
        last = kept_for;
        count += 1;
    }
    gone
}

/// A file under a second name, for as long as this is kept: what it holds in the moment it is replaced isn't lost.
#[derive(Debug)]
pub struct Aside(PathBuf);

impl Aside {
    /// Holds a file. `None` where the disk knows no second names.
    pub fn of(root: &Path, slug: &str, path: &Path) -> Option<Self> {
        let folder = folder(root, slug);
        let name = folder.join(format!("{TEMPORARY}{}", std::process::id()));
        // Whoever holds the file that this is called after is alone.
        let _ = fs::remove_file(&name);
        fs::hard_link(path, &name).ok().map(|()| Self(name))
    }

    /// What it holds.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        files::read(&self.0).ok()
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// The time that the ages of files are told by.
#[expect(clippy::disallowed_methods, reason = "which earlier states are kept stands in no publication")]
fn now() -> SystemTime {
    SystemTime::now()
}

/// Removes what a studio that was killed has left half written.
pub fn sweep(root: &Path) {
    let now = now();
    for folder in files::entries(&beside::folder(root).join("history")).unwrap_or_default() {
        for path in files::entries(&folder).unwrap_or_default() {
            let is_ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMPORARY));
            let written = fs::symlink_metadata(&path).and_then(|about| about.modified());
            let is_left = written.is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age > LEFT));
            if is_ours && is_left {
                let _ = fs::remove_file(&path);
            }
        }
    }
}

/// Keeps a state, unless it is the newest already, and lets go of those that are needed no more.
pub fn keep(root: &Path, slug: &str, content: &[u8]) -> Result<(), Unwritable> {
    let states = states(root, slug).unwrap_or_default();
    let newest = states.first();
    if newest.is_some_and(|newest| newest.bytes().is_ok_and(|kept| kept == content)) {
        return Ok(());
    }
    let number = newest.map_or(1, |newest| newest.number + 1);
    beside::begin(root)?;
    files::write_atomically(&folder(root, slug).join(format!("{number:06}.toml")), content)?;
    for past in thinned(&states, now()) {
        // One that can't be removed does no harm.
        let _ = fs::remove_file(&past.path);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_counted_and_kept_once() {
        let root = tempfile::tempdir().expect("a folder");
        for text in ["a", "b", "b", "c", "\u{fffd}"] {
            keep(root.path(), "fritid", text.as_bytes()).expect("kept");
        }
        // Byte by byte, whatever they are.
        keep(root.path(), "fritid", b"\xff").expect("kept");
        let kept = states(root.path(), "fritid").expect("listed");
        let texts: Vec<_> = kept.iter().map(|past| past.bytes().expect("read")).collect();
        assert_eq!(texts, [b"\xff".as_slice(), "\u{fffd}".as_bytes(), b"c", b"b", b"a"]);
        assert!(states(root.path(), "ingen").expect("none").is_empty());
    }

    #[test]
    fn an_afternoon_pushes_no_day_out() {
        // One state in three seconds for five hours, after one an hour for a year.
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(20_000 * DAY + 15 * HOUR);
        let ages = (0..6000).map(|number| number * 3).chain((6..365 * 24).map(|hours| hours * HOUR));
        let states: Vec<Past> = ages
            .map(|age| Past {
                number: age,
                kept: Some(now - Duration::from_secs(age)),
                path: PathBuf::new(),
                bytes: 50,
            })
            .collect();
        let gone = thinned(&states, now);
        let kept: Vec<&Past> = states.iter().filter(|past| !gone.contains(past)).collect();
        assert!(kept.len() <= MOST, "{}", kept.len());
        let within =
            |from: u64, to: u64| kept.iter().filter(|past| (from..to).contains(&past.number)).count();
        assert_eq!(within(0, 600), 200, "all of the last ten minutes");
        assert_eq!(within(601, HOUR), 50, "one a minute of the last hour");
        assert!((23..=24 * 6).contains(&within(HOUR + 1, DAY)), "{}", within(HOUR + 1, DAY));
        assert!(
            (363..=365).contains(&within(DAY + 1, 366 * DAY)),
            "one of every day: {}",
            within(DAY + 1, 366 * DAY)
        );
    }
}
