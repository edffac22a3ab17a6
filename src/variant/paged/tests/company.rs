//! What belongs together stands together, and promises are alike, wherever a page ends.

use std::cell::Cell;
use std::fmt::Write as _;

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::visualize::Geometry;

use super::{HEAD, Laid, in_every_layout, numbered, set_lines_of, sizes};
use crate::policy::VariantName;

/// Paragraphs of a line each, by which pages end elsewhere.
fn fill(count: usize) -> String {
    "Kort linje.\n\n".repeat(count)
}

fn section(id: &str, title: &str, text: &str, blocks: &str) -> String {
    format!(
        "[[section]]\nid = \"{id}\"\ntitle = \"{title}\"\ntext = \"\"\"\n{text}\n\"\"\"\neasy_skip = \"Prøve\"\n{blocks}\n"
    )
}

fn block(kind: &str, keys: &str) -> String {
    format!("[[section.block]]\ntype = \"{kind}\"\n{keys}\n")
}

/// The page and the height of the first line that begins with `text`.
fn place(laid: &Laid<'_>, text: &str) -> (usize, Abs) {
    let pages = laid.document.pages().iter().enumerate().skip(1);
    let mut found = pages.filter_map(|(index, page)| {
        let lines = set_lines_of(page);
        let here = lines.iter().filter(|line| line.text.trim_start().starts_with(text));
        here.map(|line| (index, line.from.y)).min()
    });
    found.next().unwrap_or_else(|| panic!("no line begins with {text}"))
}

#[test]
fn paragraphs_are_apart_where_what_stood_between_them_floats_away() {
    const SECTIONS: usize = 12;
    let mut policy = HEAD.to_owned();
    for level in 0..SECTIONS {
        let figure = "src = \"images/figur.svg\"\nalt = \"En figur\"\ncaption = \"En figur.\"";
        let text = |text: &str| block("text", &format!("text = \"\"\"\n{text}\"\"\""));
        let blocks = text("Før billedet.\n")
            + &block("figure", figure)
            + &text(&format!("Efter billedet.\n\n{}", fill(9)));
        let _ =
            write!(policy, "{}", section(&format!("s{level}"), "Et afsnit", &fill(3 + 2 * level), &blocks));
    }
    let floated = Cell::new(0);
    in_every_layout(&policy, &|name, variant, laid| {
        for page in laid.document.pages() {
            let mut lines = set_lines_of(page);
            lines.sort_by_key(|line| line.from.y);
            let pairs = || lines.windows(2).map(|pair| (&pair[0], &pair[1], pair[1].from.y - pair[0].from.y));
            let is = |text: &str, words: &str| text.trim() == words;
            // The first of a section may be larger.
            let short = |text: &str| is(text, "Kort linje.");
            let apart = pairs().filter(|(one, next, _)| short(&one.text) && short(&next.text));
            let Some(apart) = apart.map(|(.., gap)| gap).min() else { continue };
            for (one, next, gap) in pairs() {
                if is(&one.text, "Før billedet.") && is(&next.text, "Efter billedet.") {
                    floated.set(floated.get() + 1);
                    assert!(gap > apart - Abs::pt(0.5), "{name}, {variant}: {gap:?} and not {apart:?}");
                }
            }
        }
    });
    assert!(floated.get() > 0, "no figure has floated");
}

#[test]
fn no_figure_stands_above_the_title_of_its_own_section() {
    const SECTIONS: usize = 14;
    let mut policy = HEAD.to_owned();
    for level in 0..SECTIONS {
        let _ = write!(policy, "{}", section(&format!("f{level}"), "Noget andet", &fill(1 + level), ""));
        let figure =
            format!("src = \"images/figur.svg\"\nalt = \"En figur\"\ncaption = \"Billedet {level}.\"");
        let blocks = block("figure", &figure) + &block("text", &format!("text = \"\"\"\n{}\"\"\"", fill(9)));
        let text = fill(1 + level % 3);
        let _ = write!(
            policy,
            "{}",
            section(&format!("s{level}"), &format!("Om {}", numbered(level)), &text, &blocks)
        );
    }
    in_every_layout(&policy, &|name, variant, laid| {
        for level in 0..SECTIONS {
            // Contents come first, so the title is the last line that says so.
            let title = format!("Om {}", numbered(level));
            let pages = laid.document.pages().iter().enumerate();
            let titles = pages.flat_map(|(index, page)| {
                let lines = set_lines_of(page);
                let own =
                    lines.iter().filter(|line| line.text.trim() == title).map(|line| (index, line.from.y));
                own.collect::<Vec<_>>()
            });
            let title_at = titles.max().unwrap_or_else(|| panic!("{name}, {variant}: no {title}"));
            let picture_at = place(laid, &format!("Billedet {level}."));
            assert!(
                picture_at > title_at,
                "{name}, {variant}: {picture_at:?} before {title} at {title_at:?}"
            );
        }
    });
}

