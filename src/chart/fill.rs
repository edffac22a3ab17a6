//! What tells marks apart: patterns, dashes, shapes. Colour only comes on top.

use std::fmt::Write;

use super::canvas::{Area, Canvas, units};
use super::look::Look;
use crate::policy::Colour;

/// How the marks of a series look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pattern {
    Solid,
    Diagonal,
    Dots,
    Crossed,
    Upright,
}

const PATTERNS: [Pattern; 5] =
    [Pattern::Solid, Pattern::Diagonal, Pattern::Dots, Pattern::Crossed, Pattern::Upright];

/// The colour of a series: the brand's two in turn.
pub(super) fn colour(look: &Look<'_>, series: usize) -> Colour {
    look.strong(if series.is_multiple_of(2) { look.primary } else { look.accent })
}

/// The dashes of a series' line, in sizes of letters.
pub(super) fn dashes(series: usize, size: f64) -> String {
    let parts: &[f64] = match series % 4 {
        0 => &[],
        1 => &[0.7, 0.3],
        2 => &[0.2, 0.25],
        _ => &[0.9, 0.25, 0.2, 0.25],
    };
    parts.iter().map(|part| units(part * size)).collect::<Vec<_>>().join(" ")
}

/// The mark of a series at a point of its line: a circle, square, triangle or diamond.
pub(super) fn mark(series: usize, (x, y): (f64, f64), size: f64) -> String {
    let r = 0.27 * size;
    let corners: Vec<(f64, f64)> = match series % 4 {
        0 => {
            let (left, radius, whole) = (units(x - r), units(r), units(2.0 * r));
            return format!(
                "M{left} {}a{radius} {radius} 0 1 0 {whole} 0a{radius} {radius} 0 1 0 -{whole} 0Z",
                units(y)
            );
        }
        1 => vec![(-r, -r), (r, -r), (r, r), (-r, r)],
        2 => vec![(0.0, -1.2 * r), (1.15 * r, r), (-1.15 * r, r)],
        _ => vec![(0.0, -1.35 * r), (1.35 * r, 0.0), (0.0, 1.35 * r), (-1.35 * r, 0.0)],
    };
    let at = |(dx, dy): &(f64, f64)| format!("{} {}", units(x + dx), units(y + dy));
    format!("M{}Z", corners.iter().map(at).collect::<Vec<_>>().join("L"))
}

/// An area in the pattern of a series.
pub(super) fn filled(canvas: &mut Canvas<'_>, area: Area, series: usize) {
    let colour = colour(canvas.look, series);
    let pattern = PATTERNS[series % PATTERNS.len()];
    if pattern == Pattern::Solid {
        canvas.area(area, colour, colour);
        return;
    }
    canvas.area(area, Colour::WHITE, colour);
    let size = canvas.look.size;
    let step = 0.42 * size;
    let (path, width) = match pattern {
        Pattern::Diagonal => (diagonals(area, step, false), 0.12 * size),
        Pattern::Crossed => (diagonals(area, step, false) + &diagonals(area, step, true), 0.1 * size),
        Pattern::Upright => (uprights(area, 0.7 * step), 0.11 * size),
        Pattern::Dots => (dots(area, step, 0.09 * size), 0.09 * size),
        Pattern::Solid => return,
    };
    if path.is_empty() {
        return;
    }
    if pattern == Pattern::Dots {
        canvas.shape(&path, colour, colour)
    } else {
        canvas.stroke(&path, colour, width, "")
    }
}

/// Lines at 45 degrees, cut at the edges of the area.
fn diagonals(area: Area, step: f64, falling: bool) -> String {
    let Area { x, y, width, height } = area;
    let mut path = String::new();
    let count = ((width + height) / step) as usize;
    for line in 1..=count {
        let along = line as f64 * step;
        let (from, to) =
            (((along - height).max(0.0), along.min(height)), (along.min(width), (along - width).max(0.0)));
        let place = |(dx, dy): (f64, f64)| (x + dx, if falling { y + height - dy } else { y + dy });
        let ((ax, ay), (bx, by)) = (place(from), place(to));
        if (bx - ax).abs() > 0.05 * step {
            let _ = write!(path, "M{} {}L{} {}", units(ax), units(ay), units(bx), units(by));
        }
    }
    path
}

fn uprights(area: Area, step: f64) -> String {
    let count = (area.width / step) as usize;
    let lines =
        (1..=count).map(|line| area.x + line as f64 * step).filter(|x| *x < area.x + area.width - 0.2 * step);
    lines.fold(String::new(), |mut path, x| {
        let _ = write!(path, "M{} {}V{}", units(x), units(area.y), units(area.y + area.height));
        path
    })
}

/// Small squares on their points, which are dots at this size.
fn dots(area: Area, step: f64, r: f64) -> String {
    let (across, down) = ((area.width / step) as usize, (area.height / step) as usize);
    let mut path = String::new();
    for row in 0..down {
        for column in 0..across {
            let x = area.x + (column as f64 + 0.5) * step + (area.width - across as f64 * step) / 2.0;
            let y = area.y + (row as f64 + 0.5) * step + (area.height - down as f64 * step) / 2.0;
            let (left, right, top, bottom) = (units(x - r), units(x + r), units(y - r), units(y + r));
            let _ = write!(path, "M{left} {0}L{1} {top}L{right} {0}L{1} {bottom}Z", units(y), units(x));
        }
    }
    path
}
