//! What of a page nobody can see, though its letters are there: layers that are hidden, letters in the colour of the paper,
//! outside the page or what clips it, below a box, or printed on top of themselves.
//!
//! They are no part of the text, and are told. A stretch of letters is taken out as a whole or not at all: a word of which
//! something can be seen stays.

use std::collections::BTreeMap;

use kurbo::{Affine, Point, Rect, Vec2};

use super::glyphs::{Drawn, Glyph};
use super::sheet::Unseen;
use super::text::on_one_line;

/// How many cells a page has each way, in which letters have a ground or not.
const CELLS: u32 = 96;
/// How far from itself, in sizes of its font, a letter is printed a second time: for a shadow, or to look bold.
const SAME_PLACE: f64 = 0.1;
/// The most letters at one place that are compared.
const MOST_AT_ONE_PLACE: usize = 64;

/// Takes out of a page what can't be seen, and returns how many letters stay of which it isn't sure: a box covers a part
/// of their words.
pub fn settle(page: &mut Drawn) -> (Vec<(Glyph, Unseen)>, usize) {
    let size = Point::new(page.width.max(1.0), page.height.max(1.0));
    let grounds = Cells::of(page.sheet.grounds.iter(), size);
    for glyph in &mut page.glyphs {
        if glyph.unseen == Some(Unseen::Faint) && grounds.have(glyph.middle()) {
            glyph.unseen = None;
        }
    }
    cover(page);
    twice(page);
    let mut partly = 0;
    let mut gone = vec![false; page.glyphs.len()];
    for (from, to) in stretches(&page.glyphs) {
        let seen = |glyph: &&Glyph| !glyph.is_space();
        let all = page.glyphs[from..to].iter().filter(seen).all(|glyph| glyph.unseen.is_some());
        for (glyph, gone) in page.glyphs[from..to].iter().zip(&mut gone[from..to]) {
            *gone = all || matches!(glyph.unseen, Some(Unseen::Layer | Unseen::Twice));
            partly += usize::from(!*gone && glyph.unseen == Some(Unseen::Covered));
        }
    }
    let mut hidden = Vec::new();
    let mut last = Unseen::Outside;
    let mut kept = Vec::new();
    let mut before = vec![0; page.glyphs.len() + 1];
    for (at, (glyph, gone)) in std::mem::take(&mut page.glyphs).into_iter().zip(gone).enumerate() {
        before[at] = kept.len();
        if gone {
            last = glyph.unseen.unwrap_or(last);
            hidden.push((glyph, last));
        } else {
            kept.push(glyph);
        }
    }
    let all = before.len() - 1;
    before[all] = kept.len();
    for shown in &mut page.pictures {
        shown.after = before[shown.after.min(all)];
    }
    page.glyphs = kept;
    (hidden, partly)
}

/// How much of a page's letters runs in the same other direction where the page itself is turned.
const TURNED: f64 = 0.8;

/// Turns a page whose letters run up, down or upside down, so that they run from left to right: a wide table on a narrow
/// page stands so.
pub fn turn(page: &mut Drawn) {
    const WAYS: [Vec2; 3] = [Vec2::new(0.0, -1.0), Vec2::new(0.0, 1.0), Vec2::new(-1.0, 0.0)];
    let mut all = 0_u32;
    let mut counts = [0_u32; 3];
    for glyph in page.glyphs.iter().filter(|glyph| !glyph.is_space()) {
        all += 1;
        let direction = glyph.direction();
        for (way, count) in WAYS.iter().zip(&mut counts) {
            *count += u32::from(!glyph.mirrored && direction.dot(*way) > 0.99);
        }
    }
    let Some(way) = counts.iter().position(|count| f64::from(*count) > TURNED * f64::from(all)) else {
        return;
    };
    let (width, height) = (page.width, page.height);
    let turn = match way {
        0 => Affine::new([0.0, 1.0, -1.0, 0.0, height, 0.0]),
        1 => Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, width]),
        _ => Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]),
    };
    if way < 2 {
        (page.width, page.height) = (height, width);
    }
    page.start = turn * page.start;
    for glyph in &mut page.glyphs {
        (glyph.at, glyph.end) = (turn * glyph.at, turn * glyph.end);
    }
    for shown in &mut page.pictures {
        shown.on = turn.transform_rect_bbox(shown.on);
    }
    for (area, _) in &mut page.shapes {
        *area = turn.transform_rect_bbox(*area);
    }
}

