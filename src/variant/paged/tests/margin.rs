//! What stands in the margin, and how goals stand: with their numbers, counted through their section.

use std::path::Path;
use std::sync::Arc;

use typst::layout::{Abs, Transform};

use super::{HEAD, Laid, SetLine, edition, in_every_layout, numbered, outside, overprinted, set_lines, walk};
use crate::layout::{self, Fonts};
use crate::policy::{Binding, EditionKind, VariantName};
use crate::variant::paged::pages::Pages;
use crate::variant::{Input, PageSetting};

/// The lines of a policy in the layout with the widest margin.
fn lines_in_square(sections: &str) -> Vec<SetLine> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fonts = Fonts::load(root).expect("fonts");
    let (edition, settings) = edition(&format!("{HEAD}{sections}"), EditionKind::Full);
    let input = Input {
        edition,
        layout: Arc::new(layout::load(root, "square").expect("a layout")),
        page_setting: PageSetting::Standard,
        page_source: None,
        sibling: None,
        formats: Vec::new(),
        settings,
    };
    let pages = Pages::new(&input, &fonts);
    let laid = pages.laid().unwrap_or_else(|why| panic!("{}", why.said()));
    assert_eq!(outside(&laid.document), Vec::<String>::new());
    assert_eq!(overprinted(&laid.document), Vec::<String>::new());
    set_lines(&laid.document)
}

/// Where the line that begins with `text` begins.
fn from_left(lines: &[SetLine], text: &str) -> Abs {
    let found = lines.iter().find(|line| line.text.starts_with(text));
    found
        .unwrap_or_else(|| panic!("{text}: {:?}", lines.iter().map(|line| &line.text).collect::<Vec<_>>()))
        .from
        .x
}

fn words(count: usize) -> String {
    (0..count).map(numbered).collect::<Vec<_>>().join(" ")
}

fn block(kind: &str, keys: &str) -> String {
    format!("[[section.block]]\ntype = \"{kind}\"\n{keys}\n")
}

fn section(id: &str, role: &str, blocks: &str) -> String {
    format!("[[section]]\nid = \"{id}\"\ntitle = \"Et afsnit\"\n{role}easy_skip = \"Prøve\"\n{blocks}\n")
}

#[test]
fn what_is_short_stands_in_the_margin_where_text_runs_past_it() {
    let text = block("text", &format!("text = \"{}\\n\\n{}\"", words(110), words(110)));
    let fact = |title: &str, text: &str| block("fact", &format!("title = \"{title}\"\ntext = \"{text}\""));
    let quote = block("quote", "text = \"Citatet står alene\"\nby = \"En borger\"");
    let blocks =
        [&text, &fact("Kassen", "Kort fakta"), &text, &quote, &text, &fact("Lang", &words(150)), &text];
    let alone = [&text, &fact("Sidste", "Kort fakta")];
    let bare = [&fact("Bar", "Kort fakta")];
    let join = |all: &[&String]| all.iter().map(|one| one.as_str()).collect::<String>();
    let lines = lines_in_square(&format!(
        "{}{}",
        section("foerst", "", &join(&blocks)),
        section("sidst", "role = \"focus-area\"\n", &join(&alone))
            + &section("bar", "role = \"focus-area\"\n", &join(&bare)),
    ));
    let margin = Abs::mm(210.0 - 62.0);
    assert!(from_left(&lines, "Kassen") > margin, "a box");
    assert!(from_left(&lines, "”Citatet") > margin, "a quotation");
    assert!(from_left(&lines, "Lang") < margin, "a box that is too tall");
    assert!(from_left(&lines, "Sidste") > margin, "text runs past the last box before it");
    assert!(from_left(&lines, "Bar") < margin, "nothing runs past a box that is alone");
}

/// What closes a section stands beside its own text, also where the next section follows on the page.
#[test]
fn what_closes_a_section_never_stands_beside_the_next_one() {
    let text = block("text", &format!("text = \"{}\"", words(110)));
    let quote = block("quote", "text = \"Citatet står sidst\"\nby = \"En borger\"");
    let next = section("naeste", "", &text).replace("Et afsnit", "Det næste");
    let lines = lines_in_square(&format!("{}{next}", section("foerst", "", &(text + &quote))));
    let quoted = lines.iter().find(|line| line.text.starts_with("”Citatet")).expect("the quotation");
    let by = lines.iter().find(|line| line.text.starts_with("En borger")).expect("its source");
    let title = lines.iter().rfind(|line| line.text == "Det næste").expect("a title");
    assert!(quoted.from.x > Abs::mm(210.0 - 62.0), "{quoted:?}");
    assert!(by.from.y < title.from.y - Abs::pt(14.0), "{by:?} beside {title:?}");
}

