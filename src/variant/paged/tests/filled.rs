//! The pages of the policies that come with the program are filled.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::visualize::{Geometry, Paint};
use typst_layout::PagedDocument;

use super::{SetLine, of_the_repository, set_lines_of};
use crate::layout::{self, Fonts};
use crate::policy::VariantName;
use crate::variant::paged::drawn::drawings;
use crate::variant::paged::pages::Pages;
use crate::variant::{Input, LineEnd, Settings, writer};

/// How much of a page's text area may be empty at its foot.
const MOST: f64 = 0.22;

/// Pages that are emptier: of a policy, in a layout and a variant, its page, and why.
const EXCEPTIONS: &[(&str, &str, VariantName, usize, &str)] = &[
    (FAMILY, "brochure", SCREEN, 13, "the second ambition, which fills the page after it, has no room here"),
    (FAMILY, "brochure", SCREEN, 29, "what leads to a list stays with its first items"),
    (SOCIAL, "brochure", SCREEN, 24, "the contact section begins with what stays in one piece"),
    (FAMILY, "leaflet", SCREEN, 4, "the figure that closes its section has no room here"),
    (YOUNG, "leaflet", SCREEN, 11, "the opener, whose title has three lines, has no room here"),
    (FAMILY, "report", SCREEN, 20, "the columns of the glossary, which don't break, have no room here"),
    (SOCIAL, "report", SCREEN, 10, "the picture, which runs over both edges, has no room here"),
    (FAMILY, "square", SCREEN, 26, "what leads to a list stays with its first items"),
    (YOUNG, "square", SCREEN, 19, "the contact section begins with what stays in one piece"),
    (OLDER, "square", SCREEN, 11, "the title of three lines and a paragraph with a note have no room here"),
    (FAMILY, LARGE, IN_LARGE, 9, "the box, which stays in one piece, has no room here"),
    (FAMILY, LARGE, IN_LARGE, 14, "the paragraph that leads to a list stays with its first item"),
    (FAMILY, LARGE, IN_LARGE, 17, "the ambition stays in one piece"),
    (FAMILY, LARGE, IN_LARGE, 35, "the last two rows of the table, which stay together, have no room here"),
    (YOUNG, LARGE, IN_LARGE, 17, "a label, a title of two lines and a paragraph don't fit"),
    (PROPOSAL, LARGE, IN_LARGE, 13, "a label, a title of two lines and a paragraph don't fit"),
    (SOCIAL, LARGE, IN_LARGE, 14, "a label, a title and a paragraph don't fit"),
    (SOCIAL, LARGE, IN_LARGE, 24, "the first rows of the table don't fit"),
];
const SCREEN: VariantName = VariantName::Screen;
const IN_LARGE: VariantName = VariantName::LargePrint;
const FAMILY: &str = "boerne-og-familiepolitik-2026-2029";
const YOUNG: &str = "boerne-og-ungepolitik-0-29";
const PROPOSAL: &str = "socialdemokratiets-socialpolitiske-udspil";
const OLDER: &str = "socialpolitik-2021-2024";
const SOCIAL: &str = "socialpolitik-2025-2028";
/// How many there may be in a layout, of all policies together, and in large print.
const MOST_EXCEPTIONS: usize = 3;
const MOST_IN_LARGE: usize = 8;

/// What a policy's pages in a layout and a variant are like.
pub(super) struct Seen {
    pub slug: String,
    pub layout: String,
    /// Whether that is the layout it is published in.
    pub is_own: bool,
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
        let own = policy.layout();
        let edition = Arc::new(policy.edition(SCREEN.edition()).expect("an edition"));
        let input = |layout, variant| Input {
            layout,
            page_setting: writer(variant).page_setting(),
            page_source: None,
            sibling: None,
            settings: Settings::of(policy.publisher(), &edition, LineEnd::Unix),
            edition: Arc::clone(&edition),
        };
        for name in &names {
            let layout = Arc::new(layout::load(root, name).expect("a layout"));
            let is_own = own.name == *name;
            all.push(Seen { is_own, ..seen(policy.slug(), name, SCREEN, &input(layout, SCREEN), &fonts) });
        }
        all.push(seen(policy.slug(), LARGE, IN_LARGE, &input(Arc::clone(own), IN_LARGE), &fonts));
    }
    all
});
/// Stands for the layout in large print.
const LARGE: &str = "any";

