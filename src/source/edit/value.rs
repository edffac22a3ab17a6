//! What stands in a source, whatever its notation.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::path::{KeyPath, Step};
use super::refused::EditRefused;
use crate::policy::{Date, normal_text};
use crate::source::limits::MOST_BYTES;

pub use toml::value::Datetime;

/// How deep tables and lists may stand in each other: far above any source, and what a hostile one can cost.
pub const MOST_LEVELS: usize = 100;

/// A value of a source.
#[derive(Debug, Clone)]
pub enum SourceValue {
    /// Text, with LF line ends.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A date, and whatever else of a time TOML can say.
    Date(Datetime),
    /// A list, or an array of tables.
    List(Vec<SourceValue>),
    /// A table: keys with their values, in the order in which they were first named.
    Table(Vec<(String, SourceValue)>),
}

/// Keys of a table have no order; all else has, and numbers are the same if they are written the same.
impl PartialEq for SourceValue {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(two)) => one == two,
            (Self::Integer(one), Self::Integer(two)) => one == two,
            (Self::Float(one), Self::Float(two)) => {
                one.to_bits() == two.to_bits() || (one.is_nan() && two.is_nan())
            }
            (Self::Boolean(one), Self::Boolean(two)) => one == two,
            (Self::Date(one), Self::Date(two)) => one == two,
            (Self::List(one), Self::List(two)) => one == two,
            (Self::Table(one), Self::Table(two)) => one.len() == two.len() && sorted(one) == sorted(two),
            _ => false,
        }
    }
}

fn sorted(pairs: &[(String, SourceValue)]) -> Vec<(&str, &SourceValue)> {
    let mut all: Vec<_> = pairs.iter().map(|(key, value)| (key.as_str(), value)).collect();
    all.sort_by_key(|(key, _)| *key);
    all
}

impl From<Date> for SourceValue {
    fn from(day: Date) -> Self {
        // Both were checked to be a day; years of a policy have four digits.
        day.to_string().parse().map_or_else(|_| Self::Text(day.to_string()), Self::Date)
    }
}

impl From<&str> for SourceValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for SourceValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl SourceValue {
    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The day, if it is one without a time.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let Self::Date(Datetime { date: Some(date), time: None, offset: None }) = self else { return None };
        Date::new(date.year.into(), date.month, date.day)
    }

    /// The elements, if it is a list.
    #[must_use]
    pub fn list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    /// What stands behind a key, if it is a table that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Table(pairs) = self else { return None };
        pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// What stands at a place inside this value.
    #[must_use]
    pub fn at(&self, path: &KeyPath) -> Option<&Self> {
        path.steps().iter().try_fold(self, |value, step| match step {
            Step::Key(name) => value.get(name),
            Step::Index(index) => value.list()?.get(*index),
        })
    }

    /// Whether tables and lists stand in each other deeper than a source may have them.
    #[must_use]
    pub fn is_too_deep(&self) -> bool {
        let mut level = vec![self];
        for _ in 0..MOST_LEVELS {
            let inner = level.into_iter().flat_map(|value| -> Vec<&Self> {
                match value {
                    Self::List(items) => items.iter().collect(),
                    Self::Table(pairs) => pairs.iter().map(|(_, value)| value).collect(),
                    _ => Vec::new(),
                }
            });
            level = inner.collect();
        }
        !level.is_empty()
    }
}

/// All that stands in a file, as an ordered tree: what forms are filled from.
///
/// # Errors
///
/// If the file isn't TOML, or is larger or deeper than a source may be.
pub fn values(file: &str) -> Result<SourceValue, EditRefused> {
    if u64::try_from(file.len()).is_ok_and(|bytes| bytes > MOST_BYTES) {
        return Err(EditRefused::TooLarge { limit_mb: MOST_BYTES >> 20 });
    }
    let text = normal_text(file);
    let table = DeTable::parse(&text).map_err(|_| EditRefused::NotToml)?;
    Ok(SourceValue::Table(pairs(table.get_ref(), 0)?))
}

