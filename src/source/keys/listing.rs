//! The keys of a table as `docs/source-format.md` lists them, in Danish.

use super::key::{Key, Keys, Needed, Otherwise, Value};

/// A Markdown table: a row a key. The column that says whether a key has to be there is left out where none has to.
#[must_use]
pub fn listing(keys: &Keys) -> String {
    let needs = keys.rows.iter().any(|row| row.needed != Needed::Never);
    let mut lines = String::from(if needs {
        "| Nøgle | Skal være der | Er | Eksempel |\n|---|---|---|---|\n"
    } else {
        "| Nøgle | Er | Eksempel |\n|---|---|---|\n"
    });
    for row in keys.rows {
        let needed = match row.needed {
            Needed::Never => " ".to_owned(),
            Needed::Always => " ja ".to_owned(),
            Needed::With(other) => format!(" med `{other}` "),
            Needed::Or(other) => format!(" hvis ikke `{other}` "),
        };
        let needed = if needs { format!("|{needed}") } else { String::new() };
        lines.push_str(&format!("| `{}` {needed}| {} |{} |\n", row.shown(), told(row), example(row)));
    }
    lines
}

/// What the key is, and what holds without it.
pub(super) fn told(row: &Key) -> String {
    let mut told = row.is.to_owned();
    if let Value::Number { from, to } = row.value {
        told.push_str(&format!(", {from} til {to}"));
    }
    match row.otherwise {
        Otherwise::Nothing => told,
        Otherwise::Is(value) => format!("{told}. Ellers `{value}`"),
        Otherwise::Told(words) => format!("{told}. Ellers {words}"),
    }
}

/// A table is shown by its name already.
fn example(row: &Key) -> String {
    if row.shown() == row.example { String::new() } else { format!(" `{}`", row.example) }
}
