//! Findings as people and editors read them (as data they are [`crate::finding::records`]), and what is told of their codes.

mod human;
mod rules;
mod short;

pub use human::human;
pub use rules::{explanation, page};
pub use short::short;
