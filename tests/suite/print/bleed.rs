//! Colour that touches an edge runs beyond it, and nothing else does.

use super::read::{open, painted, rectangle};
use super::{MM, PUBLISHER, manifest, printed};
use crate::support::{Project, copy, repository};

#[test]
fn colour_runs_over_the_edge_and_marks_stay_clear_of_it() {
    for (layout, project) in printed() {
        let Some(pages) = painted(project, "print.pdf") else { return };
        let document = open(project);
        let mut coloured = 0;
        for (number, (page, picture)) in document.page_iter().zip(&pages).enumerate() {
            let height = rectangle(&document, page, b"MediaBox")[3];
            let [trim, bleed] = [&b"TrimBox"[..], b"BleedBox"].map(|key| rectangle(&document, page, key));
            let at = |x: f32, y: f32| {
                let pixel = |points: f32| (points / 72.0 * 100.0) as u32;
                let (x, y) = (pixel(x), pixel(height - y));
                picture.get_pixel(x.min(picture.width() - 1), y.min(picture.height() - 1)).0
            };
            let far = |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).any(|(a, b)| a.abs_diff(b) > 24);
            for side in 0..4 {
                let (mut broken, mut marked) = (0, 0);
                let steps = 100;
                for step in 0..steps {
                    let share = (step as f32 + 0.5) / steps as f32;
                    // A point `out` pt outside the trim box, along one side.
                    let point = |out: f32| {
                        let x = trim[0] + (trim[2] - trim[0]) * share;
                        let y = trim[1] + (trim[3] - trim[1]) * share;
                        match side {
                            0 => at(trim[0] - out, y),
                            1 => at(x, trim[1] - out),
                            2 => at(trim[2] + out, y),
                            _ => at(x, trim[3] + out),
                        }
                    };
                    let inside = point(-0.35 * MM);
                    coloured += usize::from(inside != [255; 3]);
                    broken += usize::from(far(inside, point(2.5 * MM)));
                    marked += usize::from(point(trim[0] - bleed[0] + 0.5 * MM) != [255; 3]);
                }
                let page = number + 1;
                // Round shapes touch the edge at a single point: near it, a few per cent may have another colour.
                assert!(broken <= 14, "{layout}, page {page}: {broken} % of side {side} doesn't bleed");
                assert_eq!(marked, 0, "{layout}, page {page}: something next to the bleed, side {side}");
            }
        }
        assert!(coloured > 200, "{layout}: no page has colour at its edge");
    }
}

#[test]
fn colour_that_ends_close_to_the_edge_is_told_to_the_print_shop() {
    let project = Project::base();
    copy(&repository().join("layouts/brochure"), &project.path("layouts/kant"));
    let main = "layouts/kant/layout.typ";
    let cover = "  set block(spacing: 0pt)\n  context {";
    let near = "  place(dx: 1mm, dy: 90mm, rect(width: 9mm, height: 9mm, fill: colours.accent))\n";
    project.edit(main, cover, &format!("{near}{cover}"));
    project.edit(PUBLISHER, "layout = \"brochure\"", "layout = \"kant\"").build(&["--variant", "print"]);
    let doubts = manifest(&project)["preflight"]["doubts"].clone();
    assert_eq!(doubts, serde_json::json!([{"kind": "near-edge", "page": 1}]));
    for (layout, project) in printed() {
        assert_eq!(manifest(project)["preflight"]["doubts"], serde_json::json!([]), "{layout}");
    }
}
