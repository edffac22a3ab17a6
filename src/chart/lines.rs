//! A line a series, over the rows, each named where it ends.

use super::canvas::{Anchor, Canvas, units};
use super::fill::{colour, dashes, mark};
use super::number::written;
use super::numbers::{Numbers, is_short};
use crate::policy::Colour;

/// Height of the field that lines run through, to its width.
const HIGH: f64 = 0.55;
/// From one mark of a line to the next, in sizes of letters: no less.
const MARKS_APART: f64 = 0.9;
/// How many steps an axis has about.
const STEPS: f64 = 4.0;

/// A line that is named.
struct Name {
    lines: Vec<String>,
    /// Upper edge.
    y: f64,
    /// The point that it names.
    point: (f64, f64),
}

pub(super) fn draw(canvas: &mut Canvas<'_>, numbers: &Numbers<'_>) {
    let (look, size) = (canvas.look, canvas.look.size);
    let (low, high, step) = steps(numbers);
    let unit = numbers.unit.filter(|unit| is_short(unit));
    let ticks: Vec<f64> =
        (0..=((high - low) / step).round() as usize).map(|at| low + at as f64 * step).collect();
    let said = |value: f64| {
        let number = written(value, step, look.decimal);
        unit.map_or(number.clone(), |unit| format!("{number}\u{a0}{unit}"))
    };
    let left = ticks.iter().map(|tick| canvas.measure(&said(*tick), false)).fold(0.0, f64::max) + 0.5 * size;
    let last = |series: usize| {
        let mut cells = numbers.rows.iter().enumerate().rev();
        cells.find_map(|(row, one)| Some((row, one.cells[series], one.cells[series].value?)))
    };
    let names: Vec<String> = (0..numbers.series.len())
        .map(|series| {
            let value = last(series).map(|(_, cell, _)| cell.said(look.missing, numbers.unit));
            format!("{} {}", numbers.series[series], value.unwrap_or_else(|| look.missing.to_owned()))
        })
        .collect();
    let widest = names.iter().map(|name| canvas.measure(name, false)).fold(0.0, f64::max);
    let right = (widest + 0.2 * size).min(0.34 * look.width);
    let gap = 0.9 * size;
    let field = look.width - left - right - gap;
    let height = HIGH * field.max(0.5 * look.width);
    let top = canvas.y + 0.6 * size;
    let y_of = |value: f64| top + (high - value) / (high - low) * height;
    let count = numbers.rows.len();
    let inset = 0.5 * size;
    let x_of = |row: usize| match count {
        1 => left + field / 2.0,
        _ => left + inset + row as f64 * (field - 2.0 * inset) / (count - 1) as f64,
    };
    for tick in &ticks {
        let y = y_of(*tick);
        // Lines to read numbers off are thinner than any that shows one.
        let width = if *tick == 0.0 { 1.2 } else { 0.4 } * canvas.thin();
        canvas.rule((left, y), (left + field, y), look.ink, width);
        canvas.text(&said(*tick), false, (left - 0.4 * size, y - 0.62 * size), Anchor::End);
    }
    for series in 0..numbers.series.len() {
        line(canvas, numbers, series, &|row, value| (x_of(row), y_of(value)));
    }
    let points = (0..numbers.series.len())
        .map(|series| last(series).map_or((left + field, top), |(row, _, value)| (x_of(row), y_of(value))));
    let placed = spread(canvas, names, points.collect(), right, (top, top + height));
    let x = left + field + gap;
    let mut bottom = top + height;
    for Name { lines, y, point } in placed {
        let middle = y + 0.62 * size;
        let from = point.0 + 0.45 * size;
        canvas.stroke(
            &format!("M{} {}L{} {}", units(from), units(point.1), units(x - 0.25 * size), units(middle)),
            look.ink,
            0.6 * canvas.thin(),
            "",
        );
        for (at, one) in lines.iter().enumerate() {
            canvas.text(one, false, (x, y + at as f64 * canvas.line()), Anchor::Start);
        }
        bottom = bottom.max(y + lines.len() as f64 * canvas.line());
    }
    canvas.y = top + height;
    canvas.down(0.5);
    below(canvas, numbers, &x_of, (field / count as f64, left + field + right));
    canvas.y = canvas.y.max(bottom);
}

