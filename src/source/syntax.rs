//! Explains TOML syntax errors by looking at the text where the parser stopped.
//!
//! The parser says where it stopped and, in English and in its own terms, why. We judge from the text at that place
//! instead, so that no release of the parser changes or loses a message.

use std::ops::Range;

/// A kind of syntax error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A key or a group that is already there.
    KeyTwice,
    /// A key with nothing after it.
    ValueMissing,
    /// Text without quotation marks.
    TextUnquoted,
    /// A key and a value with nothing between them.
    EqualsMissing,
    /// One equals sign too many.
    EqualsTwice,
    /// A list that is not closed: `[1, 2`.
    ListOpen,
    /// A header that is not closed: `[policy`.
    GroupOpen,
    /// An inline table that is not closed: `{ from = 2025`.
    InlineTableOpen,
    /// A comma too few or too many.
    Comma,
    /// A backslash meant literally.
    Backslash,
    /// Text without a closing quotation mark.
    TextOpen,
    /// A key with characters that keys may not have.
    KeyLetters,
    /// Lists and tables nested deeper than the parser goes.
    TooDeep,
    /// A date that is well-formed but doesn't exist.
    NoSuchDay,
    /// Anything else.
    Other,
}

/// How deep the parser goes.
const DEEPEST: usize = 80;

impl SyntaxFault {
    /// The error at a place where the parser stopped.
    pub fn at(text: &str, place: Range<usize>) -> Self {
        let start = text.floor_char_boundary(place.start.min(text.len()));
        let end = text.floor_char_boundary(place.end.clamp(start, text.len()));
        let state = Surroundings::before(&text[..start]);
        let (found, rest) = (text[start..end].trim(), &text[start..]);
        if state.text.is_some() {
            return if text[..start].ends_with('\\') { Self::Backslash } else { Self::TextOpen };
        }
        match (state.open.last(), state.part) {
            (Some(_), _) if state.open.len() >= DEEPEST && !found.is_empty() => Self::TooDeep,
            (Some(bracket), _) => in_brackets(*bracket, text, start, found),
            (None, LinePart::Header) if !first_line(rest).contains(']') => Self::GroupOpen,
            (None, LinePart::Header | LinePart::Key) if !found.is_empty() => {
                if is_key(found) {
                    Self::KeyTwice
                } else {
                    Self::KeyLetters
                }
            }
            (None, LinePart::Key) => key_alone(text, start),
            (None, LinePart::Value) => in_value(text, start, found),
            (None, LinePart::Header) => Self::Other,
        }
    }
}

fn in_brackets(bracket: char, text: &str, start: usize, found: &str) -> SyntaxFault {
    let rest = text[start..].trim_start();
    let at_end = rest.is_empty();
    let begin = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let opened_here = text[begin..start].contains(bracket);
    match bracket {
        '{' if at_end => SyntaxFault::InlineTableOpen,
        '[' if at_end || !opened_here && begins_something_new(line_at(text, start)) => SyntaxFault::ListOpen,
        _ if found.starts_with(char::is_alphabetic) => SyntaxFault::TextUnquoted,
        _ => SyntaxFault::Comma,
    }
}

/// Whether a line is a key with its value or a header, neither of which belongs inside a list.
fn begins_something_new(line: &str) -> bool {
    let key = line.split_once('=').map(|(key, _)| key.trim());
    key.is_some_and(is_key) || line.trim_start().starts_with("[[")
}

fn key_alone(text: &str, start: usize) -> SyntaxFault {
    match first_line(&text[start..]).trim() {
        "" => SyntaxFault::ValueMissing,
        rest if rest.starts_with(['=', ']', '}']) => SyntaxFault::Other,
        _ => SyntaxFault::EqualsMissing,
    }
}

