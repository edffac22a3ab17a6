//! The files that were read, and the line and column of each byte in them.

use std::ops::Range;
use std::sync::OnceLock;

use super::{Place, SourceId, Text};

/// Every text file read in one run.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

/// A text file.
#[derive(Debug)]
pub struct SourceFile {
    /// Path below the project's root, with `/` between folders.
    pub path: String,
    text: OnceLock<String>,
}

impl SourceFile {
    /// Content, with LF line ends and without a byte order mark; empty where it couldn't be read.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.get().map_or("", String::as_str)
    }
}

/// Line and column, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl SourceMap {
    /// Adds a file. Line ends become LF and a byte order mark is dropped, so that offsets, hashes
    /// and messages don't depend on the editor.
    pub fn add(&mut self, path: impl Into<String>, text: &str) -> SourceId {
        let id = self.announce(path);
        self.fill(id, text);
        id
    }

    /// Gives a file its place among the others before it is read, so that files which are read at the same time stand in
    /// the order of their names.
    pub fn announce(&mut self, path: impl Into<String>) -> SourceId {
        self.files.push(SourceFile { path: path.into(), text: OnceLock::new() });
        SourceId(self.files.len() - 1)
    }

    /// Gives a file that was announced its text, as [`SourceMap::add`] does.
    ///
    /// # Panics
    ///
    /// If it has a text: places that were found in it would lie elsewhere.
    pub fn fill(&self, id: SourceId, text: &str) {
        let fresh = self.file(id).text.set(normal_text(text)).is_ok();
        assert!(fresh, "a file is read once");
    }

    /// Gives a file its text if it has none as yet: where something is told of it without its being read.
    pub fn fill_late(&self, id: SourceId, text: impl FnOnce() -> String) {
        self.file(id).text.get_or_init(|| normal_text(&text()));
    }

    /// The file of a path below the project's root.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<SourceId> {
        self.files.iter().position(|file| file.path == path).map(SourceId)
    }

    /// Whether a file still has this content.
    #[must_use]
    pub fn is_content(&self, id: SourceId, text: &str) -> bool {
        self.file(id).text() == normal_text(text)
    }

    /// A file.
    #[must_use]
    pub fn file(&self, id: SourceId) -> &SourceFile {
        &self.files[id.0]
    }

    /// Where a place begins.
    #[must_use]
    pub fn position(&self, place: Place) -> Position {
        let text = self.file(place.file).text();
        let start = text.floor_char_boundary(place.start.min(text.len()));
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }

    /// The place of a part of a TOML string, given as byte range in the string's *value*.
    #[must_use]
    pub fn within(&self, text: &Text, part: Range<usize>) -> Place {
        let place = text.place();
        let raw = &self.file(place.file).text()[place.range()];
        let to_file = |offset: usize| place.start + raw_offset(raw, text.len(), offset);
        let start = to_file(part.start);
        Place { file: place.file, start, end: to_file(part.end).max(start) }
    }

    /// `value` as it has to be written inside the TOML string of `text`, without its quotation marks. `None` if that can't hold it: a literal
    /// string takes no escapes, and a string on one line takes no line break.
    #[must_use]
    pub fn written_inside(&self, text: &Text, value: &str) -> Option<String> {
        let place = text.place();
        let raw = &self.file(place.file).text()[place.range()];
        let fits = |holds: bool| holds.then(|| value.to_owned());
        let is_plain = |c: char| matches!(c, '\n' | '\t') || !c.is_control();
        if raw.starts_with("'''") {
            return fits(!value.contains('\'') && value.chars().all(is_plain));
        }
        if raw.starts_with('\'') {
            return fits(!value.contains(['\'', '\n']) && value.chars().all(is_plain));
        }
        if !raw.starts_with('"') {
            return None;
        }
        let is_multiline = raw.starts_with("\"\"\"");
        let mut written = String::new();
        for c in value.chars() {
            match c {
                '\\' | '"' => written.extend(['\\', c]),
                '\n' if is_multiline => written.push(c),
                '\n' => written.push_str("\\n"),
                c if is_plain(c) => written.push(c),
                c => written.push_str(&format!("\\u{:04X}", u32::from(c))),
            }
        }
        Some(written)
    }
}

