//! TOML strings as a person would write them.

use crate::source::edit::written;

pub use crate::source::quoted as line;

/// A text of several lines. A literal string is used where CommonMark needs backslashes, which would otherwise
/// double.
pub fn lines(text: &str) -> String {
    let text = text.trim_end();
    let controls = text.chars().any(|c| c.is_control() && c != '\n' && c != '\t');
    if text.contains('\\') && !text.contains("'''") && !text.ends_with('\'') && !controls {
        return format!("'''\n{text}\n'''");
    }
    written(&format!("{text}\n"))
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
