//! Process inks: cyan, magenta, yellow and black.

/// Shares of cyan, magenta, yellow and black, 0 to 1.
pub type Process = [f32; 4];

/// The least tint that a press holds: a weaker one vanishes between the dots.
const LEAST_TINT: f32 = 0.03;

/// The formula that is used without a profile. What red, green and blue have in common becomes black; cyan, magenta and
/// yellow make up the rest on the paper that black leaves free. It is the inverse of `red = (1 - cyan) × (1 - black)`.
pub fn separated(rgb: [u8; 3]) -> Process {
    let [c, m, y] = rgb.map(|part| 1.0 - f32::from(part) / 255.0);
    let black = c.min(m).min(y);
    if black >= 1.0 {
        return [0.0, 0.0, 0.0, 1.0];
    }
    let rest = |part: f32| (part - black) / (1.0 - black);
    [rest(c), rest(m), rest(y), black]
}

/// Reduces cyan, magenta and yellow in proportion until the sum is within `limit`. Black stays: it carries the drawing.
pub fn limited([c, m, y, k]: Process, limit: f32) -> Process {
    let (colours, room) = (c + m + y, (limit - k).max(0.0));
    if colours <= room {
        return [c, m, y, k];
    }
    let share = room / colours;
    [c * share, m * share, y * share, k]
}

/// The same without tints that a press doesn't hold: less than half of the least is none, more is the least. Of a colour that
/// would vanish, its strongest ink stays.
pub fn held(inks: Process) -> Process {
    let hold = |ink: f32| match ink {
        ink if ink < LEAST_TINT / 2.0 => 0.0,
        ink => ink.max(LEAST_TINT),
    };
    let held = inks.map(hold);
    let most = inks.iter().copied().fold(0.0, f32::max);
    if most < 0.005 || held.iter().any(|ink| *ink > 0.0) {
        return held;
    }
    inks.map(|ink| if ink == most { LEAST_TINT } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_tint_is_too_weak_for_a_press_and_no_colour_vanishes() {
        assert_eq!(held([0.5, 0.02, 0.01, 0.0]), [0.5, 0.03, 0.0, 0.0]);
        assert_eq!(held([0.01, 0.008, 0.0, 0.0]), [0.03, 0.0, 0.0, 0.0]);
        assert_eq!(held([0.0; 4]), [0.0; 4]);
    }

    #[test]
    fn too_much_ink_is_taken_from_the_colours_and_not_from_black() {
        assert_eq!(limited([1.0, 0.8, 0.8, 0.8], 3.4), [1.0, 0.8, 0.8, 0.8]);
        let [c, m, y, k] = limited([1.0, 0.8, 0.8, 0.8], 3.0);
        assert_eq!(k, 0.8);
        assert!((c + m + y + k - 3.0).abs() < 1e-5 && (c / m - 1.25).abs() < 1e-5);
    }
}
