//! The keys as a JSON Schema (draft-07), by which editors complete and check while somebody types. What they show is
//! Danish.
//!
//! A schema says less than `udgiv check`, and nothing else: what it refuses, the reader or a rule refuses too.

use serde_json::{Map, Value as Json, json};

use super::super::limits::MOST_TABLES;
use super::key::{Key, Keys, Needed, Otherwise, Value};
use super::listing::told;

/// The schema of a file, as it is written to disk.
#[must_use]
pub fn schema(file: &Keys) -> String {
    let mut schema = Map::new();
    schema.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    schema.insert("title".into(), format!("{} – udgiv", file.name).into());
    schema.extend(table(file));
    let text = serde_json::to_string_pretty(&schema);
    text.unwrap_or_else(|why| unreachable!("a schema has string keys alone: {why}")) + "\n"
}

fn table(keys: &Keys) -> Map<String, Json> {
    if keys.kinds.is_empty() { alike(keys) } else { of_several_kinds(keys) }
}

/// A table that has the same keys wherever it stands.
fn alike(keys: &Keys) -> Map<String, Json> {
    let properties = keys.rows.iter().map(|row| (row.name.to_owned(), Json::Object(property(row))));
    let mut schema = object(properties.collect());
    schema.insert("additionalProperties".into(), false.into());
    schema.extend(needs(keys));
    schema
}

/// A table whose `type` says what other keys it has. Editors complete by what all kinds have together, because they don't
/// look into `then`; what is refused, and why, is said by the one kind.
fn of_several_kinds(keys: &Keys) -> Map<String, Json> {
    let names: Vec<&str> = keys.kinds.iter().map(|kind| kind.name).collect();
    let mut together = Map::new();
    for row in keys.rows {
        let mut property = property(row);
        if matches!(row.value, Value::Kind) {
            property.insert("enum".into(), json!(names));
        }
        together.insert(row.name.into(), property.into());
    }
    for kind in keys.kinds {
        for row in kind.rows.iter().filter(|row| keys.rows.iter().all(|own| own.name != row.name)) {
            together.entry(row.name).or_insert_with(|| in_kinds(row, keys.kinds).into());
        }
    }
    let mut all = object(together);
    all.extend(needs(keys));
    let kinds = keys.kinds.iter().map(|kind| {
        let rows = keys.rows.iter().chain(kind.rows);
        let own: Map<String, Json> = rows.map(|row| (row.name.to_owned(), true.into())).collect();
        let mut then = Map::from_iter([("properties".to_owned(), own.into())]);
        then.insert("additionalProperties".into(), false.into());
        then.extend(needs(kind));
        // Without `required`, a table that has no type would be of every kind.
        let is = json!({ "properties": { "type": { "const": kind.name } }, "required": ["type"] });
        json!({ "if": is, "then": then })
    });
    Map::from_iter([("allOf".to_owned(), std::iter::once(all.into()).chain(kinds).collect())])
}

/// A key that several kinds of a table have: what it is in each of them, where that differs.
fn in_kinds(row: &Key, kinds: &[Keys]) -> Map<String, Json> {
    let same = |kind: &Keys| kind.rows.iter().find(|other| other.name == row.name).map(told);
    let mut told: Vec<(String, Vec<&str>)> = Vec::new();
    for (kind, words) in kinds.iter().filter_map(|kind| Some((kind.name, same(kind)?))) {
        match told.iter_mut().find(|(known, _)| *known == words) {
            Some((_, kinds)) => kinds.push(kind),
            None => told.push((words, vec![kind])),
        }
    }
    let mut property = property(row);
    if told.len() > 1 {
        let lines = told.iter().map(|(words, kinds)| format!("{}: {}", kinds.join(", "), plain(words)));
        property.insert("description".into(), lines.collect::<Vec<_>>().join("\n\n").into());
    }
    property
}

fn object(properties: Map<String, Json>) -> Map<String, Json> {
    Map::from_iter([("type".to_owned(), "object".into()), ("properties".to_owned(), properties.into())])
}

