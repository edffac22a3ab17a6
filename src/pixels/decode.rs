//! From a file to upright pixels.

use std::sync::{Mutex, MutexGuard, PoisonError};

use image::metadata::Orientation;
use image::{DynamicImage, GrayAlphaImage, GrayImage, RgbImage, RgbaImage};

use super::fault::Fault;
use super::{inks, png, reduce, samples};
use crate::policy::{Picture, PictureFormat, Raster, Samples};

/// Upright pixels.
#[derive(Debug)]
pub enum Decoded {
    /// In the colours of the picture's own profile.
    Light(DynamicImage),
    /// Cyan, magenta, yellow and black; 255 is full ink.
    Inks(RgbaImage),
}

/// Pictures with more pixels are decoded one at a time, so that memory doesn't grow with the number of workers.
const LARGE: u64 = 12_000_000;

static LARGE_ONE: Mutex<()> = Mutex::new(());

/// Decodes a picture of pixels. One whose longer side has `enough` pixels several times over is reduced by that factor
/// meanwhile.
///
/// # Panics
///
/// If the picture is a drawing, or wasn't checked.
#[must_use]
pub fn decode(picture: &Picture, enough: u32) -> Decoded {
    let raster = picture.raster.as_ref().unwrap_or_else(|| unreachable!("a drawing has no pixels"));
    let size = stored_size(picture, raster);
    let _alone = alone(size);
    let step = (size[0].max(size[1]) / enough.max(1)).max(1);
    read(&picture.bytes, picture.format, raster, size, step)
        .unwrap_or_else(|why| unreachable!("a picture is decoded whole when it is read: {why:?}"))
}

/// Decodes all of a file, and keeps nothing.
pub(super) fn check(
    bytes: &[u8],
    format: PictureFormat,
    raster: &Raster,
    (width, height): (u32, u32),
) -> Result<(), Fault> {
    match format {
        PictureFormat::Png => png::check(bytes),
        _ => {
            let _alone = alone([width, height]);
            let (samples, channels) = samples::samples(bytes, raster.samples)?;
            let wanted = u64::from(width) * u64::from(height) * channels as u64;
            if samples.len() as u64 == wanted {
                Ok(())
            } else {
                Err(Fault::damaged("another size than it says"))
            }
        }
    }
}

fn alone([width, height]: [u32; 2]) -> Option<MutexGuard<'static, ()>> {
    let is_large = u64::from(width) * u64::from(height) > LARGE;
    // Nothing is left half done by whoever panicked.
    is_large.then(|| LARGE_ONE.lock().unwrap_or_else(PoisonError::into_inner))
}

fn stored_size(picture: &Picture, raster: &Raster) -> [u32; 2] {
    let (width, height) = (picture.width as u32, picture.height as u32);
    if raster.orientation > 4 { [height, width] } else { [width, height] }
}

fn read(
    bytes: &[u8],
    format: PictureFormat,
    raster: &Raster,
    size: [u32; 2],
    step: u32,
) -> Result<Decoded, Fault> {
    let (samples, channels, [width, height]) = match format {
        PictureFormat::Png => png::samples(bytes, step)?,
        _ => {
            let (samples, channels) = samples::samples(bytes, raster.samples)?;
            let samples = reduce::in_steps(samples, size[0], size[1], channels, step);
            (samples, channels, size.map(|side| side.div_ceil(step)))
        }
    };
    let wrong = || Fault::damaged("another size than it says");
    let light = match channels {
        1 => GrayImage::from_raw(width, height, samples).map(DynamicImage::ImageLuma8),
        2 => GrayAlphaImage::from_raw(width, height, samples).map(DynamicImage::ImageLumaA8),
        3 => RgbImage::from_raw(width, height, samples).map(DynamicImage::ImageRgb8),
        _ => RgbaImage::from_raw(width, height, samples).map(DynamicImage::ImageRgba8),
    };
    let mut upright = light.ok_or_else(wrong)?;
    upright
        .apply_orientation(Orientation::from_exif(raster.orientation).unwrap_or(Orientation::NoTransforms));
    Ok(match (raster.samples, upright) {
        (Samples::Cmyk { inverted, ycck }, DynamicImage::ImageRgba8(mut stored)) => {
            stored.pixels_mut().for_each(|pixel| pixel.0 = inks::of(pixel.0, inverted, ycck));
            Decoded::Inks(stored)
        }
        (_, upright) => Decoded::Light(upright),
    })
}
