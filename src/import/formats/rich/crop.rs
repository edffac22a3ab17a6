//! The part of a picture that a document shows. What its author cut off is not for readers, and stands in the file all
//! the same.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageReader, Limits};

/// Cuts smaller than this share of a side are rounding.
const LEAST: f64 = 0.002;
/// The most pixels that are cut here, so that memory stays bounded; a larger picture is told.
const MOST_PIXELS: u64 = 50_000_000;
/// JPEG quality of what is cut out: no difference can be seen.
const QUALITY: u8 = 92;

/// How much of each side is cut off, as shares of the whole: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crop([f64; 4]);

impl Crop {
    /// A cut; none if nothing is cut off, or nothing would be left.
    pub fn of(sides: [f64; 4]) -> Option<Self> {
        // A negative side adds room around the picture.
        let sides = sides.map(|side| if side.is_finite() { side.max(0.0) } else { 0.0 });
        let [left, top, right, bottom] = sides;
        let cuts = sides.iter().any(|side| *side > LEAST);
        (cuts && left + right < 0.99 && top + bottom < 0.99).then_some(Self(sides))
    }

    /// The part of a picture that is left; none if it can't be cut, and has to be told.
    pub fn apply(self, bytes: &[u8], extension: &str) -> Option<Vec<u8>> {
        let format = match extension {
            "png" => image::ImageFormat::Png,
            "jpg" => image::ImageFormat::Jpeg,
            _ => return None,
        };
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_PIXELS * 8);
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().ok()?;
        let (width, height) = decoder.dimensions();
        // What a profile says of the colours would be lost, and so would inks.
        let profiled = decoder.icc_profile().ok().flatten().is_some();
        let is_ink = decoder.original_color_type() == ExtendedColorType::Cmyk8;
        if profiled || is_ink || u64::from(width) * u64::from(height) > MOST_PIXELS {
            return None;
        }
        let orientation = decoder.orientation().ok()?;
        let mut upright = DynamicImage::from_decoder(decoder).ok()?;
        upright.apply_orientation(orientation);
        let cut = self.cut(&upright)?;
        let mut out = Vec::new();
        match format {
            image::ImageFormat::Png => cut.write_to(&mut Cursor::new(&mut out), format).ok()?,
            _ => cut.write_with_encoder(JpegEncoder::new_with_quality(&mut out, QUALITY)).ok()?,
        }
        Some(out)
    }

    fn cut(self, whole: &DynamicImage) -> Option<DynamicImage> {
        let [left, top, right, bottom] = self.0;
        let (width, height) = (f64::from(whole.width()), f64::from(whole.height()));
        let pixels = |share: f64, side: f64| (share * side).round() as u32;
        let (x, y) = (pixels(left, width), pixels(top, height));
        let across = whole.width().checked_sub(x + pixels(right, width)).filter(|left| *left > 0)?;
        let down = whole.height().checked_sub(y + pixels(bottom, height)).filter(|left| *left > 0)?;
        Some(whole.crop_imm(x, y, across, down))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_half_goes() {
        let mut whole = image::GrayImage::new(4, 2);
        whole.put_pixel(1, 0, image::Luma([200]));
        let mut bytes = Vec::new();
        whole.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).expect("a PNG");
        let cut = Crop::of([0.25, 0.0, 0.5, 0.0]).expect("a cut").apply(&bytes, "png").expect("cut");
        let cut = image::load_from_memory(&cut).expect("a PNG").into_luma8();
        assert_eq!((cut.dimensions(), cut.as_raw().as_slice()), ((1, 2), &[200, 0][..]));
    }

    #[test]
    fn what_cuts_nothing_or_all_is_no_cut() {
        assert_eq!(Crop::of([0.0, -0.2, 0.001, 0.0]), None);
        assert_eq!(Crop::of([0.6, 0.0, 0.4, 0.0]), None);
        assert_eq!(Crop::of([f64::NAN, 0.0, 0.0, 0.0]), None);
    }

    #[test]
    fn a_drawing_is_not_cut() {
        assert_eq!(Crop::of([0.5, 0.0, 0.0, 0.0]).and_then(|cut| cut.apply(b"<svg/>", "svg")), None);
    }
}
