//! What a drawing takes in pixels: layers, filters, dashes.
//!
//! Printed drawings with transparency, and filters everywhere, become pixels. What that costs depends on areas, which are
//! known once the drawing is understood, and is counted in parts of the whole drawing.

use usvg::filter::{Filter, Kind};
use usvg::{Group, ImageKind, Node, Paint, Tree};

use super::fault::{DrawingFault, Heavy};
use super::limits;

/// Pixels along the longer side, about: a drawing across a page of A4 in print.
const PIXELS: f64 = 2_500.0;

/// Whether a drawing can be drawn in bounded time and memory.
pub fn measure(tree: &Tree) -> Result<(), DrawingFault> {
    let size = tree.size();
    let (width, height) = (f64::from(size.width()), f64::from(size.height()));
    let mut canvas = Canvas {
        area: width * height,
        scale: PIXELS / width.max(height),
        layers: 0.0,
        steps: 0.0,
        dashes: 0.0,
        points: 0,
    };
    canvas.group(tree.root(), 0.0, false)
}

struct Canvas {
    area: f64,
    /// Pixels a unit.
    scale: f64,
    layers: f64,
    steps: f64,
    dashes: f64,
    points: u64,
}

impl Canvas {
    /// `deep` is what lies around a group, in layers. `apart` is what is drawn by itself: a pattern's or a mask's content,
    /// where coordinates say nothing of the area.
    fn group(&mut self, group: &Group, deep: f64, apart: bool) -> Result<(), DrawingFault> {
        let mut deep = deep;
        let bounds = group.abs_layer_bounding_box();
        let area = f64::from(bounds.width()) * f64::from(bounds.height()) / self.area;
        let part = if apart || !area.is_finite() { 1.0 } else { area.min(1.0) };
        if group.should_isolate() {
            deep += part;
            self.layers += part;
        }
        for filter in group.filters() {
            // Nothing cuts the area of a filter off at the edge of the drawing.
            if area.is_nan() || area > limits::FILTER_AREA {
                return Err(DrawingFault::TooHeavy(Heavy::Filters));
            }
            self.filter(filter, if apart { 1.0 } else { area }, deep)?;
        }
        if deep > limits::LAYERS_DEEP || self.layers > limits::LAYERS {
            return Err(DrawingFault::TooHeavy(Heavy::Layers));
        }
        let mut clip = group.clip_path();
        while let Some(one) = clip {
            self.group(one.root(), deep, true)?;
            clip = one.clip_path();
        }
        let mut mask = group.mask();
        while let Some(one) = mask {
            deep += part;
            self.layers += part;
            self.group(one.root(), deep, true)?;
            mask = one.mask();
        }
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, deep, apart)?,
                Node::Text(text) => self.group(text.flattened(), deep, apart)?,
                Node::Image(image) => {
                    if let ImageKind::SVG(tree) = image.kind() {
                        self.group(tree.root(), deep, true)?;
                    }
                }
                Node::Path(path) => {
                    self.points += path.data().len() as u64;
                    if self.points > limits::POINTS {
                        return Err(DrawingFault::TooHeavy(Heavy::Points));
                    }
                    let stroke = path.stroke();
                    for paint in path
                        .fill()
                        .map(|fill| fill.paint())
                        .into_iter()
                        .chain(stroke.map(|stroke| stroke.paint()))
                    {
                        if let Paint::Pattern(pattern) = paint {
                            self.group(pattern.root(), deep + 1.0, true)?;
                        }
                    }
                    if let Some(dashes) = stroke.and_then(|stroke| stroke.dasharray()) {
                        let whole: f32 = dashes.iter().sum();
                        let pieces = length(path.data()) / f64::from(whole) * dashes.len() as f64;
                        self.dashes += dashes.len() as f64 + if pieces.is_finite() { pieces } else { 0.0 };
                        if self.dashes > limits::DASHES {
                            return Err(DrawingFault::TooHeavy(Heavy::Dashes));
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn filter(&mut self, filter: &Filter, area: f64, deep: f64) -> Result<(), DrawingFault> {
        for primitive in filter.primitives() {
            let pixels = |units: f32| 1.0 + (f64::from(units) * self.scale).clamp(0.0, PIXELS);
            self.steps += area
                * match primitive.kind() {
                    Kind::Turbulence(one) => 100.0 * f64::from(one.num_octaves()),
                    Kind::Morphology(one) => {
                        2.0 * pixels(one.radius_x().get()) * pixels(one.radius_y().get())
                    }
                    Kind::ConvolveMatrix(one) => 10.0 * one.matrix().data().len() as f64,
                    Kind::GaussianBlur(_) | Kind::DropShadow(_) => 60.0,
                    Kind::DiffuseLighting(_) | Kind::SpecularLighting(_) => 80.0,
                    _ => 20.0,
                };
            if self.steps > limits::STEPS {
                return Err(DrawingFault::TooHeavy(Heavy::Filters));
            }
            if let Kind::Image(image) = primitive.kind() {
                self.group(image.root(), deep + 1.0, true)?;
            }
        }
        // Each step keeps its result until the last is done.
        if deep + area * filter.primitives().len() as f64 > limits::LAYERS_DEEP * 2.0 {
            return Err(DrawingFault::TooHeavy(Heavy::Filters));
        }
        Ok(())
    }
}

/// The length of a path, at most: along the points that hold its curves.
fn length(path: &usvg::tiny_skia_path::Path) -> f64 {
    let apart = |two: &[usvg::tiny_skia_path::Point]| {
        f64::from(two[1].x - two[0].x).hypot(f64::from(two[1].y - two[0].y))
    };
    path.points().windows(2).map(apart).sum()
}
