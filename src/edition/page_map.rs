//! Where the pages of a paged file begin in an edition: what lets someone who listens to the e-book open it at
//! the page that the others have in front of them.

/// Pages of one paged file of an edition, in order.
///
/// Places are word numbers: indexes into [`words`](super::words) of the same edition. So a page break can stand
/// anywhere, also in the middle of a paragraph, a list item, a quotation or a table cell, and any writer that
/// walks the tree in reading order finds it by counting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct PageMap {
    /// Identifier of the paged file, a URN or URI.
    pub source: String,
    /// Its pages, from the first to the last.
    pub pages: Vec<PageStart>,
}

/// The beginning of a page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageStart {
    /// What is printed on the page as its number, or would be.
    pub label: String,
    /// The page begins before this word. Pages without words of the edition (a cover, the contents) begin before
    /// the first word that comes after them; those after the last word, before the number of words there are.
    pub word: usize,
}
