//! The letters in the figures of the policies that come with the program.

use super::filled::{SEEN, Seen};
use crate::policy::VariantName;

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
