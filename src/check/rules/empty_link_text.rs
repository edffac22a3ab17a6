//! A link's text says where it leads.
//!
//! WCAG 2.2, 2.4.4 (A) and 2.4.9: a screen reader can list the links without the text around them.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::language::LinkText;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U050",
        name: "empty-link-text",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En linktekst, der ikke siger noget: »her«, »læs mere«, en webadresse",
        en: "A link text that says nothing: \"here\", \"read more\", an address",
    },
    why: Bilingual {
        da: "Skærmlæsere læser links op som en liste uden teksten omkring (WCAG 2.2, 2.4.4)",
        en: "Screen readers list links without the text around them (WCAG 2.2, 2.4.4)",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "Læs mere [her](https://www.example.dk/stoette)",
            because: Bilingual::NONE,
            right: "[Sådan søger du om støtte](https://www.example.dk/stoette)",
        },
        Example {
            part: SourcePart::Text,
            wrong: "<https://www.example.dk/stoette>",
            because: Bilingual {
                da: "en adresse siger ikke, hvad man finder",
                en: "an address doesn't say what one finds",
            },
            right: "[Sådan søger du om støtte](https://www.example.dk/stoette)",
        },
    ],
    more: Bilingual::NONE,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for parsed in &context.texts {
        for link in &parsed.markup.links {
            // An address that isn't there is the fault, whatever the words say.
            if link.url.is_empty() && !link.text.trim().is_empty() {
                continue;
            }
            let mut found = findings.under(&rule.code);
            let place = || context.within(parsed.text, link.range.clone());
            let text = link.text.trim().to_owned();
            match LinkText::of(&text) {
                LinkText::Telling => {}
                LinkText::Empty => found.at(place, LinkEmpty),
                LinkText::Nothing => found.at(place, LinkSaysNothing { text }),
                LinkText::Address => found.at(place, LinkIsAddress { text }),
            }
        }
    }
}

#[derive(Debug)]
struct LinkSaysNothing {
    text: String,
}

impl Message for LinkSaysNothing {
    fn danish(&self) -> Words {
        let Self { text } = self;
        Words::title(format!("Linkteksten »{text}« siger ikke, hvor linket fører hen"))
            .help("Skriv, hvad man finder der:  [Ansøg om støtte i hverdagen](https://…)")
            .help("En skærmlæser kan læse links op som en liste uden teksten omkring")
    }

    fn english(&self) -> Words {
        let Self { text } = self;
        Words::title(format!("The link text “{text}” doesn't say where the link leads"))
            .help("Write what one finds there:  [Apply for everyday support](https://…)")
            .help("A screen reader can read out links as a list, without the text around them")
    }
}

#[derive(Debug)]
struct LinkIsAddress {
    text: String,
}

impl Message for LinkIsAddress {
    fn danish(&self) -> Words {
        let Self { text } = self;
        Words::title(format!("Linkteksten er en webadresse: {text}"))
            .help("Skriv, hvad man finder der:  [Kommunens side om hjælp](https://…)")
    }

    fn english(&self) -> Words {
        let Self { text } = self;
        Words::title(format!("The link text is a web address: {text}"))
            .help("Write what one finds there:  [The municipality's page on support](https://…)")
    }
}

#[derive(Debug)]
struct LinkEmpty;

impl Message for LinkEmpty {
    fn danish(&self) -> Words {
        Words::title("Linket har ingen tekst").help("Skriv, hvor linket fører hen:  [Tekst](https://…)")
    }

    fn english(&self) -> Words {
        Words::title("The link has no text").help("Write where the link leads:  [Text](https://…)")
    }
}
