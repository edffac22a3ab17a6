//! What is seen: upright, the same colours as at home, no more pixels than anybody can see.

use image::{DynamicImage, GenericImageView, Rgb, RgbImage};
use jpeg_encoder::ColorType;
use png::{BitDepth, ColorType as Colours};
use udgiv::pixels::{Decoded, needs_ground, printable, shown};
use udgiv::policy::PictureFormat;

use super::make::{Jpeg, PLAIN, chunk, corners, exif, noise, png, stored, talkative, with_chunks};
use super::{alike, read, seen};
use crate::support::icc;

/// Reads the middle of each quarter.
fn quarters(picture: &DynamicImage) -> [Rgb<u8>; 4] {
    let picture = picture.to_rgb8();
    let (w, h) = picture.dimensions();
    [(w / 4, h / 4), (w * 3 / 4, h / 4), (w / 4, h * 3 / 4), (w * 3 / 4, h * 3 / 4)]
        .map(|(x, y)| *picture.get_pixel(x, y))
}

#[test]
fn a_picture_stands_upright_however_the_camera_was_held() {
    let upright = corners();
    for orientation in 1..=8 {
        let lying = stored(&upright, orientation);
        let size = [lying.width(), lying.height()];
        let jpeg = Jpeg { orientation: Some(orientation), ..PLAIN }.rgb(&lying);
        let plain = png(&lying, size, Colours::Rgb, BitDepth::Eight, None);
        let png = with_chunks(&plain, &[chunk(b"eXIf", &exif(orientation))]);
        for (what, file) in [("jpeg", jpeg), ("png", png)] {
            let picture = read(&file);
            let what = format!("{what} held in way {orientation}");
            assert_eq!([picture.width, picture.height], [48.0, 32.0], "{what}");
            let seen = seen(&picture);
            assert_eq!(seen.dimensions(), (48, 32), "{what}");
            let expected = [[220, 20, 20], [20, 200, 20], [20, 20, 220], [250, 250, 250]];
            for (seen, expected) in quarters(&seen).into_iter().zip(expected) {
                assert!(alike(seen, expected, 6), "{what}: {seen:?} for {expected:?}");
            }
        }
    }
}

/// A scan for each component: the decoder lost the last rows where they are flat, and took the next scan for them.
#[test]
fn a_photograph_in_several_scans_is_the_same_as_in_one() {
    let sky = RgbImage::from_fn(64, 200, |x, y| {
        Rgb(if y < 40 { [(x * 4) as u8, 90, (y * 6) as u8] } else { [120, 180, 240] })
    });
    // Turned, so that the pixels have to be decoded.
    let orientation = Some(3);
    let one = Jpeg { orientation, ..PLAIN }.rgb(&sky);
    let several = Jpeg { scans: true, orientation, ..PLAIN }.rgb(&sky);
    let [one, several] = [one, several].map(|file| seen(&read(&file)).to_rgb8());
    let differ = one.pixels().zip(several.pixels()).filter(|(a, b)| !alike(**a, b.0, 4));
    assert_eq!(differ.count(), 0);
}

/// Inks in a file, and what they are stored as.
fn inks_in(file: &[u8]) -> [u8; 4] {
    let Decoded::Inks(inks) = printable(&read(file), 1) else { panic!("no inks") };
    inks.get_pixel(inks.width() / 2, inks.height() / 2).0
}

#[test]
fn inks_stay_inks_for_the_press_and_have_their_colours_on_a_screen() {
    // Stored as light, as Adobe's programs do: the encoder turns them over, and says so.
    let all = |inks: [u8; 4]| inks.repeat(32 * 32);
    for (name, inks, expected) in [
        ("paper", [0, 0, 0, 0], [255, 255, 255]),
        ("cyan", [255, 0, 0, 0], [0, 158, 224]),
        ("red", [0, 255, 255, 0], [227, 6, 19]),
        ("green", [255, 0, 255, 0], [0, 150, 64]),
        ("black", [0, 0, 0, 255], [30, 30, 28]),
        ("a mix", [40, 200, 120, 60], [162, 46, 72]),
    ] {
        for (stored, colours) in [("CMYK", ColorType::Cmyk), ("YCCK", ColorType::CmykAsYcck)] {
            for (progressive, scans) in [(false, false), (true, false), (false, true)] {
                let file = Jpeg { progressive, scans, ..PLAIN }.of(&all(inks), 32, 32, colours);
                let what = format!("{name} as {stored}");
                let found = inks_in(&file);
                assert!(found.iter().zip(inks).all(|(a, b)| a.abs_diff(b) <= 4), "{what}: {found:?}");
                let picture = read(&file);
                let pixel = *seen(&picture).to_rgb8().get_pixel(16, 16);
                assert!(alike(pixel, expected, 9), "{what}: {pixel:?} for {expected:?}");
            }
        }
    }
}

