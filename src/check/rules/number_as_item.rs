//! A number at the beginning of a line is an item's number in CommonMark, whatever was meant.
//!
//! CommonMark 0.31.2, 5.2 and 5.3: "29. januar" in a line of its own begins a list. The numbers come out as they are written, but a sentence
//! stands as an item, and a screen reader counts it.

use std::ops::Range;

use crate::check::{Context, Rule, backslashes, own_line};
use crate::edition::What;
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U022",
        name: "number-as-item",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et tal først på en linje, der bliver til nummeret på et punkt: en dato, midten af en sætning, numre, der springer",
        en: "A number at the beginning of a line that becomes an item's: a date, the middle of a sentence, numbers that jump",
    },
    why: Bilingual {
        da: "En linje, der begynder med et tal og et punktum, er et punkt i en liste (CommonMark 0.31.2, 5.2)",
        en: "A line that begins with a number and a full stop is an item of a list (CommonMark 0.31.2, 5.2)",
    },
    examples: &[
        Example {
            part: SourcePart::Text,
            wrong: "29. januar er der møde.",
            because: Bilingual { da: "bliver til punkt 29 i en liste", en: "becomes item 29 of a list" },
            right: r"29\\. januar er der møde.",
        },
        Example {
            part: SourcePart::Text,
            wrong: "Mødet bliver holdt i lokale\n1. på første sal.",
            because: Bilingual {
                da: "sætningen er delt af en liste",
                en: "the sentence is divided by a list",
            },
            right: r"Mødet bliver holdt i lokale
1\\. på første sal.",
        },
        Example {
            part: SourcePart::Text,
            wrong: "1. Find et hold\n2. Prøv det\n4. Meld dig ind",
            because: Bilingual { da: "hvor er 3?", en: "where is 3?" },
            right: "1. Find et hold\n2. Prøv det\n3. Meld dig ind",
        },
    ],
    more: Bilingual {
        da: "Tallene kommer ud, som de er skrevet. I en letlæst tekst er kun 1., 2., 3. under hinanden en liste; der kan en linje roligt \
             begynde med en dato.",
        en: "The numbers come out as they are written. In an easy-read text only 1., 2., 3. under each other are a list; there a line may \
             begin with a date.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for (text, found) in context.misread() {
        let mut file = findings.under(&rule.code);
        let place = || context.within(text, found.range.clone());
        let mend = || context.rewrite(text, found.mend.as_ref());
        let escape = context.escape(text);
        match found.what.clone() {
            What::Ordinal(number) => {
                let last = number.rsplit(' ').next().unwrap_or_default();
                let begin = match last {
                    "kvartal" | "halvår" => Some("I"),
                    last if context.is_danish_month(last) => Some("Den"),
                    _ => None,
                };
                let start = found.range.start;
                let with = |part: Range<usize>, write: String| own_line(text, &(part, write), escape);
                let begun = begin.map(|word| {
                    with(start..start, format!("{word} ")).unwrap_or_else(|| format!("{word} {number}"))
                });
                let own = found.mend.clone().and_then(|(part, write)| with(part, write));
                let own = own.unwrap_or_else(|| escaped(&number, escape));
                file.mended(place, mend, OrdinalAsItem { number, begun, own, escape });
            }
            What::CutSentence(number) => file.mended(place, mend, SentenceCut { number, escape }),
            What::NumberJumps { written, expected } => {
                file.mended(place, mend, NumberJumps { written, expected, escape });
            }
            What::LeadingZero(number) => file.mended(place, mend, LeadingZero { number }),
            _ => {}
        }
    }
}

/// The number as it is written in a source, with the backslash as the text holds it: "29\\\\.".
fn escaped(number: &str, escape: &str) -> String {
    let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    format!("{}{escape}{}", &number[..end], &number[end..])
}

#[derive(Debug)]
struct OrdinalAsItem {
    number: String,
    /// The line with a word before the number, where there is one that fits.
    begun: Option<String>,
    /// The line with its backslash.
    own: String,
    escape: &'static str,
}

impl Message for OrdinalAsItem {
    fn danish(&self) -> Words {
        let Self { number, begun, own, escape } = self;
        let words = Words::title(format!("»{number}« først på linjen bliver til et punkt i en liste"));
        let counted = backslashes(escape).0;
        match begun {
            Some(begun) => words
                .help(format!("Begynd linjen med et ord:  {begun}"))
                .help(format!("Eller sæt {counted} før punktummet:  {own}")),
            None => words.help(format!("Sæt {counted} før punktummet:  {own}")),
        }
    }

    fn english(&self) -> Words {
        let Self { number, begun, own, escape } = self;
        let words =
            Words::title(format!("“{number}” at the beginning of the line becomes an item of a list"));
        let counted = backslashes(escape).1;
        match begun {
            Some(begun) => words
                .help(format!("Begin the line with a word:  {begun}"))
                .help(format!("Or put {counted} before the full stop:  {own}")),
            None => words.help(format!("Put {counted} before the full stop:  {own}")),
        }
    }
}

#[derive(Debug)]
struct SentenceCut {
    number: String,
    escape: &'static str,
}

impl Message for SentenceCut {
    fn danish(&self) -> Words {
        let Self { number, escape } = self;
        Words::title(format!("Sætningen er delt: »{number}« først på linjen begynder en liste"))
            .help(format!("Hører tallet til sætningen, så skriv:  {}", escaped(number, escape)))
            .help("Er det en liste, så slut linjen over med kolon eller punktum")
    }

    fn english(&self) -> Words {
        let Self { number, escape } = self;
        Words::title(format!(
            "The sentence is divided: “{number}” at the beginning of the line begins a list"
        ))
        .help(format!("If the number belongs to the sentence, write:  {}", escaped(number, escape)))
        .help("If it is a list, end the line above with a colon or a full stop")
    }
}

#[derive(Debug)]
struct NumberJumps {
    written: u64,
    expected: u64,
    escape: &'static str,
}

impl Message for NumberJumps {
    fn danish(&self) -> Words {
        let Self { written, expected, escape } = self;
        let sentence = escaped(&format!("{written}."), escape);
        Words::title(format!("Punktet har nummer {written}; efter punktet før kommer {expected}"))
            .help(format!("Er det næste punkt i listen, så skriv:  {expected}."))
            .help(format!("Er det begyndelsen på en sætning, så skriv:  {sentence}"))
    }

    fn english(&self) -> Words {
        let Self { written, expected, escape } = self;
        let sentence = escaped(&format!("{written}."), escape);
        Words::title(format!("The item has number {written}; after the item before it comes {expected}"))
            .help(format!("If it is the list's next item, write:  {expected}."))
            .help(format!("If it begins a sentence, write:  {sentence}"))
    }
}

#[derive(Debug)]
struct LeadingZero {
    number: String,
}

impl Message for LeadingZero {
    fn danish(&self) -> Words {
        let Self { number } = self;
        Words::title(format!("»{number}« bliver til et punkt i en liste, og nullet kommer ikke med"))
            .help("Skriv punktets nummer uden nul foran")
    }

    fn english(&self) -> Words {
        let Self { number } = self;
        Words::title(format!("“{number}” becomes an item of a list, and its zero doesn't come out"))
            .help("Write the item's number without a zero before it")
    }
}
