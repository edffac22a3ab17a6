//! A draft of `policy.toml` from a document that somebody wrote elsewhere.
//!
//! ```text
//! Document ──outline──▶ sections ──meaning──▶ blocks ──write──▶ policy.toml + report; verify holds it against the input
//! ```
//!
//! What the draft guesses is said in it: `# TJEK:` and what to look at, in Danish as all that users write.

mod markup;
mod meaning;
pub(super) mod model;
mod outline;
mod publisher;
mod toml_text;
pub(super) mod words;
mod write;

pub use model::{Block, Draft, From, Said, Section};
pub use outline::outline;
pub use publisher::{Choice, choose, stub};
pub use write::{Head, write};
