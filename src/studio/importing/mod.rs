//! Drafts on their way to a publication: what is left to look at, and what becomes of it.
//!
//! What a person has looked at is told by the draft itself: a `# TJEK:` line that is gone is done. What can't stand there is kept in
//! `.udgiv/import/<slug>/`: the document, its words, and what was left out with a reason.
//!
//! | file | does |
//! |---|---|
//! | `kept.rs` | what is kept beside a draft |
//! | `marks.rs` | the `TJEK` lines of a draft |
//! | `spots.rs` | the places that they ask about, each once |
//! | `chunks.rs` | the paragraphs of a text |
//! | `step.rs`, `steps.rs` | what can be made of a place, and making it |
//! | `blocks.rs` | changes that make them |
//! | `sections.rs` | sections that begin or end at a place |
//! | `tables.rs` | captions, and the headings of tables |

mod blocks;
mod chunks;
mod kept;
mod marks;
mod sections;
mod spots;
mod step;
mod steps;
mod tables;
#[cfg(test)]
mod tests;

pub use chunks::{breaks, chunks, is_heading, letters, plain};
pub use kept::{Kept, seen};
pub use marks::{Mark, changed, marks, of_table, without};
pub use spots::{Spot, left, point, spots, together};
pub use step::{At, Made, NotDone, Step};
pub use steps::done;
