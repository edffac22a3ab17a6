//! Words in capitals lose their shape, and italics are hard to read.
//!
//! Inclusion Europe, *Information for all*: no capitals, no italics. An easy text has no markup: stars would stand in it as stars.

use super::abbreviation::is_acronym;
use super::roman_numeral::roman;
use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R18",
        name: "emphasis",
        level: Level::Warning,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        for word in passage.words() {
            let letters = word.letters();
            let capitals = letters > 2 && word.text.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
            let numeral = roman(&word.text).is_some();
            if capitals && !numeral && !is_acronym(context, word) && !context.is_explained(&word.low) {
                file.warning(passage, word.range.clone(), EasyFault::Capitals { word: word.text.clone() });
            }
        }
        for line in passage.lines.lines() {
            for mark in ["**", "*", "__", "_"] {
                if let Some(range) = marked(&line.text, mark) {
                    let words = line.text[range.clone()].to_owned();
                    let place = line.range.start + range.start..line.range.start + range.end;
                    file.warning(passage, place, EasyFault::Emphasis { words });
                    break;
                }
            }
        }
    }
}

/// Where words stand between two marks: `*ord*`.
fn marked(line: &str, mark: &str) -> Option<std::ops::Range<usize>> {
    let start = line.find(mark)?;
    let inside = start + mark.len();
    let length = line[inside..].find(mark)?;
    let words = &line[inside..inside + length];
    let fits = !words.is_empty() && words.trim() == words && words.contains(char::is_alphabetic);
    let alone = mark != "_" || !line[..start].ends_with(char::is_alphanumeric);
    (fits && alone).then_some(start..inside + length + mark.len())
}
