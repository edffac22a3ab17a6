//! What both ways through a Markdown text need to parse it: which Markdown it is, and its lines.

use pulldown_cmark::Options;

use crate::import::document::Origin;

/// CommonMark with tables and footnotes.
pub const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// Where each line begins.
pub fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// The line of a place, from 1.
pub fn line_of(starts: &[usize], at: usize) -> Origin {
    starts.partition_point(|start| *start <= at)
}
