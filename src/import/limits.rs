//! How much of a document is accepted, since a file may come from anyone.

/// The largest accepted file, in bytes: enough for a Word file with many pictures.
pub const MOST_BYTES: usize = 20 << 20;
/// The most text accepted from one file, in bytes of UTF-8: unpacked, without pictures. A package that unpacks to
/// more than this, part by part, counts as a bomb.
pub const MOST_TEXT: usize = 8 << 20;
/// How deeply lists, quotations and tables may be nested.
pub const DEEPEST: usize = 6;
