//! Words of a CommonMark text that come out nowhere, by what they were read as.

/// What words were read as that don't come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LostAs {
    /// The address of a link that nobody refers to: `[Kilde]: Kommunen`.
    Definition,
    /// What stands in quotation marks behind a link's address.
    LinkTitle,
    /// What stands behind the signs that begin preformatted text.
    FenceWords,
    /// A cell beyond the last column of its table.
    Cell,
}
