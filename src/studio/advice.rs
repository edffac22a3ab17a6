//! What to do about a finding, for those who write in fields instead of a file.
//!
//! Messages show what is to be written after two spaces: "Skriv for eksempel:  adopted = 2026-01-29". Where that is a key of the file, the
//! studio names its field instead, and leads there; where it is running text, it stays what it is.

use super::form;
use super::store::SourceFile;
use super::words;
use crate::locale::Locale;
use crate::source::edit::{KeyPath, Places, SourceValue, Step};
use crate::source::keys::{FILES, Key, Keys, Value, all_names, headers, repeated_headers};

/// A part of an advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Words(String),
    /// What is to be written, letter by letter.
    Write(String),
    /// A field, and what is to stand there, where the message says it.
    Field {
        /// What it is called.
        label: &'static str,
        /// Where it is.
        path: KeyPath,
        /// What is to stand there.
        value: Option<String>,
    },
    /// A table of the file that is a page or a part of one: what it is called, and where it is.
    Place(&'static str, KeyPath),
    /// Fields that stand on lines of the file, and how many more lines there are.
    Spots(Vec<(String, KeyPath)>, usize),
    /// The places that an import left to be looked at, one by one.
    Points,
}

/// What stands for a text that only people know.
const OPEN: &str = "…";

/// What stands on a line of the file, from 1.
pub type OnLine<'a> = &'a dyn Fn(usize) -> Option<KeyPath>;

/// The file that advice is about.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// The keys that can stand in it.
    pub keys: &'static Keys,
    /// What stands in it.
    pub values: &'a SourceValue,
    /// What stands on each of its lines.
    pub on_line: OnLine<'a>,
    /// The language of the words.
    pub locale: Locale,
}

/// What stands on the lines of a source: the key that is written there, or the next one below a comment.
pub fn on_line(text: &str, places: &Places, number: usize) -> Option<KeyPath> {
    let line = text.split('\n').nth(number.checked_sub(1)?)?;
    let start = line.as_ptr().addr() - text.as_ptr().addr();
    let first = start + line.len() - line.trim_start().len();
    if line.trim_start().starts_with('#') && places.at(first).is_none() {
        return places.next(start + line.len());
    }
    places.at(first).or_else(|| places.table_at(first))
}

/// The lines of a message's help in parts; `at` is the field that the finding is about. What is for files alone is left out, and so is the colon
/// of what announces nothing more.
pub fn all<'l>(
    lines: impl IntoIterator<Item = &'l str>,
    at: Option<&KeyPath>,
    about: About<'_>,
) -> Vec<Vec<Part>> {
    let mut told: Vec<Vec<Part>> = Vec::new();
    for line in lines {
        // A part of the studio has fields for what is to be written there.
        let has_fields = matches!(told.last().map(Vec::as_slice), Some([.., Part::Place(..)]));
        let parts = if has_fields && is_of_file(line.trim()) { Vec::new() } else { parts(line, at, about) };
        match parts.is_empty() {
            true => told.last_mut().into_iter().for_each(|before| without_colon(before)),
            false => told.push(parts),
        }
    }
    told.last_mut().into_iter().for_each(|last| without_colon(last));
    told.retain(|parts| !parts.is_empty());
    told
}

/// What an import asks about a place, in parts; `at` is the key that it stands at.
pub fn mark(said: &str, at: Option<&KeyPath>, about: About<'_>) -> Vec<Part> {
    all([words::of_mark(said).as_str()], at, about).concat()
}

/// What to do about what stands in no field.
pub fn outside(locale: Locale) -> Part {
    Part::Words(
        locale
            .pick(
                "Det er ikke skrevet i studiet. Ret det i det program, filen er skrevet i",
                "It wasn't written in the studio. Mend it in the program the file is written with",
            )
            .to_owned(),
    )
}

/// Takes the colon from words that end in one.
fn without_colon(parts: &mut [Part]) {
    if let Some(Part::Words(words)) = parts.last_mut() {
        words.truncate(words.trim_end_matches([':', ' ']).len());
    }
}

/// Whether something is a line of a file: a table's header, or a key with its value.
fn is_of_file(written: &str) -> bool {
    let is_key = |(name, _): (&str, &str)| all_names().contains(&name);
    headers().contains(&written) || written.split_once(" = ").is_some_and(is_key)
}

