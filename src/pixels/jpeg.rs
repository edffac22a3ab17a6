//! JPEG (ITU-T T.81), segment by segment.

use super::fault::Fault;
use super::frame::Frame;
use super::progressive::Progress;
use super::scan::{self, Tables};
use super::too_many_pixels;
use crate::policy::Samples;

/// A file reduced to its picture.
pub struct Clean {
    /// The file: tables, frame, scans, and one segment that says what the colours are.
    pub bytes: Vec<u8>,
    /// Width in pixels, as stored.
    pub width: u32,
    /// Height in pixels, as stored.
    pub height: u32,
    /// What its Exif block says of the way up; the block itself is gone.
    pub exif: Option<Vec<u8>>,
    /// Its ICC profile.
    pub profile: Option<Vec<u8>>,
    /// What its samples stand for.
    pub samples: Samples,
}

/// Adobe's segment (ITU-T T.872, 6.5.3): the samples are to be taken as they are.
const ADOBE: &[u8] = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0";
/// JFIF's (ITU-T T.871, 10.1): no density, no thumbnail.
const JFIF: &[u8] = b"\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0";

/// Reduces a file to its picture.
pub fn clean(file: &[u8]) -> Result<Clean, Fault> {
    let mut rest = Segments::of(file);
    let mut kept = Vec::with_capacity(file.len());
    let (mut frame, mut adobe, mut jfif, mut exif) = (None, None, false, None);
    let mut profile: Vec<(u8, &[u8])> = Vec::new();
    let (mut tables, mut restart, mut scans) = (Tables::default(), 0, 0);
    let mut progress = None;
    loop {
        let (marker, body) = rest.next()?;
        match marker {
            0xd9 => break,
            0xe0 => jfif |= body.starts_with(b"JFIF\0"),
            0xe1 => {
                exif = exif.or_else(|| body.strip_prefix(b"Exif\0\0").map(<[u8]>::to_vec));
            }
            0xe2 => profile.extend(
                body.strip_prefix(b"ICC_PROFILE\0").and_then(|part| Some((*part.first()?, part.get(2..)?))),
            ),
            0xee if body.starts_with(b"Adobe") => adobe = body.get(11).copied(),
            // The other segments of applications, and comments.
            0xe0..=0xef | 0xfe => {}
            0xc0..=0xc2 => {
                if frame.is_some() {
                    return Err(Fault::damaged("two pictures in one"));
                }
                let one = frame.insert(Frame::of(marker, body)?);
                if too_many_pixels(one.width, one.height) {
                    return Err(Fault::TooManyPixels);
                }
                progress = one.progressive.then(|| Progress::of(one));
                put(&mut kept, marker, body);
            }
            // Huffman and quantisation tables.
            0xc4 => {
                tables.define(body)?;
                put(&mut kept, marker, body);
            }
            0xdb => put(&mut kept, marker, body),
            0xdd => {
                restart =
                    body.get(..2).map_or(0, |number| usize::from(number[0]) << 8 | usize::from(number[1]));
                put(&mut kept, marker, body);
            }
            0xda => {
                let frame = frame.as_ref().ok_or_else(|| Fault::damaged("a scan before the frame"))?;
                let data = rest.scan()?;
                scans += 1;
                match &mut progress {
                    Some(progress) => progress.scan(frame, body, data, &tables, restart)?,
                    None => scan::count(frame, body, data, &tables, restart)?,
                }
                put(&mut kept, marker, body);
                kept.extend(data);
            }
            // Lossless, hierarchical and arithmetic ones, and a height that comes later.
            0xc3..=0xcf | 0xdc | 0xde | 0xdf => return Err(Fault::Unusual),
            other => return Err(Fault::damaged(format!("an unknown segment {other:02x}"))),
        }
    }
    let frame = frame.ok_or(Fault::Cut)?;
    if scans == 0 {
        return Err(Fault::Cut);
    }
    if let Some(progress) = &progress {
        progress.complete()?;
    }
    let named = |names: &[u8]| frame.parts.iter().map(|(name, _)| *name).eq(names.iter().copied());
    let samples = match (frame.parts.len(), adobe) {
        (1, _) => Samples::Plain,
        (3, Some(0)) if !jfif => Samples::Rgb,
        (3, None) if !jfif && named(b"RGB") => Samples::Rgb,
        (3, _) => Samples::Plain,
        (4, transform) => Samples::Cmyk { inverted: transform.is_some(), ycck: transform == Some(2) },
        _ => return Err(Fault::Unusual),
    };
    let mut bytes = vec![0xff, 0xd8];
    match samples {
        // Samples of inks are read as they are stored; what they stand for is reckoned in `inks.rs`.
        Samples::Rgb | Samples::Cmyk { .. } => bytes.extend(ADOBE),
        _ => bytes.extend(JFIF),
    }
    bytes.extend(kept);
    bytes.extend([0xff, 0xd9]);
    profile.sort_by_key(|(number, _)| *number);
    let profile: Vec<u8> = profile.into_iter().flat_map(|(_, part)| part.iter().copied()).collect();
    Ok(Clean {
        bytes,
        width: frame.width,
        height: frame.height,
        exif,
        profile: (!profile.is_empty()).then_some(profile),
        samples,
    })
}

/// Writes a segment.
pub fn put(kept: &mut Vec<u8>, marker: u8, body: &[u8]) {
    kept.extend([0xff, marker]);
    // The length was read from two bytes.
    kept.extend(((body.len() + 2) as u16).to_be_bytes());
    kept.extend(body);
}

/// A file's segments.
pub struct Segments<'a> {
    file: &'a [u8],
    at: usize,
}

impl<'a> Segments<'a> {
    /// Those after the first.
    pub fn of(file: &'a [u8]) -> Self {
        Self { file, at: 2 }
    }

    /// The next marker and what belongs to it.
    pub fn next(&mut self) -> Result<(u8, &'a [u8]), Fault> {
        let byte = |at: usize| self.file.get(at).copied().ok_or(Fault::Cut);
        if byte(self.at)? != 0xff {
            return Err(Fault::damaged("no segment where one should begin"));
        }
        // Any number of fill bytes may stand before a marker (B.1.1.2).
        while byte(self.at)? == 0xff {
            self.at += 1;
        }
        let marker = byte(self.at)?;
        self.at += 1;
        if marker == 0xd9 || (0xd0..=0xd7).contains(&marker) {
            return Ok((marker, &[]));
        }
        let length = usize::from(byte(self.at)?) << 8 | usize::from(byte(self.at + 1)?);
        let body = self.file.get(self.at + 2..self.at + length.max(2)).ok_or(Fault::Cut)?;
        self.at += length.max(2);
        Ok((marker, body))
    }

    /// The entropy-coded data of a scan, up to the next marker that isn't part of it.
    pub fn scan(&mut self) -> Result<&'a [u8], Fault> {
        let from = self.at;
        let rest = &self.file[from..];
        let ends = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xff | 0xd0..=0xd7);
        let length = rest.windows(2).position(ends).ok_or(Fault::Cut)?;
        self.at = from + length;
        Ok(&rest[..length])
    }
}
