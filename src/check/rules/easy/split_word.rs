//! A word is never split: a reader who spells it out would have to put it together again.
//!
//! BITV 2.0, annex 2, part 2; MTM. A soft hyphen asks a program to split it and is read aloud by some.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R04",
        name: "split-word",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

/// What may follow a hyphen that stands for a word said later: "aktivitets- og samværstilbud".
const ELLIPSIS: &[&str] = &["og", "eller", "til", "samt", "men"];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        for word in passage.words().filter(|word| word.text.contains('\u{ad}')) {
            let shown = word.text.replace('\u{ad}', "");
            file.error(passage, word.range.clone(), EasyFault::SoftHyphen { word: shown });
        }
        let lines: Vec<_> = passage.lines.lines().collect();
        for pair in lines.windows(2) {
            let first = pair[0]
                .text
                .strip_suffix(['-', '\u{2010}'])
                .filter(|text| text.ends_with(char::is_alphabetic));
            let rest = pair[1].text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let goes_on = rest.starts_with(char::is_lowercase) && !ELLIPSIS.contains(&rest);
            if let Some(first) = first.filter(|_| goes_on) {
                let part = first.rsplit(char::is_whitespace).next().unwrap_or(first);
                let end = pair[0].range.end;
                let fault = EasyFault::WordSplit { word: format!("{part}{rest}") };
                file.error(passage, end - part.len() - 1..end, fault);
            }
        }
    }
}
