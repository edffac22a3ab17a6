//! The only way to the terminal. A reader who has gone away (`| head`) ends nothing: the work goes on.
//!
//! Rust's own `print!` panics there.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use crate::locale::{Explain, visible};

/// Tells how things stand, in a line on standard output. Who no longer listens isn't told.
pub fn say(line: &str) {
    let _ = write(&mut io::stdout().lock(), line, true);
}

/// Tells how things stand, in whole lines or a question, on standard output.
pub fn say_with(text: &str) {
    let _ = write(&mut io::stdout().lock(), text, false);
}

/// Tells what is wrong, in a line on standard error.
pub fn complain(line: &str) {
    let _ = write(&mut io::stderr().lock(), line, true);
}

/// Writes findings, which are whole lines, to standard error.
pub fn complain_with(lines: &str) {
    let _ = write(&mut io::stderr().lock(), lines, false);
}

/// Writes what was asked for, such as a schema, to standard output.
///
/// # Errors
///
/// If it can't be written whole, unless the reader has had enough.
pub fn hand_over(text: &str) -> Result<(), Unwritten> {
    match write(&mut io::stdout().lock(), text, false) {
        Err(why) if why.kind() != io::ErrorKind::BrokenPipe => Err(Unwritten { why }),
        _ => Ok(()),
    }
}

/// Writes data to standard output as JSON and a line break; `pretty`, on several lines. What would act in a terminal is escaped as JSON has it, so
/// that the data stay whole.
///
/// # Errors
///
/// As [`hand_over`].
pub fn hand_over_json(data: &impl Serialize, pretty: bool) -> Result<(), Unwritten> {
    let text = if pretty { serde_json::to_string_pretty(data) } else { serde_json::to_string(data) };
    let text = text.unwrap_or_else(|why| unreachable!("records have string keys alone: {why}"));
    hand_over(&format!("{}\n", escaped(&text)))
}

/// JSON without characters that act in a terminal. Outside of strings there are none but line breaks.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut letter = [0; 4];
    for c in json.chars() {
        if c == '\n' || matches!(visible(c.encode_utf8(&mut letter)), Cow::Borrowed(_)) {
            out.push(c);
        } else {
            out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

/// Whether standard error takes colours: <https://no-color.org>.
pub fn takes_colours() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Writes text whose line breaks are ours, and what would act in a terminal as an escape, but for our own colours.
fn write(to: &mut impl Write, text: &str, is_line: bool) -> io::Result<()> {
    for piece in text.split_inclusive('\n') {
        let (line, end) = piece.strip_suffix('\n').map_or((piece, ""), |line| (line, "\n"));
        let mut rest = line;
        while let Some(at) = rest.find("\u{1b}[") {
            let length = colour(&rest[at..]);
            to.write_all(visible(&rest[..at]).as_bytes())?;
            match length {
                Some(length) => to.write_all(&rest.as_bytes()[at..at + length])?,
                None => to.write_all(visible("\u{1b}").as_bytes())?,
            }
            rest = &rest[at + length.unwrap_or(1)..];
        }
        to.write_all(visible(rest).as_bytes())?;
        to.write_all(end.as_bytes())?;
    }
    if is_line {
        to.write_all(b"\n")?;
    }
    to.flush()
}

/// The length of a colour (SGR, ECMA-48 8.3.117) at the beginning of a text. Texts of others have none left: their escapes are shown
/// where the message is made.
fn colour(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("\u{1b}[")?;
    let end = inner.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    inner[end..].starts_with('m').then_some(end + 3)
}

/// Standard output can't be written to.
#[derive(Debug)]
pub struct Unwritten {
    why: io::Error,
}

impl Explain for Unwritten {
    fn danish(&self) -> String {
        let full = matches!(self.why.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
        let why = if full { "disken er fuld" } else { "der kan ikke skrives dertil" };
        format!("Resultatet kom ikke ud: {why}\nVælg et andet sted at sende det hen")
    }

    fn english(&self) -> String {
        let full = matches!(self.why.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
        let why = if full { "the disk is full" } else { "it can't be written there" };
        format!("The result did not come out: {why}\nSend it somewhere else")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_stay_whole_and_nothing_in_them_acts() {
        let value = serde_json::json!({ "a\u{202e}b": ["\u{9b}2J", "\u{1b}", "æ\n", "\u{feff}"] });
        let text = escaped(&value.to_string());
        assert!(!text.contains(|c: char| c.is_control() || c == '\u{202e}' || c == '\u{feff}'), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).expect("JSON"), value);
    }

    #[test]
    fn our_colours_pass_and_nothing_else_that_acts() {
        let mut out = Vec::new();
        write(&mut out, "\u{1b}[1;31mfejl\u{1b}[0m\n\u{1b}]0;x\u{7}\u{1b}[2J", true).expect("memory");
        let shown = "\u{1b}[1;31mfejl\u{1b}[0m\n\\u{1b}]0;x\\u{7}\\u{1b}[2J\n";
        assert_eq!(String::from_utf8(out).expect("text"), shown);
    }
}