/// What stands between two spaces or more; what is to be written alternates with words.
fn pieces(line: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), line);
    while let Some((piece, after)) = rest.split_once("  ") {
        found.push(piece.trim_end());
        rest = after.trim_start();
    }
    found.push(rest);
    found
}

/// A line of help in parts; `at` is the field that the finding is about.
fn parts(line: &str, at: Option<&KeyPath>, about: About<'_>) -> Vec<Part> {
    let locale = about.locale;
    let line = words::instead(line.trim());
    // What changed is told on two lines, set below each other.
    let changed = ["før: ", "nu: ", "before: ", "now: "].iter().find(|label| line.starts_with(**label));
    if let Some(label) = changed {
        return vec![Part::Words(format!("{label}{}", line[label.len()..].trim_start()))];
    }
    // The studio has pages for what the program's commands do; the line before says what it is for.
    if line.starts_with("udgiv ") {
        return Vec::new();
    }
    let mut parts: Vec<Part> = Vec::new();
    let pieces = pieces(&line);
    let begins_with_words = usize::from(!pieces.first().is_some_and(|first| is_of_file(first)));
    for (index, piece) in pieces.into_iter().enumerate() {
        if piece.is_empty() {
            continue;
        }
        if index % 2 != begins_with_words {
            parts.push(Part::Words(labelled(&named(piece, at, about), at, about)));
            continue;
        }
        // Below which table it is written, a field says by where it is.
        let (table, filled) = match parts.last() {
            Some(Part::Words(words)) => to_fill(words, locale).unzip(),
            _ => (None, None),
        };
        match shown(piece, table, at, about) {
            Shown::Part(part) => {
                if let (Some(Part::Words(words)), Some(filled)) = (parts.last_mut(), filled)
                    && matches!(part, Part::Field { .. } | Part::Words(_))
                {
                    *words = filled;
                }
                if let (Some(Part::Words(words)), Part::Field { label, path, .. }) = (parts.last_mut(), &part)
                {
                    *words = called(words, path, label, locale);
                }
                parts.push(part);
            }
            Shown::Nothing => {}
            Shown::OfFile => return Vec::new(),
        }
    }
    parts
}

/// Words with a key in quotation marks called by its label: "Mente du »subtitle«?"
fn called(words: &str, path: &KeyPath, label: &str, locale: Locale) -> String {
    let (open, close) = locale.pick(("»", "«"), ("“", "”"));
    match path.steps().last() {
        Some(Step::Key(key)) => {
            words.replace(&format!("{open}{key}{close}"), &format!("{open}{label}{close}"))
        }
        _ => words.to_owned(),
    }
}

/// What a key is called, at the place nearest to a field or, where there is none of that name, wherever it stands first.
fn label_of(name: &str, at: Option<&KeyPath>, about: About<'_>) -> &'static str {
    let near = nearest(name, None, at, about)
        .map(|(_, table, key)| words::label(table.name, key.name, about.locale));
    let anywhere = || {
        let tables = FILES.into_iter().flat_map(Keys::all);
        let table = tables.into_iter().find(|table| table.rows.iter().any(|row| row.name == name));
        table.map_or("", |table| words::label(table.name, name, about.locale))
    };
    near.filter(|label| !label.is_empty()).unwrap_or_else(anywhere)
}

/// Words in which keys that no word looks like, such as `easy_skip`, are called by their labels.
fn labelled(said: &str, at: Option<&KeyPath>, about: About<'_>) -> String {
    let (open, close) = about.locale.pick(("»", "«"), ("“", "”"));
    let is_of_key = |c: char| c.is_ascii_lowercase() || c == '_';
    let mut out = String::new();
    let mut rest = said;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.find(|c| !is_of_key(c)).unwrap_or(rest.len()));
        let is_key = word.contains('_') && all_names().contains(&word);
        match is_key.then(|| label_of(word, at, about)).filter(|label| !label.is_empty()) {
            Some(label) if out.ends_with(open) => out.push_str(label),
            Some(label) => out.extend([open, label, close]),
            None => out.push_str(word),
        }
        let (between, next) = after.split_at(after.find(is_of_key).unwrap_or(after.len()));
        out.push_str(between);
        rest = next;
    }
    out
}

