//! A footnote that is referred to is defined exactly once.

use crate::check::{Context, Rule};
use crate::edition::markup::Problem;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U052",
        name: "undefined-footnote",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En fodnote, der er henvist til, men ikke skrevet, eller skrevet to gange",
        en: "A footnote that is referred to and not written, or written twice",
    },
    why: Bilingual { da: "Læseren ville lede forgæves", en: "Readers would look in vain" },
    examples: &[Example {
        part: SourcePart::Text,
        wrong: "Tallet er fra 2024.[^tal]",
        because: Bilingual { da: "noten mangler", en: "the note is missing" },
        right: r"Tallet er fra 2024.[^tal]

[^tal]: Kommunens egen opgørelse.",
    }],
    more: Bilingual {
        da: "Noten skrives i samme `text` som henvisningen. Skal tegnene `[^1]` stå i teksten, så skriv \
             `\\\\[^1]`.",
        en: "The note stands in the same `text` as what refers to it. If the characters `[^1]` belong to the \
             text, write `\\\\[^1]`.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for (text, range, problem) in context.problems() {
        let mut found = findings.under(&rule.code);
        let place = || context.within(text, range.clone());
        match problem {
            Problem::FootnoteUndefined(label) => found.at(place, FootnoteUndefined { label: label.clone() }),
            Problem::FootnoteTwice(label) => found.at(place, FootnoteTwice { label: label.clone() }),
            _ => {}
        }
    }
}

#[derive(Debug)]
struct FootnoteUndefined {
    label: String,
}

impl Message for FootnoteUndefined {
    fn danish(&self) -> Words {
        let Self { label } = self;
        Words::title(format!("Fodnoten [^{label}] er ikke skrevet"))
            .help(format!("Skriv den nederst i samme tekst:  [^{label}]: Notens tekst"))
            .help(format!("Skal tegnene stå i teksten, så skriv:  \\\\[^{label}]"))
    }

    fn english(&self) -> Words {
        let Self { label } = self;
        Words::title(format!("The footnote [^{label}] is not written"))
            .help(format!("Write it at the end of the same text:  [^{label}]: The note's text"))
            .help(format!("If the characters belong to the text, write:  \\\\[^{label}]"))
    }
}

#[derive(Debug)]
struct FootnoteTwice {
    label: String,
}

impl Message for FootnoteTwice {
    fn danish(&self) -> Words {
        let Self { label } = self;
        Words::title(format!("Fodnoten [^{label}] er skrevet to gange")).help("Giv den ene et andet nummer")
    }

    fn english(&self) -> Words {
        let Self { label } = self;
        Words::title(format!("The footnote [^{label}] is written twice"))
            .help("Give one of them another number")
    }
}
