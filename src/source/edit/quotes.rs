//! Texts as TOML strings: in the notation that is there if that can hold them, and with escapes only where TOML asks for them.

use std::ops::Range;

use toml::de::DeValue;

/// Whether a key can be written without quotation marks.
pub fn is_bare(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// A key as it is written.
pub fn key(name: &str) -> String {
    if is_bare(name) { name.to_owned() } else { basic(name) }
}

/// A text as a string on one line.
#[must_use]
pub fn basic(text: &str) -> String {
    format!("\"{}\"", escaped(text, |c| c == '"' || c == '\n'))
}

/// A text as a string that takes no other's place; on lines of its own if it has several.
#[must_use]
pub fn fresh(written: &str) -> String {
    text(written, None)
}

/// A text as a string; on lines of its own if it has several. `old` is the string whose place it takes.
pub fn text(text: &str, old: Option<&str>) -> String {
    let old = &old.unwrap_or_default().replace("\r\n", "\n");
    let is_plain = text.chars().all(|c| !must_be_escaped(c));
    if old.starts_with("'''") {
        if is_plain && !text.contains("'''") && !text.ends_with('\'') {
            return format!("'''{}{text}'''", opening(text, old));
        }
        return long(text, old);
    }
    if old.starts_with("\"\"\"") || text.contains('\n') {
        return long(text, old);
    }
    if old.starts_with('\'') && is_plain && !text.contains('\'') {
        return format!("'{text}'");
    }
    basic(text)
}

/// A text between `"""`, on lines of its own unless what stands there has its first line behind the quotation marks. Lines that it shares with the
/// old text are written as they were, with their escapes.
fn long(text: &str, old: &str) -> String {
    let open = opening(text, old);
    let kept = shared(text, old).map(|(first, new, last)| {
        format!("\"\"\"{open}{first}{}{last}\"\"\"", long_inner(new, last.is_empty()))
    });
    // Where quotation marks meet, the seam may be read otherwise.
    let kept = kept.filter(|written| read(written).as_deref() == Some(text));
    kept.unwrap_or_else(|| format!("\"\"\"{open}{}\"\"\"", long_inner(text, true)))
}

fn long_inner(text: &str, is_last: bool) -> String {
    let mut written = escaped(text, |_| false).replace("\"\"\"", "\"\"\\\"");
    // One or two more would be read right, but not by people.
    if is_last && written.ends_with('"') && !written.ends_with("\\\"") {
        written.insert(written.len() - 1, '\\');
    }
    written
}

/// The first and the last lines of an old string between `"""` that a new text has, too, as they are written, and what stands between in the new.
fn shared<'t, 'o>(text: &'t str, old: &'o str) -> Option<(&'o str, &'t str, &'o str)> {
    let body = old.strip_prefix("\"\"\"")?.strip_suffix("\"\"\"")?;
    let body = body.strip_prefix('\n').unwrap_or(body);
    let mut lines: Vec<(Range<usize>, String)> = Vec::new();
    let (mut start, mut end) = (0, 0);
    for line in body.split_inclusive('\n') {
        end += line.len();
        // A backslash at the end of a line joins it to the next.
        let before = line.trim_end();
        let joins = before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        if joins && end < body.len() {
            continue;
        }
        lines.push((start..end, read(&format!("\"\"\"\n{}\"\"\"", &body[start..end]))?));
        start = end;
    }
    let whole: String = lines.iter().map(|(_, value)| value.as_str()).collect();
    if read(old)? != whole {
        return None;
    }
    let (mut new, mut first, mut last) = (text, 0, lines.len());
    while let Some(rest) = lines.get(first).and_then(|(_, line)| new.strip_prefix(line.as_str())) {
        (new, first) = (rest, first + 1);
    }
    while let Some(rest) = (last > first).then(|| new.strip_suffix(lines[last - 1].1.as_str())).flatten() {
        (new, last) = (rest, last - 1);
    }
    let end_of = |lines: &[(Range<usize>, String)]| lines.last().map_or(0, |(range, _)| range.end);
    let from = lines.get(last).map_or(body.len(), |(range, _)| range.start);
    Some((&body[..end_of(&lines[..first])], new, &body[from..]))
}

/// The text that a string says; none if it is no string.
pub fn read(written: &str) -> Option<String> {
    match DeValue::parse(written).ok()?.into_inner() {
        DeValue::String(text) => Some(text.into_owned()),
        _ => None,
    }
}

/// The line break behind opening quotation marks, which is no part of the text.
fn opening(text: &str, old: &str) -> &'static str {
    let begins_behind = old.get(3..).is_some_and(|rest| {
        (old.starts_with("\"\"\"") || old.starts_with("'''")) && !rest.starts_with(['\n', '\r'])
    });
    if begins_behind && !text.starts_with('\n') { "" } else { "\n" }
}

