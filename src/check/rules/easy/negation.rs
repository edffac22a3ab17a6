//! What is so is easier to grasp than what is not.
//!
//! BITV 2.0, annex 2, part 2; Inclusion Europe: use positive sentences. One is worth a look, two in a sentence cancel out in
//! the reader's head. "Ikke kun" and its like add and don't deny.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R11",
        name: "negation",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

const NEGATIONS: &[&str] = &["aldrig", "ej", "hverken", "ikke", "ingen", "ingensteder", "ingenting", "intet"];

/// What makes "ikke" say the opposite: "ikke kun dig".
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
                file.warning(passage, first.range.clone(), EasyFault::Negations { words });
            } else {
                file.hint(passage, first.range.clone(), EasyFault::Negation { word: first.text.clone() });
            }
        }
    }
}
