//! Plain text: one sentence a line, for any screen, any braille display, any mail program.
//!
//! UTF-8 without a byte order mark, LF, composed letters, at most 65 characters a line; two empty lines before
//! a heading and one after; no rules, no emoji, no capitals for headings.

use super::artefact::Artefact;
use super::fingerprint::Fingerprint;
use super::input::{Input, PageSetting};
use super::lines::{LineKind, cover, lines};
use super::paged::Pages;
use super::settings::{LineEnd, Settings};
use super::writer::{WriteError, Writer};
use crate::edition::Edition;
use crate::policy::VariantName;

/// Most characters in a line.
const WIDTH: usize = 65;

/// Writes the easy-read text.
pub static WRITER: EasyText = EasyText;

/// Writes the easy-read edition as plain text.
#[derive(Debug)]
pub struct EasyText;

impl Writer for EasyText {
    fn name(&self) -> VariantName {
        VariantName::EasyText
    }

    fn page_setting(&self) -> PageSetting {
        PageSetting::Easy
    }

    fn shows_pages(&self) -> bool {
        false
    }

    fn shows_pictures(&self) -> bool {
        false
    }

    fn ending(&self) -> &'static str {
        "easy.txt"
    }

    fn depend(&self, input: &Input, on: &mut Fingerprint<'_>) {
        let Input { edition, layout: _, page_setting: _, page_source: _, sibling: _, formats: _, settings } =
            input;
        let Settings { line_end, press: _, braille: _, evaluation: _, fragment: _ } = settings;
        on.text(edition);
        on.setting(line_end);
    }

    fn write(&self, input: &Input, _: &Pages<'_>) -> Result<Artefact, WriteError> {
        let bytes = text(&input.edition, input.settings.line_end).into_bytes();
        Ok(Artefact { bytes, ..Artefact::default() })
    }
}

fn text(edition: &Edition, end: LineEnd) -> String {
    let mut out = String::new();
    for line in cover(edition) {
        push("", "", &line, &mut out);
    }
    for line in lines(edition) {
        match line.kind {
            LineKind::Section => {
                out.push_str("\n\n");
                push("", "", &line.text, &mut out);
            }
            // The empty line after the block before it is there already.
            LineKind::Heading => {
                out.push('\n');
                push("", "", &line.text, &mut out);
            }
            LineKind::Apart => out.push('\n'),
            LineKind::Text { .. } => push("", "", &line.text, &mut out),
            LineKind::Item { marker, first } => {
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

/// Adds a line. A line that has to be broken continues after the indent.
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
