//! Turns a document written elsewhere into a draft of `policy.toml`.
//!
//! ```text
//! Document ──outline──▶ sections ──meaning──▶ blocks ──write──▶ policy.toml + report; verify holds it against the input
//! ```
//!
//! Every guess is marked in the draft with `# TJEK:` and what to check, in Danish like everything that users write.

mod alt;
mod checks;
mod facts;
mod markup;
mod meaning;
pub(super) mod model;
mod outline;
mod publisher;
mod toml_text;
pub(super) mod words;
mod write;

pub use checks::{Cause, Check, Checks};
pub use model::{Block, Draft, Section, SourcedText, TextSource};
pub use outline::outline;
pub use publisher::{PublisherChoice, choose, stub};
#[cfg(test)]
pub use words::doubt as doubts_said;
pub use write::{Head, write, write_each};
