//! A value is of the type that its key takes.

use super::no_day::{NoDay, PartDay};
use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::source::keys::Line;

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
    /// One text, where a list of one stands.
    TextAlone,
    /// A list of texts.
    Texts,
    /// A list of texts, where one text stands.
    OneText,
    /// A text in a list of texts.
    Item,
    /// A list of the ids of goals.
    Goals {
        /// The first and the last of the lines that it takes, if it takes several.
        lines: Option<(usize, usize)>,
    },
    /// A list of rows.
    Rows,
    /// A list of rows, where one row stands.
    Row,
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
    /// The same, where both stand in quotation marks.
    YearsMarked,
    /// The same, where but one of them stands, outside its group and by this name.
    OneYear(&'static str),
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

/// What can be told of the value that was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instead {
    /// Nothing.
    Unknown,
    /// It is this, written otherwise.
    Is(String),
    /// It is this, which stands there in quotation marks.
    Bare(String),
    /// It is this date, which has a time behind it.
    Timed(String),
    /// It is a day that doesn't exist.
    NoDay(NoDay),
    /// It is a day that isn't written whole, or none.
    Part(PartDay),
    /// It may be this: a part of it stands there, the rest is an example.
    Begun(String),
    /// A yes or no, where words belong, and whether there have to be any.
    Answer {
        /// Whether the key has to be there.
        is_needed: bool,
    },
}

impl Expected {
    /// What is wrong with the value of `key`.
    fn danish(self, key: &str, instead: &Instead) -> String {
        let key = if key.starts_with('[') { key.to_owned() } else { format!("»{key}«") };
        let must = match self {
            Self::Text => match instead {
                Instead::Answer { .. } => return format!("I {key} skal der stå en tekst, ikke ja eller nej"),
                _ => "være tekst i anførselstegn",
            },
            Self::TextAlone => return format!("{key} er én tekst og skal stå uden klammer"),
            Self::Texts => {
                return format!(
                    "{key} er en liste: anførselstegn om hver del for sig, og klammer om det hele"
                );
            }
            Self::OneText => return format!("{key} er en liste og skal have klammer om"),
            Self::Goals { .. } => return format!("I {key} skal der stå id'er på mål"),
            Self::Item => "have anførselstegn om hver tekst og hvert tal",
            Self::Rows => "være en liste af rækker",
            Self::Row => {
                return format!("{key} er en liste af rækker, og hver række skal have sine egne klammer");
            }
            Self::Integer => "være et helt tal uden anførselstegn",
            Self::Number { from, to } => {
                return format!("{key} skal være et tal fra {from} til {to} uden anførselstegn");
            }
            Self::Count => "være et helt tal, mindst 1, uden anførselstegn",
            Self::Boolean => "være true eller false uden anførselstegn",
            Self::Date => match instead {
                Instead::Bare(_) => return "En dato skal stå uden anførselstegn".to_owned(),
                Instead::Timed(_) => return "En dato skal stå uden klokkeslæt".to_owned(),
                Instead::Is(_) => {
                    return "En dato skrives med tal, først året, og uden anførselstegn: år-måned-dag"
                        .to_owned();
                }
                _ => "være en dato uden anførselstegn",
            },
            Self::Years => match instead {
                Instead::Is(_) | Instead::Bare(_) => {
                    return format!(
                        "De to årstal i {key} skal have »from« og »to« foran, komma imellem og krøllede parenteser om"
                    );
                }
                _ => "være to årstal: det første og det sidste",
            },
            Self::YearsMarked => return format!("De to årstal i {key} skal stå uden anførselstegn"),
            Self::OneYear(typed) => {
                let name = match typed {
                    "fra" => "»fra« hedder »from« her og".to_owned(),
                    "til" => "»til« hedder »to« her og".to_owned(),
                    typed => format!("»{typed}«"),
                };
                return format!("{name} er kun det ene af de to årstal, der skal stå i {key}");
            }
            Self::Colour => "være en farve",
            Self::Cmyk => "være fire procenttal fra 0 til 100",
            Self::Focus => "være to tal fra 0 til 1 eller et sted med ord",
            Self::Table => "være en gruppe",
            Self::OneTable => {
                let within = match outer(&key) {
                    None => "i filen".to_owned(),
                    Some("section") => "i hvert afsnit".to_owned(),
                    Some(outer) => format!("i »{outer}«"),
                };
                return format!(
                    "{key} skal kun have én klamme på hver side, for der kan kun være én {within}"
                );
            }
            Self::Tables if key.starts_with("[[") => {
                let name = key.trim_matches(['[', ']']);
                return format!("»{name}« skal have to klammer på hver side, for der kan være flere");
            }
            Self::Tables => "være en eller flere grupper",
        };
        format!("{key} skal {must}")
    }