#[test]
fn a_box_never_goes_on_with_a_single_line() {
    const SECTIONS: usize = 12;
    let mut policy = HEAD.to_owned();
    for level in 0..SECTIONS {
        let long = "Det her er et stykke i en boks, og det fylder nogle linjer på siden. ".repeat(3);
        let text = format!("{long}\n\n{long}\n\n{long}\n\nSlut på boksen.");
        let fact = block("fact", &format!("title = \"Fakta\"\ntext = \"\"\"\n{text}\n\"\"\""));
        let after = block("text", &format!("text = \"Efter boks {level}.\""));
        let _ = write!(
            policy,
            "{}",
            section(&format!("s{level}"), "Et afsnit", &fill(8 + level), &(fact + &after))
        );
    }
    in_every_layout(&policy, &|name, variant, Laid { document, .. }| {
        let mut ends = 0;
        for page in document.pages() {
            let lines = set_lines_of(page);
            for (at, line) in
                lines.iter().enumerate().filter(|(_, line)| line.text.starts_with("Slut på boksen"))
            {
                let before = lines[..at].iter().filter(|other| other.from.y < line.from.y);
                let in_box = before.filter(|other| (other.from.x - line.from.x).abs() < Abs::pt(0.5)).count();
                assert!(in_box >= 2, "{name}, {variant}: page {}", page.number);
                ends += 1;
            }
        }
        assert_eq!(ends, SECTIONS, "{name}, {variant}");
    });
}

fn with_promises() -> String {
    let mut policy = HEAD.to_owned();
    for (index, count) in [2, 5, 11].into_iter().enumerate() {
        let promise = format!("Løfte {}.", "vi gør det bedre ".repeat(count).trim());
        let text = format!("{}Med en note.[^n]\n\n[^n]: En note.", fill(3 + index));
        let ambition = block("ambition", &format!("text = \"{promise}\""));
        let id = format!("s{index}");
        let area = section(&id, "Et område", &text, &ambition)
            .replace("easy_skip", "role = \"focus-area\"\neasy_skip");
        policy.push_str(&area);
    }
    policy
}

#[test]
fn the_promises_of_a_book_have_one_size() {
    in_every_layout(&with_promises(), &|name, variant, Laid { document, .. }| {
        let mut found: Vec<f64> = sizes(document)
            .into_iter()
            .filter(|(_, text)| text.contains("Løfte"))
            .map(|(size, _)| size)
            .collect();
        assert_eq!(found.len(), 3, "{name}, {variant}");
        found.dedup();
        assert_eq!(found.len(), 1, "{name}, {variant}: {found:?}");
    });
}

/// The lower edges of what runs over both sides of a page.
fn across(frame: &Frame, at: Transform, width: Abs, found: &mut Vec<Abs>) {
    for (position, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => across(&group.frame, here.pre_concat(group.transform), width, found),
            FrameItem::Shape(shape, _) => {
                let Geometry::Rect(size) = &shape.geometry else { continue };
                let (from, to) = (Point::zero().transform(here), size.to_point().transform(here));
                if from.x <= Abs::zero() && to.x >= width {
                    found.push(to.y);
                }
            }
            _ => {}
        }
    }
}

/// A footnote stands between the promise and the foot of the page.
#[test]
fn a_promise_fills_its_page_to_the_foot_also_below_a_note() {
    let looked_at = Cell::new(0);
    in_every_layout(&with_promises(), &|name, variant, Laid { document, .. }| {
        if variant != VariantName::Screen || !["brochure", "square"].contains(&name) {
            return;
        }
        for page in document.pages() {
            let lines = set_lines_of(page);
            let has = |start: &str| lines.iter().any(|line| line.text.trim_start().starts_with(start));
            if !has("Løfte") || !has("En note") {
                continue;
            }
            let mut edges = Vec::new();
            across(&page.frame, Transform::identity(), page.frame.width(), &mut edges);
            let lowest = edges.into_iter().fold(Abs::zero(), Abs::max);
            assert!(lowest >= page.frame.height(), "{name}: page {}", page.number);
            looked_at.set(looked_at.get() + 1);
        }
    });
    assert!(looked_at.get() > 0, "no promise above a note");
}

