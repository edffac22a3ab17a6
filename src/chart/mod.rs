//! Charts, drawn: from the numbers of a source to SVG.
//!
//! Each number is said beside its mark, in words and digits, so that nobody has to match a legend, least of all by colour: marks differ by
//! pattern, line style and shape first (WCAG 2.2, 1.4.1). A mark has an outline of at least 3:1 against the ground (1.4.11), and ground
//! between it and its neighbours. Numbers are shown as their author wrote them; only the steps of an axis are written here.
//!
//! A drawing is as wide as a column and grows downwards, so that long names and many rows keep their size of letters.

mod bars;
mod canvas;
mod fill;
mod lines;
mod look;
mod number;
mod numbers;
mod parts;

pub use look::{LEAST_CONTRAST, Look};
pub use number::{Number, number};

use canvas::Canvas;
use numbers::{Numbers, is_short};

use crate::policy::{Chart, ChartForm};

/// Size of the letters of a usual drawing, in its own units: pt where it is as wide as its column.
pub const LETTERS: f64 = 10.0;

/// The same of a drawing for large print and for easy-read editions.
pub const LARGE_LETTERS: f64 = 19.0;

/// Most series of a form.
#[must_use]
pub fn most_series(form: ChartForm) -> usize {
    match form {
        ChartForm::Bars => 3,
        ChartForm::Stacked => 5,
        ChartForm::Lines => 4,
        ChartForm::Share => 1,
    }
}

/// Most rows of a form.
#[must_use]
pub fn most_rows(form: ChartForm) -> usize {
    if form == ChartForm::Lines { 24 } else { 12 }
}

/// Most numbers of a chart: beyond, a table says them better.
pub const MOST_NUMBERS: usize = 36;

/// The SVG of a chart that the check has passed.
#[must_use]
pub fn draw(chart: &Chart, look: &Look<'_>) -> Vec<u8> {
    let numbers = Numbers::of(chart, look.decimal);
    let mut canvas = Canvas::new(look);
    if let Some(unit) = numbers.unit.filter(|unit| !is_short(unit)) {
        canvas.paragraph(&format!("{}: {unit}", look.unit), false);
        canvas.down(0.4);
    }
    match chart.form.value() {
        ChartForm::Bars => bars::draw(&mut canvas, &numbers),
        ChartForm::Stacked => parts::stacked(&mut canvas, &numbers),
        ChartForm::Share => parts::share(&mut canvas, &numbers),
        ChartForm::Lines => lines::draw(&mut canvas, &numbers),
    }
    canvas.finish()
}

#[cfg(test)]
mod tests;
