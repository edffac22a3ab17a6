//! Writes what isn't there yet: a key, a table, an element of a list.

use std::ops::Range;

use super::format::{Format, wants_header};
use super::lists;
use super::notation;
use super::outline::{Outline, Pair};
use super::path::{KeyPath, Step};
use super::quotes;
use super::tree::{Branch, Child, Twig};
use super::value::SourceValue;
use crate::source::replace::Replacement;

/// What is known of a file where something is to be added.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a, 'f> {
    /// How it is written.
    pub outline: &'a Outline<'f>,
    /// What it means.
    pub tree: &'a Branch<'a>,
    /// Its values.
    pub values: &'a SourceValue,
    /// What it can have.
    pub format: Format,
}

/// Lines that are to be written, with their place.
struct Block<'b> {
    names: Vec<&'b str>,
    is_array: bool,
    pairs: &'b [(String, SourceValue)],
}

impl Ground<'_, '_> {
    /// A key that the table at `table` doesn't have, behind the nearest one that stands before it in the table of keys.
    pub fn key(
        &self,
        table: &KeyPath,
        branch: &Branch<'_>,
        key: &str,
        value: &SourceValue,
    ) -> Vec<Replacement> {
        let path = table.key(key);
        let order: Vec<&str> = self.format.rows(table, self.values).into_iter().map(|row| row.name).collect();
        let row = self.format.row(&path, self.values);
        let is_dotted = branch.own.is_none() && branch.children.iter().any(|child| !child.pairs.is_empty());
        if branch.braces.is_none() && !is_dotted && wants_header(row, value) {
            return self.table(&path, branch, key, &order, value);
        }
        let pairs: Vec<&Child<'_>> = branch.children.iter().filter(|child| !child.pairs.is_empty()).collect();
        let before = nearest(&order, key, &pairs);
        let anchor = before.or(pairs.first().copied());
        let name = anchor.map_or_else(String::new, |anchor| self.prefix(anchor)) + &quotes::key(key);
        if let Some(braces) = branch.braces {
            let written = format!("{name} = {}", notation::plain(value, None));
            let at = before.and_then(|child| {
                let last = child.pairs.last()?;
                braces.items.iter().position(|item| item.range == last.range)
            });
            return lists::with(self.outline, braces, at.map_or(0, |at| at + 1), &written);
        }
        let indented =
            |indent: &str| format!("{indent}{name} = {}", notation::behind_key(value, None, indent));
        let indent_of = |pair: &Pair| self.outline.indent(pair.range.start);
        if let Some(pair) = before.and_then(|child| child.pairs.last()) {
            let line = self.outline.line_of(pair);
            return vec![fresh(line.end, format!("\n{}", indented(indent_of(pair))))];
        }
        let header = branch.own.and_then(|own| self.outline.groups[own].header.as_ref());
        let first = anchor.and_then(|child| child.pairs.first().copied());
        match (header, first) {
            (Some(header), _) => {
                let indent = first.map_or(self.outline.indent(header.line.start), indent_of);
                vec![fresh(header.line.end, format!("\n{}", indented(indent)))]
            }
            (None, Some(first)) => {
                let line = self.outline.line_of(first);
                vec![fresh(line.start, format!("{}\n", indented(indent_of(first))))]
            }
            // A table that stands only in what its tables are called, or a file without keys before its first header.
            (None, None) => {
                let pair = [(key.to_owned(), value.clone())];
                let names = names(table);
                let text = if names.is_empty() {
                    indented("")
                } else {
                    self.lines(&Block { names, is_array: false, pairs: &pair }, self.outline.text.len())
                };
                self.before_all(branch, &text)
            }
        }
    }

