//! Footnotes that somebody typed, or that a PDF reader left as lines: where each begins.

use super::lines::{LinePlace, Page, PrintedLine};
use crate::import::document::note_mark::{Stretch, groups};

/// Marks the lines with which a footnote begins, where the text has the marks that refer to them. A line directly below
/// goes on the note above.
pub fn find(lines: &mut [PrintedLine]) {
    let stretches: Vec<Stretch> = lines
        .iter()
        .map(|line| Stretch {
            goes_on: line.blanks == 0 && line.page == Page::Same,
            ..Stretch::of(&line.text)
        })
        .collect();
    for at in groups(&stretches).into_iter().flatten() {
        lines[at].place = LinePlace::Note;
    }
}
