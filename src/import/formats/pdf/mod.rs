//! PDF (ISO 32000-1): by its tags where it has any, else by what stands where.
//!
//! | crate | what it is used for, or what it loses |
//! |---|---|
//! | lopdf 0.47 | objects, the tag tree, links and the second way to the words; all within bounds |
//! | hayro-interpret 0.7 | letters with their places, and figures as pixels |

mod apart;
mod content;
mod file;
mod glyphs;
mod links;
mod looks;
mod markers;
mod pages;
mod pictures;
mod png_file;
mod render;
mod table;
mod tags;
mod text;
mod words;

use self::file::File;
use self::pages::Pages;
use self::pictures::Figures;
use self::tags::Tree;
use crate::import::document::{Document, Notice, Origin};
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
        apart::to_its_end(|| read(bytes))
    }

    fn words(&self, bytes: &[u8]) -> Result<Vec<(Origin, String)>, ReadError> {
        apart::to_its_end(|| Ok(spans::mended_all(words::words(&File::open(bytes)?)?)))
    }
}

fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let file = File::open(bytes)?;
    let pages = Pages::of(&file)?;
    let language = file.catalog().and_then(|catalog| file.text(catalog, b"Lang")).unwrap_or_default();
    let mut figures = Figures::of(&file, &pages.drawn);
    let tree = Tree::of(&file)?;
    let (unknown, known) = pages.letters();
    if known <= unknown {
        let shows = unknown > 0 || pages.drawn.iter().any(|page| !page.pictures.is_empty());
        return Err(if shows { ReadError::Scan } else { ReadError::Empty });
    }
    let mut document = match tree.filter(|tree| tags::covers(tree, &pages)) {
        Some(tree) => tags::read(&tree, &pages, &mut figures, &language)?,
        None => looks::read(&pages, &mut figures, &title(&file))?,
    };
    for (notice, count) in [(Notice::UnknownLetter, unknown), (Notice::ScannedPage, pages.scanned())] {
        if count > 0 {
            document.notices.insert(notice, count);
        }
    }
    finished(document)
}
