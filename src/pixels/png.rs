//! PNG (W3C Recommendation, third edition), chunk by chunk.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Reader, Transformations};

use super::fault::Fault;
use super::reduce::Sums;

/// Most memory that the decoder may use besides the picture: rows, profile.
const MOST_BYTES: usize = 64 << 20;

/// A file reduced to its picture.
pub struct Clean {
    /// The file: header, palette, transparency, pixels.
    pub bytes: Vec<u8>,
    /// Width in pixels, as stored.
    pub width: u32,
    /// Height in pixels, as stored.
    pub height: u32,
    /// Its Exif block.
    pub exif: Option<Vec<u8>>,
    /// Its ICC profile; none where it says that it is sRGB.
    pub profile: Option<Vec<u8>>,
    /// Whether it has sixteen bits a sample.
    pub deep: bool,
}

/// Reduces a file to its picture. Of an animation, that is the picture for programs that show none: `acTL`, `fcTL` and
/// `fdAT` go with the rest.
pub fn clean(file: &[u8]) -> Result<Clean, Fault> {
    let mut kept = file.get(..8).ok_or(Fault::Cut)?.to_vec();
    let (mut at, mut exif) = (8, None);
    loop {
        let head = file.get(at..at + 8).ok_or(Fault::Cut)?;
        let length = head[..4].iter().fold(0usize, |length, byte| length << 8 | usize::from(*byte));
        let name = &head[4..];
        let chunk = file.get(at..at.saturating_add(length).saturating_add(12)).ok_or(Fault::Cut)?;
        match name {
            b"IHDR" | b"PLTE" | b"IDAT" | b"IEND" | b"tRNS" => kept.extend(chunk),
            b"eXIf" => exif = exif.or(chunk.get(8..8 + length).map(<[u8]>::to_vec)),
            // A name in capitals is a chunk without which the picture can't be understood (5.4).
            _ if name[0] & 0x20 == 0 => return Err(Fault::Unusual),
            _ => {}
        }
        at += chunk.len();
        if name == b"IEND" {
            break;
        }
    }
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: MOST_BYTES });
    decoder.set_ignore_text_chunk(true);
    let whole = decoder.read_info();
    let profile = whole.ok().and_then(|reader| {
        let info = reader.info();
        let profile = info.icc_profile.as_ref().filter(|_| info.srgb.is_none());
        profile.map(|profile| profile.to_vec())
    });
    let reader = open(&kept)?;
    let info = reader.info();
    let (width, height, deep) = (info.width, info.height, info.bit_depth as u8 == 16);
    Ok(Clean { bytes: kept, width, height, exif, profile, deep })
}

fn open(clean: &[u8]) -> Result<Reader<Cursor<&[u8]>>, Fault> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(clean), Limits { bytes: MOST_BYTES });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.read_info().map_err(fault)
}

/// Reads all of a file that [`clean`] wrote, and keeps nothing.
pub fn check(clean: &[u8]) -> Result<(), Fault> {
    let mut reader = open(clean)?;
    while reader.next_interlaced_row().map_err(fault)?.is_some() {}
    reader.finish().map_err(fault)
}

/// The samples of a file that [`clean`] wrote, eight bits each: how many a pixel has, and how many pixels are across and
/// down. Each `step` pixels across and down become one.
pub fn samples(clean: &[u8], step: u32) -> Result<(Vec<u8>, usize, [u32; 2]), Fault> {
    let mut reader = open(clean)?;
    let (width, height) = (reader.info().width, reader.info().height);
    let channels = match reader.output_color_type().0 {
        ColorType::Grayscale => 1,
        ColorType::GrayscaleAlpha => 2,
        ColorType::Rgb => 3,
        ColorType::Rgba => 4,
        ColorType::Indexed => unreachable!("palettes are expanded"),
    };
    let mut sums = Sums::new(width, height, channels, step);
    if reader.info().interlaced {
        let size = reader.output_buffer_size().ok_or(Fault::TooManyPixels)?;
        let mut all = vec![0; size];
        reader.next_frame(&mut all).map_err(fault)?;
        if step == 1 {
            return Ok((all, channels, [width, height]));
        }
        all.chunks_exact(width as usize * channels).for_each(|row| sums.add(row));
    } else {
        while let Some(row) = reader.next_row().map_err(fault)? {
            sums.add(row.data());
        }
    }
    Ok((sums.pixels, channels, [width.div_ceil(step), height.div_ceil(step)]))
}

fn fault(why: png::DecodingError) -> Fault {
    match why {
        png::DecodingError::IoError(why) if why.kind() == std::io::ErrorKind::UnexpectedEof => Fault::Cut,
        why => Fault::damaged(why),
    }
}
