//! Changes a source, and no byte of it that isn't the change's own.
//!
//! Sources are written by people, also by hand: comments, order, empty lines, line ends and notation are theirs. So a file is taken apart into
//! its lines ([`outline`]), what they mean is laid over it ([`tree`]), and a change becomes replacements of bytes. Afterwards the file is read
//! again: it has to say what was asked for, and otherwise what it said before, or nothing is changed.

mod add;
mod change;
mod format;
mod lists;
mod meaning;
mod notation;
mod outline;
mod path;
mod places;
mod quotes;
mod refused;
mod remove;
mod shift;
#[cfg(test)]
mod tests;
mod tree;
mod value;

pub use change::Change;
pub use path::{KeyPath, NoPath, Step};
pub use places::Places;
pub use quotes::{basic as quoted, fresh as written};
pub use refused::EditRefused;
pub use value::{Datetime, SourceValue, value_at, values};

use self::add::Ground;
use self::change::Act;
use self::format::Format;
use self::outline::Outline;
use self::tree::{Branch, Found, Twig};
use super::replace::{Replacement, replaced};

/// The file with all changes made, one after the other: each finds what those before it left. Where nothing changes, every byte is as it was.
///
/// # Errors
///
/// If one of them can't be made, or something else would change with it; then none is.
pub fn changed(file: &str, changes: &[Change]) -> Result<String, EditRefused> {
    let mut values = values(file)?;
    let mut text = file.to_owned();
    for change in changes {
        let is_path_too_deep = change.path().steps().len() > value::MOST_LEVELS;
        if is_path_too_deep || change.written().into_iter().any(SourceValue::is_too_deep) {
            return Err(EditRefused::TooDeep);
        }
        let wanted = meaning::after(&values, change)?;
        let changes_else = || EditRefused::ChangesElse { path: change.path().clone() };
        for act in change.acts(&values) {
            text = done(&text, &values, &act)?.ok_or_else(changes_else)?;
        }
        let read = value::values(&text).map_err(|why| match why {
            EditRefused::NotToml => changes_else(),
            why => why,
        })?;
        if !meaning::is_same(&read, &wanted, change.path()) {
            return Err(changes_else());
        }
        values = read;
    }
    Ok(text)
}

/// The file after one act; none if it isn't written so that this can be done.
fn done(file: &str, values: &SourceValue, act: &Act) -> Result<Option<String>, EditRefused> {
    let outline = Outline::of(file)?;
    let tree = Branch::of(&outline);
    let (Act::Write(path, _) | Act::Remove(path) | Act::Insert(path, ..) | Act::Move(path, ..)) = act;
    let ground = Ground { outline: &outline, tree: &tree, values, format: Format::of(values, path) };
    let found = tree.find(path);
    let mark = &file[..file.len() - outline.text.len()];
    let make =
        |replacements: Vec<Replacement>| Some(format!("{mark}{}", replaced(outline.text, &replacements)));
    let fresh = |replacements: Vec<Replacement>| {
        let fresh = replacements
            .into_iter()
            .map(|one| Replacement { write: one.write.replace('\n', outline.line_end()), ..one });
        make(fresh.collect())
    };
    Ok(match (act, found) {
        (Act::Move(_, from, to), Some(found)) => {
            twig(&found).and_then(|twig| shift::moved(&ground, twig, *from, *to)).and_then(make)
        }
        (Act::Insert(_, at, value), Some(found)) => {
            twig(&found).and_then(|twig| ground.element(path, twig, *at, value)).and_then(fresh)
        }
        (Act::Write(_, value), None) => added(&ground, path, value).and_then(fresh),
        (Act::Write(_, value), Some(found)) => match in_place(&ground, &found, value) {
            Some(replacement) => fresh(vec![replacement]),
            // Lines of its own give way to a value behind a key.
            None => match done(file, values, &Act::Remove(path.clone()))? {
                Some(without) if without != file => done(&without, values, act)?,
                _ => None,
            },
        },
        (Act::Remove(_), Some(found)) => {
            let replacements = remove::removed(&ground, &found);
            if replacements.is_empty() {
                return Ok(None);
            }
            make(replacements)
        }
        (_, None) => None,
    })
}

fn twig<'t, 'o>(found: &Found<'t, 'o>) -> Option<&'t Twig<'o>> {
    match found {
        Found::Child(_, child) => Some(&child.twig),
        Found::Item(_, _, twig) => Some(twig),
        Found::Root | Found::Element(..) => None,
    }
}

/// A value that takes the place of another one that stands behind a key or in a list.
fn in_place(ground: &Ground<'_, '_>, found: &Found<'_, '_>, value: &SourceValue) -> Option<Replacement> {
    let text = ground.outline.text;
    match found {
        Found::Item(list, at, _) => {
            let range = list.items.get(*at)?.range.clone();
            Some(Replacement { write: notation::plain(value, text.get(range.clone())), range })
        }
        Found::Child(branch, child) => {
            let pair = child.pairs.first().filter(|pair| child.depth + 1 == pair.path.len())?;
            let range = pair.node.range();
            let old = text.get(range.clone());
            let write = match branch.braces {
                Some(_) => notation::plain(value, old),
                None => notation::behind_key(value, old, ground.outline.indent(pair.range.start)),
            };
            Some(Replacement { range, write })
        }
        Found::Root | Found::Element(..) => None,
    }
}

/// A value that isn't there yet, with the tables that are missing around it.
fn added(ground: &Ground<'_, '_>, path: &KeyPath, value: &SourceValue) -> Option<Vec<Replacement>> {
    let (mut path, mut value) = (path.clone(), value.clone());
    loop {
        let (parent, step) = path.parent()?;
        let Step::Key(key) = step else { return None };
        if let Some(branch) = ground.tree.branch(&parent) {
            return Some(ground.key(&parent, branch, key, &value));
        }
        if ground.tree.find(&parent).is_some() {
            return None;
        }
        value = SourceValue::Table(vec![(key.clone(), value)]);
        path = parent;
    }
}
