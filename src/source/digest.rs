//! A hash of a policy's files: tells whether its source is still what something was made of, without reading it as a policy.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::files::{Unreadable, read, visible_entries};

/// A larger file is no picture that could be published.
const MOST_BYTES: u64 = 25 << 20;

/// Folders in folders that are looked into.
const DEEPEST: usize = 8;

/// The hash of the publishers' files, which each policy's hash covers.
#[derive(Debug)]
pub struct SourceDigests {
    publishers: Vec<u8>,
}

impl SourceDigests {
    /// Reads the publishers' files of a project.
    ///
    /// # Errors
    ///
    /// If one of them can't be read.
    pub fn of(root: &Path) -> Result<Self, Unreadable> {
        let mut hash = Sha256::new();
        add(&root.join("sources/publishers"), 0, &mut hash)?;
        Ok(Self { publishers: hash.finalize().to_vec() })
    }

    /// The hash of a policy's source, in hexadecimal. `None` if a file of it can't be read.
    #[must_use]
    pub fn policy(&self, root: &Path, slug: &str) -> Option<String> {
        let mut hash = Sha256::new();
        hash.update(&self.publishers);
        add(&root.join("sources").join(slug), 0, &mut hash).ok()?;
        Some(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

fn add(folder: &Path, depth: usize, hash: &mut Sha256) -> Result<(), Unreadable> {
    if depth > DEEPEST {
        return Ok(());
    }
    for path in visible_entries(folder)? {
        let about = fs::symlink_metadata(&path).map_err(|why| Unreadable { path: path.clone(), why })?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if about.is_dir() {
            part(name.as_bytes(), hash);
            add(&path, depth + 1, hash)?;
        } else if about.is_file() && about.len() <= MOST_BYTES {
            let mut bytes = read(&path)?;
            if name.ends_with(".toml") || name.ends_with(".txt") {
                // Line ends may differ between checkouts of the same source.
                bytes.retain(|byte| *byte != b'\r');
            }
            part(name.as_bytes(), hash);
            part(&bytes, hash);
        }
    }
    Ok(())
}

/// Parts are kept apart by their lengths: "ab" and "c" are not "a" and "bc".
fn part(bytes: &[u8], hash: &mut Sha256) {
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}
