//! A sentence says one thing, in few words.
//!
//! The UK government's guidance on easy read asks for 10 to 15 words, the Baden-Württemberg seal for 5 to 10:
//! above the lower limit is doubtful, above the upper wrong.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R01",
        name: "long-sentence",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    let limits = &context.limits;
    for passage in &context.easy {
        for sentence in passage.prose() {
            let words = sentence.words.len();
            let range = sentence.range.clone();
            if words > limits.sentence_words_most {
                let limit = limits.sentence_words_most;
                file.error(passage, range, EasyFault::SentenceLong { words, limit, most: true });
            } else if words > limits.sentence_words {
                let limit = limits.sentence_words;
                file.warning(passage, range, EasyFault::SentenceLong { words, limit, most: false });
            }
        }
    }
}
