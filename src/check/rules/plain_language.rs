//! The full text is as plain as its publisher wants it to be.
//!
//! Not a fault: a policy may need long sentences. But long ones, verbs without anybody who acts, and "Der er …" are what readers of public letters give
//! up on (Klart sprog; ISO 24495-1, 5.3). Off until a publisher's `[plain]` says `check = true`; the report tells of it in any case.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Context, PlainSentence, Rule, plain_sentences};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};
use crate::prose::Lix;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U056",
        name: "plain-language",
        level: Level::Hint,
        group: Group::Publication,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "Sætninger, verber og begyndelser i den fulde tekst, der er tungere end udgiverens grænser i `[plain]`",
        en: "Sentences, verbs and openings of the full text that are heavier than the publisher's limits in `[plain]`",
    },
    why: Bilingual {
        da: "Flere læser teksten til ende, når den siger, hvem der gør hvad, i sætninger man kan overskue (ISO 24495-1, 5.3)",
        en: "More people read a text to its end that says who does what, in sentences they can take in (ISO 24495-1, 5.3)",
    },
    examples: &[Example {
        part: SourcePart::Publisher,
        wrong: "[plain]\ncheck = true\nsentence_words = 6",
        because: Bilingual {
            da: "teksten har sætninger med mere end 6 ord",
            en: "the text has sentences of more than 6 words",
        },
        right: "[plain]\ncheck = true\nsentence_words = 25",
    }],
    more: Bilingual {
        da: "Reglen er slået fra, til udgiveren skriver `check = true`; tallene står altid i rapporten om den letlæste udgave. På dansk ser den på lange sætninger, \
             lixtal, passiv, forkortelser og sætninger, der begynder med »der«; på engelsk på lange sætninger, lixtal og »There is«. Den retter intet og holder intet tilbage.",
        en: "The rule is off until the publisher says `check = true`; the figures always stand in the report on the easy-read edition. In Danish it looks at long \
             sentences, LIX, the passive, abbreviations and sentences that begin with “der”; in English at long sentences, LIX and “There is”. It holds nothing back.",
    },
};

/// In a section of fewer sentences a share says nothing.
const LEAST_SENTENCES: usize = 5;

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let limits = &context.plain;
    if !limits.check {
        return;
    }
    let all = plain_sentences(context);
    let mut found = findings.under(&rule.code);
    let mut told = BTreeSet::new();
    for one in &all {
        let place = || context.within(one.text, one.place.clone());
        let words = one.sentence.words.len();
        if words > limits.sentence_words {
            found.at(place(), Long { words, limit: limits.sentence_words, begins: beginning(&one.said) });
        }
        for (short, at) in &one.abbreviations {
            if told.insert(short.to_lowercase()) {
                found.at(context.within(one.text, at.clone()), Short { word: short.clone() });
            }
        }
    }
    let mut sections: BTreeMap<usize, Vec<&PlainSentence<'_>>> = BTreeMap::new();
    for one in &all {
        sections.entry(one.section).or_default().push(one);
    }
    for (section, sentences) in sections.into_iter().filter(|(_, all)| all.len() >= LEAST_SENTENCES) {
        let place = context.policy.sections[section].title.place();
        let lix =
            Lix::of(sentences.iter().map(|one| &one.sentence)).value().unwrap_or_default().round() as usize;
        if lix > limits.lix {
            found.at(place, Hard { lix, limit: limits.lix });
        }
        let share = |count: usize| 100 * count / sentences.len();
        let passives: Vec<String> = sentences.iter().filter_map(|one| one.passive.clone()).collect();
        if share(passives.len()) > limits.passive {
            let examples = passives.iter().take(3).cloned().collect();
            found.at(place, Passives { share: share(passives.len()), limit: limits.passive, examples });
        }
        let late: Vec<&&PlainSentence<'_>> = sentences.iter().filter(|one| one.is_late).collect();
        if share(late.len()) > limits.openings {
            let begins = late.first().map(|one| beginning(&one.said)).unwrap_or_default();
            found.at(place, Late { share: share(late.len()), limit: limits.openings, begins });
        }
    }
}

/// The first words of a sentence.
fn beginning(said: &str) -> String {
    let words: Vec<&str> = said.split_whitespace().collect();
    if words.len() > 5 { format!("{} …", words[..5].join(" ")) } else { words.join(" ") }
}

#[derive(Debug)]
struct Long {
    words: usize,
    limit: usize,
    begins: String,
}

impl Message for Long {
    fn danish(&self) -> Words {
        let Self { words, limit, begins } = self;
        Words::title(format!("Sætningen »{begins}« har {words} ord; grænsen er {limit}"))
            .help("Del den, hvor noget nyt begynder: én tanke i hver sætning")
    }

    fn english(&self) -> Words {
        let Self { words, limit, begins } = self;
        Words::title(format!("The sentence “{begins}” has {words} words; the limit is {limit}"))
            .help("Part it where something new begins: one thought a sentence")
    }
}

#[derive(Debug)]
struct Short {
    word: String,
}

impl Message for Short {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« er en forkortelse", self.word)).help("Skriv ordene helt ud")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” is an abbreviation", self.word)).help("Write the words in full")
    }
}

#[derive(Debug)]
struct Hard {
    lix: usize,
    limit: usize,
}

impl Message for Hard {
    fn danish(&self) -> Words {
        Words::title(format!("Afsnittet har lixtal {}; grænsen er {}", self.lix, self.limit))
            .help("Kortere sætninger og kortere ord gør det lettere at læse")
    }

    fn english(&self) -> Words {
        Words::title(format!("The section has a LIX of {}; the limit is {}", self.lix, self.limit))
            .help("Shorter sentences and shorter words make it easier to read")
    }
}

#[derive(Debug)]
struct Passives {
    share: usize,
    limit: usize,
    examples: Vec<String>,
}

impl Message for Passives {
    fn danish(&self) -> Words {
        let Self { share, limit, examples } = self;
        let listed: Vec<String> = examples.iter().map(|one| format!("»{one}«")).collect();
        Words::title(format!("{share} % af afsnittets sætninger er i passiv; grænsen er {limit} %"))
            .help(format!("Skriv, hvem der gør det. I passiv står for eksempel {}", listed.join(", ")))
    }

    fn english(&self) -> Words {
        let Self { share, limit, examples } = self;
        let listed: Vec<String> = examples.iter().map(|one| format!("“{one}”")).collect();
        Words::title(format!(
            "{share} % of the section's sentences are in the passive; the limit is {limit} %"
        ))
        .help(format!("Write who does it. In the passive are {}", listed.join(", ")))
    }
}

#[derive(Debug)]
struct Late {
    share: usize,
    limit: usize,
    begins: String,
}

impl Message for Late {
    fn danish(&self) -> Words {
        let Self { share, limit, begins } = self;
        Words::title(format!("{share} % af afsnittets sætninger begynder med »der«; grænsen er {limit} %"))
            .help(format!("Begynd med det, sætningen handler om. Den første er »{begins}«"))
    }

    fn english(&self) -> Words {
        let Self { share, limit, begins } = self;
        Words::title(format!(
            "{share} % of the section's sentences begin with “there”; the limit is {limit} %"
        ))
        .help(format!("Begin with what the sentence is about. The first is “{begins}”"))
    }
}
