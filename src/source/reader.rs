//! Takes values out of a TOML table, and files a finding for each that is missing, misplaced or misspelt.
//!
//! Serde stops at the first fault; an editor with a deadline wants all of them at once.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults::{
    Expected, MISSING_KEY, MissingKey, TOO_LARGE, TooMany, UNKNOWN_KEY, UNKNOWN_LANGUAGE, UNKNOWN_VALUE,
    UnknownKey, UnknownLanguage, UnknownValue, WRONG_TYPE, WrongType,
};
use super::nearest::nearest;
use crate::finding::Findings;
use crate::policy::{Cmyk, Colour, Date, Language, Located, Place, SourceId, Text, VariantName, Years};

/// A table being read. Call [`TableReader::finish`] at the end: it reports the keys nobody asked for.
pub struct TableReader<'a, 'i> {
    file: SourceId,
    table: &'a DeTable<'i>,
    place: Place,
    asked: BTreeSet<&'static str>,
    lenient: bool,
    findings: &'a mut Findings,
}

/// A value in its table.
type Value<'a, 'i> = &'a Spanned<DeValue<'i>>;

impl<'a, 'i> TableReader<'a, 'i> {
    /// Reads `table`, which stands at `place`.
    pub fn new(table: &'a DeTable<'i>, place: Place, findings: &'a mut Findings) -> Self {
        Self { file: place.file, table, place, asked: BTreeSet::new(), lenient: false, findings }
    }

    /// Where the table stands.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The collector, for faults of the caller's own.
    pub fn findings(&mut self) -> &mut Findings {
        self.findings
    }

    fn take(&mut self, key: &'static str) -> Option<Value<'a, 'i>> {
        self.asked.insert(key);
        self.table.get(key)
    }

    fn at(&self, value: Value<'_, '_>) -> Place {
        Place::new(self.file, value.span())
    }

    fn wrong_type(&mut self, key: &str, place: Place, expected: Expected) {
        self.findings.under(&WRONG_TYPE).at(place, WrongType { key: key.into(), expected });
    }

    /// Takes `key` through `read`; where that gives nothing, the type is wrong.
    fn typed<T>(
        &mut self,
        key: &'static str,
        expected: Expected,
        read: impl FnOnce(&DeValue<'i>) -> Option<T>,
    ) -> Option<Located<T>> {
        let value = self.take(key)?;
        let place = self.at(value);
        let read = read(value.get_ref());
        if read.is_none() {
            self.wrong_type(key, place, expected);
        }
        read.map(|read| Located::new(read, place))
    }

    /// Text that may be missing.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        self.typed(key, Expected::Text, |value| value.as_str().map(str::to_owned))
    }

    /// Text that has to be there. Where it isn't, a finding says so and empty text goes on in its place.
    pub fn required(&mut self, key: &'static str, example: &'static str) -> Text {
        if !self.table.contains_key(key) {
            self.asked.insert(key);
            self.missing(key, example);
        }
        self.text(key).unwrap_or_else(|| Located::new(String::new(), self.place))
    }

    /// Files that `key` is missing.
    pub fn missing(&mut self, key: &'static str, example: &'static str) {
        self.findings.under(&MISSING_KEY).at(self.place, MissingKey { key, example });
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<Located<bool>> {
        self.typed(key, Expected::Boolean, DeValue::as_bool)
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<Located<i64>> {
        self.typed(key, Expected::Integer, integer)
    }

    /// A number within a range, with or without decimals.
    pub fn number(&mut self, key: &'static str, range: RangeInclusive<f64>) -> Option<Located<f64>> {
        let expected = Expected::Number { from: *range.start() as u16, to: *range.end() as u16 };
        self.typed(key, expected, |value| {
            let number = match value.as_float() {
                Some(float) => float.as_str().parse().ok()?,
                None => integer(value)? as f64,
            };
            range.contains(&number).then_some(number)
        })
    }

    /// A whole number that counts something, so at least 1.
    pub fn count(&mut self, key: &'static str) -> Option<usize> {
        let count = |value: &DeValue<'i>| usize::try_from(integer(value)?).ok().filter(|count| *count > 0);
        self.typed(key, Expected::Count, count).map(|count| *count.value())
    }

    /// A calendar date.
    pub fn date(&mut self, key: &'static str) -> Option<Located<Date>> {
        self.typed(key, Expected::Date, |value| {
            let stamp = value.as_datetime()?;
            let date = stamp.date.filter(|_| stamp.time.is_none())?;
            Date::new(i32::from(date.year), date.month, date.day)
        })
    }

    /// `{ from = 2025, to = 2028 }`.
    pub fn years(&mut self, key: &'static str) -> Option<Located<Years>> {
        let value = self.take(key)?;
        let place = self.at(value);
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, place, Expected::Years);
            return None;
        };
        let mut reader = TableReader::new(table, place, self.findings);
        let year = |number: Located<i64>| i32::try_from(*number.value()).ok();
        let from = reader.integer("from").and_then(year);
        let to = reader.integer("to").and_then(year);
        reader.finish();
        match (from, to) {
            (Some(from), Some(to)) => Some(Located::new(Years { from, to }, place)),
            _ => {
                self.wrong_type(key, place, Expected::Years);
                None
            }
        }
    }

    /// A colour.
    pub fn colour(&mut self, key: &'static str) -> Option<Located<Colour>> {
        self.typed(key, Expected::Colour, |value| Colour::parse(value.as_str()?))
    }

