//! What a rule's page says to those who write in fields instead of a file.
//!
//! The rules document themselves for those who write files. Of an example that is a piece of a file, the fields are shown in which the wrong
//! piece and the right one differ; where that is nothing one does in a field, there is no example.

use super::{form, words};
use crate::finding::{Documentation, Example, SourcePart};
use crate::locale::Locale;
use crate::source::edit::{self, KeyPath, SourceValue};
use crate::source::keys::{FILES, Key, Keys, POLICY_FILE, PUBLISHER_FILE, Value};

/// A rule's page.
#[derive(Debug)]
pub struct Explained {
    /// What the rule finds: plain text.
    pub finds: String,
    /// Why it matters, in CommonMark.
    pub why: String,
    /// What is wrong, and what is right.
    pub examples: Vec<Pair>,
    /// Anything else, in CommonMark; may be empty.
    pub more: String,
}

/// A wrong and a right piece, as they are typed in fields.
#[derive(Debug)]
pub struct Pair {
    /// The wrong piece.
    pub wrong: String,
    /// Why it is wrong, in CommonMark; may be empty.
    pub because: String,
    /// The right piece; none where the next pair has the same.
    pub right: Option<String>,
}

/// A rule's page.
pub fn explained(documentation: &Documentation, locale: Locale) -> Explained {
    let all = documentation.examples.iter().filter_map(|example| pair(example, locale));
    let mut examples: Vec<Pair> = Vec::new();
    for one in all {
        if let Some(before) = examples.last_mut().filter(|before| before.right == one.right) {
            before.right = None;
        }
        examples.push(one);
    }
    Explained {
        // A title has no marks of its own.
        finds: told(documentation.finds.text(locale), locale).replace('`', ""),
        why: told(documentation.why.text(locale), locale),
        examples,
        more: told(documentation.more.text(locale), locale),
    }
}

/// CommonMark in the words of those who write in fields, without what is typed in a terminal.
fn told(text: &str, locale: Locale) -> String {
    let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.starts_with("```"));
    let told = paragraphs.map(|paragraph| labelled(&words::why(&paragraph.replace('\n', " ")), locale));
    told.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// CommonMark in which keys that are set as code are called by their labels.
fn labelled(text: &str, locale: Locale) -> String {
    let (open, close) = locale.pick(("»", "«"), ("“", "”"));
    // What is set as code stands at every other place.
    let pieces = text.split('`').enumerate().map(|(index, piece)| {
        let label = if index % 2 == 1 { label_of(piece, locale) } else { None };
        match label {
            Some(label) => format!("{open}{label}{close}"),
            None if index % 2 == 1 => format!("`{piece}`"),
            None => piece.to_owned(),
        }
    });
    // A line of marks around what is typed is no code.
    if text.matches('`').count() % 2 == 1 { text.to_owned() } else { pieces.collect() }
}

/// What a key is called in the first table that has it.
fn label_of(name: &str, locale: Locale) -> Option<&'static str> {
    let table = FILES.into_iter().flat_map(Keys::all).find(|table| has(table, name))?;
    Some(words::label(table.name, name, locale)).filter(|label| !label.is_empty())
}

fn has(table: &Keys, name: &str) -> bool {
    table.rows.iter().any(|row| row.name == name)
}

/// An example as it is typed in fields, where it can be.
fn pair(example: &Example, locale: Locale) -> Option<Pair> {
    let (wrong, right) = match example.part {
        SourcePart::Text | SourcePart::Easy => (typed(example.wrong), typed(example.right)),
        part => {
            let fields = |piece| fields(part, piece, locale);
            filled(&fields(example.wrong)?, &fields(example.right)?)?
        }
    };
    Some(Pair { wrong, because: told(example.because.text(locale), locale), right: Some(right) })
}

/// Running text as it is typed in a field: in a file, some characters have a backslash before them.
fn typed(piece: &str) -> String {
    piece.replace("\\\"", "\"").replace("\\\\", "\\")
}

/// A field that is filled in.
struct Filled {
    /// Where it is.
    at: String,
    /// What it is called.
    label: &'static str,
    /// What it shows.
    shown: String,
    /// What it shows when nobody filled it in.
    unfilled: &'static str,
    /// Whether it is a file that is chosen.
    is_file: bool,
}

/// The fields of a piece of a file. None where it isn't written in fields.
fn fields(part: SourcePart, piece: &str, locale: Locale) -> Option<Vec<Filled>> {
    let files: Vec<(&'static Keys, String)> = match part {
        SourcePart::Policy => vec![(&POLICY_FILE, format!("[policy]\n{piece}"))],
        SourcePart::Section => vec![(&POLICY_FILE, format!("[[section]]\n{piece}"))],
        SourcePart::Block => vec![(&POLICY_FILE, format!("[[section]]\n[[section.block]]\n{piece}"))],
        SourcePart::Term => vec![(&POLICY_FILE, format!("[[term]]\n{piece}"))],
        SourcePart::Tables | SourcePart::Text | SourcePart::Easy => vec![(&POLICY_FILE, piece.to_owned())],
        SourcePart::Publisher | SourcePart::Outside => vec![(&PUBLISHER_FILE, piece.to_owned())],
        SourcePart::Files => of_files(piece),
    };
    let mut all = Vec::new();
    for (keys, text) in files {
        let values = edit::values(&text).ok()?;
        for (path, value) in leaves(KeyPath::root(), &values) {
            // What shows nothing but lines of a file says them without their tables.
            let anywhere = || PUBLISHER_FILE.all().into_iter().find_map(|table| row(table, &path));
            let found = form::row_at(keys, &values, &path);
            let (table, key) = found.or_else(|| anywhere().filter(|_| part == SourcePart::Outside))?;
            if is_chosen(key) {
                continue;
            }
            all.push(filled_in(&path, table, key, value, locale)?);
        }
    }
    Some(all)
}

