//! Long descriptions away from their figures: in a section of their own at the end, as pages are read that people look at.
//!
//! Who sees a figure needs no description beside it, and who doesn't, finds it at the end of a link. Where a description
//! is for those who read by ear or in large type, it stays with its figure.

use super::full::added;
use super::tree::{Added, Block, Edition, Figure, Inline, Part, Section, Target};
use super::visit::{Visitor, Walk, visit_blocks};
use super::words::words_by_block;
use crate::language::DocumentWords;

/// An edition with the descriptions of its figures in a section before its glossary and colophon. `None` if no figure has
/// one that can stand apart: footnotes in a description keep it where they are.
#[must_use]
pub fn figures_apart(edition: &Edition) -> Option<Edition> {
    let mut apart = edition.clone();
    let (mut described, mut origins) = (Vec::new(), Vec::new());
    for section in &mut apart.sections {
        for (index, block) in section.blocks.iter_mut().enumerate() {
            if let Block::Figure(figure) = block
                && !has_notes(&figure.description)
            {
                described.extend(moved(figure));
                // Figures are in sections of the policy alone, whose blocks all have one.
                origins.extend(
                    section
                        .origins
                        .get(index)
                        .map(|origin| vec![*origin; described.len() - origins.len()])
                        .unwrap_or_default(),
                );
            }
        }
    }
    if described.is_empty() {
        return None;
    }
    let title = DocumentWords::of(&edition.language).descriptions;
    let is_end = |section: &Section| matches!(section.role, Part::Added(Added::Glossary | Added::Colophon));
    let at = apart.sections.iter().position(is_end).unwrap_or(apart.sections.len());
    apart.sections.insert(at, Section { origins, ..added(Added::Descriptions, title, described) });
    Some(apart)
}

/// Takes a figure's description out of it: a heading that leads back to the figure, and the text.
fn moved(figure: &mut Figure) -> Vec<Block> {
    if figure.description.is_empty() {
        return Vec::new();
    }
    let place = format!("{}-beskrivelse", figure.id);
    let name = figure.caption.clone().unwrap_or_else(|| figure.description_label.clone());
    let back = Inline::Link {
        to: Target::Anchor { anchor: figure.id.clone() },
        content: vec![Inline::text(name.clone())],
    };
    let heading = Block::Heading { level: 2, id: Some(place.clone()), name, content: vec![back] };
    figure.described_at = Some(place);
    let description = std::mem::take(&mut figure.description);
    std::iter::once(heading).chain(description).collect()
}

fn has_notes(blocks: &[Block]) -> bool {
    struct Noted(bool);
    impl Visitor for Noted {
        fn inline(&mut self, inline: &Inline, walk: Walk<'_>) {
            self.0 |= matches!(inline, Inline::Note { .. });
            walk.into_inline(inline, self);
        }
    }
    let mut noted = Noted(false);
    visit_blocks(blocks, &mut noted);
    noted.0
}

/// Which word of `edition` a word of `apart` is, both counted from 0; `None` for one of the section that was added.
#[must_use]
pub fn word_before(edition: &Edition, apart: &Edition, word: usize) -> Option<usize> {
    let (mut there, mut here) = (0, 0);
    let mut sections = edition.sections.iter();
    for section in &apart.sections {
        let blocks = words_by_block(section);
        if section.role == Part::Added(Added::Descriptions) {
            let count: usize = blocks.iter().map(Vec::len).sum();
            if word < there + count {
                return None;
            }
            there += count;
            continue;
        }
        let originals = sections.next().map(words_by_block).unwrap_or_default();
        for (block, original) in blocks.iter().zip(&originals) {
            // A figure's own words come before its description.
            if word < there + block.len() {
                return Some(here + word - there);
            }
            there += block.len();
            here += original.len();
        }
    }
    Some(here)
}
