//! The preflight sheet that accompanies the file, the fonts in it, and that both are the same in every run.

use lopdf::Document;

use super::read::open;
use super::{PRINT, PUBLISHER, manifest, printed};
use crate::support::{Project, pdf_text};

#[test]
fn the_sheet_says_in_one_page_what_the_file_is_like() {
    let project = Project::base();
    // More pages than sheets have.
    for section in ["Bilag", "Kontakt"] {
        let title = format!("title = \"{section}\"");
        project.edit("sources/eksempel/policy.toml", &title, &format!("{title}\npage = \"break\""));
    }
    project.build(&["--variant", "print"]);
    let sheet = project.path("output/eksempel/eksempel.preflight.pdf");
    let document = Document::load(&sheet).expect("a PDF");
    assert_eq!(document.page_iter().count(), 1);
    let preflight = manifest(&project)["preflight"].clone();
    assert_eq!(preflight["trim-mm"], serde_json::json!([148.0, 210.0]));
    assert_eq!(preflight["bleed-mm"], 3.0);
    assert_eq!(preflight["path"], "eksempel/eksempel.preflight.pdf");
    let most = preflight["most-ink"].as_u64().expect("a number");
    assert!((100..=300).contains(&most), "{most}");
    let Some(text) = pdf_text(&sheet) else { return };
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Alle skal med",
        "148 × 210 mm",
        "3 mm",
        &format!("{most} %"),
        "FOGRA51, som er det almindelige; I har ikke angivet nogen",
        "#1f4e79 = 90/60/20/20; #a33b00 = 20/85/100/10",
        "så antallet går op i 4",
        "Ingen tone under 3 %",
        "hæftet",
        "AtkinsonHyperlegibleNext-Regular",
        "Ikke efterset",
    ] {
        assert!(words.contains(said), "“{said}” is not in: {words}");
    }
    // A missing sheet is made again, together with its file.
    std::fs::remove_file(&sheet).expect("removed");
    project.build(&["--variant", "print"]);
    assert!(sheet.is_file());
}

#[test]
fn the_file_for_the_print_shop_is_the_same_in_every_run() {
    let (one, other) = (Project::base(), Project::base());
    for project in [&one, &other] {
        project.edit(PUBLISHER, "layout = \"brochure\"", "layout = \"square\"");
        project.build(&["--variant", "print"]);
    }
    assert!(one.bytes(PRINT) == other.bytes(PRINT));
    let sheet = "output/eksempel/eksempel.preflight.pdf";
    assert!(one.bytes(sheet) == other.bytes(sheet));
}

#[test]
fn fonts_are_in_the_file() {
    for (layout, project) in printed() {
        let document = open(project);
        let mut fonts = 0;
        for object in document.objects.values() {
            let Ok(about) = object.as_dict() else { continue };
            if about.has_type(b"FontDescriptor") {
                fonts += 1;
                assert!(about.has(b"FontFile2") || about.has(b"FontFile3"), "{layout}: {about:?}");
            }
        }
        assert!(fonts > 1, "{layout}");
    }
}
