//! A value is of the type that its key takes.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};

/// Filed for a number where text belongs, and the like.
pub static WRONG_TYPE: Code = Code {
    id: "U004",
    name: "wrong-type",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et tal, hvor der skal stå tekst, en dato i anførselstegn og den slags",
        en: "A number where text belongs, a date in quotation marks",
    },
    why: Bilingual { da: "Værdien kan ikke forstås", en: "The value can't be understood" },
    examples: &[
        Example {
            part: SourcePart::Policy,
            wrong: "adopted = \"29. januar 2025\"",
            because: Bilingual {
                da: "en dato står uden anførselstegn, år først",
                en: "a date has no quotation marks, and the year comes first",
            },
            right: "adopted = 2025-01-29",
        },
        Example {
            part: SourcePart::Policy,
            wrong: "adopted = 2025-02-30",
            because: Bilingual { da: "den dag findes ikke", en: "there is no such day" },
            right: "adopted = 2025-01-29",
        },
        Example {
            part: SourcePart::Policy,
            wrong: "valid = \"2025-2028\"",
            because: Bilingual::NONE,
            right: "valid = { from = 2025, to = 2028 }",
        },
        Example {
            part: SourcePart::Publisher,
            wrong: r#"[brand]
primary = "blå""#,
            because: Bilingual::NONE,
            right: r##"[brand]
primary = "#004b5a""##,
        },
    ],
    more: Bilingual::NONE,
};

/// The type of value that a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Text in quotation marks.
    Text,
    /// A list of texts.
    Texts,
    /// A text in a list of texts.
    Item,
    /// A list of rows.
    Rows,
    /// A whole number.
    Integer,
    /// A number within a range.
    Number {
        /// The smallest value.
        from: u16,
        /// The largest value.
        to: u16,
    },
    /// A whole number, at least 1.
    Count,
    /// `true` or `false`.
    Boolean,
    /// A date without a time.
    Date,
    /// `{ from = 2025, to = 2028 }`.
    Years,
    /// `#rrggbb`.
    Colour,
    /// Four percentages.
    Cmyk,
    /// A point of a picture.
    Focus,
    /// A table: `[name]`.
    Table,
    /// A table of which there can be one, where there is a list of them.
    OneTable,
    /// Tables: `[[name]]`.
    Tables,
}

impl Expected {
    /// What the value has to be, as the words after "skal", and an example of how to write `key`.
    fn danish(self, key: &str) -> (&'static str, String) {
        match self {
            Self::Text => ("være tekst i anførselstegn", format!("{key} = \"…\"")),
            Self::Texts => ("være en liste af tekster", format!("{key} = [\"…\", \"…\"]")),
            Self::Item => ("have anførselstegn om hver tekst og hvert tal", "\"…\"".to_owned()),
            Self::Rows => ("være en liste af rækker", format!("{key} = [[\"…\", \"…\"], [\"…\", \"…\"]]")),
            Self::Integer => ("være et helt tal uden anførselstegn", format!("{key} = 1")),
            Self::Number { from, to } => {
                ("være et tal uden anførselstegn", format!("{key} = {to}   (fra {from} til {to})"))
            }
            Self::Count => ("være et helt tal, mindst 1, uden anførselstegn", format!("{key} = 10")),
            Self::Boolean => ("være true eller false uden anførselstegn", format!("{key} = true")),
            Self::Date => ("være en dato, der findes, uden anførselstegn", format!("{key} = 2025-01-29")),
            Self::Years => ("være to årstal", format!("{key} = {{ from = 2025, to = 2028 }}")),
            Self::Colour => ("være en farve", format!("{key} = \"#004b5a\"")),
            Self::Cmyk => ("være fire procenttal fra 0 til 100", format!("{key} = [100, 35, 40, 45]")),
            Self::Focus => (
                "være to tal fra 0 til 1 eller et sted med ord",
                format!("{key} = [0.5, 0.4]   eller   {key} = \"left top\""),
            ),
            Self::Table => ("være en gruppe", bracketed(key, 1)),
            Self::OneTable => {
                ("kun have én klamme på hver side, for der kan kun være én af dem", bracketed(key, 1))
            }
            Self::Tables => ("være en eller flere grupper", bracketed(key, 2)),
        }
    }

    /// What the value has to be, as the words after "has to be", and an example of how to write `key`.
    fn english(self, key: &str) -> (&'static str, String) {
        match self {
            Self::Text => ("text in quotation marks", format!("{key} = \"…\"")),
            Self::Texts => ("a list of texts", format!("{key} = [\"…\", \"…\"]")),
            Self::Item => ("written with quotation marks around each text and number", "\"…\"".to_owned()),
            Self::Rows => ("a list of rows", format!("{key} = [[\"…\", \"…\"], [\"…\", \"…\"]]")),
            Self::Integer => ("a whole number without quotation marks", format!("{key} = 1")),
            Self::Number { from, to } => {
                ("a number without quotation marks", format!("{key} = {to}   (from {from} to {to})"))
            }
            Self::Count => ("a whole number, at least 1, without quotation marks", format!("{key} = 10")),
            Self::Boolean => ("true or false without quotation marks", format!("{key} = true")),
            Self::Date => ("a date that exists, without quotation marks", format!("{key} = 2025-01-29")),
            Self::Years => ("two years", format!("{key} = {{ from = 2025, to = 2028 }}")),
            Self::Colour => ("a colour", format!("{key} = \"#004b5a\"")),
            Self::Cmyk => ("four percentages from 0 to 100", format!("{key} = [100, 35, 40, 45]")),
            Self::Focus => (
                "two numbers from 0 to 1, or a place in words",
                format!("{key} = [0.5, 0.4]   or   {key} = \"left top\""),
            ),
            Self::Table => ("a group", bracketed(key, 1)),
            Self::OneTable => {
                ("written with one bracket on either side, as there can only be one", bracketed(key, 1))
            }
            Self::Tables => ("one or more groups", bracketed(key, 2)),
        }
    }
}

/// A group's header; `key` may have its brackets already.
fn bracketed(key: &str, brackets: usize) -> String {
    match key.starts_with('[') {
        true => key.to_owned(),
        false => format!("{}{key}{}", "[".repeat(brackets), "]".repeat(brackets)),
    }
}

/// A value of a type that its key does not take.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct WrongType {
    pub key: String,
    pub expected: Expected,
    /// The value that was meant, where it can be told.
    pub instead: Option<String>,
}

impl WrongType {
    /// What to write, if that can be told, or else an example of it.
    fn instead(&self, example: String) -> String {
        match (&self.instead, self.expected) {
            (None, _) => example,
            (Some(instead), Expected::Item) => instead.clone(),
            (Some(instead), _) => format!("{} = {instead}", self.key),
        }
    }
}

impl Message for WrongType {
    fn danish(&self) -> Words {
        let Self { key, expected, .. } = self;
        let (what, example) = expected.danish(key);
        let example = self.instead(example);
        Words::title(format!("»{key}« skal {what}")).help(format!("Skriv:  {example}"))
    }

    fn english(&self) -> Words {
        let Self { key, expected, .. } = self;
        let (what, example) = expected.english(key);
        let example = self.instead(example);
        Words::title(format!("“{key}” has to be {what}")).help(format!("Write:  {example}"))
    }
}
