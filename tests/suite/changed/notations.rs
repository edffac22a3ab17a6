//! Sources that nobody wrote, in any notation that TOML has: headers, dotted keys, braces and brackets, each kind of string, comments and spaces
//! wherever they may stand.

use udgiv::source::edit::SourceValue;

use crate::support::Dice;

/// Texts that want something of a notation.
pub const TEXTS: [&str; 14] = [
    "Hej",
    "",
    "Han sagde \"hej\".",
    "\"Hej\"",
    "c:\\mappe\\",
    "det's",
    "'''",
    "\"\"\"",
    "æ ø\u{a0}å – 5 °C",
    "En linje.\nOg en til.\n",
    "\nEn tom først",
    "Til sidst \"hej\"\n\n\n\"",
    "tab\tog \u{1}\u{7f}\r\n",
    "  # ikke en kommentar = [x]\n",
];

type Pairs = Vec<(String, SourceValue)>;

/// A file, and what it says.
pub struct Notation {
    pub file: String,
    pub values: SourceValue,
    /// Whether the lines of each element of an array of tables stand together, and no comment right below what it isn't about.
    pub is_tidy: bool,
}

/// Writes values in notations that the dice choose.
struct Writer<'d> {
    dice: &'d mut Dice,
    comments: usize,
    is_tidy: bool,
}

/// Headers with what stands below them, in an order that has to stay.
type Stream = Vec<String>;

impl Notation {
    pub fn new(dice: &mut Dice) -> Self {
        let root = root(dice);
        let is_tidy = dice.below(3) > 0;
        let mut writer = Writer { dice, comments: 0, is_tidy };
        let (body, mut streams) = writer.table(&[], &root);
        let mut file = body;
        while let Some(first) = streams.iter().position(|stream| !stream.is_empty()) {
            let at = if is_tidy { first } else { first + writer.dice.below(streams.len() - first) };
            if !streams[at].is_empty() {
                file += &streams[at].remove(0);
            }
        }
        if writer.dice.below(4) == 0 {
            file.truncate(file.trim_end_matches('\n').len());
        }
        Self { file, values: SourceValue::Table(root), is_tidy }
    }
}

fn text(dice: &mut Dice) -> SourceValue {
    SourceValue::from(dice.one_of(&TEXTS))
}

fn some(dice: &mut Dice, all: Vec<(&str, SourceValue)>) -> Pairs {
    let kept = all.into_iter().filter(|_| dice.below(4) > 0);
    kept.map(|(key, value)| (key.to_owned(), value)).collect()
}

fn list(dice: &mut Dice, most: usize, make: impl Fn(&mut Dice) -> SourceValue) -> SourceValue {
    SourceValue::List((0..dice.below(most + 1)).map(|_| make(dice)).collect())
}

fn root(dice: &mut Dice) -> Pairs {
    let floats = [0.5, -0.0, 1e300, 2.0, f64::INFINITY, f64::NAN];
    let focus = list(dice, 2, |dice| SourceValue::Float(floats[dice.below(floats.len())]));
    let cover = vec![
        ("src", text(dice)),
        ("alt", text(dice)),
        ("decorative", SourceValue::Boolean(true)),
        ("focus", focus),
    ];
    let cover = SourceValue::Table(some(dice, cover));
    let day = "2026-11-01".parse().map_or(SourceValue::Boolean(false), SourceValue::Date);
    let years = vec![("from", SourceValue::Integer(2026)), ("to", SourceValue::Integer(-3))];
    let years = SourceValue::Table(some(dice, years));
    let keywords = list(dice, 4, text);
    let policy = vec![
        ("title", text(dice)),
        ("subtitle", text(dice)),
        ("valid", years),
        ("adopted", day),
        ("keywords", keywords),
        ("cover_picture", cover),
        ("ukendt", text(dice)),
    ];
    let policy = SourceValue::Table(some(dice, policy));
    let terms = list(dice, 4, |dice| {
        let synonyms = list(dice, 2, text);
        let term = vec![("word", text(dice)), ("easy", text(dice)), ("synonyms", synonyms)];
        SourceValue::Table(some(dice, term))
    });
    let sections = list(dice, 4, section);
    let strange = SourceValue::Table(vec![("c".into(), text(dice)), ("d.e".into(), SourceValue::Integer(0))]);
    let root = vec![
        ("schema", SourceValue::Integer(1)),
        ("policy", policy),
        ("term", terms),
        ("section", sections),
        ("a \"b\"", strange),
    ];
    some(dice, root)
}