fn in_value(text: &str, start: usize, found: &str) -> SyntaxFault {
    let line = line_at(text, start);
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    let rest = first_line(&text[start..]).trim();
    if value.is_empty() || value.starts_with('#') {
        SyntaxFault::ValueMissing
    } else if value.starts_with('=') {
        SyntaxFault::EqualsTwice
    } else if is_date(found) {
        SyntaxFault::NoSuchDay
    } else if rest.starts_with(',') {
        SyntaxFault::Comma
    } else if value.starts_with(|c: char| c.is_alphabetic() || matches!(c, '”' | '“' | '„' | '»' | '«'))
        || found.contains(char::is_whitespace)
    {
        SyntaxFault::TextUnquoted
    } else {
        SyntaxFault::Other
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// The line that contains a place.
fn line_at(text: &str, place: usize) -> &str {
    let begin = text[..place].rfind('\n').map_or(0, |at| at + 1);
    first_line(&text[begin..])
}

/// Whether this is a key: bare, dotted or in quotation marks (TOML 1.1, "Keys").
fn is_key(text: &str) -> bool {
    let bare = |part: &str| {
        let part = part.trim();
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let quoted = part.len() > 1 && part.starts_with(['"', '\'']) && part.ends_with(['"', '\'']);
        !part.is_empty() && (quoted || part.chars().all(letters))
    };
    text.split('.').all(bare)
}

/// Whether this looks like a date such as `2025-02-30`: four, two and two digits.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

/// The part of a line that has been reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LinePart {
    Key,
    Header,
    Value,
}

/// What is open at a place.
#[derive(Debug)]
struct Surroundings {
    /// The delimiter that ends the text being read.
    text: Option<&'static str>,
    /// Brackets of open lists and inline tables.
    open: Vec<char>,
    part: LinePart,
}

impl Surroundings {
    /// Reads up to a place.
    fn before(text: &str) -> Self {
        let mut state = Self { text: None, open: Vec::new(), part: LinePart::Key };
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            rest = &rest[state.step(character, rest)..];
        }
        state
    }

    /// Reads what `rest` begins with and returns its length in bytes.
    fn step(&mut self, character: char, rest: &str) -> usize {
        let length = character.len_utf8();
        if let Some(close) = self.text {
            let is_basic = close.starts_with('"');
            if is_basic && character == '\\' {
                return length + rest[length..].chars().next().map_or(0, char::len_utf8);
            }
            if rest.starts_with(close) {
                self.text = None;
                return close.len();
            }
            if character == '\n' && close.len() == 1 {
                // Text in single delimiters ends with its line: the parser starts afresh on the next one.
                *self = Self { text: None, open: Vec::new(), part: LinePart::Key };
            }
            return length;
        }
        let opening = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|mark| rest.starts_with(mark));
        if let Some(mark) = opening {
            self.text = Some(mark);
            return mark.len();
        }
        match character {
            '#' => return rest.find('\n').unwrap_or(rest.len()),
            '\n' if self.open.is_empty() => self.part = LinePart::Key,
            '=' if self.open.is_empty() && self.part == LinePart::Key => self.part = LinePart::Value,
            '[' if self.open.is_empty() && self.part != LinePart::Value => self.part = LinePart::Header,
            '[' | '{' => self.open.push(character),
            ']' | '}' if !self.open.is_empty() => drop(self.open.pop()),
            _ => {}
        }
        length
    }
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    /// The first error in a text that isn't TOML.
    fn first(text: &str) -> SyntaxFault {
        let (_, errors) = DeTable::parse_recoverable(text);
        let error = errors.first().unwrap_or_else(|| panic!("{text:?} is TOML"));
        SyntaxFault::at(text, error.span().unwrap_or(0..0))
    }

    #[test]
    fn each_fault_is_told_by_what_stands_there() {
        use SyntaxFault as Is;
        for (text, is) in [
            ("a = 1\na = 2\n", Is::KeyTwice),
            ("[p]\na = 1\n[p]\nb = 1\n", Is::KeyTwice),
            ("a.b = 1\na.b = 2\n", Is::KeyTwice),
            ("\"å\" = 1\n\"å\" = 2\n", Is::KeyTwice),
            ("a =\nb = 1\n", Is::ValueMissing),
            ("a =  # senere\n", Is::ValueMissing),
            ("a\n", Is::ValueMissing),
            ("a = policy\n", Is::TextUnquoted),
            ("a = Alle skal med\n", Is::TextUnquoted),
            ("a = ”Alle”\n", Is::TextUnquoted),
            ("a = tru\n", Is::TextUnquoted),
            ("a = 1 2\n", Is::TextUnquoted),
            ("a = [b, c]\n", Is::TextUnquoted),
            ("a \"x\"\n", Is::EqualsMissing),
            ("Hej med dig\n", Is::EqualsMissing),
            ("a == 1\n", Is::EqualsTwice),
            ("a = = 1\n", Is::EqualsTwice),
            ("a = [1, 2", Is::ListOpen),
            ("a = [1, 2\nb = 1\n", Is::ListOpen),
            ("[p\na = 1\n", Is::GroupOpen),
            ("[[p]\na = 1\n", Is::GroupOpen),
            ("a = { b = 1", Is::InlineTableOpen),
            ("a = {b = {c = 1}\n", Is::InlineTableOpen),
            ("a = [1 2]\n", Is::Comma),
            ("a = [1,, 2]\n", Is::Comma),
            ("a = { b = 1,, c = 2 }\n", Is::Comma),
            ("a = 1,\n", Is::Comma),
            ("a = \"C:\\billeder\\kort\"\n", Is::Backslash),
            ("a = \"\"\"x\\y\"\"\"\n", Is::Backslash),
            ("a = \"x\nb = 1\n", Is::TextOpen),
            ("a = 'x\nb = 1\n", Is::TextOpen),
            ("a = \"\"\"x\nb = 1\n", Is::TextOpen),
            ("å = 1\n", Is::KeyLetters),
            ("a! = 1\n", Is::KeyLetters),
            ("a = 2025-02-30\n", Is::NoSuchDay),
            ("a = 12:99\n", Is::Other),
            ("a = \"x\"y\"\n", Is::Other),
            ("]\n", Is::Other),
        ] {
            assert_eq!(first(text), is, "{text:?}");
        }
        assert_eq!(first(&format!("a = {}", "[".repeat(200))), Is::TooDeep);
    }

    #[test]
    fn what_stands_in_comments_and_texts_opens_nothing() {
        let before = "# [ \" {\na = \"[ { #\"\nb = '\\'\nc = \"\"\"\n[ \" {\n\"\"\"\n";
        assert_eq!(first(&format!("{before}d = policy\n")), SyntaxFault::TextUnquoted);
        assert_eq!(first(&format!("{before}a = 1\n")), SyntaxFault::KeyTwice);
    }
}
