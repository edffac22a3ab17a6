//! What the table of keys says of a place: which keys it can have, in which order, and how they are written.

use super::path::{KeyPath, Step};
use super::value::SourceValue;
use crate::source::keys::{FILES, Key, Keys, POLICY_FILE, Value};

/// The keys that a file can have.
#[derive(Debug, Clone, Copy)]
pub struct Format(&'static Keys);

impl Format {
    /// The format of a file with these values, of which the one at `path` is to change: the one that knows most of its keys.
    pub fn of(values: &SourceValue, path: &KeyPath) -> Self {
        let mut names: Vec<&str> = match values {
            SourceValue::Table(pairs) => pairs.iter().map(|(name, _)| name.as_str()).collect(),
            _ => Vec::new(),
        };
        if let Some(Step::Key(name)) = path.steps().first() {
            names.push(name);
        }
        let known = |keys: &&'static Keys| {
            names.iter().filter(|name| keys.rows.iter().any(|row| row.name == **name)).count()
        };
        // Of equals, the first: the last is what `max` gives.
        Self(FILES.into_iter().rev().max_by_key(known).unwrap_or(&POLICY_FILE))
    }

    /// What is said of a key.
    pub fn row(self, path: &KeyPath, values: &SourceValue) -> Option<&'static Key> {
        let (parent, step) = path.parent()?;
        let Step::Key(name) = step else { return None };
        self.rows(&parent, values).into_iter().find(|row| row.name == name)
    }

    /// The keys that the table at a path can have, in their order.
    pub fn rows(self, path: &KeyPath, values: &SourceValue) -> Vec<&'static Key> {
        let mut keys = self.0;
        let mut at = KeyPath::root();
        for step in path.steps() {
            at = at.then(step.clone());
            if let Step::Key(name) = step {
                let row = keys.rows.iter().find(|row| row.name == name);
                match row.map(|row| row.value) {
                    Some(Value::Table(inner) | Value::Tables(inner)) => keys = inner,
                    _ => return Vec::new(),
                }
            }
        }
        let kind = values.at(path).and_then(|table| table.get("type")).and_then(SourceValue::text);
        let is_known = keys.kinds.iter().any(|one| Some(one.name) == kind);
        let kinds = keys.kinds.iter().filter(|one| !is_known || Some(one.name) == kind);
        keys.rows.iter().chain(kinds.flat_map(|one| one.rows)).collect()
    }
}

/// Whether a value that isn't there yet becomes a header with lines of its own, rather than a value behind a key.
pub fn wants_header(row: Option<&Key>, value: &SourceValue) -> bool {
    match value {
        SourceValue::Table(_) => row.is_some_and(|row| row.example.starts_with('[')) || has_lines(value),
        SourceValue::List(items) => {
            let are_tables =
                !items.is_empty() && items.iter().all(|item| matches!(item, SourceValue::Table(_)));
            are_tables && row.is_none_or(|row| row.example.starts_with("[["))
        }
        _ => false,
    }
}

/// Whether a text in it has several lines.
fn has_lines(value: &SourceValue) -> bool {
    match value {
        SourceValue::Text(text) => text.contains('\n'),
        SourceValue::List(items) => items.iter().any(has_lines),
        SourceValue::Table(pairs) => pairs.iter().any(|(_, value)| has_lines(value)),
        _ => false,
    }
}
