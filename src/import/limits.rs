//! How much of a document is taken: a file may come from anyone.

/// Largest file that is taken, in bytes: a Word file with many pictures.
pub const MOST_BYTES: usize = 20 << 20;
/// Most text that is taken from one file, in bytes of UTF-8: unpacked, without pictures. It is also what a file
/// may unpack to, part by part, before it counts as a bomb.
pub const MOST_TEXT: usize = 8 << 20;
/// How deep lists, quotations and tables may stand in each other.
pub const DEEPEST: usize = 6;