/// The table of the file that words say a key is written below, and what they say instead: "Er det et mål, så skriv på en linje under
/// [policy]:". None where they name no table.
fn to_fill(words: &str, locale: Locale) -> Option<(&'static str, String)> {
    let ends_so = |header: &&str| words.trim_end_matches([':', ' ']).ends_with(*header);
    let header = headers().into_iter().filter(ends_so).max_by_key(|header| header.len())?;
    let before = &words[..words.rfind(header)?];
    let filled = match before.rsplit_once(", ") {
        // When it is to be done is for whoever reads it to judge.
        Some((when, _)) => format!("{when}, {}", locale.pick("så udfyld", "fill in")),
        None => locale.pick("Udfyld", "Fill in").to_owned(),
    };
    Some((header.trim_matches(['[', ']']), filled))
}

/// Words without the tables of the file that stand in brackets. What stands in brackets otherwise are words like any others.
fn without_tables(said: &str) -> String {
    headers().into_iter().fold(said.to_owned(), |said, header| said.replace(&format!(" ({header})"), ""))
}

/// Words with the names that a field lets choose among as the field shows them, and without the tables of the file: "policy eller plan".
fn named(said: &str, at: Option<&KeyPath>, about: About<'_>) -> String {
    let plain = without_tables(said);
    let Some((key, names)) = at.and_then(|at| names_at(at, about)) else { return plain };
    let is_of_name = |c: char| c.is_alphanumeric() || c == '-';
    let mut out = String::new();
    let mut rest = plain.as_str();
    while !rest.is_empty() {
        let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        let (word, mut after) = rest.split_at(end);
        match names.contains(&word) {
            true => {
                out.push_str(&words::name(key, word, about.locale));
                // What it stands for is what it is called now: "foreword (forord)".
                if let Some((gloss, behind)) = after.strip_prefix(" (").and_then(|open| open.split_once(')'))
                    && !gloss.contains('(')
                {
                    after = behind;
                }
            }
            false => out.push_str(word),
        }
        let next = after.find(is_of_name).unwrap_or(after.len());
        out.push_str(&after[..next]);
        rest = &after[next..];
    }
    out
}

/// The names that can be chosen in a field, and its key.
fn names_at(at: &KeyPath, about: About<'_>) -> Option<(&'static str, Vec<&'static str>)> {
    let (table, key) = form::row_at(about.keys, about.values, at)?;
    match key.value {
        Value::OneOf(names) | Value::SomeOf(names) => Some((key.name, names.to_vec())),
        Value::Kind => Some((key.name, table.kinds.iter().map(|kind| kind.name).collect())),
        _ => None,
    }
}

/// "linje 3, 8 og 12", as fields: there are no lines here. None where it is something else, or one of the lines has no field.
fn spots(piece: &str, about: About<'_>) -> Option<Part> {
    let About { keys, values, on_line, locale } = about;
    let listed = ["linje ", "lines ", "line "].iter().find_map(|start| piece.strip_prefix(start))?;
    let and = locale.pick(" og ", " and ");
    let (listed, more) = match [" linjer til", " more"].iter().find_map(|end| listed.strip_suffix(end)) {
        Some(counted) => {
            let (listed, more) = counted.rsplit_once(and)?;
            (listed, more.parse().ok()?)
        }
        None => (listed, 0),
    };
    let mut found: Vec<(String, KeyPath)> = Vec::new();
    for number in listed.split(", ").flat_map(|part| part.split(and)) {
        let path = on_line(number.parse().ok()?)?;
        let (table, key) = form::row_at(keys, values, &path)?;
        let label = words::label(table.name, key.name, locale);
        let section = section_of(&path).and_then(|section| form::at(values, &section));
        let title = form::shown(section.and_then(|section| form::get(section, "title")));
        let name = match title.is_empty() {
            true => label.to_owned(),
            false => locale.pick(format!("{label} i »{title}«"), format!("{label} in “{title}”")),
        };
        if label.is_empty() {
            return None;
        }
        if !found.iter().any(|(_, one)| *one == path) {
            found.push((name, path));
        }
    }
    Some(Part::Spots(found, more))
}

/// The first field that advice leads to.
pub fn field_of(advice: &[Vec<Part>]) -> Option<KeyPath> {
    advice.iter().flatten().find_map(|part| match part {
        Part::Field { path, .. } => Some(path.clone()),
        _ => None,
    })
}

/// The field that advice leads to first, if it leads to no page before.
pub fn leads_to(advice: &[Vec<Part>]) -> Option<KeyPath> {
    let leads = |part: &&Part| matches!(part, Part::Field { .. } | Part::Place(..) | Part::Spots(..));
    match advice.iter().flatten().find(leads)? {
        Part::Field { path, .. } => Some(path.clone()),
        _ => None,
    }
}

