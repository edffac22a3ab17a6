//! Texts as TOML strings: in the notation that is there if that can hold them, and with escapes only where TOML asks for them.

/// Whether a key can be written without quotation marks.
pub fn is_bare(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// A key as it is written.
pub fn key(name: &str) -> String {
    if is_bare(name) { name.to_owned() } else { basic(name) }
}

/// A text as a string on one line.
pub fn basic(text: &str) -> String {
    format!("\"{}\"", escaped(text, |c| c == '"' || c == '\n'))
}

/// A text as a string; on lines of its own if it has several. `old` is the string whose place it takes.
pub fn text(text: &str, old: Option<&str>) -> String {
    let old = old.unwrap_or_default();
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

/// A text between `"""`, on lines of its own unless what stands there has its first line behind the quotation marks.
fn long(text: &str, old: &str) -> String {
    let mut written = escaped(text, |_| false).replace("\"\"\"", "\"\"\\\"");
    // One or two more would be read right, but not by people.
    if written.ends_with('"') && !written.ends_with("\\\"") {
        written.insert(written.len() - 1, '\\');
    }
    format!("\"\"\"{}{written}\"\"\"", opening(text, old))
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

    /// What TOML reads.
    fn read(written: &str) -> String {
        let table: toml::Table =
            format!("a = {written}\n").parse().unwrap_or_else(|why| panic!("{written}\n{why}"));
        table["a"].as_str().unwrap_or_else(|| panic!("{written}")).to_owned()
    }

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
            assert_eq!(read(&text(new, Some(old))), new);
        }
    }

    #[test]
    fn whatever_a_text_holds_reads_back() {
        let pieces = [
            "\"", "\"\"", "\"\"\"", "'", "''", "'''", "\\", "\n", "\t", "\r", "\u{0}", "\u{7f}", " ", "å",
            "x", "\u{feff}",
        ];
        for old in ["", "'x'", "\"x\"", "\"\"\"x\"\"\"", "\"\"\"\nx\n\"\"\"", "'''x'''", "'''\r\nx'''"] {
            for one in pieces {
                for two in pieces {
                    for three in pieces {
                        let value = format!("{one}{two}{three}");
                        assert_eq!(read(&text(&value, Some(old))), value, "for {old:?}");
                    }
                }
            }
        }
        assert_eq!(read(&basic("\"\n\r\\\u{1f}")), "\"\n\r\\\u{1f}");
    }
}
