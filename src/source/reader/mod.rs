//! Takes values out of a TOML table, and files a finding for each that is missing, misplaced or misspelt.
//!
//! Serde stops at the first fault; an editor with a deadline wants all of them at once.

mod names;
mod strays;

use std::collections::BTreeSet;
use std::rc::Rc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults::{Expected, Instead, TOO_LARGE, TooMany, WRONG_TYPE, WrongType};
use super::keys::{Key, Keys, Needed, Value, meant, several};
use super::limits::MOST_TABLES;
use super::table::Source;
use super::written::{
    begun, date_meant, date_written, day_written, number_meant, part_of_day, text_meant, years_begun,
    years_meant, years_written, yes_meant,
};
use crate::finding::{Findings, Mend};
use crate::policy::{Cmyk, Colour, Date, Focus, Located, Place, Text, Years};

/// A table being read. Call [`TableReader::finish`] at the end: it reports the keys that the table can't have.
pub struct TableReader<'a, 'i> {
    source: Source<'a>,
    table: &'a DeTable<'i>,
    /// The table that it stands in.
    outer: Option<&'a DeTable<'i>>,
    place: Place,
    keys: &'static Keys,
    rows: Vec<&'static Key>,
    asked: BTreeSet<&'static str>,
    lenient: bool,
    publisher: Option<Rc<str>>,
    findings: &'a mut Findings,
}

/// A value in its table.
type Found<'a, 'i> = &'a Spanned<DeValue<'i>>;

impl<'a, 'i> TableReader<'a, 'i> {
    /// Reads the table of a whole file, which can have these keys.
    pub fn new(
        keys: &'static Keys,
        source: Source<'a>,
        table: &'a DeTable<'i>,
        findings: &'a mut Findings,
    ) -> Self {
        let place = Place::new(source.file, 0..0);
        let rows = keys.rows.iter().collect();
        let asked = BTreeSet::new();
        Self {
            source,
            table,
            outer: None,
            place,
            keys,
            rows,
            asked,
            lenient: false,
            publisher: None,
            findings,
        }
    }

    /// The same, of a policy that says who publishes it.
    pub fn published_by(self, publisher: Option<&str>) -> Self {
        Self { publisher: publisher.map(Rc::from), ..self }
    }

    /// A reader of a table inside this one.
    fn inside(&mut self, key: &str, table: &'a DeTable<'i>, place: Place) -> TableReader<'_, 'i> {
        let publisher = self.publisher.clone();
        let outer = Some(self.table);
        TableReader {
            publisher,
            place,
            outer,
            ..TableReader::new(self.inner(key), self.source, table, self.findings)
        }
    }

    /// Where the table stands.
    pub fn place(&self) -> Place {
        self.place
    }

    /// The collector, for faults of the caller's own.
    pub fn findings(&mut self) -> &mut Findings {
        self.findings
    }

