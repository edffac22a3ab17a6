//! Where the pages begin in the text.
//!
//! The frames of a page are read in the order they were laid out. What an edition doesn't hold (running footers,
//! contents, list markers, repeated table headers) is told by Typst's tags and left out. The letters that remain are
//! counted, from one section's heading to the next: that says where a page should begin. Footnotes and floating
//! figures may stand elsewhere in the text than on the page, so the start is then looked for by its first letters:
//! the nearest place where they stand.

use std::collections::BTreeSet;

use typst::foundations::{Content, Label, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem, GridCell, HideElem, RepeatElem};
use typst::model::{FootnoteElem, TableCell};
use typst::pdf::{ArtifactElem, PdfMarkerTag, PdfMarkerTagKind};
use typst_layout::PagedDocument;

use super::laid::heading;
use crate::edition::{Edition, PageStart, words_by_section};

/// Number of letters at the start of a page that are looked for.
const WINDOW: usize = 40;

/// The page starts of a document; none if one of them isn't found in the edition.
pub fn of(document: &PagedDocument, edition: &Edition) -> Option<Vec<PageStart>> {
    let text = Text::new(edition);
    let mut finder = StartFinder::new(&text);
    let mut starts = Vec::new();
    for page in document.pages() {
        finder.page = Start { at: finder.at, ..Start::default() };
        finder.frame(&page.frame, true);
        starts.push((page.number, std::mem::take(&mut finder.page)));
    }
    let mut pages = Vec::new();
    for (number, start) in starts {
        // A page that holds a figure alone begins with it, though what follows it in the text may stand on the page before.
        let letters = if start.letters.is_empty() { &start.floating } else { &start.letters };
        let word = text.word(text.nearest(letters, start.at)?);
        pages.push(PageStart { label: number.to_string(), word });
    }
    pages.is_sorted_by_key(|page| page.word).then_some(pages)
}

/// The letters and digits of an edition, without the spaces and signs that a page may set otherwise.
struct Text {
    letters: Vec<char>,
    /// Where each word starts, in letters.
    words: Vec<usize>,
    /// The label of each section's heading, and where it starts.
    sections: Vec<(Label, usize)>,
}

impl Text {
    fn new(edition: &Edition) -> Self {
        let mut text = Self { letters: Vec::new(), words: Vec::new(), sections: Vec::new() };
        for (section, words) in edition.sections.iter().zip(words_by_section(edition)) {
            text.sections.push((heading(section), text.letters.len()));
            for word in words {
                text.words.push(text.letters.len());
                text.letters.extend(letters(&word));
            }
        }
        text
    }

    /// The place nearest to `expected` where `letters` stand.
    fn nearest(&self, letters: &[char], expected: usize) -> Option<usize> {
        let here = |at: &usize| self.letters[*at..].starts_with(letters);
        let before = (0..=expected.min(self.letters.len())).rev().find(here);
        let after = (expected..=self.letters.len()).find(here);
        [before, after].into_iter().flatten().min_by_key(|at| at.abs_diff(expected))
    }

    /// The first word that starts at a letter or after it.
    fn word(&self, letter: usize) -> usize {
        self.words.partition_point(|start| *start < letter)
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| character.is_alphanumeric())
}

/// The start of a page: where it is expected, and its first letters in the flow of the text.
#[derive(Default)]
struct Start {
    at: usize,
    letters: Vec<char>,
    /// The first letters of what isn't in the flow: figures, then notes.
    floating: Vec<char>,
    /// Nothing more belongs to its first letters.
    closed: bool,
}

/// Reads frames, and finds where each page starts in the text.
struct StartFinder<'a> {
    text: &'a Text,
    /// How many letters of the text have been met; none before the first section's heading.
    at: usize,
    begun: bool,
    /// Open elements that are no part of the text.
    outside: Vec<Location>,
    /// Cells: what is laid out as their children is a part of the flow, on another page.
    cells: BTreeSet<u128>,
    page: Start,
}

impl<'a> StartFinder<'a> {
    fn new(text: &'a Text) -> Self {
        let page = Start::default();
        Self { text, at: 0, begun: false, outside: Vec::new(), cells: BTreeSet::new(), page }
    }

    fn frame(&mut self, frame: &Frame, in_flow: bool) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let cell = |parent: u128| self.cells.contains(&parent);
                    let flows = group.parent.is_none_or(|parent| cell(parent.location.hash()));
                    self.frame(&group.frame, in_flow && flows);
                }
                FrameItem::Text(item) => self.say(&item.text, in_flow),
                FrameItem::Tag(Tag::Start(element, _)) => self.open(element),
                FrameItem::Tag(Tag::End(location, ..)) => {
                    self.outside.retain(|open| open != location);
                }
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn open(&mut self, element: &Content) {
        let section =
            element.label().and_then(|label| self.text.sections.iter().find(|(of, _)| *of == label));
        if let Some((_, start)) = section {
            self.begun = true;
            self.at = *start;
            self.page.closed |= !self.page.letters.is_empty();
            if self.page.letters.is_empty() {
                self.page.at = *start;
            }
        }
        // A note's text stands at its reference in the text and at the foot of the page: letters across it don't match.
        self.page.closed |= element.is::<FootnoteElem>() && !self.page.letters.is_empty();
        let Some(location) = element.location() else { return };
        if element.is::<TableCell>() || element.is::<GridCell>() {
            self.cells.insert(location.hash());
        }
        if is_outside(element) {
            self.outside.push(location);
        }
    }

    fn say(&mut self, text: &str, in_flow: bool) {
        if !self.begun || !self.outside.is_empty() {
            return;
        }
        for letter in letters(text) {
            self.at += 1;
            let page = &mut self.page;
            if !in_flow && page.floating.len() < WINDOW {
                page.floating.push(letter);
            }
            if in_flow && !page.closed {
                page.letters.push(letter);
                page.closed = page.letters.len() == WINDOW;
            }
        }
    }
}

/// What a page shows and an edition doesn't hold.
pub(super) fn is_outside(element: &Content) -> bool {
    let marker = |element: &Content| {
        let kind = element.to_packed::<PdfMarkerTag>().map(|marker| &marker.kind);
        matches!(kind, Some(PdfMarkerTagKind::OutlineBody | PdfMarkerTagKind::ListItemLabel))
    };
    let repeated =
        element.to_packed::<TableCell>().is_some_and(|cell| cell.is_repeated.get(StyleChain::default()));
    element.is::<ArtifactElem>()
        || element.is::<HideElem>()
        || element.is::<RepeatElem>()
        || marker(element)
        || repeated
}
