//! Judges a key that its table can't have: what was meant by it, or where it belongs.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::faults::{Home, KeyWhy};
use super::keys::{FILES, Key, Keys, Needed, POLICY_FILE, PUBLISHER_FILE, Value, meant, several};
use super::nearest::nearest;
use crate::policy::is_slug;

/// A key where it can't stand.
pub struct Stray<'a, 'i> {
    /// The key.
    pub name: &'a str,
    /// Where it is written.
    pub at: Range<usize>,
    /// What stands behind it.
    pub value: &'a Spanned<DeValue<'i>>,
    /// The keys of the table that it stands in.
    pub keys: &'static Keys,
    /// Those that the table can have here, with those of its kind.
    pub rows: &'a [&'static Key],
    /// Those that the table hasn't got yet. One that is there already is no help.
    pub free: Vec<&'static str>,
    /// Where each group of the file's begins that stands in the same table.
    pub groups: Vec<(&'a str, usize)>,
    /// What the policy calls its publisher.
    pub publisher: Option<&'a str>,
}

impl Stray<'_, '_> {
    /// What can be told of it, and what to write in its place where there is one right answer.
    pub fn judged(&self) -> (KeyWhy, Option<String>) {
        if let Some(several) = several(self.name, &self.free) {
            if let Some(first) = several.first.filter(|first| self.is_asked_for(first)) {
                let why = KeyWhy::Other { near: Some(first.to_owned()), is_certain: true };
                return (why, is_bare(self.name).then(|| first.to_owned()));
            }
            return (KeyWhy::Several { several, lines: Vec::new() }, None);
        }
        let free = self.free.iter().copied();
        if let Some(inner) = self.inside_another() {
            return (KeyWhy::Other { near: Some(inner.clone()), is_certain: true }, Some(inner));
        }
        let near = nearest(self.name, free.clone());
        let certain = meant(self.name, free).filter(|_| is_bare(self.name));
        let mend = certain.map(str::to_owned);
        let brackets = self.brackets();
        let row = near.as_ref().and_then(|near| self.rows.iter().find(|row| row.name == near.as_str()));
        if let Some(near) = near.clone().filter(|near| is_same_but_capitals(self.name, near)) {
            let write = row.filter(|_| brackets.is_some()).map_or(near.as_str(), |row| row.shown());
            return (KeyWhy::Capitals { write: write.to_owned(), name: near }, mend);
        }
        let home = near.is_none().then(|| home(self.name, self.keys)).flatten();
        if near.is_none() && home.is_none() && self.is_publishers() {
            let file = self.publisher.filter(|id| is_slug(id));
            let file = file.map(|id| format!("sources/publishers/{id}.toml"));
            let header =
                brackets.map(|count| format!("{}{}{}", "[".repeat(count), self.name, "]".repeat(count)));
            return (KeyWhy::Publishers { file, header }, None);
        }
        if let Some(brackets) = brackets {
            return self.group(brackets, row.copied(), mend, home);
        }
        match home {
            Some(header) => (KeyWhy::Elsewhere(Home { header, ..Home::default() }), None),
            None => (KeyWhy::Other { near, is_certain: mend.is_some() }, mend),
        }
    }

    /// Whether a key that isn't there has to be.
    fn is_asked_for(&self, name: &str) -> bool {
        self.rows.iter().any(|row| {
            row.name == name
                && match row.needed {
                    Needed::Always => true,
                    Needed::Or(other) => self.free.contains(&other),
                    Needed::Never | Needed::With(_) => false,
                }
        })
    }

