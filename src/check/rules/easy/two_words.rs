//! One thing has one name, all the way through: a reader takes a new word for a new thing.
//!
//! Inclusion Europe, *Information for all*. Which words mean the same, `synonyms` in the glossary says.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::edition::find_form;
use crate::edition::markup::nfc;
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R15",
        name: "two-words",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for term in context.policy.terms.iter().filter(|term| !term.synonyms.is_empty()) {
        let names = std::iter::once(&term.word).chain(&term.synonyms).filter(|name| !name.trim().is_empty());
        let mut used = names.filter(|name| {
            context.easy.iter().any(|passage| passage.lines.lines().any(|line| says(&line.text, name)))
        });
        // The first that is used is the one to keep: the glossary's own word, if it is.
        let Some(first) = used.next() else { continue };
        for other in used {
            for passage in &context.easy {
                let Some(line) = passage.lines.lines().find(|line| says(&line.text, other)) else { continue };
                let word = passage.words().find(|word| says(&word.text, other));
                let range = word.map_or(&line.range, |word| &word.range).clone();
                let fault = EasyFault::TwoWords { word: other.value().clone(), other: first.value().clone() };
                file.warning(passage, range, fault);
            }
        }
    }
}

fn says(text: &str, name: &str) -> bool {
    find_form(&nfc(name.trim()), &nfc(text)).is_some()
}
