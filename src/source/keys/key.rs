//! What a row of the table of keys says.

/// A key of a source.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What can stand behind it.
    pub value: Value,
    /// Whether it has to be there.
    pub needed: Needed,
    /// What holds where it is left out.
    pub otherwise: Otherwise,
    /// What it is: Danish, in Markdown, without a full stop at the end.
    pub is: &'static str,
    /// A line of a source that sets it.
    pub example: &'static str,
}

/// What can stand behind a key.
#[derive(Debug, Clone, Copy)]
pub enum Value {
    /// Plain text.
    Text,
    /// Text in CommonMark.
    Markup,
    /// A list of texts.
    Texts,
    /// A list of rows of texts.
    Rows,
    /// The version of the format, the only one there is.
    Version,
    /// A whole number.
    Integer,
    /// A whole number, at least 1.
    Count,
    /// A number within a range.
    Number {
        /// The least.
        from: u16,
        /// The most.
        to: u16,
    },
    /// `true` or `false`.
    Boolean,
    /// A date without a time.
    Date,
    /// `#rrggbb`.
    Colour,
    /// Four percentages.
    Cmyk,
    /// A point of a picture: two shares from 0 to 1, or words.
    Focus,
    /// A language tag.
    Language,
    /// One of these names.
    OneOf(&'static [&'static str]),
    /// A list of some of these names, at least one.
    SomeOf(&'static [&'static str]),
    /// `type`: the name of one of the table's kinds.
    Kind,
    /// A table.
    Table(&'static Keys),
    /// Tables, no more than a source may have.
    Tables(&'static Keys),
}

/// Whether a key has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// It can be left out.
    Never,
    /// It has to be there.
    Always,
    /// It has to be there where this other key is.
    With(&'static str),
    /// Either this or the other key has to be there.
    Or(&'static str),
}

/// What holds where a key is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Otherwise {
    /// Nothing is said in its stead.
    Nothing,
    /// This value, as it is written in a source.
    Is(&'static str),
    /// What these Danish words say.
    Told(&'static str),
}

/// How a key is written by somebody of whom nobody knows what they want to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// With "…" where their words go, or as it is written by everybody.
    Blank(String),
    /// With a value that is an example, not theirs.
    Example(String),
}

impl Line {
    /// What to write, in Danish.
    #[must_use]
    pub fn danish(&self) -> String {
        self.danish_at(None)
    }

    /// What to write, and where, in Danish.
    #[must_use]
    pub fn danish_at(&self, place: Option<&str>) -> String {
        let (how, line) = match self {
            Self::Blank(line) => (None, line),
            Self::Example(line) => (Some("for eksempel"), line),
        };
        let words: Vec<&str> = ["Skriv"].into_iter().chain(how).chain(place).collect();
        format!("{}:  {line}", words.join(" "))
    }

    /// What to write, in English.
    #[must_use]
    pub fn english(&self) -> String {
        self.english_at(None)
    }

    /// What to write, and where, in English.
    #[must_use]
    pub fn english_at(&self, place: Option<&str>) -> String {
        let (how, line) = match self {
            Self::Blank(line) => (None, line),
            Self::Example(line) => (Some("for example"), line),
        };
        let words: Vec<&str> = ["Write"].into_iter().chain(how).chain(place).collect();
        format!("{}:  {line}", words.join(" "))
    }
}

impl Key {
    /// How the key is written. The reference's example is somebody else's: none of its words or numbers may end up in a policy because a
    /// message showed them.
    #[must_use]
    pub fn line(&self) -> Line {
        match self.value {
            Value::Text | Value::Markup | Value::Texts | Value::Rows => {
                Line::Blank(without_words(self.example))
            }
            Value::Version => Line::Blank(self.example.to_owned()),
            Value::Table(_) | Value::Tables(_) if self.example.starts_with('[') => {
                Line::Blank(self.example.to_owned())
            }
            _ => Line::Example(self.example.to_owned()),
        }
    }

    /// A key that can be left out.
    pub const fn new(name: &'static str, value: Value, is: &'static str, example: &'static str) -> Self {
        Self { name, value, needed: Needed::Never, otherwise: Otherwise::Nothing, is, example }
    }

    /// The same, but it has to be there.
    pub const fn required(self) -> Self {
        Self { needed: Needed::Always, ..self }
    }

    /// The same, but it has to be there where `other` is.
    pub const fn with(self, other: &'static str) -> Self {
        Self { needed: Needed::With(other), ..self }
    }

    /// The same, but either it or `other` has to be there.
    pub const fn or(self, other: &'static str) -> Self {
        Self { needed: Needed::Or(other), ..self }
    }

    /// The same; where it is left out, it is as if this value had been written.
    pub const fn default(self, value: &'static str) -> Self {
        Self { otherwise: Otherwise::Is(value), ..self }
    }

    /// The same; where it is left out, these words say what holds.
    pub const fn otherwise(self, words: &'static str) -> Self {
        Self { otherwise: Otherwise::Told(words), ..self }
    }

    /// The key as messages and the reference show it: a table's with its brackets.
    #[must_use]
    pub fn shown(&self) -> &'static str {
        match self.value {
            Value::Table(_) | Value::Tables(_) if self.example.starts_with('[') => self.example,
            _ => self.name,
        }
    }
}

/// The keys of a table in a source.
#[derive(Debug)]
pub struct Keys {
    /// The table's name: its path in the file, or what it says behind `type`.
    pub name: &'static str,
    /// The keys, in the order in which they are documented.
    pub rows: &'static [Key],
    /// Where the table says its `type`: what other keys it has by that.
    pub kinds: &'static [Keys],
}

impl Keys {
    /// A table that has the same keys wherever it stands.
    pub const fn new(name: &'static str, rows: &'static [Key]) -> Self {
        Self { name, rows, kinds: &[] }
    }

    /// The headers that can stand below this table, in the order in which they are documented.
    #[must_use]
    pub fn headers(&'static self) -> Vec<&'static str> {
        let shown = self.all().into_iter().flat_map(|table| table.rows).map(Key::shown);
        shown.filter(|shown| shown.starts_with('[')).collect()
    }

    /// This table and all that stand in it, in the order in which they are documented.
    #[must_use]
    pub fn all(&'static self) -> Vec<&'static Self> {
        let inner = self.rows.iter().filter_map(|row| match row.value {
            Value::Table(keys) | Value::Tables(keys) => Some(keys),
            _ => None,
        });
        let mut all = vec![self];
        all.extend(inner.chain(self.kinds).flat_map(Self::all));
        all
    }
}

/// A line with "…" for whatever stands between its quotation marks.
fn without_words(line: &str) -> String {
    if line.contains("\"\"\"") {
        return line.to_owned();
    }
    let parts = line.split('"').enumerate();
    let shown = parts.map(|(index, part)| if index % 2 == 1 { "…" } else { part });
    shown.collect::<Vec<_>>().join("\"")
}
