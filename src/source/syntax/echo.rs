//! What was typed, as it has to be: a help shows the user's own line, never an example that looks like one.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{SyntaxError, SyntaxFault};
use super::quotes::is_mark;
use crate::source::keys::{Value, meant, meant_anywhere, takes_text, takes_years, values_of};
use crate::source::written::{number_meant, text_meant, years_written};

/// The most faults of one statement that are mended together: each costs a reading of it.
const MOST_TOGETHER: usize = 16;
/// The longest statement, in bytes, in which more than one fault is looked for.
const LONGEST: usize = 4096;
/// The longest line that a message shows, in characters.
const LONGEST_SHOWN: usize = 120;

/// Whether this can stand in a file as it is.
pub fn is_sound(text: &str) -> bool {
    DeTable::parse(text).is_ok()
}

/// A fault with whatever else is wrong in its statement. Where all of it has one right answer, the mend writes it all, and a kind that
/// shows a line shows it as it will be: a line to copy with another fault in it would be the next message.
pub fn whole(
    mut error: SyntaxError,
    text: &str,
    statement: &Range<usize>,
    next: impl Fn(&str) -> Option<SyntaxError>,
) -> SyntaxError {
    let Some((place, write)) = error.mend.clone() else { return error };
    if place.start < statement.start || place.end > statement.end {
        return error;
    }
    let written = &text[statement.clone()];
    let place = place.start - statement.start..place.end - statement.start;
    let mut mended = replaced(written, &place, &write);
    let mut also = Vec::new();
    while !is_sound(&mended) {
        if also.len() == MOST_TOGETHER || mended.len() > LONGEST {
            return error;
        }
        let Some(SyntaxError { fault, mend: Some((place, write)), .. }) = next(&mended) else { return error };
        mended = replaced(&mended, &place, &write);
        also.push(fault);
    }
    if let Some((place, key, name)) = danish_name(&mended) {
        mended = replaced(&mended, &place, name);
        also.push(SyntaxFault::KeyLetters { key, near: Some(name.to_owned()), known: Vec::new() });
    }
    let is_short = mended.len() <= LONGEST;
    if let Some(marked) = is_short.then(|| with_marks(&mended)).flatten() {
        mended = marked;
        also.push(SyntaxFault::Unmarked);
    }
    if !also.is_empty() {
        let (place, write) = difference(written, &mended);
        error.mend = Some((statement.start + place.start..statement.start + place.end, write));
    }
    let number = written[..place.start].matches('\n').count();
    let line = mended.split('\n').nth(number).map(str::trim);
    match &mut error.fault {
        SyntaxFault::CommaMissing { line: shown, .. }
        | SyntaxFault::ListOpen { line: shown }
        | SyntaxFault::InlineTableOpen { line: shown } => *shown = line.map(str::to_owned),
        SyntaxFault::Colon { line: shown, .. }
        | SyntaxFault::EqualsMissing { line: shown, .. }
        | SyntaxFault::TextUnquoted { line: shown } => {
            *shown = line.map(|line| without_note(line).trim().to_owned());
        }
        _ => {}
    }
    error.line = line.and_then(to_show);
    error.also = also;
    error
}

/// A line of a source as it will be once `write` stands at a place in it, without its note: what a message shows to be typed. `None` where
/// more than that line changes, or it is too long to be shown.
#[must_use]
pub fn line_with(text: &str, place: &Range<usize>, write: &str) -> Option<String> {
    line_with_all(text, &[(place.clone(), write)])
}

/// The same with several replacements: the first says which line, and those that are in it are made.
#[must_use]
pub fn line_with_all(text: &str, replacements: &[(Range<usize>, &str)]) -> Option<String> {
    let (first, _) = replacements.first()?;
    text.get(first.clone())?;
    // Of a line that is too long to be shown, no more is looked at than shows that.
    let [from, to] = [first.start.saturating_sub(4 * LONGEST_SHOWN), first.end + 4 * LONGEST_SHOWN]
        .map(|at| text.floor_char_boundary(at));
    let start = match text[from..first.start].rfind('\n') {
        Some(at) => from + at + 1,
        None if from == 0 => 0,
        None => return None,
    };
    let end = match text[first.end..to].find('\n') {
        Some(at) => first.end + at,
        None if to == text.len() => to,
        None => return None,
    };
    let is_here = |(place, _): &&(Range<usize>, &str)| place.start >= start && place.end <= end;
    let mut here: Vec<_> = replacements.iter().filter(is_here).collect();
    here.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    let mut line = text[start..end].to_owned();
    for (place, write) in here {
        line = replaced(&line, &(place.start - start..place.end - start), write);
    }
    if line.contains('\n') {
        return None;
    }
    to_show(&with_names(&line))
}