/// Which keys have to be there.
fn needs(keys: &Keys) -> Map<String, Json> {
    let (mut required, mut dependencies, mut either) = (Vec::new(), Map::new(), Vec::new());
    for row in keys.rows {
        match row.needed {
            Needed::Never => {}
            Needed::Always => required.push(row.name),
            Needed::With(other) => {
                dependencies.insert(other.into(), json!([row.name]));
            }
            Needed::Or(_) => either.push(json!({ "required": [row.name] })),
        }
    }
    let mut needs = Map::new();
    if !required.is_empty() {
        needs.insert("required".into(), json!(required));
    }
    if !dependencies.is_empty() {
        needs.insert("dependencies".into(), dependencies.into());
    }
    if !either.is_empty() {
        needs.insert("anyOf".into(), either.into());
    }
    needs
}

fn property(row: &Key) -> Map<String, Json> {
    let mut property = Map::from_iter([("description".to_owned(), plain(&told(row)).into())]);
    if let Otherwise::Is(value) = row.otherwise {
        property.insert("default".into(), value_of(&format!("{} = {value}", row.name)));
    }
    property.extend(value(row.value));
    if !matches!(row.value, Value::Table(_) | Value::Tables(_) | Value::Version) {
        property.insert("examples".into(), json!([value_of(row.example)]));
    }
    property
}

fn value(value: Value) -> Map<String, Json> {
    let texts = || json!({ "type": "array", "items": { "type": "string" } });
    let schema = match value {
        Value::Text | Value::Markup | Value::Kind => json!({ "type": "string" }),
        Value::Texts => texts(),
        Value::Rows => json!({ "type": "array", "items": texts() }),
        Value::Version => json!({ "type": "integer", "const": 1 }),
        Value::Integer => json!({ "type": "integer" }),
        Value::Count => json!({ "type": "integer", "minimum": 1 }),
        Value::Number { from, to } => json!({ "type": "number", "minimum": from, "maximum": to }),
        Value::Boolean => json!({ "type": "boolean" }),
        Value::Date => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Value::Colour => json!({ "type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$" }),
        Value::Cmyk => {
            let ink = json!({ "type": "integer", "minimum": 0, "maximum": 100 });
            json!({ "type": "array", "items": ink, "minItems": 4, "maxItems": 4 })
        }
        Value::Focus => {
            let share = json!({ "type": "number", "minimum": 0, "maximum": 1 });
            let point = json!({ "type": "array", "items": share, "minItems": 2, "maxItems": 2 });
            json!({ "anyOf": [point, { "type": "string" }] })
        }
        Value::Language => json!({ "type": "string", "pattern": "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$" }),
        Value::OneOf(names) => json!({ "type": "string", "enum": names }),
        Value::SomeOf(names) => {
            json!({ "type": "array", "items": { "type": "string", "enum": names }, "minItems": 1 })
        }
        Value::Table(keys) => table(keys).into(),
        Value::Tables(keys) => json!({ "type": "array", "items": table(keys), "maxItems": MOST_TABLES }),
    };
    match schema {
        Json::Object(schema) => schema,
        other => unreachable!("a schema is an object: {other}"),
    }
}

/// Words without links, which would lead nowhere from an editor.
fn plain(markdown: &str) -> String {
    let mut words = String::new();
    let mut rest = markdown;
    while let Some((before, name, after)) = link(rest) {
        words.push_str(before);
        words.push_str(name);
        rest = after;
    }
    words + rest
}

/// What stands before the first link, its name, and what stands behind it.
fn link(markdown: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = markdown.split_once("](")?;
    let (before, name) = before.rsplit_once('[')?;
    let (_, after) = rest.split_once(')')?;
    Some((before, name, after))
}

/// The value that a line of a source sets.
fn value_of(line: &str) -> Json {
    let table: Option<toml::Table> = line.parse().ok();
    let value = table.and_then(|table| table.into_iter().next()).map(|(_, value)| as_json(value));
    value.unwrap_or_else(|| unreachable!("no key with its value: {line}"))
}

/// A value of a source as editors hold it up to a schema: JSON has no dates, so they become text.
#[must_use]
pub fn as_json(value: toml::Value) -> Json {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(on) => on.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            Json::Object(table.into_iter().map(|(key, value)| (key, as_json(value))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leaves_its_name_and_brackets_of_other_kinds_stay() {
        assert_eq!(plain("`[[a]]`: se [Layouts](#layouts), [R15](rules.md)."), "`[[a]]`: se Layouts, R15.");
        assert_eq!(plain("I `[[section]]` og [easy]"), "I `[[section]]` og [easy]");
    }
}
