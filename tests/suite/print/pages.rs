//! Boxes, margins, page order, and the blank pages.

use std::collections::BTreeMap;

use lopdf::Document;
use udgiv::edition::split_words;

use super::read::{assert_inks_alone, open, rectangle, texts};
use super::{MM, POLICY, PRINT, PUBLISHER, manifest, printed};
use crate::support::{Project, of_the_repository, pdf_text, repository, tool};

#[test]
fn every_page_has_its_boxes_to_a_tenth_of_a_millimetre() {
    for (layout, project) in printed() {
        let settings = udgiv::layout::load(repository(), layout).expect("a layout").settings.page;
        let document = open(project);
        for page in document.page_iter() {
            let [media, bleed, trim] =
                [&b"MediaBox"[..], b"BleedBox", b"TrimBox"].map(|key| rectangle(&document, page, key));
            let near = |is: f32, wanted: f64| (f64::from(is / MM) - wanted).abs() < 0.1;
            assert!(near(trim[2] - trim[0], settings.width_mm), "{layout}: {trim:?}");
            assert!(near(trim[3] - trim[1], settings.height_mm), "{layout}: {trim:?}");
            for side in 0..4 {
                let out = if side < 2 { 1.0 } else { -1.0 };
                assert!(near((trim[side] - bleed[side]) * out, 3.0), "{layout}: {bleed:?}");
                assert!(
                    (bleed[side] - media[side]) * out > 8.0 * MM,
                    "{layout}: no room for marks, {media:?}"
                );
            }
            assert!(!document.get_dictionary(page).expect("a page").has(b"ArtBox"));
        }
        // The same, as Poppler reads it.
        let path = project.path(PRINT);
        let Some(told) = tool("pdfinfo", &["-box", "-l", "1", path.to_str().expect("a path")]) else {
            continue;
        };
        let line = told.lines().find(|line| line.contains("TrimBox")).expect("a TrimBox");
        let numbers: Vec<f32> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let [.., left, bottom, right, top] = numbers.as_slice() else { panic!("{line}") };
        let size = [right - left, top - bottom].map(|side| f64::from(side / MM));
        assert!(
            (size[0] - settings.width_mm).abs() < 0.1 && (size[1] - settings.height_mm).abs() < 0.1,
            "{line}"
        );
    }
}

#[test]
fn a_publisher_sets_its_own_bleed() {
    let project = Project::base();
    project.edit(PUBLISHER, "[brand]", "[print]\nbleed = 5\n[brand]").build(&["--variant", "print"]);
    let document = open(&project);
    for page in document.page_iter() {
        let (bleed, trim) = (rectangle(&document, page, b"BleedBox"), rectangle(&document, page, b"TrimBox"));
        assert!(((trim[0] - bleed[0]) / MM - 5.0).abs() < 0.1);
    }
}

#[test]
fn every_publication_of_the_repository_can_go_to_the_print_shop() {
    for published in of_the_repository() {
        let slug = published.slug();
        let project = published.with(&["print", "screen"]);
        let path = |ending: &str| project.path(&published.file(ending));
        let document = Document::load(path("print.pdf")).expect("a PDF");
        assert_inks_alone(&document, slug);
        let bleed = document.page_iter().map(|page| rectangle(&document, page, b"BleedBox"));
        assert_eq!(bleed.count() % 4, 0, "{slug}: sheets that are folded hold four pages each");
        let (Some(screen), Some(print)) = (pdf_text(&path("pdf")), pdf_text(&path("print.pdf"))) else {
            return;
        };
        assert_says_as_much(slug, &screen, &print);
    }
}

/// Every word of the screen's pages is on the printed ones as often, but for the numbers of pages, which are others.
fn assert_says_as_much(what: &str, screen: &str, print: &str) {
    let words = |text: &str| {
        let mut words = BTreeMap::new();
        for word in split_words(text).into_iter().filter(|word| word.parse::<usize>().is_err()) {
            *words.entry(word).or_insert(0) += 1;
        }
        words
    };
    let (screen, print) = (words(screen), words(print));
    assert!(screen.len() > 20, "{what}");
    // Blank pages have no footer, so the footer's words may be fewer by as many as there are pages with fewer words.
    for (word, count) in &screen {
        assert!(print.get(word) >= Some(count), "{what}: {word}, {:?} of {count}", print.get(word));
    }
}

/// The number at the foot of a page, and whether it is at the right end of its line.
fn folio(page: &str) -> Option<(usize, bool)> {
    let line = page.lines().rfind(|line| line.contains(" · "))?;
    let number = |word: Option<&str>| word.and_then(|word| word.parse().ok());
    let words = || line.split_whitespace();
    let at_right = number(words().next_back()).filter(|_| words().rev().nth(1) == Some("·"));
    let at_left = number(words().next()).filter(|_| words().nth(1) == Some("·"));
    at_right.map(|number| (number, true)).or_else(|| at_left.map(|number| (number, false)))
}

