//! Pictures stored as inks, and what they look like on a screen.

/// Cyan, magenta, yellow and black of a stored pixel; 255 is full ink.
///
/// Adobe's programs store light instead of ink, and say so by their segment. Lightness and differences (YCCK) are those of
/// red, green and blue, which the first three are turned over from (ITU-T T.872, 6.5.3).
pub fn of(stored: [u8; 4], inverted: bool, ycck: bool) -> [u8; 4] {
    let [mut a, mut b, mut c, k] = stored;
    if ycck {
        [a, b, c] = rgb([a, b, c]).map(|part| 255 - part);
    }
    if inverted { [a, b, c, k].map(|part| 255 - part) } else { [a, b, c, k] }
}

/// Red, green and blue of lightness and differences (ITU-T T.871, 7), in whole numbers.
pub fn rgb([y, cb, cr]: [u8; 3]) -> [u8; 3] {
    let (y, cb, cr) = (i32::from(y) << 16, i32::from(cb) - 128, i32::from(cr) - 128);
    let part = |value: i32| ((value + (1 << 15)) >> 16).clamp(0, 255) as u8;
    [part(y + 91_881 * cr), part(y - 22_554 * cb - 46_802 * cr), part(y + 116_130 * cb)]
}

/// What white paper looks like with no ink, and with each mix of full cyan, magenta and yellow (bit 0, 1 and 2): offset on
/// coated paper (ISO 12647-2), in sRGB, white made pure. Black covers them all nearly alike.
const MIXES: [[f32; 3]; 8] = [
    [255.0, 255.0, 255.0],
    [0.0, 158.0, 224.0],
    [230.0, 0.0, 126.0],
    [49.0, 39.0, 131.0],
    [255.0, 237.0, 0.0],
    [0.0, 150.0, 64.0],
    [227.0, 6.0, 19.0],
    [54.0, 50.0, 48.0],
];
/// With full black on top: the share of the mix that is still seen, and the ink's own colour.
const SEEN: f32 = 0.1;
const BLACK: [f32; 3] = [4.0, 4.0, 3.0];

/// The sRGB colour of inks, where the picture has no profile of its own: between the mixes of full inks, each weighed by how
/// much paper it covers (Neugebauer). The exact colour isn't known, but this is near what most presses print, and skin and
/// sky look right.
pub fn on_screen(inks: [u8; 4]) -> [u8; 3] {
    let [c, m, y, k] = inks.map(|part| f32::from(part) / 255.0);
    let mut mix = [0.0f32; 3];
    for (bits, colour) in MIXES.iter().enumerate() {
        let share = |bit: usize, part: f32| if bits >> bit & 1 == 1 { part } else { 1.0 - part };
        let weight = share(0, c) * share(1, m) * share(2, y);
        for (sum, part) in mix.iter_mut().zip(colour) {
            *sum += weight * part;
        }
    }
    let mut seen = [0; 3];
    for ((part, mix), black) in seen.iter_mut().zip(mix).zip(BLACK) {
        *part = (mix * (1.0 - k) + (SEEN * mix + black) * k).round().clamp(0.0, 255.0) as u8;
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_that_adobe_stores_is_turned_into_ink() {
        assert_eq!(of([255, 255, 255, 255], true, false), [0; 4]);
        assert_eq!(of([0, 255, 255, 255], true, false), [255, 0, 0, 0]);
        assert_eq!(of([200, 10, 0, 3], false, false), [200, 10, 0, 3]);
        assert_eq!(of([55, 128, 128, 255], true, true), [55, 55, 55, 0]);
    }

    #[test]
    fn paper_is_white_and_inks_have_their_colours() {
        assert_eq!(on_screen([0; 4]), [255; 3]);
        let [r, g, b] = on_screen([0, 255, 255, 0]);
        assert!(r > 200 && g < 60 && b < 60);
        assert!(on_screen([0, 0, 0, 255]).iter().all(|part| *part < 45));
        assert!(on_screen([255; 4]).iter().all(|part| *part < 12));
        let greys: Vec<[u8; 3]> = (0..=255).map(|black| on_screen([0, 0, 0, black])).collect();
        assert!(greys.windows(2).all(|pair| pair[0][1] >= pair[1][1]));
    }
}
