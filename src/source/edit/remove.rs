//! Takes out what stands in a file, with its lines.

use std::collections::BTreeSet;
use std::ops::Range;

use super::add::Ground;
use super::lists;
use super::outline::{self, Pair};
use super::tree::{Branch, Child, Found, Twig};
use crate::source::replace::Replacement;

/// What has to give way for nothing to stand there any more.
pub fn removed(ground: &Ground<'_, '_>, found: &Found<'_, '_>) -> Vec<Replacement> {
    match found {
        Found::Root => Vec::new(),
        Found::Item(list, at, _) => lists::without(ground.outline, list, *at),
        Found::Element(all, at) => {
            let next = all.get(at + 1).and_then(|next| next.groups.first()).copied();
            all.get(*at).map_or_else(Vec::new, |one| groups(ground, &one.groups, next))
        }
        Found::Child(branch, child) => removed_child(ground, branch, child),
    }
}

fn removed_child(ground: &Ground<'_, '_>, branch: &Branch<'_>, child: &Child<'_>) -> Vec<Replacement> {
    if let Some(braces) = branch.braces {
        let starts: BTreeSet<usize> = child.pairs.iter().map(|pair| pair.range.start).collect();
        let all: Vec<usize> =
            (0..braces.items.len()).filter(|at| starts.contains(&braces.items[*at].range.start)).collect();
        return lists::without_all(ground.outline, braces, &all);
    }
    let mut all = lines(ground, &child.pairs);
    let below = match &child.twig {
        Twig::Table(inner) => inner.groups.clone(),
        Twig::Tables(elements) => elements.iter().flat_map(|one| one.groups.iter().copied()).collect(),
        Twig::Scalar | Twig::List(..) => Vec::new(),
    };
    all.extend(groups(ground, &below, None));
    all.sort_by_key(|one| one.range.start);
    all
}

/// The lines of some keys. At the end of a file that has no line break there, the one before goes.
fn lines(ground: &Ground<'_, '_>, pairs: &[&Pair]) -> Vec<Replacement> {
    let outline = ground.outline;
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for pair in pairs {
        let line = outline.line_of(pair);
        let end = outline.next_line(line.end);
        match ranges.last_mut() {
            Some(last) if last.end == line.start => last.end = end,
            _ => ranges.push(line.start..end),
        }
    }
    if let Some(last) = ranges.last_mut()
        && last.end == outline.text.len()
        && !outline.text.ends_with('\n')
    {
        last.start = outline.text[..last.start]
            .strip_suffix('\n')
            .map_or(last.start, |before| before.strip_suffix('\r').unwrap_or(before).len());
    }
    ranges.into_iter().map(nothing).collect()
}

/// Headers with what stands below them, and the empty lines around: those behind it if the group `next` follows as the next of its like, or else
/// those before it.
fn groups(ground: &Ground<'_, '_>, groups: &[usize], next: Option<usize>) -> Vec<Replacement> {
    let text = ground.outline.text;
    let all = &ground.outline.groups;
    let gone = outline::runs(groups).into_iter().map(|run| {
        let range = all[run.start].range.start..all[run.end - 1].range.end;
        let before = text[..range.start].trim_end();
        let is_first = before.is_empty();
        let above = run.start.checked_sub(1).is_some_and(|above| ground.outline.has_comment_below(above));
        let is_between = above && ground.outline.is_followed(range.end);
        if next == Some(run.end) || is_first || is_between {
            let behind = &text[range.end..];
            let empty = behind.len() - behind.trim_start_matches(['\n', '\r', ' ', '\t']).len();
            // The next line is indented as it was.
            let end = range.end + empty;
            let end = if end < text.len() { ground.outline.line_start(end).max(range.end) } else { end };
            range.start..end
        } else {
            let last = outline::line_end(text, before.len());
            last..range.end
        }
    });
    gone.map(nothing).collect()
}

fn nothing(range: Range<usize>) -> Replacement {
    Replacement { range, write: String::new() }
}
