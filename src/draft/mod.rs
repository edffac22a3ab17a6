//! A draft of `policy.toml` from a document that somebody wrote elsewhere.
//!
//! ```text
//! Import ──outline──▶ sections ──meaning──▶ blocks ──write──▶ policy.toml + report; verify holds it against the input
//! ```
//!
//! What the draft guesses is said in it: `# TJEK:` and what to look at, in Danish as all that users write.

mod markup;
mod meaning;
mod model;
mod outline;
mod publisher;
mod report;
mod toml_text;
mod verify;
mod words;
mod write;

pub use model::{Block, Draft, From, Said, Section};
pub use outline::outline;
pub use publisher::{Choice, choose, stub};
pub use report::report;
pub use verify::{Difference, verify};
pub use write::{Head, write};
