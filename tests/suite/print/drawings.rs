//! Drawings stay vector drawings in ink colours; those with transparency become pixels.

use std::collections::BTreeSet;

use image::RgbImage;
use lopdf::{Document, Object};

use super::read::{assert_inks_alone, names, open, painted, pictures, rectangle};
use super::{MM, PUBLISHER, at_the_figure, findings, plant, png};
use crate::support::Project;

#[test]
fn a_drawing_keeps_its_gradients_and_they_are_inks() {
    let project = Project::base();
    let gradient = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><defs>
        <linearGradient id="a"><stop offset="0" stop-color="#ff0000"/><stop offset="0.5" stop-color="#00ff00"/><stop offset="1" stop-color="#0000ff"/></linearGradient>
        <pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse"><circle cx="5" cy="5" r="3" fill="#b000b0"/></pattern>
        <radialGradient id="b"><stop offset="0" stop-color="#ffee00"/><stop offset="1" stop-color="#1f4e79"/></radialGradient></defs>
        <rect width="100" height="50" fill="url(#a)"/><rect y="50" width="100" height="50" fill="url(#p)" stroke="url(#a)"/><circle cx="150" cy="50" r="40" fill="url(#b)" stroke="#c0ffee"/></svg>"##;
    plant(&project, "forloeb.svg", gradient.as_bytes());
    assert!(findings(&project).is_empty());
    let document = open(&project);
    assert_inks_alone(&document, "a drawing");
    assert!(names(&document).contains("/ShadingType"), "the gradients are still gradients");
    assert!(pictures(&document).is_empty());
    // Pure red is magenta and yellow; the brand colour in the radial gradient has its own inks.
    let steps: BTreeSet<String> = steps(&document);
    assert!(steps.contains("[0.0, 1.0, 1.0, 0.0]"), "{steps:?}");
    assert!(steps.contains("[0.9, 0.6, 0.2, 0.2]"), "{steps:?}");
}

/// The colours of every gradient's stops.
fn steps(document: &Document) -> BTreeSet<String> {
    fn collect(object: &Object, found: &mut BTreeSet<String>) {
        match object {
            Object::Array(list) => list.iter().for_each(|one| collect(one, found)),
            Object::Stream(stream) => collect(&Object::Dictionary(stream.dict.clone()), found),
            Object::Dictionary(dictionary) => {
                for (key, value) in dictionary {
                    if matches!(key.as_slice(), b"C0" | b"C1") {
                        let numbers = value.as_array().expect("a list").iter();
                        let numbers: Vec<f32> =
                            numbers.map(|one| one.as_float().expect("a number")).collect();
                        found.insert(format!("{numbers:?}"));
                    }
                    collect(value, found);
                }
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    document.objects.values().for_each(|object| collect(object, &mut found));
    found
}

/// The yellowest point on any page, in mm from the lower left corner of the trimmed page.
fn yellowest(pages: &[RgbImage], origin_mm: f32) -> (usize, [f32; 2]) {
    let mut best = (0, 0, [0.0; 2]);
    for (number, page) in pages.iter().enumerate() {
        for (x, y, pixel) in page.enumerate_pixels() {
            let [r, g, b] = pixel.0.map(i32::from);
            if r + g - 2 * b > best.0 {
                let mm = |pixels: u32| pixels as f32 * 25.4 / 100.0;
                best = (r + g - 2 * b, number, [mm(x) - origin_mm, mm(page.height() - y) - origin_mm]);
            }
        }
    }
    (best.1, best.2)
}

#[test]
fn a_gradient_stays_where_it_is_drawn() {
    let project = Project::base();
    let drawing = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><defs>
        <radialGradient id="a" gradientUnits="userSpaceOnUse" cx="60" cy="30" r="50"><stop offset="0" stop-color="#ffee00"/><stop offset="1" stop-color="#1f4e79"/></radialGradient></defs>
        <rect width="200" height="100" fill="url(#a)"/></svg>"##;
    plant(&project, "sol.svg", drawing.as_bytes());
    // Loose sheets are the screen's pages: no blank ones, no mirrored margins.
    project.edit(PUBLISHER, "[brand]", "[print]\nbinding = \"loose\"\n[brand]");
    project.build(&["--variant", "print"]).build(&["--variant", "screen"]);
    let (Some(print), Some(screen)) = (painted(&project, "print.pdf"), painted(&project, "pdf")) else {
        return;
    };
    let trim = rectangle(&open(&project), open(&project).page_iter().next().expect("a page"), b"TrimBox");
    let (printed, shown) = (yellowest(&print, trim[0] / MM), yellowest(&screen, 0.0));
    assert_eq!(printed.0, shown.0);
    for (is, wanted) in printed.1.iter().zip(shown.1) {
        assert!((is - wanted).abs() < 2.0, "{printed:?} is not {shown:?}");
    }
}

#[test]
fn a_picture_inside_a_drawing_is_held_to_the_same_measure() {
    let project = Project::base();
    let pixels = png(&RgbImage::from_fn(40, 20, |x, _| image::Rgb([200, x as u8, 40])));
    let drawing = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><image href="data:image/png;base64,{}" width="200" height="100"/></svg>"##,
        base64(&pixels)
    );
    plant(&project, "indlejret.svg", drawing.as_bytes());
    at_the_figure(&project, "U083");
    let document = open(&project);
    assert_inks_alone(&document, "a picture in a drawing");
    assert_eq!(pictures(&document).len(), 1);
}

/// RFC 4648, 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits =
            three.iter().chain(&[0, 0]).take(3).fold(0usize, |bits, byte| bits << 8 | usize::from(*byte));
        for place in 0..4 {
            let letter = char::from(LETTERS[bits >> (18 - 6 * place) & 63]);
            text.push(if place <= three.len() { letter } else { '=' });
        }
    }
    text
}

#[test]
fn a_drawing_with_transparency_becomes_pixels_and_is_reported() {
    let project = Project::base();
    let drawing = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="120" height="100" fill="#cc0000"/><rect x="60" width="140" height="100" fill="#0000cc" opacity="0.5"/></svg>"##;
    plant(&project, "glas.svg", drawing.as_bytes());
    at_the_figure(&project, "U085");
    let document = open(&project);
    assert_inks_alone(&document, "a drawing with transparency");
    assert_eq!(pictures(&document).len(), 1);
}
