//! PDF (ISO 32000-1): by its tags where it has any, else by what stands where.
//!
//! | crate | what it is used for, or what it loses |
//! |---|---|
//! | lopdf 0.47 | objects, the tag tree, links and the second way to the words; all within bounds |
//! | hayro-interpret 0.7 | letters with their places, and figures as pixels |

#![allow(dead_code)]
mod content;
mod file;
mod glyphs;
mod links;
mod looks;
mod notes;
mod pages;
mod pictures;
mod render;
mod table;
mod tagged;
mod text;
mod tree;
mod words;

use self::file::File;
use self::pages::Pages;
use self::pictures::Figures;
use self::tree::Tree;
use crate::import::document::{Document, Origin};
use crate::import::format::{Format, Order, finished};
use crate::import::formats::rich::spans;
use crate::import::read_error::ReadError;

/// The title that a file says it has.
fn title(file: &File) -> String {
    let info = file.document.trailer.get(b"Info").ok();
    info.and_then(|info| file.text(info, b"Title")).unwrap_or_default()
}

/// The reader of `.pdf`.
#[derive(Debug)]
pub struct Pdf;

impl Format for Pdf {
    fn name(&self) -> &'static str {
        "PDF"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn order(&self) -> Order {
        Order::Runs
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ReadError> {
        let file = File::open(bytes)?;
        let pages = Pages::of(&file)?;
        let language = file.catalog().and_then(|catalog| file.text(catalog, b"Lang")).unwrap_or_default();
        let mut figures = Figures::of(&file, &pages.drawn);
        let tree = Tree::of(&file)?;
        let document = match tree.filter(|tree| tagged::covers(tree, &pages)) {
            Some(tree) => tagged::read(&tree, &pages, &mut figures, &language)?,
            None => looks::read(&pages, &mut figures, &title(&file))?,
        };
        finished(document)
    }

    fn words(&self, bytes: &[u8]) -> Result<Vec<(Origin, String)>, ReadError> {
        Ok(spans::mended_all(words::words(&File::open(bytes)?)?))
    }
}
