//! Pictures: no more pixels than print can show, no transparency, in inks.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::imageops::{self, FilterType};
use image::{ImageBuffer, ImageFormat, ImageReader, Pixel, RgbImage, Rgba, RgbaImage};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::ink::Inks;
use super::pdf::{Space, Unprintable, compressed, entry, name, space};
use super::process::{Process, limited};
use crate::pixels::{self, Decoded};
use crate::policy::Picture;

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

/// An image on its way to the press.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// The lowest resolution that it is placed at, of all the pixels that its file has.
    pub ppi: f64,
    /// The picture that it is, where it is one of the edition's and no part of a drawing.
    pub picture: Option<&'a Picture>,
}

/// Converts every image.
pub fn all(
    document: &mut Document,
    inks: &Inks,
    images: &BTreeMap<ObjectId, Placed<'_>>,
) -> Result<BTreeMap<ObjectId, Converted>, Unprintable> {
    let mut done = BTreeMap::new();
    for (id, Placed { ppi, picture }) in images {
        let Object::Stream(stream) = document.get_object(*id)? else { continue };
        let kept = (MOST_PPI / ppi).min(1.0);
        // Readers are shown fewer pixels than a press may want, encoded again, and no inks.
        let (pixels, had_transparency) = match picture.filter(|picture| pixels::is_made_anew(picture)) {
            Some(picture) => {
                let wanted = |side: f32| ((f64::from(side) * kept).ceil() as u32).max(1);
                let size = [wanted(picture.width), wanted(picture.height)];
                own(pixels::printable(picture, size[0].max(size[1])), size)
            }
            None => {
                let (pixels, had_transparency) = pixels(document, stream)?;
                let scaled = |side: u32| ((f64::from(side) * kept).ceil() as u32).max(1);
                let size = [scaled(pixels.width()), scaled(pixels.height())];
                let pixels = if kept < 0.95 { resized(&pixels, size) } else { pixels };
                (Pixels::Light(pixels), had_transparency)
            }
        };
        let Printable { width, height, grey, bytes, most_ink } = match &pixels {
            Pixels::Light(light) => of_light(light, inks),
            Pixels::Inks(own) => of_inks(own, inks),
        };
        let mut about = Dictionary::new();
        about.set("Type", name("XObject"));
        about.set("Subtype", name("Image"));
        about.set("Width", i64::from(width));
        about.set("Height", i64::from(height));
        about.set("ColorSpace", name(if grey { "DeviceGray" } else { "DeviceCMYK" }));
        about.set("BitsPerComponent", 8);
        document.objects.insert(*id, Object::Stream(compressed(about, bytes)));
        done.insert(*id, Converted { most_ink, had_transparency, grey });
    }
    Ok(done)
}

/// What an image is made of.
enum Pixels {
    Light(RgbImage),
    Inks(RgbaImage),
}

/// Samples as a press takes them.
struct Printable {
    width: u32,
    height: u32,
    /// One sample a pixel instead of four.
    grey: bool,
    bytes: Vec<u8>,
    most_ink: f32,
}

/// Pixels of the file itself, on white, in the size that is wanted.
fn own(decoded: Decoded, size: [u32; 2]) -> (Pixels, bool) {
    match decoded {
        Decoded::Inks(inks) => (Pixels::Inks(resized(&inks, size)), false),
        Decoded::Light(light) => {
            let has_opacity = light.color().has_alpha();
            let mut had_transparency = false;
            let on_white = |pixel: &Rgba<u8>| {
                let [r, g, b, opaque] = pixel.0;
                [r, g, b].map(|part| over_white(part, opaque))
            };
            let light = if has_opacity {
                let light = light.into_rgba8();
                had_transparency = light.pixels().any(|pixel| pixel.0[3] < 255);
                let (width, height) = light.dimensions();
                let parts = light.pixels().flat_map(on_white).collect();
                RgbImage::from_raw(width, height, parts)
                    .unwrap_or_else(|| unreachable!("as many pixels as there were"))
            } else {
                light.into_rgb8()
            };
            (Pixels::Light(resized(&light, size)), had_transparency)
        }
    }
}

fn resized<P>(picture: &ImageBuffer<P, Vec<u8>>, [width, height]: [u32; 2]) -> ImageBuffer<P, Vec<u8>>
where
    P: Pixel<Subpixel = u8> + 'static,
{
    imageops::resize(picture, width, height, FilterType::CatmullRom)
}

fn of_light(picture: &RgbImage, inks: &Inks) -> Printable {
    let grey = picture.pixels().all(|pixel| pixel.0[0] == pixel.0[1] && pixel.0[1] == pixel.0[2]);
    let (mut bytes, mut most_ink) = (Vec::new(), 0.0f32);
    if grey {
        bytes.extend(picture.pixels().map(|pixel| pixel.0[0]));
        most_ink = bytes.iter().map(|byte| 1.0 - f32::from(*byte) / 255.0).fold(0.0, f32::max);
    } else {
        bytes.reserve(picture.as_raw().len() / 3 * 4);
        // Neighbouring pixels are often alike.
        let mut last = ([0; 3], [0u8; 4]);
        last.1 = quantised(inks.pixel(last.0), &mut most_ink);
        for pixel in picture.pixels() {
            if pixel.0 != last.0 {
                last = (pixel.0, quantised(inks.pixel(pixel.0), &mut most_ink));
            }
            bytes.extend(last.1);
        }
    }
    Printable { width: picture.width(), height: picture.height(), grey, bytes, most_ink }
}

/// A picture that came in inks keeps them: whoever made it chose them. Only what the press can't take is taken away.
fn of_inks(picture: &RgbaImage, inks: &Inks) -> Printable {
    let (mut bytes, mut most_ink) = (Vec::with_capacity(picture.as_raw().len()), 0.0f32);
    for pixel in picture.pixels() {
        let process = limited(pixel.0.map(|part| f32::from(part) / 255.0), inks.limit());
        bytes.extend(quantised(process, &mut most_ink));
    }
    Printable { width: picture.width(), height: picture.height(), grey: false, bytes, most_ink }
}

fn quantised(process: Process, most_ink: &mut f32) -> [u8; 4] {
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
    let Some(Object::Stream(mask)) = entry(document, &stream.dict, b"SMask") else {
        return Ok((picture, false));
    };
    let bits = entry(document, &mask.dict, b"BitsPerComponent").and_then(|bits| bits.as_i64().ok());
    let mask = eight_bits(mask.get_plain_content()?, bits);
    let mut had_transparency = false;
    for (pixel, opaque) in picture.pixels_mut().zip(mask) {
        had_transparency |= opaque < 255;
        for part in &mut pixel.0 {
            *part = over_white(*part, opaque);
        }
    }
    Ok((picture, had_transparency))
}

fn over_white(part: u8, opaque: u8) -> u8 {
    ((u32::from(part) * u32::from(opaque) + 255 * (255 - u32::from(opaque))) / 255) as u8
}

/// Samples of 16 bits, cut to 8.
fn eight_bits(samples: Vec<u8>, bits: Option<i64>) -> Vec<u8> {
    if bits == Some(16) { samples.into_iter().step_by(2).collect() } else { samples }
}
