//! Bitmap pictures: resolution, colour, transparency.

use std::io::Cursor;

use image::{ImageFormat, RgbImage, RgbaImage};

use super::read::{assert_inks_alone, open, pictures};
use super::{at_the_figure, findings, manifest, plant, png};
use crate::support::Project;

#[test]
fn a_coarse_picture_is_converted_and_reported_with_its_page() {
    let project = Project::base();
    // 104 mm wide on the page: 73 pixels per inch.
    plant(
        &project,
        "foto.png",
        &png(&RgbImage::from_fn(300, 200, |x, y| image::Rgb([x as u8, y as u8, 90]))),
    );
    let found = at_the_figure(&project, "U083");
    let page = manifest(&project)["preflight"]["pictures"][0]["page"].as_u64().expect("a page");
    assert!(found["message"].as_str().expect("words").contains(&format!("page {page}")), "{found}");
    assert_eq!(manifest(&project)["preflight"]["pictures"][0]["ppi"], 73);
    let document = open(&project);
    let [picture] = pictures(&document).try_into().expect("one picture");
    assert_eq!((picture.space.as_str(), picture.width), ("DeviceCMYK", 300));
    assert_inks_alone(&document, "a picture");
    // Reported again when nothing is rebuilt.
    assert_eq!(at_the_figure(&project, "U083"), found);
}

#[test]
fn a_fine_picture_keeps_no_more_pixels_than_a_press_can_show_and_a_grey_one_is_grey() {
    let project = Project::base();
    plant(
        &project,
        "stort.png",
        &png(&RgbImage::from_fn(2400, 1600, |x, _| image::Rgb([(x / 10) as u8; 3]))),
    );
    assert!(findings(&project).is_empty());
    let [picture] = pictures(&open(&project)).try_into().expect("one picture");
    assert_eq!(picture.space, "DeviceGray");
    // 104 mm at 300 pixels per inch is 1,228.
    assert!((1220..=1235).contains(&picture.width), "{}", picture.width);
    assert_eq!(manifest(&project)["preflight"]["pictures"][0]["grey"], true);
}

#[test]
fn a_photograph_becomes_ink_pixel_by_pixel() {
    let project = Project::base();
    let photograph = RgbImage::from_fn(1300, 800, |x, y| image::Rgb([(x / 6) as u8, (y / 4) as u8, 128]));
    let mut file = Cursor::new(Vec::new());
    photograph.write_to(&mut file, ImageFormat::Jpeg).expect("written");
    plant(&project, "foto.jpg", &file.into_inner());
    assert!(findings(&project).is_empty());
    let document = open(&project);
    assert_inks_alone(&document, "a photograph");
    let [picture] = pictures(&document).try_into().expect("one picture");
    assert_eq!(picture.space, "DeviceCMYK");
    // The upper left corner is dark blue: cyan, magenta and black, no yellow.
    let [c, m, y, k] = picture.bytes[..4] else { panic!("no pixels") };
    assert!(c > 240 && m > 240 && y < 10 && (115..140).contains(&k), "{c} {m} {y} {k}");
}

#[test]
fn a_transparent_picture_stands_on_white_and_is_reported() {
    let project = Project::base();
    let picture =
        RgbaImage::from_fn(1200, 400, |x, _| image::Rgba([200, 30, 60, if x < 600 { 0 } else { 255 }]));
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png).expect("written");
    plant(&project, "klip.png", &file.into_inner());
    let found = at_the_figure(&project, "U084");
    assert_eq!(found["level"], "hint");
    let document = open(&project);
    assert_inks_alone(&document, "a transparent picture");
    let [picture] = pictures(&document).try_into().expect("one picture");
    assert_eq!(picture.bytes[..4], [0; 4], "paper where it was transparent");
    assert!(picture.bytes.chunks_exact(4).any(|inks| inks[1] > 150), "ink where it wasn't");
}
