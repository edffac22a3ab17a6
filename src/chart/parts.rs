//! Parts of wholes: a bar of parts for each row, or one whole with a line for each part.

use super::canvas::{Anchor, Area, Canvas};
use super::fill::filled;
use super::numbers::{Numbers, Row};

/// Height of a bar, in sizes of letters.
const THICK: f64 = 1.5;

/// A bar a row. Its parts are named below it, in their order: each under its own part where there is room for that in all rows, else
/// line by line beside a piece of its pattern.
pub(super) fn stacked(canvas: &mut Canvas<'_>, numbers: &Numbers<'_>) {
    let most = numbers.rows.iter().map(total).fold(0.0, f64::max);
    let scale = if most > 0.0 { canvas.look.width / most } else { 0.0 };
    let fits = numbers.rows.iter().all(|row| is_named_inside(canvas, numbers, row, scale));
    for (at, row) in numbers.rows.iter().enumerate() {
        if at > 0 {
            canvas.down(0.8);
        }
        canvas.paragraph(row.name, true);
        canvas.down(0.15);
        bar(canvas, numbers, row, scale, fits);
    }
}

/// The parts of a row, with their numbers.
fn said(canvas: &Canvas<'_>, numbers: &Numbers<'_>, row: &Row<'_>) -> Vec<String> {
    let parts = row.cells.iter().zip(&numbers.series);
    parts.map(|(cell, name)| format!("{name}: {}", cell.said(canvas.look.missing, numbers.unit))).collect()
}

/// Where the parts of a row begin.
fn starts(row: &Row<'_>, scale: f64) -> Vec<f64> {
    let mut x = 0.0;
    let each = row.cells.iter().map(|cell| {
        let start = x;
        x += cell.value.unwrap_or_default() * scale;
        start
    });
    each.collect()
}

/// Whether each part of a row has room for its name below it.
fn is_named_inside(canvas: &Canvas<'_>, numbers: &Numbers<'_>, row: &Row<'_>, scale: f64) -> bool {
    let starts = starts(row, scale);
    said(canvas, numbers, row).iter().enumerate().all(|(at, said)| {
        let end = starts.get(at + 1).map_or(canvas.look.width, |next| next - 0.4 * canvas.look.size);
        row.cells[at].value.is_some_and(|value| value > 0.0)
            && starts[at] + canvas.measure(said, false) <= end
    })
}

fn total(row: &Row<'_>) -> f64 {
    row.cells.iter().filter_map(|cell| cell.value).sum()
}

fn bar(canvas: &mut Canvas<'_>, numbers: &Numbers<'_>, row: &Row<'_>, scale: f64, fits: bool) {
    let (look, size) = (canvas.look, canvas.look.size);
    // Ground between parts.
    let apart = 0.16 * size;
    let (top, height) = (canvas.y, THICK * size);
    let starts = starts(row, scale);
    for (series, (cell, x)) in row.cells.iter().zip(&starts).enumerate() {
        let width = cell.value.unwrap_or_default() * scale;
        if width > 0.0 {
            let seen = (width - apart).max(0.5 * canvas.thin());
            filled(canvas, Area { x: *x, y: top, width: seen, height }, series);
        }
    }
    canvas.rule((0.0, top - 0.1 * size), (0.0, top + height + 0.1 * size), look.ink, 1.2 * canvas.thin());
    canvas.y = top + height;
    canvas.down(0.25);
    let said = said(canvas, numbers, row);
    if fits {
        let y = canvas.y;
        for (said, x) in said.iter().zip(starts) {
            canvas.text(said, false, (x, y), Anchor::Start);
        }
        canvas.y += canvas.line();
        return;
    }
    let indent = 1.6 * size;
    for (series, said) in said.iter().enumerate() {
        let y = canvas.y;
        if row.cells[series].value.is_some() {
            let piece = Area { x: 0.0, y: y + 0.2 * size, width: 1.1 * size, height: 0.8 * size };
            filled(canvas, piece, series);
        }
        for line in canvas.wrapped(said, false, look.width - indent) {
            let y = canvas.y;
            canvas.text(&line, false, (indent, y), Anchor::Start);
            canvas.y += canvas.line();
        }
    }
}

/// One whole: each part begins where the one above it ends, so that together they reach from edge to edge.
pub(super) fn share(canvas: &mut Canvas<'_>, numbers: &Numbers<'_>) {
    let (look, size) = (canvas.look, canvas.look.size);
    let whole: f64 = numbers.rows.iter().map(total).sum();
    let scale = if whole > 0.0 { look.width / whole } else { 0.0 };
    let mut x = 0.0;
    for (at, row) in numbers.rows.iter().enumerate() {
        if at > 0 {
            canvas.down(0.5);
        }
        let said = row.cells.first().map(|cell| cell.said(look.missing, numbers.unit)).unwrap_or_default();
        canvas.paragraph(&format!("{}: {said}", row.name), true);
        canvas.down(0.1);
        let (top, height) = (canvas.y, 0.9 * size);
        let width = total(row) * scale;
        // The whole, as a line that the part lies on.
        let middle = top + height / 2.0;
        canvas.rule((0.0, middle), (look.width, middle), look.ink, canvas.thin());
        for edge in [0.0, look.width] {
            canvas.rule((edge, top), (edge, top + height), look.ink, canvas.thin());
        }
        if width > 0.0 {
            filled(canvas, Area { x, y: top, width: width.max(canvas.thin()), height }, 0);
        }
        x += width;
        canvas.y = top + height;
        canvas.down(0.2);
    }
}