/// The row of a table that has the last key of a path.
fn row(table: &'static Keys, path: &KeyPath) -> Option<(&'static Keys, &'static Key)> {
    let name = path.to_string();
    table.rows.iter().find(|row| row.name == name).map(|row| (table, row))
}

/// Whole files, each below a comment that names it.
fn of_files(piece: &str) -> Vec<(&'static Keys, String)> {
    let mut files: Vec<(&'static Keys, String)> = Vec::new();
    for line in piece.lines() {
        match line.strip_prefix("# sources/") {
            Some(path) if path.starts_with("publishers/") => files.push((&PUBLISHER_FILE, String::new())),
            Some(_) => files.push((&POLICY_FILE, String::new())),
            None if files.is_empty() => files.push((&POLICY_FILE, format!("{line}\n"))),
            None => files.last_mut().into_iter().for_each(|(_, text)| text.extend([line, "\n"])),
        }
    }
    files
}

/// Whether the studio sets a value itself, or has it chosen from what there is in a project.
fn is_chosen(key: &Key) -> bool {
    matches!(key.value, Value::Version | Value::Kind) || matches!(key.name, "publisher" | "layout")
}

/// All values that are no tables, with where they stand.
fn leaves(path: KeyPath, value: &SourceValue) -> Vec<(KeyPath, &SourceValue)> {
    match value {
        SourceValue::Table(pairs) => {
            pairs.iter().flat_map(|(key, value)| leaves(path.key(key.as_str()), value)).collect()
        }
        SourceValue::List(items) if items.iter().any(|item| matches!(item, SourceValue::Table(_))) => {
            items.iter().enumerate().flat_map(|(at, item)| leaves(path.index(at), item)).collect()
        }
        value => vec![(path, value)],
    }
}

/// A field with its value. None where what is chosen can't be.
fn filled_in(
    path: &KeyPath,
    table: &'static Keys,
    key: &'static Key,
    value: &SourceValue,
    locale: Locale,
) -> Option<Filled> {
    let text = form::shown(Some(value));
    let empty = locale.pick("tomt", "empty");
    let is_file = matches!(key.name, "src" | "picture" | "signature" | "logo" | "profile");
    let shown = match (key.value, value) {
        (Value::OneOf(names), _) => match names.contains(&text.as_str()) {
            true => words::name(key.name, &text, locale),
            false => return None,
        },
        (Value::Boolean, SourceValue::Boolean(true)) => locale.pick("kryds", "a tick").to_owned(),
        (Value::SomeOf(_), _) => {
            let names = form::texts(Some(value));
            names.iter().map(|name| words::name(key.name, name, locale)).collect::<Vec<_>>().join(", ")
        }
        (Value::Texts, _) => form::texts(Some(value)).join(", "),
        (Value::Rows, _) => {
            let rows = form::rows_of(Some(value));
            rows.iter().map(|row| format!("\n{}", row.join(" | "))).collect()
        }
        // A file is chosen, wherever it lies.
        _ if is_file => text.rsplit(['/', '\\']).next().unwrap_or_default().to_owned(),
        _ if text.trim().is_empty() => empty.to_owned(),
        _ if text.trim().contains('\n') => format!("\n{}", text.trim()),
        _ => text,
    };
    let unfilled = match key.value {
        Value::Boolean => locale.pick("intet kryds", "no tick"),
        Value::OneOf(_) => locale.pick("ikke valgt", "not chosen"),
        _ => empty,
    };
    let label = words::label(table.name, key.name, locale);
    Some(Filled { at: format!("{}.{path}", table.name), label, shown, unfilled, is_file })
}

/// The fields in which two pieces differ, in the wrong one and in the right one. None where they are the same, or where one lacks so much that
/// it isn't a matter of a field.
fn filled(wrong: &[Filled], right: &[Filled]) -> Option<(String, String)> {
    let own = |of: &[Filled], other: &[Filled]| -> Vec<(String, String)> {
        let is_there = |one: &Filled| other.iter().any(|two| two.at == one.at && two.shown == one.shown);
        let own: Vec<&Filled> = of.iter().filter(|one| !is_there(one)).collect();
        // What is said of another file is another text.
        let is_of_file = own.iter().any(|one| one.is_file);
        let own = own.into_iter().filter(|one| one.is_file || !is_of_file);
        own.map(|one| (line(one.label, &one.shown), line(one.label, one.unfilled))).collect()
    };
    let (of_wrong, of_right) = (own(wrong, right), own(right, wrong));
    let side = |own: &[(String, String)], other: &[(String, String)]| match (own, other) {
        ([], [(_, unfilled)]) => Some(unfilled.clone()),
        ([], _) => None,
        (own, _) => Some(own.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>().join("\n")),
    };
    Some((side(&of_wrong, &of_right)?, side(&of_right, &of_wrong)?))
}

/// A field as a line; what is long begins below its label.
fn line(label: &str, shown: &str) -> String {
    match shown.starts_with('\n') {
        true => format!("{label}:{shown}"),
        false => format!("{label}: {shown}"),
    }
}
