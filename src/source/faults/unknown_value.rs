//! A name is one of the known ones.

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::locale::Locale;
use crate::source::keys::{Several, glossed, is_needed, line_of};

/// Filed for a name that is not a known one.
pub static UNKNOWN_VALUE: Code = Code {
    id: "U005",
    name: "unknown-value",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et navn, der ikke er et af de mulige: rolle, bloktype, variant, slags",
        en: "A name that is none of the possible: role, type of block, variant, rule",
    },
    why: Bilingual {
        da: "Et gæt kunne give den forkerte udgivelse",
        en: "A guess might give the wrong publication",
    },
    examples: &[Example {
        part: SourcePart::Section,
        wrong: "role = \"fokusomraade\"",
        because: Bilingual::NONE,
        right: "role = \"focus-area\"",
    }],
    more: Bilingual {
        da: "Navnene står i [source-format.md](source-format.md). En undtagelse nævner reglens kode, som den \
             står foran fundet: `allow = [\"R05\"]`.",
        en: "The names stand in [source-format.md](source-format.md). A waiver names the code as it stands \
             before the finding: `allow = [\"R05\"]`.",
    },
};

/// What was meant by a name that is not a known one.
#[derive(Debug)]
pub enum ValueWhy {
    /// Perhaps this.
    Other(Option<String>),
    /// Any of several, which only whoever wrote it can choose from.
    Several(&'static Several),
}

/// A name that is not a known one.
#[derive(Debug)]
#[allow(missing_docs, reason = "its words say what it is")]
pub struct UnknownValue {
    pub key: String,
    pub value: String,
    pub why: ValueWhy,
    /// Whether no other name can be meant.
    pub is_certain: bool,
    /// The line with the name that was meant.
    pub line: Option<String>,
    /// The line with each of several names that may be meant.
    pub lines: Vec<String>,
    /// Whether the key takes a list.
    pub is_listed: bool,
    pub known: Vec<String>,
}

impl UnknownValue {
    /// How the name that was meant is written.
    fn line(&self, name: &str) -> String {
        if let Some(line) = &self.line {
            return line.clone();
        }
        match self.is_listed {
            true => format!("\"{name}\""),
            false => format!("{} = \"{name}\"", self.key),
        }
    }
}

impl Message for UnknownValue {
    fn danish(&self) -> Words {
        let Self { key, value, why, known, lines, .. } = self;
        let names = glossed(known.iter().map(String::as_str));
        let choose = format!("Vælg mellem: {}", Locale::Danish.listed(&names));
        match why {
            ValueWhy::Several(several) => {
                let title = match value.trim().is_empty() {
                    true => format!("Der står intet i »{key}«"),
                    false => format!("»{value}« kan ikke stå i »{key}«, for der er {}", several.of.0),
                };
                Words::new(title, several.danish_lines(lines))
            }
            ValueWhy::Other(near) => {
                let name = near.as_deref().unwrap_or_default();
                if let Some(how) = Locale::Danish.in_small_letters(value, name) {
                    return Words::title(format!("»{value}« skal skrives {how}"))
                        .help(format!("Skriv:  {}", self.line(name)));
                }
                let words = match self.is_certain {
                    _ if value.trim().is_empty() => {
                        let words = Words::title(format!("Der står intet i »{key}«"));
                        if near.is_some() {
                            return words.help(format!("Skriv:  {}", self.line(name)));
                        }
                        if is_needed(key) || self.is_listed {
                            return words.help(choose);
                        }
                        return words.help(line_of(key).danish()).help(choose).help("Eller slet linjen");
                    }
                    true => Words::title(format!("»{value}« hedder »{name}« i »{key}«")),
                    false => Words::title(format!("»{value}« kan ikke stå i »{key}«")),
                };
                match near {
                    Some(name) if self.is_certain => words.help(format!("Skriv:  {}", self.line(name))),
                    Some(name) => {
                        words.help(format!("Mente du »{name}«? Så skriv:  {}", self.line(name))).help(choose)
                    }
                    None => words.help(choose),
                }
            }
        }
    }

    fn english(&self) -> Words {
        let Self { key, value, why, known, lines, .. } = self;
        let choose = format!("Choose from: {}", Locale::English.listed(known));
        match why {
            ValueWhy::Several(several) => {
                let title = match value.trim().is_empty() {
                    true => format!("Nothing stands in “{key}”"),
                    false => format!("“{value}” can't be used as {key}, as there are {}", several.of.1),
                };
                Words::new(title, several.english_lines(lines))
            }
            ValueWhy::Other(near) => {
                let name = near.as_deref().unwrap_or_default();
                if let Some(how) = Locale::English.in_small_letters(value, name) {
                    return Words::title(format!("“{value}” has to be written {how}"))
                        .help(format!("Write:  {}", self.line(name)));
                }
                let words = match self.is_certain {
                    _ if value.trim().is_empty() => {
                        let words = Words::title(format!("Nothing stands in “{key}”"));
                        if near.is_some() {
                            return words.help(format!("Write:  {}", self.line(name)));
                        }
                        if is_needed(key) || self.is_listed {
                            return words.help(choose);
                        }
                        return words.help(line_of(key).english()).help(choose).help("Or delete the line");
                    }
                    true => Words::title(format!("“{value}” is called “{name}” as {key}")),
                    false => Words::title(format!("“{value}” can't be used as {key}")),
                };
                match near {
                    Some(name) if self.is_certain => words.help(format!("Write:  {}", self.line(name))),
                    Some(name) => words
                        .help(format!("Did you mean “{name}”? Then write:  {}", self.line(name)))
                        .help(choose),
                    None => words.help(choose),
                }
            }
        }
    }
}