    /// The key's row in the table of keys.
    fn row(&self, key: &str) -> &'static Key {
        let row = self.rows.iter().copied().find(|row| row.name == key);
        row.unwrap_or_else(|| {
            unreachable!("`{key}` is read and has no row in the keys of `{}`", self.keys.name)
        })
    }

    fn take(&mut self, key: &'static str) -> Option<Found<'a, 'i>> {
        self.asked.insert(self.row(key).name);
        self.table.get(key).or_else(|| self.meant_as(key).next())
    }

    /// What stands behind other names that mean this key, or this one first of several. It is a fault that [`TableReader::finish`] tells;
    /// reading it as what it means keeps other faults from following from it.
    fn meant_as<'s>(&'s self, key: &'static str) -> impl Iterator<Item = Found<'a, 'i>> + use<'s, 'a, 'i> {
        self.table.iter().filter_map(move |(name, value)| {
            let name = name.get_ref().as_ref();
            let is_known = self.rows.iter().any(|row| row.name == name);
            let rows: Vec<&str> = self.rows.iter().map(|row| row.name).collect();
            let is_first = several(name, &rows).is_none_or(|several| several.names[0].0 == key);
            (!is_known && is_first && meant(name, [key].into_iter()).is_some()).then_some(value)
        })
    }

    /// The line as it will be once it is mended.
    fn line_of(&self, mend: Option<&Mend>) -> Option<String> {
        self.source.line_with(mend?.place, &mend?.write)
    }

    fn at(&self, value: Found<'_, '_>) -> Place {
        self.source.place(value.span())
    }

    /// A number or a word of TOML's where text belongs, as the text that was meant.
    fn scalar_as_text(&mut self, key: &str, value: Found<'_, '_>, expected: Expected) -> Option<Text> {
        let place = self.at(value);
        let said = text_meant(value.get_ref(), place.end - place.start)?;
        let write = format!("\"{said}\"");
        let mend = Mend { place, write: write.clone() };
        let instead = Instead::Is(write);
        let fault = WrongType { key: key.into(), expected, instead, line: self.line_of(Some(&mend)) };
        self.findings.under(&WRONG_TYPE).mended(place, || Some(mend), fault);
        Some(Located::new(said, place))
    }

    fn wrong_type(&mut self, key: &str, place: Place, expected: Expected) {
        let key = match expected {
            Expected::Table | Expected::Tables => self.row(key).shown(),
            _ => key,
        };
        let fault = WrongType { key: key.into(), expected, instead: Instead::Unknown, line: None };
        self.findings.under(&WRONG_TYPE).at(place, fault);
    }

    /// The same, where the value is text that says what was meant.
    fn written_otherwise(&mut self, key: &str, value: Found<'_, '_>, expected: Expected) {
        let place = self.at(value);
        // `[2026, 2029]` is no text, and says what is meant all the same.
        let said = value.get_ref().as_str().unwrap_or_else(|| match expected {
            Expected::Years | Expected::Date => self.source.written(place),
            _ => "",
        });
        let said = said.trim().to_lowercase();
        let meant = match expected {
            Expected::Date => date_written(&said),
            Expected::Years => years_written(&said),
            Expected::Boolean => yes_meant(&said).map(|yes| yes.to_string()),
            Expected::Integer | Expected::Count | Expected::Number { .. } => {
                number_meant(&said).is_some().then(|| said.clone())
            }
            _ => None,
        };
        let stamp = value.get_ref().as_datetime().filter(|_| expected == Expected::Date);
        let timed = stamp.and_then(|stamp| Some(stamp.date?.to_string()));
        let mend = meant.clone().or(timed.clone()).map(|write| Mend { place, write });
        let instead = match meant.or(timed.clone()) {
            Some(value) if timed.is_some() => Instead::Timed(value),
            Some(value) if value == said => Instead::Bare(value),
            Some(value) => Instead::Is(value),
            None if expected == Expected::Date => {
                day_written(&said).map_or_else(|| Instead::Part(part_of_day(&said)), Instead::NoDay)
            }
            None if expected == Expected::Years => years_begun(value.get_ref()),
            None => Instead::Unknown,
        };
        let line = self.line_of(mend.as_ref());
        let fault = WrongType { key: key.into(), expected, instead, line };
        self.findings.under(&WRONG_TYPE).mended(place, || mend, fault);
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
            self.written_otherwise(key, value, expected);
        }
        read.map(|read| Located::new(read, place))
    }

    /// Text that may be missing.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        let value = self.take(key)?;
        match value.get_ref().as_str() {
            Some(text) => Some(Located::new(text.to_owned(), self.at(value))),
            None if value.get_ref().is_bool() => self.answer(key, value),
            None if alone(value).is_some() => self.without_brackets(key, value),
            None => self.scalar_as_text(key, value, Expected::Text).or_else(|| {
                self.wrong_type(key, self.at(value), Expected::Text);
                None
            }),
        }
    }

    /// A yes or no where text belongs. Nobody means the word itself.
    fn answer(&mut self, key: &str, value: Found<'_, '_>) -> Option<Text> {
        /// The keys of which a rule says what belongs there instead.
        const TOLD_BY_RULES: [&str; 3] = ["alt", "picture_alt", "easy_skip"];
        let place = self.at(value);
        if TOLD_BY_RULES.contains(&key) {
            return Some(Located::new(value.get_ref().as_bool()?.to_string(), place));
        }
        let is_needed = self.row(key).needed == Needed::Always;
        let instead = Instead::Answer { is_needed };
        let fault = WrongType { key: key.into(), expected: Expected::Text, instead, line: None };
        self.findings.under(&WRONG_TYPE).at(place, fault);
        None
    }

    /// Text that is one of a few words: no number is meant as one.
    fn word(&mut self, key: &'static str) -> Option<Text> {
        match self.take(key) {
            Some(value) if alone(value).is_some() => self.without_brackets(key, value),
            _ => self.typed(key, Expected::Text, |value| value.as_str().map(str::to_owned)),
        }
    }

    /// The text that a list has alone, where no list belongs.
    fn without_brackets(&mut self, key: &str, value: Found<'_, '_>) -> Option<Text> {
        let inner = alone(value)?;
        let (place, text) =
            (self.at(value), Located::new(inner.get_ref().as_str()?.to_owned(), self.at(inner)));
        let is_plain = !text.value().contains(['"', '\\', '\n']);
        let mend = is_plain.then(|| Mend { place, write: format!("\"{}\"", text.value()) });
        let line = self.line_of(mend.as_ref());
        let fault =
            WrongType { key: key.into(), expected: Expected::TextAlone, instead: Instead::Unknown, line };
        self.findings.under(&WRONG_TYPE).mended(place, || mend, fault);
        Some(text)
    }

    /// Text that has to be there. Where it isn't, a finding says so and empty text goes on in its place.
    pub fn required(&mut self, key: &'static str) -> Text {
        self.needs(key);
        self.text(key).unwrap_or_else(|| Located::new(String::new(), self.place))
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, key: &'static str) -> Option<Located<bool>> {
        /// The key of which a rule says that no is no answer.
        const ANSWERED_BY_A_RULE: &str = "decorative";
        let no = self.take(key).filter(|value| {
            value.get_ref().as_str().is_some_and(|said| yes_meant(&said.trim().to_lowercase()) == Some(false))
        });
        if let Some(value) = no.filter(|_| key == ANSWERED_BY_A_RULE) {
            return Some(Located::new(false, self.at(value)));
        }
        let read = self.typed(key, Expected::Boolean, DeValue::as_bool);
        read.or_else(|| {
            let value = self.take(key)?;
            Some(Located::new(yes_meant(&value.get_ref().as_str()?.trim().to_lowercase())?, self.at(value)))
        })
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<Located<i64>> {
        let read = self.typed(key, Expected::Integer, integer);
        read.or_else(|| {
            let value = self.take(key)?;
            Some(Located::new(number_meant(value.get_ref().as_str()?.trim())?, self.at(value)))
        })
    }

    /// A number within the key's range, with or without decimals.
    pub fn number(&mut self, key: &'static str) -> Option<Located<f64>> {
        let Value::Number { from, to } = self.row(key).value else {
            unreachable!("`{key}` is read as a number, and its row has no range")
        };
        let range = f64::from(from)..=f64::from(to);
        self.typed(key, Expected::Number { from, to }, |value| {
            decimal(value).filter(|number| range.contains(number))
        })
    }

    /// A whole number that counts something, so at least 1.
    pub fn count(&mut self, key: &'static str) -> Option<Located<usize>> {
        let count = |value: &DeValue<'i>| usize::try_from(integer(value)?).ok().filter(|count| *count > 0);
        self.typed(key, Expected::Count, count)
    }

    /// A calendar date.
    pub fn date(&mut self, key: &'static str) -> Option<Located<Date>> {
        let read = self.typed(key, Expected::Date, |value| {
            let stamp = value.as_datetime()?;
            let date = stamp.date.filter(|_| stamp.time.is_none())?;
            Date::new(i32::from(date.year), date.month, date.day)
        });
        read.or_else(|| {
            let value = self.take(key)?;
            let timed = || {
                let date = value.get_ref().as_datetime()?.date?;
                Date::new(i32::from(date.year), date.month, date.day)
            };
            let date = value.get_ref().as_str().and_then(date_meant).or_else(timed)?;
            Some(Located::new(date, self.at(value)))
        })
    }

    /// `{ from = 2025, to = 2028 }`.
    pub fn years(&mut self, key: &'static str) -> Option<Located<Years>> {
        let value = self.take(key)?;
        let place = self.at(value);
        let Some(table) = value.get_ref().as_table() else {
            self.written_otherwise(key, value, Expected::Years);
            let said = value.get_ref().as_str().unwrap_or_else(|| self.source.written(place));
            return Some(Located::new(years_meant(said)?, place));
        };
        // Written a line each, each is told by itself.
        let is_in_braces = self.source.written(place).starts_with('{');
        if let Some(years) = years_marked(table).filter(|_| is_in_braces) {
            let write = format!("{{ from = {}, to = {} }}", years.from, years.to);
            let mend = Mend { place, write: write.clone() };
            let line = self.line_of(Some(&mend));
            let fault = WrongType {
                key: key.into(),
                expected: Expected::YearsMarked,
                instead: Instead::Is(write),
                line,
            };
            self.findings.under(&WRONG_TYPE).mended(place, || Some(mend), fault);
            return Some(Located::new(years, place));
        }
        let mut reader = self.inside(key, table, place);
        let year = |number: Located<i64>| i32::try_from(*number.value()).ok();
        let from = reader.integer("from").and_then(year);
        let to = reader.integer("to").and_then(year);
        let are_there = reader.take("from").is_some() && reader.take("to").is_some();
        reader.finish();
        match (from, to) {
            (Some(from), Some(to)) => Some(Located::new(Years { from, to }, place)),
            // What is wrong with a year that is there has been said.
            _ if are_there => None,
            _ => {
                let fault = WrongType {
                    key: key.into(),
                    expected: Expected::Years,
                    instead: begun(from, to),
                    line: None,
                };
                self.findings.under(&WRONG_TYPE).at(place, fault);
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

    /// A point of a picture: `[0.5, 0.4]`, or "left top".
    pub fn focus(&mut self, key: &'static str) -> Option<Located<Focus>> {
        self.typed(key, Expected::Focus, |value| {
            let Some(shares) = value.as_array() else { return Focus::parse(value.as_str()?) };
            let share = |value: &DeValue<'i>| {
                let share = decimal(value)?;
                (0.0..=1.0).contains(&share).then(|| (share * 100.0).round() as u8)
            };
            let shares: Option<Vec<u8>> = shares.iter().map(|value| share(value.get_ref())).collect();
            let [x, y] = shares?.try_into().ok()?;
            Some(Focus { x, y })
        })
    }

    /// A list of texts; no list is an empty one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let Some(value) = self.take(key) else { return Vec::new() };
        if let Some(items) = value.get_ref().as_array() {
            // A yes or no names nothing: marks around it wouldn't help.
            for item in items.iter().filter(|item| item.get_ref().is_bool()) {
                self.wrong_type(key, self.at(item), Expected::Item);
            }
            return self.text_list(key, value, false);
        }
        // One text is a list of one; with commas in it, it may be several.
        let place = self.at(value);
        let Some(text) = value.get_ref().as_str().filter(|text| !text.trim().is_empty()) else {
            self.wrong_type(key, place, Expected::Texts);
            return Vec::new();
        };
        let parts: Vec<&str> = text.split(", ").map(str::trim).filter(|part| !part.is_empty()).collect();
        let is_plain = !text.contains(['"', '\\', '\n']);
        let write =
            format!("[{}]", parts.iter().map(|part| format!("\"{part}\"")).collect::<Vec<_>>().join(", "));
        let mend = (is_plain && parts.len() == 1).then(|| Mend { place, write: write.clone() });
        let expected = if parts.len() == 1 { Expected::OneText } else { Expected::Texts };
        let instead = if is_plain { Instead::Is(write) } else { Instead::Unknown };
        let line = self.line_of(mend.as_ref());
        let fault = WrongType { key: key.into(), expected, instead, line };
        self.findings.under(&WRONG_TYPE).mended(place, || mend, fault);
        parts.into_iter().map(|part| Located::new(part.to_owned(), place)).collect()
    }

    /// The texts of a list, or of a row of a table; a yes or no may be among those or not.
    fn text_list(&mut self, key: &str, value: Found<'_, '_>, with_answers: bool) -> Vec<Text> {
        let mut texts = Vec::new();
        let items = value.get_ref().as_array().into_iter().flat_map(|items| items.iter());
        for item in items.filter(|item| with_answers || !item.get_ref().is_bool()) {
            let text = match item.get_ref().as_str() {
                Some(text) => Some(Located::new(text.to_owned(), self.at(item))),
                None => self.scalar_as_text(key, item, Expected::Item),
            };
            match text {
                Some(text) => texts.push(text),
                None => self.wrong_type(key, self.at(item), Expected::Item),
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
        if !rows.is_empty() && rows.iter().all(|item| item.get_ref().is_str()) {
            // One row stands without its own brackets.
            let place = self.at(value);
            let mend = Mend { place, write: format!("[{}]", self.source.written(place)) };
            let line = self.line_of(Some(&mend));
            let fault = WrongType {
                key: key.into(),
                expected: Expected::Row,
                instead: Instead::Is(mend.write.clone()),
                line,
            };
            self.findings.under(&WRONG_TYPE).mended(place, || Some(mend), fault);
            return vec![Located::new(self.text_list(key, value, true), place)];
        }
        let mut all = Vec::new();
        for row in rows.iter() {
            if row.get_ref().is_array() {
                all.push(Located::new(self.text_list(key, row, true), self.at(row)));
            } else {
                self.wrong_type(key, self.at(row), Expected::Rows);
            }
        }
        all
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The keys of the table, or tables, behind a key.
    fn inner(&self, key: &str) -> &'static Keys {
        let (Value::Table(keys) | Value::Tables(keys)) = self.row(key).value else {
            unreachable!("`{key}` is read as a table, and its row has no keys")
        };
        keys
    }

    /// A table inside this one.
    pub fn table(&mut self, key: &'static str) -> Option<TableReader<'_, 'i>> {
        let value = self.take(key)?;
        let place = self.at(value);
        if let Some(table) = value.get_ref().as_table() {
            return Some(self.inside(key, table, place));
        }
        // With two brackets it is a list of groups; the first is read as the one there can be.
        let items = value.get_ref().as_array().filter(|items| !items.is_empty());
        let first = items.and_then(|items| items.iter().next());
        let Some((first, table)) = first.and_then(|first| Some((first, first.get_ref().as_table()?))) else {
            self.wrong_type(key, place, Expected::Table);
            return None;
        };
        let place = self.at(first);
        let header = self.row(key).shown();
        let is_one = items.is_some_and(|items| items.len() == 1) && header.starts_with('[');
        let mend = is_one.then(|| Mend { place, write: header.to_owned() });
        let fault = WrongType {
            key: header.into(),
            expected: Expected::OneTable,
            instead: Instead::Unknown,
            line: None,
        };
        self.findings.under(&WRONG_TYPE).mended(place, || mend, fault);
        Some(self.inside(key, table, place))
    }

    /// Reads each of the tables `[[key]]` with `read`, at most [`MOST_TABLES`].
    pub fn tables<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut TableReader<'_, 'i>) -> T,
    ) -> Vec<T> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            // `[term]` is read as the one that it is.
            let place = self.at(value);
            let table = value.get_ref().as_table().filter(|_| self.source.written(place).starts_with('['));
            let header = self.row(key).shown();
            let mend = table.map(|_| Mend { place, write: header.to_owned() });
            let fault = WrongType {
                key: header.into(),
                expected: Expected::Tables,
                instead: Instead::Unknown,
                line: None,
            };
            self.findings.under(&WRONG_TYPE).mended(place, || mend, fault);
            let Some(table) = table else { return Vec::new() };
            let mut reader = self.inside(key, table, place);
            let one = read(&mut reader);
            reader.finish();
            return vec![one];
        };
        let more: Vec<Found<'a, 'i>> = match self.has(key) {
            true => self.meant_as(key).collect(),
            false => Vec::new(),
        };
        let more =
            more.into_iter().filter_map(|value| value.get_ref().as_array()).flat_map(|items| items.iter());
        let mut all = Vec::new();
        for item in items.iter().chain(more) {
            let place = self.at(item);
            let Some(table) = item.get_ref().as_table() else {
                self.wrong_type(key, place, Expected::Tables);
                continue;
            };
            if all.len() == MOST_TABLES {
                let fault = TooMany { what: key, limit: MOST_TABLES };
                self.findings.under(&TOO_LARGE).at(place, fault);
                break;
            }
            let mut reader = self.inside(key, table, place);
            all.push(read(&mut reader));
            reader.finish();
        }
        all
    }
}

/// The text that a list has alone.
fn alone<'a, 'i>(value: Found<'a, 'i>) -> Option<Found<'a, 'i>> {
    let items = value.get_ref().as_array()?;
    let mut items = items.iter();
    let first = items.next().filter(|first| first.get_ref().is_str())?;
    items.next().is_none().then_some(first)
}

/// The two years of a table that has nothing but them, in quotation marks.
fn years_marked(table: &DeTable<'_>) -> Option<Years> {
    let year = |key: &str| {
        let year = number_meant(table.get(key)?.get_ref().as_str()?.trim())?;
        i32::try_from(year).ok()
    };
    let years = Years { from: year("from")?, to: year("to")? };
    (table.len() == 2).then_some(years)
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// A number with or without decimals.
fn decimal(value: &DeValue<'_>) -> Option<f64> {
    match value.as_float() {
        Some(float) => float.as_str().parse().ok(),
        None => Some(integer(value)? as f64),
    }
}
