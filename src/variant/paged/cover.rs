//! The first page as a picture: on a shelf, in a catalogue, where somebody shares a link.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};
use resvg::{tiny_skia, usvg};
use typst_layout::PagedDocument;

use super::sheets::Sheets;

/// Pixels along the longer side: what shops ask of e-books' covers at least, and twice what a catalogue shows.
const LONGEST: f32 = 1200.0;

/// The first page as a picture.
pub struct Cover {
    /// As PNG.
    pub png: Vec<u8>,
    /// As SVG, which is sharp at any size; none where it is larger than the PNG, as with a photograph in it.
    pub svg: Option<Vec<u8>>,
}

/// The first page; none, if there is no page.
pub fn cover(document: &PagedDocument) -> Option<Cover> {
    let drawing = Sheets::new(document.clone()).svg(0)?;
    let png = picture(&drawing)?;
    let svg = (drawing.len() <= png.len()).then(|| drawing.into_bytes());
    Some(Cover { png, svg })
}

/// The PNG of a page's drawing: what a save doesn't touch isn't drawn again.
#[comemo::memoize]
fn picture(drawing: &str) -> Option<Vec<u8>> {
    // Letters are shapes already, so no font is needed.
    let tree = usvg::Tree::from_str(drawing, &usvg::Options::default()).ok()?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = LONGEST / width.max(height);
    let pixels = |length: f32| (length * scale).round().max(1.0) as u32;
    let mut canvas = tiny_skia::Pixmap::new(pixels(width), pixels(height))?;
    canvas.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
    // Nothing on white is transparent.
    let colours =
        canvas.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let picture = RgbImage::from_raw(canvas.width(), canvas.height(), colours)?;
    let mut file = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut file, ImageFormat::Png).ok()?;
    Some(file.into_inner())
}
