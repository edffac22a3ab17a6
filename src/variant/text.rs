//! Plain text: one sentence a line, for any screen, any braille display, any mail program.
//!
//! UTF-8 without a byte order mark, LF, composed letters, at most 65 characters a line; two empty lines before
//! a heading and one after; no rules, no emoji, no capitals for headings.

use super::LineEnd;
use super::lines::{Kind, cover, lines};
use crate::edition::Edition;

/// Most characters in a line.
const WIDTH: usize = 65;

/// Writes an edition.
pub fn write(edition: &Edition, end: LineEnd) -> String {
    let mut out = String::new();
    for line in cover(edition) {
        push("", "", &line, &mut out);
    }
    for line in lines(edition) {
        match line.kind {
            Kind::Section => {
                out.push_str("\n\n");
                push("", "", &line.text, &mut out);
            }
            // What parts it from the block before is there already.
            Kind::Heading => {
                out.push('\n');
                push("", "", &line.text, &mut out);
            }
            Kind::Apart => out.push('\n'),
            Kind::Text { .. } => push("", "", &line.text, &mut out),
            Kind::Item { marker, first } => {
                let indent = " ".repeat(marker.chars().count() + 1);
                let begin = if first { format!("{marker} ") } else { indent.clone() };
                push(&begin, &indent, &line.text, &mut out);
            }
        }
    }
    match end {
        LineEnd::Unix => out,
        LineEnd::Windows => format!("\u{feff}{}", out.replace('\n', "\r\n")),
    }
}

/// Adds a line; where it has to be broken, it goes on after the indent.
fn push(begin: &str, indent: &str, line: &str, out: &mut String) {
    let mut begin = begin;
    for part in wrap(line, WIDTH - indent.len()) {
        out.push_str(begin);
        out.push_str(&part);
        out.push('\n');
        begin = indent;
    }
}

/// Breaks a line between words; a word longer than the width stays whole.
fn wrap(line: &str, width: usize) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        match parts.last_mut() {
            Some(part) if part.chars().count() + 1 + word.chars().count() <= width => {
                part.push(' ');
                part.push_str(word);
            }
            _ => parts.push(word.to_owned()),
        }
    }
    parts
}
