//! Pictures that need paper below them.

use image::DynamicImage;

use super::decode::{Decoded, decode};
use crate::policy::{Picture, PictureFormat};

/// Enough pixels along the longer side to see what is dark.
const ENOUGH: u32 = 400;
/// Pixels with less light are hard to see on a dark screen: 3:1 (WCAG 2.2, 1.4.11) against a ground of 0.01.
const DARK: f32 = 0.13;
/// Of what isn't transparent, so much is a line and no speck.
const SHARE: f32 = 0.01;

/// Whether a picture is transparent and has dark parts, which vanish where a reader makes the page dark.
///
/// Drawings are not asked: the style sheet puts paper below all of them.
#[must_use]
pub fn needs_ground(picture: &Picture) -> bool {
    if picture.format != PictureFormat::Png || picture.raster.is_none() {
        return false;
    }
    let pixels = match decode(picture, ENOUGH) {
        Decoded::Light(light @ (DynamicImage::ImageRgba8(_) | DynamicImage::ImageLumaA8(_))) => {
            light.into_rgba8()
        }
        _ => return false,
    };
    let linear: Vec<f32> = (0..256).map(|part| (part as f32 / 255.0).powf(2.2)).collect();
    let (mut clear, mut opaque, mut dark) = (0.0f32, 0.0f32, 0.0f32);
    for pixel in pixels.pixels() {
        let [r, g, b] = [0, 1, 2].map(|part| linear[usize::from(pixel.0[part])]);
        let opacity = f32::from(pixel.0[3]) / 255.0;
        clear += 1.0 - opacity;
        opaque += opacity;
        if 0.2126 * r + 0.7152 * g + 0.0722 * b < DARK {
            dark += opacity;
        }
    }
    clear > SHARE * (clear + opaque) && dark > SHARE * opaque
}
