//! Puts characters into the place of others. Whatever changes a source changes it so.

use std::ops::Range;

/// Characters of a text, and what takes their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The bytes that give way.
    pub range: Range<usize>,
    /// What stands there instead.
    pub write: String,
}

/// A text with replacements made; they are in order and don't overlap.
pub fn replaced(text: &str, replacements: &[Replacement]) -> String {
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for Replacement { range, write } in replacements {
        out.push_str(&text[at..range.start]);
        out.push_str(write);
        at = range.end;
    }
    out + &text[at..]
}

/// The line end that a file is written with.
pub fn line_end(file: &str) -> &'static str {
    if file.contains("\r\n") { "\r\n" } else { "\n" }
}
