//! The order in which lines are read: columns one after the other, tables row by row.

use kurbo::Rect;

use super::chunks::Chunk;

/// The narrowest gap between columns, in points.
const GUTTER: f64 = 9.0;
/// The fewest lines beside each other that make columns of text.
const FEWEST_LINES: usize = 3;
/// How long most lines of columns of text are at least, in letters. Cells of tables are shorter.
const LETTERS: usize = 20;
/// How deeply columns may be in columns.
const DEEPEST: usize = 6;

/// Lines that belong together.
#[derive(Debug)]
pub enum Region<'p> {
    /// Lines of one column, from top to bottom.
    Column(Vec<Chunk<'p>>),
    /// Rows of a table, each with its cells from left to right, each with its lines.
    Table(Vec<Vec<Vec<Chunk<'p>>>>),
}

/// The regions of a page in reading order. `rules` are the lines and boxes drawn on it.
pub fn ordered(chunks: Vec<Chunk<'_>>, rules: Vec<Rect>) -> Vec<Region<'_>> {
    let mut out = Vec::new();
    cut(chunks, &super::ruled::joined(rules), 0, &mut out);
    out
}

/// A gap without letters, from left to right.
#[derive(Debug, Clone, Copy)]
struct Gutter {
    left: f64,
    right: f64,
}

impl Gutter {
    fn width(self) -> f64 {
        self.right - self.left
    }

    fn shared(self, other: Self) -> Option<Self> {
        let both = Self { left: self.left.max(other.left), right: self.right.min(other.right) };
        (both.right - both.left >= GUTTER).then_some(both)
    }

    /// Whether a line leaves the gap free, at least the width that one needs.
    fn beside(self, area: Rect) -> Option<Self> {
        if area.x1 <= self.left || area.x0 >= self.right {
            return Some(self);
        }
        if area.x1 <= self.right - GUTTER {
            return Some(Self { left: area.x1, ..self });
        }
        (area.x0 >= self.left + GUTTER).then_some(Self { right: area.x0, ..self })
    }
}

fn cut<'p>(chunks: Vec<Chunk<'p>>, rules: &[Rect], depth: usize, out: &mut Vec<Region<'p>>) {
    let mut bands = bands(chunks).into_iter().peekable();
    let mut lines: Vec<Chunk<'p>> = Vec::new();
    while let Some(band) = bands.next() {
        let Some(mut gutter) = widest(&band).filter(|_| depth < DEEPEST) else {
            lines.extend(band);
            continue;
        };
        let mut zone = vec![band];
        while let Some(next) = bands.peek() {
            // The row of a table in one column has gaps of its own, and one of them may be below the gutter's edge.
            let shared = gutters(next).into_iter().filter_map(|other| gutter.shared(other));
            let beside = next.iter().try_fold(gutter, |gap, one| gap.beside(one.area));
            let widest = shared.chain(beside).max_by(|a, b| a.width().total_cmp(&b.width()));
            let Some(narrower) = widest else { break };
            gutter = narrower;
            zone.extend(bands.next());
        }
        // A heading below two columns is as narrow as a line of one, and of another size.
        let mut below = Vec::new();
        let ends = |zone: &[Vec<Chunk<'_>>], last: &[Chunk<'_>]| {
            let gap = (gutter.left, gutter.right);
            ends_zone(zone, last)
                || gutters(last).is_empty() && super::ruled::is_below(zone, last, rules, gap)
        };
        while zone.len() > 1 && zone.last().is_some_and(|last| ends(&zone, last)) {
            below.extend(zone.pop());
        }
        below.reverse();
        match kind(&zone, gutter, rules) {
            Kind::Columns => {
                flush(&mut lines, out);
                let middle = gutter.left.midpoint(gutter.right);
                let (left, right): (Vec<_>, Vec<_>) =
                    zone.into_iter().flatten().partition(|one| one.area.center().x < middle);
                cut(left, rules, depth + 1, out);
                cut(right, rules, depth + 1, out);
            }
            Kind::Table => {
                flush(&mut lines, out);
                out.push(Region::Table(super::ruled::rows(zone, rules)));
            }
            Kind::Lines => lines.extend(zone.into_iter().flatten()),
        }
        lines.extend(below.into_iter().flatten());
    }
    flush(&mut lines, out);
}

fn flush<'p>(lines: &mut Vec<Chunk<'p>>, out: &mut Vec<Region<'p>>) {
    if !lines.is_empty() {
        out.push(Region::Column(std::mem::take(lines)));
    }
}

