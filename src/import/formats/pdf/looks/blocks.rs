//! Lines of a column to paragraphs, items and headings.

use std::collections::BTreeMap;

use super::super::markers;
use super::chunks::{Chunk, tenths};
use crate::import::formats::rich::flow::Mark;

/// How much larger than running text a heading is.
const LARGER: f64 = 1.12;
/// The most words of a heading.
const MOST_WORDS: usize = 24;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// Running text.
    Text,
    /// An item, with its marker and how far it is moved in.
    Item(Mark, f64),
    /// A heading, by its size in tenths of a point; the second says that it is only bold.
    Heading(u64, bool),
}

/// Lines that are one paragraph.
#[derive(Debug, Clone)]
pub struct Block<'p> {
    /// Its lines.
    pub lines: Vec<Chunk<'p>>,
    /// What it is.
    pub kind: Kind,
}

impl Block<'_> {
    /// Its words.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// How the document sets running text.
#[derive(Debug, Clone, Default)]
pub struct Habits {
    /// The size of running text.
    pub body: f64,
    /// From one line to the next, by size in tenths of a point.
    leading: BTreeMap<u64, f64>,
    /// Whether running text is bold, as it is nowhere but on posters.
    bold: bool,
}

impl Habits {
    /// Looks at all lines, column by column.
    pub fn of<'a, 'p: 'a>(columns: impl Iterator<Item = &'a [Chunk<'p>]>) -> Self {
        let mut letters: BTreeMap<u64, (usize, usize)> = BTreeMap::new();
        let mut steps: BTreeMap<u64, Vec<f64>> = BTreeMap::new();
        for column in columns {
            for line in column {
                let count = line.text.chars().count();
                let entry = letters.entry(tenths(line.size)).or_default();
                entry.0 += count;
                entry.1 += if line.bold { count } else { 0 };
            }
            for pair in column.windows(2) {
                let step = pair[1].base - pair[0].base;
                let same = tenths(pair[0].size) == tenths(pair[1].size) && pair[0].page == pair[1].page;
                if same && step > 0.8 * pair[0].size && step < 2.6 * pair[0].size {
                    steps.entry(tenths(pair[0].size)).or_default().push(step);
                }
            }
        }
        let usual = letters.iter().max_by_key(|(size, (count, _))| (*count, **size));
        let (size, bold) = usual.map_or((100, false), |(size, (count, bold))| (*size, bold * 2 > *count));
        let leading = steps.into_iter().map(|(size, mut steps)| {
            steps.sort_by(f64::total_cmp);
            // The lower third: most steps are inside paragraphs, and the others are wider.
            (size, steps[steps.len() / 3])
        });
        #[expect(clippy::cast_precision_loss, reason = "a size in tenths of a point is a small number")]
        let body = size as f64 / 10.0;
        Self { body, leading: leading.collect(), bold }
    }

    fn leading(&self, size: f64) -> f64 {
        self.leading.get(&tenths(size)).copied().unwrap_or(1.45 * size)
    }
}

/// The blocks of a column.
pub fn blocks<'p>(column: Vec<Chunk<'p>>, habits: &Habits) -> Vec<Block<'p>> {
    let right = column.iter().map(|line| line.area.x1).fold(f64::MIN, f64::max);
    let left = column.iter().map(|line| line.area.x0).fold(f64::MAX, f64::min);
    let mut blocks: Vec<Block<'p>> = Vec::new();
    for mut line in with_markers(column) {
        let mark = marker(&mut line);
        if let Some(open) = blocks.last_mut()
            && mark.is_none()
            && goes_on(open, &line, habits, (left, right))
        {
            open.lines.push(line);
            continue;
        }
        let kind = mark.map_or(Kind::Text, |(mark, at)| Kind::Item(mark, at));
        blocks.push(Block { lines: vec![line], kind });
    }
    for block in &mut blocks {
        if block.kind == Kind::Text {
            block.kind = heading(block, habits);
        }
    }
    blocks
}

