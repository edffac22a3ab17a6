//! PDF (ISO 32000-1): by its tags where it has any, else by what stands where.
//!
//! Read with `lopdf` (objects, the tag tree, links, and the second way to the words) and `hayro-interpret` (letters with
//! their places). The libraries that read the text of PDFs were tried on our own five publications (17,350 words, as Poppler
//! has them) and on seven files by Chromium, LibreOffice and Ghostscript, whose words are known (2,101):
//!
//! | crate | words of ours | of others | what it loses |
//! |---|---|---|---|
//! | pdf-extract 0.10 | 98.9 % | 95.0 % | the space where a line ends: "ambitionFlere"; words cut into letters where the maker places each; hyphens at the ends of lines stay |
//! | lopdf 0.47, `extract_text` | 100 % | 97.2 % | words cut in two where the maker moves on inside one; the text of forms; a font's own map where it has a named encoding as well; the order of columns |
//! | this reader | 99.9 % | 100 % | nothing: what is not in the draft is told; the words that differ are numbers of notes and a hyphen as Poppler writes them, and a label that becomes a key |
//!
//! None of the first two says what is a heading, a table or the number of a page, or what nobody can see.

mod about;
mod apart;
mod beside;
mod content;
mod file;
mod glyphs;
mod layers;
mod links;
mod looks;
mod markers;
mod pages;
mod pictures;
mod png_file;
mod render;
mod sheet;
mod sight;
mod table;
mod tags;
mod text;
mod words;

use self::about::About;
use self::file::File;
use self::pages::Pages;
use self::pictures::Figures;
use self::tags::Tree;
use crate::import::document::{Document, Notice, Origin, Reason};
use crate::import::format::{Format, Order, finished};
use crate::import::formats::rich::spans;
use crate::import::read_error::ReadError;

/// A page of a PDF as PNG, from 0, for whoever looks at what was made of it. None if there is no such page, or if it can't be drawn within
/// bounds. `held` is let go of when the drawing has come to its end, which may be after nobody waits for it any more.
#[must_use]
pub fn page_picture(bytes: &[u8], page: usize, held: impl Send + 'static) -> Option<Vec<u8>> {
    apart::to_its_end(|| Ok(render::page(bytes, page, held))).ok().flatten()
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
    let about = About::of(&file);
    let mut figures = Figures::of(&file, &pages.drawn);
    let tree = Tree::of(&file)?;
    let (unknown, known) = pages.letters();
    if known <= unknown {
        let shows = unknown > 0 || pages.drawn.iter().any(|page| !page.pictures.is_empty());
        return Err(if shows { ReadError::Scan } else { ReadError::Empty });
    }
    let mut document = match tree.filter(|tree| tags::covers(tree, &pages)) {
        Some(tree) => tags::read(&tree, &pages, &mut figures, &about.language)?,
        None => looks::read(&pages, &mut figures, &about)?,
    };
    let told = pages.told(&mut document.mended);
    document.left_out.extend(told);
    let beside = beside::beside(&file);
    let comments = beside.iter().filter(|one| one.why == Reason::Comment).count();
    document.left_out.extend(beside);
    document.properties.title = Some(about.title).filter(|title| !title.is_empty());
    let counted = [
        (Notice::UnknownLetter, unknown),
        (Notice::ScannedPage, pages.scanned()),
        (Notice::CoveredLetter, pages.covered),
        (Notice::Comment, comments),
    ];
    for (notice, count) in counted {
        if count > 0 {
            document.notices.insert(notice, count);
        }
    }
    finished(document)
}