#[test]
fn inks_without_adobes_segment_are_stored_as_ink() {
    let file = PLAIN.of(&[0u8, 255, 255, 255].repeat(256), 16, 16, ColorType::Cmyk);
    let at = file.windows(5).position(|bytes| bytes == b"Adobe").expect("Adobe's segment") - 4;
    let file = [&file[..at], &file[at + 16..]].concat();
    let found = inks_in(&file);
    assert!(found[0] > 250 && found[1..].iter().all(|part| *part < 5), "{found:?}");
}

#[test]
fn a_profile_of_its_own_says_what_colours_are() {
    // Any ink at all is black, in this profile.
    let press = crate::print::press_profile();
    let file =
        Jpeg { profile: Some(&press), ..PLAIN }.of(&[255u8, 0, 0, 0].repeat(256), 16, 16, ColorType::Cmyk);
    let pixel = *seen(&read(&file)).to_rgb8().get_pixel(8, 8);
    assert!(alike(pixel, [0; 3], 3), "{pixel:?}");
    assert!(inks_in(&file)[0] > 250, "the press gets the inks");
    // Light and dark change places: a table, and no matrix.
    let lightness = |corner: usize| vec![0xff00 - (corner.count_ones() * 0x5500) as u16, 0x8000, 0x8000];
    let negative = icc::profile(b"scnrRGB ", &[(b"A2B0", icc::lut(3, 3, lightness))]);
    for (what, file) in [
        (
            "jpeg",
            Jpeg { profile: Some(&negative), ..PLAIN }.rgb(&RgbImage::from_pixel(16, 16, Rgb([255; 3]))),
        ),
        ("png", {
            let plain = png(&[255; 16 * 16 * 3], [16, 16], Colours::Rgb, BitDepth::Eight, None);
            with_chunks(&plain, &[chunk(b"iCCP", &[b"n\0\0".to_vec(), zlib(&negative)].concat())])
        }),
    ] {
        let picture = read(&file);
        let pixel = *seen(&picture).to_rgb8().get_pixel(8, 8);
        assert!(alike(pixel, [0; 3], 3), "{what}: {pixel:?}");
        assert!(
            !shown(&picture).0.windows(4).any(|bytes| bytes == b"scnr"),
            "{what}: no profile is handed on"
        );
    }
}

/// RFC 1950 and 1951, without compression.
fn zlib(data: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0x78, 0x01, 1];
    bytes.extend((data.len() as u16).to_le_bytes());
    bytes.extend((!(data.len() as u16)).to_le_bytes());
    bytes.extend(data);
    let (mut a, mut b) = (1u32, 0u32);
    for byte in data {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    bytes.extend((b << 16 | a).to_be_bytes());
    bytes
}

#[test]
fn every_way_to_store_a_png_shows_the_same() {
    let grey = |value: u8| Rgb([value; 3]);
    let flat = |samples: &[u8], colours, depth| png(&samples.repeat(64), [8, 8], colours, depth, None);
    let mut interlaced = chunk(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 1]);
    // Adam7 of two by two: one pixel, then the one beside it, then the row below.
    interlaced.extend(chunk(b"IDAT", &zlib(&[0, 90, 0, 90, 0, 90, 90])));
    interlaced.extend(chunk(b"IEND", &[]));
    let interlaced = [&b"\x89PNG\r\n\x1a\n"[..], &interlaced].concat();
    let palette = png(
        &[0b0101_0101; 16],
        [8, 8],
        Colours::Indexed,
        BitDepth::Two,
        Some((&[1, 2, 3, 200, 100, 50], &[0, 255])),
    );
    for (what, file, expected) in [
        ("16 bits", flat(&[200, 17, 100, 200, 50, 99], Colours::Rgb, BitDepth::Sixteen), Rgb([200, 100, 50])),
        ("16 bits of grey", flat(&[90, 17], Colours::Grayscale, BitDepth::Sixteen), grey(90)),
        ("grey", flat(&[90], Colours::Grayscale, BitDepth::Eight), grey(90)),
        ("grey and opacity", flat(&[90, 255], Colours::GrayscaleAlpha, BitDepth::Eight), grey(90)),
        ("opacity", flat(&[200, 100, 50, 255], Colours::Rgba, BitDepth::Eight), Rgb([200, 100, 50])),
        ("palette", palette, Rgb([200, 100, 50])),
        ("interlaced", interlaced, grey(90)),
    ] {
        let picture = read(&file);
        assert_eq!(*seen(&picture).to_rgb8().get_pixel(1, 1), expected, "{what}");
    }
}

