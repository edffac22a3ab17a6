//! Draws a figure that is no picture: lines and letters on a page become pixels.
//!
//! Only what belongs to the figure is drawn. So its page is written once more with nothing in it that paints outside
//! the figure's marked content, and cut to the figure.

use std::collections::BTreeSet;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::{RenderCache, RenderSettings};
use kurbo::Rect;
use lopdf::content::{Content, Operation};
use lopdf::{Object, Stream, dictionary};

use super::apart::for_a_while;
use super::content::MOST_OPERATOR_BYTES;
use super::file::File;
use super::glyphs::Drawn;
use super::layers::Layers;
use super::png_file::encoded;

/// Pixels to a point: 216 to an inch.
const SCALE: f64 = 3.0;
/// The longest side, in pixels.
const LONGEST: f64 = 2400.0;
/// The longest side of a page that is looked at, in pixels.
const PAGE: f32 = 1400.0;
/// The most pixels of a picture in it.
const MOST_PIXELS: i64 = 50_000_000;
/// The shortest side worth a picture, in points.
const SHORTEST: f64 = 4.0;

/// A figure as PNG: what is in these marks, or all there is on that part of the page.
pub fn figure(
    file: &File,
    page: usize,
    area: Rect,
    drawn: &Drawn,
    mcids: Option<&BTreeSet<i64>>,
) -> Option<Vec<u8>> {
    let area = area.intersect(Rect::new(0.0, 0.0, drawn.width, drawn.height));
    if area.width() < SHORTEST || area.height() < SHORTEST {
        return None;
    }
    if !is_bounded(file) {
        return None;
    }
    let id = *file.pages.get(page)?;
    let mut copy = file.document.clone();
    if let Some(mcids) = mcids {
        let content = file.document.get_page_content_with_limit(id, MOST_OPERATOR_BYTES).ok()?;
        let content = only(Content::decode(&content).ok()?, file, page, mcids);
        let stream = Stream::new(dictionary! {}, Content { operations: content }.encode().ok()?);
        let stream = copy.add_object(stream);
        copy.get_object_mut(id).ok()?.as_dict_mut().ok()?.set("Contents", Object::Reference(stream));
    }
    let on_page = drawn.start.inverse().transform_rect_bbox(area);
    let corners = [on_page.x0, on_page.y0, on_page.x1, on_page.y1];
    #[expect(clippy::cast_possible_truncation, reason = "places on a page are small numbers")]
    let corners: Vec<Object> = corners.iter().map(|corner| Object::Real(*corner as f32)).collect();
    let dictionary = copy.get_object_mut(id).ok()?.as_dict_mut().ok()?;
    dictionary.set("MediaBox", corners.clone());
    dictionary.set("CropBox", corners);
    let copy = File { document: copy, pages: file.pages.clone(), layers: Layers::default() };
    let scale = SCALE.min(LONGEST / area.width().max(area.height()));
    #[expect(clippy::cast_possible_truncation, reason = "a scale is a small number")]
    let scale = scale as f32;
    let bytes = copy.plain().ok()?;
    for_a_while(move || drawn_as_png(bytes, page, &|_| scale))
}

/// A whole page as PNG, from 0, for whoever looks at what was made of it. None if there is no such page, or if it can't be drawn within
/// bounds. `held` is let go of when the drawing has come to its end, which may be after nobody waits for it any more.
pub fn page(bytes: &[u8], number: usize, held: impl Send + 'static) -> Option<Vec<u8>> {
    let file = File::open(bytes).ok()?;
    if number >= file.pages.len() || !is_bounded(&file) {
        return None;
    }
    let bytes = file.plain().ok()?;
    for_a_while(move || {
        let _held = held;
        drawn_as_png(bytes, number, &|longest| PAGE / longest.max(1.0))
    })
}

/// Draws a page; `scale` is asked for its scale, by its longest side in points.
fn drawn_as_png(bytes: Vec<u8>, page: usize, scale: &dyn Fn(f32) -> f32) -> Option<Vec<u8>> {
    let pdf = Pdf::new(bytes).ok()?;
    let page = pdf.pages().get(page)?;
    let (width, height) = page.render_dimensions();
    let scale = scale(width.max(height));
    let settings = RenderSettings { x_scale: scale, y_scale: scale, ..RenderSettings::default() };
    let interpreter = InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
    let pixmap = hayro::render(page, &RenderCache::new(), &interpreter, &settings);
    let (width, height) = (usize::from(pixmap.width()), usize::from(pixmap.height()));
    let mut pixels = Vec::with_capacity(width * height * 4);
    for pixel in pixmap.take_unpremultiplied() {
        pixels.extend([pixel.r, pixel.g, pixel.b, pixel.a]);
    }
    if pixels.chunks_exact(4).all(|pixel| pixel[3] == 0) {
        return None;
    }
    encoded(width, height, png::ColorType::Rgba, &pixels)
}

/// Whether what a file holds can be drawn within bounds: no picture is larger than it may be, by what its dictionary
/// says, and none is of a kind whose own header says something else again.
fn is_bounded(file: &File) -> bool {
    file.document.objects.values().all(|object| {
        let Object::Stream(stream) = object else { return true };
        let side = |key: &[u8]| stream.dict.get(key).and_then(Object::as_i64).unwrap_or(0).max(0);
        let packed = stream.filters().unwrap_or_default();
        side(b"Width").saturating_mul(side(b"Height")) <= MOST_PIXELS
            && !packed.iter().any(|name| matches!(*name, b"JPXDecode" | b"JBIG2Decode"))
            && (!packed.contains(&b"DCTDecode".as_slice()) || jpeg_pixels(&stream.content) <= MOST_PIXELS)
    })
}

/// How many pixels a JPEG's own header says it has.
fn jpeg_pixels(bytes: &[u8]) -> i64 {
    let mut decoder = zune_jpeg::JpegDecoder::new(zune_core::bytestream::ZCursor::new(bytes));
    if decoder.decode_headers().is_err() {
        return 0;
    }
    decoder.info().map_or(0, |info| i64::from(info.width) * i64::from(info.height))
}

/// The operators of a page, with nothing that paints outside these marks.
fn only(content: Content, file: &File, page: usize, mcids: &BTreeSet<i64>) -> Vec<Operation> {
    let mut open: Vec<bool> = Vec::new();
    let mut kept = Vec::with_capacity(content.operations.len());
    for operation in content.operations {
        match operation.operator.as_str() {
            "BMC" => open.push(open.last().copied().unwrap_or(false)),
            "BDC" => {
                let mcid = super::content::mcid(file, page, &operation.operands);
                let inside = mcid.map_or(open.last().copied().unwrap_or(false), |mcid| mcids.contains(&mcid));
                open.push(inside);
            }
            "EMC" => drop(open.pop()),
            _ if open.last().copied().unwrap_or(false) => {}
            // Instead of being painted, a path ends.
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" => {
                kept.push(Operation::new("n", Vec::new()));
                continue;
            }
            "Tj" | "TJ" | "'" | "\"" | "Do" | "sh" | "BI" => continue,
            _ => {}
        }
        kept.push(operation);
    }
    kept
}