    /// What is wrong with the value of `key`.
    fn english(self, key: &str, instead: &Instead) -> String {
        let key = if key.starts_with('[') { key.to_owned() } else { format!("“{key}”") };
        let must = match self {
            Self::Text => match instead {
                Instead::Answer { .. } => {
                    return format!("{key} takes a text, not yes or no");
                }
                _ => "text in quotation marks",
            },
            Self::TextAlone => return format!("{key} is one text, without brackets"),
            Self::Texts => {
                return format!(
                    "{key} is a list: quotation marks around each item, and brackets around them all"
                );
            }
            Self::OneText => return format!("{key} is a list and has to have brackets around it"),
            Self::Goals { .. } => return format!("{key} is a list of the ids of goals"),
            Self::Item => "written with quotation marks around each text and number",
            Self::Rows => "a list of rows",
            Self::Row => {
                return format!("{key} is a list of rows, and each row has to have its own brackets");
            }
            Self::Integer => "a whole number without quotation marks",
            Self::Number { from, to } => {
                return format!("{key} has to be a number from {from} to {to} without quotation marks");
            }
            Self::Count => "a whole number, at least 1, without quotation marks",
            Self::Boolean => "true or false without quotation marks",
            Self::Date => match instead {
                Instead::Bare(_) => return "A date is written without quotation marks".to_owned(),
                Instead::Timed(_) => return "A date is written without a time".to_owned(),
                Instead::Is(_) => {
                    return "A date is written in figures, the year first, without quotation marks: year-month-day"
                        .to_owned();
                }
                _ => "a date without quotation marks",
            },
            Self::Years => match instead {
                Instead::Is(_) | Instead::Bare(_) => {
                    return format!(
                        "The two years of {key} need “from” and “to” before them, a comma between and curly brackets around"
                    );
                }
                _ => "two years: the first and the last",
            },
            Self::YearsMarked => {
                return format!("The two years of {key} are written without quotation marks");
            }
            Self::OneYear(typed) => {
                return format!("“{typed}” is but one of the two years that have to stand in {key}");
            }
            Self::Colour => "a colour",
            Self::Cmyk => "four percentages from 0 to 100",
            Self::Focus => "two numbers from 0 to 1, or a place in words",
            Self::Table => "a group",
            Self::OneTable => {
                let within = match outer(&key) {
                    None => "in the file".to_owned(),
                    Some("section") => "in each section".to_owned(),
                    Some(outer) => format!("in “{outer}”"),
                };
                return format!(
                    "{key} has to be written with one bracket on either side, as there can only be one {within}"
                );
            }
            Self::Tables if key.starts_with("[[") => {
                let name = key.trim_matches(['[', ']']);
                return format!("“{name}” has to have two brackets on either side, as there can be several");
            }
            Self::Tables => "one or more groups",
        };
        format!("{key} has to be {must}")
    }

    /// The lines that the value takes, where one is to be written instead.
    fn lines(self) -> Option<(usize, usize)> {
        match self {
            Self::Goals { lines } => lines,
            _ => None,
        }
    }