    /// An element of the list at `path`, which is there.
    pub fn element(
        &self,
        path: &KeyPath,
        twig: &Twig<'_>,
        at: usize,
        value: &SourceValue,
    ) -> Option<Vec<Replacement>> {
        let (all, pairs) = match (twig, value) {
            (Twig::List(list, _), _) => {
                return Some(lists::with(self.outline, list, at, &notation::plain(value, None)));
            }
            (Twig::Tables(all), SourceValue::Table(pairs)) => (all, pairs),
            _ => return None,
        };
        let siblings: Vec<Range<usize>> = all.iter().filter_map(|one| self.range(one)).collect();
        let behind = siblings.get(at.checked_sub(1).unwrap_or(usize::MAX)).map(|range| range.end);
        let next = siblings.get(at).map(|range| range.start);
        let near = next.or(behind)?;
        let text = self.lines(&Block { names: names(path), is_array: true, pairs }, near);
        let gaps = siblings.windows(2).map(|two| two[0].end..two[1].start);
        let gap = match (behind, next) {
            (Some(behind), Some(next)) => self.outline.empty_lines(behind..next),
            _ => None,
        };
        let gap = gap.or_else(|| gaps.filter_map(|gap| self.outline.empty_lines(gap)).next());
        let gap = gap.or_else(|| self.gap_above(all.first()?)).unwrap_or(1);
        // Right below a comment, a header would take it for its own.
        let last = at.checked_sub(1).and_then(|before| all.get(before)?.groups.last());
        let below_comment = next.is_none() && last.is_some_and(|last| self.outline.has_comment_below(*last));
        let gap = "\n".repeat(if below_comment { gap.max(1) } else { gap } + 1);
        Some(match (next, behind) {
            (Some(next), _) => vec![fresh(next, format!("{text}{gap}"))],
            (None, behind) => vec![fresh(behind?, format!("{gap}{text}"))],
        })
    }

    /// From the first to the last line of a table with headers.
    pub fn range(&self, branch: &Branch<'_>) -> Option<Range<usize>> {
        let groups = &self.outline.groups;
        let (first, last) = (branch.groups.first()?, branch.groups.last()?);
        Some(groups[*first].range.start..groups[*last].range.end)
    }

    /// How many empty lines stand above the first header of a table.
    fn gap_above(&self, branch: &Branch<'_>) -> Option<usize> {
        let first = *branch.groups.first()?;
        let above = self.outline.groups.get(first.checked_sub(1)?)?;
        let is_something = above.header.is_some() || !above.pairs.is_empty();
        let start = self.outline.groups[first].range.start;
        is_something.then(|| self.outline.empty_lines(above.range.end..start)).flatten()
    }

    /// A table or array of tables that isn't there yet, as headers.
    fn table(
        &self,
        path: &KeyPath,
        branch: &Branch<'_>,
        key: &str,
        order: &[&str],
        value: &SourceValue,
    ) -> Vec<Replacement> {
        let groups = &self.outline.groups;
        let children: Vec<&Child<'_>> = branch.children.iter().collect();
        let is_something = |own: &usize| groups[*own].header.is_some() || !groups[*own].pairs.is_empty();
        let own = branch.own.filter(is_something);
        let last = if order.contains(&key) {
            nearest(order, key, &children).and_then(|child| last_group(&child.twig)).or(own)
        } else {
            branch.groups.iter().rev().find(|group| is_something(group)).copied()
        };
        let near = last.map_or(self.outline.text.len(), |last| groups[last].range.end);
        let blocks: Vec<String> = match value {
            SourceValue::Table(pairs) => {
                vec![self.lines(&Block { names: names(path), is_array: false, pairs }, near)]
            }
            SourceValue::List(items) => {
                let tables = items.iter().filter_map(|item| match item {
                    SourceValue::Table(pairs) => Some(pairs),
                    _ => None,
                });
                let block = |pairs| self.lines(&Block { names: names(path), is_array: true, pairs }, near);
                tables.map(|pairs: &Vec<_>| block(pairs)).collect()
            }
            _ => Vec::new(),
        };
        let text = blocks.join("\n\n");
        if last.is_some() { vec![fresh(near, format!("\n\n{text}"))] } else { self.before_all(branch, &text) }
    }

    /// Lines before the first header below a table, or at the end of a file that has none.
    fn before_all(&self, branch: &Branch<'_>, text: &str) -> Vec<Replacement> {
        let groups = &self.outline.groups;
        let first = branch.groups.iter().find(|group| groups[**group].header.is_some());
        if let Some(first) = first {
            return vec![fresh(groups[*first].range.start, format!("{text}\n\n"))];
        }
        let file = self.outline.text;
        let before = match file {
            _ if file.trim().is_empty() => "",
            _ if file.ends_with("\n\n") || file.ends_with("\n\r\n") => "",
            _ if file.ends_with('\n') => "\n",
            _ => "\n\n",
        };
        vec![fresh(file.len(), format!("{before}{text}\n"))]
    }

