//! A word that most people seldom meet is explained, or gives way to one they know.
//!
//! Inclusion Europe, *Information for all*: use words that people know well. Known are the words of `dictionaries/da/common.txt` in all
//! their forms, what is put together of two of them, what the glossary explains, and names.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, EasyFault, Findings, Level};

/// The rule.
pub static RULE: Rule = Rule { code: Code { id: "R14", name: "rare-word", level: Level::Warning }, check };

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for sentence in &passage.sentences {
            for (at, word) in sentence.words.iter().enumerate() {
                let low = word.low.as_str();
                let has_digit = low.contains(|c: char| c.is_ascii_digit());
                // R05 speaks of a long word, R06 of an acronym.
                let other = word.letters() >= context.limits.long_word
                    || word.letters() < 3
                    || word.text == word.text.to_uppercase();
                if has_digit || other || word.is_address() || context.is_explained(low) {
                    continue;
                }
                let is_name = word.is_capitalised() && (at > 0 || !context.danish.knows(low));
                // The first half of what is said later: "aktivitets- og samværstilbud".
                let half = passage.text[word.range.end..].starts_with('-');
                let common = low.split('-').all(|part| part.is_empty() || context.danish.is_common(part));
                if !is_name && !half && !common && file.is_new(passage, low) {
                    file.warning(
                        passage,
                        word.range.clone(),
                        EasyFault::RareWord { word: word.text.clone() },
                    );
                }
            }
        }
    }
}
