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
