//! What a field of a form is in the source, by the one table of keys.

use serde_json::Value as Json;

use super::words;
use crate::locale::{Explain, Locale};
use crate::policy::Date;
use crate::source::edit::{self, KeyPath, SourceValue, Step};
use crate::source::keys::{Key, Keys, Value};

/// The value behind a key of a table.
pub fn get<'a>(values: &'a SourceValue, name: &str) -> Option<&'a SourceValue> {
    match values {
        SourceValue::Table(pairs) => pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value),
        _ => None,
    }
}

/// What a publication is called whose file says `text`: its title, or its folder's name where it has none.
pub fn called(text: &str, slug: &str) -> String {
    let values = edit::values(text).ok();
    let policy = values.as_ref().and_then(|values| get(values, "policy"));
    let title = shown(policy.and_then(|policy| get(policy, "title")));
    if title.is_empty() { slug.to_owned() } else { title }
}

/// The elements of a list of tables.
pub fn items<'a>(values: &'a SourceValue, name: &str) -> &'a [SourceValue] {
    match get(values, name) {
        Some(SourceValue::List(items)) => items,
        _ => &[],
    }
}

/// The value at a place.
pub fn at<'a>(values: &'a SourceValue, path: &KeyPath) -> Option<&'a SourceValue> {
    path.steps().iter().try_fold(values, |value, step| match (step, value) {
        (Step::Key(key), value) => get(value, key),
        (Step::Index(index), SourceValue::List(items)) => items.get(*index),
        _ => None,
    })
}

/// The rows of the keys of a table, and of its kind where it says its `type`, each with the table that documents it.
pub fn rows(keys: &'static Keys, values: &SourceValue) -> Vec<(&'static Keys, &'static Key)> {
    let of = |keys: &'static Keys| keys.rows.iter().map(move |row| (keys, row));
    let kind = shown(get(values, "type"));
    let kind = keys.kinds.iter().find(|one| one.name == kind);
    // What a block is comes before how it stands on the page.
    kind.into_iter().flat_map(of).chain(of(keys)).collect()
}

/// The row of a key at a place in a file.
pub fn key_at(file: &'static Keys, values: &SourceValue, path: &KeyPath) -> Option<&'static Key> {
    row_at(file, values, path).map(|(_, key)| key)
}

/// The row of a key at a place in a file, with the table that documents it.
pub fn row_at(
    file: &'static Keys,
    values: &SourceValue,
    path: &KeyPath,
) -> Option<(&'static Keys, &'static Key)> {
    let (mut keys, mut here, mut found) = (Some(file), Some(values), None);
    for step in path.steps() {
        match step {
            Step::Key(name) => {
                let none = SourceValue::Table(Vec::new());
                let (table, row) =
                    rows(keys?, here.unwrap_or(&none)).into_iter().find(|(_, row)| row.name == name)?;
                here = here.and_then(|value| get(value, name));
                found = Some((table, row));
                // Below what is no table, there is nothing.
                keys = match row.value {
                    Value::Table(inner) | Value::Tables(inner) => Some(inner),
                    _ => None,
                };
            }
            Step::Index(index) => {
                here = match here {
                    Some(SourceValue::List(items)) => items.get(*index),
                    _ => None,
                };
            }
        }
    }
    found
}

/// A value as a field shows it; a list has its elements on lines of their own.
pub fn shown(value: Option<&SourceValue>) -> String {
    match value {
        None | Some(SourceValue::Table(_)) => String::new(),
        Some(SourceValue::Text(text)) => text.clone(),
        Some(SourceValue::Integer(number)) => number.to_string(),
        Some(SourceValue::Float(number)) => number.to_string(),
        Some(SourceValue::Boolean(is)) => is.to_string(),
        Some(SourceValue::Date(date)) => date.to_string(),
        Some(SourceValue::List(items)) => {
            let is_number =
                |one: &SourceValue| matches!(one, SourceValue::Integer(_) | SourceValue::Float(_));
            let between = if items.iter().all(is_number) { ", " } else { "\n" };
            items.iter().map(|one| shown(Some(one))).collect::<Vec<_>>().join(between)
        }
    }
}

/// The texts of a list.
pub fn texts(value: Option<&SourceValue>) -> Vec<String> {
    match value {
        Some(SourceValue::List(items)) => items.iter().map(|one| shown(Some(one))).collect(),
        _ => Vec::new(),
    }
}

/// The rows of a table.
pub fn rows_of(value: Option<&SourceValue>) -> Vec<Vec<String>> {
    match value {
        Some(SourceValue::List(rows)) => rows.iter().map(|row| texts(Some(row))).collect(),
        _ => Vec::new(),
    }
}

/// How the script takes a field's value.
pub fn sort(key: &Key) -> &'static str {
    match key.value {
        Value::Texts => "list",
        Value::SomeOf(_) => "some",
        Value::Boolean => "boolean",
        _ => "text",
    }
}

/// A field's id in the page.
pub fn id(path: &KeyPath) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("f-{}", path.to_string().chars().map(letter).collect::<String>())
}

