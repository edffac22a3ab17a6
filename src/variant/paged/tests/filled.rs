//! The pages of the policies that come with the program are filled.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::visualize::{Geometry, Paint};
use typst_layout::PagedDocument;

use super::{SetLine, of_the_repository, set_lines_of};
use crate::check::CheckedPolicy;
use crate::layout::{self, Fonts, Layout};
use crate::policy::VariantName;
use crate::variant::paged::drawn::drawings;
use crate::variant::paged::pages::Pages;
use crate::variant::{Input, LineEnd, Settings, writer};

/// How much of a page's text area may be empty at its foot.
const MOST: f64 = 0.22;

/// Pages that are emptier: of a policy, in a layout and a variant, its page, and why.
const EXCEPTIONS: &[(&str, &str, VariantName, usize, &str)] = &[];
/// How many there may be in a layout, of all policies together.
const MOST_EXCEPTIONS: usize = 3;

/// What a policy's pages in a layout and a variant are like.
pub(super) struct Seen {
    pub slug: String,
    pub layout: String,
    pub variant: VariantName,
    /// How much of each page is empty.
    empty: Vec<f64>,
    /// How far down the openers reach.
    openers: Vec<Abs>,
    /// The smallest letters of each drawing: what they say, on which page, and their size in pt.
    pub letters: Vec<(String, usize, f64)>,
    /// The pages' lines, in the order they are set.
    lines: Vec<Vec<SetLine>>,
}

/// Each policy in `sources/` in each layout, laid out once for all that is asked of its pages. Large print is alike in all.
pub(super) static SEEN: LazyLock<Vec<Seen>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fonts = Fonts::load(root).expect("fonts");
    let checked = of_the_repository();
    assert!(checked.sound.len() >= 5, "{:?}", checked.told.findings);
    let names = layout::names(root).expect("layouts");
    let mut all = Vec::new();
    for policy in &checked.sound {
        for name in &names {
            let layout = Arc::new(layout::load(root, name).expect("a layout"));
            all.push(seen(policy, name, &layout, VariantName::Screen, &fonts));
        }
        let own = policy.layout();
        all.push(seen(policy, LARGE, own, VariantName::LargePrint, &fonts));
    }
    all
});
/// Stands for the layout in large print.
const LARGE: &str = "any";

fn seen(
    policy: &CheckedPolicy,
    name: &str,
    layout: &Arc<Layout>,
    variant: VariantName,
    fonts: &Fonts,
) -> Seen {
    let writer = writer(variant);
    let edition = Arc::new(policy.edition(variant.edition()).expect("an edition"));
    let input = Input {
        layout: Arc::clone(layout),
        page_setting: writer.page_setting(),
        page_source: None,
        sibling: None,
        settings: Settings::of(policy.publisher(), &edition, LineEnd::Unix),
        edition,
    };
    let pages = Pages::new(&input, fonts);
    let laid =
        pages.laid().unwrap_or_else(|why| panic!("{}, {name}, {variant}: {}", policy.slug(), why.said()));
    let letters = drawings(&laid.document, pages.edition()).into_iter().filter_map(|drawn| {
        let smallest = pages.edition().pictures[drawn.picture].lettering.smallest.as_ref()?;
        Some((smallest.words.clone(), drawn.page, drawn.unit_pt * f64::from(smallest.size)))
    });
    Seen {
        slug: policy.slug().to_owned(),
        layout: name.to_owned(),
        variant,
        empty: empty(&laid.document),
        openers: openers(&laid.document),
        letters: letters.collect(),
        lines: laid.document.pages().iter().map(set_lines_of).collect(),
    }
}

