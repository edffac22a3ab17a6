//! Boxes, margins, page order, and the blank pages.

use lopdf::Document;

use super::read::{assert_inks_alone, open, rectangle, texts};
use super::{MM, PRINT, PUBLISHER, manifest, printed};
use crate::support::{Project, in_each_layout, of_the_repository, pdf_text, repository, tool};

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
        assert_same_pages(slug, &screen, &print);
    }
}

/// Each print page begins with the same words as the screen page, except for blank pages.
fn assert_same_pages(what: &str, screen: &str, print: &str) {
    let first = |page: &str| page.split_whitespace().take(12).map(str::to_owned).collect::<Vec<_>>();
    let written =
        |text: &str| text.split('\u{c}').map(first).filter(|words| !words.is_empty()).collect::<Vec<_>>();
    let (screen, print) = (written(screen), written(print));
    assert!(screen.len() > 4, "{what}");
    assert_eq!(screen, print, "{what}");
}

#[test]
fn print_and_screen_begin_their_pages_with_the_same_words() {
    for (layout, example) in in_each_layout() {
        let project = example.with(&["print", "screen"]);
        let screen = pdf_text(&project.path("output/eksempel/eksempel.pdf"));
        let (Some(screen), Some(print)) = (screen, pdf_text(&project.path(PRINT))) else { return };
        assert_same_pages(layout, &screen, &print);
    }
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
