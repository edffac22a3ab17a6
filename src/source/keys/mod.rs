//! One table of all keys that can stand in a source. From it come the reader's help, the lists in
//! `docs/source-format.md` and the schemas by which editors complete and check while somebody types.
//!
//! A new key costs a row here, a field of the model, and a line in the reader.

mod danish;
mod key;
mod listing;
mod policy;
mod project;
mod publisher;
mod schema;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

pub use danish::{Several, glossed, meant, several, several_of};
pub use key::{Key, Keys, Line, Needed, Otherwise, Value};
pub use listing::listing;
pub use policy::{POLICY, POLICY_FILE};
pub use project::PROJECT_FILE;
pub use publisher::PUBLISHER_FILE;
pub use schema::{as_json, schema};

/// Every kind of file that is read by these tables.
pub static FILES: [&Keys; 3] = [&POLICY_FILE, &PUBLISHER_FILE, &PROJECT_FILE];

/// The headers of all files.
#[must_use]
pub fn headers() -> Vec<&'static str> {
    FILES.into_iter().flat_map(Keys::headers).collect()
}

/// What stands between the brackets of headers that have two: there can be several of them.
#[must_use]
pub fn repeated_headers() -> Vec<&'static str> {
    headers().into_iter().filter_map(|header| header.strip_prefix("[[")?.strip_suffix("]]")).collect()
}

/// How a key of this name is written, in whatever table it stands first.
#[must_use]
pub fn line_of(name: &str) -> Line {
    let mut rows = FILES.into_iter().flat_map(Keys::all).flat_map(|table| table.rows);
    let row = rows.find(|row| row.name == name && !row.example.starts_with('['));
    row.map_or_else(|| Line::Blank(format!("{name} = \"…\"")), Key::line)
}

/// The key of any table that a Danish word stands for, if it is but one.
#[must_use]
pub fn meant_anywhere(word: &str) -> Option<&'static str> {
    if is_name(word) { None } else { meant(word, all_names().iter().copied()) }
}

/// Whether a key of this name takes text in every table that has one.
#[must_use]
pub fn takes_text(name: &str) -> bool {
    let values = values_of(name);
    !values.is_empty() && values.iter().all(|value| matches!(value, Value::Text | Value::Markup))
}

/// Whether a key of this name has to be there in some table that has one.
#[must_use]
pub fn is_needed(name: &str) -> bool {
    let mut rows = FILES.into_iter().flat_map(Keys::all).flat_map(|table| table.rows);
    rows.any(|row| row.name == name && row.needed == Needed::Always)
}

/// Whether a key of this name takes two years, wherever it stands.
#[must_use]
pub fn takes_years(name: &str) -> bool {
    let is_years = |value: &Value| matches!(value, Value::Table(keys) if keys.rows.iter().map(|row| row.name).eq(["from", "to"]));
    let values = values_of(name);
    !values.is_empty() && values.iter().all(is_years)
}

/// What can stand behind a key of this name, in each table that has one.
#[must_use]
pub fn values_of(name: &str) -> Vec<Value> {
    let rows = FILES.into_iter().flat_map(Keys::all).flat_map(|table| table.rows);
    rows.filter(|row| row.name == name).map(|row| row.value).collect()
}

/// The names of which one, or some in a list, can stand behind a key, wherever it stands. None where anything else can stand there.
#[must_use]
pub fn names_behind(key: &str) -> Vec<&'static str> {
    let tables = FILES.into_iter().flat_map(Keys::all);
    let rows = tables.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let mut all = Vec::new();
    for (table, row) in rows.filter(|(_, row)| row.name == key) {
        match row.value {
            Value::OneOf(names) | Value::SomeOf(names) => all.extend(names),
            Value::Kind => all.extend(table.kinds.iter().map(|kind| kind.name)),
            Value::Language => all.extend(LANGUAGES),
            _ => return Vec::new(),
        }
    }
    all
}

/// The languages that people mean by a word. Any other has to be written as its tag.
pub const LANGUAGES: [&str; 5] = ["da", "en", "de", "fo", "kl"];

/// Whether a key of some table has this name.
#[must_use]
pub fn is_name(word: &str) -> bool {
    static NAMES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| all_names().iter().copied().collect());
    NAMES.contains(word)
}

/// The name of every key of every table.
#[must_use]
pub fn all_names() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let tables = FILES.into_iter().flat_map(Keys::all);
        tables.flat_map(|table| table.rows).map(|row| row.name).collect()
    });
    &NAMES
}