/// Tells the lower edge of everything that is drawn, and the baseline of texts.
fn lower_edges(frame: &Frame, at: Transform, tell: &mut dyn FnMut(Abs, bool)) {
    for (position, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(position.x, position.y));
        let lower = |height: Abs| Point::new(Abs::zero(), height).transform(here).y;
        match item {
            FrameItem::Group(group) => lower_edges(&group.frame, here.pre_concat(group.transform), tell),
            FrameItem::Text(_) => tell(lower(Abs::zero()), true),
            FrameItem::Image(_, size, _) => tell(lower(size.y), false),
            FrameItem::Shape(shape, _) => {
                let drawn = shape.fill.is_some() || shape.stroke.is_some();
                if drawn {
                    let height = match &shape.geometry {
                        Geometry::Line(to) => to.y,
                        Geometry::Rect(size) => size.y,
                        Geometry::Curve(curve) => curve.bbox(None).max.y,
                    };
                    tell(lower(height), false);
                }
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// How much of each page's text area is empty at its foot. The foot of the page has the number; the text area ends with the lowest
/// line above it on any page, and begins with the highest.
fn empty(document: &PagedDocument) -> Vec<f64> {
    let mut pages = Vec::new();
    for page in document.pages() {
        let mut edges = Vec::new();
        lower_edges(&page.frame, Transform::identity(), &mut |edge, is_text| edges.push((edge, is_text)));
        pages.push(edges);
    }
    let lowest = |edges: &[(Abs, bool)]| {
        edges.iter().filter(|(_, is_text)| *is_text).map(|(edge, _)| *edge).fold(Abs::zero(), Abs::max)
    };
    // The number stands at the same height on most pages.
    let mut feet: Vec<Abs> = pages.iter().map(|edges| lowest(edges)).collect();
    feet.sort();
    let foot = feet[feet.len() / 2];
    let is_above = |edge: &Abs| *edge < foot - Abs::pt(4.0);
    let body = |edges: &[(Abs, bool)]| -> Vec<Abs> {
        edges.iter().filter(|(edge, is_text)| *is_text && is_above(edge)).map(|(edge, _)| *edge).collect()
    };
    let bottom = pages.iter().flat_map(|edges| body(edges)).fold(Abs::zero(), Abs::max);
    let top = pages.iter().flat_map(|edges| body(edges)).fold(bottom, Abs::min);
    let share = |edges: &Vec<(Abs, bool)>| {
        let foot_text = |edge: &Abs, is_text: bool| is_text && !is_above(edge);
        let ink = edges.iter().filter(|(edge, is_text)| !foot_text(edge, *is_text)).map(|(edge, _)| *edge);
        let lowest = ink.fold(top, Abs::max);
        ((bottom - lowest) / (bottom - top)).max(0.0)
    };
    pages.iter().map(share).collect()
}

/// How far down the fields reach that run over the head of a page and both its sides, in a colour that is dark enough for white
/// letters: those of openers.
fn fields(frame: &Frame, at: Transform, width: Abs, found: &mut Vec<Abs>) {
    for (position, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => fields(&group.frame, here.pre_concat(group.transform), width, found),
            FrameItem::Shape(shape, _) => {
                let (Geometry::Rect(size), Some(Paint::Solid(colour))) = (&shape.geometry, &shape.fill)
                else {
                    continue;
                };
                let [red, green, blue, _] = colour.to_vec4();
                let corner = Point::zero().transform(here);
                let covers = corner.x <= Abs::zero() && corner.y <= Abs::zero() && corner.x + size.x >= width;
                if covers && 0.3 * red + 0.6 * green + 0.1 * blue < 0.6 {
                    found.push(corner.y + size.y);
                }
            }
            _ => {}
        }
    }
}

/// How far down the openers of a book reach.
fn openers(document: &PagedDocument) -> Vec<Abs> {
    let mut heights = Vec::new();
    for page in document.pages() {
        fields(&page.frame, Transform::identity(), page.frame.width(), &mut heights);
    }
    heights
}

#[test]
fn openers_of_a_book_have_one_height() {
    let mut count = 0;
    // A leaflet's openers are bands wherever they stand; a report's have no field.
    let screens = SEEN.iter().filter(|seen| seen.variant == VariantName::Screen);
    for Seen { slug, layout, openers, .. } in screens.filter(|seen| ["brochure", "square"].contains(&&*seen.layout)) {
        let least = openers.iter().copied().fold(Abs::inf(), Abs::min);
        assert!(
            openers.iter().all(|height| *height <= least + Abs::pt(0.1)),
            "{slug}, {layout}: {openers:?}"
        );
        count += openers.len();
    }
    assert!(count > 15, "{count} openers");
}

#[test]
fn no_page_is_left_half_empty() {
    let mut found = Vec::new();
    for Seen { slug, layout, variant, empty, .. } in SEEN.iter() {
        let last = empty.len();
        for (index, empty) in empty.iter().enumerate() {
            // The book ends where it ends.
            if *empty > MOST && index + 1 < last {
                found.push((slug.as_str(), layout.as_str(), *variant, index + 1, (empty * 100.0).round()));
            }
        }
    }
    let are_one = |(slug, layout, variant, page, _): &(&str, &str, VariantName, usize, &str), on: &(&str, &str, VariantName, usize, f64)| {
        (*slug, *layout, *variant, *page) == (on.0, on.1, on.2, on.3)
    };
    let unknown: Vec<_> =
        found.iter().filter(|on| !EXCEPTIONS.iter().any(|known| are_one(known, on))).collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
    let gone: Vec<_> = EXCEPTIONS.iter().filter(|known| !found.iter().any(|on| are_one(known, on))).collect();
    assert!(gone.is_empty(), "filled by now: {gone:#?}");
    for name in SEEN.iter().filter(|seen| seen.variant == VariantName::Screen).map(|seen| &seen.layout) {
        let count = EXCEPTIONS.iter().filter(|(_, layout, ..)| layout == name).count();
        assert!(count <= MOST_EXCEPTIONS, "{name}: {count} pages");
    }
}

/// Prints what can be seen of the pages, for whoever changes a layout.
#[test]
fn lines_are_on_pages() {
    for Seen { slug, layout, lines, .. } in SEEN.iter() {
        assert!(lines.iter().filter(|page| !page.is_empty()).count() > 10, "{slug}, {layout}");
    }
}
