//! What was typed, as it has to be: a help shows the user's own line, never an example that looks like one.

use std::ops::Range;

use toml::de::DeTable;

use super::fault::{SyntaxError, SyntaxFault};
use super::quotes::is_mark;
use super::statements::line_at;

/// A key with its value as one line. `None` if the value has a fault of its own, which the line would repeat.
pub fn pair(key: &str, value: &str) -> Option<String> {
    let line = format!("{key} = {}", without_note(value).trim());
    is_sound(&line).then_some(line)
}

/// Whether this can stand in a file as it is.
pub fn is_sound(text: &str) -> bool {
    DeTable::parse(text).is_ok()
}

/// A fault with the line as it will be once it is mended, if its kind shows that.
pub fn shown(mut error: SyntaxError, text: &str, statement: &Range<usize>) -> SyntaxError {
    let line = error.mend.as_ref().and_then(|mend| mended(text, statement, mend));
    if let SyntaxFault::CommaMissing { line: shown, .. }
    | SyntaxFault::ListOpen { line: shown }
    | SyntaxFault::InlineTableOpen { line: shown } = &mut error.fault
    {
        *shown = line;
    }
    error
}

/// The line that a mend writes into, as it will be. `None` if the statement has another fault.
fn mended(text: &str, statement: &Range<usize>, mend: &(Range<usize>, String)) -> Option<String> {
    let (place, write) = mend;
    if place.start < statement.start || place.end > statement.end {
        return None;
    }
    let before = &text[statement.start..place.start];
    let mended = format!("{before}{write}{}", &text[place.end..statement.end]);
    if !is_sound(&mended) {
        return None;
    }
    let begins = before.rfind('\n').map_or(0, |at| at + 1);
    Some(line_at(&mended, begins).trim().to_owned())
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
