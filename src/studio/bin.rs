//! Publications that were deleted, whole, until somebody brings them back.
//!
//! `.udgiv/bin/000003/` has what one was made of, each part below the name of the folder that it came from: `sources/<slug>`,
//! `history/<slug>`, `import/<slug>`, `published/<slug>.toml`. Parts are moved, and nothing is ever removed here.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::beside;
use super::form;
use crate::files::{self, Unwritable};

/// A publication in the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// Counts what was deleted, from 1.
    pub number: u64,
    /// The name that its folder had.
    pub slug: String,
    /// Its title; the folder's name where it has none.
    pub title: String,
    /// When it was deleted.
    pub at: Option<SystemTime>,
}

fn folder(root: &Path) -> PathBuf {
    beside::folder(root).join("bin")
}

fn of_number(root: &Path, number: u64) -> PathBuf {
    folder(root).join(format!("{number:06}"))
}

/// The folders that parts of a publication are in, as the bin calls them; its sources come first, for they are what is deleted.
const FOLDERS: [&str; 4] = ["sources", "history", "import", "published"];

/// A part of a publication where it belongs, and what it is called in its folder.
fn part(root: &Path, of: &str, slug: &str) -> (PathBuf, String) {
    let folder = if of == "sources" { root.join(of) } else { beside::folder(root).join(of) };
    let name = if of == "published" { format!("{slug}.toml") } else { slug.to_owned() };
    (folder.join(&name), name)
}

/// Whether nothing of a publication of this name is there, so that one can be put there.
pub fn is_free(root: &Path, slug: &str) -> bool {
    FOLDERS.iter().all(|of| fs::symlink_metadata(part(root, of, slug).0).is_err())
}

/// Moves a part, with the folder that it comes into.
fn moved(from: &Path, to: &Path) -> Result<(), Unwritable> {
    let unwritable = |why| Unwritable { path: to.to_owned(), why };
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(unwritable)?;
    }
    match fs::rename(from, to) {
        // Not every publication has been imported, or published.
        Err(why) if why.kind() == ErrorKind::NotFound && fs::symlink_metadata(from).is_err() => Ok(()),
        moved => moved.map_err(unwritable),
    }
}

/// Puts a publication into the bin, and returns its number there. Whoever calls sees to it that nobody else changes it.
pub fn put(root: &Path, slug: &str) -> Result<u64, Unwritable> {
    beside::begin(root)?;
    let number = all(root).iter().map(|one| one.number).max().unwrap_or_default();
    let new = (number + 1..).find(|number| !of_number(root, *number).exists()).unwrap_or(number + 1);
    let bin = of_number(root, new);
    for of in FOLDERS {
        let (from, name) = part(root, of, slug);
        moved(&from, &bin.join(of).join(name))?;
    }
    Ok(new)
}

/// Brings a publication back, under its name or, where that is taken, under one beside it; returns the name. None if there is no such.
pub fn restore(root: &Path, number: u64) -> Result<Option<String>, Unwritable> {
    let Some(deleted) = one(&of_number(root, number)) else { return Ok(None) };
    let others = (2..).map(|number| format!("{}-{number}", deleted.slug));
    let slug = std::iter::once(deleted.slug.clone()).chain(others).find(|slug| is_free(root, slug));
    let slug = slug.unwrap_or_else(|| unreachable!("there is always another number"));
    let bin = of_number(root, number);
    // The sources last: what is there is whole.
    for of in FOLDERS.iter().rev() {
        let (_, name) = part(root, of, &deleted.slug);
        let (to, _) = part(root, of, &slug);
        moved(&bin.join(of).join(name), &to)?;
        // Only what is empty goes.
        let _ = fs::remove_dir(bin.join(of));
    }
    let _ = fs::remove_dir(&bin);
    Ok(Some(slug))
}

/// What is in the bin, the newest first.
pub fn all(root: &Path) -> Vec<Deleted> {
    let folders = files::entries(&folder(root)).unwrap_or_default();
    folders.iter().rev().filter_map(|folder| one(folder)).collect()
}

fn one(folder: &Path) -> Option<Deleted> {
    let number = folder.file_name()?.to_str()?;
    let number = (number.len() == 6).then(|| number.parse().ok()).flatten()?;
    let sources = files::visible_entries(&folder.join("sources")).ok()?.into_iter().next()?;
    let slug = sources.file_name()?.to_str()?.to_owned();
    let text = files::read(&sources.join("policy.toml")).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let title = form::called(&text.unwrap_or_default(), &slug);
    let at = fs::symlink_metadata(folder).and_then(|about| about.modified()).ok();
    Some(Deleted { number, title, slug, at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deleted_comes_back_whole_under_a_name_that_is_free() {
        let root = tempfile::tempdir().expect("a folder");
        let root = root.path();
        let write = |path: &str, words: &str| files::write_atomically(&root.join(path), words.as_bytes());
        let read =
            |path: &str| String::from_utf8(files::read(&root.join(path)).expect(path)).expect("a text");
        write("sources/sang/policy.toml", "[policy]\ntitle = \"Sang\"\n").expect("written");
        write("sources/sang/images/kor.svg", "<svg/>").expect("written");
        write(".udgiv/history/sang/000001.toml", "før").expect("written");
        assert_eq!(put(root, "sang").expect("moved"), 1);
        assert!(!root.join("sources/sang").exists() && is_free(root, "sang"));
        write("sources/sang/policy.toml", "[policy]\ntitle = \"En anden\"\n").expect("written");
        assert_eq!(put(root, "sang").expect("moved"), 2);
        let titles: Vec<(u64, String)> = all(root).into_iter().map(|one| (one.number, one.title)).collect();
        assert_eq!(titles, [(2, "En anden".to_owned()), (1, "Sang".to_owned())]);
        assert_eq!(restore(root, 2).expect("moved").as_deref(), Some("sang"));
        assert_eq!(restore(root, 1).expect("moved").as_deref(), Some("sang-2"));
        assert_eq!(read("sources/sang-2/images/kor.svg"), "<svg/>");
        assert_eq!(read(".udgiv/history/sang-2/000001.toml"), "før");
        assert_eq!(all(root), []);
        assert_eq!(restore(root, 1).expect("nothing"), None);
    }
}
