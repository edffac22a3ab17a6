//! Moves an element of a list.

use std::ops::Range;

use super::add::Ground;
use super::lists;
use super::outline;
use super::remove;
use super::tree::{Branch, Twig};
use crate::source::replace::Replacement;

/// The list with the element at `from` moved to `to`. What is written is as it stands in the file, with its line ends.
pub fn moved(ground: &Ground<'_, '_>, twig: &Twig<'_>, from: usize, to: usize) -> Option<Vec<Replacement>> {
    match twig {
        Twig::List(list, _) => Some(lists::moved(ground.outline, list, from, to)),
        Twig::Tables(all) => tables(ground, all, from, to),
        Twig::Scalar | Twig::Table(_) => None,
    }
}

/// Elements trade places, and the empty lines between them stay: moved back, every byte is as it was.
fn tables(ground: &Ground<'_, '_>, all: &[Branch<'_>], from: usize, to: usize) -> Option<Vec<Replacement>> {
    let between = all.get(from.min(to)..=from.max(to))?;
    if between.iter().any(|one| outline::runs(&one.groups).len() != 1) {
        return gathered(ground, all, from, to);
    }
    let places: Option<Vec<Range<usize>>> = all.iter().map(|one| ground.range(one)).collect();
    let (places, order) = (places?, lists::order(all.len(), from, to));
    let mut moves = lists::permuted(ground.outline.text, &places, &order);
    for one in &mut moves {
        let from = places.iter().position(|place| *place == one.range).map(|at| order[at]);
        let last = from.and_then(|from| all[from].groups.last());
        // A comment at the end of the element would become that of the next.
        if last.is_some_and(|last| ground.outline.has_comment_below(*last))
            && ground.outline.is_followed(one.range.end)
        {
            one.write += ground.outline.line_end();
        }
    }
    Some(moves)
}

/// The same where other tables stand among those of an element: its lines come together where it goes.
fn gathered(ground: &Ground<'_, '_>, all: &[Branch<'_>], from: usize, to: usize) -> Option<Vec<Replacement>> {
    let (file, text) = (ground.outline, ground.outline.text);
    let (one, other) = (all.get(from)?, all.get(to)?);
    let lines = |run: Range<usize>| {
        let (first, last) = (&file.groups[run.start], &file.groups[run.end - 1]);
        &text[first.range.start..last.range.end]
    };
    let empty = file.line_end().repeat(2);
    let text = outline::runs(&one.groups).into_iter().map(lines).collect::<Vec<_>>().join(&empty);
    let place = ground.range(other)?;
    let (at, write) = if to > from {
        (place.end, format!("{empty}{text}"))
    } else {
        (place.start, format!("{text}{empty}"))
    };
    let mut replacements = remove::removed(ground, &super::tree::Found::Element(all, from));
    replacements.push(Replacement { range: at..at, write });
    replacements.sort_by_key(|one| (one.range.start, one.range.end));
    Some(replacements)
}
