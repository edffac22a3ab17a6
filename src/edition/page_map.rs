//! Where the pages of a printed publication begin, in words that do not depend on any format.

/// Page starts in reading order. A place is named by the number of a word in [`super::words`], so that whoever walks
/// the tree in reading order and counts words meets it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageMap {
    /// The pages, first to last.
    pub pages: Vec<PageStart>,
}

/// The start of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageStart {
    /// The number printed on it.
    pub label: String,
    /// It begins before the word of this number, from 0. A word that runs over from one page to the next belongs to
    /// the first. Cover and contents hold no word of the edition: they begin where the next page does.
    pub word: usize,
}
