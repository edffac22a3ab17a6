//! What a book is made of.

use crate::edition::{Edition, PageMap, Sibling};
use crate::layout::Layout;
use crate::variant::settings::Evaluation;

/// What a book is made of.
#[derive(Debug, Clone, Copy)]
pub struct EpubInput<'a> {
    /// What it says.
    pub edition: &'a Edition,
    /// How it looks.
    pub layout: &'a Layout,
    /// Its identifier, a URN or URI.
    pub identifier: &'a str,
    /// Where the pages of a paged file begin in it.
    pub page_map: Option<&'a PageMap>,
    /// Its cover, as PNG.
    pub cover: Option<&'a [u8]>,
    /// The other edition as a book of its own.
    pub sibling: Option<&'a Sibling>,
    /// Who evaluated it.
    pub evaluation: Option<&'a Evaluation>,
}