/// A word that fits its line is in one piece there, though lines of the text are narrower.
#[test]
fn a_title_parts_no_word_that_fits() {
    let policy = HEAD.to_owned() + &section("s", "En bred samskabelsesproces", "Kort tekst.", "");
    in_every_layout(&policy, &|name, variant, Laid { document, .. }| {
        let lines: Vec<String> =
            document.pages().iter().flat_map(set_lines_of).map(|line| line.text).collect();
        let found: Vec<&String> = lines.iter().filter(|line| line.contains("samska")).collect();
        assert!(!found.is_empty(), "{name}, {variant}");
        assert!(found.iter().all(|line| line.contains("samskabelsesproces")), "{name}, {variant}: {found:?}");
    });
}

/// What ends in a colon is on the page of what it leads to.
#[test]
fn no_page_ends_in_a_colon() {
    const SECTIONS: usize = 40;
    let mut policy = HEAD.to_owned();
    for level in 0..SECTIONS {
        let text = format!(
            "{}Her er det {}:\n\n**Det er {}.**",
            fill(2 + level % 13),
            numbered(level),
            numbered(level)
        );
        let _ = write!(policy, "{}", section(&format!("s{level}"), "Et afsnit", &text, ""));
    }
    in_every_layout(&policy, &|name, variant, laid| {
        if variant != VariantName::Screen {
            return;
        }
        for level in 0..SECTIONS {
            let (leads, led) =
                (format!("Her er det {}:", numbered(level)), format!("Det er {}.", numbered(level)));
            let (leads, led) = (place(laid, &leads), place(laid, &led));
            assert_eq!(leads.0, led.0, "{name}: {level}");
        }
    });
}

/// In descriptions that stand apart, the first of three items isn't alone at the foot of a page, nor the line that closes one at the
/// head; and what leads to a list is as far from its heading as what doesn't.
#[test]
fn descriptions_break_well() {
    const FIGURES: usize = 6;
    let mut blocks = String::new();
    for level in 0..FIGURES {
        let lead = if level % 2 == 0 { "Den har tre dele:" } else { "Den har tre dele." };
        let fillers = "Kort linje.\n\n".repeat(level % 4);
        let number = numbered(level);
        let description = format!(
            "{lead}\n\n{fillers}- Punkt a {number}\n- Punkt b {number}\n- Punkt c {number}\n\nSlut {number}."
        );
        let keys = format!(
            "src = \"images/figur.svg\"\nalt = \"En figur\"\ncaption = \"Billedet {number}.\"\ndescription = \"\"\"\n{description}\n\"\"\""
        );
        blocks += &block("figure", &keys);
    }
    let policy = HEAD.to_owned() + &section("s", "Et afsnit", "Kort tekst.", &blocks);
    in_every_layout(&policy, &|name, variant, laid| {
        if variant != VariantName::Screen {
            return;
        }
        let mut gaps = Vec::new();
        for level in 0..FIGURES {
            let number = numbered(level);
            let [a, b, c] = ["a", "b", "c"].map(|item| place(laid, &format!("Punkt {item} {number}")));
            let last = place(laid, &format!("Slut {number}."));
            assert!(a.0 == b.0 && b.0 == c.0, "{name}: {number} at {a:?}, {b:?}, {c:?}");
            assert_eq!(c.0, last.0, "{name}: {number}");
            let heading = last_place(laid, &format!("Billedet {number}."));
            let lines = set_lines_of(&laid.document.pages()[heading.0]);
            let below = lines.iter().map(|line| line.from.y).filter(|y| *y > heading.1 + Abs::pt(2.0)).min();
            gaps.extend(below.map(|y| ((y - heading.1).to_pt() * 10.0).round()));
        }
        gaps.sort_by(f64::total_cmp);
        let (first, last) = (gaps[0], gaps[gaps.len() - 1]);
        assert!(last - first < 1.0, "{name}: from {first} to {last}, in tenths of a pt");
    });
}

