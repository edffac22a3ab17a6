//! Where entries lie, whatever it is: what the cache asks of a place.

use std::fmt::Debug;

use super::fault::Trouble;

/// Larger entries aren't read: none of ours is.
pub const MOST_BYTES: u64 = 1 << 30;

/// A place that keeps entries by their names. Nothing it gives is believed before its seal is looked at.
pub trait Store: Debug + Send + Sync {
    /// An entry, if there is one. One that is too large comes as nothing, which no seal fits.
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble>;

    /// Puts an entry in its place, whole.
    fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), Trouble>;
}
