//! A file is valid TOML.

mod danish;
mod english;
mod slips;

use crate::finding::{Bilingual, Code, Documentation, Example, Group, Level, Message, SourcePart, Words};
use crate::source::keys::{Line, Value, line_of, names_behind, takes_text, takes_years, values_of};
use crate::source::syntax::SyntaxFault;

/// Filed where a file is not valid TOML.
pub static TOML_SYNTAX: Code = Code {
    id: "U001",
    name: "toml-syntax",
    level: Level::Error,
    group: Group::Source,
    documentation: &DOCUMENTATION,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Noget, der ikke er gyldig TOML: et anførselstegn, der mangler, en nøgle to gange",
        en: "What is not TOML: a missing quotation mark, a key twice",
    },
    why: Bilingual {
        da: "Resten af filen kan kun gættes. Det, der ser ud til at mangle i den, bliver først \
                          meldt, når den kan læses",
        en: "The rest of the file can only be guessed",
    },
    examples: &[Example {
        part: SourcePart::Policy,
        wrong: "title = \"Alle skal med",
        because: Bilingual {
            da: "anførselstegnet til sidst mangler",
            en: "the last quotation mark is missing",
        },
        right: "title = \"Alle skal med\"",
    }],
    more: Bilingual {
        da: "Tekst over flere linjer står mellem tre anførselstegn på hver side. Skal der stå et \
             anførselstegn i en kort tekst, så brug » og «, ” eller sæt teksten mellem enkelte \
             anførselstegn: `'Vi siger \"sammen\"'`. En omvendt skråstreg skal skrives to gange: `\\\\`.",
        en: "Text of several lines stands between three quotation marks on either side. For a quotation mark \
             in a short text, use “ and ”, or put the text between single ones: `'Vi siger \"sammen\"'`. A \
             backslash is written twice: `\\\\`.",
    },
};

/// A syntax error.
#[derive(Debug)]
pub struct TomlSyntax {
    /// What is wrong, judged from the text at that place.
    pub fault: SyntaxFault,
    /// What else is wrong with the same line, and is right in the line that is shown.
    pub also: Vec<SyntaxFault>,
    /// The line as it has to be, where there is one right answer.
    pub line: Option<String>,
}

impl TomlSyntax {
    /// The keys of colons, the fault's own first.
    fn keys_of_colons<'a>(&'a self, first: &'a str) -> Vec<&'a str> {
        let others = self.also.iter().filter_map(|fault| match fault {
            SyntaxFault::Colon { key, .. } => Some(key.as_str()),
            _ => None,
        });
        std::iter::once(first).chain(others).collect()
    }

    /// Whether the quotation marks around a text are wrong, too: missing, or others than straight ones.
    fn lacks_marks(&self) -> Option<Marks> {
        self.also.iter().find_map(|fault| match fault {
            SyntaxFault::TextUnquoted { .. } | SyntaxFault::ItemUnquoted | SyntaxFault::Unmarked => {
                Some(Marks::None)
            }
            SyntaxFault::Quotes { .. } | SyntaxFault::QuoteAtEnd { .. } => Some(Marks::Other),
            _ => None,
        })
    }

    /// Those of the other faults that the message about this one doesn't name, each kind once.
    fn rest(&self) -> Vec<Self> {
        use std::mem::discriminant;
        let names_marks = matches!(
            self.fault,
            SyntaxFault::Colon { .. } | SyntaxFault::EqualsMissing { .. } | SyntaxFault::CommaMissing { .. }
        );
        let is_about_marks = |fault: &SyntaxFault| {
            matches!(
                fault,
                SyntaxFault::TextUnquoted { .. }
                    | SyntaxFault::ItemUnquoted
                    | SyntaxFault::Unmarked
                    | SyntaxFault::Quotes { .. }
                    | SyntaxFault::QuoteAtEnd { .. }
            )
        };
        let mut told = vec![discriminant(&self.fault)];
        let mut rest = Vec::new();
        for fault in &self.also {
            if told.contains(&discriminant(fault)) || names_marks && is_about_marks(fault) {
                continue;
            }
            told.push(discriminant(fault));
            rest.push(Self { fault: fault.clone(), also: Vec::new(), line: None });
        }
        rest
    }
}

