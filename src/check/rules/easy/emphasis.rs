//! Words in capitals lose their shape, and italics are hard to read.
//!
//! Inclusion Europe, *Information for all*: no capitals, no italics. Easy-read texts have no markup, so
//! asterisks would be printed as they are.

use super::abbreviation::is_acronym;
use super::roman_numeral::roman;
use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R18",
        name: "emphasis",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et ord i store bogstaver, eller stjerner for kursiv og fed",
        en: "A word in capitals, or stars for italics and bold",
    },
    why: Bilingual {
        da: "Ordet mister sin form (Inclusion Europe, Information for all)",
        en: "The word loses its shape (Inclusion Europe, Information for all)",
    },
    examples: &[
        Example {
            part: SourcePart::Easy,
            wrong: "Det er GRATIS.",
            because: Bilingual::NONE,
            right: "Det er gratis.",
        },
        Example {
            part: SourcePart::Easy,
            wrong: "Det er *gratis*.",
            because: Bilingual {
                da: "den letlæste tekst har ingen opmærkning",
                en: "an easy text has no markup",
            },
            right: "Det er gratis.",
        },
    ],
    more: Bilingual::NONE,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        for word in passage.words() {
            let letters = word.letters();
            let capitals = letters > 2 && word.text.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
            let numeral = roman(&word.text).is_some();
            if capitals && !numeral && !is_acronym(context, word) && !context.is_explained(&word.low) {
                file.at((passage, word), Capitals { word: word.text.clone() });
            }
        }
        for line in passage.lines.lines() {
            for mark in ["**", "*", "__", "_"] {
                if let Some(range) = marked(&line.text, mark) {
                    let words = line.text[range.clone()].to_owned();
                    let marked = line.range.start + range.start..line.range.start + range.end;
                    file.at((passage, marked), Emphasis { words });
                    break;
                }
            }
        }
    }
}

/// The range of words between a pair of marks: `*ord*`.
fn marked(line: &str, mark: &str) -> Option<std::ops::Range<usize>> {
    let start = line.find(mark)?;
    let inside = start + mark.len();
    let length = line[inside..].find(mark)?;
    let words = &line[inside..inside + length];
    let fits = !words.is_empty() && words.trim() == words && words.contains(char::is_alphabetic);
    let alone = mark != "_" || !line[..start].ends_with(char::is_alphanumeric);
    (fits && alone).then_some(start..inside + length + mark.len())
}

/// A word in capitals.
#[derive(Debug)]
struct Capitals {
    word: String,
}

impl Message for Capitals {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« er skrevet med store bogstaver", self.word))
            .help("Skriv med små bogstaver: Så har ordet den form, læseren kender")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” is written in capitals", self.word))
            .help("Write small letters: then the word has the shape that the reader knows")
    }
}

/// Marks for bold or italics, which would be printed as they are.
#[derive(Debug)]
struct Emphasis {
    words: String,
}

impl Message for Emphasis {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« har tegn for fed eller kursiv", self.words))
            .help("Fjern tegnene: I den letlæste tekst bliver de stående som tegn")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” has marks for bold or italics", self.words))
            .help("Remove the marks: in the easy text they are printed as they stand")
    }
}
