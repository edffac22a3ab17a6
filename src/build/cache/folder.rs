//! A cache in a folder, on this machine or on a drive that several share.

use std::io::ErrorKind;
use std::path::PathBuf;

use super::fault::Trouble;
use super::store::{MOST_BYTES, Store};
use crate::files::{self, Unreadable};

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
}

impl Store for Folder {
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let path = self.path.join(name);
        match files::size_of_file(&path) {
            // What isn't an entry is found out by its seal.
            Ok(size) if size > MOST_BYTES => Ok(Some(Vec::new())),
            Ok(_) => files::read(&path).map(Some).map_err(|why| Trouble::of(&why)),
            Err(Unreadable { why, .. }) if why.kind() == ErrorKind::NotFound => Ok(None),
            Err(why) => Err(Trouble::of(&why)),
        }
    }

    fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), Trouble> {
        files::write_atomically(&self.path.join(name), &bytes).map_err(|why| Trouble::of(&why))
    }
}
