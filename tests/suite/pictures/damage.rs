//! A file that isn't whole is refused.

use jpeg_encoder::ColorType;
use png::BitDepth;
use udgiv::pixels::{Decoded, Fault, clean, needs_ground, printable, shown};
use udgiv::policy::PictureFormat;

use super::make::{Jpeg, PLAIN, noise, png};
use super::read;

fn files() -> Vec<(&'static str, Vec<u8>, PictureFormat)> {
    let picture = noise(160, 120);
    let inks: Vec<u8> = picture.pixels().flat_map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2], 9]).collect();
    let (jpeg, size) = (PictureFormat::Jpeg, [160, 120]);
    vec![
        ("jpeg", PLAIN.rgb(&picture), jpeg),
        ("jpeg with an Exif block", Jpeg { orientation: Some(1), ..PLAIN }.rgb(&picture), jpeg),
        ("progressive jpeg", Jpeg { progressive: true, ..PLAIN }.rgb(&picture), jpeg),
        ("jpeg with restarts", Jpeg { restarts: 7, ..PLAIN }.rgb(&picture), jpeg),
        ("jpeg of a scan each", Jpeg { scans: true, ..PLAIN }.rgb(&picture), jpeg),
        ("grey jpeg", PLAIN.of(&picture.as_raw()[..160 * 120], 160, 120, ColorType::Luma), jpeg),
        ("cmyk jpeg", PLAIN.of(&inks, 160, 120, ColorType::Cmyk), jpeg),
        ("png", png(&picture, size, png::ColorType::Rgb, BitDepth::Eight, None), PictureFormat::Png),
    ]
}

#[test]
fn a_picture_cut_anywhere_is_refused_and_a_whole_one_is_not() {
    for (what, file, format) in files() {
        assert!(clean(&file, format).is_ok(), "{what}: {:?}", clean(&file, format));
        for percent in (1..100).step_by(9) {
            let cut = &file[..file.len() * percent / 100];
            assert_eq!(clean(cut, format).err(), Some(Fault::Cut), "{what} cut at {percent} %");
        }
        assert!(clean(&file[..file.len() - 1], format).is_err(), "{what} without its last byte");
    }
}

/// The end is there, and what stands before it is not: a decoder for the web fills it up with grey.
#[test]
fn a_picture_with_a_gap_is_refused() {
    for (what, file, format) in files() {
        for (from, to) in [(50, 60), (70, 72), (60, 95)] {
            let (from, to) = (file.len() * from / 100, file.len() * to / 100);
            let gap = [&file[..from], &file[to..]].concat();
            assert!(clean(&gap, format).is_err(), "{what} without {from} to {to}");
        }
    }
}

/// A file that gets sharper in ten scans: colours are stored coarser, and bits of coefficients come later.
const IN_TEN_SCANS: &[u8] = include_bytes!("../../cases/pictures/in-ten-scans.jpg");

/// Where each scan of it begins and ends.
fn scans(file: &[u8]) -> Vec<std::ops::Range<usize>> {
    let marker = |at: usize| file[at] == 0xff && !matches!(file[at + 1], 0x00 | 0xd0..=0xd7);
    let mut markers = (0..file.len() - 1).filter(|at| marker(*at)).peekable();
    let mut scans = Vec::new();
    while let Some(at) = markers.next() {
        if file[at + 1] == 0xda {
            scans.push(at..*markers.peek().expect("an end"));
        }
    }
    scans
}

/// A progressive picture without one of its scans looks whole, and is only less sharp than it was made.
#[test]
fn a_picture_that_does_not_get_as_sharp_as_it_was_made_is_refused() {
    let (file, jpeg) = (IN_TEN_SCANS, PictureFormat::Jpeg);
    assert!(clean(file, jpeg).is_ok(), "{:?}", clean(file, jpeg));
    let scans = scans(file);
    assert_eq!(scans.len(), 10);
    for (number, scan) in scans.iter().enumerate() {
        let without = [&file[..scan.start], &file[scan.end..]].concat();
        assert!(clean(&without, jpeg).is_err(), "without scan {number}");
        let ends = [&file[..scan.start], b"\xff\xd9"].concat();
        assert!(clean(&ends, jpeg).is_err(), "that ends before scan {number}");
        let middle = scan.start + scan.len() / 2;
        let cut = [&file[..middle], &file[scan.end..]].concat();
        assert!(clean(&cut, jpeg).is_err(), "with half of scan {number}");
        if scan.len() > 200 {
            let mut zeros = file.to_vec();
            zeros[middle..middle + 60].fill(0);
            assert!(clean(&zeros, jpeg).is_err(), "with zeros in scan {number}");
        }
    }
    let twice = [&file[..scans[9].end], &file[scans[9].clone()], b"\xff\xd9"].concat();
    assert!(clean(&twice, jpeg).is_err(), "with a scan twice");
}

/// A picture may be stored as nothing but its first coefficients: small, and made large.
#[test]
fn a_picture_that_never_was_sharp_is_taken() {
    let file = IN_TEN_SCANS;
    let mut small = file.to_vec();
    let all = scans(file);
    // No bit of the first coefficients is left for later.
    small[all[0].start + 13] = 0;
    small.truncate(all[0].end);
    small.extend([0xff, 0xd9]);
    assert!(clean(&small, PictureFormat::Jpeg).is_ok(), "{:?}", clean(&small, PictureFormat::Jpeg));
}

#[test]
fn bytes_that_were_changed_are_noticed_or_change_pixels_alone() {
    for (what, file, format) in files() {
        for at in (2..file.len()).step_by(file.len() / 60) {
            let mut changed = file.clone();
            changed[at] ^= 0x55;
            // Never a panic, and what is taken can be shown.
            if let Ok(picture) = clean(&changed, format) {
                assert!(!shown(&picture).0.is_empty(), "{what}, byte {at}");
                let (Decoded::Light(_) | Decoded::Inks(_)) = printable(&picture, 100);
                let _ = needs_ground(&picture);
            }
        }
    }
}

#[test]
fn what_browsers_cannot_show_is_told_from_damage() {
    let mut twelve_bits = PLAIN.rgb(&noise(16, 16));
    let frame = twelve_bits.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
    twelve_bits[frame + 4] = 12;
    assert_eq!(clean(&twelve_bits, PictureFormat::Jpeg).err(), Some(Fault::Unusual));
    twelve_bits[frame + 4] = 8;
    twelve_bits[frame + 1] = 0xc9;
    assert_eq!(clean(&twelve_bits, PictureFormat::Jpeg).err(), Some(Fault::Unusual), "arithmetic coding");
}

#[test]
fn a_picture_of_a_hundred_million_pixels_is_read_row_by_row() {
    let size = [11_648, 8736];
    let file = png(&vec![0; 11_648 / 8 * 8736], size, png::ColorType::Grayscale, BitDepth::One, None);
    let picture = read(&file);
    assert_eq!([picture.width, picture.height], [11_648.0, 8736.0]);
    let file =
        png(&vec![0; 12_000 / 8 * 11_000], [12_000, 11_000], png::ColorType::Grayscale, BitDepth::One, None);
    assert_eq!(clean(&file, PictureFormat::Png).err(), Some(Fault::TooManyPixels));
}