#[test]
fn the_contents_say_the_numbers_that_are_printed_whatever_the_layout_and_the_binding() {
    let sections = ["Forord", "Fritid for alle", "Bilag", "Kontakt", "Kolofon"];
    for layout in ["brochure", "square", "report"] {
        for binding in ["saddle", "glued", "loose"] {
            let what = format!("{layout}, {binding}");
            let project = Project::base();
            let print = format!("[print]\nbinding = \"{binding}\"\n[brand]");
            project.edit(PUBLISHER, "layout = \"brochure\"", &format!("layout = \"{layout}\""));
            project.edit(PUBLISHER, "[brand]", &print).build(&["--variant", "print"]);
            let Some(text) = pdf_text(&project.path(PRINT)) else { return };
            let pages: Vec<&str> = text.split('\u{c}').collect();
            let contents = pages.iter().position(|page| page.starts_with("Indhold")).expect("contents");
            for section in sections {
                let line = pages[contents].lines().find(|line| line.contains(section));
                let line = line.unwrap_or_else(|| panic!("{what}: {section}"));
                let said: usize =
                    line.split_whitespace().next_back().expect("a word").parse().expect("a number");
                let begins =
                    |page: &&str| page.lines().any(|line| line == section || line.ends_with(section));
                let is = pages.iter().skip(contents + 1).position(begins).expect(section) + contents + 2;
                assert_eq!(said, is, "{what}: {section}");
            }
            // The number at a page's foot is its place in the pile, at the outer edge.
            let mut folios = 0;
            for (index, page) in pages.iter().enumerate() {
                let Some((number, at_right)) = folio(page) else { continue };
                assert_eq!(number, index + 1, "{what}");
                assert!(binding == "loose" || at_right == (number % 2 == 1), "{what}: page {number}");
                folios += 1;
            }
            assert!(folios > 3, "{what}: {folios}");
        }
    }
}

#[test]
fn left_pages_mirror_right_ones_unless_the_sheets_are_loose() {
    let project = Project::base();
    project.build(&["--variant", "print"]);
    // Where most lines of a page begin, in mm from its left edge.
    let left_edges = |project: &Project| {
        let document = open(project);
        let edge = |page| {
            let [left, ..] = rectangle(&document, page, b"TrimBox");
            let mut starts = BTreeMap::new();
            for (_, _, [x, _]) in texts(&document, page) {
                *starts.entry(((x - left) / MM).round() as i32).or_insert(0) += 1;
            }
            starts.into_iter().max_by_key(|(_, count)| *count).map(|(x, _)| x)
        };
        document.page_iter().map(edge).collect::<Vec<_>>()
    };
    let (mut left, mut right) = (0, 0);
    for (index, edge) in left_edges(&project).into_iter().enumerate().skip(1) {
        match (index % 2, edge) {
            (0, Some(20)) => right += 1,
            (1, Some(24)) => left += 1,
            _ => {}
        }
    }
    assert!(left > 1 && right > 1, "{left} left pages, {right} right ones: {:?}", left_edges(&project));
    project
        .edit(PUBLISHER, "[brand]", "[print]\nbinding = \"loose\"\n[brand]")
        .build(&["--variant", "print"]);
    let loose = left_edges(&project);
    assert!(loose.iter().skip(1).flatten().all(|edge| *edge != 24), "{loose:?}");
}

#[test]
fn a_link_on_paper_says_where_it_leads() {
    let project = Project::base();
    let links = "Se [planen](https://www.example.dk/børn/), [bilaget](#bilag), [ring](tel:+4512345678), \
                 [12 34 56 78](tel:+4512345678) og [skriv](mailto:post@example.dk).";
    project.edit(POLICY, "Kun for eksperter.", links);
    project.build(&["--variant", "print", "--variant", "screen"]);
    let (Some(print), Some(screen)) =
        (pdf_text(&project.path(PRINT)), pdf_text(&project.path("output/eksempel/eksempel.pdf")))
    else {
        return;
    };
    let said = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let page = print.split('\u{c}').position(|page| page.contains("Se planen")).expect("the page") + 1;
    let expected = format!(
        "Se planen (example.dk/børn), bilaget (side {page}), ring (+4512345678), 12 34 56 78 og skriv \
         (post@example.dk)."
    );
    assert!(said(&print).contains(&expected), "{expected}: {}", said(&print));
    assert!(said(&screen).contains("Se planen, bilaget, ring, 12 34 56 78 og skriv."));
}

#[test]
fn no_text_begins_within_five_millimetres_of_the_edge() {
    for (layout, project) in printed() {
        let document = open(project);
        for (number, page) in document.page_iter().enumerate() {
            let [left, bottom, right, top] = rectangle(&document, page, b"TrimBox");
            let safe = 5.0 * MM;
            for (_, _, [x, y]) in texts(&document, page) {
                let inside = x > left + safe && x < right - safe && y > bottom + safe && y < top - safe;
                assert!(inside, "{layout}, page {}: {x} {y}", number + 1);
            }
        }
    }
}

#[test]
fn the_binding_says_how_many_pages_are_blank_and_the_colophon_stays_last() {
    for (binding, multiple) in [("saddle", 4), ("glued", 2), ("loose", 1)] {
        let project = Project::base();
        let print = format!("[print]\nbinding = \"{binding}\"\n[brand]");
        project.edit(PUBLISHER, "[brand]", &print).build(&["--variant", "print", "--variant", "screen"]);
        let screen = Document::load_mem(&project.bytes("output/eksempel/eksempel.pdf")).expect("a PDF");
        let (shown, printed) = (screen.page_iter().count(), open(&project).page_iter().count());
        assert_eq!(printed, shown.next_multiple_of(multiple), "{binding}");
        let preflight = manifest(&project)["preflight"].clone();
        assert_eq!(preflight["blank-pages"].as_array().expect("a list").len(), printed - shown);
        let Some(text) = pdf_text(&project.path(PRINT)) else { return };
        let pages: Vec<&str> = text.split('\u{c}').take(printed).collect();
        assert!(pages.last().expect("pages").contains("Kolofon"), "{binding}");
        for blank in preflight["blank-pages"].as_array().expect("a list") {
            assert_eq!(pages[blank.as_u64().expect("a number") as usize - 1].trim(), "", "{binding}");
        }
    }
}
