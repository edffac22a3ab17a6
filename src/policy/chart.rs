//! Numbers that are drawn.

use super::named::named;
use super::{Located, Text};

named! {
    /// How a chart shows its numbers.
    ChartForm {
        /// A bar a number.
        Bars = "bars",
        /// A bar a row, of a part a column.
        Stacked = "stacked",
        /// A line a column, from row to row.
        Lines = "lines",
        /// The parts of a whole, one below the other.
        Share = "share",
    }
}

/// What a drawing of a chart is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawnFor {
    /// A column of text.
    Column,
    /// Large print, and easy-read editions.
    LargePrint,
    /// A narrow screen, and one with large letters: as few of them in a line as on a telephone.
    NarrowScreen,
}

/// A chart: numbers, and what they show.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Chart {
    /// How it is drawn.
    pub form: Located<ChartForm>,
    /// What it shows, in a sentence.
    pub finding: Text,
    /// Caption.
    pub caption: Option<Text>,
    /// What the rows are, and the name of each series.
    pub header: Vec<Text>,
    /// The name of each row, and its numbers as they are written.
    pub rows: Vec<Located<Vec<Text>>>,
    /// What is counted: "%", "timer".
    pub unit: Option<Text>,
    /// Where the numbers are from.
    pub credit: Option<Text>,
    /// What it shows, in easy words: with them, it is in the easy-read edition.
    pub easy: Option<Text>,
}

impl Chart {
    /// What its drawing is known by among the pictures of a policy; no path has a colon.
    #[must_use]
    pub fn key(&self, drawn_for: DrawnFor) -> String {
        let texts = self.header.iter().chain(self.rows.iter().flat_map(|row| row.value())).chain(&self.unit);
        let texts: Vec<&str> = texts.map(|text| text.as_str()).collect();
        let size = match drawn_for {
            DrawnFor::Column => "usual",
            DrawnFor::LargePrint => "large",
            DrawnFor::NarrowScreen => "narrow",
        };
        format!("chart:{size}:{}:{}:{}", self.form.value(), self.header.len(), texts.join("\u{1f}"))
    }
}
