//! Findings as people and editors read them ([`crate::finding::records`] gives them as data), and the documentation of their codes.

mod human;
mod rules;
mod short;

pub use human::human;
pub use rules::{explanation, page};
pub use short::short;
