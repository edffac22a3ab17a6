//! Why pixels can't be used.

/// Why pixels can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file ends before the picture does.
    Cut,
    /// A part of it is not what it should be.
    Damaged {
        /// The decoder's message.
        detail: String,
    },
    /// It is JPEG of a kind that browsers can't show either: lossless, arithmetic, or with more than eight bits.
    Unusual,
    /// It has more than [`MOST_MEGAPIXELS`](super::MOST_MEGAPIXELS).
    TooManyPixels,
}

impl Fault {
    /// Damage that a decoder tells of.
    pub(super) fn damaged(why: impl ToString) -> Self {
        Self::Damaged { detail: why.to_string() }
    }
}
