//! What stands between brackets or braces: puts something in, takes it out, moves it, and leaves spaces, line breaks and comments.

use std::ops::Range;

use super::outline::{Listed, Outline, line_end};
use crate::source::replace::Replacement;

/// Something more in a list, as its neighbours stand: behind them on their line, or on a line of its own.
pub fn with<T>(outline: &Outline<'_>, list: &Listed<T>, at: usize, written: &str) -> Vec<Replacement> {
    let text = outline.text;
    let (open, close) = inside(list);
    if let Some(next) = list.items.get(at) {
        if starts_line(outline, next.range.start) {
            let indent = outline.indent(next.range.start);
            return vec![fresh(lead(outline, list, at).start, format!("{indent}{written},\n"))];
        }
        return vec![fresh(next.range.start, format!("{written}, "))];
    }
    let Some(last) = list.items.last() else {
        let is_tight = text[open..close].trim_matches([' ', '\t']).is_empty();
        if text[list.range.clone()].starts_with('{') && is_tight {
            return vec![Replacement { range: open..close, write: format!(" {written} ") }];
        }
        return vec![fresh(open, written.to_owned())];
    };
    let behind = last.comma.map_or(last.range.end, |comma| comma + 1);
    if !starts_line(outline, last.range.start) {
        let write = if last.comma.is_some() { format!(" {written},") } else { format!(", {written}") };
        return vec![fresh(behind, write)];
    }
    let indent = outline.indent(last.range.start);
    let end = line_end(text, behind);
    match (last.comma.is_some(), ends_line(outline, behind)) {
        (true, true) => vec![fresh(end, format!("\n{indent}{written},"))],
        (true, false) => vec![fresh(behind, format!("\n{indent}{written},"))],
        // What stands behind the last one on its line stays there.
        (false, true) if end > behind => {
            vec![fresh(behind, ",".to_owned()), fresh(end, format!("\n{indent}{written}"))]
        }
        (false, _) => vec![fresh(behind, format!(",\n{indent}{written}"))],
    }
}

/// The list without one of the things in it; its line goes with it where it has one of its own, and the comment right above.
pub fn without<T>(outline: &Outline<'_>, list: &Listed<T>, at: usize) -> Vec<Replacement> {
    let text = outline.text;
    let Some(item) = list.items.get(at) else { return Vec::new() };
    let (open, close) = inside(list);
    let behind = item.comma.map_or(item.range.end, |comma| comma + 1);
    let before = at.checked_sub(1).and_then(|before| list.items.get(before));
    let is_last = at + 1 == list.items.len();
    let comma_before = before.and_then(|before| before.comma).filter(|_| is_last && item.comma.is_none());
    if starts_line(outline, item.range.start) && ends_line(outline, behind) {
        let gone = lead(outline, list, at).start..outline.next_line(behind);
        let comma = comma_before.map(|comma| nothing(comma..comma + 1));
        return comma.into_iter().chain([nothing(gone)]).collect();
    }
    let is_blank = |range: Range<usize>| text[range].trim().is_empty();
    if let Some(next) = list.items.get(at + 1) {
        let end = if is_blank(behind..next.range.start) { next.range.start } else { behind };
        return vec![nothing(item.range.start..end)];
    }
    match (before, comma_before) {
        (Some(_), Some(comma)) if is_blank(comma + 1..item.range.start) => {
            vec![nothing(comma..item.range.end)]
        }
        (Some(_), Some(comma)) => vec![nothing(comma..comma + 1), nothing(item.range.clone())],
        (Some(before), None) => {
            let start = before.comma.map_or(before.range.end, |comma| comma + 1);
            let start = if is_blank(start..item.range.start) { start } else { item.range.start };
            vec![nothing(start..behind)]
        }
        (None, _) => {
            let is_alone = is_blank(open..item.range.start) && is_blank(behind..close);
            let is_braces = text[list.range.clone()].starts_with('{');
            vec![nothing(if is_alone && is_braces { open..close } else { item.range.start..behind })]
        }
    }
}

