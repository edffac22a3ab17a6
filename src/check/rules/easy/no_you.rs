//! The text speaks to its reader: "du", not "man" or "borgeren".
//!
//! BITV 2.0, annex 2, part 2; Inclusion Europe: speak to people directly.

use crate::check::easy::Filing;
use crate::check::{Context, Part, Passage, Rule};
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R17",
        name: "no-you",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

const YOU: &[&str] = &["du", "dig", "din", "dit", "dine", "jer", "jeres"];

/// Words that speak about the reader.
const ABOUT: &[&str] = &[
    "man",
    "borgeren",
    "borgerens",
    "brugeren",
    "brugerens",
    "klienten",
    "klientens",
    "beboeren",
    "beboerens",
];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in context.danish_easy() {
        for word in passage.words().filter(|word| ABOUT.contains(&word.low.as_str())) {
            file.warning(passage, word.range.clone(), EasyFault::Impersonal { word: word.text.clone() });
        }
    }
    for (index, section) in context.policy.sections.iter().enumerate() {
        let mut bodies = context
            .danish_easy()
            .filter(|passage| passage.section == Some(index) && passage.part == Part::Body)
            .peekable();
        let Some(first) = bodies.peek().copied() else { continue };
        let speaks = bodies.flat_map(Passage::words).any(|word| YOU.contains(&word.low.as_str()));
        if let Some(line) = first.lines.lines().next().filter(|_| !speaks) {
            let title = section.title.value().clone();
            file.warning(first, line.range.clone(), EasyFault::NoYou { title });
        }
    }
}
