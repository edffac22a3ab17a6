//! Judges what stands behind a value on its line, where nothing more can stand.

use super::echo::{is_sound, to_show, without_note};
use super::fault::{SyntaxError, SyntaxFault};
use super::lines::is_key;
use super::quotes::{close_of, note_elsewhere};
use super::slip::{items, list, takes_list};
use crate::source::keys::{Value, all_names, takes_text, values_of};
use crate::source::written::{date_written, yes_meant};

/// What stands behind a text that begins with `mark`, at `at` in the file, and ends at `close`, counted from behind the mark.
pub fn text(key: &str, value: &str, mark: char, close: usize, at: usize) -> SyntaxError {
    let end = close + 2;
    let value = Some(without_note(value).trim_end()).filter(|cut| cut.len() >= end).unwrap_or(value);
    let (first, rest) = value.split_at(end);
    let words = rest.trim_start();
    let place = at + value.len() - words.len()..at + value.len();
    let line = |value: &str| format!("{key} = {value}");
    let second = words.trim_start_matches([',', ';', ' ', '\t']);
    let name = second.split('=').next().filter(|name| name.len() < second.len()).unwrap_or_default().trim();
    if is_key(name) && all_names().contains(&name) {
        let fault = SyntaxFault::TwoOnLine { first: line(first), second: second.to_owned() };
        return SyntaxError::new(fault, place).mended(at + end..at + value.len() - second.len(), "\n");
    }
    if let Some(note) = note_elsewhere(words) {
        let noted = format!("{}  # {note}", line(first));
        let fault = SyntaxFault::LooseLine { note: noted, is_note: true };
        return SyntaxError::new(fault, place.clone()).mended(place, format!("# {note}"));
    }
    // `'Børn's ret'`.
    if mark == '\'' && value.ends_with(mark) && !value.contains(['"', '\\']) {
        let written = format!("\"{}\"", &value[1..value.len() - 1]);
        let fault = SyntaxFault::ApostropheInside { line: line(&written) };
        return SyntaxError::new(fault, at..at + value.len()).mended(at..at + value.len(), written);
    }
    if let Some((texts, parted_by)) = texts(value, mark) {
        let is_list = matches!(values_of(key).as_slice(), [Value::Texts, ..]);
        if !is_list && parted_by.iter().all(|sign| matches!(*sign, "" | "+" | "&")) {
            let mut written = format!("{mark}{}", texts[0]);
            for (sign, text) in parted_by.iter().zip(&texts[1..]) {
                // An ampersand is a word; a plus only joins.
                written.push_str(if *sign == "&" { " & " } else { " " });
                written.push_str(text);
            }
            written.push(mark);
            let fault = SyntaxFault::TextsApart { line: line(&written) };
            return SyntaxError::new(fault, at..at + value.len()).mended(at..at + value.len(), written);
        }
        if is_list && parted_by.iter().all(|sign| matches!(*sign, "," | ";" | "" | "+" | "&" | "og" | "and"))
        {
            let items: Vec<String> = texts.iter().map(|text| format!("{mark}{text}{mark}")).collect();
            let written = format!("[{}]", items.join(", "));
            let fault = SyntaxFault::ListBare { line: line(&written), lines: None };
            return SyntaxError::new(fault, at..at + value.len()).mended(at..at + value.len(), written);
        }
    }
    let all = value.replace(mark, "");
    let within = (!all.contains(['"', '\\'])).then(|| line(&format!("\"{all}\"")));
    let fault = SyntaxFault::AfterText {
        within: within.and_then(|line| to_show(&line)),
        alone: to_show(&line(first)),
    };
    SyntaxError::new(fault, place)
}

/// The texts that a line consists of, and the signs between them. `None` if it is but one, or something else stands there.
fn texts(value: &str, mark: char) -> Option<(Vec<&str>, Vec<&str>)> {
    let (mut texts, mut parted_by) = (Vec::new(), Vec::new());
    let mut rest = value.strip_prefix(mark)?;
    loop {
        let close = close_of(rest, mark)?;
        texts.push(&rest[..close]);
        let after = &rest[close + 1..];
        let Some((sign, next)) = after.split_once(mark) else {
            return (after.trim().is_empty() && texts.len() > 1).then_some((texts, parted_by));
        };
        parted_by.push(sign.trim());
        rest = next;
    }
}

/// What stands behind a list or an inline table that is closed on its line.
pub fn brackets(key: &str, value: &str, at: usize) -> Option<SyntaxError> {
    let value = without_note(value).trim_end();
    let mut depth = 0_usize;
    let mut open = None;
    for (index, sign) in value.char_indices() {
        match (open, sign) {
            (Some(mark), _) if sign == mark => open = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => open = Some(sign),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    let rest = &value[index + 1..];
                    let is_sign = matches!(rest.trim(), "" | "," | ";");
                    let alone = format!("{key} = {}", &value[..=index]);
                    if is_sign || !is_sound(&alone) {
                        return None;
                    }
                    if let Some(sign @ (']' | '}')) =
                        rest.trim().chars().next().filter(|_| rest.trim().len() == 1)
                    {
                        let extra = at + index + 1..at + value.len();
                        let fault = SyntaxFault::SignTooMany { sign };
                        return Some(SyntaxError::new(fault, extra.clone()).mended(extra, ""));
                    }
                    let within = within(key, &value[..index], rest);
                    return Some(behind((sign, within), alone, value, rest, at));
                }
            }
            (None, _) => {}
        }
    }
    None
}

/// What stands behind a number, a date, yes or no.
pub fn scalar(key: &str, value: &str, at: usize) -> Option<SyntaxError> {
    if takes_text(key) || values_of(key).is_empty() {
        return None;
    }
    let ends = value.char_indices().rev().filter(|(_, sign)| sign.is_whitespace());
    ends.map(|(end, _)| value.split_at(end)).find_map(|(said, rest)| {
        let said = said.trim_end();
        let is_value = is_sound(&format!("x = {said}"));
        let yes = yes_meant(&said.to_lowercase()).map(|yes| yes.to_string());
        let right = if is_value { Some(said.to_owned()) } else { date_written(said).or(yes) };
        let right = right?;
        let mut error = behind((said, None), format!("{key} = {right}"), value, rest, at);
        // That the value isn't as it has to be either is told with it.
        if !is_value {
            error.also.push(match right.as_str() {
                "true" => SyntaxFault::YesNo { said: said.to_owned(), instead: "true" },
                "false" => SyntaxFault::YesNo { said: said.to_owned(), instead: "false" },
                _ => SyntaxFault::Date { instead: right },
            });
        }
        Some(error)
    })
}

/// The line with what stands behind a list as items of it.
fn within(key: &str, open: &str, rest: &str) -> Option<String> {
    let words = rest.trim().trim_start_matches([',', ';', '+', '&', ' ']);
    let words = ["og ", "and "].iter().find_map(|and| words.strip_prefix(and)).unwrap_or(words);
    let (items, _) = items(words).filter(|_| takes_list(key) && open.trim_end().ends_with(['"', '\'']))?;
    let items = list(&items);
    to_show(&format!("{key} = {}, {}", open.trim_end(), &items[1..]))
}

fn behind(
    (said, within): (impl ToString, Option<String>),
    alone: String,
    value: &str,
    rest: &str,
    at: usize,
) -> SyntaxError {
    let words = rest.trim();
    let place = at + value.len() - rest.trim_start().len()..at + value.len();
    let noted = format!("{alone}  # {words}");
    SyntaxError::new(SyntaxFault::AfterValue { value: said.to_string(), within, alone, noted }, place)
}
