//! One thing has one name, all the way through: a reader takes a new word for a new thing.
//!
//! Inclusion Europe, *Information for all*. Which words mean the same, `synonyms` in the glossary says.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::edition::markup::nfc;
use crate::edition::stands_in;
use crate::finding::{Code, EasyFault, Findings, Level};

/// The rule.
pub static RULE: Rule = Rule { code: Code { id: "R15", name: "two-words", level: Level::Warning }, check };

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for term in &context.policy.terms {
        let names: Vec<String> = std::iter::once(&term.word)
            .chain(&term.synonyms)
            .map(|name| nfc(name.trim()).to_lowercase())
            .collect();
        let lines = context
            .easy
            .iter()
            .flat_map(|passage| passage.lines.lines())
            .map(|line| nfc(&line.text).to_lowercase());
        let text: Vec<String> = lines.collect();
        let mut used =
            names.iter().enumerate().filter(|(_, name)| text.iter().any(|line| stands_in(name, line)));
        let Some((first, _)) = used.next() else { continue };
        let first = if first == 0 { term.word.value() } else { term.synonyms[first - 1].value() };
        for (other, name) in used {
            for passage in &context.easy {
                let Some(word) = passage.words().find(|word| stands_in(name, &nfc(&word.low))) else {
                    continue;
                };
                let fault = EasyFault::TwoWords {
                    word: term.synonyms[other - 1].value().clone(),
                    other: first.clone(),
                };
                file.warning(passage, word.range.clone(), fault);
            }
        }
    }
}
