//! Footnotes by their looks: a small raised number in the text, and small print that begins with it.

use super::super::glyphs::Glyph;
use super::super::markers;
use super::super::text::Part;
use super::blocks::{Block, Habits, Kind};
use super::chunks::{Chunk, glyphs};
use crate::import::document::{LeftOut, Reason, on_page};

/// How much smaller than its line a raised number is.
const SMALLER: f64 = 0.87;
/// How much smaller than running text small print is.
const SMALL_PRINT: f64 = 0.93;

/// A footnote that something refers to.
pub struct Found<'p> {
    /// Its paragraphs.
    pub blocks: Vec<Block<'p>>,
    /// Its page, from 0.
    pub page: usize,
}

/// Takes the footnotes out of the blocks, and puts references in the place of their numbers.
pub fn take<'p>(blocks: Vec<Block<'p>>, habits: &Habits) -> (Vec<Block<'p>>, Vec<Found<'p>>, Vec<LeftOut>) {
    let mut bodies: Vec<(String, Found<'p>)> = Vec::new();
    let mut kept: Vec<Block<'p>> = Vec::new();
    // What stands behind small print that begins with a number, and is as small, belongs to it.
    let mut in_note = false;
    for block in blocks {
        let page = block.lines[0].page;
        let small = block.lines[0].size < habits.body * SMALL_PRINT;
        match label(&block).filter(|_| small) {
            Some(label) => {
                bodies.push((label, Found { blocks: vec![block], page }));
                in_note = true;
            }
            None if in_note && small && bodies.last().is_some_and(|last| last.1.page == page) => {
                bodies.last_mut().into_iter().for_each(|last| last.1.blocks.push(block.clone()));
            }
            None if small && bodies.last().is_some_and(|last| goes_on(&last.1, &block)) => {
                // Its end is at the bottom of the next page, before the notes of that page.
                bodies
                    .last_mut()
                    .and_then(|last| last.1.blocks.last_mut())
                    .into_iter()
                    .for_each(|last| last.lines.extend(block.lines.iter().cloned()));
            }
            None => {
                in_note = false;
                kept.push(block);
            }
        }
    }
    let mut left_out = Vec::new();
    let mut notes: Vec<(usize, Found<'p>)> = Vec::new();
    let mut bodies: Vec<Option<(String, Found<'p>)>> = bodies.into_iter().map(Some).collect();
    let mut numbers: Vec<Option<usize>> = vec![None; bodies.len()];
    for block in &mut kept {
        for line in &mut block.lines {
            for (from, to, text) in raised(line).into_iter().rev() {
                let page = line.page;
                let base = line.base;
                let below = |found: &Found<'_>| {
                    found.page > page || found.page == page && found.blocks[0].lines[0].base > base
                };
                let same = |at: &usize| {
                    bodies[*at].as_ref().is_some_and(|(label, found)| *label == text && below(found))
                };
                let Some(at) = (0..bodies.len()).find(same) else { continue };
                // Counted afresh below, in the order of the references.
                line.parts.splice(from..to, [Part::Note(at)]);
                numbers[at] = Some(0);
                left_out.push(LeftOut {
                    origin: on_page(page + 1, 0),
                    text: text.clone(),
                    why: Reason::NoteNumber,
                });
                let Some((label, mut found)) = bodies[at].take() else { continue };
                strip(&mut found.blocks[0], &label);
                left_out.push(LeftOut {
                    origin: on_page(found.page + 1, 0),
                    text: label,
                    why: Reason::NoteNumber,
                });
                notes.push((at, found));
            }
        }
    }
    // References are numbered in the order in which they are read.
    let mut order = Vec::new();
    for part in kept.iter_mut().flat_map(|block| &mut block.lines).flat_map(|line| &mut line.parts) {
        if let Part::Note(at) = part {
            let number = order.len();
            order.push(*at);
            *part = Part::Note(number);
        }
    }
    let mut found: Vec<Option<(usize, Found<'p>)>> = notes.into_iter().map(Some).collect();
    let mut sorted = Vec::new();
    for at in order {
        let place = found.iter_mut().find(|one| one.as_ref().is_some_and(|(index, _)| *index == at));
        sorted.extend(place.and_then(Option::take).map(|(_, found)| found));
    }
    // Small print that nothing refers to is text like any other, on its page.
    for (_, rest) in bodies.into_iter().flatten() {
        let at = kept.iter().rposition(|block| block.lines[0].page <= rest.page).map_or(0, |at| at + 1);
        kept.splice(at..at, rest.blocks);
    }
    (kept, sorted, left_out)
}

/// Whether small print on the next page is the end of a note: one stops in the middle of a sentence, and the other begins so.
fn goes_on(note: &Found<'_>, block: &Block<'_>) -> bool {
    let Some(last) = note.blocks.last().and_then(|block| block.lines.last()) else { return false };
    let first = &block.lines[0];
    let alike = (last.size - first.size).abs() < 0.3;
    let is_open = !last.text.ends_with(['.', '!', '?', ':', '”', '"', '»']);
    first.page == last.page + 1 && alike && is_open && first.text.starts_with(char::is_lowercase)
}

/// The number that a block begins with.
fn label(block: &Block<'_>) -> Option<String> {
    if let Kind::Item(crate::import::formats::rich::flow::Mark::Number(number), _) = block.kind {
        return Some(number.to_string());
    }
    let line = &block.lines[0];
    let (word, more) = markers::first_word(&line.parts)?;
    let all_digits =
        |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    if more && all_digits(&word) {
        return Some(word);
    }
    // "1See": the number is raised, and no space follows it.
    let small = |glyph: &&Glyph| glyph.size < line.size * SMALLER && all_digits(&glyph.text);
    let digits: String = glyphs(&line.parts).take_while(small).map(|glyph| glyph.text.as_str()).collect();
    all_digits(&digits).then_some(digits)
}

/// Takes the number off the beginning of a note.
fn strip(block: &mut Block<'_>, label: &str) {
    if let Kind::Item(..) = block.kind {
        block.kind = Kind::Text;
    } else {
        markers::drop_letters(&mut block.lines[0].parts, label.len());
    }
}

/// Raised numbers on a line: where each begins and ends, and what it says.
fn raised(line: &Chunk<'_>) -> Vec<(usize, usize, String)> {
    let is_raised = |glyph: &Glyph| {
        glyph.size < line.size * SMALLER
            && glyph.at.y < line.base - 0.2 * line.size
            && !glyph.text.is_empty()
            && glyph.text.chars().all(|letter| letter.is_ascii_digit())
    };
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for (at, part) in line.parts.iter().enumerate() {
        let Some(glyph) = glyphs(std::slice::from_ref(part)).next().filter(|glyph| is_raised(glyph)) else {
            continue;
        };
        match found.last_mut().filter(|last| last.1 == at) {
            Some(last) => {
                last.1 = at + 1;
                last.2.push_str(&glyph.text);
            }
            None => found.push((at, at + 1, glyph.text.clone())),
        }
    }
    // A number before everything else is the label of a note.
    let after_word = |from: usize| {
        let before = glyphs(&line.parts[..from]).next_back();
        // What is raised after a minus is a power.
        before.is_some_and(|glyph| !glyph.text.ends_with(['-', '−', '–']))
    };
    found.retain(|(from, _, text)| after_word(*from) && text.len() <= 3);
    found
}
