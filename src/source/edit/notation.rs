//! Values as TOML, the way the demonstration's sources have them.

use super::quotes;
use super::value::SourceValue;

/// A value behind a key that begins with `indent`; rows of a table stand on lines of their own. `old` is what stood there.
pub fn behind_key(value: &SourceValue, old: Option<&str>, indent: &str) -> String {
    match value {
        SourceValue::List(rows) if !rows.is_empty() && rows.iter().all(|row| row.list().is_some()) => {
            let rows = rows.iter().map(|row| format!("{indent}  {},\n", plain(row, None)));
            format!("[\n{}{indent}]", rows.collect::<String>())
        }
        _ => plain(value, old),
    }
}

/// A value in a list or between braces. `old` is what stood there.
pub fn plain(value: &SourceValue, old: Option<&str>) -> String {
    match value {
        SourceValue::Text(text) => quotes::text(text, old),
        SourceValue::Integer(number) => number.to_string(),
        SourceValue::Float(number) if number.is_nan() => "nan".to_owned(),
        // With its point: "1.0".
        SourceValue::Float(number) => format!("{number:?}"),
        SourceValue::Boolean(is) => is.to_string(),
        SourceValue::Date(date) => date.to_string(),
        SourceValue::List(items) => {
            let items: Vec<_> = items.iter().map(|item| plain(item, None)).collect();
            format!("[{}]", items.join(", "))
        }
        SourceValue::Table(pairs) if pairs.is_empty() => "{}".to_owned(),
        SourceValue::Table(pairs) => {
            let pairs: Vec<_> = pairs.iter().map(|(key, value)| pair(key, value)).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

/// A key with its value, in a list or between braces.
pub fn pair(key: &str, value: &SourceValue) -> String {
    format!("{} = {}", quotes::key(key), plain(value, None))
}
