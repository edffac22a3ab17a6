//! What a table lacks, and what it has and can't have.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::DeValue;

use super::{Found, TableReader, integer};
use crate::finding::{MOST_OF_A_CODE, Mend};
use crate::policy::Place;
use crate::source::faults::{
    Above, Expected, Home, KeyWhy, MISSING_KEY, MissingKey, UNKNOWN_KEY, UnknownKey, WRONG_TYPE, WrongType,
};
use crate::source::keys::{FILES, Key, Line, Value, meant, takes_years};
use crate::source::nearest::nearest;
use crate::source::stray::Stray;
use crate::source::written::begun;

/// The most names of one line that are shown as they have to be.
const MOST_ON_A_LINE: usize = 8;

impl TableReader<'_, '_> {
    /// Files that `key` is missing, where it is.
    pub fn needs(&mut self, key: &str) {
        let row = self.row(key);
        // Where it is misspelt, that is the fault.
        let is_misspelt =
            |name: &str| self.rows.iter().all(|row| row.name != name) && nearest(name, [row.name]).is_some();
        // The version is asked for at the top of the file; below it, it is misplaced.
        let is_below = matches!(row.value, Value::Version)
            && self
                .table
                .values()
                .any(|value| value.get_ref().as_table().is_some_and(|table| table.contains_key(key)));
        if !is_below && !self.has(key) && !self.table.keys().any(|name| is_misspelt(name.get_ref())) {
            let (place, above) = self.place_above(row);
            // Of a header that is missing as well, it can't be said that the line belongs above it.
            if matches!(above, Some(Above::Group(_))) && self.source.is_put_back(place) {
                return;
            }
            let below = self.source.line_with(Place { end: place.start, ..place }, "");
            let below = below.filter(|line| above.is_none() && line.starts_with('['));
            let noted = self.source.noted(self.place, row.name);
            let kind = self.kind_by_keys().filter(|_| matches!(row.value, Value::Kind));
            let kinds = match row.value {
                Value::Kind if kind.is_none() => self.keys.kinds.iter().map(|kind| kind.name).collect(),
                _ => Vec::new(),
            };
            let said = kind.map(|kind| Line::Blank(format!("{} = \"{}\"", row.name, kind.name)));
            let line = said.unwrap_or_else(|| row.line());
            let fault = MissingKey { key: row.shown(), line, above, below, noted, kinds };
            self.findings.under(&MISSING_KEY).at(place, fault);
        }
    }

    /// Where a key's line has to be written, if only a place above all groups will do: below the first header it would fall to that group.
    fn place_above(&self, row: &Key) -> (Place, Option<Above>) {
        let is_file = FILES.into_iter().any(|file| std::ptr::eq(file, self.keys));
        if !is_file || row.shown().starts_with('[') {
            return (self.place, None);
        }
        let begins = |value: Found<'_, '_>| match value.get_ref() {
            DeValue::Array(items) => items.iter().next().map_or(value.span(), Spanned::span).start,
            _ => value.span().start,
        };
        let groups = self.table.iter().filter_map(|(name, value)| {
            let row = self.rows.iter().find(|row| row.name == name.get_ref().as_ref())?;
            row.shown().starts_with('[').then(|| (begins(value), row.shown()))
        });
        match groups.min() {
            None => (self.place, Some(Above::Everything)),
            // The end of the line before.
            Some((start, header)) => {
                let before = start.saturating_sub(1);
                (self.source.place(before..before), Some(Above::Group(header.to_owned())))
            }
        }
    }

    /// Tells more of where a key of this table belongs.
    fn describe(&self, home: &mut Home, key: Place, name: &str) {
        // Beyond that none is kept, and counting lines takes time.
        if self.findings.list().len() >= MOST_OF_A_CODE {
            return;
        }
        let outer = home.header.trim_matches(['[', ']']);
        let is_around = self.keys.name.strip_prefix(outer).is_some_and(|inner| inner.starts_with('.'));
        if is_around
            && let Some(header) = self.source.line_with(Place { end: self.place.start, ..self.place }, "")
        {
            home.above = Some((self.source.line_number(self.place), header));
            home.is_there = self.outer.is_some_and(|outer| outer.contains_key(name));
        }
        home.is_below = self.below(outer, key.start, name);
        home.may_begin = self.source.may_begin(key);
    }

    /// The line of a key in the first of the groups of this table that begins behind a place.
    fn below(&self, header: &str, from: usize, name: &str) -> Option<usize> {
        let inner = header.strip_prefix(self.keys.name)?.strip_prefix('.')?;
        let groups = self.table.get(inner)?.get_ref().as_array()?;
        let next = groups.iter().find(|group| group.span().start > from)?;
        let (key, _) = next.get_ref().as_table()?.get_key_value(name)?;
        Some(self.source.line_number(self.source.place(key.span())))
    }