/// Whether a character can stand in no string as it is. TOML 1.1, "String".
fn must_be_escaped(c: char) -> bool {
    c.is_ascii_control() && c != '\t' && c != '\n'
}

fn escaped(text: &str, also: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' if also(c) => out.push_str("\\\""),
            '\n' if also(c) => out.push_str("\\n"),
            c if must_be_escaped(c) => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notation_that_is_there_stays_if_it_can_hold_the_text() {
        for (new, old, written) in [
            ("Hej", "", "\"Hej\""),
            ("Hej", "\"x\"", "\"Hej\""),
            ("Hej", "'x'", "'Hej'"),
            ("a\\b", "'x'", "'a\\b'"),
            ("a'b", "'x'", "\"a'b\""),
            ("a\u{1}b", "'x'", "\"a\\u0001b\""),
            ("Hej\nDer\n", "'x'", "\"\"\"\nHej\nDer\n\"\"\""),
            ("Hej\nDer", "\"x\"", "\"\"\"\nHej\nDer\"\"\""),
            ("Hej", "\"\"\"\nx\n\"\"\"", "\"\"\"\nHej\"\"\""),
            ("Hej\n", "\"\"\"x\"\"\"", "\"\"\"Hej\n\"\"\""),
            ("\nHej\n", "\"\"\"x\"\"\"", "\"\"\"\n\nHej\n\"\"\""),
            ("a\\b\n", "'''\nx\n'''", "'''\na\\b\n'''"),
            ("a\\b\n", "'''x'''", "'''a\\b\n'''"),
            ("a'''b", "'''\nx\n'''", "\"\"\"\na'''b\"\"\""),
            ("b'", "'''x'''", "\"\"\"b'\"\"\""),
            ("Han sagde \"hej\".", "", "\"Han sagde \\\"hej\\\".\""),
            ("\"Hej\"\n", "", "\"\"\"\n\"Hej\"\n\"\"\""),
            ("Smørrebrød – 5 °C\u{a0}", "", "\"Smørrebrød – 5 °C\u{a0}\""),
        ] {
            assert_eq!(text(new, Some(old)), written, "{new:?} for {old:?}");
            assert_eq!(read(&text(new, Some(old))).as_deref(), Some(new));
        }
    }

    #[test]
    fn lines_that_stay_are_written_as_they_were() {
        for (new, old, written) in [
            (
                "æ\nny\n\"c\"\n",
                "\"\"\"\n\\u00e6\nb\n\\\"c\\\"\n\"\"\"",
                "\"\"\"\n\\u00e6\nny\n\\\"c\\\"\n\"\"\"",
            ),
            (
                "lang linje\nny\n",
                "\"\"\"\nlang \\\n   linje\nb\n\"\"\"",
                "\"\"\"\nlang \\\n   linje\nny\n\"\"\"",
            ),
            (
                "a\nen lang linje\n",
                "\"\"\"\na\nlang \\\n\n   linje\n\"\"\"",
                "\"\"\"\na\nen lang linje\n\"\"\"",
            ),
            ("\\\nb\n", "\"\"\"\n\\u005c\r\na\r\n\"\"\"", "\"\"\"\n\\u005c\nb\n\"\"\""),
            ("a\n\"\"\"b\n", "\"\"\"\na\n\"b\n\"\"\"", "\"\"\"\na\n\"\"\\\"b\n\"\"\""),
        ] {
            assert_eq!(text(new, Some(old)), written);
            assert_eq!(read(written).as_deref(), Some(new));
        }
    }

    #[test]
    fn whatever_a_text_holds_reads_back() {
        let pieces = [
            "\"", "\"\"", "\"\"\"", "'", "''", "'''", "\\", "\n", "\t", "\r", "\u{0}", "\u{7f}", " ", "å",
            "x", "\u{feff}",
        ];
        for old in ["", "'x'", "\"x\"", "\"\"\"x\"\"\"", "\"\"\"\n\"\n\\\"\n\"\"\"", "'''x'''", "'''\r\nx'''"]
        {
            for one in pieces {
                for two in pieces {
                    for three in pieces {
                        let value = format!("{one}{two}{three}");
                        assert_eq!(read(&text(&value, Some(old))), Some(value), "for {old:?}");
                    }
                }
            }
        }
        assert_eq!(read(&basic("\"\n\r\\\u{1f}")).as_deref(), Some("\"\n\r\\\u{1f}"));
    }
}
