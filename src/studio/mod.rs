//! The studio: sources written, checked, approved and published in a browser, by one person's machine for that person.
//!
//! ```text
//! browser ──change──▶ server ──▶ store ──source::changed──▶ policy.toml
//!    ▲                              └─▶ history
//!    └──events── desk ◀──look── engine ──pipeline::Session──▶ findings, pages
//! ```
//!
//! The files stay the one source of truth: every change is written at once, byte for byte as an editor would have left the rest, and what is
//! shown is what a look at the files gives. The studio knows the pipeline; nothing knows the studio but the command that starts it.
//!
//! | file | does |
//! |---|---|
//! | `server.rs` | listens, and leads addresses to what answers them |
//! | `guard.rs`, `refused.rs` | lets in nobody but whoever started it |
//! | `state.rs` | a project that is open |
//! | `desk.rs` | one policy that is open: who looks at it, and what was last seen |
//! | `example.rs` | a finished publication to look at, for an empty folder |
//! | `engine.rs` | the thread that checks and lays out, newest state first |
//! | `look.rs` | what a look at a policy gave |
//! | `store.rs`, `history.rs` | sources read and written, and every state that they had |
//! | `beside.rs`, `bin.rs` | what is kept beside the project, and publications that were deleted |
//! | `differences.rs` | what is otherwise between two states, by sections and fields |
//! | `advice.rs` | what to do about a finding, in fields instead of keys |
//! | `explained.rs` | what a rule's page says, in fields instead of keys |
//! | `form.rs` | what a field of a form is in the source |
//! | `outside.rs` | hears of what other programs change |
//! | `made.rs` | covers, pages in other layouts and e-books that were made to be shown |
//! | `released.rs` | what was published last, and what is otherwise now |
//! | `pictograms/` | drawings for easy-read texts |
//! | `places.rs` | which field a place on a page shows, and the other way round |
//! | `importing/` | drafts of an import: the places to look at, and what becomes of them |
//! | `uploads.rs` | files that a browser sends |
//! | `answers/` | what an address does |
//! | `views/` | pages, as HTML |
//! | `words/` | what fields and names are called, in Danish and English |

mod advice;
mod answers;
mod beside;
mod bin;
mod desk;
mod differences;
mod engine;
mod example;
mod explained;
mod form;
mod guard;
mod history;
mod importing;
mod look;
mod made;
mod outside;
mod pictograms;
mod places;
mod refused;
mod released;
mod server;
#[cfg(test)]
mod shown;
mod state;
mod store;
mod uploads;
mod views;
mod words;

pub use server::{Listening, StudioError, listen};

use crate::locale::Locale;
use crate::pipeline::Request;

/// What the studio is started with.
#[derive(Debug, Clone)]
pub struct Options {
    /// What a run over the project asks for.
    pub request: Request,
    /// The language of the pages.
    pub locale: Locale,
    /// The port; 0 takes one that is free.
    pub port: u16,
    /// Another address than this machine's own, and the password that it then needs.
    pub open_to: Option<(std::net::IpAddr, String)>,
}
