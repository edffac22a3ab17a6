//! Finished files by their fingerprints, outside of any output folder: what one machine has made, no other makes again.
//!
//! A cache never keeps a run from being made. What can't be read there is made, and what can't be put there is told once.

#[cfg(feature = "s3")]
mod bucket;
mod entry;
mod fault;
mod folder;
mod store;

use std::fmt::Debug;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

pub use self::entry::Finished;
pub use self::fault::{CacheError, Trouble as CacheTrouble};
use self::folder::Folder;
use self::store::Store;

/// A cache.
#[derive(Debug)]
pub struct Cache {
    store: Box<dyn Store>,
    /// What entries are sealed with.
    key: Key,
    hits: AtomicUsize,
    stored: AtomicUsize,
    refused: AtomicUsize,
    /// Why it couldn't be used, the first time.
    trouble: Mutex<Option<CacheTrouble>>,
}

/// A secret, which nobody is shown.
struct Key(Vec<u8>);

impl Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

/// What came of a cache in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CacheCounts {
    /// Files that were taken from it.
    pub hits: usize,
    /// Files that were put there.
    pub stored: usize,
    /// Entries that weren't what they should be, so that their files were made anew.
    pub refused: usize,
    /// Why it couldn't be read or written, the first time.
    pub trouble: Option<CacheTrouble>,
}

impl Cache {
    /// The cache at a place: a folder, or `s3://BUCKET/FOLDER`. `key` seals entries: whoever hasn't got it can't make one that is believed.
    /// Where it is empty, a seal only shows that an entry is whole.
    ///
    /// # Errors
    ///
    /// If this program knows no such place, or the environment doesn't say how to get there.
    pub fn at(place: &str, key: &[u8]) -> Result<Self, CacheError> {
        let store = match place.split_once("://") {
            None => Box::new(Folder::new(place)),
            Some(("s3", address)) => bucket(address)?,
            Some((scheme, _)) => return Err(CacheError::UnknownPlace { scheme: scheme.to_owned() }),
        };
        Ok(Self {
            store,
            key: Key(key.to_vec()),
            hits: AtomicUsize::new(0),
            stored: AtomicUsize::new(0),
            refused: AtomicUsize::new(0),
            trouble: Mutex::new(None),
        })
    }

    /// What came of it so far.
    #[must_use]
    pub fn counts(&self) -> CacheCounts {
        CacheCounts {
            hits: self.hits.load(Ordering::Relaxed),
            stored: self.stored.load(Ordering::Relaxed),
            refused: self.refused.load(Ordering::Relaxed),
            trouble: self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        }
    }

    /// The file of a fingerprint, if it is there and is what it should be: the policy's file at `path`.
    pub(super) fn find(&self, fingerprint: &str, slug: &str, path: &str) -> Option<Finished> {
        let bytes = match self.store.get(&name(fingerprint)) {
            Ok(bytes) => bytes?,
            Err(why) => {
                self.complain(why);
                return None;
            }
        };
        let found = entry::opened(&bytes, &self.key.0, fingerprint)
            .filter(|found| found.record.slug == slug && found.record.path == path);
        let count = if found.is_some() { &self.hits } else { &self.refused };
        count.fetch_add(1, Ordering::Relaxed);
        found
    }

    /// Puts a file there.
    pub(super) fn keep(&self, finished: &Finished) {
        let bytes = entry::sealed(finished, &self.key.0);
        match self.store.put(&name(&finished.record.fingerprint), bytes) {
            Ok(()) => {
                self.stored.fetch_add(1, Ordering::Relaxed);
            }
            Err(why) => self.complain(why),
        }
    }

    fn complain(&self, why: CacheTrouble) {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(why);
    }
}

/// Where the entry of a fingerprint lies: in one of 256 folders, since many file systems are slow with many files in one.
fn name(fingerprint: &str) -> String {
    format!("{}/{fingerprint}", fingerprint.get(..2).unwrap_or_default())
}

#[cfg(feature = "s3")]
fn bucket(address: &str) -> Result<Box<dyn Store>, CacheError> {
    Ok(Box::new(bucket::Bucket::at(address)?))
}

#[cfg(not(feature = "s3"))]
fn bucket(_: &str) -> Result<Box<dyn Store>, CacheError> {
    Err(CacheError::WithoutBuckets)
}
