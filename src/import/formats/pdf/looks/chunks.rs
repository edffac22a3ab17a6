//! Letters to lines, each within its column.

use kurbo::Rect;

use super::super::glyphs::Glyph;
use super::super::pages::Pages;
use super::super::text::{Part, line, on_one_line};
use crate::import::formats::rich::spans::{Style, What};

/// The widest gap inside a line, in sizes of the font: a wider one is between columns.
const COLUMN_GAP: f64 = 1.0;
/// The widest gap between two stretches of one line that the file shows at different times.
const JOINED_GAP: f64 = 0.8;
/// How far baselines on one line may be apart, in sizes of the font.
const SAME_LINE: f64 = 0.35;
/// How much smaller a raised number is.
const SMALLER: f64 = 0.87;
/// The most neighbours on one line that are looked at.
const MOST_NEIGHBOURS: usize = 400;

/// A line of letters in one column.
#[derive(Debug, Clone)]
pub struct Chunk<'p> {
    /// Its letters in reading order.
    pub parts: Vec<Part<'p>>,
    /// What it covers.
    pub area: Rect,
    /// Its baseline.
    pub base: f64,
    /// The size of most of its letters.
    pub size: f64,
    /// Whether all its letters are bold.
    pub bold: bool,
    /// Its words.
    pub text: String,
    /// Its page, from 0.
    pub page: usize,
}

/// The lines of a page, in no order that means something, and the letters that don't run from left to right.
pub fn chunks(pages: &Pages, page: usize) -> (Vec<Chunk<'_>>, Vec<&Glyph>) {
    let drawn = &pages.drawn[page];
    let mut turned = Vec::new();
    let mut found: Vec<Vec<Part<'_>>> = Vec::new();
    let mut last: Option<&Glyph> = None;
    for glyph in &drawn.glyphs {
        if !glyph.is_level() {
            turned.push(glyph);
            continue;
        }
        let goes_on = last.is_some_and(|last| {
            on_one_line(last, glyph) && glyph.at.x - last.end.x < COLUMN_GAP * last.size.max(glyph.size)
        });
        let mut style = Style { strong: glyph.bold, emphasis: glyph.italic, ..Style::default() };
        if let Some(link) = pages.link(page, glyph) {
            style.link = pages.links[page][link].to.clone();
        }
        match found.last_mut().filter(|_| goes_on) {
            Some(open) => open.push(Part::Letter(glyph, style)),
            None => found.push(vec![Part::Letter(glyph, style)]),
        }
        last = Some(glyph);
    }
    let mut chunks: Vec<Chunk<'_>> = found.into_iter().filter_map(|parts| chunk(parts, page)).collect();
    chunks.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.area.x0.total_cmp(&b.area.x0)));
    (joined(chunks), turned)
}

/// The glyphs among parts.
pub fn glyphs<'a, 'p>(parts: &'a [Part<'p>]) -> impl DoubleEndedIterator<Item = &'p Glyph> + 'a {
    parts.iter().filter_map(|part| match part {
        Part::Letter(glyph, _) => Some(*glyph),
        Part::Note(_) => None,
    })
}

/// The words of parts on one line.
pub fn words(parts: &[Part<'_>]) -> String {
    let spans = line(parts);
    let texts = spans.iter().filter_map(|span| match &span.what {
        What::Text(text) => Some(text.as_str()),
        What::Note(_) | What::Break => None,
    });
    texts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line of these parts, or none if they show nothing.
pub fn chunk(mut parts: Vec<Part<'_>>, page: usize) -> Option<Chunk<'_>> {
    let shows = |part: &Part<'_>| !matches!(part, Part::Letter(glyph, _) if glyph.is_space());
    let end = parts.iter().rposition(shows)? + 1;
    parts.truncate(end);
    parts.drain(..parts.iter().position(shows)?);
    let seen = || glyphs(&parts).filter(|glyph| !glyph.is_space());
    let size = usual_size(seen())?;
    let on_base: Vec<&Glyph> = seen().filter(|glyph| glyph.size > size * SMALLER).collect();
    let base =
        on_base.iter().map(|glyph| glyph.at.y).sum::<f64>() / f64::from(u32::try_from(on_base.len()).ok()?);
    let (mut left, mut right) = (f64::MAX, f64::MIN);
    for glyph in seen() {
        left = left.min(glyph.at.x);
        right = right.max(glyph.end.x);
    }
    let bold = seen().all(|glyph| glyph.bold);
    let text = words(&parts);
    let area = Rect::new(left, base - 0.75 * size, right.max(left), base + 0.22 * size);
    Some(Chunk { parts, area, base, size, bold, text, page })
}

/// The size that most letters have.
pub fn usual_size<'p>(glyphs: impl Iterator<Item = &'p Glyph>) -> Option<f64> {
    let mut counts: std::collections::BTreeMap<u64, usize> = std::collections::BTreeMap::new();
    for glyph in glyphs {
        *counts.entry(tenths(glyph.size)).or_default() += 1;
    }
    let (tenths, _) = counts.into_iter().max_by_key(|(size, count)| (*count, *size))?;
    #[expect(clippy::cast_precision_loss, reason = "a size in tenths of a point is a small number")]
    let size = tenths as f64 / 10.0;
    Some(size.max(0.1))
}

/// A size in tenths of a point.
pub fn tenths(size: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds")]
    let tenths = (size.clamp(0.0, 10_000.0) * 10.0).round() as u64;
    tenths
}

/// Joins stretches of one line that the file shows at different times, and raised numbers with their line.
fn joined(chunks: Vec<Chunk<'_>>) -> Vec<Chunk<'_>> {
    let mut slots: Vec<Option<Chunk<'_>>> = chunks.into_iter().map(Some).collect();
    for at in 0..slots.len() {
        let mut next = at + 1;
        while next < slots.len().min(at + MOST_NEIGHBOURS) {
            let (Some(one), Some(other)) = (&slots[at], &slots[next]) else {
                next += 1;
                continue;
            };
            let size = one.size.max(other.size);
            if other.base - one.base > 0.7 * size {
                break;
            }
            if belong(one, other) {
                let other = slots[next].take();
                let one = slots[at].take();
                slots[at] = one.zip(other).and_then(|(one, other)| merged(one, other));
                if slots[at].is_none() {
                    break;
                }
                next = at + 1;
            } else {
                next += 1;
            }
        }
    }
    slots.into_iter().flatten().collect()
}

/// Whether two stretches are of one line, side by side.
fn belong(one: &Chunk<'_>, other: &Chunk<'_>) -> bool {
    let (left, right) = if one.area.x0 <= other.area.x0 { (one, other) } else { (other, one) };
    let (small, large) = if one.size <= other.size { (one.size, other.size) } else { (other.size, one.size) };
    let gap = right.area.x0 - left.area.x1;
    let apart = (one.base - other.base).abs();
    let level = apart < SAME_LINE * small && gap < JOINED_GAP * large && gap > -0.3 * small;
    let raised = small < large * SMALLER && apart < 0.6 * large && gap.abs() < 0.4 * large;
    level || raised
}

/// Two stretches of one line as one.
pub fn merged<'p>(one: Chunk<'p>, other: Chunk<'p>) -> Option<Chunk<'p>> {
    let page = one.page;
    let (left, right) = if one.area.x0 <= other.area.x0 { (one, other) } else { (other, one) };
    let mut parts = left.parts;
    parts.extend(right.parts);
    chunk(parts, page)
}