    /// How to write `key`, where nothing can be told of its value; `or` is the language's word.
    fn line(self, key: &str, or: &str) -> Line {
        let blank = |value: &str| Line::Blank(format!("{key} = {value}"));
        let example = |value: &str| Line::Example(format!("{key} = {value}"));
        match self {
            Self::Text | Self::TextAlone => blank("\"…\""),
            Self::Texts | Self::OneText | Self::Goals { .. } => blank("[\"…\", \"…\"]"),
            Self::Item => Line::Blank("\"…\"".to_owned()),
            Self::Rows | Self::Row => blank("[[\"…\", \"…\"], [\"…\", \"…\"]]"),
            Self::Integer => example("1"),
            Self::Number { to, .. } => example(&to.to_string()),
            Self::Count => example("10"),
            Self::Boolean => example("true"),
            Self::Date => example("2026-01-29"),
            Self::Years | Self::YearsMarked | Self::OneYear(_) => example("{ from = 2026, to = 2029 }"),
            Self::Colour => example("\"#004b5a\""),
            Self::Cmyk => example("[100, 35, 40, 45]"),
            Self::Focus => Line::Example(format!("{key} = [0.5, 0.4]   {or}   {key} = \"left top\"")),
            Self::Table | Self::OneTable => Line::Blank(bracketed(key, 1)),
            Self::Tables => Line::Blank(bracketed(key, 2)),
        }
    }
}

/// The group that a header's group is in.
fn outer(header: &str) -> Option<&str> {
    header.trim_matches(['[', ']']).rsplit_once('.').map(|(outer, _)| outer)
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
    /// The value that was meant, as far as it can be told.
    pub instead: Instead,
    /// The line as it has to be.
    pub line: Option<String>,
}

impl WrongType {
    /// The line to write, if it can be told.
    fn told(&self) -> Option<String> {
        if self.line.is_some() {
            return self.line.clone();
        }
        match (&self.instead, self.expected) {
            (Instead::Is(value), Expected::Item) => Some(value.clone()),
            (Instead::Is(value) | Instead::Bare(value) | Instead::Timed(value), _) => {
                Some(format!("{} = {value}", self.key))
            }
            (
                Instead::Unknown
                | Instead::Begun(_)
                | Instead::NoDay(_)
                | Instead::Part(_)
                | Instead::Answer { .. },
                _,
            ) => None,
        }
    }

    /// Years that are to be replaced by the user's own.
    fn own_years(&self) -> Option<String> {
        let years = match &self.instead {
            Instead::Begun(years) => years,
            Instead::Unknown if matches!(self.expected, Expected::Years | Expected::OneYear(_)) => {
                "{ from = 2026, to = 2029 }"
            }
            _ => return None,
        };
        Some(format!("{} = {years}", self.key))
    }
}

impl Message for WrongType {
    fn danish(&self) -> Words {
        let Self { key, expected, instead, .. } = self;
        if let Instead::NoDay(day) = instead {
            return day.danish(key);
        }
        if let Instead::Part(part) = instead {
            return part.danish(key);
        }
        let words = Words::title(expected.danish(key, instead)).help(
            match (self.told(), self.own_years(), expected.lines()) {
                (Some(line), _, Some((first, last))) => {
                    format!("Skriv på én linje i stedet for linje {first}-{last}:  {line}")
                }
                (Some(line), _, None) => format!("Skriv:  {line}"),
                (None, Some(line), _) if matches!(expected, Expected::OneYear(_)) => {
                    format!("Skriv begge i stedet for denne linje, med jeres egne årstal:  {line}")
                }
                (None, Some(line), _) => format!("Skriv med jeres egne årstal:  {line}"),
                (None, None, _) => expected.line(key, "eller").danish(),
            },
        );
        match instead {
            Instead::Answer { is_needed: false } => words.help("Skal der ikke stå noget, så slet linjen"),
            _ => words,
        }
    }

    fn english(&self) -> Words {
        let Self { key, expected, instead, .. } = self;
        if let Instead::NoDay(day) = instead {
            return day.english(key);
        }
        if let Instead::Part(part) = instead {
            return part.english(key);
        }
        let words = Words::title(expected.english(key, instead)).help(
            match (self.told(), self.own_years(), expected.lines()) {
                (Some(line), _, Some((first, last))) => {
                    format!("Write on one line instead of lines {first}-{last}:  {line}")
                }
                (Some(line), _, None) => format!("Write:  {line}"),
                (None, Some(line), _) if matches!(expected, Expected::OneYear(_)) => {
                    format!("Write both in place of this line, with your own years:  {line}")
                }
                (None, Some(line), _) => format!("Write with your own years:  {line}"),
                (None, None, _) => expected.line(key, "or").english(),
            },
        );
        match instead {
            Instead::Answer { is_needed: false } => words.help("If there is to be none, delete the line"),
            _ => words,
        }
    }
}
