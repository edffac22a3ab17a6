//! Reads a document by its tags.

mod headings;
mod items;
mod notes;
mod reader;
mod set_apart;
mod tree;

pub use reader::{covers, read};
pub use tree::Tree;
