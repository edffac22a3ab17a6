//! The second way to the words: what pages show, run by run, in the order of the file.
//!
//! A PDF has letters on places, and no order of reading. So this way knows nothing of lines, columns or tags: it
//! takes each operator that shows text, and nothing is decided about it. The draft is held against that run by run
//! (`verify`).

use super::content::{Said, Walk};
use super::file::File;
use crate::import::document::{Origin, on_page};
use crate::import::read_error::ReadError;

/// Each run of letters with its page.
pub fn words(file: &File) -> Result<Vec<(Origin, String)>, ReadError> {
    let mut walk = Walk::of(file);
    let mut words = Vec::new();
    for (index, page) in file.pages.iter().enumerate() {
        // For each open mark, the text that it stands for: its own, or that of one around it.
        let mut open: Vec<bool> = Vec::new();
        for said in walk.page(*page)? {
            let replaced = open.last().copied().unwrap_or(false);
            match said {
                Said::Run(text) if !replaced => words.push((on_page(index + 1, 0), text)),
                Said::Run(_) => {}
                Said::Begins { actual, .. } => {
                    open.push(replaced || actual.is_some());
                    words.extend(actual.filter(|_| !replaced).map(|text| (on_page(index + 1, 0), text)));
                }
                Said::Ends => drop(open.pop()),
            }
        }
    }
    Ok(words)
}
