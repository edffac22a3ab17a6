//! Hashes of a policy's files: they tell whether its source is still what something was made of, without reading it as a policy.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Component, Path};

use sha2::{Digest, Sha256};

use super::file;
use crate::files::{Unreadable, read, visible_entries};

/// A larger file is no picture that could be published: its size stands for it.
const MOST_BYTES: u64 = 25 << 20;

/// Folders in folders that are looked into.
const DEEPEST: usize = 8;

/// The hash of each file, by its path below the project's root.
pub type FileHashes = BTreeMap<String, String>;

/// The hashes of the publishers' files, which each policy's digest covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDigests {
    publishers: FileHashes,
}

/// What the files of a policy's source are at one time: its own, and those of the publishers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDigest {
    /// All files.
    pub files: FileHashes,
}

impl SourceDigests {
    /// Reads the publishers' files of a project.
    ///
    /// # Errors
    ///
    /// If one of them can't be read.
    pub fn of(root: &Path) -> Result<Self, Unreadable> {
        let mut publishers = FileHashes::new();
        add(root, &root.join("sources/publishers"), 0, &own, &mut publishers)?;
        Ok(Self { publishers })
    }

    /// The digest of a policy's source. `None` if a file of it can't be read.
    #[must_use]
    pub fn policy(&self, root: &Path, slug: &str) -> Option<SourceDigest> {
        let mut files = self.publishers.clone();
        add(root, &root.join("sources").join(slug), 0, &own, &mut files).ok()?;
        Some(SourceDigest { files })
    }

    /// The publishers' files.
    #[must_use]
    pub fn publishers(&self) -> &FileHashes {
        &self.publishers
    }
}

impl SourceDigest {
    /// One hash of all, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for part in self.files.iter().flat_map(|(path, of)| [path, of]) {
            // Parts are kept apart by their lengths: "ab" and "c" are not "a" and "bc".
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hex(&hash.finalize())
    }

    /// Whether a digest tells of the file that a source names so, below its folder: hidden ones, and those deep below, aren't looked at.
    #[must_use]
    pub fn covers(src: &str) -> bool {
        let parts = Path::new(src).components();
        let is_hidden = |part: Component<'_>| match part {
            Component::Normal(name) => name.to_string_lossy().starts_with('.'),
            _ => false,
        };
        parts.clone().count() <= DEEPEST && !parts.into_iter().any(is_hidden)
    }
}

/// The hashes of the files in a folder of the project that are no source: `fonts`, `layouts`, `dictionaries`. Links are followed, as they are by those
/// who read them.
///
/// # Errors
///
/// If one of them can't be read.
pub fn file_hashes(root: &Path, folder: &str) -> Result<FileHashes, Unreadable> {
    let mut hashes = FileHashes::new();
    add(root, &root.join(folder), 0, &|path| fs::metadata(path), &mut hashes)?;
    Ok(hashes)
}

/// What a path is, without following links: nothing in a source is read through one.
fn own(path: &Path) -> io::Result<Metadata> {
    fs::symlink_metadata(path)
}

fn add(
    root: &Path,
    folder: &Path,
    depth: usize,
    about: &dyn Fn(&Path) -> io::Result<Metadata>,
    hashes: &mut FileHashes,
) -> Result<(), Unreadable> {
    if depth > DEEPEST {
        return Ok(());
    }
    for path in visible_entries(folder)? {
        let what = about(&path).map_err(|why| Unreadable { path: path.clone(), why })?;
        if what.is_dir() {
            add(root, &path, depth + 1, about, hashes)?;
        } else if what.is_file() && what.len() > MOST_BYTES {
            hashes.insert(file::shown(&path, root), format!("{} bytes", what.len()));
        } else if what.is_file() {
            let mut bytes = read(&path)?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.ends_with(".toml") || name.ends_with(".txt") {
                // Line ends may differ between checkouts of the same source.
                bytes.retain(|byte| *byte != b'\r');
            }
            hashes.insert(file::shown(&path, root), hex(&Sha256::digest(&bytes)));
        }
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_tells_of_every_file_of_a_policy_and_of_its_publishers() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("written");
        };
        write("sources/publishers/byen.toml", "name = \"Byen\"");
        write("sources/a/policy.toml", "title = \"A\"\n");
        write("sources/a/billeder/hus.svg", "<svg/>");
        write("sources/b/policy.toml", "title = \"B\"\n");
        let digest = || SourceDigests::of(root).expect("read").policy(root, "a").expect("read");
        let first = digest();
        let paths: Vec<&str> = first.files.keys().map(String::as_str).collect();
        assert_eq!(
            paths,
            ["sources/a/billeder/hus.svg", "sources/a/policy.toml", "sources/publishers/byen.toml"]
        );
        write("sources/a/policy.toml", "title = \"A\"\r\n");
        write("sources/b/policy.toml", "title = \"C\"\n");
        assert_eq!(digest(), first, "line ends and other policies don't count");
        for path in ["sources/a/billeder/hus.svg", "sources/publishers/byen.toml", "sources/a/ny.txt"] {
            let before = digest().hash();
            write(path, "andet");
            assert_ne!(digest().hash(), before, "{path}");
        }
    }

    #[test]
    fn what_is_hidden_or_deep_below_is_not_covered() {
        for (src, is) in [("a.png", true), ("billeder/a.png", true), ("./a.png", true)] {
            assert_eq!(SourceDigest::covers(src), is, "{src}");
        }
        for src in [".a.png", ".skjult/a.png", "1/2/3/4/5/6/7/8/a.png"] {
            assert!(!SourceDigest::covers(src), "{src}");
        }
    }
}
