//! A line has one sentence: where one ends, the eye goes back to the margin.
//!
//! Lebenshilfe Austria, rules for easy language; MTM, *Lättläst*.

use crate::check::easy::Filing;
use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R02",
        name: "sentences-on-line",
        level: Level::Error,
        group: Group::EasyWords,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut file = Filing::new(context, rule, findings);
    for passage in &context.easy {
        for line in passage.lines.lines() {
            let starts = |at: usize| line.range.start < at && at < line.range.end;
            for second in passage.prose().filter(|sentence| starts(sentence.range.start)) {
                let words = second.words.iter().take(4).map(|word| word.text.as_str()).collect::<Vec<_>>();
                let fault = EasyFault::SentencesOnLine { second: words.join(" ") };
                file.error(passage, second.range.clone(), fault);
            }
        }
    }
}