/// How many fields advice leads to by the lines of the file, if it does.
pub fn spots_of(advice: &[Vec<Part>]) -> Option<usize> {
    advice.iter().flatten().find_map(|part| match part {
        Part::Spots(spots, more) => Some(spots.len() + more),
        _ => None,
    })
}

/// What to do about places that an import left to be looked at: nobody deletes a line here.
pub fn looked_at(advice: &[Vec<Part>], file: SourceFile<'_>, locale: Locale) -> Vec<Part> {
    match file {
        SourceFile::Policy(_) => vec![Part::Points],
        SourceFile::Publisher(_) => {
            let words = locale.pick(
                "Se felterne efter, ret dem, og vælg »Det er set efter«:",
                "Look at the fields, mend them, and choose “It is looked at”:",
            );
            let spots = advice.iter().flatten().filter(|part| matches!(part, Part::Spots(..)));
            std::iter::once(Part::Words(words.to_owned())).chain(spots.cloned()).collect()
        }
    }
}

/// What is made of what is to be written.
enum Shown {
    /// It is told so.
    Part(Part),
    /// It says nothing here, and the words around it may.
    Nothing,
    /// It says nothing here, and neither does what stands around it.
    OfFile,
}

/// What is to be written, as fields where it is keys; `table` is where the words before it say that it is written.
fn shown(piece: &str, table: Option<&str>, at: Option<&KeyPath>, about: About<'_>) -> Shown {
    let locale = about.locale;
    let lines = ["linje ", "lines ", "line "].iter().find_map(|start| piece.strip_prefix(start));
    if lines.is_some_and(|listed| listed.starts_with(|c: char| c.is_ascii_digit())) {
        return spots(piece, about).map_or(Shown::Nothing, Shown::Part);
    }
    if let Some((text, target)) =
        piece.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')).and_then(|rest| rest.split_once("]("))
    {
        let quoted = locale.pick(format!("»{text}«"), format!("“{text}”"));
        return Shown::Part(Part::Words(match target.contains(OPEN) {
            true => quoted,
            false => format!("{quoted}{}{target}", locale.pick(", der fører til ", ", leading to ")),
        }));
    }
    let header =
        headers().into_iter().filter(|header| piece.starts_with(header)).max_by_key(|header| header.len());
    let (table, piece) = match header {
        Some(header) => {
            let (name, rest) = (header.trim_matches(['[', ']']), piece[header.len()..].trim_start());
            if let Some(place) = place(name, at, locale) {
                return Shown::Part(place);
            }
            match rest {
                "" => return Shown::Nothing,
                rest => (Some(name), rest),
            }
        }
        None => (table, piece),
    };
    let (name, _) = piece.split_once(" = ").unwrap_or((piece, OPEN));
    if let Some(field) = field(piece, table, at, about) {
        return Shown::Part(field);
    }
    match all_names().contains(&name) {
        false => Shown::Part(Part::Write(piece.to_owned())),
        // Nobody chooses the format's version, or makes one kind of block another.
        true if matches!(name, "schema" | "type") => Shown::OfFile,
        true => match label_of(name, at, about) {
            "" => Shown::OfFile,
            label => Shown::Part(Part::Words(locale.pick(format!("»{label}«"), format!("“{label}”")))),
        },
    }
}

/// The part of the studio that a table of the file is.
fn place(name: &str, at: Option<&KeyPath>, locale: Locale) -> Option<Part> {
    let root = KeyPath::root();
    let section = at.and_then(section_of);
    Some(match name {
        "term" => Part::Place(locale.pick("ordlisten", "the glossary"), root.key("term")),
        "section.easy" => Part::Place(
            locale.pick("den letlæste tekst", "the easy-read text"),
            section?.key("easy").key("text"),
        ),
        "section.block" => Part::Place(locale.pick("Tilføj her", "Add here"), section?.key("block")),
        "section" => Part::Place(
            locale.pick("Tilføj et afsnit", "Add a section"),
            section.unwrap_or_else(|| root.key("section")),
        ),
        _ => return None,
    })
}

/// The section that a place is in.
fn section_of(path: &KeyPath) -> Option<KeyPath> {
    match path.steps() {
        [Step::Key(key), Step::Index(index), ..] if key == "section" => {
            Some(KeyPath::root().key("section").index(*index))
        }
        _ => None,
    }
}

