//! The pages of the policies that come with the program are filled.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use typst::layout::{Abs, Frame, FrameItem, Point, Size, Transform};
use typst::visualize::{Geometry, Paint};
use typst_layout::PagedDocument;

use super::{SetLine, of_the_repository, set_lines_of, sizes};
use crate::edition::{Edition, Part};
use crate::layout::{self, Fonts};
use crate::policy::{Role, VariantName};
use crate::variant::paged::drawn::drawings;
use crate::variant::paged::pages::Pages;
use crate::variant::{Input, LineEnd, Settings, writer};

/// How much of a page's text area may be empty at its foot.
const MOST: f64 = 0.22;

/// How much of it may be empty of words where a section ends under a shape that closes its page.
const MOST_CLOSED: f64 = 0.6;

/// Pages that are emptier: of a policy, in a layout and a variant, its page, and why.
const EXCEPTIONS: &[(&str, &str, VariantName, usize, &str)] = &[
    (FAMILY, "brochure", SCREEN, 28, "what leads to a list stays with its first items"),
    (SOCIAL, "brochure", SCREEN, 24, "the contact section begins with what stays in one piece"),
    (FAMILY, "leaflet", SCREEN, 4, "the figure that closes its section has no room here"),
    (FAMILY, "leaflet", SCREEN, 26, "the address stays with what leads to it"),
    (YOUNG, "leaflet", SCREEN, 11, "the opener, whose title has four lines, has no room here"),
    (PROPOSAL, "report", SCREEN, 9, "the figure stands above the promise that closes its section"),
    (OLDER, "square", SCREEN, 10, "a table begins with two rows below its header"),
    (FAMILY, "square", SCREEN, 25, "what leads to a list stays with its first items"),
    (YOUNG, "square", SCREEN, 19, "the contact section begins with what stays in one piece"),
    (FAMILY, LARGE, IN_LARGE, 5, "the figure that closes its section takes a page with its description"),
    (YOUNG, LARGE, IN_LARGE, 15, "a label, a title of three lines and a paragraph don't fit"),
    (YOUNG, LARGE, IN_LARGE, 17, "a label, a title of two lines and a paragraph don't fit"),
    (PROPOSAL, LARGE, IN_LARGE, 13, "a label, a title of two lines and a paragraph don't fit"),
    (
        OLDER,
        LARGE,
        IN_LARGE,
        3,
        "the figure, which takes more than a page with its description, has no room here",
    ),
    (SOCIAL, LARGE, IN_LARGE, 15, "the ambition stays in one piece"),
    (SOCIAL, LARGE, IN_LARGE, 18, "the ambition stays in one piece"),
    (
        SOCIAL,
        LARGE,
        IN_LARGE,
        25,
        "the contact section, with its address, before a glossary whose title has no room here",
    ),
];
/// Pages that hold less under such a shape, which no section that is drawn together saves.
const CLOSED_EXCEPTIONS: &[(&str, &str, VariantName, usize, &str)] = &[
    (FAMILY, "report", SCREEN, 13, "two goals, which stay in one piece"),
    (YOUNG, "report", SCREEN, 7, "a short table after a figure that takes half of the page before it"),
    (SOCIAL, "report", SCREEN, 13, "the ambition, after a page that ends in a note"),
    (OLDER, "brochure", SCREEN, 18, "the last four goals"),
    (SOCIAL, "brochure", SCREEN, 10, "two paragraphs after a figure that stands where it is written"),
    (YOUNG, "square", SCREEN, 13, "the last of six emphases, after a figure that has no room on its page"),
    (YOUNG, "square", SCREEN, 21, "the description of the last figure"),
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
/// How many there may be of all policies in the layouts they are published in.
const MOST_OF_OWN: usize = 3;
const MOST_IN_LARGE: usize = 8;

/// What a policy's pages in a layout and a variant are like.
pub(super) struct Seen {
    pub slug: String,
    pub layout: String,
    /// Whether that is the layout it is published in.
    pub is_own: bool,
    pub variant: VariantName,
    /// How much of each page is empty.
    empty: Vec<Empty>,
    /// How far down the openers reach.
    openers: Vec<Abs>,
    /// The titles of focus areas, and how large the letters are that they begin with, in pt.
    titles: Vec<(String, f64)>,
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
        let edition = policy.edition(SCREEN.edition()).expect("an edition");
        let input = |layout, variant| Input {
            layout,
            page_setting: writer(variant).page_setting(),
            page_source: None,
            sibling: None,
            formats: Vec::new(),
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
        titles: titles(&laid.document, pages.edition()),
        letters: letters.collect(),
        lines: laid.document.pages().iter().map(set_lines_of).collect(),
    }
}

/// What an edge belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Drawing,
    /// What closes a page: a shape that runs over its foot, but not over both its sides as fields of colour do.
    Closing,
}