/// The list without several of the things in it, given in order.
pub fn without_all<T>(outline: &Outline<'_>, list: &Listed<T>, all: &[usize]) -> Vec<Replacement> {
    if let [one] = all {
        return without(outline, list, *one);
    }
    let items = &list.items;
    let gone = super::outline::runs(all).into_iter().filter_map(|run| {
        let (first, last) = (items.get(run.start)?, items.get(run.end - 1)?);
        let before = run.start.checked_sub(1).and_then(|before| items.get(before));
        Some(match (before, items.get(run.end)) {
            (_, Some(next)) => first.range.start..next.range.start,
            (Some(before), None) => before.range.end..last.range.end,
            (None, None) => inside(list).0..inside(list).1,
        })
    });
    gone.map(nothing).collect()
}

/// The list with one of the things in it moved. Commas and spaces stay; a comment above or behind goes along.
pub fn moved<T>(outline: &Outline<'_>, list: &Listed<T>, from: usize, to: usize) -> Vec<Replacement> {
    let order = order(list.items.len(), from, to);
    let slots = |slot: &dyn Fn(usize) -> Range<usize>| -> Vec<Replacement> {
        let ranges: Vec<_> = (0..list.items.len()).map(slot).collect();
        permuted(outline.text, &ranges, &order)
    };
    let mut all = slots(&|at| list.items[at].range.clone());
    let behind = |at: usize| list.items[at].comma.map_or(list.items[at].range.end, |comma| comma + 1);
    let has_lines =
        |at: usize| starts_line(outline, list.items[at].range.start) && ends_line(outline, behind(at));
    // Between others on a line, a comment would take the rest of it along.
    if (0..list.items.len()).all(has_lines) {
        all.extend(slots(&|at| lead(outline, list, at)));
        all.extend(slots(&|at| behind(at)..line_end(outline.text, behind(at))));
    }
    all.sort_by_key(|one| (one.range.start, one.range.end));
    all
}

/// Where each thing comes from, once the one at `from` stands at `to`.
pub fn order(length: usize, from: usize, to: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    if from < length && to < length {
        let one = order.remove(from);
        order.insert(to, one);
    }
    order
}

/// Puts what stands in these places into them in another order.
pub fn permuted(text: &str, places: &[Range<usize>], order: &[usize]) -> Vec<Replacement> {
    let moves = places.iter().zip(order).enumerate().filter(|(at, (_, from))| at != *from);
    let write = |from: usize| text[places[from].clone()].to_owned();
    moves.map(|(_, (place, from))| Replacement { range: place.clone(), write: write(*from) }).collect()
}

/// The lines of comments right above something that begins a line, up to that line.
fn lead<T>(outline: &Outline<'_>, list: &Listed<T>, at: usize) -> Range<usize> {
    let start = list.items[at].range.start;
    if !starts_line(outline, start) {
        return start..start;
    }
    let end = outline.line_start(start);
    let floor = match at.checked_sub(1).and_then(|before| list.items.get(before)) {
        Some(before) => before.comma.map_or(before.range.end, |comma| comma.max(before.range.end)),
        None => list.range.start,
    };
    let mut first = end;
    while first > 0 {
        let above = outline.line_start(first - 1);
        if above <= floor || !outline.text[above..first].trim_start().starts_with('#') {
            break;
        }
        first = above;
    }
    first..end
}

fn inside<T>(list: &Listed<T>) -> (usize, usize) {
    (list.range.start + 1, list.range.end - 1)
}

fn starts_line(outline: &Outline<'_>, at: usize) -> bool {
    outline.text[outline.line_start(at)..at].trim().is_empty()
}

/// Whether nothing but a comment stands on the line from here.
fn ends_line(outline: &Outline<'_>, at: usize) -> bool {
    let rest = outline.text[at..line_end(outline.text, at)].trim_start();
    rest.is_empty() || rest.starts_with('#')
}

fn fresh(at: usize, write: String) -> Replacement {
    Replacement { range: at..at, write }
}

fn nothing(range: Range<usize>) -> Replacement {
    Replacement { range, write: String::new() }
}