/// Marks letters that a box is laid over.
fn cover(page: &mut Drawn) {
    let size = Point::new(page.width.max(1.0), page.height.max(1.0));
    let cells = Cells::of(page.sheet.covers.iter().map(|(area, _)| area), size);
    // Most pages have boxes below their letters, and few a box above one.
    let mut looked_at = 0;
    for (at, glyph) in page.glyphs.iter_mut().enumerate() {
        let middle = glyph.middle();
        if glyph.unseen.is_some() || !cells.have(middle) || looked_at > MOST_LOOKS {
            continue;
        }
        looked_at += page.sheet.covers.len();
        // Boxes are drawn in order, so those that come after this letter are the last ones.
        let first = page.sheet.covers.partition_point(|(_, after)| *after <= at);
        if page.sheet.covers[first..].iter().any(|(area, _)| area.contains(middle)) {
            glyph.unseen = Some(Unseen::Covered);
        }
    }
}

/// How many times a letter is held against a box, on a page.
const MOST_LOOKS: usize = 50_000_000;

/// Marks letters that stand where the same letter stands already.
fn twice(page: &mut Drawn) {
    let mut places: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "places on a page are small numbers, and others are none"
    )]
    let cell = |at: Point| ((at.x / 2.0).floor() as i64, (at.y / 2.0).floor() as i64);
    for at in 0..page.glyphs.len() {
        let glyph = &page.glyphs[at];
        if glyph.is_space() || glyph.unseen.is_some() {
            continue;
        }
        let (x, y) = cell(glyph.at);
        let same = |other: &usize| {
            let other = &page.glyphs[*other];
            other.text == glyph.text
                && other.at.distance(glyph.at) < SAME_PLACE * glyph.size
                && (other.size - glyph.size).abs() < 0.05 * glyph.size
        };
        let near =
            (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x.saturating_add(dx), y.saturating_add(dy))));
        let again = near
            .filter_map(|cell| places.get(&cell))
            .any(|all| all.iter().rev().take(MOST_AT_ONE_PLACE).any(same));
        if again {
            page.glyphs[at].unseen = Some(Unseen::Twice);
        } else {
            places.entry((x, y)).or_default().push(at);
        }
    }
}

/// Letters that follow each other on one line, from and to.
fn stretches(glyphs: &[Glyph]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut from = 0;
    for at in 1..=glyphs.len() {
        let ends = glyphs.get(at).is_none_or(|next| {
            !on_one_line(&glyphs[at - 1], next) || next.at.distance(glyphs[at - 1].end) > 3.0 * next.size
        });
        if ends {
            all.push((from, at));
            from = at;
        }
    }
    all
}

/// The cells of a page that something touches.
struct Cells {
    rows: Vec<u128>,
    size: Point,
}

impl Cells {
    fn of<'a>(areas: impl Iterator<Item = &'a Rect>, size: Point) -> Self {
        let mut cells = Self { rows: vec![0; usize::try_from(CELLS).unwrap_or(0)], size };
        for area in areas {
            let (left, top) = cells.cell(Point::new(area.x0, area.y0));
            let (right, bottom) = cells.cell(Point::new(area.x1, area.y1));
            let row = (u128::MAX >> (127 - right.saturating_sub(left))) << left;
            cells.rows[top..=bottom.max(top)].iter_mut().for_each(|cells| *cells |= row);
        }
        cells
    }

    fn have(&self, at: Point) -> bool {
        let (x, y) = self.cell(at);
        self.rows[y] & (1 << x) != 0
    }

    /// The column and the row of a place; what is beside the page is at its edge.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds")]
    fn cell(&self, at: Point) -> (usize, usize) {
        let part =
            |at: f64, size: f64| (at / size * f64::from(CELLS)).clamp(0.0, f64::from(CELLS - 1)) as usize;
        (part(at.x, self.size.x), part(at.y, self.size.y))
    }
}
