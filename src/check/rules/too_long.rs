//! Texts that stand in bookmarks, metadata and descriptions have a length that reading systems can hold, and so have words.
//!
//! ISO 19005-2, 6.1.13: a string in a PDF/A has at most 32,767 bytes. Setting a title of that length, or a word without an
//! end, takes minutes.

use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::policy::{KeyedText, TextKind};

/// The most characters of a title, a label, a heading.
const TITLE: usize = 1_000;
/// The most characters of what is spoken in place of a picture, or stands in metadata.
const DESCRIPTION: usize = 8_000;
/// The most characters without a space.
const WORD: usize = 1_000;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U031",
        name: "too-long",
        level: Level::Error,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En titel på over 1000 tegn, en alternativ tekst eller billedtekst på over 8000 eller et ord på over 1000",
        en: "A title of more than 1000 characters, an alternative text or a caption of more than 8000, or a word of more than 1000",
    },
    why: Bilingual {
        da: "Bogmærker og beskrivelser i en PDF har en længste længde (PDF/A-2, 6.1.13)",
        en: "Bookmarks and descriptions in a PDF have a greatest length (PDF/A-2, 6.1.13)",
    },
    examples: &[Example {
        part: SourcePart::Outside,
        wrong: "# title på over 1000 tegn",
        because: Bilingual::NONE,
        right: "# en title på højst 1000 tegn",
    }],
    more: Bilingual {
        da: "En lang beskrivelse af en figur hører hjemme i `description`, som alle kan læse.",
        en: "A long description of a figure belongs in `description`, which everybody can read.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for KeyedText { key, text, kind } in context.printed_texts() {
        let mut found = findings.under(&rule.code);
        let limit = match (key, kind) {
            (_, TextKind::Alternative | TextKind::About) => Some(DESCRIPTION),
            // What a figure is called by, in links and bookmarks, and what is spoken in place of a chart.
            ("caption" | "finding", _) => Some(DESCRIPTION),
            ("title" | "subtitle" | "label" | "word" | "by" | "perspective", _) => Some(TITLE),
            _ => None,
        };
        if let Some(limit) = limit.filter(|limit| text.len() > *limit)
            && let length = text.chars().count()
            && length > limit
        {
            found.at(|| context.within(text, 0..first_line(text)), TextTooLong { key, length, limit });
            continue;
        }
        let start = text.as_ptr() as usize;
        let too_long = |word: &&str| word.len() > WORD && word.chars().count() > WORD;
        if let Some(word) = text.split_whitespace().find(too_long) {
            let from = word.as_ptr() as usize - start;
            let shown: String = word.chars().take(20).collect();
            let place = || context.within(text, from..from + shown.len());
            let length = word.chars().count();
            found.at(place, WordTooLong { shown: shown.clone(), length });
        }
    }
    for parsed in &context.texts {
        for (_, range) in &parsed.markup.headings {
            let length = parsed.text[range.clone()].chars().count();
            if length > TITLE {
                let end = range.start + first_line(&parsed.text[range.clone()]);
                let place = || context.within(parsed.text, range.start..end);
                let message = TextTooLong { key: "##", length, limit: TITLE };
                findings.under(&rule.code).at(place, message);
            }
        }
    }
}

/// How many bytes of a text are shown to say where it is.
fn first_line(text: &str) -> usize {
    text.char_indices()
        .take_while(|(_, character)| *character != '\n')
        .take(40)
        .last()
        .map_or(0, |(at, last)| at + last.len_utf8())
}

#[derive(Debug)]
struct TextTooLong {
    key: &'static str,
    length: usize,
    limit: usize,
}

impl Message for TextTooLong {
    fn danish(&self) -> Words {
        let Self { key, length, limit } = self;
        Words::title(format!("»{key}« har {length} tegn; der er plads til {limit}")).help(if *key == "alt" {
            "Skriv kort, hvad billedet viser, og flyt resten til description"
        } else {
            "Skriv den kortere, og flyt resten til teksten"
        })
    }

    fn english(&self) -> Words {
        let Self { key, length, limit } = self;
        Words::title(format!("“{key}” has {length} characters; there is room for {limit}")).help(
            if *key == "alt" {
                "Say in short what the picture shows, and move the rest to description"
            } else {
                "Write it shorter, and move the rest to the text"
            },
        )
    }
}

#[derive(Debug)]
struct WordTooLong {
    shown: String,
    length: usize,
}

impl Message for WordTooLong {
    fn danish(&self) -> Words {
        let Self { shown, length } = self;
        Words::title(format!("Der er {length} tegn uden mellemrum fra »{shown}…«; der er plads til {WORD}"))
            .help("Sæt mellemrum mellem ordene, eller fjern det, der ikke er ord")
    }

    fn english(&self) -> Words {
        let Self { shown, length } = self;
        Words::title(format!(
            "There are {length} characters without a space from “{shown}…”; there is room for {WORD}"
        ))
        .help("Put spaces between the words, or remove what is no word")
    }
}