/// A file's text as places count in it: with LF line ends and without a byte order mark.
#[must_use]
pub fn normal_text(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n")
}

/// The offset in the TOML string literal `raw` (delimiters included) of the byte that is `wanted`
/// bytes into its value, which is `length` bytes long. TOML 1.1, "String".
fn raw_offset(raw: &str, length: usize, wanted: usize) -> usize {
    let (delimiter, multiline, literal) = if raw.starts_with("\"\"\"") {
        (3, true, false)
    } else if raw.starts_with("'''") {
        (3, true, true)
    } else if raw.starts_with('\'') {
        (1, false, true)
    } else if raw.starts_with('"') {
        (1, false, false)
    } else {
        // Not a string literal, so there is nothing inside to point at: point at its beginning.
        return 0;
    };
    let mut at = delimiter;
    // A newline right after the opening delimiter is not part of the value.
    if multiline && raw[at..].starts_with('\n') {
        at += 1;
    }
    // Every escape is longer than what it stands for. Where there is none, nothing need be counted, however long the text is.
    if raw.len() == at + length + delimiter {
        return (at + wanted).min(raw.len());
    }
    let mut decoded = 0;
    while decoded < wanted {
        let Some(next) = raw[at..].chars().next() else { break };
        if literal || next != '\\' {
            at += next.len_utf8();
            decoded += next.len_utf8();
            continue;
        }
        let rest = &raw[at + 1..];
        match rest.chars().next() {
            Some(code @ ('u' | 'U' | 'x')) => {
                let digits = match code {
                    'u' => 4,
                    'U' => 8,
                    _ => 2,
                };
                let value = rest.get(1..=digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                at += 2 + digits;
                decoded += value.and_then(char::from_u32).map_or(1, char::len_utf8);
            }
            // A backslash at the end of a line swallows all white space up to the next text.
            Some('\n' | ' ' | '\t') => {
                at += 1 + rest.len() - rest.trim_start().len();
            }
            Some(_) => {
                at += 2;
                decoded += 1;
            }
            None => break,
        }
    }
    at.min(raw.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For every literal: the value TOML gives, and the raw characters at a word of that value.
    #[test]
    fn a_word_in_a_value_is_found_in_the_file() {
        for literal in [
            r#""se her nu""#,
            r"'se her nu'",
            "\"\"\"\nse her nu\"\"\"",
            "'''\nse her nu'''",
            r#""\"\u00e6\\ \tse her nu""#,
            "\"\"\"\nfør \\\n     se her nu\"\"\"",
        ] {
            let document = format!("a = {literal}\n");
            let table = toml::de::DeTable::parse(&document).unwrap();
            let (_, spanned) = table.get_ref().iter().next().unwrap();
            let value = spanned.get_ref().as_str().unwrap().to_owned();
            let mut map = SourceMap::default();
            let file = map.add("a.toml", &document);
            let word = value.find("her").unwrap();
            let text = Text::new(value, Place::new(file, spanned.span()));
            let place = map.within(&text, word..word + 3);
            assert_eq!(&document[place.range()], "her", "{literal}");
        }
    }

    #[test]
    fn what_is_written_inside_a_string_reads_back_as_meant() {
        let value = "1\\. \"ja\" \u{1b}";
        for (literal, fits) in [(r#""x""#, true), ("\"\"\"x\"\"\"", true), ("'x'", false), ("'''x'''", false)]
        {
            let document = format!("a = {literal}");
            let mut map = SourceMap::default();
            let file = map.add("a.toml", &document);
            let text = Text::new("x".into(), Place::new(file, 4..document.len()));
            let written = map.written_inside(&text, value);
            assert_eq!(written.is_some(), fits, "{literal}");
            assert!(map.written_inside(&text, r"1\.").is_some(), "{literal}");
            if let Some(written) = written {
                let table: toml::Table = document.replace('x', &written).parse().unwrap();
                assert_eq!(table["a"].as_str(), Some(value), "{literal}");
            }
        }
    }

    #[test]
    fn columns_count_characters() {
        let mut map = SourceMap::default();
        let file = map.add("a.toml", "\u{feff}å\r\næøå her");
        let at = map.file(file).text().find("her").unwrap();
        let position = map.position(Place::new(file, at..at + 3));
        assert_eq!(position, Position { line: 2, column: 5 });
    }
}
