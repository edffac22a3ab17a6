//! Every colour is made of inks, and uses no more ink than the paper can take.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::Object;
use lopdf::content::Content;

use super::read::{assert_inks_alone, open, programs, rectangle, texts};
use super::{PRINT, PUBLISHER, findings, manifest, printed};
use crate::support::{Project, copy, repository, tool};

#[test]
fn all_that_is_painted_is_ink() {
    for (layout, project) in printed() {
        assert_inks_alone(&open(project), layout);
        let path = project.path(PRINT);
        if let Some(told) = tool("qpdf", &["--check", path.to_str().expect("a path")]) {
            assert!(told.contains("No syntax or stream encoding errors"), "{layout}: {told}");
        }
    }
}

#[test]
fn running_text_is_black_ink_alone_and_overprints() {
    const BLACK: &str = "k [0.0, 0.0, 0.0, 1.0]";
    for (layout, project) in printed() {
        let document = open(project);
        let all: Vec<_> = document.page_iter().skip(1).flat_map(|page| texts(&document, page)).collect();
        let black = all.iter().filter(|(ink, ..)| ink == BLACK).count();
        assert!(black * 2 >= all.len(), "{layout}: {black} of {} texts are black", all.len());
        for (ink, overprints, _) in &all {
            assert_eq!(*overprints, ink == BLACK, "{layout}: {ink}");
        }
    }
}

#[test]
fn colour_bars_show_each_ink_and_stay_beside_the_page() {
    let project = Project::base();
    project.edit(PUBLISHER, "[brand]", "[print]\ncolour_bars = true\n[brand]").build(&["--variant", "print"]);
    let document = open(&project);
    for page in document.page_iter() {
        let bleed = rectangle(&document, page, b"BleedBox");
        let content = Content::decode(&document.get_page_content(page)).expect("operators").operations;
        let mut patches = BTreeSet::new();
        for pair in content.windows(2) {
            let numbers = |operands: &[Object]| -> Vec<f32> {
                operands.iter().map(|one| one.as_float().expect("a number")).collect()
            };
            if pair[0].operator == "k" && pair[1].operator == "re" {
                let place = numbers(&pair[1].operands);
                if place[1] > bleed[3] {
                    patches.insert(format!("{:?}", numbers(&pair[0].operands)));
                }
            }
        }
        for ink in
            ["[1.0, 0.0, 0.0, 0.0]", "[0.0, 1.0, 0.0, 0.0]", "[0.0, 0.0, 1.0, 0.0]", "[0.0, 0.0, 0.0, 1.0]"]
        {
            assert!(patches.contains(ink), "{patches:?}");
        }
    }
}

#[test]
fn too_much_ink_is_reported_at_the_brand_and_taken_back_in_the_file() {
    let project = Project::base();
    project.edit(PUBLISHER, "[90, 60, 20, 20]", "[100, 80, 80, 80]");
    let findings = findings(&project);
    let [found] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((found["code"].as_str(), found["file"].as_str()), (Some("U081"), Some(PUBLISHER)));
    assert!(found["message"].as_str().expect("words").contains("340 %"), "{found}");
    let preflight = manifest(&project)["preflight"].clone();
    assert!(preflight["most-ink"].as_u64().expect("a number") <= 300, "{preflight}");
    for program in programs(&open(&project)) {
        for operation in program.operations.iter().filter(|one| matches!(one.operator.as_str(), "k" | "K")) {
            let sum: f32 = operation.operands.iter().map(|ink| ink.as_float().expect("a number")).sum();
            assert!(sum <= 3.001, "{operation:?}");
        }
    }
}

#[test]
fn a_spot_colour_is_an_ink_of_its_own_with_a_likeness_in_process_inks() {
    let project = Project::base();
    project
        .edit(PUBLISHER, "primary_cmyk", "primary_spot = \"PANTONE 3165 C\"\nprimary_cmyk")
        .build(&["--variant", "print"]);
    let document = open(&project);
    assert_inks_alone(&document, "a spot colour");
    let spaces: Vec<&Vec<Object>> = document
        .objects
        .values()
        .filter_map(|object| object.as_array().ok())
        .filter(|list| list.first().and_then(|name| name.as_name().ok()) == Some(b"Separation"))
        .collect();
    let [space] = spaces.as_slice() else { panic!("{spaces:?}") };
    assert_eq!(space[1].as_name().expect("a name"), b"PANTONE 3165 C");
    let likeness = space[3].as_dict().and_then(|function| function.get(b"C1")).and_then(Object::as_array);
    let likeness: Vec<f32> =
        likeness.expect("inks").iter().map(|ink| ink.as_float().expect("a number")).collect();
    assert_eq!(likeness, [0.9, 0.6, 0.2, 0.2]);
    // The full strength and its tints.
    let mut tints = BTreeMap::new();
    for program in programs(&document) {
        for operation in program.operations.iter().filter(|one| one.operator == "scn") {
            *tints.entry(format!("{:?}", operation.operands)).or_insert(0) += 1;
        }
    }
    assert!(tints.contains_key("[1]") && tints.len() > 2, "{tints:?}");
    assert_eq!(manifest(&project)["preflight"]["spot-colours"], serde_json::json!(["PANTONE 3165 C"]));
}

