//! An easy-read PDF has no more pages than its readers should be given.
//!
//! The report on the easy-read edition is made before there are pages, and is without it.

use crate::check::{LaidOut, LaidOutRule};
use crate::finding::{Code, Documentation, EasyFault, Fault, Group, Level, Under};

/// The rule.
pub static RULE: LaidOutRule = LaidOutRule {
    code: Code {
        id: "R26",
        name: "too-many-pages",
        level: Level::Warning,
        group: Group::EasyEdition,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(laid_out: &LaidOut<'_>, found: &mut Under<'_>) {
    let (pages, limit) = (laid_out.easy_pages.unwrap_or(0), laid_out.publisher.easy.pages);
    if pages > limit {
        found.at(laid_out.policy.head, Fault::EasyRead(EasyFault::TooManyPages { pages, limit }));
    }
}
