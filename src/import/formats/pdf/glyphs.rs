//! What stands where on a page: letters, pictures, lines.
//!
//! `hayro-interpret` runs the page's operators and knows fonts; here is only what it draws, with places in points from
//! the upper left corner of the page.

use hayro_interpret::font::Glyph as Shape;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use kurbo::{Affine, BezPath, PathSeg, Point, Rect, Vec2};

use super::content::{Mark, Said};
use super::sheet::{Sheet, Unseen};

/// The most letters on a page: twenty times a page of a newspaper.
const MOST_GLYPHS: usize = 400_000;
/// The most lines and boxes on a page that are looked at.
const MOST_SHAPES: usize = 50_000;

/// How much of what is below it something opaque may let through.
const OPAQUE: f32 = 0.99;
/// How light a colour is that nobody sees on paper, in each of red, green and blue.
const PAPER: f32 = 0.97;

/// Whether nobody sees what is drawn so where nothing else is.
fn is_like_paper(paint: &Paint<'_>) -> bool {
    let Paint::Color(colour) = paint else { return false };
    let [red, green, blue, alpha] = colour.to_rgba().components();
    alpha < 1.0 - OPAQUE || [red, green, blue].iter().all(|part| *part > PAPER)
}

/// A letter on a page.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// What it says; nothing where an earlier one says it, too.
    pub text: String,
    /// Where it begins, on its line.
    pub at: Point,
    /// Where the next one would begin.
    pub end: Point,
    /// The size of its font, in points.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it slants.
    pub italic: bool,
    /// The number of the marked content that it is in.
    pub mcid: Option<i64>,
    /// Whether it is marked as no part of the text.
    pub artifact: bool,
    /// Whether it is the wrong way round, as in a mirror.
    pub mirrored: bool,
    /// Why nobody may see it.
    pub unseen: Option<Unseen>,
}

impl Glyph {
    /// The direction in which its line runs, of length 1.
    pub fn direction(&self) -> Vec2 {
        let along = self.end - self.at;
        if along.hypot() > 1e-6 { along.normalize() } else { Vec2::new(1.0, 0.0) }
    }

    /// Whether its line runs from left to right.
    pub fn is_level(&self) -> bool {
        let along = self.direction();
        along.x > 0.99
    }

    /// Its middle, as far as anyone can say who doesn't know its shape.
    pub fn middle(&self) -> Point {
        let along = self.direction();
        self.at.midpoint(self.end) + Vec2::new(along.y, -along.x) * (self.size * 0.3)
    }

    /// Whether it shows nothing.
    pub fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// A picture on a page.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The part of the page that it covers.
    pub on: Rect,
    /// The number of the object that holds it.
    pub object: Option<(u32, u16)>,
    /// The number of the marked content that it is in.
    pub mcid: Option<i64>,
    /// Whether it is marked as no part of the text.
    pub artifact: bool,
    /// How many letters of the page come before it.
    pub after: usize,
    /// Whether it is in a layer that is not shown.
    pub hidden: bool,
}

/// The least side of a picture, in points: smaller ones are ornaments.
const LEAST_PICTURE: f64 = 40.0;
/// How much of a page a picture covers that is its background.
const BACKGROUND: f64 = 0.85;

impl Shown {
    /// Whether it is part of what the page says: no ornament, no background.
    pub fn is_content(&self, page: &Drawn) -> bool {
        let small = self.on.width() < LEAST_PICTURE || self.on.height() < LEAST_PICTURE;
        !small && !self.covers(page) && !self.artifact
    }

    /// Whether it covers the page.
    pub fn covers(&self, page: &Drawn) -> bool {
        self.on.width() > BACKGROUND * page.width && self.on.height() > BACKGROUND * page.height
    }
}

/// A page as it is drawn.
#[derive(Debug, Clone, Default)]
pub struct Drawn {
    /// Its width, in points.
    pub width: f64,
    /// Its height, in points.
    pub height: f64,
    /// How places in the file become places here.
    pub start: Affine,
    /// Its letters, in the order of the file.
    pub glyphs: Vec<Glyph>,
    /// Its pictures.
    pub pictures: Vec<Shown>,
    /// The bounds of its lines, boxes and drawings, each with its marked content.
    pub shapes: Vec<(Rect, Option<i64>)>,
    /// What letters can be seen against, and what is laid over them.
    pub sheet: Sheet,
}