    /// Ink percentages.
    pub fn cmyk(&mut self, key: &'static str) -> Option<Located<Cmyk>> {
        self.typed(key, Expected::Cmyk, |value| {
            let inks: Option<Vec<u8>> = value
                .as_array()?
                .iter()
                .map(|ink| integer(ink.get_ref()).filter(|ink| (0..=100).contains(ink)).map(|ink| ink as u8))
                .collect();
            Some(Cmyk(inks?.try_into().ok()?))
        })
    }

    /// A list of texts; no list is an empty one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Text> {
        self.take(key).map(|value| self.text_list(key, value)).unwrap_or_default()
    }

    fn text_list(&mut self, key: &str, value: Value<'_, '_>) -> Vec<Text> {
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, self.at(value), Expected::Texts);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Located::new(text.to_owned(), self.at(item))),
                None => self.wrong_type(key, self.at(item), Expected::Texts),
            }
        }
        texts
    }

    /// A list of lists of texts.
    pub fn rows(&mut self, key: &'static str) -> Vec<Located<Vec<Text>>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(rows) = value.get_ref().as_array() else {
            self.wrong_type(key, self.at(value), Expected::Rows);
            return Vec::new();
        };
        let mut all = Vec::new();
        for row in rows.iter() {
            if row.get_ref().is_array() {
                all.push(Located::new(self.text_list(key, row), self.at(row)));
            } else {
                self.wrong_type(key, self.at(row), Expected::Rows);
            }
        }
        all
    }

    /// One of the names that `known` lists and `read` understands.
    pub fn named<T>(
        &mut self,
        key: &'static str,
        known: &[&'static str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Located<T>> {
        let text = self.text(key)?;
        self.one_of(key, &text, known, read)
    }

    fn one_of<T>(
        &mut self,
        key: &str,
        text: &Text,
        known: &[&'static str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Located<T>> {
        let value = read(text);
        if value.is_none() {
            self.findings.under(&UNKNOWN_VALUE).at(
                text.place(),
                UnknownValue {
                    key: key.into(),
                    value: text.value().clone(),
                    near: nearest(text, known.iter().copied()),
                    known: known.iter().map(|name| (*name).to_owned()).collect(),
                },
            );
        }
        value.map(|value| Located::new(value, text.place()))
    }

    /// A list of variants.
    pub fn variants(&mut self, key: &'static str) -> Option<Vec<Located<VariantName>>> {
        let value = self.take(key)?;
        if value.get_ref().as_array().is_some_and(|list| list.is_empty()) {
            let place = self.at(value);
            let fault = MissingKey { key, example: "variants = [\"screen\", \"epub\", \"easy-text\"]" };
            self.findings.under(&MISSING_KEY).at(place, fault);
        }
        let names: Vec<&'static str> = VariantName::ALL.iter().map(|name| name.name()).collect();
        let texts = self.texts(key);
        Some(texts.iter().filter_map(|text| self.one_of(key, text, &names, VariantName::from_name)).collect())
    }

    /// A language tag.
    pub fn language(&mut self, key: &'static str) -> Option<Located<Language>> {
        let text = self.text(key)?;
        let language = Language::parse(&text);
        if language.is_none() {
            let fault = UnknownLanguage { tag: text.value().clone() };
            self.findings.under(&UNKNOWN_LANGUAGE).at(text.place(), fault);
        }
        language.map(|language| Located::new(language, text.place()))
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Takes every key as known, where a table is too faulty to say which belong in it.
    pub fn accept_all(&mut self) {
        self.lenient = true;
    }

    /// A table inside this one.
    pub fn table(&mut self, key: &'static str) -> Option<TableReader<'_, 'i>> {
        let value = self.take(key)?;
        let place = self.at(value);
        match value.get_ref().as_table() {
            Some(table) => Some(TableReader::new(table, place, self.findings)),
            None => {
                self.wrong_type(key, place, Expected::Table);
                None
            }
        }
    }

    /// Reads each of the tables `[[key]]` with `read`, at most `limit`.
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        limit: usize,
        mut read: impl FnMut(&mut TableReader<'_, 'i>) -> T,
    ) -> Vec<T> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, self.at(value), Expected::Tables);
            return Vec::new();
        };
        let mut all = Vec::new();
        for item in items.iter() {
            let place = self.at(item);
            let Some(table) = item.get_ref().as_table() else {
                self.wrong_type(key, place, Expected::Tables);
                continue;
            };
            if all.len() == limit {
                self.findings.under(&TOO_LARGE).at(place, TooMany { what: key, limit });
                break;
            }
            let mut reader = TableReader::new(table, place, self.findings);
            all.push(read(&mut reader));
            reader.finish();
        }
        all
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(self) {
        if self.lenient {
            return;
        }
        let unknown = self.table.keys().filter(|key| !self.asked.contains(key.get_ref().as_ref()));
        for key in unknown {
            let name = key.get_ref().to_string();
            // A key that is there already is no help as a 'did you mean'.
            let free = self.asked.iter().copied().filter(|known| !self.table.contains_key(*known));
            let near = nearest(&name, free);
            let known = self.asked.iter().copied().collect();
            self.findings
                .under(&UNKNOWN_KEY)
                .at(Place::new(self.file, key.span()), UnknownKey { key: name, near, known });
        }
    }
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}
