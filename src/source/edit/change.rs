//! A change of a source, and the small acts that it is made of.

use std::collections::BTreeMap;

use super::path::KeyPath;
use super::value::SourceValue;

/// A change of a source.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A value takes the place of another, or is added where it belongs: behind the nearest key that stands before it in the table of keys.
    /// In tables and lists, what stays as it is isn't touched.
    Set {
        /// Its place.
        path: KeyPath,
        /// The value.
        value: SourceValue,
    },
    /// A key goes with its line; a table, or an element of a list, with all that is inside it and the comment right above.
    Remove {
        /// Its place.
        path: KeyPath,
    },
    /// A table more in a list, also the first.
    Insert {
        /// The list: `section`, `section[2].block`, `term`.
        path: KeyPath,
        /// How many stand before it.
        at: usize,
        /// Its keys, in their order.
        keys: Vec<(String, SourceValue)>,
    },
    /// An element of a list stands elsewhere in it, with the comment right above and the tables inside it.
    Move {
        /// The list.
        path: KeyPath,
        /// Where it stands.
        from: usize,
        /// Where it stands then.
        to: usize,
    },
}

/// One act on the lines of a file.
#[derive(Debug, Clone)]
pub enum Act {
    /// Writes a value whose place is taken by another, or by nothing.
    Write(KeyPath, SourceValue),
    /// Takes out what stands there.
    Remove(KeyPath),
    /// Puts an element into a list that is there.
    Insert(KeyPath, usize, SourceValue),
    /// Moves an element.
    Move(KeyPath, usize, usize),
}

impl Change {
    /// What it changes.
    #[must_use]
    pub fn path(&self) -> &KeyPath {
        match self {
            Self::Set { path, .. }
            | Self::Remove { path }
            | Self::Insert { path, .. }
            | Self::Move { path, .. } => path,
        }
    }

    /// The values that it writes.
    pub fn written(&self) -> Vec<&SourceValue> {
        match self {
            Self::Set { value, .. } => vec![value],
            Self::Insert { keys, .. } => keys.iter().map(|(_, value)| value).collect(),
            Self::Remove { .. } | Self::Move { .. } => Vec::new(),
        }
    }

    /// The acts that make it, in their order, in a file with these values.
    pub fn acts(&self, values: &SourceValue) -> Vec<Act> {
        match self {
            Self::Set { path, value } => {
                let mut acts = Vec::new();
                set(path, values.at(path), value, &mut acts);
                acts
            }
            Self::Remove { path } => vec![Act::Remove(path.clone())],
            Self::Insert { path, at, keys } => {
                let table = SourceValue::Table(keys.clone());
                match values.at(path) {
                    Some(_) => vec![Act::Insert(path.clone(), *at, table)],
                    None => vec![Act::Write(path.clone(), SourceValue::List(vec![table]))],
                }
            }
            Self::Move { from, to, .. } if from == to => Vec::new(),
            Self::Move { path, from, to } => vec![Act::Move(path.clone(), *from, *to)],
        }
    }
}

/// The acts that turn one value into another. Tables and lists are taken apart, so that what is the same in both keeps its lines.
fn set(path: &KeyPath, old: Option<&SourceValue>, new: &SourceValue, acts: &mut Vec<Act>) {
    match (old, new) {
        (Some(old), new) if old == new => {}
        (Some(SourceValue::Table(old)), SourceValue::Table(new)) => {
            let (old_names, new_names) = (by_name(old), by_name(new));
            for (key, value) in new {
                set(&path.key(key.as_str()), old_names.get(key.as_str()).copied(), value, acts);
            }
            // Last, so that what is added is written as what is still there.
            let gone = old.iter().filter(|(key, _)| !new_names.contains_key(key.as_str()));
            acts.extend(gone.map(|(key, _)| Act::Remove(path.key(key.as_str()))));
        }
        (Some(SourceValue::List(old)), SourceValue::List(new)) => {
            let shorter = old.len().min(new.len());
            let first = old.iter().zip(new).take_while(|(one, two)| one == two).count();
            let last = old.iter().rev().zip(new.iter().rev()).take_while(|(one, two)| one == two);
            let last = last.count().min(shorter - first);
            let (old_end, new_end) = (old.len() - last, new.len() - last);
            for at in first..old_end.min(new_end) {
                set(&path.index(at), Some(&old[at]), &new[at], acts);
            }
            acts.extend((new_end..old_end).rev().map(|at| Act::Remove(path.index(at))));
            acts.extend((old_end..new_end).map(|at| Act::Insert(path.clone(), at, new[at].clone())));
        }
        _ => acts.push(Act::Write(path.clone(), new.clone())),
    }
}

fn by_name(pairs: &[(String, SourceValue)]) -> BTreeMap<&str, &SourceValue> {
    pairs.iter().map(|(key, value)| (key.as_str(), value)).collect()
}