/// Of an animated PNG, every variant shows the picture that stands for it.
#[test]
fn an_animation_is_the_picture_that_stands_for_it() {
    let plain = png(&[10u8, 20, 30].repeat(64), [8, 8], Colours::Rgb, BitDepth::Eight, None);
    let frame = [&[0, 0, 0, 0][..], &zlib(&[[0u8].as_slice(), &[250; 24]].concat().repeat(8))].concat();
    let control = |number: u8| [&[0, 0, 0, number, 0, 0, 0, 8, 0, 0, 0, 8][..], &[0; 14]].concat();
    let before = with_chunks(&plain, &[chunk(b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0])]);
    let end = before.len() - 12;
    let file =
        [&before[..end], &chunk(b"fcTL", &control(0)), &chunk(b"fdAT", &frame), &before[end..]].concat();
    let picture = read(&file);
    assert_eq!(seen(&picture).to_rgb8().get_pixel(4, 4).0, [10, 20, 30]);
    for name in [b"acTL", b"fcTL", b"fdAT"] {
        assert!(!shown(&picture).0.windows(4).any(|bytes| bytes == name));
    }
}

#[test]
fn pictures_have_no_more_pixels_than_can_be_seen_and_the_press_gets_what_it_wants() {
    let photograph = noise(3000, 400);
    let jpeg = read(&PLAIN.rgb(&photograph));
    let as_png = read(&png(&photograph, [3000, 400], Colours::Rgb, BitDepth::Eight, None));
    for (what, picture) in [("jpeg", &jpeg), ("png", &as_png)] {
        let (bytes, format) = shown(picture);
        assert_eq!(format, PictureFormat::Jpeg, "{what}: a photograph is JPEG");
        assert!(bytes.len() < picture.bytes.len() / 2, "{what}: {} of {}", bytes.len(), picture.bytes.len());
        assert_eq!(seen(picture).dimensions(), (2400, 320), "{what}");
        let Decoded::Light(light) = printable(picture, 3000) else { panic!("no light") };
        assert_eq!(light.dimensions(), (3000, 400), "{what}");
    }
    assert_eq!(shown(&jpeg).0, shown(&read(&PLAIN.rgb(&photograph))).0, "the same bytes each time");
    // A diagram stays what it is, to the pixel.
    let diagram = RgbImage::from_fn(2000, 400, |x, _| if x % 50 < 2 { Rgb([0; 3]) } else { Rgb([255; 3]) });
    let file = png(&diagram, [2000, 400], Colours::Rgb, BitDepth::Eight, None);
    assert_eq!(seen(&read(&file)).to_rgb8(), diagram);
    // A long strip is reduced in whole steps first.
    let strip = read(&png(&vec![77; 12_000 * 20], [12_000, 20], Colours::Grayscale, BitDepth::Eight, None));
    assert_eq!(seen(&strip).dimensions(), (2400, 4));
    assert_eq!(seen(&strip).to_luma8().get_pixel(1000, 2).0, [77]);
}

/// What needs no change keeps its pixels exactly: segments go, and nothing is encoded again.
#[test]
fn a_photograph_that_can_be_shown_as_it_is_keeps_every_pixel() {
    let file = talkative(&Jpeg { orientation: Some(1), ..PLAIN }.rgb(&noise(64, 48)));
    let picture = read(&file);
    assert_eq!(seen(&picture).to_rgb8(), image::load_from_memory(&file).expect("a picture").to_rgb8());
    assert!(shown(&picture).0.len() < file.len() / 2);
}

#[test]
fn only_transparent_pictures_with_dark_parts_need_paper() {
    let lines = |line: [u8; 4], ground: [u8; 4]| {
        let samples: Vec<u8> =
            (0..100 * 100).flat_map(|at| if at % 20 == 0 { line } else { ground }).collect();
        read(&png(&samples, [100, 100], Colours::Rgba, BitDepth::Eight, None))
    };
    assert!(needs_ground(&lines([0, 0, 0, 255], [0, 0, 0, 0])));
    assert!(needs_ground(&lines([20, 40, 90, 255], [255, 255, 255, 0])));
    assert!(!needs_ground(&lines([0, 0, 0, 255], [255, 255, 255, 255])), "opaque");
    assert!(!needs_ground(&lines([240, 240, 255, 255], [0, 0, 0, 0])), "light lines");
    assert!(!needs_ground(&read(&PLAIN.rgb(&corners()))), "a photograph");
}
