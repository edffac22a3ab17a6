//! What a paragraph looks like, as far as that can tell a heading from its text.

use std::collections::BTreeMap;

/// The look of a stretch of text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TextLook {
    /// Its size in half points; 0 where nothing says.
    pub size: u16,
    /// Bold.
    pub bold: bool,
    /// Underlined.
    pub underlined: bool,
    /// In capitals, whatever the letters are.
    pub capitals: bool,
}

/// The look of a whole paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// The look that all of its letters have, and the size of most of them.
    pub text: TextLook,
    /// Whether an empty paragraph or a page's end stands before it.
    pub apart: bool,
    /// Whether the document itself says what it is: a styled heading, a quotation.
    pub is_named: bool,
}

/// The letters of a paragraph by their looks.
#[derive(Debug, Clone, Default)]
pub struct Letters {
    all: usize,
    bold: usize,
    underlined: usize,
    capitals: usize,
    sizes: BTreeMap<u16, usize>,
}

impl Letters {
    /// Counts the letters of a stretch of text.
    pub fn add(&mut self, text: &str, look: TextLook) {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if letters == 0 {
            return;
        }
        self.all += letters;
        self.bold += if look.bold { letters } else { 0 };
        self.underlined += if look.underlined { letters } else { 0 };
        // Letters that are typed as capitals look no different.
        let typed = text.chars().filter(|c| c.is_alphanumeric() && !c.is_lowercase()).count();
        self.capitals += if look.capitals { letters } else { typed };
        *self.sizes.entry(look.size).or_default() += letters;
    }

    /// The look of the whole.
    pub fn look(&self) -> Look {
        let whole = |some: usize| self.all > 0 && some == self.all;
        let size = self.sizes.iter().max_by_key(|(size, letters)| (**letters, **size)).map(|(size, _)| *size);
        let text = TextLook {
            size: size.unwrap_or(0),
            bold: whole(self.bold),
            underlined: whole(self.underlined),
            capitals: whole(self.capitals) && self.all > 3,
        };
        Look { text, ..Look::default() }
    }
}