/// Draws all pages. `said` is what each says, by the walk that has counted it.
pub fn drawn(pdf: &Pdf, said: &[Vec<Said>]) -> Vec<Drawn> {
    let cache = InterpreterCache::new();
    // What a page says doesn't depend on fonts that aren't in the file.
    let settings = InterpreterSettings { render_annotations: false, ..InterpreterSettings::default() };
    let mut all = Vec::new();
    for (page, said) in pdf.pages().iter().zip(said) {
        all.push(draw(page, &cache, &settings, pdf, said));
    }
    all
}

fn draw<'p>(
    page: &Page<'p>,
    cache: &InterpreterCache<'p>,
    settings: &InterpreterSettings,
    pdf: &'p Pdf,
    said: &[Said],
) -> Drawn {
    let (width, height) = page.render_dimensions();
    let marks = said.iter().filter_map(|one| match one {
        Said::Begins(mark) => Some(mark.clone()),
        Said::Run(_) | Said::Clip(_) | Said::Ends => None,
    });
    let start = page.initial_transform(true).to_kurbo();
    let mut pen = Pen {
        drawn: Drawn { width: f64::from(width), height: f64::from(height), start, ..Drawn::default() },
        marks: marks.collect::<Vec<_>>().into_iter(),
        open: Vec::new(),
        clips: Vec::new(),
        groups: Vec::new(),
        is_blended: false,
        is_masked: false,
    };
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    pen.clips.push(area);
    let mut context = Context::new(start, area, cache, pdf.xref(), settings.clone());
    interpret_page(page, &mut context, &mut pen);
    pen.drawn
}

/// Marked content that is open.
struct Open {
    mcid: Option<i64>,
    artifact: bool,
    hidden: bool,
    /// The text that it stands for: some until a letter has said it.
    actual: Option<Option<String>>,
}

struct Pen {
    drawn: Drawn,
    marks: std::vec::IntoIter<Mark>,
    open: Vec<Open>,
    /// What is around the part of the page that is drawn on, innermost last.
    clips: Vec<Rect>,
    /// Whether what is drawn in each open group lets through what is below it.
    groups: Vec<bool>,
    is_blended: bool,
    is_masked: bool,
}

impl Pen {
    fn mcid(&self) -> Option<i64> {
        self.open.iter().rev().find_map(|one| one.mcid)
    }

    /// Whether it is in a layer that isn't shown.
    fn is_hidden(&self) -> bool {
        self.open.iter().any(|one| one.hidden)
    }

    /// The part of the page outside which nothing is drawn.
    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or(Rect::ZERO)
    }

    /// Remembers what a path lays on the page.
    fn lays(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'_>, is_filled: bool) {
        let bounds = transform.transform_rect_bbox(path.control_box()).intersect(self.clip());
        let is_hidden = self.is_hidden();
        let lets_through = self.is_blended || self.is_masked || self.groups.contains(&true);
        let sheet = &mut self.drawn.sheet;
        if is_hidden || !bounds.is_finite() || sheet.grounds.len() == MOST_SHAPES {
            return;
        }
        if !is_like_paper(paint) {
            sheet.grounds.push(bounds);
        }
        let is_box =
            path.segments().count() <= 5 && path.segments().all(|one| matches!(one, PathSeg::Line(_)));
        let upright = transform.as_coeffs()[1].abs() < 1e-6 && transform.as_coeffs()[2].abs() < 1e-6;
        let is_opaque = matches!(paint, Paint::Color(colour) if colour.to_rgba().components()[3] >= OPAQUE);
        if is_filled && is_box && upright && is_opaque && !lets_through {
            sheet.covers.push((bounds, self.drawn.glyphs.len()));
        }
    }

    fn is_artifact(&self) -> bool {
        self.open.iter().any(|one| one.artifact)
    }

    /// What a letter says, where the content that it is in stands for something else.
    fn said(&mut self, own: String) -> String {
        match self.open.iter_mut().find_map(|one| one.actual.as_mut()) {
            Some(actual) => actual.take().unwrap_or_default(),
            None => own,
        }
    }
}

impl<'a> Device<'a> for Pen {
    fn set_soft_mask(&mut self, mask: Option<SoftMask<'a>>) {
        self.is_masked = mask.is_some();
    }

