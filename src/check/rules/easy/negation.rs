//! It is easier to grasp what is the case than what isn't.
//!
//! BITV 2.0, annex 2, part 2; Inclusion Europe: use positive sentences. One negation is worth a look; two in a
//! sentence leave the reader guessing. "Ikke kun" and the like add something rather than deny it.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R11",
        name: "negation",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En nægtelse (tip); to i samme sætning (advarsel)",
        en: "A negation (hint); two in a sentence (warning)",
    },
    why: Bilingual {
        da: "Det, der er, er lettere at forstå end det, der ikke er (BITV 2.0, bilag 2; Inclusion Europe)",
        en: "What is so is easier than what isn't (BITV 2.0, annex 2; Inclusion Europe)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Du må ikke komme for sent.",
        because: Bilingual::NONE,
        right: "Kom til tiden.",
    }],
    more: Bilingual {
        da: "»Ikke kun« og »ikke bare« er i orden. Nogle gange er nægtelsen selve sagen; så lad den stå. \
            Grænse: `negations = 2` giver en advarsel.",
        en: "“Ikke kun” and “ikke bare” are fine. Sometimes the negation is the point; then let it stand. \
            Limit: `negations = 2` gives a warning.",
    },
};

const NEGATIONS: &[&str] = &["aldrig", "ej", "hverken", "ikke", "ingen", "ingensteder", "ingenting", "intet"];

/// Words before which "ikke" doesn't negate: "ikke kun dig".
const ADDING: &[&str] = &["alene", "bare", "blot", "kun", "mindst"];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for sentence in passage.prose() {
            let denies = |at: usize| {
                let next = sentence.words.get(at + 1).map_or("", |next| next.low.as_str());
                NEGATIONS.contains(&sentence.words[at].low.as_str()) && !ADDING.contains(&next)
            };
            let found: Vec<_> =
                (0..sentence.words.len()).filter(|at| denies(*at)).map(|at| &sentence.words[at]).collect();
            let Some(first) = found.first() else { continue };
            if found.len() >= context.limits.negations {
                let words = found.iter().map(|word| word.text.clone()).collect();
                file.at((passage, *first), Negations { words });
            } else {
                file.at_level(Level::Hint, (passage, *first), Negation { word: first.text.clone() });
            }
        }
    }
}

/// A sentence with a negation.
#[derive(Debug)]
struct Negation {
    word: String,
}

impl Message for Negation {
    fn danish(&self) -> Words {
        Words::title(format!("»{}« siger, hvad der ikke er", self.word))
            .help("Kan du sige, hvad der er i stedet?")
    }

    fn english(&self) -> Words {
        Words::title(format!("“{}” says what is not", self.word)).help("Can you say what is, instead?")
    }
}

/// A sentence with two negations.
#[derive(Debug)]
struct Negations {
    words: Vec<String>,
}

impl Message for Negations {
    fn danish(&self) -> Words {
        Words::title(format!("Sætningen har {} nægtelser: {}", self.words.len(), self.words.join(", ")))
            .help("Sig, hvad der er: Alle kan være med, ikke: Ingen kan ikke være med")
    }

    fn english(&self) -> Words {
        Words::title(format!("The sentence has {} negations: {}", self.words.len(), self.words.join(", ")))
            .help("Say what is so: everybody can join, not: nobody can't")
    }
}
