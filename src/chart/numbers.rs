//! The numbers of a chart, read.

use super::number::{Number, number};
use crate::policy::{Chart, Text};

/// The numbers of a chart, read.
pub(super) struct Numbers<'a> {
    pub series: Vec<&'a str>,
    pub rows: Vec<Row<'a>>,
    pub unit: Option<&'a str>,
}

pub(super) struct Row<'a> {
    pub name: &'a str,
    pub cells: Vec<Cell<'a>>,
}

#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    /// As it is written.
    pub written: &'a str,
    /// None where it is missing.
    pub value: Option<f64>,
}

impl<'a> Numbers<'a> {
    pub fn of(chart: &'a Chart, decimal: char) -> Self {
        let cell = |text: &'a Text| {
            let written = text.trim();
            let value = match number(written, decimal) {
                Number::Is(value) => Some(value),
                Number::Missing | Number::Unreadable => None,
            };
            Cell { written, value }
        };
        let series = chart.header.iter().skip(1).map(|name| name.trim()).collect();
        let rows = chart.rows.iter().map(|row| Row {
            name: row.value().first().map_or("", |name| name.trim()),
            cells: row.value().iter().skip(1).map(cell).collect(),
        });
        Self { series, rows: rows.collect(), unit: chart.unit.as_ref().map(|unit| unit.trim()) }
    }

    pub fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.value)
    }
}

impl Cell<'_> {
    /// The number as a chart says it.
    pub fn said(self, missing: &str, unit: Option<&str>) -> String {
        match (self.value, unit) {
            (None, _) => missing.to_owned(),
            (Some(_), Some(unit)) if is_short(unit) && !self.written.ends_with(unit) => {
                format!("{}\u{a0}{unit}", self.written)
            }
            (Some(_), _) => self.written.to_owned(),
        }
    }
}

/// A unit of at most so many letters stands behind each number.
const SHORT_UNIT: usize = 8;

pub(super) fn is_short(unit: &str) -> bool {
    unit.chars().count() <= SHORT_UNIT
}
