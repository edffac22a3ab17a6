//! What both ways through a Markdown text need to parse it: which Markdown it is, and its lines.

use std::ops::Range;

use pulldown_cmark::Options;

use crate::edition::row_cells;
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

/// The cells of a row that have no column: CommonMark drops them (GitHub Flavored Markdown, 4.10), and nothing is to be dropped.
pub fn beyond(text: &str, row: &Range<usize>, columns: usize) -> impl Iterator<Item = String> {
    let cells = row_cells(text, row).into_iter().skip(columns).map(|cell| text[cell].replace("\\|", "|"));
    let written: Vec<String> = cells.collect();
    // An empty one at the end is a bar too many.
    let end = written.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    written.into_iter().take(end)
}
