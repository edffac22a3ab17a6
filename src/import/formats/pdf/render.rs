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

use super::content::MOST_OPERATOR_BYTES;
use super::file::File;
use super::glyphs::Drawn;
use super::pictures::encoded;

/// Pixels to a point: 216 to an inch.
const SCALE: f64 = 3.0;
/// The longest side, in pixels.
const LONGEST: f64 = 2400.0;
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
    let copy = File { document: copy, pages: file.pages.clone() };
    let pdf = Pdf::new(copy.plain().ok()?).ok()?;
    let scale = SCALE.min(LONGEST / area.width().max(area.height()));
    #[expect(clippy::cast_possible_truncation, reason = "a scale is a small number")]
    let scale = scale as f32;
    let settings = RenderSettings { x_scale: scale, y_scale: scale, ..RenderSettings::default() };
    let page = pdf.pages().get(page)?;
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
