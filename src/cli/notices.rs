//! `udgiv notices`: whose work is inside the program, with the licences that ask to be passed on.

use super::outcome::{FINE, Outcome};
use super::terminal;
use crate::packed::{Packed, packed};

/// What a binary has to carry, wherever it is copied to.
const PARTS: &[(&str, &str)] = &[
    ("NOTICE.md", include_str!("../../NOTICE.md")),
    ("LICENSE-MIT", include_str!("../../LICENSE-MIT")),
    ("LICENSE-APACHE", include_str!("../../LICENSE-APACHE")),
    (
        "fonts/atkinson-hyperlegible-next/OFL.txt",
        include_str!("../../fonts/atkinson-hyperlegible-next/OFL.txt"),
    ),
    (
        "fonts/atkinson-hyperlegible-mono/OFL.txt",
        include_str!("../../fonts/atkinson-hyperlegible-mono/OFL.txt"),
    ),
    ("fonts/source-sans-3/OFL.txt", include_str!("../../fonts/source-sans-3/OFL.txt")),
    ("dictionaries/da/LICENSE-da_DK.txt", include_str!("../../dictionaries/da/LICENSE-da_DK.txt")),
];

/// The licences of other people's crates.
const CRATES: Packed = packed!("NOTICES.txt");

/// Prints every notice.
pub fn run() -> Outcome {
    let crates = CRATES.text();
    for (name, text) in PARTS.iter().copied().chain([("NOTICES.txt", crates.as_str())]) {
        terminal::hand_over(&format!("===== {name} =====\n\n{}\n\n", text.trim()))?;
    }
    Ok(FINE)
}