    /// `from = 2026` alone where `valid = { from = 2026, to = 2029 }` belongs: with its name mended, the other year would be missing next.
    fn lone_year(&self, stray: &Stray<'_, '_>) -> Option<WrongType> {
        let year = i32::try_from(integer(stray.value.get_ref())?).ok();
        let (other, danish, instead) = match meant(stray.name, ["from", "to"].into_iter())? {
            "from" => ("to", "til", begun(year, None)),
            _ => ("from", "fra", begun(None, year)),
        };
        let typed = ["from", "to", "fra", "til"].into_iter().find(|name| *name == stray.name);
        let inside = stray.inside_another().filter(|_| !self.has(other) && !self.has(danish))?;
        let (key, _) = inside.split_once('.').filter(|(key, _)| takes_years(key))?;
        let expected = typed.map_or(Expected::Years, Expected::OneYear);
        Some(WrongType { key: key.to_owned(), expected, instead, line: None })
    }

    /// Reports the keys that this table can't have.
    pub fn finish(self) {
        if self.lenient {
            return;
        }
        let known: BTreeSet<&'static str> = self.rows.iter().map(|row| row.name).collect();
        debug_assert_eq!(known, self.asked, "the reader takes every key of `{}`", self.keys.name);
        let starts = |value: &DeValue<'_>| value.as_array()?.iter().next().map(|first| first.span().start);
        let groups: Vec<(&str, usize)> = self
            .table
            .iter()
            .filter_map(|(name, value)| Some((name.get_ref().as_ref(), starts(value.get_ref())?)))
            .collect();
        let is_group = |name: &str| {
            self.rows.iter().any(|row| row.name == name && matches!(row.value, Value::Tables(_)))
        };
        let is_file = FILES.into_iter().any(|file| std::ptr::eq(file, self.keys));
        // A header that is missing takes all keys below it to the top of the file: the first of them speaks for all.
        let is_missing = |header: &str| is_file && !self.table.contains_key(header.trim_matches(['[', ']']));
        let mut strays: Vec<_> =
            self.table.iter().filter(|(key, _)| !known.contains(key.get_ref().as_ref())).collect();
        strays.sort_by_key(|(key, _)| key.span().start);
        let mut headless = BTreeSet::new();
        // `{ fra = 2026, til = 2029 }`: a line is shown with all of its names right.
        let renamed: Vec<Mend> = strays
            .iter()
            .take(MOST_ON_A_LINE)
            .filter_map(|(key, _)| {
                let name = meant(key.get_ref(), known.iter().copied())?;
                Some(Mend { place: self.source.place(key.span()), write: name.to_owned() })
            })
            .collect();
        for (key, value) in strays {
            let free = known.iter().copied().filter(|name| is_group(name) || !self.table.contains_key(*name));
            let stray = Stray {
                name: key.get_ref().as_ref(),
                at: key.span(),
                value,
                keys: self.keys,
                rows: &self.rows,
                free: free.collect(),
                groups: groups.clone(),
                publisher: self.publisher.as_deref(),
            };
            let place = self.source.place(key.span());
            if let Some(fault) = self.lone_year(&stray) {
                self.findings.under(&WRONG_TYPE).at(place, fault);
                continue;
            }
            let (mut why, mend) = stray.judged();
            if let KeyWhy::Elsewhere(home) = &mut why {
                let header = home.header;
                if header.starts_with('[') && is_missing(header) {
                    if !headless.insert(header) {
                        continue;
                    }
                    why = KeyWhy::Headless { header };
                } else {
                    self.describe(home, place, stray.name);
                }
            }
            if let KeyWhy::Several { several, lines } = &mut why {
                let names = several.names.iter().map(|(name, ..)| name);
                *lines = names.filter_map(|name| self.source.line_with(place, name)).collect();
            }
            let mend = mend.map(|write| Mend { place, write });
            let near = match &why {
                KeyWhy::Other { near: Some(near), .. } => Some(near.as_str()),
                KeyWhy::Capitals { name, .. } => Some(name.as_str()),
                KeyWhy::Elsewhere(_) => Some(stray.name),
                _ => None,
            };
            let line = match &mend {
                Some(mend) => self.source.line_with_all(mend, &renamed),
                None => near.and_then(|near| self.source.line_with(place, near)),
            };
            let known = known.iter().copied().collect();
            let fault = UnknownKey { key: stray.name.to_owned(), why, line, known };
            self.findings.under(&UNKNOWN_KEY).mended(place, || mend, fault);
        }
    }
}
