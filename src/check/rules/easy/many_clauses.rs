//! A sentence has one idea.
//!
//! UK government guidance: one idea a sentence; Inclusion Europe. Two commas, or two subordinate clauses, mostly mean two ideas,
//! or a list that would be easier to read as one.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, EasyFault, Findings, Level};
use crate::prose::Word;

/// The rule.
pub static RULE: Rule = Rule { code: Code { id: "R12", name: "many-clauses", level: Level::Warning }, check };

/// Words that always begin a subordinate clause.
const ALWAYS: &[&str] = &["fordi", "hvis", "selvom", "medmindre", "eftersom"];

/// Words that begin one after a comma or at the beginning of a sentence.
const AFTER_COMMA: &[&str] = &[
    "at", "da", "der", "hvad", "hvem", "hvilke", "hvilken", "hvilket", "hvor", "hvordan", "hvorfor",
    "hvornår", "inden", "mens", "når", "om", "siden", "som",
];

/// Words at the beginning of a sentence that ask or point and begin no clause there.
const ASKING: &[&str] = &[
    "der", "hvad", "hvem", "hvilke", "hvilken", "hvilket", "hvor", "hvordan", "hvorfor", "hvornår", "at",
    "som", "om",
];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for sentence in passage.prose() {
            let text = &passage.text[sentence.range.clone()];
            let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
            let commas = text
                .match_indices(',')
                .filter(|(at, _)| !(digit(at.wrapping_sub(1)) && digit(at + 1)))
                .count();
            let begins = |(at, word): (usize, &&Word)| {
                let low = word.low.as_str();
                let after_comma = passage.text[..word.range.start].trim_end().ends_with(',');
                ALWAYS.contains(&low)
                    || (after_comma && AFTER_COMMA.contains(&low))
                    || (at == 0 && AFTER_COMMA.contains(&low) && !ASKING.contains(&low))
            };
            let words: Vec<&Word> = sentence.words.iter().collect();
            let clauses: Vec<String> = words
                .iter()
                .enumerate()
                .filter(|(at, word)| begins((*at, word)))
                .map(|(_, word)| word.text.clone())
                .collect();
            if commas >= context.limits.clauses || clauses.len() >= context.limits.clauses {
                file.warning(passage, sentence.range.clone(), EasyFault::ManyClauses { commas, clauses });
            }
        }
    }
}