/// A key, where it stands, and the table that documents it.
type Row = (KeyPath, &'static Keys, &'static Key);

/// The key of this name in a table of the file, or beside or above a field.
fn nearest(name: &str, table: Option<&str>, at: Option<&KeyPath>, about: About<'_>) -> Option<Row> {
    let row = |path: KeyPath| {
        let (table, key) = form::row_at(about.keys, about.values, &path)?;
        Some((path, table, key))
    };
    if let Some(found) = table.and_then(|table| row(table_path(table, at)?.key(name))) {
        return Some(found);
    }
    let steps = at?.steps();
    // The nearest table that has such a key.
    (0..=steps.len()).rev().find_map(|length| {
        let above = steps[..length].iter().fold(KeyPath::root(), |path, step| path.then(step.clone()));
        row(above.key(name))
    })
}

/// Where a table of the file is; of those that there are several of, the one that a field is in.
fn table_path(name: &str, at: Option<&KeyPath>) -> Option<KeyPath> {
    let steps = at.map_or(&[][..], KeyPath::steps);
    name.split('.').try_fold(KeyPath::root(), |path, key| {
        let path = path.key(key);
        let here = path.steps();
        match (steps.get(..here.len()) == Some(here), steps.get(here.len())) {
            (true, Some(Step::Index(index))) => Some(path.index(*index)),
            _ if repeated_headers().contains(&name) => None,
            _ => Some(path),
        }
    })
}

/// The field that `key = value` is.
fn field(piece: &str, table: Option<&str>, at: Option<&KeyPath>, about: About<'_>) -> Option<Part> {
    let (name, value) = piece.split_once(" = ").unwrap_or((piece, OPEN));
    if !all_names().contains(&name) {
        return None;
    }
    let (path, table, key) = nearest(name, table, at, about)?;
    let label = words::label(table.name, key.name, about.locale);
    if label.is_empty() || matches!(key.value, Value::Tables(_) | Value::Kind | Value::Version) {
        return None;
    }
    // A table is a group of fields: its first is where one begins.
    if let Value::Table(inner) = key.value {
        let path = inner.rows.first().map_or_else(|| path.clone(), |first| path.key(first.name));
        return Some(Part::Field { label, path, value: None });
    }
    Some(Part::Field { label, path, value: as_typed(value.trim(), key, about.locale) })
}

/// A value as it is written in its field. None where the message leaves it open, or a field shows it otherwise.
fn as_typed(value: &str, key: &Key, locale: Locale) -> Option<String> {
    let name = |name: &str| words::name(key.name, name, locale);
    let bare = value.trim_matches('"');
    match (bare, key.value) {
        _ if value.contains(OPEN) => None,
        (_, Value::Rows) => None,
        ("true", Value::Boolean) => Some(locale.pick("sæt kryds", "tick it").to_owned()),
        ("false", Value::Boolean) => Some(locale.pick("intet kryds", "no tick").to_owned()),
        (bare, Value::OneOf(_)) => Some(name(bare)),
        // It is chosen by what it is called, whatever other layouts a project has.
        (bare, _) if key.name == "layout" => Some(name(bare)),
        _ => match value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            None => Some(bare.to_owned()),
            Some(items) => {
                let items = items.split(", ").map(|item| name(item.trim().trim_matches('"')));
                Some(items.collect::<Vec<_>>().join(", "))
            }
        },
    }
}

/// A message's title in the words of those who write in fields: "»title« er tom" is about the field it stands at, which has a label.
pub fn title(title: &str, at: Option<&KeyPath>, about: About<'_>) -> String {
    let title = labelled(&words::instead(title), at, about);
    let Some(path) = at else { return title };
    let Some((table, key)) = form::row_at(about.keys, about.values, path) else { return title };
    let label = words::label(table.name, key.name, about.locale);
    let title = if label.is_empty() { title } else { called(&title, path, label, about.locale) };
    // What can be chosen is quoted as it is called.
    let (open, close) = about.locale.pick(("»", "«"), ("“", "”"));
    let (key, names) = names_at(path, about).unwrap_or_default();
    names.iter().fold(title, |title, one| {
        let called = words::name(key, one, about.locale);
        title.replace(&format!("{open}{one}{close}"), &format!("{open}{called}{close}"))
    })
}

#[cfg(test)]
mod tests;
