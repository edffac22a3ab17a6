//! Colours, and the contrast between two of them.

use serde::{Serialize, Serializer};

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red, green and blue, 0 to 255.
    pub rgb: [u8; 3],
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self { rgb: [255; 3] };

    /// Reads `#rrggbb` or `#rgb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let pair = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let single = |at: usize| u8::from_str_radix(digits.get(at..=at)?, 16).ok().map(|v| v * 17);
        let rgb = match digits.len() {
            6 => [pair(0)?, pair(2)?, pair(4)?],
            3 => [single(0)?, single(1)?, single(2)?],
            _ => return None,
        };
        Some(Self { rgb })
    }

    /// As `#rrggbb`.
    #[must_use]
    pub fn hex(&self) -> String {
        let [r, g, b] = self.rgb;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// This colour mixed into `other`: a `share` of 1.0 gives this colour, 0.0 gives the other.
    #[must_use]
    pub fn mix(&self, other: Self, share: f64) -> Self {
        let mut rgb = [0; 3];
        for (to, (a, b)) in rgb.iter_mut().zip(self.rgb.iter().zip(other.rgb)) {
            let value = f64::from(*a) * share + f64::from(b) * (1.0 - share);
            *to = value.round().clamp(0.0, 255.0) as u8;
        }
        Self { rgb }
    }

    /// Relative luminance, 0 (black) to 1 (white). WCAG 2.2, "relative luminance".
    #[must_use]
    pub fn luminance(&self) -> f64 {
        let [r, g, b] = self.rgb.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Chroma (0 for greys, about 0.3 at most) and hue in degrees, in OKLCH. CSS Color 4, 9.2.
    #[must_use]
    pub fn chroma_and_hue(&self) -> (f64, f64) {
        let [r, g, b] = self.rgb.map(linear);
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        let chroma = a.hypot(b);
        // A grey has no hue, only what rounding leaves of one.
        let hue = if chroma < 0.005 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
        (chroma, hue)
    }

    /// Contrast ratio against `other`, 1 to 21. WCAG 2.2, "contrast ratio".
    #[must_use]
    pub fn contrast(&self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// The light of a channel of sRGB, 0 to 1.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.hex())
    }
}

/// Ink percentages, 0 to 100: cyan, magenta, yellow, black.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Cmyk(pub [u8; 4]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_follows_the_wcag_formula() {
        let black = Colour::parse("#000").unwrap();
        assert!((black.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        // The example from WCAG's own "Understanding" document: #767676 on white is just above 4.5.
        let grey = Colour::parse("#767676").unwrap();
        assert!((grey.contrast(Colour::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn only_hexadecimal_colours_are_read() {
        for wrong in ["004b5a", "#004b5", "#00ł", "red", "#+1+2+3", ""] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Colour::parse("#fa0").unwrap().hex(), "#ffaa00");
    }
}
