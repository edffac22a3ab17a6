//! The samples of a JPEG.

use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::fault::Fault;
use super::frame::Frame;
use super::inks::rgb;
use super::jpeg::{Segments, put};
use crate::policy::Samples;

/// The samples of a file that [`clean`](super::jpeg::clean) wrote: one, three or four a pixel, lightness, red, green and
/// blue, or inks as they are stored.
///
/// # Errors
///
/// If a part is wrong.
pub fn samples(clean: &[u8], samples: Samples) -> Result<(Vec<u8>, usize), Fault> {
    let (mut frame, mut scans) = (None, 0);
    let mut segments = Segments::of(clean);
    loop {
        match segments.next()? {
            (0xd9, _) => break,
            (0xda, _) => {
                segments.scan()?;
                scans += 1;
            }
            (marker @ 0xc0..=0xc2, body) => frame = Some(Frame::of(marker, body)?),
            _ => {}
        }
    }
    let frame = frame.ok_or(Fault::Cut)?;
    let parts = frame.parts.len();
    // The decoder loses its thread between scans that aren't progressive: it looks ahead, and takes the next one for its own.
    if scans > 1 && !frame.progressive {
        return Ok((one_by_one(clean, &frame, samples)?, parts));
    }
    let space = match (samples, parts) {
        (Samples::Cmyk { .. }, _) => ColorSpace::CMYK,
        (_, 1) => ColorSpace::Luma,
        _ => ColorSpace::RGB,
    };
    Ok((decoded(clean.to_vec(), space)?, parts))
}

fn decoded(file: Vec<u8>, space: ColorSpace) -> Result<Vec<u8>, Fault> {
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(space);
    let decoded = JpegDecoder::new_with_options(ZCursor::new(file), options).decode();
    decoded.map_err(|why| Fault::damaged(format!("{why:?}")))
}

/// Decodes each component as a picture of its own, and puts them together.
fn one_by_one(clean: &[u8], frame: &Frame, samples: Samples) -> Result<Vec<u8>, Fault> {
    let (width, height) = (frame.width as usize, frame.height as usize);
    let most = frame.most();
    let parts = frame.parts.len();
    let mut all = vec![0; width * height * parts];
    let (mut tables, mut of_components) = (Vec::new(), Vec::new());
    let mut segments = Segments::of(clean);
    loop {
        match segments.next()? {
            (0xd9, _) => break,
            (0xc0..=0xc2, body) => of_components = body.get(6..).unwrap_or_default().to_vec(),
            (marker @ (0xc4 | 0xdb | 0xdd), body) => put(&mut tables, marker, body),
            (0xda, header) => {
                let data = segments.scan()?;
                let [1, name, codes, ..] = *header else { return Err(Fault::Unusual) };
                let index = frame.parts.iter().position(|(own, _)| *own == name).ok_or(Fault::Unusual)?;
                let quantisation = of_components.get(index * 3 + 2).copied().unwrap_or_default();
                let own = frame.parts[index].1;
                let (across, down) =
                    ((width * own[0]).div_ceil(most[0]), (height * own[1]).div_ceil(most[1]));
                let [w1, w0] = (across as u16).to_be_bytes();
                let [h1, h0] = (down as u16).to_be_bytes();
                let mut file = vec![0xff, 0xd8];
                file.extend(&tables);
                put(&mut file, 0xc1, &[8, h1, h0, w1, w0, 1, name, 0x11, quantisation]);
                put(&mut file, 0xda, &[1, name, codes, 0, 63, 0]);
                file.extend(data);
                file.extend([0xff, 0xd9]);
                let plane = decoded(file, ColorSpace::Luma)?;
                for (y, row) in all.chunks_exact_mut(width * parts).enumerate() {
                    let from = &plane[y * own[1] / most[1] * across..][..across];
                    for (x, pixel) in row.chunks_exact_mut(parts).enumerate() {
                        pixel[index] = from[x * own[0] / most[0]];
                    }
                }
            }
            _ => {}
        }
    }
    if samples == Samples::Plain && parts == 3 {
        for pixel in all.chunks_exact_mut(3) {
            pixel.copy_from_slice(&rgb([pixel[0], pixel[1], pixel[2]]));
        }
    }
    Ok(all)
}
