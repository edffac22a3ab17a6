//! Where links are on pages, and where they lead (ISO 32000-1, 12.5.6.5 and 12.6.4).

use kurbo::{Affine, Point, Rect};
use lopdf::{Object, ObjectId};

use super::file::File;
use crate::import::formats::rich::spans;

/// The most links of a page.
const MOST_LINKS: usize = 5000;

/// A link on a page.
#[derive(Debug, Clone)]
pub struct Link {
    /// The parts of the page that it covers.
    pub on: Vec<Rect>,
    /// Its address, or none for a place in the document or a file beside it.
    pub to: Option<String>,
}

/// The links of a page, in the page's own places turned by `start`.
pub fn links(file: &File, page: ObjectId, start: Affine) -> Vec<Link> {
    let Ok(page) = file.document.get_object(page) else { return Vec::new() };
    let Some(Object::Array(all)) = file.entry(page, b"Annots") else { return Vec::new() };
    let link = |object: &Object| -> Option<Link> {
        (file.name(object, b"Subtype")? == b"Link").then_some(())?;
        let numbers = |key: &[u8]| -> Vec<f64> {
            let Some(Object::Array(array)) = file.entry(object, key) else { return Vec::new() };
            let number = |one: &Object| file.follow(one)?.as_float().ok().map(f64::from);
            array.iter().take(800).filter_map(number).collect()
        };
        let mut on: Vec<Rect> =
            numbers(b"QuadPoints").chunks_exact(8).map(|corners| around(corners, start)).collect();
        if on.is_empty() {
            on.extend(numbers(b"Rect").chunks_exact(4).map(|corners| around(corners, start)));
        }
        let action = file.entry(object, b"A");
        let to = action.and_then(|action| file.entry(action, b"URI")?.as_str().ok());
        let to = to.and_then(|bytes| std::str::from_utf8(bytes).ok()).and_then(spans::address);
        Some(Link { on, to })
    };
    all.iter().take(MOST_LINKS).filter_map(link).collect()
}

fn around(corners: &[f64], start: Affine) -> Rect {
    let mut points = corners.chunks_exact(2).map(|pair| start * Point::new(pair[0], pair[1]));
    let first = points.next().unwrap_or(Point::ORIGIN);
    points.fold(Rect::from_points(first, first), |area, point| area.union_pt(point))
}

/// The number of the link that a point is on.
pub fn at(links: &[Link], point: Point) -> Option<usize> {
    links.iter().position(|link| link.on.iter().any(|area| area.inflate(0.5, 0.5).contains(point)))
}