    /// `from = 2026` where `valid = { from = 2026 }` belongs: the key with the one table before it that is written in a line and can have it.
    pub fn inside_another(&self) -> Option<String> {
        let is_table = |row: &&Key| !row.shown().starts_with('[') && self.free.contains(&row.name);
        let inner = |row: &'static Key| match row.value {
            Value::Table(keys) => Some((row.name, meant(self.name, keys.rows.iter().map(|row| row.name))?)),
            _ => None,
        };
        let mut all = self.rows.iter().copied().filter(is_table).filter_map(inner);
        let (table, inner) =
            all.next().filter(|_| all.next().is_none() && self.value.get_ref().as_table().is_none())?;
        home(inner, self.keys).is_none().then(|| format!("{table}.{inner}"))
    }

    /// A group whose header has this many brackets.
    fn group(
        &self,
        brackets: usize,
        near: Option<&'static Key>,
        mend: Option<String>,
        home: Option<&'static str>,
    ) -> (KeyWhy, Option<String>) {
        let is_file = FILES.into_iter().any(|file| std::ptr::eq(file, self.keys));
        let path = if is_file { String::new() } else { format!("{}.", self.keys.name) };
        let header = format!("{}{path}{}{}", "[".repeat(brackets), self.name, "]".repeat(brackets));
        let headers = self.rows.iter().map(|row| row.shown()).filter(|shown| shown.starts_with('['));
        let near = near.map(Key::shown).filter(|shown| shown.starts_with('['));
        let home = home.filter(|home| home.starts_with('['));
        let right = near.map(|near| (near, mend.is_some())).or(home.map(|home| (home, true)));
        // `[[block]]` for `[[section.block]]`: the group that it is in was left out.
        let inner = home.map(|home| home.trim_matches(['[', ']']));
        let within = inner.and_then(|inner| inner.rsplit_once('.')).filter(|(_, last)| *last == self.name);
        let within = within.map(|(outer, _)| outer).filter(|_| is_file);
        let stands = |outer: &str| self.groups.iter().any(|(name, at)| *name == outer && *at < self.at.start);
        let is_alike = home.is_some_and(|home| home.starts_with("[[") == (brackets == 2));
        let added = inner.filter(|_| is_alike && within.is_some_and(stands)).map(str::to_owned);
        let kind = self.rows.iter().filter(|_| right.is_none()).find_map(|row| match row.value {
            Value::Tables(keys) => {
                Some((row.shown(), meant(self.name, keys.kinds.iter().map(|kind| kind.name))?))
            }
            _ => None,
        });
        (KeyWhy::Group { header, right, within, known: headers.collect(), kind }, mend.or(added))
    }

    /// The brackets of its header, if it is a group with one.
    fn brackets(&self) -> Option<usize> {
        let (first, brackets) = match self.value.get_ref() {
            DeValue::Array(items) => (items.iter().next().filter(|item| item.get_ref().is_table())?, 2),
            DeValue::Table(_) => (self.value, 1),
            _ => return None,
        };
        // Between curly brackets, a table begins behind its key.
        (first.span().start < self.at.start).then_some(brackets)
    }

    /// Whether a policy has a key that belongs in its publisher's file.
    fn is_publishers(&self) -> bool {
        let is_policy = POLICY_FILE.all().into_iter().any(|one| std::ptr::eq(one, self.keys));
        is_policy && PUBLISHER_FILE.rows.iter().any(|row| row.name == self.name)
    }
}

fn is_same_but_capitals(typed: &str, name: &str) -> bool {
    typed != name && typed.to_lowercase() == name
}

/// Whether a key stands in its file as it reads: without quotation marks.
fn is_bare(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

/// Where a key that can't stand in these tables belongs: the top of the file, or a group.
fn home(name: &str, keys: &'static Keys) -> Option<&'static str> {
    let file = FILES.into_iter().find(|file| {
        let mut all = file.all().into_iter();
        all.any(|one| std::ptr::eq(one, keys))
    })?;
    if let Some(row) = file.rows.iter().find(|row| row.name == name) {
        let is_group = matches!(row.value, Value::Table(_) | Value::Tables(_));
        return Some(if is_group { row.example } else { "" });
    }
    let mut rows = file.all().into_iter().flat_map(|table| table.rows);
    let group = rows.find(|row| row.name == name && row.example.starts_with('['));
    group
        .or_else(|| {
            let mut rows = file.rows.iter();
            rows.find(|row| match row.value {
                Value::Table(inner) | Value::Tables(inner) => inner.rows.iter().any(|row| row.name == name),
                _ => false,
            })
        })
        .map(|row| row.example)
        .or_else(|| kind_home(name, file, keys))
}

/// The group right below these keys of which some kind has a key of this name: `caption` above the block that it belongs to.
fn kind_home(name: &str, file: &'static Keys, keys: &'static Keys) -> Option<&'static str> {
    let inner = keys.rows.iter().filter(|row| row.example.starts_with('['));
    let has = |row: &&Key| {
        matches!(row.value, Value::Table(inner) | Value::Tables(inner)
            if inner.kinds.iter().flat_map(|kind| kind.rows).any(|row| row.name == name))
    };
    inner.filter(|_| !std::ptr::eq(file, keys)).find(has).map(|row| row.example)
}
