//! A place in a source, as `section[3].block[2].text`.

use std::fmt;
use std::str::FromStr;

use super::quotes::{basic, is_bare, read};
use crate::locale::{Explain, visible};

/// A step from a value to one inside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// To what stands behind a key of a table.
    Key(String),
    /// To an element of a list, counted from 0.
    Index(usize),
}

/// A place in a source: the keys and indexes that lead to it. Without any, it is the whole file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct KeyPath {
    steps: Vec<Step>,
}

impl KeyPath {
    /// The whole file.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// What stands behind a key of the table at this place.
    #[must_use]
    pub fn key(&self, name: impl Into<String>) -> Self {
        self.then(Step::Key(name.into()))
    }

    /// An element of the list at this place, counted from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    /// One step further.
    #[must_use]
    pub fn then(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self { steps }
    }

    /// The steps that lead here from the whole file.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The place that holds this one, and the step from there; none for the whole file.
    #[must_use]
    pub fn parent(&self) -> Option<(Self, &Step)> {
        let (last, before) = self.steps.split_last()?;
        Some((Self { steps: before.to_vec() }, last))
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.steps.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(name) => {
                    let dot = if at == 0 { "" } else { "." };
                    let name = if is_bare(name) { name.clone() } else { basic(name) };
                    write!(f, "{dot}{name}")?;
                }
            }
        }
        Ok(())
    }
}

/// Keys with other characters than letters a to z, digits, `-` and `_` stand in quotation marks, as TOML writes them.
impl FromStr for KeyPath {
    type Err = NoPath;

    fn from_str(text: &str) -> Result<Self, NoPath> {
        let no_path = || NoPath { text: text.to_owned() };
        let mut steps = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            if let Some(inside) = rest.strip_prefix('[') {
                let (number, after) = inside.split_once(']').ok_or_else(no_path)?;
                let is_plain = number == "0" || !number.starts_with(['0', '+']);
                let index = number.parse().ok().filter(|_| is_plain).ok_or_else(no_path)?;
                steps.push(Step::Index(index));
                rest = after;
                continue;
            }
            if !steps.is_empty() {
                rest = rest.strip_prefix('.').ok_or_else(no_path)?;
            }
            let length = name_length(rest).ok_or_else(no_path)?;
            let (name, after) = rest.split_at(length);
            steps.push(Step::Key(read_name(name).ok_or_else(no_path)?));
            rest = after;
        }
        Ok(Self { steps })
    }
}

/// How many bytes the key takes that a text begins with, its quotation marks included.
fn name_length(text: &str) -> Option<usize> {
    let mark = text.chars().next()?;
    if mark != '"' && mark != '\'' {
        let end = text.find(['.', '[']).unwrap_or(text.len());
        return is_bare(&text[..end]).then_some(end);
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == mark && !escaped {
            return Some(at + 1);
        }
        escaped = mark == '"' && c == '\\' && !escaped;
    }
    None
}

/// The key that is written so.
fn read_name(written: &str) -> Option<String> {
    if is_bare(written) {
        return Some(written.to_owned());
    }
    read(written)
}

/// What isn't the name of a place in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoPath {
    /// What was to be one.
    pub text: String,
}

impl Explain for NoPath {
    fn danish(&self) -> String {
        let text = visible(&self.text);
        format!(
            "»{text}« er ikke et sted i en kilde. Skriv nøgler med punktum imellem og tal i klammer:  section[0].title"
        )
    }

    fn english(&self) -> String {
        let text = visible(&self.text);
        format!(
            "“{text}” is no place in a source. Write keys with dots between them and numbers in brackets:  section[0].title"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_as_it_is_read() {
        for text in [
            "",
            "schema",
            "policy.title",
            "section[3].block[2].text",
            "rows[0][1]",
            "a.\"b c\".d",
            "\"\"",
            "\"[0].\\\"\\\\\"",
        ] {
            let path: KeyPath = text.parse().unwrap_or_else(|_| panic!("{text}"));
            assert_eq!(path.to_string(), text);
        }
        let path = KeyPath::root().key("section").index(3).key("æ");
        assert_eq!(path.to_string(), "section[3].\"æ\"");
        assert_eq!(path.to_string().parse(), Ok(path));
        assert_eq!("'a.b'.c".parse(), Ok(KeyPath::root().key("a.b").key("c")));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for text in [
            ".",
            "a.",
            ".a",
            "a..b",
            "a b",
            "æ",
            "a[",
            "a[]",
            "a[-1]",
            "a[+1]",
            "a[01]",
            "a[x]",
            "a[0]b",
            "a]",
            "\"a",
            "a\"b\"",
            "\"\\q\"",
            "a[99999999999999999999999]",
            "\"\"\"a\"\"\"",
        ] {
            assert!(text.parse::<KeyPath>().is_err(), "{text}");
        }
    }
}
