//! Where the pages of a paged file begin in an edition. It lets someone listening to the e-book go to the page that
//! everybody else has in front of them.

/// Pages of one paged file of an edition, in order.
///
/// Places are word numbers: indexes into [`words`](super::words) of the same edition. So a page break can be
/// anywhere, even in the middle of a paragraph, a list item, a quotation or a table cell, and any writer that
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
    /// The page number as printed, or as it would be if it were.
    pub label: String,
    /// The word that the page begins with. A page without words of the edition (a cover, the contents) begins at
    /// the next word after it; after the last word, this is the number of words.
    pub word: usize,
}
