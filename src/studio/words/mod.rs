//! What fields, names and buttons are called, in Danish and in English.

mod labels;
mod names;

pub use labels::label;
pub use names::{kind, name};