/// The line of a series, interrupted where a number is missing.
fn line(
    canvas: &mut Canvas<'_>,
    numbers: &Numbers<'_>,
    series: usize,
    at: &dyn Fn(usize, f64) -> (f64, f64),
) {
    let size = canvas.look.size;
    let colour = colour(canvas.look, series);
    let values: Vec<Option<f64>> = numbers.rows.iter().map(|row| row.cells[series].value).collect();
    let mut path = String::new();
    for (row, value) in values.iter().enumerate() {
        let Some(value) = value else { continue };
        let (x, y) = at(row, *value);
        let goes_on = row > 0 && values[row - 1].is_some();
        path.push_str(&format!("{}{} {}", if goes_on { "L" } else { "M" }, units(x), units(y)));
    }
    if !path.is_empty() {
        canvas.stroke(&path, colour, 0.2 * size, &dashes(series, size));
    }
    // Marks that stand on each other are a thicker line. The last one always has its mark, and so has a point without a line.
    let step = (at(1, 0.0).0 - at(0, 0.0).0).abs();
    let every = if values.len() < 2 { 1 } else { (MARKS_APART * size / step).ceil().max(1.0) as usize };
    let is_alone = |row: usize| {
        let near = [row.checked_sub(1), Some(row + 1)];
        !near.into_iter().flatten().any(|other| values.get(other).is_some_and(Option::is_some))
    };
    let last = values.iter().rposition(Option::is_some).unwrap_or_default();
    for (row, value) in values.iter().enumerate() {
        if row < last && (last - row) % every != 0 && !is_alone(row) {
            continue;
        }
        if let Some(value) = value {
            let fill = if series.is_multiple_of(2) { colour } else { Colour::WHITE };
            canvas.shape(&mark(series, at(row, *value), size), fill, colour);
        }
    }
}

/// Names, each near its line's end, and none over another.
fn spread(
    canvas: &Canvas<'_>,
    names: Vec<String>,
    points: Vec<(f64, f64)>,
    width: f64,
    (top, bottom): (f64, f64),
) -> Vec<Name> {
    let (line, size) = (canvas.line(), canvas.look.size);
    let mut placed: Vec<Name> = names
        .iter()
        .zip(points)
        .map(|(name, point)| Name {
            lines: canvas.wrapped(name, false, width),
            y: point.1 - 0.62 * size,
            point,
        })
        .collect();
    placed.sort_by(|a, b| a.y.total_cmp(&b.y));
    let needed: f64 = placed.iter().map(|name| name.lines.len() as f64 * line).sum();
    // From the top down each makes room for the one before; what would hang below the field is pushed up.
    let mut free = (top - 0.6 * size).max(f64::MIN);
    for name in &mut placed {
        name.y = name.y.max(free);
        free = name.y + name.lines.len() as f64 * line;
    }
    let mut limit = (bottom + 0.6 * size).max(top - 0.6 * size + needed);
    for name in placed.iter_mut().rev() {
        name.y = name.y.min(limit - name.lines.len() as f64 * line);
        limit = name.y;
    }
    placed
}

/// The names of rows below the field: all of them where there is room, else every second or third, and the last.
fn below(
    canvas: &mut Canvas<'_>,
    numbers: &Numbers<'_>,
    x_of: &dyn Fn(usize) -> f64,
    (slot, right): (f64, f64),
) {
    let size = canvas.look.size;
    let width_of =
        |name: &str| name.split_whitespace().map(|word| canvas.measure(word, false)).fold(0.0, f64::max);
    let widest = numbers.rows.iter().map(|row| width_of(row.name)).fold(0.0, f64::max) + 0.4 * size;
    let every = (widest / slot).ceil().clamp(1.0, numbers.rows.len().max(1) as f64) as usize;
    let last = numbers.rows.len().saturating_sub(1);
    let is_named = |at: usize| at == last || at.is_multiple_of(every) && at + every <= last;
    let (top, mut most) = (canvas.y, 0);
    for (at, row) in numbers.rows.iter().enumerate().filter(|(at, _)| is_named(*at)) {
        let lines = canvas.wrapped(row.name, false, slot * every as f64 - 0.3 * size);
        most = most.max(lines.len());
        for (number, one) in lines.iter().enumerate() {
            let half = canvas.measure(one, false) / 2.0;
            let x = x_of(at).clamp(half, (right - half).max(half));
            canvas.text(one, false, (x, top + number as f64 * canvas.line()), Anchor::Middle);
        }
    }
    canvas.y = top + most as f64 * canvas.line();
}

/// From where to where an axis goes, with nothing on it, and its step: 1, 2 or 5 of a power of ten.
fn steps(numbers: &Numbers<'_>) -> (f64, f64, f64) {
    let low = numbers.values().fold(0.0, f64::min);
    let high = numbers.values().fold(0.0, f64::max);
    let range = if high > low { high - low } else { 1.0 };
    let power = 10f64.powf((range / STEPS).log10().floor());
    let step =
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|one| one * power).find(|step| range / step <= STEPS + 0.5);
    let step = step.unwrap_or(10.0 * power);
    let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
    (low, if high > low { high } else { low + step }, step)
}
