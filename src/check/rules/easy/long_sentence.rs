//! A sentence says one thing, in few words.
//!
//! The UK government's guidance on easy read asks for 10 to 15 words, the Baden-Württemberg seal for 5 to 10.
//! A sentence above the lower limit is doubtful, one above the upper limit is wrong.

use crate::check::filing::Filing;
use crate::check::{Context, Rule};
use crate::finding::{
    Bilingual, Code, Documentation, Example, Findings, Group, Level, Message, SourcePart, Words,
};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R01",
        name: "long-sentence",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &DOCUMENTATION,
    },
    check,
};

const DOCUMENTATION: Documentation = Documentation {
    finds: Bilingual {
        da: "En sætning på over 15 ord (fejl) eller over 10 (advarsel)",
        en: "A sentence of more than 15 words (error) or 10 (warning)",
    },
    why: Bilingual {
        da: "Én tanke ad gangen (britisk vejledning om easy read: 10–15 ord; mærket i Baden-Württemberg: \
            5–10)",
        en: "One thought at a time (UK government guidance: 10–15 words; the Baden-Württemberg seal: 5–10)",
    },
    examples: &[Example {
        part: SourcePart::Easy,
        wrong: "Når du ringer til os om formiddagen,
kan vi som regel hjælpe dig med det samme.",
        because: Bilingual { da: "15 ord", en: "15 words" },
        right: "Ring om formiddagen.
Så kan vi hjælpe dig med det samme.",
    }],
    more: Bilingual {
        da: "Grænser: `sentence_words = 10`, `sentence_words_most = 15`.",
        en: "Limits: `sentence_words = 10`, `sentence_words_most = 15`.",
    },
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    let limits = &context.limits;
    for passage in &context.easy {
        for sentence in passage.prose() {
            let words = sentence.words.len();
            let target = (passage, sentence.range.clone());
            if words > limits.sentence_words_most {
                file.at(target, LongSentence { words, limit: limits.sentence_words_most, most: true });
            } else if words > limits.sentence_words {
                let message = LongSentence { words, limit: limits.sentence_words, most: false };
                file.at_level(Level::Warning, target, message);
            }
        }
    }
}

/// A sentence with more words than recommended, or than allowed.
#[derive(Debug)]
struct LongSentence {
    words: usize,
    limit: usize,
    most: bool,
}

impl Message for LongSentence {
    fn danish(&self) -> Words {
        let Self { words, limit, most } = self;
        let title = if *most {
            format!("Sætningen har {words} ord; den må højst have {limit}")
        } else {
            format!("Sætningen har {words} ord; helst højst {limit}")
        };
        Words::title(title).help("Del den i to: én tanke i hver sætning")
    }

    fn english(&self) -> Words {
        let Self { words, limit, most } = self;
        let title = if *most {
            format!("The sentence has {words} words; {limit} is the most")
        } else {
            format!("The sentence has {words} words; better at most {limit}")
        };
        Words::title(title).help("Make two of it: one idea in each sentence")
    }
}
