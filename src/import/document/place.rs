//! Places of documents, in the words of whoever looks them up.

use super::Origin;

/// How far the places of two pages are apart. A document has fewer lines.
const OF_PAGE: Origin = 10_000_000;

/// A place in a document that has pages: a page from 1, and what is before what on it.
#[must_use]
pub fn on_page(page: usize, order: usize) -> Origin {
    page.saturating_mul(OF_PAGE).saturating_add(order.min(OF_PAGE - 1))
}

/// Where something is, as a person looks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a line, from 1.
    Line(usize),
    /// On a page, from 1.
    Page(usize),
}

impl Place {
    /// The place of an origin.
    #[must_use]
    pub fn of(origin: Origin) -> Self {
        match origin / OF_PAGE {
            0 => Self::Line(origin),
            page => Self::Page(page),
        }
    }

    /// What is counted, in Danish.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Line(_) => "linje",
            Self::Page(_) => "side",
        }
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> usize {
        match self {
            Self::Line(number) | Self::Page(number) => number,
        }
    }

    /// "linje 12" or "side 3".
    #[must_use]
    pub fn danish(self) -> String {
        format!("{} {}", self.unit(), self.number())
    }

    /// "line 12" or "page 3".
    #[must_use]
    pub fn english(self) -> String {
        match self {
            Self::Line(number) => format!("line {number}"),
            Self::Page(number) => format!("page {number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_line_or_a_page() {
        assert_eq!(Place::of(12).danish(), "linje 12");
        assert_eq!(Place::of(on_page(3, 40)).danish(), "side 3");
        assert_eq!(Place::of(on_page(3, usize::MAX)).english(), "page 3");
    }
}