/// What is wrong with the marks around a text.
#[derive(Clone, Copy)]
enum Marks {
    /// There are none.
    None,
    /// They are none of TOML's.
    Other,
}

/// A line as it was typed, mended; or, where nothing can be told of its value, one to be filled in.
fn line_or_blank(line: Option<&String>, key: &str) -> String {
    line.cloned().unwrap_or_else(|| match line_of(key) {
        Line::Blank(line) => line,
        Line::Example(_) => format!("{key} = …"),
    })
}

impl TomlSyntax {
    /// The line to write, or the part of it that was wrong.
    fn line_or(&self, part: impl Into<String>) -> String {
        self.line.clone().unwrap_or_else(|| part.into())
    }
}

/// What has to stand behind a key that is no yes or no, in Danish and English.
fn belongs(key: &str) -> (&'static str, &'static str) {
    let values = values_of(key);
    let all = |is: fn(&Value) -> bool| values.iter().all(is);
    match key {
        "alt" => ("en beskrivelse af billedet", "a description of the picture"),
        "covers" => ("id'er på mål", "the ids of goals"),
        key if takes_text(key) => ("en tekst", "a text"),
        key if takes_years(key) => ("to årstal", "two years"),
        _ if all(|value| matches!(value, Value::Texts | Value::SomeOf(_) | Value::Rows)) => {
            ("en liste", "a list")
        }
        _ if all(|value| matches!(value, Value::Date)) => ("en dato", "a date"),
        _ if all(|value| matches!(value, Value::Integer | Value::Count | Value::Number { .. })) => {
            ("et tal", "a number")
        }
        _ if !names_behind(key).is_empty() => ("et af de faste navne", "one of the set names"),
        _ => ("noget andet", "something else"),
    }
}

/// The names that can stand behind a key, as they are written, if they are all there are: in Danish and English.
fn names_to_choose(key: &str) -> Option<(String, String)> {
    let names = names_behind(key);
    let is_all = names.len() > 1 && !values_of(key).iter().any(|value| matches!(value, Value::Language));
    let (last, first) = names.split_last().filter(|_| is_all)?;
    let first = first.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    Some((format!("{first} eller \"{last}\""), format!("{first} or \"{last}\"")))
}

/// Whether a name is made of letters alone, some of which no name of a key has.
fn is_danish_word(key: &str) -> bool {
    key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) && !key.is_ascii()
}

/// The file that a path ends with.
fn file_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A character's number, since it can't be seen.
fn numbered(sign: char) -> String {
    format!("U+{:04X}", u32::from(sign))
}

/// The beginning of a line, by which it is found.
fn shortened(words: &str) -> String {
    const MOST: usize = 40;
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}

/// What a character that nobody sees is called, in Danish and English.
fn called(sign: char) -> (&'static str, &'static str) {
    match sign {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => {
            ("et hårdt mellemrum, som man ikke kan se", "a no-break space that can't be seen")
        }
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' | '\u{1680}' => {
            ("et særligt mellemrum, som man ikke kan se", "a special space that can't be seen")
        }
        '\u{ad}' => ("en usynlig, blød bindestreg", "an invisible soft hyphen"),
        _ if sign.is_control() => ("et usynligt styretegn", "an invisible control character"),
        _ => ("et usynligt tegn", "an invisible character"),
    }
}

impl Message for TomlSyntax {
    fn danish(&self) -> Words {
        let rest = self.rest();
        rest.iter().fold(self.of_fault_in_danish(), |words, other| {
            words.help(format!("Desuden: {}", other.of_fault_in_danish().title))
        })
    }

    fn english(&self) -> Words {
        let rest = self.rest();
        rest.iter().fold(self.of_fault_in_english(), |words, other| {
            words.help(format!("Besides: {}", other.of_fault_in_english().title))
        })
    }
}