/// A line to be shown with all its Danish names and years right: `gyldig = { fra = 2025, til = 2028 }`. Whoever copies it has no next fault in it.
fn with_names(line: &str) -> String {
    let mut right = line.to_owned();
    if let Some((place, _, name)) = danish_name(&right) {
        right = replaced(&right, &place, name);
    }
    let Ok(table) = DeTable::parse(&right) else { return right };
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for (key, value) in table.get_ref() {
        let DeValue::Table(inner) = value.get_ref() else { continue };
        let values = values_of(key.get_ref());
        let [Value::Table(keys)] = values.as_slice() else { continue };
        let names_of = inner.keys().filter_map(|key| {
            let name = meant(key.get_ref(), keys.rows.iter().map(|row| row.name))?;
            let is_other = name != key.get_ref().as_ref() && !inner.contains_key(name);
            is_other.then(|| (key.span(), name))
        });
        found.extend(names_of.map(|(place, name)| (place, name.to_owned())));
        // `valid.from = "2026"`.
        let marked = inner.values().filter_map(|value| {
            let number =
                value.get_ref().as_str().and_then(number_meant).filter(|_| takes_years(key.get_ref()))?;
            Some((value.span(), number.to_string()))
        });
        found.extend(marked);
    }
    // `valid = "2025-2028"`.
    found.extend(table.get_ref().iter().filter_map(|(key, value)| {
        let years =
            value.get_ref().as_str().filter(|_| takes_years(key.get_ref())).and_then(years_written)?;
        Some((value.span(), years))
    }));
    found.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    found.iter().fold(right.clone(), |line, (place, write)| replaced(&line, place, write))
}

/// A line as a message shows it, if it is short enough.
pub fn to_show(line: &str) -> Option<String> {
    let line = without_note(line).trim();
    (!line.is_empty() && line.chars().nth(LONGEST_SHOWN).is_none()).then(|| line.to_owned())
}

fn replaced(text: &str, place: &Range<usize>, write: &str) -> String {
    format!("{}{write}{}", &text[..place.start], &text[place.end..])
}

/// What of a text gives way to what of another: whole words, as a mend is shown to people.
fn difference(old: &str, new: &str) -> (Range<usize>, String) {
    let same = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        pairs.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum::<usize>()
    };
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let cuts =
        |text: &str, at: usize| is_word(text[..at].chars().next_back()) && is_word(text[at..].chars().next());
    let mut start = same(&mut old.chars().zip(new.chars()));
    while cuts(old, start) || cuts(new, start) {
        start -= old[..start].chars().next_back().map_or(0, char::len_utf8);
    }
    let mut end = same(&mut old[start..].chars().rev().zip(new[start..].chars().rev()));
    while cuts(old, old.len() - end) || cuts(new, new.len() - end) {
        end -= old[old.len() - end..].chars().next().map_or(0, char::len_utf8);
    }
    (start..old.len() - end, new[start..new.len() - end].to_owned())
}

/// The key of a statement that is a Danish word for the name of one, with that name.
fn danish_name(statement: &str) -> Option<(Range<usize>, String, &'static str)> {
    let table = DeTable::parse(statement).ok()?;
    let (key, _) = table.get_ref().iter().next()?;
    let (place, word) = (key.span(), key.get_ref().as_ref());
    let name = meant_anywhere(word).filter(|_| statement.get(place.clone()) == Some(word))?;
    // In a header, its bracket stands before it.
    let is_key = statement[..place.start].trim().is_empty();
    is_key.then(|| (place, word.to_owned(), name))
}

/// A statement with quotation marks around the numbers, dates and yes or no that stand where its key takes text. `None` if there are none.
fn with_marks(statement: &str) -> Option<String> {
    let table = DeTable::parse(statement).ok()?;
    let mut found = Vec::new();
    unmarked(table.get_ref(), &mut found);
    found.sort_by_key(|(place, _)| place.start);
    let marked = found
        .iter()
        .rev()
        .fold(statement.to_owned(), |text, (place, said)| replaced(&text, place, &format!("\"{said}\"")));
    (!found.is_empty()).then_some(marked)
}

fn unmarked(table: &DeTable<'_>, found: &mut Vec<(Range<usize>, String)>) {
    for (key, value) in table {
        if let DeValue::Table(inner) = value.get_ref() {
            unmarked(inner, found);
            continue;
        }
        let values = values_of(key.get_ref());
        let all = |is: fn(&Value) -> bool| !values.is_empty() && values.iter().all(is);
        if takes_text(key.get_ref()) {
            scalars(value, 0, found);
        } else if all(|value| matches!(value, Value::Texts)) {
            scalars(value, 1, found);
        } else if all(|value| matches!(value, Value::Rows)) {
            scalars(value, 2, found);
        }
    }
}

/// The values that are no text, this many lists deep.
fn scalars(value: &Spanned<DeValue<'_>>, depth: usize, found: &mut Vec<(Range<usize>, String)>) {
    match (value.get_ref(), depth) {
        (DeValue::Array(items), 1..) => items.iter().for_each(|item| scalars(item, depth - 1, found)),
        // A yes or no is no text without its marks.
        (DeValue::Boolean(_), _) => {}
        (scalar, 0) => {
            let place = value.span();
            found.extend(text_meant(scalar, place.len()).map(|said| (place, said)));
        }
        _ => {}
    }
}

/// A line without the note at its end.
pub fn without_note(line: &str) -> &str {
    let mut open = None;
    for (at, c) in line.char_indices() {
        match open {
            Some(mark) if c == mark => open = None,
            Some(_) => {}
            None if is_mark(c) => open = Some(c),
            None if c == '#' => return &line[..at],
            None => {}
        }
    }
    line
}

/// The item that ends before a place, without what parts it from there: white space, notes and line breaks.
pub fn item_before(text: &str, place: usize) -> Range<usize> {
    let mut end = place;
    loop {
        let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
        let line = without_note(&text[start..end]).trim_end();
        if !line.trim().is_empty() || start == 0 {
            let item = line.trim_start();
            return start + line.len() - item.len()..start + line.len();
        }
        end = start - 1;
    }
}
