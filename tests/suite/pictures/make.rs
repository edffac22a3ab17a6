//! Makes pictures as cameras, scanners and programs leave them.

use image::{DynamicImage, RgbImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use png::{BitDepth, Compression};

use crate::support::Dice;

/// Words that stand in every picture's file and must stand in no other.
pub const SECRETS: &[&str] =
    &["GPS-54.9138N", "Kamera-4711", "Fotograf-Hansen", "Miniature-0815", "Redigeret-i-3.1"];

/// An Exif block (CIPA DC-008): which way up, a camera's name, and a secret for each thing it may tell.
pub fn exif(orientation: u8) -> Vec<u8> {
    let words = SECRETS.join("\0");
    let mut block = Vec::from(*b"II*\0\x08\0\0\0\x02\0");
    block.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    block.extend([0x0f, 0x01, 2, 0]);
    block.extend((words.len() as u32).to_le_bytes());
    block.extend(38u32.to_le_bytes());
    block.extend([0; 4]);
    block.extend(words.as_bytes());
    block
}

/// How a JPEG is stored.
pub struct Jpeg<'a> {
    pub progressive: bool,
    pub restarts: u16,
    /// Whether each component has a scan of its own.
    pub scans: bool,
    pub orientation: Option<u8>,
    pub profile: Option<&'a [u8]>,
}

pub const PLAIN: Jpeg<'_> =
    Jpeg { progressive: false, restarts: 0, scans: false, orientation: None, profile: None };

impl Jpeg<'_> {
    /// A file of these samples.
    pub fn of(&self, samples: &[u8], width: u32, height: u32, colours: ColorType) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 95);
        encoder.set_sampling_factor(SamplingFactor::F_1_1);
        encoder.set_progressive(self.progressive);
        encoder.set_optimized_huffman_tables(self.scans);
        if self.restarts > 0 {
            encoder.set_restart_interval(self.restarts);
        }
        if let Some(orientation) = self.orientation {
            encoder.add_app_segment(1, [b"Exif\0\0".to_vec(), exif(orientation)].concat()).expect("added");
            let more = [b"http://ns.adobe.com/xap/1.0/\0".to_vec(), SECRETS.join(" ").into_bytes()].concat();
            encoder.add_app_segment(1, more).expect("added");
            encoder
                .add_app_segment(13, [b"Photoshop 3.0\0".to_vec(), SECRETS.join(" ").into_bytes()].concat())
                .expect("added");
        }
        if let Some(profile) = self.profile {
            encoder.add_icc_profile(profile).expect("added");
        }
        encoder.encode(samples, width as u16, height as u16, colours).expect("written");
        bytes
    }

    pub fn rgb(&self, picture: &RgbImage) -> Vec<u8> {
        self.of(picture, picture.width(), picture.height(), ColorType::Rgb)
    }
}

/// A file that tells everything it can: a comment, and a second picture behind the end.
pub fn talkative(jpeg: &[u8]) -> Vec<u8> {
    let words = SECRETS.join(" ");
    let comment = [&[0xff, 0xfe, 0, words.len() as u8 + 2][..], words.as_bytes()].concat();
    [&jpeg[..2], &comment, &jpeg[2..], jpeg, words.as_bytes()].concat()
}

/// A PNG of these samples.
pub fn png(
    samples: &[u8],
    [width, height]: [u32; 2],
    colours: png::ColorType,
    depth: BitDepth,
    palette: Option<(&[u8], &[u8])>,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(colours);
    encoder.set_depth(depth);
    encoder.set_compression(Compression::Fast);
    if let Some((palette, opacity)) = palette {
        encoder.set_palette(palette.to_vec());
        encoder.set_trns(opacity.to_vec());
    }
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(samples).expect("written");
    writer.finish().expect("finished");
    bytes
}

/// A chunk.
pub fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [name, data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &body, &crc32(&body).to_be_bytes()].concat()
}

/// PNG, annex D.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 },
        )
    })
}

/// A PNG with chunks after its header.
pub fn with_chunks(png: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    [&png[..33], &chunks.concat(), &png[33..]].concat()
}

/// A picture whose corners tell which way it lies: red and green above, blue and white below, in 48 by 32 pixels.
pub fn corners() -> RgbImage {
    RgbImage::from_fn(48, 32, |x, y| {
        image::Rgb(match (x < 24, y < 16) {
            (true, true) => [220, 20, 20],
            (false, true) => [20, 200, 20],
            (true, false) => [20, 20, 220],
            (false, false) => [250, 250, 250],
        })
    })
}

/// The same as a camera stores it that was held in one of eight ways (CIPA DC-008, 4.6.5.1.6).
pub fn stored(upright: &RgbImage, orientation: u8) -> RgbImage {
    let picture = DynamicImage::ImageRgb8(upright.clone());
    let stored = match orientation {
        1 => picture,
        2 => picture.fliph(),
        3 => picture.rotate180(),
        4 => picture.flipv(),
        5 => picture.rotate90().fliph(),
        // Turned to the left, so that turning it to the right makes it upright.
        6 => picture.rotate270(),
        7 => picture.rotate270().fliph(),
        _ => picture.rotate90(),
    };
    stored.into_rgb8()
}

/// A photograph of nothing: every pixel differs.
pub fn noise(width: u32, height: u32) -> RgbImage {
    let mut dice = Dice::new(7);
    RgbImage::from_fn(width, height, |_, _| {
        let value = dice.below(1 << 24);
        image::Rgb([value as u8, (value >> 8) as u8, (value >> 16) as u8])
    })
}

/// RFC 4648, 4.
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let value =
            three.iter().fold(0u32, |value, byte| value << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        let letters = (0..4).map(|at| char::from(LETTERS[(value >> (18 - 6 * at)) as usize & 63]));
        out.extend(letters.take(three.len() + 1));
        out.extend(std::iter::repeat_n('=', 3 - three.len()));
    }
    out
}
