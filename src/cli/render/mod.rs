//! Findings as people and editors read them ([`crate::finding::records`] gives them as data), and the documentation of their codes.

mod github;
mod human;
mod rules;
mod sarif;
mod seen;
mod short;

pub use github::github;
pub use human::human;
pub use rules::{explanation, page};
pub use sarif::sarif;
pub use seen::Seen;
pub use short::short;