fn seen(slug: &str, name: &str, variant: VariantName, input: &Input, fonts: &Fonts) -> Seen {
    let pages = Pages::new(input, fonts);
    let laid = pages.laid().unwrap_or_else(|why| panic!("{slug}, {name}, {variant}: {}", why.said()));
    let letters = drawings(&laid.document, pages.edition()).into_iter().filter_map(|drawn| {
        let smallest = pages.edition().pictures[drawn.picture].lettering.smallest.as_ref()?;
        Some((smallest.words.clone(), drawn.page, drawn.unit_pt * f64::from(smallest.size)))
    });
    Seen {
        slug: slug.to_owned(),
        layout: name.to_owned(),
        is_own: true,
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
    for Seen { slug, layout, openers, .. } in
        screens.filter(|seen| ["brochure", "square"].contains(&&*seen.layout))
    {
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
    let are_one = |(slug, layout, variant, page, _): &(&str, &str, VariantName, usize, &str),
                   on: &(&str, &str, VariantName, usize, f64)| {
        (*slug, *layout, *variant, *page) == (on.0, on.1, on.2, on.3)
    };
    let unknown: Vec<_> =
        found.iter().filter(|on| !EXCEPTIONS.iter().any(|known| are_one(known, on))).collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
    let gone: Vec<_> = EXCEPTIONS.iter().filter(|known| !found.iter().any(|on| are_one(known, on))).collect();
    assert!(gone.is_empty(), "filled by now: {gone:#?}");
    for Seen { layout: name, variant, .. } in SEEN.iter() {
        let count = EXCEPTIONS.iter().filter(|(_, layout, ..)| layout == name).count();
        let most = if *variant == VariantName::Screen { MOST_EXCEPTIONS } else { MOST_IN_LARGE };
        assert!(count <= most, "{name}: {count} pages");
    }
}

/// An address is on a page with what leads to it, in one piece.
#[test]
fn an_address_stays_with_what_leads_to_it() {
    const NAMES: [&str; 3] = ["Sønderborg Kommune", "Sorø Kommune", "Socialdemokratiet"];
    let mut looked_at = 0;
    for Seen { slug, layout, lines, .. } in SEEN.iter().filter(|seen| seen.variant == VariantName::Screen) {
        // The first line that says the name alone; the colophon, on the last page, has it again.
        let inside = &lines[1..lines.len() - 1];
        let is_name = |line: &SetLine| NAMES.contains(&line.text.trim());
        let found = inside
            .iter()
            .enumerate()
            .find_map(|(at, page)| page.iter().find(|line| is_name(line)).map(|line| (at + 2, page, line)));
        let (number, page, name) = found.unwrap_or_else(|| panic!("{slug}, {layout}: no address"));
        let is_above = |line: &&SetLine| line.from.y < name.from.y - Abs::pt(4.0);
        assert!(
            page.iter().any(|line| is_above(&line)),
            "{slug}, {layout}, page {number}: the address is alone"
        );
        looked_at += 1;
    }
    assert!(looked_at >= 20, "{looked_at} addresses");
}

/// The rows of a table begin at one edge, under a header that each page repeats.
#[test]
fn no_last_row_is_alone_under_a_repeated_header() {
    let mut parted = 0;
    for Seen { slug, layout, lines, .. } in SEEN.iter().filter(|seen| seen.variant == VariantName::Screen) {
        for (index, pair) in lines.windows(2).enumerate() {
            // The page begins with lines that are on the page before as well.
            let Some(head) = pair[1].first() else { continue };
            let next = pair[1].get(1);
            let is_header = |line: &SetLine| {
                pair[0]
                    .iter()
                    .any(|other| other.text == line.text && (other.from.x - line.from.x).abs() < Abs::pt(0.5))
            };
            let Some(second) = next.filter(|second| {
                is_header(head) && is_header(second) && (second.from.y - head.from.y).abs() < Abs::pt(1.0)
            }) else {
                continue;
            };
            // Cells of the last column stand at its edge: each row begins there once, and a cell's lines are close.
            let cells: Vec<Abs> = pair[1]
                .iter()
                .skip(2)
                .filter(|line| (line.from.x - second.from.x).abs() < Abs::pt(0.5))
                .map(|line| line.from.y)
                .collect();
            let starts = cells.windows(2).filter(|pair| pair[1] - pair[0] > Abs::pt(14.5)).count() + 1;
            assert!(starts > 1, "{slug}, {layout}, page {}: a row alone", index + 2);
            parted += 1;
        }
    }
    assert!(parted > 3, "{parted} tables that go on");
}

/// A number of a goal or an item, as it stands before its text.
fn is_number(text: &str) -> bool {
    text.trim().strip_suffix('.').is_some_and(|digits| {
        !digits.is_empty() && digits.len() < 3 && digits.chars().all(|sign| sign.is_ascii_digit())
    })
}

/// Goals have rules between them and numbers before them. A page that begins with the last of them shows at least a dozen lines of it, or
/// the one before it, too.
#[test]
fn no_short_goal_is_alone_at_the_head_of_a_page() {
    let mut looked_at = 0;
    for Seen { slug, layout, variant, lines, .. } in SEEN.iter() {
        if *variant != VariantName::Screen {
            continue;
        }
        for (index, page) in lines.iter().enumerate() {
            let numbers: Vec<usize> =
                page.iter().enumerate().filter(|(_, line)| is_number(&line.text)).map(|(at, _)| at).collect();
            looked_at += numbers.len();
            let [only] = numbers[..] else { continue };
            let is_first = page[only].text.trim() == "1.";
            // What stands before it on the page, and at its head.
            if is_first || page[..only].iter().any(|line| line.from.y < page[only].from.y - Abs::pt(4.0)) {
                continue;
            }
            let left = page[only].from.x;
            let own = page[only + 1..].iter().take_while(|line| line.from.x > left + Abs::pt(4.0)).count();
            assert!(own >= 5, "{slug}, {layout}, page {}: {own} lines of {}", index + 1, page[only].text);
        }
    }
    assert!(looked_at > 400, "{looked_at} numbers");
}
