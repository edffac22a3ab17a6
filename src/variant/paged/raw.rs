//! The laid-out pages on their way to the print shop: with bleed, untagged, still in screen colours.

use image::{ImageFormat, RgbImage};
use resvg::{tiny_skia, usvg};
use typst::foundations::{Bytes, Smart};
use typst::layout::{Abs, Frame, FrameItem, Point, Sides, Size, Transform};
use typst::visualize::{ExchangeFormat, Image, ImageKind, RasterImage};
use typst_layout::{Page, PagedDocument};
use typst_pdf::PdfOptions;

use super::failed::LayoutFailed;
use super::laid::Laid;
use super::placed::pictures;
use crate::edition::Edition;

/// Pages as Typst exports them for print.
pub struct Raw {
    /// The file: a page begins at the lower left corner of its bleed.
    pub pdf: Vec<u8>,
    /// Where pictures stand.
    pub placed: Vec<PlacedPicture>,
    /// The page that the colophon begins on, from 0; blank pages stand before it.
    pub back: Option<usize>,
    /// Pages that the layout left blank for the binding, from 0.
    pub blank: Vec<usize>,
}

/// A picture on a page.
#[derive(Debug, Clone, Copy)]
pub struct PlacedPicture {
    /// Index in [`Edition::pictures`].
    pub picture: usize,
    /// Page, from 0.
    pub page: usize,
    /// Left, bottom, right, top in pt, from the lower left corner of the bleed.
    pub area: [f64; 4],
    /// Whether it had to be rasterised: it is a drawing with transparent parts.
    pub rasterised: bool,
}

/// Resolution of a drawing that has to be rasterised, in pixels per inch.
const PPI: f64 = 300.0;
const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// Exports the pages with `bleed_mm` around them.
pub fn raw(laid: &Laid<'_>, edition: &Edition, bleed_mm: f64) -> Result<Raw, LayoutFailed> {
    let bleed = bleed_mm * POINTS_PER_MM;
    let mut placed = Vec::new();
    let mut pages: Vec<Page> = laid.document.pages().to_vec();
    for (number, page) in pages.iter_mut().enumerate() {
        page.bleed = Sides::splat(Abs::pt(bleed));
        let height = page.frame.height().to_pt();
        pictures(&page.frame, Transform::identity(), edition, &mut |found| {
            let corners = [Point::zero(), found.size.to_point()].map(|corner| corner.transform(found.place));
            let [x, y] = [corners.map(|corner| corner.x.to_pt()), corners.map(|corner| corner.y.to_pt())];
            let [left, top] = [x[0].min(x[1]), y[0].min(y[1])];
            let [right, bottom] = [x[0].max(x[1]), y[0].max(y[1])];
            let area = [left + bleed, height - bottom + bleed, right + bleed, height - top + bleed];
            let rasterised = match found.image.kind() {
                ImageKind::Svg(svg) => needs_pixels(svg.tree()),
                ImageKind::Raster(_) | ImageKind::Pdf(_) => false,
            };
            placed.push(PlacedPicture { picture: found.picture, page: number, area, rasterised });
        });
        if placed.iter().any(|one| one.page == number && one.rasterised) {
            flatten(&mut page.frame);
        }
    }
    let document =
        PagedDocument::new(pages.into_iter().collect(), typst::model::Document::info(&laid.document).clone());
    let options = PdfOptions {
        ident: Smart::Custom(format!("{}#print", edition.identifier)),
        timestamp: None,
        tagged: false,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| laid.failed(&errors))?;
    Ok(Raw { pdf, placed, back: Some(laid.back(edition)), blank: laid.blank() })
}

/// Rasterises drawings that a press can't print as they stand.
fn flatten(frame: &mut Frame) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => flatten(&mut group.frame),
            FrameItem::Image(image, size, _) => {
                if let ImageKind::Svg(svg) = image.kind()
                    && needs_pixels(svg.tree())
                    && let Some(pixels) = rasterised(svg.tree(), *size)
                {
                    *image = pixels;
                }
            }
            _ => {}
        }
        true
    });
}

/// Whether a drawing has what a press can't print as it stands: transparency, or gradients that repeat.
fn needs_pixels(tree: &usvg::Tree) -> bool {
    in_group(tree.root())
}

fn in_group(group: &usvg::Group) -> bool {
    group.opacity().get() < 1.0
        || group.blend_mode() != usvg::BlendMode::Normal
        || group.mask().is_some()
        || !group.filters().is_empty()
        || group
            .clip_path()
            .is_some_and(|clip| clip.clip_path().is_some() || clip.root().children().len() != 1)
        || group.children().iter().any(|node| match node {
            usvg::Node::Group(inner) => in_group(inner),
            usvg::Node::Path(path) => {
                path.fill().is_some_and(|fill| fill.opacity().get() < 1.0 || odd_paint(fill.paint()))
                    || path
                        .stroke()
                        .is_some_and(|stroke| stroke.opacity().get() < 1.0 || odd_paint(stroke.paint()))
            }
            usvg::Node::Image(image) => match image.kind() {
                usvg::ImageKind::SVG(tree) => needs_pixels(tree),
                usvg::ImageKind::GIF(_) | usvg::ImageKind::WEBP(_) => true,
                usvg::ImageKind::PNG(_) | usvg::ImageKind::JPEG(_) => false,
            },
            usvg::Node::Text(text) => in_group(text.flattened()),
        })
}

fn odd_paint(paint: &usvg::Paint) -> bool {
    let odd = |gradient: &usvg::BaseGradient| {
        gradient.spread_method() != usvg::SpreadMethod::Pad
            || gradient.stops().iter().any(|stop| stop.opacity().get() < 1.0)
    };
    match paint {
        usvg::Paint::Color(_) => false,
        usvg::Paint::LinearGradient(gradient) => odd(gradient),
        usvg::Paint::RadialGradient(gradient) => odd(gradient),
        usvg::Paint::Pattern(pattern) => in_group(pattern.root()),
    }
}

/// The drawing on white, in pixels.
fn rasterised(tree: &usvg::Tree, size: Size) -> Option<Image> {
    let pixels = |length: Abs| (length.to_inches() * PPI).ceil() as u32;
    let mut canvas = tiny_skia::Pixmap::new(pixels(size.x), pixels(size.y))?;
    canvas.fill(tiny_skia::Color::WHITE);
    let scale = (canvas.width() as f32 / tree.size().width(), canvas.height() as f32 / tree.size().height());
    resvg::render(tree, tiny_skia::Transform::from_scale(scale.0, scale.1), &mut canvas.as_mut());
    let opaque = canvas.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let picture = RgbImage::from_raw(canvas.width(), canvas.height(), opaque)?;
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png).ok()?;
    let raster = RasterImage::plain(Bytes::new(file.into_inner()), ExchangeFormat::Png).ok()?;
    Some(Image::plain(raster))
}
