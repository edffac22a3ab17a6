//! The second way to the words: what pages show, run by run, in the order of the file.
//!
//! A PDF has letters on places, and no order of reading. So this way knows nothing of lines, columns or tags: it
//! takes each operator that shows text, and nothing is decided about it. The draft is held against that run by run
//! (`verify`).

use super::content::{Mark, Said, Walk};
use super::file::File;
use crate::import::document::{Origin, on_page};
use crate::import::read_error::ReadError;

/// Each run of letters with its page.
pub fn words(file: &File) -> Result<Vec<(Origin, String)>, ReadError> {
    let mut walk = Walk::of(file);
    let mut words = Vec::new();
    for (index, page) in file.pages.iter().enumerate() {
        let shown = shown(walk.page(*page)?);
        words.extend(shown.into_iter().map(|(text, _)| (on_page(index + 1, 0), text)));
    }
    Ok(words)
}

/// The runs of a page, each with whether it only cuts out what is drawn after it. Where content stands for a text, it is
/// that text.
pub fn shown(said: impl IntoIterator<Item = Said>) -> Vec<(String, bool)> {
    let mut words = Vec::new();
    // For each open mark, whether a text stands for it: its own, or that of one around it.
    let mut open: Vec<bool> = Vec::new();
    for said in said {
        let replaced = open.last().copied().unwrap_or(false);
        match said {
            Said::Run(text) if !replaced => words.push((text, false)),
            Said::Clip(text) if !replaced => words.push((text, true)),
            Said::Run(_) | Said::Clip(_) => {}
            Said::Begins(Mark { actual, .. }) => {
                open.push(replaced || actual.is_some());
                words.extend(actual.filter(|_| !replaced).map(|text| (text, false)));
            }
            Said::Ends => drop(open.pop()),
        }
    }
    words
}
