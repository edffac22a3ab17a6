//! How a chart looks.

use crate::policy::Colour;

/// Least contrast of a mark with the ground (WCAG 2.2, 1.4.11).
pub const LEAST_CONTRAST: f64 = 3.0;

/// How a chart looks.
pub struct Look<'a> {
    /// Letters and lines.
    pub ink: Colour,
    /// The publisher's main colour.
    pub primary: Colour,
    /// The publisher's other colour.
    pub accent: Colour,
    /// Width in units of a pt, where a column is as wide.
    pub width: f64,
    /// Size of letters in the same unit.
    pub size: f64,
    /// The width of a text in semibold or regular letters of size 1.
    pub measure: &'a dyn Fn(&str, bool) -> f64,
    /// What stands where a number is missing.
    pub missing: &'a str,
    /// Before a unit that is too long to stand behind each number.
    pub unit: &'a str,
    /// Decimal separator.
    pub decimal: char,
}

impl Look<'_> {
    /// A colour that can be told from the ground.
    pub(super) fn strong(&self, colour: Colour) -> Colour {
        if colour.contrast(Colour::WHITE) >= LEAST_CONTRAST { colour } else { self.ink }
    }
}
