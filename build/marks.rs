//! How marks are made; `src/prose/words/forms.rs` has how they are read.

use crate::mark::Mark;

impl Mark {
    /// Stands in the middle of a compound, made of a word and a linking element of that many bytes. `None` if that is
    /// more than can be written down.
    pub fn linked(bytes: usize) -> Option<Self> {
        let bits = u32::from(Self::LINKED.0).checked_shl(u32::try_from(bytes).ok()?)?;
        u16::try_from(bits).ok().map(Self)
    }

    /// Stands in the middle of a compound, made of a word that loses its end there. `None` if that is an end that can't
    /// be written down.
    pub fn shortened(lost: &str) -> Option<Self> {
        (lost == Self::LOST).then_some(Self::SHORTENED)
    }

    /// What is said of a form by both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// As it is written beside the form.
    pub fn bits(self) -> u64 {
        self.0.into()
    }
}