/// A caption in the margin begins where its picture begins.
#[test]
fn a_caption_in_the_margin_begins_beside_its_picture() {
    let figure =
        block("figure", "src = \"images/figur.svg\"\nalt = \"En figur\"\ncaption = \"Billedteksten\"");
    let sections = section("figur", "", &(block("text", "text = \"Kort.\"") + &figure));
    in_every_layout(&format!("{HEAD}{sections}"), &|name, variant, Laid { document, .. }| {
        if variant != VariantName::Screen || !["square", "report"].contains(&name) {
            return;
        }
        for page in document.pages().iter().skip(2) {
            let (mut top, mut caption) = (None, None);
            walk(&page.frame, Transform::identity(), &mut |what, from, _| match what.as_str() {
                "a picture" => top = top.or(Some(from.y)),
                "“Billedteksten”" => caption = Some(from.y),
                _ => {}
            });
            let Some(caption) = caption else { continue };
            let below = (caption - top.expect("a picture")).to_pt();
            assert!(
                (4.0..18.0).contains(&below),
                "{name}: the first line is {below} pt below its picture's edge"
            );
        }
    });
}

#[test]
fn goals_are_numbered_through_their_section_and_keep_their_numbers() {
    // Some stay in one piece, some break.
    let goal = |text: &str| {
        let count = if text.len() > 3 { 20 } else { 70 };
        block("goal", &format!("title = \"Mål {text}\"\ntext = \"{}\"", words(count)))
    };
    let between = block("text", "text = \"Imellem\"");
    // With each number of words before them, the goals fall elsewhere on their page.
    for before in (20..=140).step_by(10) {
        let text = block("text", &format!("text = \"{}\"", words(before)));
        let blocks = [&text, &goal("et"), &goal("to"), &between, &goal("tre"), &goal("fire"), &goal("fem")];
        let blocks: String = blocks.iter().map(|one| one.as_str()).collect();
        let alone = format!("{text}{}", goal("alene"));
        let lines = lines_in_square(&format!(
            "{}{}",
            section("flere", "role = \"focus-area\"\n", &blocks),
            section("et", "role = \"focus-area\"\n", &alone),
        ));
        let with = |title: &str| {
            let at = lines.iter().position(|line| line.text == title);
            let at = at.unwrap_or_else(|| panic!("{title} after {before} words"));
            let number = lines[..at].iter().rev().find(|line| line.from.x < lines[at].from.x);
            let number = number.expect("a number");
            assert!((number.to.y - lines[at].to.y).abs() < Abs::pt(4.0), "{title} after {before} words");
            number.text.clone()
        };
        let numbers = ["Mål et", "Mål to", "Mål tre", "Mål fire", "Mål fem", "Mål alene"].map(with);
        assert_eq!(numbers, ["1.", "2.", "3.", "4.", "5.", "•"], "after {before} words");
    }
}

/// A picture over the column in the margin covers it on both sides of a sheet, and runs into no edge.
#[test]
fn a_full_picture_covers_the_margin_of_left_pages_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fonts = Fonts::load(root).expect("fonts");
    let keys = "src = \"images/figur.svg\"\nalt = \"En figur\"\nwidth = \"full\"";
    let each = (0..8).map(|at| {
        section(&format!("s{at}"), "", &(block("text", "text = \"Kort.\"") + &block("picture", keys)))
    });
    let (edition, settings) = edition(&(HEAD.to_owned() + &each.collect::<String>()), EditionKind::Full);
    for name in ["square", "report"] {
        let input = Input {
            edition: Arc::clone(&edition),
            layout: Arc::new(layout::load(root, name).expect("a layout")),
            page_setting: PageSetting::Print,
            page_source: None,
            sibling: None,
            formats: Vec::new(),
            settings: settings.clone(),
        };
        let pages = Pages::new(&input, &fonts);
        let laid = pages.bound(Binding::Saddle).unwrap_or_else(|why| panic!("{}", why.said()));
        let mut sides = [0, 0];
        for (index, page) in laid.document.pages().iter().enumerate().skip(2) {
            let (width, edge) = (page.frame.width(), Abs::mm(8.0));
            walk(&page.frame, Transform::identity(), &mut |what, from, to| {
                if what == "a picture" && to.x - from.x > Abs::mm(60.0) {
                    sides[index % 2] += 1;
                    assert!(
                        from.x > edge && to.x < width - edge,
                        "{name}, page {}: {from:?} to {to:?}",
                        index + 1
                    );
                }
            });
        }
        assert!(sides.iter().all(|count| *count > 0), "{name}: {sides:?}");
    }
}
