//! The number before a list item.

use std::fmt;

use crate::edition::NumberMark;

/// The highest number of an item (CommonMark 0.31.2, 5.2: nine digits).
const HIGHEST: u32 = 999_999_999;

/// The number before an item, as it is written there: `3.` or `3)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListNumber {
    /// The number.
    pub value: u32,
    /// What stands behind it.
    pub mark: NumberMark,
}

impl ListNumber {
    /// The number of the item that many places further down the list.
    #[must_use]
    pub fn after(self, items: usize) -> Self {
        let items = u32::try_from(items).unwrap_or(u32::MAX);
        Self { value: self.value.saturating_add(items).min(HIGHEST), ..self }
    }

    /// Whether an item with this number goes on a list of so many items that begins with `first`.
    #[must_use]
    pub fn goes_on(self, first: Self, items: usize) -> bool {
        u32::try_from(items).is_ok_and(|items| first.value.checked_add(items) == Some(self.value))
            && self.mark == first.mark
    }
}

impl fmt::Display for ListNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.value, self.mark.character())
    }
}
