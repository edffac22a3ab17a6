//! A word that most people seldom meet is explained, or gives way to one they know.
//!
//! Inclusion Europe, *Information for all*: use words that people know well. Known are the words of `dictionaries/da/common.txt` in all
//! their forms, what is put together of two of them, what the glossary explains, and names.

use super::abbreviation::is_abbreviation;
use super::number_as_word::number;
use super::verbal_noun::is_verbal;
use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};
use crate::prose::{Sentence, Word};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R14",
        name: "rare-word",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for sentence in &passage.sentences {
            for (at, word) in sentence.words.iter().enumerate() {
                // The first half of what is said later: "aktivitets- og samværstilbud".
                let half = passage.text[word.range.end..].starts_with('-');
                if half || is_another_rules(context, word) || context.is_explained(&word.low) {
                    continue;
                }
                let mut parts = word.low.split('-').filter(|part| !part.is_empty());
                let common = parts.all(|part| context.danish.is_common(part));
                if !common && !is_name(context, sentence, at) && file.is_new(passage, &word.low) {
                    let fault = EasyFault::RareWord { word: word.text.clone() };
                    file.warning(passage, word.range.clone(), fault);
                }
            }
        }
    }
}

/// Whether another rule knows better what to write, or it isn't a word at all: long words, acronyms, numbers,
/// addresses, abbreviations, nouns made of verbs.
fn is_another_rules(context: &Context<'_>, word: &Word) -> bool {
    let low = word.low.as_str();
    !(3..context.limits.long_word).contains(&word.letters())
        || word.text == word.text.to_uppercase()
        || low.contains(|c: char| c.is_ascii_digit())
        || word.is_address()
        || is_verbal(low)
        || is_abbreviation(low)
        || number(low).is_some()
}

/// Whether a word is a name, or part of one: it has a capital that neither the beginning of a sentence explains nor
/// its being a word.
pub(super) fn is_name(context: &Context<'_>, sentence: &Sentence, at: usize) -> bool {
    let word = &sentence.words[at];
    let before_name = sentence.words.get(at + 1).is_some_and(|next| next.is_capitalised());
    word.is_capitalised() && (at > 0 || before_name || !context.danish.knows(&word.low))
}
