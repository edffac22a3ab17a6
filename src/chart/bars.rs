//! A bar a number, lying, with what it says beside it.

use super::canvas::{Anchor, Area, Canvas};
use super::fill::filled;
use super::numbers::Numbers;

/// Height of a bar, in sizes of letters.
const THICK: f64 = 1.15;

pub(super) fn draw(canvas: &mut Canvas<'_>, numbers: &Numbers<'_>) {
    let (look, size) = (canvas.look, canvas.look.size);
    let several = numbers.series.len() > 1;
    let said = |row: usize, series: usize| {
        let value = numbers.rows[row].cells[series].said(look.missing, numbers.unit);
        if several { format!("{}: {value}", numbers.series[series]) } else { value }
    };
    let gap = 0.5 * size;
    let pairs =
        || (0..numbers.rows.len()).flat_map(|row| (0..numbers.series.len()).map(move |series| (row, series)));
    let widest = pairs().map(|(row, series)| canvas.measure(&said(row, series), false)).fold(0.0, f64::max);
    // Where what bars say would leave them no room, it stands above them.
    let beside = widest + gap <= 0.5 * look.width;
    let room = if beside { look.width - widest - gap } else { look.width };
    let low = numbers.values().fold(0.0, f64::min);
    let high = numbers.values().fold(0.0, f64::max);
    let scale = if high > low { room / (high - low) } else { 0.0 };
    let zero = -low * scale;
    for (at, row) in numbers.rows.iter().enumerate() {
        if at > 0 {
            canvas.down(if several { 0.8 } else { 0.55 });
        }
        canvas.paragraph(row.name, true);
        canvas.down(0.1);
        for (series, cell) in row.cells.iter().enumerate() {
            let said = said(at, series);
            if !beside {
                canvas.paragraph(&said, false);
                canvas.down(0.1);
            }
            let top = canvas.y;
            let height = THICK * size;
            let end = zero + cell.value.unwrap_or_default() * scale;
            if cell.value.is_some_and(|value| value != 0.0) {
                let (x, width) = (zero.min(end), (end - zero).abs());
                filled(canvas, Area { x, y: top, width, height }, series);
            }
            // The bars' ground: a number of nothing is there, too.
            let ink = look.ink;
            canvas.rule(
                (zero, top - 0.1 * size),
                (zero, top + height + 0.1 * size),
                ink,
                1.2 * canvas.thin(),
            );
            if beside {
                let x = zero.max(end) + gap;
                canvas.text(&said, false, (x, top - 0.03 * size), Anchor::Start);
            }
            canvas.y = top + height;
            canvas.down(0.25);
        }
    }
}