/// Lines that are beside each other, from top to bottom, each row of them from left to right.
fn bands(mut chunks: Vec<Chunk<'_>>) -> Vec<Vec<Chunk<'_>>> {
    chunks.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0).then(a.area.x0.total_cmp(&b.area.x0)));
    let mut bands: Vec<Vec<Chunk<'_>>> = Vec::new();
    let mut bottom = f64::MIN;
    for chunk in chunks {
        let (top, end) = (chunk.area.y0, chunk.area.y1);
        match bands.last_mut().filter(|_| top < bottom - 0.5) {
            Some(band) => band.push(chunk),
            None => bands.push(vec![chunk]),
        }
        bottom = if top < bottom - 0.5 { bottom.max(end) } else { end };
    }
    for band in &mut bands {
        band.sort_by(|a, b| {
            // Lines of one row from left to right, rows from top to bottom.
            let same = (a.base - b.base).abs() < 0.4 * a.size.min(b.size);
            if same { a.area.x0.total_cmp(&b.area.x0) } else { a.base.total_cmp(&b.base) }
        });
    }
    bands
}

/// The gaps between lines that are beside each other.
fn gutters(band: &[Chunk<'_>]) -> Vec<Gutter> {
    let mut spans: Vec<(f64, f64)> = band.iter().map(|one| (one.area.x0, one.area.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut gaps = Vec::new();
    let mut reach = f64::MAX;
    for (left, right) in spans {
        if left - reach >= GUTTER {
            gaps.push(Gutter { left: reach, right: left });
        }
        reach = if reach == f64::MAX { right } else { reach.max(right) };
    }
    gaps
}

fn widest(band: &[Chunk<'_>]) -> Option<Gutter> {
    gutters(band).into_iter().max_by(|a, b| a.width().total_cmp(&b.width()))
}

/// Whether the last lines of a zone stand below it rather than in it.
fn ends_zone(zone: &[Vec<Chunk<'_>>], last: &[Chunk<'_>]) -> bool {
    let before = zone[..zone.len() - 1].iter().flatten();
    let Some(above) = before.clone().max_by(|a, b| a.base.total_cmp(&b.base)) else { return false };
    let one_sided = gutters(last).is_empty();
    let first = &last[0];
    let far = first.base - above.base > 2.2 * first.size.max(above.size);
    let other = (first.size - above.size).abs() > 0.6 || first.bold != above.bold;
    one_sided && (far || other)
}

enum Kind {
    Columns,
    Table,
    Lines,
}

/// What lines beside each other are.
fn kind(zone: &[Vec<Chunk<'_>>], gutter: Gutter, rules: &[Rect]) -> Kind {
    let all: Vec<&Chunk<'_>> = zone.iter().flatten().collect();
    let side = |left: bool| {
        let is_on_it = |one: &&&Chunk<'_>| (one.area.center().x < gutter.left.midpoint(gutter.right)) == left;
        let on_it: Vec<&Chunk<'_>> = all.iter().filter(is_on_it).copied().collect();
        let room = if left { (f64::MIN, gutter.right) } else { (gutter.left, f64::MAX) };
        let table = super::ruled::table_within(&on_it, rules, room);
        let in_table = |one: &&&Chunk<'_>| {
            table.is_some_and(|(top, bottom)| (top..bottom).contains(&one.area.center().y))
        };
        // How many lines there are, and how many letters, in all and in lines that are long. Cells of a table in a
        // column say nothing about the column.
        let text = on_it.iter().filter(|one| !in_table(one));
        text.fold((on_it.len(), 0, 0), |(count, letters, in_long), one| {
            let own = one.text.chars().count();
            (count, letters + own, in_long + if own >= LETTERS { own } else { 0 })
        })
    };
    let (left, right) = (side(true), side(false));
    if super::ruled::is_ruled_across(zone, rules, (gutter.left, gutter.right)) {
        return Kind::Table;
    }
    let long = left.2 * 4 >= left.1 * 3 && right.2 * 4 >= right.1 * 3;
    if left.0.min(right.0) >= FEWEST_LINES && long {
        return Kind::Columns;
    }
    // Contents and lists of names and numbers have two columns as well, and are read line by line.
    if super::ruled::is_aligned(zone) { Kind::Table } else { Kind::Lines }
}