/// The page and the height of the last line that begins with `text`.
fn last_place(laid: &Laid<'_>, text: &str) -> (usize, Abs) {
    let pages = laid.document.pages().iter().enumerate();
    let found = pages.flat_map(|(index, page)| {
        let lines = set_lines_of(page);
        let here = lines.iter().filter(|line| line.text.trim_start().starts_with(text));
        here.map(|line| (index, line.from.y)).collect::<Vec<_>>()
    });
    found.max().unwrap_or_else(|| panic!("no line begins with {text}"))
}

/// A word of the glossary and all that explains it are on one page.
#[test]
fn no_entry_of_a_glossary_is_parted() {
    let mut policy = HEAD.to_owned();
    for level in 0..60 {
        let explanation = "Det her forklarer ordet og fylder nogle linjer. ".repeat(2 + level % 4);
        let number = numbered(level);
        let _ = write!(
            policy,
            "[[term]]\nword = \"Ord {number}\"\nexplanation = \"{explanation}Slut {number}.\"\neasy = \"Ord\"\n"
        );
    }
    policy += &section("s", "Et afsnit", "Kort tekst.", "");
    let looked_at = Cell::new(0);
    in_every_layout(&policy, &|name, variant, laid| {
        // Those with columns of their own, and those in small type on the lines of their words, break as paragraphs do.
        if variant == VariantName::EasyPdf || variant == VariantName::Screen && name != "leaflet" {
            return;
        }
        for level in 0..60 {
            let number = numbered(level);
            let word = last_place(laid, &format!("Ord {number}")).0;
            let page = &set_lines_of(&laid.document.pages()[word]);
            let all: String = page.iter().map(|line| line.text.as_str()).collect();
            assert!(all.contains(&format!("Slut {number}.")), "{name}, {variant}: {number}");
            looked_at.set(looked_at.get() + 1);
        }
    });
    assert!(looked_at.get() >= 60);
}

/// Columns of short numbers share what room there is.
#[test]
fn columns_of_numbers_stand_alike() {
    let table = block(
        "table",
        "header = [\"År\", \"Børn\", \"Voksne\", \"Ældre\"]\nrows = [[\"2019\", \"11\", \"12\", \"13\"], [\"2020\", \"14\", \"ikke oplyst\", \"16\"], [\"2021\", \"17\", \"18\", \"19\"]]",
    );
    let policy = HEAD.to_owned() + &section("s", "Et afsnit", "Kort tekst.", &table);
    in_every_layout(&policy, &|name, variant, laid| {
        let at = |text: &str| {
            let lines = laid.document.pages().iter().flat_map(set_lines_of);
            lines.filter(|line| line.text.trim() == text).map(|line| line.from.x).next_back().expect("a cell")
        };
        let (children, adults, old) = (at("Børn"), at("Voksne"), at("Ældre"));
        let (one, other) = ((adults - children).to_pt(), (old - adults).to_pt());
        assert!(one < 2.2 * other && other < 2.2 * one, "{name}, {variant}: {one} and {other}");
    });
}

/// A figure that goes to the next page takes its description along in large print, where both stand in the text.
#[test]
fn no_description_stands_before_its_figure() {
    const SECTIONS: usize = 10;
    let mut policy = HEAD.to_owned();
    for level in 0..SECTIONS {
        let number = numbered(level);
        let keys = format!(
            "src = \"images/figur.svg\"\nalt = \"En figur\"\ncaption = \"Billedet {number}.\"\ndescription = \"Her står {number}, hvad den viser.\""
        );
        let blocks = block("figure", &keys) + &block("text", &format!("text = \"\"\"\n{}\"\"\"", fill(12)));
        let text = fill(5 + level % 7);
        let _ = write!(policy, "{}", section(&format!("s{level}"), "Et afsnit", &text, &blocks));
    }
    in_every_layout(&policy, &|name, variant, laid| {
        if variant != VariantName::LargePrint {
            return;
        }
        for level in 0..SECTIONS {
            let number = numbered(level);
            let picture = place(laid, &format!("Billedet {number}."));
            let pages = laid.document.pages().iter().enumerate();
            let told = pages.flat_map(|(index, page)| {
                let lines = set_lines_of(page);
                let here = lines.iter().filter(|line| line.text.contains(&format!("Her står {number}")));
                here.map(|line| (index, line.from.y)).collect::<Vec<_>>()
            });
            let told = told.min().expect("a description");
            assert!(told > picture, "{name}: {number} at {told:?}, its figure at {picture:?}");
        }
    });
}
