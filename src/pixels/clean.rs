//! A file reduced to its picture, checked to the last pixel.

use std::sync::Arc;

use image::metadata::Orientation;

use super::decode::check;
use super::fault::Fault;
use super::profile::is_srgb;
use super::{jpeg, png, too_many_pixels};
use crate::policy::{Lettering, Picture, PictureFormat, Raster, Samples};

/// Reduces a file to its picture: what it says besides is gone, and so are animations but for the picture that stands for
/// them. Decodes all of it, so that damage is found here and not on a reader's device.
///
/// # Errors
///
/// If a part is missing or wrong, or it has too many pixels.
pub fn clean(file: &[u8], format: PictureFormat) -> Result<Picture, Fault> {
    let (bytes, size, exif, profile, samples) = match format {
        PictureFormat::Jpeg => {
            let jpeg::Clean { bytes, width, height, exif, profile, samples } = jpeg::clean(file)?;
            (bytes, (width, height), exif, profile, samples)
        }
        PictureFormat::Png => {
            let png::Clean { bytes, width, height, exif, profile, deep } = png::clean(file)?;
            (bytes, (width, height), exif, profile, if deep { Samples::Deep } else { Samples::Plain })
        }
        PictureFormat::Svg => unreachable!("a drawing has no pixels"),
    };
    if too_many_pixels(size.0, size.1) {
        return Err(Fault::TooManyPixels);
    }
    let orientation =
        exif.and_then(|exif| Orientation::from_exif_chunk(&exif)).map_or(1, Orientation::to_exif);
    let profile = profile.filter(|profile| !is_srgb(profile));
    let raster = Raster { orientation, profile, samples };
    check(&bytes, format, &raster, size)?;
    // From the fifth on, the picture lies on its side.
    let (width, height) = if orientation > 4 { (size.1, size.0) } else { size };
    Ok(Picture {
        format,
        bytes: bytes.into(),
        width: width as f32,
        height: height as f32,
        lettering: Lettering::default(),
        raster: Some(raster),
        shown: Arc::default(),
    })
}
