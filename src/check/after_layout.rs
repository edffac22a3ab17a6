//! What is known only when pages are laid out: these codes are filed by the pipeline, not by a rule.

use crate::finding::{Code, Documentation, Group, Level};

/// Filed for a picture that has too few pixels for its size in print.
pub static COARSE: Code = Code {
    id: "U083",
    name: "coarse-in-print",
    level: Level::Warning,
    group: Group::Print,
    documentation: &Documentation::UNWRITTEN,
};
/// Filed for a picture whose transparent parts are white in print.
pub static ON_WHITE: Code = Code {
    id: "U084",
    name: "white-in-print",
    level: Level::Hint,
    group: Group::Print,
    documentation: &Documentation::UNWRITTEN,
};
/// Filed for a drawing that is made of pixels in print.
pub static AS_PIXELS: Code = Code {
    id: "U085",
    name: "pixels-in-print",
    level: Level::Warning,
    group: Group::Print,
    documentation: &Documentation::UNWRITTEN,
};
/// Filed for an easy-read PDF with more pages than its readers should be given. The report on the easy-read edition is made
/// before there are pages, and is without it.
pub static TOO_MANY_PAGES: Code = Code {
    id: "R26",
    name: "too-many-pages",
    level: Level::Warning,
    group: Group::EasyEdition,
    documentation: &Documentation::UNWRITTEN,
};

/// All of them.
pub static CODES: &[&Code] = &[&COARSE, &ON_WHITE, &AS_PIXELS, &TOO_MANY_PAGES];