    /// A header with its keys, and the tables in it.
    fn lines(&self, block: &Block<'_>, near: usize) -> String {
        let (header_indent, indent) = self.indents(&block.names, near);
        let name = block.names.iter().map(|name| quotes::key(name)).collect::<Vec<_>>().join(".");
        let mut text = if block.is_array {
            format!("{header_indent}[[{name}]]")
        } else {
            format!("{header_indent}[{name}]")
        };
        let mut inner = Vec::new();
        let path = block.names.iter().fold(KeyPath::root(), |path, name| path.key(*name));
        for (key, value) in block.pairs {
            let row = self.format.row(&path.key(key.as_str()), &SourceValue::Table(Vec::new()));
            let names: Vec<&str> = block.names.iter().copied().chain([key.as_str()]).collect();
            match value {
                SourceValue::Table(pairs) if wants_header(row, value) => {
                    inner.push(self.lines(&Block { names, is_array: false, pairs }, near));
                }
                SourceValue::List(items) if wants_header(row, value) => {
                    for item in items {
                        if let SourceValue::Table(pairs) = item {
                            inner.push(
                                self.lines(&Block { names: names.clone(), is_array: true, pairs }, near),
                            );
                        }
                    }
                }
                _ => {
                    let value = notation::behind_key(value, None, &indent);
                    text += &format!("\n{indent}{} = {value}", quotes::key(key));
                }
            }
        }
        inner.iter().fold(text, |text, inner| text + "\n\n" + inner)
    }

    /// How a header of this name is indented, and the keys below it: as the last before a place, or as any other of its depth.
    fn indents(&self, names: &[&str], near: usize) -> (String, String) {
        let headers = || self.outline.groups.iter().filter_map(|group| Some((group, group.header.as_ref()?)));
        let is_like = |path: &[super::outline::Name]| {
            path.len() == names.len() && path.iter().zip(names).all(|(one, other)| one.text == *other)
        };
        let alike = headers().filter(|(_, header)| is_like(&header.path));
        let before = alike.clone().take_while(|(_, header)| header.line.start <= near).last();
        let same_depth = || headers().find(|(_, header)| header.path.len() == names.len() && names.len() > 1);
        match before.or_else(|| alike.clone().next()).or_else(same_depth) {
            Some((group, header)) => {
                let indent = self.outline.indent(header.line.start);
                let keys = group.pairs.first().map_or(indent, |pair| self.outline.indent(pair.range.start));
                (indent.to_owned(), keys.to_owned())
            }
            None => {
                let indent = "  ".repeat(names.len().saturating_sub(1));
                (indent.clone(), indent)
            }
        }
    }

    /// What stands before the last name of a dotted key, as it is written there.
    fn prefix(&self, child: &Child<'_>) -> String {
        let Some(pair) = child.pairs.first() else { return String::new() };
        pair.path
            .get(child.depth)
            .map_or_else(String::new, |name| self.outline.text[pair.range.start..name.range.start].to_owned())
    }
}

/// Of these, the last that stands before a key in the table of keys; for a key that isn't in it, the last of all.
fn nearest<'c, 'o>(order: &[&str], key: &str, children: &[&'c Child<'o>]) -> Option<&'c Child<'o>> {
    let place = |name: &str| order.iter().position(|one| *one == name);
    let Some(wanted) = place(key) else { return children.last().copied() };
    let before = children.iter().filter_map(|child| Some((place(child.name)?, child)));
    before.filter(|(at, _)| *at < wanted).max_by_key(|(at, _)| *at).map(|(_, child)| *child)
}

/// The last group with a header in a table or array of tables.
fn last_group(twig: &Twig<'_>) -> Option<usize> {
    match twig {
        Twig::Table(branch) => branch.groups.last().copied(),
        Twig::Tables(all) => all.last()?.groups.last().copied(),
        _ => None,
    }
}

/// The keys of a path, as headers have them.
fn names(path: &KeyPath) -> Vec<&str> {
    let keys = path.steps().iter().filter_map(|step| match step {
        Step::Key(name) => Some(name.as_str()),
        Step::Index(_) => None,
    });
    keys.collect()
}

fn fresh(at: usize, write: String) -> Replacement {
    Replacement { range: at..at, write }
}
