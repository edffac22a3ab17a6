//! Drafts on their way to a publication: what is left to look at, and what becomes of it.
//!
//! What a person has looked at is told by the draft itself: a `# TJEK:` line that is gone is done. What can't stand there is kept in
//! `.udgiv/import/<slug>/`: the document, its words, and what was left out with a reason.
//!
//! | file | does |
//! |---|---|
//! | `kept.rs` | what is kept beside a draft |
//! | `marks.rs` | the `TJEK` lines of a draft |
//! | `keeping.rs` | changes of values that leave every mark in its table |
//! | `together.rs` | keys that are decided together |
//! | `line_ends.rs` | the line ends of a file |
//! | `spots.rs` | the places that they ask about, each once |
//! | `chunks.rs` | the paragraphs of a text |
//! | `step.rs`, `steps.rs` | what can be made of a place, and making it |
//! | `blocks.rs` | changes that make them |
//! | `sections.rs` | sections that begin or end at a place |
//! | `tables.rs` | captions, and the headings of tables |

mod blocks;
mod chunks;
mod keeping;
mod kept;
mod line_ends;
mod marks;
mod sections;
mod spots;
mod step;
mod steps;
mod tables;
#[cfg(test)]
mod tests;
mod together;

pub use chunks::{breaks, chunks, is_heading, letters, plain};
pub use keeping::changed;
pub use kept::{Kept, seen};
pub use marks::{Mark, marks, without};
pub use spots::{Spot, left, point, spots};
pub use step::{At, Made, NotDone, Step};
pub use steps::{done, summary_section};
pub use together::{of_table, together};
