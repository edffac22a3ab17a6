//! A long word is hard to take in, and Danish makes one by writing two together.
//!
//! LanguageTool, *Leichte Sprache* (13 letters); Inclusion Europe, *Information for all*. A word that the glossary explains
//! has been met. A hyphen where the compound parts shows its halves.

use super::rare_word::is_name;
use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R05",
        name: "long-word",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        for sentence in &passage.sentences {
            for (at, word) in sentence.words.iter().enumerate() {
                let longest =
                    word.text.split('-').max_by_key(|part| part.chars().count()).unwrap_or_default();
                let letters = longest.chars().filter(|c| c.is_alphabetic()).count();
                // A name can't be another.
                let other = word.is_address() || is_name(context, sentence, at);
                if letters < context.limits.long_word || other || context.is_explained(&word.low) {
                    continue;
                }
                if file.is_new(passage, &word.low) {
                    let parted =
                        context.danish.split(longest).map(|parted| word.text.replace(longest, &parted));
                    let fault = EasyFault::WordLong { word: word.text.clone(), letters, parted };
                    file.warning(passage, word.range.clone(), fault);
                }
            }
        }
    }
}
