//! Slips of the hand by which a line isn't TOML, and that leave no doubt about what was meant.

use std::ops::Range;

use super::echo::{is_sound, without_note};
use super::fault::{Slip, SyntaxError, SyntaxFault, YearsLack};
use super::lines::{end_of_line, line_at};
use super::quotes::is_mark;
use crate::source::faults::Instead;
use crate::source::keys::{Value, all_names, meant, meant_anywhere, names_behind, takes_years, values_of};
use crate::source::written::begun;

/// Whether a key takes a list of texts, wherever it stands.
pub fn takes_list(key: &str) -> bool {
    let values = values_of(key);
    !values.is_empty() && values.iter().all(|value| matches!(value, Value::Texts))
}

/// A slip at a place, with what to write there instead.
pub fn slipped(slip: Slip, line: String, place: Range<usize>, write: impl Into<String>) -> SyntaxError {
    SyntaxError::new(SyntaxFault::Slip { slip, line }, place.clone()).mended(place, write)
}

/// Two years whose brackets, names or signs are others than they have to be: `{ 2026, 2029 }`, `{ from 2026, to 2029 }`.
pub fn years(key: &str, value: &str, at: usize) -> Option<SyntaxError> {
    const SIGNS: &[char] = &[';', '-', '–', '—', '/', '|', '.'];
    if !takes_years(meant_anywhere(key).unwrap_or(key)) {
        return None;
    }
    let value = without_note(value).trim_end();
    let place = at..at + value.len();
    let is_other = |c: char| {
        !c.is_alphanumeric()
            && !matches!(c, '{' | '}' | '[' | ']' | '=' | ':' | ',' | ' ' | '\t')
            && !SIGNS.contains(&c)
    };
    if value.contains(is_other) {
        return None;
    }
    let parts = value.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let (years, names): (Vec<&str>, Vec<&str>) =
        parts.partition(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if years.iter().any(|year| year.len() != 4)
        || !names.iter().all(|name| matches!(*name, "from" | "to" | "fra" | "til"))
    {
        return None;
    }
    let is_open = value.starts_with('{');
    let is_whole = is_open && value.ends_with('}');
    let equals = value.matches(['=', ':']).count();
    match (years.as_slice(), names.as_slice()) {
        ([from, to], names) => {
            let instead = format!("{{ from = {from}, to = {to} }}");
            if value.starts_with('[') && value.ends_with(']') && names.len() == 2 {
                let fault = SyntaxFault::OtherBrackets { typed: '[', instead: instead.clone() };
                return Some(SyntaxError::new(fault, place.clone()).mended(place, instead));
            }
            let slip = match names.len() {
                2 if !is_open && value.ends_with('}') => Slip::OpeningMissing,
                0 if is_whole => Slip::NamesMissing,
                2 if is_whole && equals < 2 => {
                    Slip::EqualsMissing { names: [names[0].to_owned(), names[1].to_owned()] }
                }
                2 if is_whole => Slip::Sign(value.chars().find(|c| SIGNS.contains(c))?),
                _ => return None,
            };
            let line = format!("{key} = {instead}");
            Some(slipped(slip, line, place, instead))
        }
        ([year], [first, second]) if is_whole => {
            let is_first = value.find(year) < value.rfind(second);
            let number = year.parse().ok();
            let years = if is_first { begun(number, None) } else { begun(None, number) };
            let Instead::Begun(years) = years else { return None };
            let name = if is_first { second } else { first };
            let slip = Slip::YearMissing { name: (*name).to_owned() };
            Some(SyntaxError::new(SyntaxFault::Slip { slip, line: format!("{key} = {years}") }, place))
        }
        _ => None,
    }
}

/// Two years on a line that lacks their key, or the signs that belong behind it: `fra = 2026, til = 2029`, `gyldig fra 2026 til 2029`.
pub fn years_on_line(line: &str, at: usize) -> Option<SyntaxError> {
    let line = without_note(line).trim_end();
    let key = all_names().iter().copied().find(|name| takes_years(name))?;
    let is = |word: &str, name: &str| word == name || meant(word, [name].into_iter()).is_some();
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let typed = words.next_if(|word| is(word, key));
    let is_begun = words.next_if(|word| is(word, "from")).is_some();
    let from = words.next().filter(is_year)?;
    let is_ended = words.next_if(|word| is(word, "to") || matches!(*word, "og" | "and")).is_some();
    let (to, None) = (words.next().filter(is_year)?, words.next()) else { return None };
    let is_meant = typed.is_some() || is_begun && is_ended;
    let is_danish = line.contains("fra") || line.contains("til");
    let lack = match typed {
        Some(typed) if line.contains('=') => YearsLack::Equals(typed.to_owned()),
        _ if !line.contains(['=', ':']) => YearsLack::Signs,
        _ => YearsLack::Key { is_danish, has_comma: line.contains(',') },
    };
    let instead = format!("{{ from = {from}, to = {to} }}");
    let place = at..at + line.len();
    let write = format!("{key} = {instead}");
    is_meant
        .then(|| SyntaxError::new(SyntaxFault::Years { lack, instead }, place.clone()).mended(place, write))
}

/// A list or an inline table that ends with another bracket than its own: `["politik")`.
pub fn closing(value: &str, at: usize) -> Option<SyntaxError> {
    let value = without_note(value).trim_end();
    let right = match value.chars().next()? {
        '[' => "]",
        '{' => "}",
        _ => return None,
    };
    let typed =
        value.chars().next_back().filter(|last| matches!(last, ')' | ']' | '}') && !right.contains(*last))?;
    let whole = format!("{}{right}", &value[..value.len() - 1]);
    let end = at + value.len();
    let slip = Slip::Closing { typed, right };
    is_sound(&format!("x = {whole}")).then(|| slipped(slip, whole, end - 1..end, right))
}

/// A list in which one mark is missing: `["politik, "fritid"]`.
pub fn mark_in_list(value: &str, at: usize) -> Option<SyntaxError> {
    let value = without_note_after_brackets(value);
    let inner = value.strip_prefix('[')?.strip_suffix(']')?;
    let items: Vec<&str> = inner.split(',').map(str::trim).collect();
    let is_even = |item: &&str| item.len() > 1 && item.starts_with('"') && item.ends_with('"');
    let mut uneven = items.iter().filter(|item| !is_even(item));
    let (item, None) = (uneven.next()?, uneven.next()) else { return None };
    let words = item.trim_matches('"');
    let marks = item.matches('"').count();
    if marks != 1 || words.trim().is_empty() || !item.contains(words) {
        return None;
    }
    let write = format!("\"{words}\"");
    let whole = items
        .iter()
        .map(|one| if one == item { write.as_str() } else { *one })
        .collect::<Vec<_>>()
        .join(", ");
    let start = at + (item.as_ptr() as usize - value.as_ptr() as usize);
    let slip = Slip::ItemMark { item: words.to_owned(), is_before: item.ends_with('"') };
    is_sound(&format!("x = [{whole}]"))
        .then(|| slipped(slip, format!("[{whole}]"), start..start + item.len(), write))
}

/// The value without what stands behind its last bracket: where marks are missing, nobody can tell a note from a text otherwise.
fn without_note_after_brackets(value: &str) -> &str {
    value.rfind(']').map_or(value, |end| &value[..=end])
}

/// The items that a list without its marks and brackets has, and whether they can be told apart without doubt.
pub fn items(value: &str) -> Option<(Vec<&str>, bool)> {
    const AND: [&str; 3] = [" og ", " and ", " & "];
    let plain = |part: &str| {
        let part = part.trim();
        !part.is_empty() && !part.contains(['"', '\'', '\\', '=', '#', '[', ']', '{', '}', '(', ')'])
    };
    let mut items: Vec<&str> = value
        .trim()
        .trim_end_matches([',', ';'])
        .split([',', ';'])
        .map(|part| part.trim().trim_matches(is_mark))
        .collect();
    let last = items.pop()?;
    let parted = AND.iter().filter(|_| !items.is_empty()).find_map(|and| last.split_once(and));
    items.extend(
        parted.map_or([Some(last), None], |(one, other)| [Some(one), Some(other)]).into_iter().flatten(),
    );
    items
        .iter()
        .all(|item| plain(item))
        .then(|| (items.iter().map(|item| item.trim()).collect(), parted.is_none()))
}

/// The items as a list.
pub fn list(items: &[&str]) -> String {
    format!("[{}]", items.iter().map(|item| format!("\"{item}\"")).collect::<Vec<_>>().join(", "))
}

/// A list that stands behind its key with neither marks nor brackets.
pub fn bare_list(key: &str, value: &str, at: usize) -> Option<SyntaxError> {
    let (items, is_sure) =
        items(value).filter(|_| takes_list(key) && value.starts_with(char::is_alphabetic))?;
    let place = at..at + value.len();
    let written = list(&items);
    let fault = SyntaxFault::ListBare { line: format!("{key} = {written}"), lines: None };
    let error = SyntaxError::new(fault, place.clone());
    Some(if is_sure { error.mended(place, written) } else { error })
}

/// One of a few names, called otherwise and without its marks: `type = mål`, or in a list: `variants = [skærm]`.
pub fn bare_name(key: &str, value: &str, at: usize) -> Option<SyntaxError> {
    let names = names_behind(key);
    let name = meant(value, names.iter().copied()).filter(|name| *name != value)?;
    let slip = Slip::NameBare { typed: value.to_owned(), name: name.to_owned() };
    let written = format!("\"{name}\"");
    Some(slipped(slip, format!("{key} = {written}"), at..at + value.len(), written))
}

/// A list whose items stand on the lines below its key, with a hyphen before each; with it, where they end.
pub fn list_below(text: &str, key: &str, value_at: usize, below: usize) -> Option<(SyntaxError, usize)> {
    const BULLETS: [&str; 4] = ["- ", "* ", "• ", "– "];
    let (mut items, mut at, mut end) = (Vec::new(), below, below);
    while at < text.len() {
        let line = line_at(text, at);
        let Some(item) = BULLETS.iter().find_map(|bullet| line.trim_start().strip_prefix(bullet)) else {
            break;
        };
        items.push(item.trim().trim_matches(is_mark));
        end = at + line.trim_end().len();
        at = end_of_line(text, at);
    }
    let is_plain = items.iter().all(|item| !item.is_empty() && !item.contains(['"', '\\', '\'', '#']));
    if items.is_empty() || !is_plain || !takes_list(key) {
        return None;
    }
    let written = list(&items);
    let line = format!("{key} = {written}");
    let space = if text[..value_at].ends_with('=') { " " } else { "" };
    let place = value_at..end;
    let number = |at: usize| text[..at].matches('\n').count() + 1;
    let lines = Some((number(value_at), number(end)));
    let error = SyntaxError::new(SyntaxFault::ListBare { line, lines }, below - 1..below)
        .mended(place, format!("{space}{written}"));
    Some((error, at))
}

/// A name in quotation marks that TOML doesn't know, or with a sign before it, or with a space for its point.
pub fn name(key: &str, value: &str, place: Range<usize>) -> Option<SyntaxError> {
    const BEFORE: &[char] = &['-', '–', '*', '•', '·', '+', '>', ' '];
    let names = all_names();
    let (slip, right) = if let [table, inner] = key.split_whitespace().collect::<Vec<_>>().as_slice() {
        let has = |value: &Value| matches!(value, Value::Table(keys) if keys.rows.iter().any(|row| row.name == *inner));
        match values_of(table).iter().any(has) {
            true => (Slip::PointMissing { typed: key.to_owned() }, format!("{table}.{inner}")),
            false => (Slip::SignBefore(key.chars().next()?), key.trim_start_matches(BEFORE).to_owned()),
        }
    } else if key.starts_with(is_mark) {
        (Slip::NameMarked, key.trim_matches(is_mark).to_owned())
    } else {
        (Slip::SignBefore(key.chars().next()?), key.trim_start_matches(BEFORE).to_owned())
    };
    let is_known = right != key && right.split('.').all(|part| names.contains(&part));
    is_known.then(|| slipped(slip, format!("{right} = {value}"), place, right))
}