    fn set_blend_mode(&mut self, mode: BlendMode) {
        self.is_blended = !matches!(mode, BlendMode::Normal);
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'a>, mode: &PathDrawMode) {
        self.lays(path, transform, paint, matches!(mode, PathDrawMode::Fill(_)));
        if self.drawn.shapes.len() < MOST_SHAPES {
            let bounds = transform.transform_rect_bbox(path.control_box());
            if bounds.is_finite() {
                let mcid = self.mcid();
                self.drawn.shapes.push((bounds, mcid));
            }
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let outer = self.clip();
        let bounds = clip.path.control_box();
        self.clips.push(if bounds.is_finite() { outer.intersect(bounds) } else { outer });
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, mode: BlendMode) {
        self.groups.push(opacity < OPAQUE || mask.is_some() || !matches!(mode, BlendMode::Normal));
    }

    fn draw_glyph(
        &mut self,
        glyph: &Shape<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        // Letters that are filled and then outlined are drawn twice; the outline is none of its own.
        if matches!(mode, GlyphDrawMode::Stroke(_)) && self.repeats_last(transform * glyph_transform) {
            return;
        }
        if self.drawn.glyphs.len() == MOST_GLYPHS {
            return;
        }
        let own = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        };
        let placed = transform * glyph_transform;
        let (mut advance, mut bold, mut italic) = (None, false, false);
        if let Shape::Outline(outline) = glyph {
            advance = outline.advance_width();
            if let Some(font) = outline.font_data() {
                let name = font.postscript_name.unwrap_or_default().to_lowercase();
                bold = font.weight.is_some_and(|weight| weight >= 600)
                    || ["bold", "black", "heavy", "semibold"].iter().any(|part| name.contains(part));
                italic = font.is_italic || name.contains("italic") || name.contains("oblique");
            }
        }
        let at = placed * Point::ORIGIN;
        let end = placed * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
        let size = (placed * Point::new(0.0, 1000.0) - at).hypot();
        if !(at.is_finite() && end.is_finite() && size.is_finite()) {
            return;
        }
        let text = self.said(own);
        let (mcid, artifact) = (self.mcid(), self.is_artifact());
        // Heights are counted downwards here, and upwards in a font.
        let mirrored = placed.determinant() > 0.0;
        let mut glyph = Glyph { text, at, end, size, bold, italic, mcid, artifact, mirrored, unseen: None };
        glyph.unseen = if self.is_hidden() {
            Some(Unseen::Layer)
        } else if !self.clip().inflate(size, size).contains(glyph.middle()) {
            Some(Unseen::Outside)
        } else if matches!(mode, GlyphDrawMode::Invisible) || is_like_paper(paint) {
            Some(Unseen::Faint)
        } else {
            None
        };
        self.drawn.glyphs.push(glyph);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        if self.drawn.pictures.len() == MOST_SHAPES {
            return;
        }
        let pixels = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let object = match &image {
            Image::Raster(raster) => {
                let id = raster.stream().obj_id();
                u32::try_from(id.obj_number).ok().zip(u16::try_from(id.gen_number).ok())
            }
            Image::Stencil(_) => None,
        };
        let on = transform.transform_rect_bbox(pixels);
        let (mcid, artifact, after) = (self.mcid(), self.is_artifact(), self.drawn.glyphs.len());
        let hidden = self.is_hidden();
        if !hidden {
            self.drawn.sheet.grounds.push(on);
        }
        self.drawn.pictures.push(Shown { on, object, mcid, artifact, after, hidden });
    }

    fn pop_clip_path(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn begin_marked_content(&mut self, tag: &[u8], mcid: Option<i32>) {
        // A form that isn't drawn is walked all the same, and so are its marks. Where the number stands with a name of
        // its own, only the walk has it.
        let mcid = mcid.map(i64::from);
        let same = |one: &Mark| one.tag == tag && (mcid.is_none() || one.mcid == mcid);
        let skipped = self.marks.as_slice().iter().position(same);
        let mark = skipped.and_then(|skipped| self.marks.nth(skipped)).unwrap_or_default();
        let mcid = mcid.or(mark.mcid);
        let artifact = tag == b"Artifact";
        self.open.push(Open { mcid, artifact, hidden: mark.hidden, actual: mark.actual.map(Some) });
    }

    fn end_marked_content(&mut self) {
        // What stands for no letter that was drawn is said all the same.
        if let Some(Open { actual: Some(Some(text)), .. }) = self.open.pop()
            && self.open.iter().all(|one| one.actual.is_none())
            && let Some(last) = self.drawn.glyphs.last_mut()
        {
            last.text.push_str(&text);
        }
    }
}

impl Pen {
    fn repeats_last(&self, placed: Affine) -> bool {
        let at = placed * Point::ORIGIN;
        self.drawn.glyphs.last().is_some_and(|last| last.at.distance(at) < 0.01)
    }
}