/// Tells the lower edge of everything that is drawn on a page of this size, and the baseline of texts.
fn lower_edges(frame: &Frame, at: Transform, page: Size, tell: &mut dyn FnMut(Abs, Kind)) {
    for (position, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(position.x, position.y));
        let lower = |height: Abs| Point::new(Abs::zero(), height).transform(here).y;
        match item {
            FrameItem::Group(group) => {
                lower_edges(&group.frame, here.pre_concat(group.transform), page, tell);
            }
            FrameItem::Text(_) => tell(lower(Abs::zero()), Kind::Text),
            FrameItem::Image(_, size, _) => tell(lower(size.y), Kind::Drawing),
            FrameItem::Shape(shape, _) => {
                let drawn = shape.fill.is_some() || shape.stroke.is_some();
                if drawn {
                    let size = match &shape.geometry {
                        Geometry::Line(to) => to.to_size(),
                        Geometry::Rect(size) => *size,
                        Geometry::Curve(curve) => curve.bbox(None).max.to_size(),
                    };
                    let across = Point::zero().transform(here).x <= Abs::zero()
                        && Point::with_x(size.x).transform(here).x >= page.x;
                    let closes = lower(size.y) >= page.y && !across;
                    tell(lower(size.y), if closes { Kind::Closing } else { Kind::Drawing });
                }
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// How much of a page's text area is empty at its foot, with the shape that closes the page and without.
#[derive(Clone, Copy)]
struct Empty {
    shown: f64,
    of_words: f64,
}

/// The foot of the page has the number; the text area ends with the lowest line above it on any page, and begins with the highest.
fn empty(document: &PagedDocument) -> Vec<Empty> {
    let mut pages = Vec::new();
    for page in document.pages() {
        let mut edges = Vec::new();
        lower_edges(&page.frame, Transform::identity(), page.frame.size(), &mut |edge, kind| {
            edges.push((edge, kind));
        });
        pages.push(edges);
    }
    let texts = |edges: &[(Abs, Kind)]| -> Vec<Abs> {
        edges.iter().filter(|(_, kind)| *kind == Kind::Text).map(|(edge, _)| *edge).collect()
    };
    // The number stands at the same height on most pages.
    let mut feet: Vec<Abs> =
        pages.iter().map(|edges| texts(edges).into_iter().fold(Abs::zero(), Abs::max)).collect();
    feet.sort();
    let foot = feet[feet.len() / 2];
    let is_above = |edge: &Abs| *edge < foot - Abs::pt(4.0);
    let body = || pages.iter().flat_map(|edges| texts(edges)).filter(is_above);
    let bottom = body().fold(Abs::zero(), Abs::max);
    let top = body().fold(bottom, Abs::min);
    let share = |edges: &[(Abs, Kind)], with_closing: bool| {
        let ink = edges
            .iter()
            .filter(|(edge, kind)| match kind {
                Kind::Text => is_above(edge),
                Kind::Drawing => true,
                Kind::Closing => with_closing,
            })
            .map(|(edge, _)| *edge);
        ((bottom - ink.fold(top, Abs::max)) / (bottom - top)).max(0.0)
    };
    pages.iter().map(|edges| Empty { shown: share(edges, true), of_words: share(edges, false) }).collect()
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

/// The largest letters that begin with a focus area's title, of each. They may go on in the next line.
fn titles(document: &PagedDocument, edition: &Edition) -> Vec<(String, f64)> {
    let set = sizes(document);
    let areas = edition.sections.iter().filter(|section| section.role == Part::Of(Role::FocusArea));
    let largest = |title: &str| {
        let begins = set.iter().filter(|(_, text)| {
            let rest = title.strip_prefix(text.trim());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')) && text.trim().len() > 3
        });
        begins.map(|(size, _)| *size).fold(0.0, f64::max)
    };
    areas.map(|area| (area.title.clone(), largest(&area.title))).collect()
}

#[test]
fn titles_of_a_book_are_as_large() {
    let mut count = 0;
    for Seen { slug, layout, titles, .. } in SEEN.iter() {
        let least = titles.iter().map(|(_, size)| *size).fold(f64::INFINITY, f64::min);
        assert!(
            titles.iter().all(|(_, size)| *size > 12.0 && *size < least + 0.1),
            "{slug}, {layout}: {titles:?}"
        );
        count += titles.len();
    }
    assert!(count > 100, "{count} titles");
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
            if empty.shown > MOST && index + 1 < last {
                found.push((
                    slug.as_str(),
                    layout.as_str(),
                    *variant,
                    index + 1,
                    (empty.shown * 100.0).round(),
                ));
            }
        }
    }
    are_those_known(&found, EXCEPTIONS);
    let own = SEEN.iter().filter(|seen| seen.is_own && seen.variant == VariantName::Screen);
    let is_own =
        |slug: &str, layout: &str| own.clone().any(|seen| seen.slug == slug && seen.layout == layout);
    let count = EXCEPTIONS.iter().filter(|(slug, layout, ..)| is_own(slug, layout)).count();
    assert!(count <= MOST_OF_OWN, "{count} pages of what is published");
    for Seen { layout: name, variant, .. } in SEEN.iter() {
        let count = EXCEPTIONS.iter().filter(|(_, layout, ..)| layout == name).count();
        let most = if *variant == VariantName::Screen { MOST_EXCEPTIONS } else { MOST_IN_LARGE };
        assert!(count <= most, "{name}: {count} pages");
    }
}

/// A section may end where it ends, under a shape that closes its page; but not in a few lines.
#[test]
fn no_page_holds_a_few_lines_and_a_shape() {
    let mut found = Vec::new();
    for Seen { slug, layout, variant, empty, .. } in SEEN.iter() {
        // The cover is words and shapes.
        for (index, empty) in empty.iter().enumerate().take(empty.len() - 1).skip(1) {
            if empty.of_words > MOST_CLOSED {
                let of_words = (empty.of_words * 100.0).round();
                found.push((slug.as_str(), layout.as_str(), *variant, index + 1, of_words));
            }
        }
    }
    are_those_known(&found, CLOSED_EXCEPTIONS);
}

type Found<'a> = (&'a str, &'a str, VariantName, usize, f64);

/// The pages that were found are the exceptions that are listed, and the other way round.
fn are_those_known(found: &[Found<'_>], listed: &[(&str, &str, VariantName, usize, &str)]) {
    let are_one = |(slug, layout, variant, page, _): &(&str, &str, VariantName, usize, &str),
                   on: &Found<'_>| {
        (*slug, *layout, *variant, *page) == (on.0, on.1, on.2, on.3)
    };
    let unknown: Vec<_> = found.iter().filter(|on| !listed.iter().any(|known| are_one(known, on))).collect();
    assert!(unknown.is_empty(), "{unknown:#?}");
    let gone: Vec<_> = listed.iter().filter(|known| !found.iter().any(|on| are_one(known, on))).collect();
    assert!(gone.is_empty(), "filled by now: {gone:#?}");
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

/// Whose perspective goals take stands beside all of a policy's goals, or below all of them.
#[test]
fn perspectives_stand_alike() {
    let mut looked_at = 0;
    for Seen { slug, layout, lines, .. } in SEEN.iter() {
        let all = lines.iter().flatten().filter(|line| line.text.trim_start().starts_with("Perspektiv:"));
        // What names one in its text stands elsewhere.
        let starts: Vec<f64> = all.map(|line| line.from.x.to_pt()).collect();
        looked_at += starts.len();
        let (least, most) =
            starts.iter().fold((f64::MAX, 0.0), |(least, most), x| (x.min(least), x.max(most)));
        assert!(starts.is_empty() || most - least < 12.0, "{slug}, {layout}: from {least} to {most}");
    }
    assert!(looked_at > 60, "{looked_at} perspectives");
}

/// Where a goal goes on at the head of a page, two of its lines stand above whose perspective it takes.
#[test]
fn no_line_is_alone_with_a_perspective_at_the_head_of_a_page() {
    let mut looked_at = 0;
    for Seen { slug, layout, lines, .. } in SEEN.iter() {
        for (index, page) in lines.iter().enumerate() {
            let of = |line: &&SetLine| line.text.trim_start().starts_with("Perspektiv:");
            let Some(first) = page.iter().filter(of).min_by(|one, other| one.from.y.cmp(&other.from.y))
            else {
                continue;
            };
            let above = page.iter().filter(|line| line.from.y < first.from.y - Abs::pt(4.0)).count();
            let is_beside = page.iter().any(|line| {
                (line.from.y - first.from.y).abs() < Abs::pt(4.0)
                    && (line.from.x - first.from.x).abs() > Abs::pt(4.0)
            });
            assert!(is_beside || above >= 2, "{slug}, {layout}, page {}: {above} lines", index + 1);
            looked_at += 1;
        }
    }
    assert!(looked_at > 20, "{looked_at} pages");
}
