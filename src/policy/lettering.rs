//! What a drawing says in words.

use std::collections::BTreeSet;

/// What a drawing says in words. Its letters have become outlines; this is what there is to tell about them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lettering {
    /// What its file has and that is not drawn.
    pub lost: Vec<Undrawn>,
    /// Fonts that it asks for and that are not there: all names it gave, in its order.
    pub families: BTreeSet<Vec<String>>,
    /// The characters of its text.
    pub characters: BTreeSet<char>,
    /// Its smallest letters.
    pub smallest: Option<SmallLetters>,
}

/// The smallest letters of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct SmallLetters {
    /// What they say.
    pub words: String,
    /// Their size in the drawing's own units, in which its width and height are counted.
    pub size: f32,
    /// Their size as its file says it, before what stands around them makes them larger or smaller.
    pub written: f32,
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
