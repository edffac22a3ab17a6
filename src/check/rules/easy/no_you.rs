//! The text speaks to its reader: "du", not "man" or "borgeren".
//!
//! BITV 2.0, annex 2, part 2; Inclusion Europe: speak to people directly.

use crate::check::filing::Filing;
use crate::check::{Context, Passage, PassageKind, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R17",
        name: "no-you",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Et afsnit uden »du«, eller ordene »man« og »borgeren«",
        en: "A section without \"du\", or the words \"man\" and \"borgeren\"",
    },
    why: Bilingual {
        da: "Tal til læseren (BITV 2.0, bilag 2; Inclusion Europe)",
        en: "Speak to the reader (BITV 2.0, annex 2; Inclusion Europe)",
    },
    examples: &[
        Example {
            part: SourcePart::Easy,
            wrong: "Man kan låne en bold.",
            because: Bilingual::NONE,
            right: "Du kan låne en bold.",
        },
        Example {
            part: SourcePart::Easy,
            wrong: "Borgeren kan låne en bold.",
            because: Bilingual::NONE,
            right: "Du kan låne en bold.",
        },
    ],
    more: Bilingual::NONE,
};

const YOU: &[&str] = &["du", "dig", "din", "dit", "dine", "jer", "jeres"];

/// Words that speak about readers instead of to them.
const THIRD_PERSON: &[&str] = &[
    "man",
    "borgeren",
    "borgerens",
    "brugeren",
    "brugerens",
    "klienten",
    "klientens",
    "beboeren",
    "beboerens",
];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for word in passage.words().filter(|word| THIRD_PERSON.contains(&word.low.as_str())) {
            file.at((passage, word), AboutReader { word: word.text.clone() });
        }
    }
    for (index, section) in context.policy.sections.iter().enumerate() {
        let mut bodies = context
            .danish_easy()
            .filter(|passage| passage.section == Some(index) && passage.kind == PassageKind::Body)
            .peekable();
        let Some(first) = bodies.peek().copied() else { continue };
        let speaks = bodies.flat_map(Passage::words).any(|word| YOU.contains(&word.low.as_str()));
        if let Some(line) = first.lines.lines().next().filter(|_| !speaks) {
            let title = section.title.value().clone();
            file.at((first, line.range.clone()), NoYou { title });
        }
    }
}

/// A section that doesn't speak to its reader.
#[derive(Debug)]
struct NoYou {
    title: String,
}

impl Message for NoYou {
    fn danish(&self) -> Words {
        Words::title(format!("Afsnittet »{}« taler ikke til læseren", self.title))
            .help("Skriv, hvad det betyder for dig: »du«, »dig« eller »din«")
    }

    fn english(&self) -> Words {
        Words::title(format!("The section “{}” doesn't speak to its reader", self.title))
            .help("Write what it means for the reader: “du”, “dig” or “din”")
    }

    fn is_absence(&self) -> bool {
        true
    }
}

/// A word that speaks about readers instead of to them.
#[derive(Debug)]
struct AboutReader {
    word: String,
}

impl Message for AboutReader {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« taler om læseren", self.word)).help("Tal til læseren: »du«")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” speaks about the reader", self.word)).help("Speak to the reader: “du”")
    }
}
