//! The slug line beside the page, as outlines, so that it needs no font in the file.

use std::sync::Arc;

use lopdf::content::Operation;
use usvg::fontdb::Database;
use usvg::tiny_skia_path::{PathSegment, Point};

use super::pdf::number;
use crate::xml::Xml;

/// Draws `words` in one line of 6 pt from the origin, no wider than `width` pt, in the current ink.
pub fn outlines(words: &str, width: f64, fonts: &Arc<Database>) -> Vec<Operation> {
    let mut words: String = words.chars().filter(|character| !character.is_control()).collect();
    loop {
        let (drawn, reach) = line(&words, fonts);
        if reach <= width || words.chars().count() < 8 {
            return drawn;
        }
        let keep = words.chars().count() * 9 / 10;
        words = words.chars().take(keep).chain(['…']).collect();
    }
}

fn line(words: &str, fonts: &Arc<Database>) -> (Vec<Operation>, f64) {
    let mut xml = Xml::fragment();
    let size = [("xmlns", "http://www.w3.org/2000/svg"), ("width", "2000"), ("height", "20")];
    xml.element("svg", &size, |xml| {
        let style = [("y", "0"), ("font-family", "Source Sans 3"), ("font-size", "6")];
        xml.element("text", &style, |xml| xml.text(words));
    });
    let options = usvg::Options { fontdb: Arc::clone(fonts), ..Default::default() };
    let Ok(tree) = usvg::Tree::from_data(&xml.finish(), &options) else { return (Vec::new(), 0.0) };
    let (mut out, mut reach) = (Vec::new(), 0.0f64);
    group(tree.root(), &mut out, &mut reach);
    (out, reach)
}

fn group(group: &usvg::Group, out: &mut Vec<Operation>, reach: &mut f64) {
    for node in group.children() {
        match node {
            usvg::Node::Group(inner) => self::group(inner, out, reach),
            usvg::Node::Text(text) => self::group(text.flattened(), out, reach),
            usvg::Node::Path(path) => {
                let place = path.abs_transform();
                let mut at = |mut points: Vec<Point>| {
                    place.map_points(&mut points);
                    *reach = points.iter().map(|point| f64::from(point.x)).fold(*reach, f64::max);
                    // The vertical axis points down in SVG and up in PDF.
                    points
                        .iter()
                        .flat_map(|point| [number(f64::from(point.x)), number(-f64::from(point.y))])
                        .collect()
                };
                let mut last = Point::zero();
                for segment in path.data().segments() {
                    let (operator, operands) = match segment {
                        PathSegment::MoveTo(to) => ("m", at(vec![to])),
                        PathSegment::LineTo(to) => ("l", at(vec![to])),
                        PathSegment::CubicTo(a, b, to) => ("c", at(vec![a, b, to])),
                        PathSegment::QuadTo(a, to) => {
                            let third = |from: Point| {
                                Point::from_xy(
                                    from.x + (a.x - from.x) * 2.0 / 3.0,
                                    from.y + (a.y - from.y) * 2.0 / 3.0,
                                )
                            };
                            ("c", at(vec![third(last), third(to), to]))
                        }
                        PathSegment::Close => ("h", Vec::new()),
                    };
                    if let PathSegment::MoveTo(to)
                    | PathSegment::LineTo(to)
                    | PathSegment::CubicTo(_, _, to)
                    | PathSegment::QuadTo(_, to) = segment
                    {
                        last = to;
                    }
                    out.push(Operation::new(operator, operands));
                }
                out.push(Operation::new("f", Vec::new()));
            }
            usvg::Node::Image(_) => {}
        }
    }
}
