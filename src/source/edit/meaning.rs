//! What a file has to say once a change is made: reckoned on its values alone, so that it can be held against what was written.

use super::change::Change;
use super::path::{KeyPath, Step};
use super::refused::EditRefused;
use super::value::SourceValue;

/// The values after a change.
pub fn after(values: &SourceValue, change: &Change) -> Result<SourceValue, EditRefused> {
    let mut new = values.clone();
    let no_such = |path: &KeyPath| EditRefused::NoSuchPlace { path: path.clone() };
    match change {
        Change::Set { path, value } => {
            *place(&mut new, path).ok_or_else(|| no_such(path))? = value.clone();
        }
        Change::Remove { path } => {
            let (parent, step) = path.parent().ok_or_else(|| no_such(path))?;
            match (found(&mut new, &parent), step) {
                (Some(SourceValue::Table(pairs)), Step::Key(key)) => {
                    let at = pairs.iter().position(|(name, _)| name == key).ok_or_else(|| no_such(path))?;
                    pairs.remove(at);
                }
                (Some(SourceValue::List(items)), Step::Index(at)) if *at < items.len() => {
                    items.remove(*at);
                }
                _ => return Err(no_such(path)),
            }
        }
        Change::Insert { path, at, keys } => {
            let not_in_list = || EditRefused::NotInList { path: path.clone() };
            if values.at(path).is_none() {
                *place(&mut new, path).ok_or_else(|| no_such(path))? = SourceValue::List(Vec::new());
            }
            match found(&mut new, path) {
                Some(SourceValue::List(items)) if *at <= items.len() => {
                    items.insert(*at, SourceValue::Table(keys.clone()));
                }
                _ => return Err(not_in_list()),
            }
        }
        Change::Move { path, from, to } => match found(&mut new, path) {
            Some(SourceValue::List(items)) if *from < items.len() && *to < items.len() => {
                let one = items.remove(*from);
                items.insert(*to, one);
            }
            _ => return Err(EditRefused::NotInList { path: path.clone() }),
        },
    }
    Ok(new)
}

/// Whether what was read is what was wanted. On the way to `path` and below it, an empty table or list is as good as none: not every notation
/// can say it.
pub fn is_same(read: &SourceValue, wanted: &SourceValue, path: &KeyPath) -> bool {
    let (mut read, mut wanted) = (read.clone(), wanted.clone());
    prune(&mut read, path.steps());
    prune(&mut wanted, path.steps());
    read == wanted
}

/// The value at a path.
fn found<'v>(values: &'v mut SourceValue, path: &KeyPath) -> Option<&'v mut SourceValue> {
    path.steps().iter().try_fold(values, |value, step| match (value, step) {
        (SourceValue::Table(pairs), Step::Key(key)) => {
            pairs.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
        }
        (SourceValue::List(items), Step::Index(at)) => items.get_mut(*at),
        _ => None,
    })
}

/// The value at a path; tables that are missing on the way are made.
fn place<'v>(values: &'v mut SourceValue, path: &KeyPath) -> Option<&'v mut SourceValue> {
    path.steps().iter().try_fold(values, |value, step| match (value, step) {
        (SourceValue::Table(pairs), Step::Key(key)) => {
            let at = pairs.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
                pairs.push((key.clone(), SourceValue::Table(Vec::new())));
                pairs.len() - 1
            });
            pairs.get_mut(at).map(|(_, value)| value)
        }
        (SourceValue::List(items), Step::Index(at)) => items.get_mut(*at),
        _ => None,
    })
}

fn prune(value: &mut SourceValue, path: &[Step]) {
    match (value, path.split_first()) {
        (SourceValue::Table(pairs), Some((Step::Key(key), rest))) => {
            pairs.iter_mut().filter(|(name, _)| name == key).for_each(|(_, value)| prune(value, rest));
            pairs.retain(|(name, value)| name != key || !is_empty(value));
        }
        (SourceValue::List(items), Some((Step::Index(at), rest))) => {
            if let Some(item) = items.get_mut(*at) {
                prune(item, rest);
            }
        }
        (SourceValue::Table(pairs), None) => {
            pairs.iter_mut().for_each(|(_, value)| prune(value, &[]));
            pairs.retain(|(_, value)| !is_empty(value));
        }
        (SourceValue::List(items), None) => items.iter_mut().for_each(|item| prune(item, &[])),
        _ => {}
    }
}

fn is_empty(value: &SourceValue) -> bool {
    match value {
        SourceValue::Table(pairs) => pairs.is_empty(),
        SourceValue::List(items) => items.is_empty(),
        _ => false,
    }
}
