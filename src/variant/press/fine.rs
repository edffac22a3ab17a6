//! What is too fine for several inks. Plates never lie exactly on each other: small type and thin lines in three or four
//! inks get coloured seams.

use super::ink::{BLACK, Ink};
use super::process::{Process, held, limited};

/// Type smaller than this takes two inks at most, in pt.
pub const SMALL_TYPE: f64 = 12.0;
/// Lines thinner than this take black alone, in pt; those in a tint up to twice as wide.
pub const THIN_LINE: f64 = 1.0;
/// What has no more of any ink than this is a tint.
const TINT: f32 = 0.5;
/// How far two inks may be from the colour they stand for, of 1; beyond it, type is black.
const NEAR: f32 = 0.12;
/// How much lighter they may be: type has to stay as readable as it was.
const LIGHTER: f32 = 0.02;

/// How many inks it takes.
pub fn count(inks: &[f32]) -> usize {
    inks.iter().filter(|ink| **ink > 0.0).count()
}

/// Small type in an ink: two process inks that look alike, or black.
pub fn type_in(ink: Ink, limit: f32) -> Ink {
    let Ink::Process(inks) = ink else { return ink };
    if count(&inks) <= 2 {
        return ink;
    }
    let wanted = light(inks);
    let mut best = (f32::MAX, BLACK);
    for (first, second) in [(0, 3), (1, 3), (2, 3), (0, 1), (0, 2), (1, 2)] {
        for step in 0..=20 * 21 {
            let (a, b) = (step % 21, step / 21);
            let mut pair = [0.0; 4];
            pair[first] = a as f32 / 20.0;
            pair[second] = b as f32 / 20.0;
            let pair = limited(pair, limit);
            let seen = light(pair);
            let far = distance(seen, wanted);
            if far < best.0 && luminance(seen) <= luminance(wanted) + LIGHTER {
                best = (far, Ink::Process(pair));
            }
        }
    }
    if best.0 <= NEAR { best.1 } else { BLACK }
}

/// A line in an ink: if it is thin, as much black as it is dark. Its width counts in [`THIN_LINE`].
pub fn line_in(ink: Ink, width: f64) -> Ink {
    match ink {
        Ink::Process(inks)
            if count(&inks[..3]) > 0
                && (width < 1.0 || width < 2.0 && inks.iter().all(|ink| *ink <= TINT)) =>
        {
            let [r, g, b] = light(inks);
            let black = 1.0 - (0.2126 * r + 0.7152 * g + 0.0722 * b);
            Ink::Process(held([0.0, 0.0, 0.0, black]))
        }
        other => other,
    }
}

/// The light that paper with these inks gives back, by the formula of [`separated`](super::process::separated).
fn light([c, m, y, k]: Process) -> [f32; 3] {
    [c, m, y].map(|ink| (1.0 - ink.min(1.0)) * (1.0 - k.min(1.0)))
}

/// Close to the luminance of WCAG, by squares: those are the same on every machine.
fn luminance([r, g, b]: [f32; 3]) -> f32 {
    0.2126 * r * r + 0.7152 * g * g + 0.0722 * b * b
}

fn distance(a: [f32; 3], b: [f32; 3]) -> f32 {
    let [r, g, b] = [0, 1, 2].map(|part| (a[part] - b[part]) * (a[part] - b[part]));
    (0.3 * r + 0.59 * g + 0.11 * b).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(ink: Ink) -> [i32; 4] {
        let Ink::Process(inks) = ink else { panic!("{ink:?}") };
        inks.map(|part| (part * 100.0).round() as i32)
    }

    #[test]
    fn small_type_takes_two_inks_that_look_alike_or_black() {
        // A dark teal is cyan and black.
        assert_eq!(percent(type_in(Ink::Process([1.0, 0.35, 0.4, 0.45]), 3.0)), [100, 0, 0, 65]);
        // No two inks are a dark red.
        assert_eq!(type_in(Ink::Process([0.2, 1.0, 0.8, 0.25]), 3.0), BLACK);
        // What has two inks already stays.
        let two = Ink::Process([0.0, 0.8, 1.0, 0.0]);
        assert_eq!(type_in(two, 3.0), two);
        assert_eq!(type_in(Ink::Spot(0, 0.5), 3.0), Ink::Spot(0, 0.5));
    }

    #[test]
    fn a_thin_line_is_black_ink_as_dark_as_its_colour() {
        let [c, m, y, k] = percent(line_in(Ink::Process([0.3, 0.105, 0.12, 0.135]), 1.5));
        assert_eq!([c, m, y], [0; 3]);
        assert!((20..=40).contains(&k), "{k}");
        assert_eq!(line_in(Ink::Process([0.0; 4]), 0.5), Ink::Process([0.0; 4]), "white stays white");
        let strong = Ink::Process([1.0, 0.35, 0.4, 0.45]);
        assert_eq!(line_in(strong, 1.5), strong);
        assert_ne!(line_in(strong, 0.5), strong);
        assert_eq!(line_in(Ink::Spot(0, 1.0), 0.5), Ink::Spot(0, 1.0));
    }
}
