//! What a drawing says in words.

use std::collections::BTreeSet;

/// What a drawing says in words. Its letters have become outlines; this is what there is to tell about them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lettering {
    /// What its file has and that is not drawn.
    pub lost: Vec<Undrawn>,
    /// Fonts that it asks for and that are not there: all names it gave, in its order.
    pub families: BTreeSet<Vec<String>>,
    /// The characters of its text.
    pub characters: BTreeSet<char>,
}

/// What a drawing has that is not drawn, or is drawn in place of something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undrawn {
    /// Words in a part that only browsers show.
    Words(String),
    /// A line by which a program says that words are missing.
    Notice(String),
    /// What is drawn by way of a part that the file doesn't have: its name.
    Part(String),
}
