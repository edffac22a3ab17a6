//! A footnote says something, and refers to no other footnote: it is read at the foot of a page, which has no foot of its
//! own.

use crate::check::{Context, Rule};
use crate::edition::markup::Problem;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U032",
        name: "bad-footnote",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En fodnote uden tekst, eller en fodnote, der henviser til en fodnote",
        en: "A footnote without text, or a footnote that refers to a footnote",
    },
    why: Bilingual {
        da: "Læseren følger et tal ned til noten og skal finde noget der",
        en: "Readers follow a number to the note, and have to find something there",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: r"Tallet er fra 2024.[^tal]

[^tal]:",
            because: Bilingual { da: "noten har ingen tekst", en: "the note has no text" },
            right: r"Tallet er fra 2024.[^tal]

[^tal]: Kommunens egen opgørelse.",
        },
        Example {
            part: SourcePart::Text,
            wrong: r"Tallet er fra 2024.[^tal]

[^tal]: Kommunens egen opgørelse.[^kilde]

[^kilde]: Budget 2024.",
            because: Bilingual { da: "en note i en note", en: "a note in a note" },
            right: r"Tallet er fra 2024.[^tal]

[^tal]: Kommunens egen opgørelse i budget 2024.",
        },
    ],
    more: Bilingual::NONE,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for (text, range, problem) in context.problems() {
        let mut found = findings.under(&rule.code);
        let place = || context.within(text, range.clone());
        match problem {
            Problem::FootnoteEmpty(label) => found.at(place, FootnoteEmpty { label: label.clone() }),
            Problem::FootnoteInFootnote(label) => {
                found.at(place, FootnoteInFootnote { label: label.clone() })
            }
            _ => {}
        }
    }
}

#[derive(Debug)]
struct FootnoteEmpty {
    label: String,
}

impl Message for FootnoteEmpty {
    fn danish(&self) -> Words {
        let Self { label } = self;
        Words::title(format!("Fodnoten [^{label}] har ingen tekst"))
            .help(format!("Skriv den efter kolon:  [^{label}]: Notens tekst"))
            .help(format!("Skal den ikke bruges, så fjern [^{label}] begge steder"))
    }

    fn english(&self) -> Words {
        let Self { label } = self;
        Words::title(format!("The footnote [^{label}] has no text"))
            .help(format!("Write it after the colon:  [^{label}]: The note's text"))
            .help(format!("If it isn't needed, remove [^{label}] in both places"))
    }
}

#[derive(Debug)]
struct FootnoteInFootnote {
    label: String,
}

impl Message for FootnoteInFootnote {
    fn danish(&self) -> Words {
        let Self { label } = self;
        Words::title(format!("Her henviser en fodnote til fodnoten [^{label}]"))
            .help("Skriv det, noten skal sige, direkte i den første note")
    }

    fn english(&self) -> Words {
        let Self { label } = self;
        Words::title(format!("A footnote refers to the footnote [^{label}] here"))
            .help("Write what the note has to say into the first note")
    }
}
