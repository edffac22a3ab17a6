//! Marks outside the bleed that tell the print shop where to cut, where to fold, whether the inks are in register, and
//! which sheet this is. They are drawn in all inks.

use std::fmt::Write as _;

use super::placement::{Area, MARK_ROOM, Measures};
use crate::variant::press::MM;

/// Name of the colour space `[/Separation /All …]` in the resources of a side.
pub const ALL_INKS: &str = "Registration";

/// White between the bleed and a mark, in mm.
const GAP: f64 = 1.0;

/// Length of a crop or fold mark, in mm.
const LENGTH: f64 = 6.0;

/// From the corner and from the fold to the label, in mm.
const LABEL_INSET: f64 = 2.0;

/// How wide a label may be, in mm.
pub fn label_room(trim: Area) -> f64 {
    trim.width() / 2.0 - 2.0 * LABEL_INSET
}

/// The content stream of a side's marks. `label` draws the sheet's name from the origin to the right; it gets the lower
/// margin, from the corner to the fold.
pub fn marks(measures: &Measures, trim: Area, label: &str) -> String {
    let mut out = format!("q /{ALL_INKS} CS /{ALL_INKS} cs 1 SCN 1 scn 0.25 w\n");
    let bleed = trim.grown(measures.bleed);
    let (near, far) = (GAP, GAP + LENGTH);
    for x in [trim.left, trim.right] {
        line(&mut out, (x, bleed.bottom - near), (x, bleed.bottom - far));
        line(&mut out, (x, bleed.top + near), (x, bleed.top + far));
    }
    for y in [trim.bottom, trim.top] {
        line(&mut out, (bleed.left - near, y), (bleed.left - far, y));
        line(&mut out, (bleed.right + near, y), (bleed.right + far, y));
    }
    let middle = (trim.bottom + trim.top) / 2.0;
    for x in [bleed.left - MARK_ROOM / 2.0, bleed.right + MARK_ROOM / 2.0] {
        target(&mut out, (x, middle));
    }
    // Fold marks are dashed, crop marks solid.
    out.push_str("[3 2] 0 d\n");
    let fold = measures.fold();
    line(&mut out, (fold, bleed.bottom - near), (fold, bleed.bottom - far));
    line(&mut out, (fold, bleed.top + near), (fold, bleed.top + far));
    let label_at = point((trim.left + LABEL_INSET, bleed.bottom - MARK_ROOM / 2.0));
    let _ = writeln!(out, "1 0 0 1 {label_at} cm {label}");
    out.push_str("Q\n");
    out
}

/// A length in points as a content stream has it, rounded to a thousandth, so that it is the same on every machine.
pub fn number(value: f64) -> String {
    written(format!("{value:.3}"))
}

/// A ratio, rounded finer than a length: it is multiplied by some hundred points.
pub fn ratio(value: f64) -> String {
    written(format!("{value:.6}"))
}

fn written(digits: String) -> String {
    let text = digits.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A place on the sheet: from the left and from the bottom, in mm.
type Point = (f64, f64);

/// A place on the sheet as a content stream writes it, in pt; given in mm.
fn point((x, y): Point) -> String {
    format!("{} {}", number(x * MM), number(y * MM))
}

fn line(out: &mut String, from: Point, to: Point) {
    let _ = writeln!(out, "{} m {} l S", point(from), point(to));
}

/// A registration mark: a cross in a circle, printed in every ink to show whether they are in register.
fn target(out: &mut String, (x, y): Point) {
    const RADIUS: f64 = 1.6;
    const ARM: f64 = 2.6;
    // Length of the handles of four Bézier curves that make up a circle.
    const HANDLE: f64 = 0.552_285 * RADIUS;
    line(out, (x - ARM, y), (x + ARM, y));
    line(out, (x, y - ARM), (x, y + ARM));
    let _ = writeln!(out, "{} m", point((x + RADIUS, y)));
    for (cos, sin) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)] {
        // From one quarter to the next, anticlockwise.
        let at =
            |along: f64, across: f64| point((x + cos * along - sin * across, y + sin * along + cos * across));
        let _ = writeln!(out, "{} {} {} c", at(RADIUS, HANDLE), at(HANDLE, RADIUS), at(0.0, RADIUS));
    }
    out.push_str("s\n");
}