#[test]
fn a_layout_that_paints_with_transparency_is_refused() {
    let project = Project::base();
    let own = repository().join("layouts/report");
    copy(&own, &project.path("layouts/glas"));
    let main = "layouts/glas/layout.typ";
    let text = project
        .read(main)
        .replace("fill: theme.colours.primary, outset: bleed", "fill: rgb(\"#00000080\"), outset: bleed");
    assert!(text.contains("#00000080"));
    project.write(main, text);
    project.edit(PUBLISHER, "layout = \"brochure\"", "layout = \"glas\"");
    let run = project.run(&["build", "--variant", "print"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("transparent"), "{}", run.stderr);
}

/// What is painted on the pages themselves: the inks of each piece of type with its size in pt, and of each line with its width.
fn fine(project: &Project) -> [Vec<(f32, Vec<f32>)>; 2] {
    let (mut types, mut lines) = (Vec::new(), Vec::new());
    for program in programs(&open(project)) {
        let (mut fill, mut stroke, mut size, mut scale, mut width) = (Vec::new(), Vec::new(), 0.0, 1.0, 1.0);
        let mut before = Vec::new();
        for operation in program.operations {
            let values: Vec<f32> = operation.operands.iter().filter_map(|one| one.as_float().ok()).collect();
            match operation.operator.as_str() {
                "q" => before.push((fill.clone(), stroke.clone(), width)),
                "Q" => (fill, stroke, width) = before.pop().expect("q before Q"),
                "k" => fill = values,
                "K" => stroke = values,
                "scn" | "cs" => fill.clear(),
                "SCN" | "CS" => stroke.clear(),
                "Tf" => size = values[0],
                "Tm" => scale = values[3].abs(),
                "w" => width = values[0],
                "Tj" | "TJ" => types.push((size * scale, fill.clone())),
                "S" | "s" => lines.push((width, stroke.clone())),
                _ => {}
            }
        }
    }
    [types, lines]
}

#[test]
fn small_type_takes_two_inks_at_most_and_thin_lines_black_alone() {
    for (layout, project) in printed() {
        let [types, lines] = fine(project);
        let inks = |inks: &[f32]| inks.iter().filter(|ink| **ink > 0.0).count();
        let small = types.iter().filter(|(size, ink)| *size < 12.0 && inks(ink) > 1);
        assert!(types.len() > 20, "{layout}: {} pieces of type", types.len());
        for (size, ink) in small {
            assert!(inks(ink) <= 2, "{layout}: {ink:?} at {size} pt");
        }
        // Headlines keep the brand's own inks.
        assert!(types.iter().any(|(size, ink)| *size > 14.0 && *ink == [0.9, 0.6, 0.2, 0.2]), "{layout}");
        let thin: Vec<_> = lines.iter().filter(|(width, ink)| *width < 1.0 && ink.len() == 4).collect();
        assert!(!thin.is_empty(), "{layout}: no thin line");
        for (width, ink) in thin {
            assert!(ink[..3] == [0.0; 3], "{layout}: {ink:?}, {width} pt");
        }
    }
}

#[test]
fn no_tint_is_weaker_than_a_press_can_hold() {
    for (layout, project) in printed() {
        for program in programs(&open(project)) {
            for operation in
                program.operations.iter().filter(|one| matches!(one.operator.as_str(), "k" | "K"))
            {
                let held = |ink: &Object| ink.as_float().is_ok_and(|ink| ink == 0.0 || ink >= 0.0299);
                assert!(operation.operands.iter().all(held), "{layout}: {operation:?}");
            }
        }
    }
}

/// Ghostscript's own reading of the plates: how much of each page within the cut they cover.
#[test]
fn another_reader_finds_the_same_inks_on_the_plates() {
    for (layout, project) in printed() {
        let path = project.path(PRINT);
        let arguments =
            ["-q", "-dUseTrimBox", "-r50", "-sDEVICE=inkcov", "-o", "-", path.to_str().expect("a path")];
        let Some(told) = tool("gs", &arguments) else { return };
        let pages: Vec<Vec<f32>> = told
            .lines()
            .filter(|line| line.contains("CMYK"))
            .map(|line| line.split_whitespace().filter_map(|word| word.parse().ok()).collect())
            .collect();
        let preflight = manifest(project)["preflight"].clone();
        assert_eq!(Some(pages.len() as u64), preflight["pages"].as_u64(), "{layout}: {told}");
        for blank in preflight["blank-pages"].as_array().expect("a list") {
            let page = blank.as_u64().expect("a number") as usize - 1;
            assert!(
                pages[page].iter().all(|plate| *plate == 0.0),
                "{layout}: page {blank}, {:?}",
                pages[page]
            );
        }
        for (plate, ink) in ["cyan", "magenta", "yellow", "black"].into_iter().enumerate() {
            let said = preflight["process-inks"].as_array().expect("a list").iter().any(|one| one == ink);
            assert_eq!(pages.iter().any(|page| page[plate] > 0.0), said, "{layout}: {ink}");
        }
    }
}

#[test]
fn a_brand_without_inks_is_told_with_what_becomes_of_it() {
    let project = Project::base();
    project.edit(PUBLISHER, "accent_cmyk = [20, 85, 100, 10]\n", "");
    let findings = findings(&project);
    let [found] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((found["code"].as_str(), found["file"].as_str()), (Some("U087"), Some(PUBLISHER)));
    assert!(found["message"].as_str().expect("words").contains("0/64/100/36"), "{found}");
    let brand = manifest(&project)["preflight"]["brand"].clone();
    assert_eq!(brand[0], serde_json::json!({"screen": "#1f4e79", "cmyk": [90, 60, 20, 20], "said": true}));
    assert_eq!(brand[1], serde_json::json!({"screen": "#a33b00", "cmyk": [0, 64, 100, 36], "said": false}));
}
