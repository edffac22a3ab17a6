//! Braille: the edition in Danish braille, in pages that an embosser can take as they are.
//!
//! Liblouis turns letters into cells, line by line ([`louis`]); laying the cells out in lines and pages is our own work
//! ([`pages`]). There is no Danish standard for the layout of braille pages, so it follows the neighbours': MTM's
//! *Svenska skrivregler för punktskrift*, chapter 9, and the Norwegian *Håndbok i litterær punktskrift*, chapter 16.
//! `docs/source-format.md` describes it for readers.

mod cells;
mod louis;
mod pages;

use self::cells::in_ascii;
use self::louis::{LouisFailed, translate};
use self::pages::{Block, Paper};
use super::artefact::Artefact;
use super::fingerprint::Fingerprint;
use super::input::{Input, PageSetting};
use super::lines::{LineKind, TextLine, cover, lines};
use super::paged::{self, Pages};
use super::settings::Settings;
use super::writer::{WriteError, Writer};
use crate::edition::{Edition, PageMap};
use crate::language::DocumentWords;
use crate::policy::{self, VariantName};

/// Writes braille.
pub static WRITER: Braille = Braille;

/// Writes the easy-read edition in braille.
#[derive(Debug)]
pub struct Braille;

impl Writer for Braille {
    fn name(&self) -> VariantName {
        VariantName::Braille
    }

    fn page_setting(&self) -> PageSetting {
        PageSetting::Easy
    }

    fn shows_pages(&self) -> bool {
        false
    }

    fn shows_pictures(&self) -> bool {
        false
    }

    fn ending(&self) -> &'static str {
        "brf"
    }

    fn program(&self) -> Option<String> {
        Some(louis::version().unwrap_or_default())
    }

    fn depend(&self, input: &Input, on: &mut Fingerprint<'_>) {
        let Input { edition, layout: _, page_setting: _, page_source: _, sibling: _, formats: _, settings } =
            input;
        let Settings { braille, press: _, evaluation: _, line_end: _, fragment: _ } = settings;
        on.text(edition);
        paged::depend_on_map(input, on);
        on.setting(braille);
        // Another version of liblouis may write other braille.
        on.setting(&louis::version());
    }

    fn write(&self, input: &Input, pages: &Pages<'_>) -> Result<Artefact, WriteError> {
        let map = pages.map()?;
        let (bytes, count) = braille(&input.edition, input.settings.braille, map.as_ref())?;
        Ok(Artefact { bytes, pages: Some(count), ..Artefact::default() })
    }
}

/// The file and its number of pages. `print` tells where the pages of the printed file begin.
///
/// # Errors
///
/// Liblouis is missing, or its output can't be used.
fn braille(
    edition: &Edition,
    settings: policy::Braille,
    print: Option<&PageMap>,
) -> Result<(Vec<u8>, usize), LouisFailed> {
    let words = DocumentWords::of(&edition.language);
    let (mut front, body) = (cover(edition), with_print_pages(lines(edition), print));
    front.extend(about(settings.table, print.is_some(), words));
    let contents = words.contents.to_owned();
    // All texts go in one call, so that liblouis is not started for each of them.
    let texts = body.iter().map(Piece::text);
    let all: Vec<String> = front.iter().cloned().chain([contents]).chain(texts).collect();
    let mut cells = translate(settings.table, &all)?.into_iter();
    let front: Vec<Vec<u8>> = cells.by_ref().take(front.len()).collect();
    let contents = cells.next().unwrap_or_default();
    let blocks: Vec<Block> = body.iter().zip(cells).map(|(piece, cells)| piece.block(cells)).collect();
    // Dots 2 5 in braille ASCII and in octo braille.
    let rule = if in_ascii(settings.table) { b'3' } else { b':' };
    let paper = Paper { cells: settings.cells, lines: settings.lines, rule };
    // Page numbers take room that is kept free anyway, so the pages can be counted before the numbers are known.
    let blank = |_: usize| Vec::new();
    let total = pages::lay_out(&front, &contents, &blocks, paper, &blank).len();
    let numbers: Vec<String> = (1..=total).map(|number| number.to_string()).collect();
    let numbers = translate(settings.table, &numbers)?;
    let number = |page: usize| numbers.get(page).cloned().unwrap_or_default();
    let pages = pages::lay_out(&front, &contents, &blocks, paper, &number);
    Ok((file(&pages), total))
}

/// Which braille it is, and what stands on the pages beside the text: a file doesn't show it, and neither does a finger.
fn about(table: policy::BrailleTable, has_print_pages: bool, words: &DocumentWords) -> Vec<String> {
    let words = &words.braille;
    let name = match table {
        policy::BrailleTable::EightDots => words.eight_dots,
        policy::BrailleTable::SixDots => words.six_dots,
        policy::BrailleTable::Contracted => words.contracted,
    };
    let mut lines = vec![format!("{} {name}, {}.", words.code, table.name()), words.page_line.to_owned()];
    lines.extend(has_print_pages.then(|| words.print_page.to_owned()));
    lines
}

/// A line of the edition, or the number of the page that begins there in print.
enum Piece {
    Line(TextLine),
    PrintPage(String),
}

impl Piece {
    /// What is translated.
    fn text(&self) -> String {
        match self {
            Self::Line(TextLine { kind: LineKind::Item { marker, first: true }, text, .. }) => {
                format!("{marker} {text}")
            }
            Self::Line(line) => line.text.clone(),
            Self::PrintPage(label) => label.clone(),
        }
    }

    fn block(&self, cells: Vec<u8>) -> Block {
        match self {
            Self::PrintPage(_) => Block::PrintPage(cells),
            Self::Line(line) => match line.kind {
                LineKind::Section | LineKind::Heading => Block::Heading(cells),
                LineKind::Apart => Block::Apart,
                LineKind::Text { leads } => Block::Line { cells, leads },
                LineKind::Item { first, .. } => Block::Item { cells, marker: first },
            },
        }
    }
}

/// Puts the beginnings of print pages among the lines. A page that begins within a line is announced before the next one.
fn with_print_pages(lines: Vec<TextLine>, print: Option<&PageMap>) -> Vec<Piece> {
    let mut starts = print.map_or(&[][..], |map| &map.pages);
    let mut pieces = Vec::new();
    for line in lines {
        if line.kind != LineKind::Apart {
            let begun = starts.partition_point(|start| start.word <= line.words);
            let (now, later) = starts.split_at(begun);
            pieces.extend(now.last().map(|start| Piece::PrintPage(start.label.clone())));
            starts = later;
        }
        pieces.push(Piece::Line(line));
    }
    pieces
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
