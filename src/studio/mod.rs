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
//! | `engine.rs` | the thread that checks and lays out, newest state first |
//! | `look.rs` | what a look at a policy gave |
//! | `store.rs`, `history.rs` | sources read and written, and every state that they had |
//! | `form.rs` | what a field of a form is in the source |
//! | `outside.rs` | hears of what other programs change |
//! | `made.rs` | covers and e-books that were made to be shown |
//! | `places.rs` | which field a place on a page shows, and the other way round |
//! | `uploads.rs` | files that a browser sends |
//! | `answers/` | what an address does |
//! | `views/` | pages, as HTML |
//! | `words/` | what fields and names are called, in Danish and English |

mod answers;
mod desk;
mod engine;
mod form;
mod guard;
mod history;
mod look;
mod made;
mod outside;
mod places;
mod refused;
mod server;
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
