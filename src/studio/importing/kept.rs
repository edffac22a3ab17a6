//! What is kept of an import, beside the project and no part of it.

use std::path::{Path, PathBuf};

use crate::files::{self, Unwritable};
use crate::import::{Absent, Original};
use crate::studio::beside;
use crate::variant::sha256;

/// What is kept of one import.
#[derive(Debug, Clone)]
pub struct Kept {
    folder: PathBuf,
    /// The document's words.
    pub original: Original,
    /// What people have left out since.
    pub left_out: Vec<Absent>,
    /// How many places there were to look at; 0 where nobody counted.
    pub asked: usize,
}

const ORIGINAL: &str = "original.json";
const LEFT_OUT: &str = "left-out.json";
const DOCUMENT: &str = "document";
const ASKED: &str = "asked.json";

fn folder(root: &Path, slug: &str) -> PathBuf {
    beside::folder(root).join("import").join(slug)
}

impl Kept {
    /// Keeps a document, its words and how many places of the draft ask for a look. What an earlier import of this name kept is about another
    /// document.
    pub fn begin(
        root: &Path,
        slug: &str,
        original: &Original,
        document: &[u8],
        asked: usize,
    ) -> Result<(), Unwritable> {
        let folder = folder(root, slug);
        beside::begin(root)?;
        files::write_atomically(&folder.join(DOCUMENT), document)?;
        files::write_atomically(&folder.join(LEFT_OUT), b"[]\n")?;
        files::write_atomically(&folder.join(ASKED), &json(&asked))?;
        files::write_atomically(&folder.join(ORIGINAL), &json(original))
    }

    /// What is kept of a policy's import. None if it came otherwise.
    pub fn read(root: &Path, slug: &str) -> Option<Self> {
        let folder = folder(root, slug);
        let original = serde_json::from_slice(&files::read(&folder.join(ORIGINAL)).ok()?).ok()?;
        let left_out = files::read(&folder.join(LEFT_OUT)).ok();
        let left_out = left_out.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        let asked = files::read(&folder.join(ASKED)).ok();
        let asked = asked.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Some(Self { folder, original, left_out, asked })
    }

    /// Whether a policy was made of a document with just these bytes.
    pub fn is_of(root: &Path, slug: &str, document: &[u8]) -> bool {
        let path = folder(root, slug).join(DOCUMENT);
        files::size_of_file(&path).is_ok_and(|bytes| bytes == document.len() as u64)
            && files::read(&path).is_ok_and(|kept| kept == document)
    }

    /// The document as it came.
    pub fn document(&self) -> Option<Vec<u8>> {
        files::read(&self.folder.join(DOCUMENT)).ok()
    }

    /// Keeps what is left out.
    pub fn store(&self) -> Result<(), Unwritable> {
        files::write_atomically(&self.folder.join(LEFT_OUT), &json(&self.left_out))
    }
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> Vec<u8> {
    let mut bytes =
        serde_json::to_vec(value).unwrap_or_else(|why| unreachable!("there are string keys alone: {why}"));
    bytes.push(b'\n');
    bytes
}

/// What stands for a text in a form, so that a step is made only of what was seen.
pub fn seen(text: &str) -> String {
    sha256(text.as_bytes()).chars().take(16).collect()
}
