//! Tables by their lines, and by how their cells stand.

use kurbo::Rect;

use super::chunks::Chunk;

/// The narrowest gap between columns of a table, in points.
const GUTTER: f64 = 5.0;
/// The thickest line, in points.
const THICK: f64 = 2.5;
/// How far apart two lines may be that look like one, in points.
const SEAM: f64 = 3.0;

/// Whether lines are drawn between the rows.
pub fn is_ruled(zone: &[Vec<Chunk<'_>>], rules: &[Rect]) -> bool {
    let Some(area) = around(zone) else { return false };
    let edges = edges(area, rules);
    // A line above, one below and one between.
    edges.iter().filter(|edge| **edge > area.y0 + 2.0 && **edge < area.y1 - 2.0).count() >= 1
        && edges.len() >= 3
}

/// The same, where the lines go on over a gap between columns. Those of a table in one of two columns of text don't.
pub fn is_ruled_across(zone: &[Vec<Chunk<'_>>], rules: &[Rect], (left, right): (f64, f64)) -> bool {
    let across: Vec<Rect> =
        rules.iter().filter(|rule| rule.x0 < left + 2.0 && rule.x1 > right - 2.0).copied().collect();
    is_ruled(zone, &across)
}

/// Whether a ruled table has ended above the last lines of a zone, which stand below its last line.
pub fn is_below(zone: &[Vec<Chunk<'_>>], last: &[Chunk<'_>], rules: &[Rect], gap: (f64, f64)) -> bool {
    let Some(area) = around(zone).filter(|_| is_ruled_across(zone, rules, gap)) else { return false };
    let top = last.iter().map(|one| one.area.y0).fold(f64::MAX, f64::min);
    edges(area, rules).last().is_some_and(|edge| *edge < top + 1.0)
}

/// From where to where, downwards, a table with lines of its own stands in what may be a column of text, which has room
/// from `left` to `right`.
pub fn table_within(column: &[&Chunk<'_>], rules: &[Rect], (left, right): (f64, f64)) -> Option<(f64, f64)> {
    let area = column.iter().map(|one| one.area).reduce(|all, one| all.union(one))?;
    let own: Vec<Rect> =
        rules.iter().filter(|rule| rule.x0 > left - 1.0 && rule.x1 < right + 1.0).copied().collect();
    let edges = edges(area, &own);
    Some((*edges.first()?, *edges.last()?)).filter(|_| edges.len() >= 3)
}

/// The lines, each as long as it looks: many programs draw one for each cell.
pub fn joined(mut rules: Vec<Rect>) -> Vec<Rect> {
    let tenths = |height: f64| (height * 10.0).round();
    let place = |rule: &Rect| (tenths(rule.y0), tenths(rule.y1));
    rules.sort_by(|a, b| {
        let (own, other) = (place(a), place(b));
        own.0.total_cmp(&other.0).then(own.1.total_cmp(&other.1)).then(a.x0.total_cmp(&b.x0))
    });
    let mut joined: Vec<Rect> = Vec::new();
    for rule in rules {
        match joined.last_mut().filter(|last| place(last) == place(&rule) && rule.x0 < last.x1 + SEAM) {
            Some(last) => *last = last.union(rule),
            None => joined.push(rule),
        }
    }
    joined
}

/// Whether short texts stand in columns, row for row.
pub fn is_aligned(zone: &[Vec<Chunk<'_>>]) -> bool {
    let rows = zone.iter().filter(|band| band.len() > 1).count();
    let columns = columns(zone);
    let numbered = zone.iter().filter(|band| {
        band.last().is_some_and(|last| last.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
    });
    // Entries with the numbers of pages are contents.
    let is_contents = columns.len() == 2 && numbered.count() * 2 > zone.len();
    rows >= 3 && rows * 3 >= zone.len() * 2 && columns.len() >= 3 && !is_contents
}

/// The rows of a table, each with its cells, each with its lines.
pub fn rows<'p>(zone: Vec<Vec<Chunk<'p>>>, rules: &[Rect]) -> Vec<Vec<Vec<Chunk<'p>>>> {
    let Some(area) = around(&zone) else { return Vec::new() };
    let columns = columns(&zone);
    let mut edges = if is_ruled(&zone, rules) { edges(area, rules) } else { Vec::new() };
    // Some tables have lines only around their head: then each line of letters in all columns is a row.
    let full = |band: &&Vec<Chunk<'p>>| {
        let mut met: Vec<usize> = band.iter().map(|one| place(&columns, one)).collect();
        met.dedup();
        met.len() == band.len() && met.len() * 2 > columns.len() && met.first() == Some(&0)
    };
    let full = zone.iter().filter(full).count();
    if full * 3 > zone.len() * 2 && full > edges.len() + 1 {
        edges.clear();
    }
    let mut rows: Vec<Vec<Vec<Chunk<'p>>>> = Vec::new();
    let mut last = None;
    for band in zone {
        let middle = band.iter().map(|one| one.base).fold(f64::MAX, f64::min);
        let row = edges.iter().take_while(|edge| **edge < middle).count();
        let first_column = band.iter().any(|one| place(&columns, one) == 0);
        let begins = if edges.is_empty() { first_column || rows.is_empty() } else { last != Some(row) };
        last = Some(row);
        if begins {
            rows.push(columns.iter().map(|_| Vec::new()).collect());
        }
        let Some(open) = rows.last_mut() else { continue };
        for chunk in band {
            let at = place(&columns, &chunk);
            open[at].push(chunk);
        }
    }
    rows
}

/// A table's rows, each with its cells, each with its lines.
pub type Rows<'p> = Vec<Vec<Vec<Chunk<'p>>>>;

/// How far apart the edges of a column may be on two pages, in points.
const SAME_EDGE: f64 = 4.0;

/// How a table goes on at the top of the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoesOn {
    /// With its next row.
    Bare,
    /// With its first row once more.
    WithHead,
}

/// Whether a table goes on in another on the next page: in the same columns, and under no head of its own.
pub fn goes_on(one: &Rows<'_>, other: &Rows<'_>) -> Option<GoesOn> {
    let page = |rows: &Rows<'_>| rows.iter().flatten().flatten().map(|line| line.page).max();
    let follows = page(one).zip(page(other)).is_some_and(|(one, other)| one + 1 == other);
    let (head, next) = (one.first()?, other.first()?);
    if !follows || head.len() != next.len() || head.len() < 2 {
        return None;
    }
    let edges = |rows: &Rows<'_>, at: usize| {
        let lines = || rows.iter().filter_map(|row| row.get(at)).flatten();
        let left = lines().map(|line| line.area.x0).reduce(f64::min);
        left.zip(lines().map(|line| line.area.x1).reduce(f64::max))
    };
    let same = |at: usize| match (edges(one, at), edges(other, at)) {
        // Words begin at the left edge of a column, and numbers end at the right one.
        (Some(one), Some(other)) => {
            (one.0 - other.0).abs() < SAME_EDGE || (one.1 - other.1).abs() < SAME_EDGE
        }
        _ => true,
    };
    if !(0..head.len()).all(same) {
        return None;
    }
    if text_of(head) == text_of(next) {
        return Some(GoesOn::WithHead);
    }
    let is_bold = |row: &[Vec<Chunk<'_>>]| row.iter().flatten().all(|line| line.bold);
    let ordinary = one.get(1).is_some_and(|row| !is_bold(row));
    // A bold first row where others aren't is the head of another table.
    let has_own_head = ordinary && is_bold(next);
    (!has_own_head).then_some(GoesOn::Bare)
}

/// The words of a row, a cell each.
pub fn text_of(row: &[Vec<Chunk<'_>>]) -> Vec<String> {
    let cell = |cell: &Vec<Chunk<'_>>| cell.iter().map(|line| line.text.trim()).collect::<Vec<_>>().join(" ");
    row.iter().map(cell).collect()
}

fn around(zone: &[Vec<Chunk<'_>>]) -> Option<Rect> {
    zone.iter().flatten().map(|one| one.area).reduce(|all, one| all.union(one))
}

/// How high the lines between rows are, from top to bottom.
fn edges(area: Rect, rules: &[Rect]) -> Vec<f64> {
    let wide = |rule: &&Rect| rule.x1.min(area.x1) - rule.x0.max(area.x0) > 0.25 * area.width();
    let near = rules.iter().filter(wide).filter(|rule| rule.y1 > area.y0 - 15.0 && rule.y0 < area.y1 + 15.0);
    let mut edges: Vec<f64> = near
        .flat_map(|rule| {
            let line = rule.height() <= THICK;
            // A cell that is filled has an edge above and one below.
            if line { vec![rule.center().y] } else { vec![rule.y0, rule.y1] }
        })
        .filter(|edge| *edge > area.y0 - 15.0 && *edge < area.y1 + 15.0)
        .collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|one, other| (*one - *other).abs() < 4.0);
    edges
}

/// Where columns begin and end.
fn columns(zone: &[Vec<Chunk<'_>>]) -> Vec<(f64, f64)> {
    let mut spans: Vec<(f64, f64)> = zone.iter().flatten().map(|one| (one.area.x0, one.area.x1)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for (left, right) in spans {
        match columns.last_mut().filter(|last| left - last.1 < GUTTER) {
            Some(last) => last.1 = last.1.max(right),
            None => columns.push((left, right)),
        }
    }
    columns
}

fn place(columns: &[(f64, f64)], chunk: &Chunk<'_>) -> usize {
    let middle = chunk.area.center().x;
    columns.iter().position(|(_, right)| middle <= *right).unwrap_or(columns.len().saturating_sub(1))
}
