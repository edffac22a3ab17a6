//! The letters in the figures of the policies that come with the program.

use std::cell::Cell;
use std::path::Path;

use super::filled::{SEEN, Seen};
use super::{HEAD, Laid, each_in_its_own, edition, section};
use crate::layout;
use crate::policy::{EditionKind, VariantName};
use crate::variant::paged::drawn::drawings;

/// The least size of letters in a figure, in pt.
fn least(variant: VariantName) -> f64 {
    if variant == VariantName::LargePrint { 18.0 } else { 9.0 }
}

#[test]
fn the_smallest_letters_in_figures_are_large_enough_in_every_variant() {
    // In another layout than its own, which may be narrower, `small-letters` tells.
    for Seen { slug, layout, variant, letters, .. } in SEEN.iter().filter(|seen| seen.is_own) {
        let smallest = letters.iter().min_by(|one, other| one.2.total_cmp(&other.2));
        let (words, page, size) =
            smallest.unwrap_or_else(|| panic!("{slug} in {layout} has no figure with words"));
        assert!(
            *size >= least(*variant),
            "{slug}, {layout}, {variant}, page {page}: “{words}” is {size:.1} pt"
        );
        // Nothing that is measured wrongly, and no letter of a headline's size, is the smallest.
        assert!(
            *size < 3.0 * least(*variant),
            "{slug}, {layout}, {variant}, page {page}: “{words}” is {size:.1} pt"
        );
    }
}

/// Charts of every form with long names and units, many rows and many parts.
fn charts() -> String {
    let long = "Beskæftigelses- og uddannelsesvejledning for unge";
    let months: Vec<String> = (1..=24).map(|at| format!("[\"måned {at}\", \"{}\"]", 900 + 37 * at)).collect();
    let each = [
        (
            "bars",
            "\"Sport\", \"2023\", \"2024\"",
            format!("[\"{long}\", \"1.120\", \"-24\"]"),
            "millioner kroner i faste priser",
        ),
        (
            "stacked",
            "\"Sted\", \"Egen bolig\", \"Botilbud\", \"Andet\"",
            "[\"By\", \"55\", \"40\", \"5\"]".to_owned(),
            "%",
        ),
        ("lines", "\"Måned\", \"Timer\"", months.join(", "), "timer"),
        ("share", "\"Sted\", \"Andel\"", format!("[\"{long}\", \"66,7\"], [\"På landet\", \"33,3\"]"), "%"),
    ];
    let each = each.iter().map(|(form, header, rows, unit)| {
        format!(
            "[[section.block]]\ntype = \"chart\"\nform = \"{form}\"\nfinding = \"Tallene i {form} viser det.\"\nheader = [{header}]\nrows = [{rows}]\nunit = \"{unit}\"\n"
        )
    });
    HEAD.to_owned() + &section(1, "Tal", "Kort tekst.") + &each.collect::<String>()
}

#[test]
fn the_letters_of_charts_are_large_enough_in_every_layout() {
    let count = Cell::new(0);
    // Charts are drawn for the pages of the layout that their policy has.
    let names = layout::names(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("layouts");
    let own = |at: usize, _| {
        let policy = charts().replace("[policy]\n", &format!("[policy]\nlayout = \"{}\"\n", names[at]));
        edition(&policy, EditionKind::Full)
    };
    each_in_its_own(&own, &|name, variant, Laid { edition, document, .. }| {
        if variant == VariantName::EasyPdf {
            return;
        }
        let drawn: Vec<f64> = drawings(document, edition)
            .into_iter()
            // The publisher's mark is on the cover.
            .filter(|drawn| drawn.page > 1)
            .filter_map(|drawn| {
                let smallest = edition.pictures[drawn.picture].lettering.smallest.as_ref()?;
                Some(drawn.unit_pt * f64::from(smallest.size))
            })
            .collect();
        assert!(drawn.len() >= 4, "{name}, {variant}: {drawn:?}");
        let smallest = drawn.into_iter().fold(f64::MAX, f64::min);
        let enough = least(variant);
        assert!((enough..1.5 * enough).contains(&smallest), "{name}, {variant}: {smallest:.1} pt");
        count.set(count.get() + 1);
    });
    assert_eq!(count.get(), 8, "layouts and variants");
}
