//! TOML strings as a person would write them.

/// A string on one line.
pub fn line(text: &str) -> String {
    let mut out = String::from("\"");
    escape(text, &mut out);
    out.push('"');
    out
}

/// A text of several lines. A literal string is used where CommonMark needs backslashes, which would otherwise
/// double.
pub fn lines(text: &str) -> String {
    let text = text.trim_end();
    let controls = text.chars().any(|c| c.is_control() && c != '\n' && c != '\t');
    if text.contains('\\') && !text.contains("'''") && !text.ends_with('\'') && !controls {
        return format!("'''\n{text}\n'''");
    }
    let mut out = String::from("\"\"\"\n");
    for (index, part) in text.split("\"\"").enumerate() {
        if index > 0 {
            out.push_str("\"\\\"");
        }
        for (index, quoted) in part.split('"').enumerate() {
            if index > 0 {
                out.push('"');
            }
            escape(quoted, &mut out);
        }
    }
    out.push_str("\n\"\"\"");
    out
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '\n' | '\t' => out.push(character),
            _ if character.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(character))),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> String {
        let table: toml::Table = toml::from_str(&format!("a = {written}")).expect("TOML");
        table["a"].as_str().expect("a string").trim_end_matches('\n').to_owned()
    }

    #[test]
    fn every_string_reads_back_as_itself() {
        for text in [
            "a",
            "\"",
            "\"\"\"\"\"",
            "a\\b",
            "a\\b'''c",
            "\\'",
            "æ\u{1}",
            "one\n\ntwo \"three\"",
            "\\\"\"\"",
            "'''",
        ] {
            assert_eq!(read(&lines(text)), text.trim_end());
            assert_eq!(read(&line(&text.replace('\n', " "))), text.replace('\n', " "));
        }
    }
}
