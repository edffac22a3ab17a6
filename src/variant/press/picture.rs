//! Pictures: no more pixels than print can show, no transparency, in inks.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::imageops::{self, FilterType};
use image::{ImageFormat, ImageReader, RgbImage};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::ink::Inks;
use super::pdf::{Space, Unprintable, compressed, dictionary, entry, name, resolved, space};
use super::profile::Table;

/// The most pixels per inch that a press can show at a screen ruling of 150 lines.
pub const MOST_PPI: f64 = 300.0;

/// A picture after conversion.
#[derive(Debug, Clone, Copy)]
pub struct Converted {
    /// Most ink on one pixel: 3.0 is 300 %.
    pub most_ink: f32,
    /// Whether it had transparent parts, which now are white.
    pub had_transparency: bool,
    /// Whether it is grey.
    pub grey: bool,
}

/// Converts every image. `ppi` has the lowest resolution that each is placed at.
pub fn all(
    document: &mut Document,
    inks: &Inks,
    ppi: &BTreeMap<ObjectId, f64>,
) -> Result<BTreeMap<ObjectId, Converted>, Unprintable> {
    let mut done = BTreeMap::new();
    for (id, ppi) in ppi {
        let Object::Stream(stream) = document.get_object(*id)? else { continue };
        let (picture, had_transparency) = pixels(document, stream)?;
        let kept = (MOST_PPI / ppi).min(1.0);
        let scaled = |side: u32| ((f64::from(side) * kept).ceil() as u32).max(1);
        let picture = if kept < 0.95 {
            imageops::resize(
                &picture,
                scaled(picture.width()),
                scaled(picture.height()),
                FilterType::CatmullRom,
            )
        } else {
            picture
        };
        let grey = picture.pixels().all(|pixel| pixel.0[0] == pixel.0[1] && pixel.0[1] == pixel.0[2]);
        let (mut bytes, mut most_ink) = (Vec::new(), 0.0f32);
        if grey {
            bytes.extend(picture.pixels().map(|pixel| pixel.0[0]));
            most_ink = bytes.iter().map(|byte| 1.0 - f32::from(*byte) / 255.0).fold(0.0, f32::max);
        } else {
            bytes.reserve(picture.as_raw().len() / 3 * 4);
            // Neighbouring pixels are often alike.
            let mut last = ([0; 3], [0u8; 4]);
            last.1 = quantised(inks, last.0, &mut most_ink);
            for pixel in picture.pixels() {
                if pixel.0 != last.0 {
                    last = (pixel.0, quantised(inks, pixel.0, &mut most_ink));
                }
                bytes.extend(last.1);
            }
        }
        let mut about = Dictionary::new();
        about.set("Type", name("XObject"));
        about.set("Subtype", name("Image"));
        about.set("Width", i64::from(picture.width()));
        about.set("Height", i64::from(picture.height()));
        about.set("ColorSpace", name(if grey { "DeviceGray" } else { "DeviceCMYK" }));
        about.set("BitsPerComponent", 8);
        document.objects.insert(*id, Object::Stream(compressed(about, bytes)));
        done.insert(*id, Converted { most_ink, had_transparency, grey });
    }
    Ok(done)
}

fn quantised(inks: &Inks, rgb: [u8; 3], most_ink: &mut f32) -> [u8; 4] {
    let process = inks.pixel(rgb);
    // Rounded down, so that the sum never exceeds the limit.
    let bytes = process.map(|part| (part * 255.0 + 1e-3).floor().clamp(0.0, 255.0) as u8);
    *most_ink = most_ink.max(bytes.iter().map(|byte| f32::from(*byte) / 255.0).sum());
    bytes
}

/// An image's pixels in sRGB on white, and whether any of them was transparent.
fn pixels(document: &Document, stream: &lopdf::Stream) -> Result<(RgbImage, bool), Unprintable> {
    let odd = |what: &str| Unprintable(format!("a picture {what}"));
    let number = |key: &[u8]| entry(document, &stream.dict, key).and_then(|value| value.as_i64().ok());
    let side = |key: &[u8]| number(key).and_then(|side| u32::try_from(side).ok());
    let (width, height) = side(b"Width").zip(side(b"Height")).ok_or_else(|| odd("without a size"))?;
    let named = entry(document, &stream.dict, b"ColorSpace").ok_or_else(|| odd("without colours"))?;
    let is_jpeg = stream.filters().is_ok_and(|filters| filters.contains(&&b"DCTDecode"[..]));
    let mut picture = if is_jpeg {
        ImageReader::with_format(Cursor::new(&stream.content), ImageFormat::Jpeg)
            .decode()
            .map_err(|why| Unprintable(why.to_string()))?
            .into_rgb8()
    } else {
        let samples = eight_bits(stream.get_plain_content()?, number(b"BitsPerComponent"));
        let rgb = match space(document, &Dictionary::new(), named) {
            Space::Rgb => samples,
            Space::Grey => samples.iter().flat_map(|grey| [*grey; 3]).collect(),
            other => return Err(odd(&format!("in the space {other:?}"))),
        };
        RgbImage::from_raw(width, height, rgb).ok_or_else(|| odd("of another size than it says"))?
    };
    if let Some(table) = own_profile(document, named) {
        for pixel in picture.pixels_mut() {
            pixel.0 = table.of(pixel.0);
        }
    }
    let Some(Object::Stream(mask)) = entry(document, &stream.dict, b"SMask") else {
        return Ok((picture, false));
    };
    let bits = entry(document, &mask.dict, b"BitsPerComponent").and_then(|bits| bits.as_i64().ok());
    let mask = eight_bits(mask.get_plain_content()?, bits);
    let mut had_transparency = false;
    for (pixel, opaque) in picture.pixels_mut().zip(mask) {
        had_transparency |= opaque < 255;
        for part in &mut pixel.0 {
            let over = u32::from(*part) * u32::from(opaque) + 255 * (255 - u32::from(opaque));
            *part = (over / 255) as u8;
        }
    }
    Ok((picture, had_transparency))
}

/// Samples of 16 bits, cut to 8.
fn eight_bits(samples: Vec<u8>, bits: Option<i64>) -> Vec<u8> {
    if bits == Some(16) { samples.into_iter().step_by(2).collect() } else { samples }
}

/// The transform from a picture's own embedded profile.
fn own_profile(document: &Document, named: &Object) -> Option<Table<3>> {
    let Object::Array(parts) = named else { return None };
    let profile = dictionary(resolved(document, parts.get(1)?))
        .and_then(|_| resolved(document, &parts[1]).as_stream().ok())?;
    Table::into_srgb(&profile.get_plain_content().ok()?)
}