/// Puts a marker that stands alone before the text beside it.
fn with_markers(column: Vec<Chunk<'_>>) -> Vec<Chunk<'_>> {
    let mut out: Vec<Chunk<'_>> = Vec::new();
    for line in column {
        let joins = out.last().is_some_and(|last| {
            let beside = (last.base - line.base).abs() < 0.4 * line.size.max(last.size);
            let alone = markers::is_bullet(&last.text) || markers::number(&last.text).is_some();
            beside && alone && line.area.x0 > last.area.x1
        });
        if joins && let Some(mut last) = out.pop() {
            let x0 = last.area.x0;
            last.parts.extend(line.parts.clone());
            if let Some(mut whole) = super::chunks::chunk(last.parts, line.page) {
                whole.area.x0 = x0;
                // The text's own size, whatever the bullet's is.
                whole.size = line.size;
                whole.base = line.base;
                whole.bold = line.bold;
                out.push(whole);
            }
        } else {
            out.push(line);
        }
    }
    out
}

/// Takes the marker off a line, and says how far in it stands.
fn marker(line: &mut Chunk<'_>) -> Option<(Mark, f64)> {
    let mut parts = line.parts.clone();
    let (mark, at) = markers::take(&mut parts)?;
    let rest = super::chunks::chunk(parts, line.page)?;
    line.text = rest.text;
    line.bold = rest.bold;
    line.area.x0 = rest.area.x0;
    line.parts = rest.parts;
    Some((mark, at))
}

/// Whether a line goes on with the block before it.
fn goes_on(open: &Block<'_>, line: &Chunk<'_>, habits: &Habits, (left, right): (f64, f64)) -> bool {
    let Some(last) = open.lines.last() else { return false };
    let step = line.base - last.base;
    if (line.size - last.size).abs() > 0.6
        || line.bold != last.bold && (line.size > habits.body + 0.3 || last.bold)
    {
        // A line that ends in bold, or begins so, is no line that is bold.
        return false;
    }
    if step <= 0.3 * line.size || step > habits.leading(line.size) * 1.28 {
        return false;
    }
    let moved = line.area.x0 - last.area.x0;
    if let Kind::Item(..) = open.kind {
        // A line of the item stands below its text.
        return moved > -1.2 * line.size && line.area.x0 > open.lines[0].area.x0 - 1.2 * line.size;
    }
    let width = (right - left).max(1.0);
    let short = last.area.x1 < right - 0.25 * width;
    let ends = last.text.ends_with(['.', '!', '?', ':', '”', '"', '»']);
    let begins = line
        .text
        .chars()
        .find(|letter| letter.is_alphanumeric())
        .is_some_and(|letter| !letter.is_lowercase());
    if short && ends && begins {
        return false;
    }
    // The first line of the next paragraph is moved in.
    let is_moved_in = moved > 0.8 * line.size && open.lines.len() > 1;
    !(is_moved_in && begins && (ends || short))
}

/// Whether a paragraph is a heading, by its looks.
fn heading(block: &Block<'_>, habits: &Habits) -> Kind {
    let size = block.lines[0].size;
    let text = block.text();
    let words = text.split_whitespace().count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    if words > MOST_WORDS || letters < 2 {
        return Kind::Text;
    }
    let bold = block.lines.iter().all(|line| line.bold) && !habits.bold;
    let quoted = text.starts_with(['”', '"', '“', '»', '„']);
    let sentence = text.ends_with(['.', ',', ';', '-']);
    let leads = text.ends_with(':') && words > 6;
    if size >= habits.body * LARGER && !quoted && !leads && (!sentence || words <= 8) {
        return Kind::Heading(tenths(size), false);
    }
    if bold && !sentence && !quoted && words <= 14 && !text.ends_with(':') && size > habits.body * 0.95 {
        return Kind::Heading(tenths(size), true);
    }
    Kind::Text
}