/// What a field is for. The table of keys says it in Danish Markdown, to those who write files; here it is plain text, for those who write
/// in fields.
pub fn help(table: &str, key: &Key, label: &str, locale: Locale) -> String {
    // What names stand for is said by the field itself.
    let says_itself = matches!(key.value, Value::OneOf(_) | Value::SomeOf(_));
    let is_none = matches!(key.value, Value::Table(_) | Value::Tables(_) | Value::Kind | Value::Version);
    if says_itself || is_none {
        return String::new();
    }
    let own = words::help(table, key.name).map(|(danish, english)| locale.pick(danish, english));
    if let Some(own) = own.filter(|own| !own.is_empty()) {
        return own.to_owned();
    }
    if locale == Locale::English {
        return String::new();
    }
    let said = key.is.split("; se ").next().unwrap_or_default().split(", se [").next().unwrap_or_default();
    let help = plain(without_codes(said));
    // What says no more than the label is left out: "Overskriften" below "Overskrift".
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let says_more = letters(&help) > letters(label) + 4;
    if says_more { help } else { String::new() }
}

/// Without the codes of rules in brackets at the end: "Tegn på en linje, helst højst (R03)".
fn without_codes(said: &str) -> &str {
    let is_code = |code: &str| {
        code.strip_prefix(['R', 'U']).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match said.strip_suffix(')').and_then(|open| open.rsplit_once(" (")) {
        Some((before, codes)) if codes.split(", ").all(is_code) => before,
        _ => said,
    }
}

/// Markdown's marks taken out: `code`, [link](target).
fn plain(markdown: &str) -> String {
    let (mut out, mut rest) = (String::new(), markdown);
    while let Some(start) = rest.find(['`', '[']) {
        out.push_str(&rest[..start]);
        let (mark, after) = rest[start..].split_at(1);
        let closed = if mark == "`" {
            after.find('`').map(|end| (end, end + 1))
        } else {
            after.find("](").and_then(|end| Some((end, end + 3 + after[end + 2..].find(')')?)))
        };
        match closed {
            Some((end, next)) => {
                out.push_str(&after[..end]);
                rest = &after[next..];
            }
            None => {
                out.push_str(mark);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    if !out.ends_with(['.', '!', '?', ':']) && !out.is_empty() {
        out.push('.');
    }
    out
}

/// What somebody wrote in a field and can't stand behind its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadField {
    /// It is no whole number.
    Integer,
    /// It is no number, or one too few or too many.
    Numbers,
    /// It is no date.
    Date,
    /// The page sent what no field gives.
    Shape,
}

impl Explain for BadField {
    fn danish(&self) -> String {
        match self {
            Self::Integer => "Skriv et helt tal, for eksempel 16",
            Self::Numbers => "Skriv tallene med komma imellem, for eksempel 100, 60, 0, 10",
            Self::Date => "Skriv en dato: år, måned og dag, for eksempel 2026-01-29",
            Self::Shape => "Feltet kunne ikke læses. Genindlæs siden, og prøv igen",
        }
        .to_owned()
    }

    fn english(&self) -> String {
        match self {
            Self::Integer => "Write a whole number, for example 16",
            Self::Numbers => "Write the numbers with commas between them, for example 100, 60, 0, 10",
            Self::Date => "Write a date: year, month and day, for example 2026-01-29",
            Self::Shape => "The field couldn't be read. Reload the page and try again",
        }
        .to_owned()
    }
}

/// What a field's content is behind its key. `None` where nothing is written, so that the key goes.
pub fn typed(key: &Key, given: &Json) -> Result<Option<SourceValue>, BadField> {
    let text = || given.as_str().map(|text| text.replace("\r\n", "\n")).ok_or(BadField::Shape);
    match key.value {
        Value::Texts | Value::SomeOf(_) => {
            let items = list(given)?;
            let items: Vec<SourceValue> =
                items.into_iter().filter(|one| !one.trim().is_empty()).map(SourceValue::Text).collect();
            Ok((!items.is_empty()).then_some(SourceValue::List(items)))
        }
        Value::Rows => {
            let rows = given.as_array().ok_or(BadField::Shape)?;
            let row =
                |row: &Json| Ok(SourceValue::List(list(row)?.into_iter().map(SourceValue::Text).collect()));
            Ok(Some(SourceValue::List(rows.iter().map(row).collect::<Result<_, _>>()?)))
        }
        Value::Boolean => {
            let is = given.as_bool().ok_or(BadField::Shape)?;
            Ok(is.then_some(SourceValue::Boolean(true)))
        }
        Value::Version | Value::Integer | Value::Count => {
            let text = text()?;
            match text.trim() {
                "" => Ok(None),
                number => number
                    .parse()
                    .map(|number| Some(SourceValue::Integer(number)))
                    .map_err(|_| BadField::Integer),
            }
        }
        Value::Number { .. } => Ok(number(text()?.trim())?),
        Value::Date => match text()?.trim() {
            "" => Ok(None),
            date => day(date).map(|date| Some(date.into())).ok_or(BadField::Date),
        },
        Value::Cmyk | Value::Focus => {
            let text = text()?;
            let text = text.trim();
            let is_words = matches!(key.value, Value::Focus) && text.chars().any(char::is_alphabetic);
            if text.is_empty() || is_words {
                return Ok((!text.is_empty()).then(|| SourceValue::Text(text.to_owned())));
            }
            let parts = text.split([',', ';']).map(str::trim);
            let numbers: Vec<SourceValue> =
                parts.map(|part| number(part)?.ok_or(BadField::Numbers)).collect::<Result<_, _>>()?;
            Ok(Some(SourceValue::List(numbers)))
        }
        Value::Text | Value::Markup | Value::Colour | Value::Language | Value::OneOf(_) => {
            let text = text()?;
            Ok((!text.is_empty()).then_some(SourceValue::Text(text)))
        }
        Value::Kind | Value::Table(_) | Value::Tables(_) => Err(BadField::Shape),
    }
}

/// A day, as year, month and day.
pub fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A number, whole if it is written so.
fn number(text: &str) -> Result<Option<SourceValue>, BadField> {
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(whole) = text.parse() {
        return Ok(Some(SourceValue::Integer(whole)));
    }
    let number: f64 = text.replace(',', ".").parse().map_err(|_| BadField::Numbers)?;
    if number.is_finite() { Ok(Some(SourceValue::Float(number))) } else { Err(BadField::Numbers) }
}

fn list(given: &Json) -> Result<Vec<String>, BadField> {
    let items = given.as_array().ok_or(BadField::Shape)?;
    items
        .iter()
        .map(|one| one.as_str().map(|text| text.replace("\r\n", "\n")).ok_or(BadField::Shape))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn key(name: &'static str, value: Value) -> Key {
        Key::new(name, value, "", "")
    }

    #[test]
    fn a_field_becomes_what_its_key_takes() {
        let text = |text: &str| SourceValue::Text(text.to_owned());
        for (value, given, expected) in [
            (Value::Text, json!("Fritid"), Ok(Some(text("Fritid")))),
            (Value::Text, json!(""), Ok(None)),
            (Value::Markup, json!("a\r\nb"), Ok(Some(text("a\nb")))),
            (Value::Count, json!(" 16 "), Ok(Some(SourceValue::Integer(16)))),
            (Value::Count, json!("seksten"), Err(BadField::Integer)),
            (Value::Boolean, json!(false), Ok(None)),
            (Value::Boolean, json!("ja"), Err(BadField::Shape)),
            (Value::Date, json!("2026-02-30"), Err(BadField::Date)),
            (Value::Texts, json!(["a", " ", "b"]), Ok(Some(SourceValue::List(vec![text("a"), text("b")])))),
            (Value::Texts, json!([]), Ok(None)),
            (Value::Focus, json!("left top"), Ok(Some(text("left top")))),
            (
                Value::Focus,
                json!("0.5, 0.4"),
                Ok(Some(SourceValue::List(vec![SourceValue::Float(0.5), SourceValue::Float(0.4)]))),
            ),
            (Value::Cmyk, json!("100, x"), Err(BadField::Numbers)),
        ] {
            assert_eq!(typed(&key("x", value), &given), expected, "{value:?} {given}");
        }
    }

    #[test]
    fn who_is_helped_in_danish_is_helped_in_english() {
        use crate::source::keys::{FILES, Keys};
        use crate::studio::shown::of_files;
        // Nobody writes in a file here, and rules are called by their codes only where exceptions are written.
        let is_of_files = |text: &str| {
            let marks = ["`", "true", "udgiv ", "opmærkning", "#rrggbb", "(R", "(U"];
            let folders =
                ["mapper", "politikkens mappe", "udgiverens fil", "their folders", "the publisher's file"];
            marks.into_iter().chain(folders).any(|word| text.contains(word)) || of_files(text).is_some()
        };
        let mut wrong = Vec::new();
        let tables = FILES.into_iter().flat_map(Keys::all);
        for (table, row) in tables.flat_map(|table| table.rows.iter().map(move |row| (table, row))) {
            let help = |locale| help(table.name, row, words::label(table.name, row.name, locale), locale);
            let (danish, english) = (help(Locale::Danish), help(Locale::English));
            if !danish.is_empty() && english.is_empty() || is_of_files(&danish) || is_of_files(&english) {
                wrong.push(format!("{}.{}: {danish} | {english}", table.name, row.name));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn help_is_plain_text() {
        assert_eq!(plain("Udseendet; se [Layouts](#layouts), `a` og b"), "Udseendet; se Layouts, a og b.");
        assert_eq!(plain("Et [, der er alene"), "Et [, der er alene.");
        for (said, expected) in [
            ("Lixtal, aldrig over (R21)", "Lixtal, aldrig over"),
            ("Kendte ord (R05, R06)", "Kendte ord"),
            ("Farven i tryk (CMYK)", "Farven i tryk (CMYK)"),
        ] {
            assert_eq!(without_codes(said), expected);
        }
    }
}
