//! A cache in a folder, on this machine or on a drive that several share.

use std::io::ErrorKind;
use std::path::PathBuf;

use crate::files::{self, Unreadable};
use crate::locale::Explain;

/// Larger entries aren't read: none of ours is.
const MOST_BYTES: u64 = 1 << 30;

/// The folder.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// It is made when something is put there.
    pub fn new(path: &str) -> Self {
        Self { path: path.into() }
    }

    /// An entry, if there is one.
    pub fn get(&self, name: &str) -> Result<Option<Vec<u8>>, String> {
        let path = self.path.join(name);
        let told = |why: Unreadable| why.english();
        match files::size_of_file(&path) {
            // What is too large is no entry, and what isn't one is found out by its seal.
            Ok(size) if size > MOST_BYTES => Ok(Some(Vec::new())),
            Ok(_) => files::read(&path).map(Some).map_err(told),
            Err(Unreadable { why, .. }) if why.kind() == ErrorKind::NotFound => Ok(None),
            Err(why) => Err(told(why)),
        }
    }

    /// Puts an entry in its place, whole.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        files::write_atomically(&self.path.join(name), bytes).map_err(|why| why.english())
    }
}
