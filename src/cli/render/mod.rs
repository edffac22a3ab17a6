//! Findings as people and editors read them; as data they are [`crate::finding::records`].

mod human;
mod short;

pub use human::human;
pub use short::short;
