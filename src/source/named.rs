//! Which hidden files a source may name: all others are what systems and editors leave, and nobody reads them.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::files::{self, visible_entries};

/// What the TOML files in a folder say, read when a hidden file is met.
pub struct Named {
    folder: PathBuf,
    said: OnceCell<Vec<String>>,
}

impl Named {
    /// The files in this folder, or those that policies or publishers lie in.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), said: OnceCell::new() }
    }

    /// Whether a file or folder is read if it is a picture or a profile: it is to be seen, or its name stands in a file beside it.
    pub fn may_be_read(&self, path: &Path) -> bool {
        let name = composed(&path.file_name().unwrap_or_default().to_string_lossy());
        !name.starts_with('.') || self.said().iter().any(|said| said.contains(&name))
    }

    fn said(&self) -> &[String] {
        self.said.get_or_init(|| {
            let files = visible_entries(&self.folder).unwrap_or_default().into_iter();
            let toml = files.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
            let mut said = Vec::new();
            for bytes in toml.filter_map(|path| files::read(&path).ok()) {
                // Between single quotation marks, a backslash is itself.
                let text = String::from_utf8_lossy(&bytes);
                said.extend([composed(&text), composed(&plain(&text))]);
            }
            said
        })
    }
}

/// A Mac takes names apart (»å« becomes »a« and a ring), and they are the same names.
fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// A text with what stands for characters in TOML (1.1, "String") as those characters, as far as they can be part of a name.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let escape = &rest[at + 1..];
        let digits = match escape.chars().next() {
            Some('u') => 4,
            Some('U') => 8,
            Some('x') => 2,
            // The line goes on behind the white space.
            Some(c) if c.is_whitespace() => {
                rest = escape.trim_start();
                continue;
            }
            _ => 0,
        };
        let coded = escape.get(1..=digits).filter(|_| digits > 0);
        match coded.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(character) => {
                plain.push(character);
                rest = &escape[1 + digits..];
            }
            None => {
                plain.push('\\');
                rest = escape;
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_however_toml_writes_them() {
        for (written, read) in [
            (r"\u002eskjult", ".skjult"),
            (r"\x2eskjult", ".skjult"),
            (r"\U0000002eskjult", ".skjult"),
            ("bil\\\n   leder", "billeder"),
            (r"a\tb\\u", r"a\tb\\u"),
            (r"\u00", r"\u00"),
            (r"\ud800", r"\ud800"),
            ("\\", "\\"),
            (r"\uæøåæ", r"\uæøåæ"),
        ] {
            assert_eq!(plain(written), read, "{written}");
        }
    }
}