/// What stands at a place in a file; none where there is nothing.
///
/// # Errors
///
/// As [`values`].
pub fn value_at(file: &str, path: &KeyPath) -> Result<Option<SourceValue>, EditRefused> {
    Ok(values(file)?.at(path).cloned())
}

fn pairs(table: &DeTable<'_>, level: usize) -> Result<Vec<(String, SourceValue)>, EditRefused> {
    let pair = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let key: &std::borrow::Cow<'_, str> = key.get_ref();
        Ok((key.clone().into_owned(), read(value.get_ref(), level + 1)?))
    };
    table.iter().map(pair).collect()
}

fn read(value: &DeValue<'_>, level: usize) -> Result<SourceValue, EditRefused> {
    if level > MOST_LEVELS {
        return Err(EditRefused::TooDeep);
    }
    Ok(match value {
        DeValue::String(text) => SourceValue::Text(text.clone().into_owned()),
        DeValue::Integer(number) => {
            let number = i64::from_str_radix(number.as_str(), number.radix());
            SourceValue::Integer(number.map_err(|_| EditRefused::NotToml)?)
        }
        DeValue::Float(number) => {
            SourceValue::Float(number.as_str().parse().map_err(|_| EditRefused::NotToml)?)
        }
        DeValue::Boolean(is) => SourceValue::Boolean(*is),
        DeValue::Datetime(date) => SourceValue::Date(*date),
        DeValue::Array(items) => {
            let items = items.iter().map(|item| read(item.get_ref(), level + 1));
            SourceValue::List(items.collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => SourceValue::Table(pairs(table, level)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_of_the_same_reads_the_same() {
        let wanted = values("[a]\nb = { c = 1 }\n[[a.d]]\ne = \"x\\ny\"\n").expect("TOML");
        for file in [
            "a.b.c = 0x1\na.d = [{ e = \"\"\"x\ny\"\"\" }]\n",
            "\u{feff}a = { d = [{ 'e' = '''\r\nx\r\ny''' }], b.c = +1 }\r\n",
            "[[a.d]]\ne = \"x\\u000Ay\"\n[a.b]\nc = 0_1\n".replace("0_1", "1").as_str(),
        ] {
            assert_eq!(values(file), Ok(wanted.clone()), "{file}");
        }
        let path: KeyPath = "a.d[0].e".parse().expect("a path");
        assert_eq!(wanted.at(&path).and_then(SourceValue::text), Some("x\ny"));
        assert_eq!(wanted.at(&"a.d[1]".parse().expect("a path")), None);
    }

    #[test]
    fn a_day_is_one_and_a_time_is_none() {
        let all = values("a = 2026-11-01\nb = 2026-11-01T10:00:00\n").expect("TOML");
        assert_eq!(all.get("a").and_then(SourceValue::day), Date::new(2026, 11, 1));
        assert_eq!(all.get("b").and_then(SourceValue::day), None);
        let day = Date::new(2026, 11, 1).expect("a day");
        assert_eq!(all.get("a"), Some(&SourceValue::from(day)));
    }

    #[test]
    fn hostile_files_are_refused() {
        let deep = format!("a = {}1{}", "[".repeat(90), "]".repeat(90));
        let dotted = format!("{} = {{ {} = 1 }}", vec!["a"; 70].join("."), vec!["a"; 70].join("."));
        for (file, refused) in [
            ("a = ", EditRefused::NotToml),
            ("a = 1\na = 2\n", EditRefused::NotToml),
            ("a = 99999999999999999999", EditRefused::NotToml),
            (deep.as_str(), EditRefused::NotToml),
            (dotted.as_str(), EditRefused::TooDeep),
            (" ".repeat(3 << 20).as_str(), EditRefused::TooLarge { limit_mb: 2 }),
        ] {
            assert_eq!(values(file), Err(refused));
        }
    }
}