fn section(dice: &mut Dice) -> SourceValue {
    let blocks = list(dice, 3, |dice| {
        let rows = list(dice, 3, |dice| list(dice, 2, text));
        let block = vec![("type", text(dice)), ("text", text(dice)), ("rows", rows), ("page", text(dice))];
        SourceValue::Table(some(dice, block))
    });
    let covers = list(dice, 2, text);
    let easy = vec![("text", text(dice)), ("title", text(dice)), ("covers", covers)];
    let easy = SourceValue::Table(some(dice, easy));
    let section = vec![
        ("id", text(dice)),
        ("title", text(dice)),
        ("text", text(dice)),
        ("block", blocks),
        ("easy", easy),
    ];
    SourceValue::Table(some(dice, section))
}

impl Writer<'_> {
    fn chance(&mut self, of: usize) -> bool {
        self.dice.below(of) == 0
    }

    /// A comment that is no other, now and then.
    fn comment(&mut self) -> String {
        if !self.chance(4) {
            return String::new();
        }
        self.comments += 1;
        format!("# kommentar {} = [\"'''", self.comments)
    }

    fn space(&mut self) -> &'static str {
        ["", " ", " ", " ", "\t "][self.dice.below(5)]
    }

    /// What stands between lines.
    fn between(&mut self, indent: &str) -> String {
        let mut lines = "\n".repeat(self.dice.below(3).saturating_sub(1));
        let comment = self.comment();
        if !comment.is_empty() {
            // One that stands for itself has empty lines around it.
            let is_free = self.chance(2);
            if is_free && self.is_tidy {
                lines += "\n";
            }
            lines += &format!("{indent}{comment}\n{}", if is_free { "\n" } else { "" });
        }
        lines
    }

    fn end(&mut self) -> String {
        let space = self.space();
        format!("{space}{}\n", self.comment())
    }

    fn key(&mut self, name: &str) -> String {
        let is_bare =
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        match self.dice.below(8) {
            0 if !name.contains('\'') => format!("'{name}'"),
            1 => basic(name, false),
            _ if is_bare => name.to_owned(),
            _ => basic(name, false),
        }
    }

    fn dotted(&mut self, names: &[&str]) -> String {
        let keys: Vec<String> = names.iter().map(|name| self.key(name)).collect();
        let dot = if self.chance(6) { " . " } else { "." };
        keys.join(dot)
    }

    /// The lines of a table whose header has these names, and the headers below it. What stands on lines of its own comes first.
    fn table(&mut self, names: &[&str], pairs: &Pairs) -> (String, Vec<Stream>) {
        let indent = " ".repeat(self.dice.below(2) * 2 * names.len().saturating_sub(1));
        let (mut lines, mut streams) = (String::new(), Vec::new());
        for (key, value) in pairs {
            let inner: Vec<&str> = names.iter().copied().chain([key.as_str()]).collect();
            match value {
                SourceValue::Table(pairs) if self.chance(2) => {
                    streams.push(self.headed(&inner, false, pairs))
                }
                SourceValue::Table(pairs) if !pairs.is_empty() && self.chance(2) => {
                    let start = self.key(key);
                    lines += &self.dotted_lines(&indent, &start, pairs);
                }
                SourceValue::List(items) if are_tables(items) && !self.chance(4) => {
                    let elements = items.iter().map(|item| match item {
                        SourceValue::Table(pairs) => self.headed(&inner, true, pairs),
                        _ => Vec::new(),
                    });
                    streams.push(elements.flatten().collect());
                }
                value => {
                    let key = self.key(key);
                    lines += &self.line(&indent, &key, value);
                }
            }
        }
        (lines, streams)
    }

    fn line(&mut self, indent: &str, key: &str, value: &SourceValue) -> String {
        let (before, after, behind) = (self.space(), self.space(), self.between(indent));
        let value = self.value(value);
        format!("{behind}{indent}{key}{before}={after}{value}{}", self.end())
    }

    fn dotted_lines(&mut self, indent: &str, start: &str, pairs: &Pairs) -> String {
        let mut lines = String::new();
        for (key, value) in pairs {
            let key = format!("{start}.{}", self.key(key));
            lines += &match value {
                SourceValue::Table(pairs) if !pairs.is_empty() && self.chance(2) => {
                    self.dotted_lines(indent, &key, pairs)
                }
                value => self.line(indent, &key, value),
            };
        }
        lines
    }

    /// A header with its lines, and what stands below it.
    fn headed(&mut self, names: &[&str], is_array: bool, pairs: &Pairs) -> Stream {
        let indent = " ".repeat(self.dice.below(2) * 2 * (names.len() - 1));
        let name = self.dotted(names);
        let (open, close) = if is_array { ("[[", "]]") } else { ("[", "]") };
        let space = if self.chance(6) { " " } else { "" };
        let before = self.between(&indent);
        let end = self.end();
        let (lines, below) = self.table(names, pairs);
        let first = format!("{before}{indent}{open}{space}{name}{space}{close}{end}{lines}");
        // A table may stand before the one that it is in, if that is no element of an array.
        let mut stream = vec![first];
        stream.extend(below.into_iter().flatten());
        stream
    }

    fn value(&mut self, value: &SourceValue) -> String {
        match value {
            SourceValue::Text(text) => self.string(text),
            SourceValue::Integer(number) if *number > 0 && self.chance(3) => format!("0x{number:x}"),
            SourceValue::Integer(number) => number.to_string(),
            SourceValue::Float(number) if number.is_nan() => "nan".to_owned(),
            SourceValue::Float(number) => format!("{number:?}"),
            SourceValue::Boolean(is) => is.to_string(),
            SourceValue::Date(date) => date.to_string(),
            SourceValue::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value(item)).collect();
                self.listed("[", "]", &items)
            }
            SourceValue::Table(pairs) => {
                let mut items = Vec::new();
                for (key, value) in pairs {
                    let key = self.key(key);
                    match value {
                        SourceValue::Table(inner) if !inner.is_empty() && self.chance(3) => {
                            for (inner_key, value) in inner {
                                let inner_key = self.key(inner_key);
                                items.push(format!("{key}.{inner_key} = {}", self.value(value)));
                            }
                        }
                        value => items.push(format!("{key} = {}", self.value(value))),
                    }
                }
                if items.is_empty() { "{}".to_owned() } else { self.listed("{", "}", &items) }
            }
        }
    }

    fn listed(&mut self, open: &str, close: &str, items: &[String]) -> String {
        if items.is_empty() || !self.chance(3) {
            let space = self.space();
            let comma = if !items.is_empty() && self.chance(4) { "," } else { "" };
            return format!("{open}{space}{}{comma}{space}{close}", items.join(", "));
        }
        let mut lines = format!("{open}{}", self.end());
        let comma_last = self.chance(2);
        for (at, item) in items.iter().enumerate() {
            let comma = if at + 1 < items.len() || comma_last { "," } else { "" };
            lines += &format!("{}  {item}{comma}{}", self.between("  "), self.end());
        }
        lines + close
    }

    fn string(&mut self, text: &str) -> String {
        let is_plain = text.chars().all(|c| !c.is_ascii_control() || c == '\t' || c == '\n');
        match self.dice.below(4) {
            0 if is_plain && !text.contains(['\'', '\n']) => format!("'{text}'"),
            1 if is_plain && !text.contains("'''") && !text.ends_with('\'') => format!("'''\n{text}'''"),
            2 => format!(
                "\"\"\"{}{}\"\"\"",
                if text.starts_with('\n') || self.chance(2) { "\n" } else { "" },
                inner(text, true)
            ),
            _ => basic(text, self.chance(8)),
        }
    }
}

fn are_tables(items: &[SourceValue]) -> bool {
    !items.is_empty() && items.iter().all(|item| matches!(item, SourceValue::Table(_)))
}

/// A string on one line; with every letter beyond ASCII as an escape, if that is wanted.
fn basic(text: &str, escaped: bool) -> String {
    let inner = inner(text, false);
    if !escaped {
        return format!("\"{inner}\"");
    }
    let letters =
        inner.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) });
    format!("\"{}\"", letters.collect::<String>())
}

fn inner(text: &str, is_long: bool) -> String {
    let escape = |c: char| match c {
        '\\' => "\\\\".to_owned(),
        '"' => "\\\"".to_owned(),
        '\n' if is_long => "\n".to_owned(),
        '\n' => "\\n".to_owned(),
        c if c.is_ascii_control() && c != '\t' => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}
