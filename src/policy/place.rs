//! Where a value is in its source file.

use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};

/// A file among those that were read; an index into [`crate::policy::SourceMap`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub usize);

/// A stretch of a file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: SourceId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Place {
    /// The stretch `range` of `file`.
    #[must_use]
    pub fn new(file: SourceId, range: Range<usize>) -> Self {
        Self { file, start: range.start, end: range.end }
    }

    /// The bytes it covers.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// A value and its place. Equality and hashing ignore the place, because moving a sentence down a
/// line doesn't change what is published.
#[derive(Debug, Clone, Copy)]
pub struct Located<T> {
    value: T,
    place: Place,
}

impl<T> Located<T> {
    /// `value`, found at `place`.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The value alone.
    pub fn value(&self) -> &T {
        &self.value
    }
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Located<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Located<T> {}

impl<T: Hash> Hash for Located<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

/// Text with its place.
pub type Text = Located<String>;
