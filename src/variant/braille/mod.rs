//! Braille: the edition in Danish braille, in pages that an embosser can take as they are.
//!
//! Liblouis turns letters into cells, line by line ([`louis`]); what stands on which line and page is ours
//! ([`pages`]). There is no Danish standard for the layout of braille pages, so it follows the neighbours': MTM's
//! *Svenska skrivregler för punktskrift*, chapter 9, and the Norwegian *Håndbok i litterær punktskrift*, chapter 16.
//! `docs/source-format.md` describes it for readers.

mod cells;
mod louis;
mod pages;
mod pieces;

pub use self::louis::LouisFailed;
use self::louis::translate;
use self::pages::{Block, Paper};
use self::pieces::{Kind, pieces};
use crate::edition::{Edition, PageMap};
use crate::locale::DocumentWords;
use crate::policy::BrailleTable;

/// Writes an edition; gives the file and its number of pages. `print`: where the pages of the printed file begin.
///
/// # Errors
///
/// Where liblouis is missing or doesn't do what it should.
pub fn write(edition: &Edition, print: Option<&PageMap>) -> Result<(Vec<u8>, usize), LouisFailed> {
    let settings = edition.braille;
    let pieces = pieces(edition, print);
    let words = DocumentWords::of(&edition.language);
    // Front matter, then the running head, then the pieces.
    let years = edition.years.as_ref().map(|years| format!(", {years}")).unwrap_or_default();
    let mut front: Vec<String> = vec![edition.title.clone()];
    front.extend([&edition.subtitle, &edition.edition_name].into_iter().flatten().cloned());
    front.push(format!("{}{years}", edition.publisher.name));
    let count = front.len();
    let mut lines = front;
    lines.push(words.contents.to_owned());
    lines.extend(pieces.iter().map(|piece| piece.text.clone()));
    let mut cells = translate(settings.table, &lines)?.into_iter();
    let front: Vec<Vec<u8>> = cells.by_ref().take(count).collect();
    let contents = cells.next().unwrap_or_default();
    let blocks: Vec<Block> =
        pieces.iter().zip(cells).map(|(piece, cells)| block(piece.kind, cells)).collect();
    // Dots 2 5 in braille ASCII and in octo braille.
    let rule = if in_ascii(settings.table) { b'3' } else { b':' };
    let paper = Paper { cells: settings.cells, lines: settings.lines, rule };
    // Numbers don't move anything, so the pages can be counted without them.
    let blank = |_: usize| Vec::new();
    let total = pages::lay_out(&front, &contents, &blocks, paper, &blank).len();
    let numbers: Vec<String> = (1..=total).map(|number| number.to_string()).collect();
    let numbers = translate(settings.table, &numbers)?;
    let number = |page: usize| numbers.get(page).cloned().unwrap_or_default();
    let pages = pages::lay_out(&front, &contents, &blocks, paper, &number);
    Ok((file(&pages), total))
}

fn block(kind: Kind, cells: Vec<u8>) -> Block {
    match kind {
        Kind::Heading => Block::Heading(cells),
        Kind::Apart => Block::Apart,
        Kind::Line { leads } => Block::Line { cells, leads },
        Kind::Item { marker } => Block::Item { cells, marker },
        Kind::PrintPage => Block::PrintPage(cells),
    }
}

/// Lines end in CR LF and pages in a form feed, as embossers and BRF readers expect; no blanks at the end of a line, no
/// empty lines at the end of a page.
fn file(pages: &[Vec<Vec<u8>>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for page in pages {
        let last = page.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
        for line in &page[..last] {
            bytes.extend_from_slice(line);
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.push(b'\x0c');
    }
    bytes
}

/// What stands in for liblouis's version in a fingerprint: another version may write other braille.
pub fn version() -> Option<String> {
    louis::version()
}

/// Whether the cells of a table fit into the 64 characters of braille ASCII.
fn in_ascii(table: BrailleTable) -> bool {
    table != BrailleTable::EightDots
}
