//! What readers and presses get of a picture.

use std::borrow::Cow;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, ImageReader, RgbImage};

use super::decode::{Decoded, decode};
use super::inks::on_screen;
use super::profile::Screen;
use super::reduce::{fitted, to_size};
use crate::policy::{Picture, PictureFormat, Raster, Samples, Shown};

/// Most pixels along the longer side that readers get: 205 an inch where a picture fills the longer side of A4, 300 where
/// it is 203 mm wide, and more than most screens have.
const LONGEST: u32 = 2400;
/// The same for transparent ones of [`HEAVY`] bytes: they can't be made lighter by JPEG.
const LONGEST_HEAVY: u32 = 1600;
/// A file above this size, and above a byte a pixel, can be made lighter without anybody seeing it. If it is an opaque PNG, it
/// is a photograph; JPEG makes it a tenth.
const HEAVY: usize = 1 << 20;
/// Of 100: no difference is seen.
const QUALITY: u8 = 90;

/// A picture as readers are shown it: upright, in sRGB, with no more pixels than pages and screens can show. A file that is
/// so already is handed on as it is.
#[must_use]
pub fn shown(picture: &Picture) -> (&[u8], PictureFormat) {
    let shown = picture.shown.get_or_init(|| made(picture));
    (shown.bytes.as_deref().unwrap_or(&picture.bytes), shown.format)
}

/// What [`shown`] made, with at most `longest` pixels along its longer side, in the same format; none if it has not many
/// more, or if that would make the file larger.
#[must_use]
pub fn fewer(bytes: &[u8], format: PictureFormat, longest: u32) -> Option<Vec<u8>> {
    let kind = match format {
        PictureFormat::Jpeg => ImageFormat::Jpeg,
        PictureFormat::Png => ImageFormat::Png,
        PictureFormat::Svg => return None,
    };
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), kind).into_dimensions().ok()?;
    // Making a few pixels less of it only blurs it.
    if f64::from(width.max(height)) <= 1.15 * f64::from(longest) {
        return None;
    }
    let light = image::load_from_memory_with_format(bytes, kind).ok()?;
    let light = to_size(light, fitted([width, height], longest));
    let made = if format == PictureFormat::Jpeg { jpeg(&light) } else { png(&light) };
    (made.len() < bytes.len()).then_some(made)
}

/// What [`shown`] gives, with at most `longest` pixels along its longer side.
#[must_use]
pub fn within(picture: &Picture, longest: u32) -> (Cow<'_, [u8]>, PictureFormat) {
    let (bytes, format) = shown(picture);
    let bytes = fewer(bytes, format, longest).map_or(Cow::Borrowed(bytes), Cow::Owned);
    (bytes, format)
}

/// How many times more pixels a picture has, along each side, than [`shown`] has; 1 if it has as many.
#[must_use]
pub fn is_reduced(picture: &Picture) -> f64 {
    let shown = picture.shown.get_or_init(|| made(picture));
    if picture.raster.is_none() { 1.0 } else { f64::from(picture.width) / f64::from(shown.width.max(1)) }
}

/// Whether [`shown`] makes a picture anew: the file itself has more, or has inks.
#[must_use]
pub fn is_made_anew(picture: &Picture) -> bool {
    picture.shown.get_or_init(|| made(picture)).bytes.is_some()
}

/// A picture for a press: in its own inks, or in sRGB; at least `enough` pixels along its longer side if it has them.
#[must_use]
pub fn printable(picture: &Picture, enough: u32) -> Decoded {
    match decode(picture, enough) {
        Decoded::Light(light) => Decoded::Light(in_srgb(light, picture)),
        inks @ Decoded::Inks(_) => inks,
    }
}

fn made(picture: &Picture) -> Shown {
    let Some(raster) = &picture.raster else {
        return Shown { format: picture.format, bytes: None, width: 0, height: 0 };
    };
    let Raster { orientation, profile, samples } = raster;
    let size = [picture.width as u32, picture.height as u32];
    let pixels = u64::from(size[0]) * u64::from(size[1]);
    let is_light = picture.bytes.len() <= HEAVY || (picture.bytes.len() as u64) < pixels;
    let fits = fitted(size, LONGEST) == size;
    if *orientation == 1 && profile.is_none() && *samples == Samples::Plain && fits && is_light {
        return Shown { format: picture.format, bytes: None, width: size[0], height: size[1] };
    }
    let resized = |picture: DynamicImage, longest| {
        let size = fitted([picture.width(), picture.height()], longest);
        to_size(picture, size)
    };
    let light = match decode(picture, 2 * LONGEST) {
        Decoded::Light(light) => in_srgb(resized(light, LONGEST), picture),
        Decoded::Inks(inks) => {
            let size = fitted([inks.width(), inks.height()], LONGEST);
            DynamicImage::ImageRgb8(screen_of(&super::reduce::inks_to_size(inks, size), profile.as_deref()))
        }
    };
    let (bytes, format, light) = match picture.format {
        PictureFormat::Jpeg => (jpeg(&light), PictureFormat::Jpeg, light),
        _ => {
            let bytes = png(&light);
            let heavy = bytes.len() > HEAVY
                && bytes.len() as u64 > u64::from(light.width()) * u64::from(light.height());
            match (heavy, is_opaque(&light)) {
                (true, true) => (jpeg(&light), PictureFormat::Jpeg, light),
                (true, false) => {
                    let light = resized(light, LONGEST_HEAVY);
                    (png(&light), PictureFormat::Png, light)
                }
                (false, _) => (bytes, PictureFormat::Png, light),
            }
        }
    };
    Shown { format, bytes: Some(bytes), width: light.width(), height: light.height() }
}

fn in_srgb(light: DynamicImage, picture: &Picture) -> DynamicImage {
    let profile = picture.raster.as_ref().and_then(|raster| raster.profile.as_deref());
    match profile.and_then(Screen::of_light) {
        Some(screen) => screen.light(light),
        None => light,
    }
}

/// Inks as they look on a screen: by the picture's own profile if it has one that can be used.
fn screen_of(inks: &image::RgbaImage, profile: Option<&[u8]>) -> RgbImage {
    let own = profile.and_then(Screen::of_inks);
    let mut last = ([0; 4], [255; 3]);
    last.1 = own.as_ref().map_or_else(|| on_screen(last.0), |own| own.inks(last.0));
    let pixels = inks.pixels().flat_map(|pixel| {
        // Neighbouring pixels are often alike.
        if pixel.0 != last.0 {
            last = (pixel.0, own.as_ref().map_or_else(|| on_screen(pixel.0), |own| own.inks(pixel.0)));
        }
        last.1
    });
    RgbImage::from_raw(inks.width(), inks.height(), pixels.collect())
        .unwrap_or_else(|| unreachable!("as many pixels as there were"))
}

fn is_opaque(picture: &DynamicImage) -> bool {
    match picture {
        DynamicImage::ImageRgba8(picture) => picture.pixels().all(|pixel| pixel.0[3] == 255),
        DynamicImage::ImageLumaA8(picture) => picture.pixels().all(|pixel| pixel.0[1] == 255),
        _ => true,
    }
}

fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let done = match picture {
        DynamicImage::ImageLuma8(grey) => {
            JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(grey)
        }
        other => JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&other.to_rgb8()),
    };
    done.unwrap_or_else(|why| unreachable!("memory takes every byte, and no side is too long: {why}"));
    bytes
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let done = picture.write_to(&mut file, ImageFormat::Png);
    done.unwrap_or_else(|why| unreachable!("memory takes every byte: {why}"));
    file.into_inner()
}
