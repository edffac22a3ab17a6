//! Text is CommonMark; the language span is the one HTML element.
//!
//! Anything else would run in some variants and show in others. The finding says how to write it literally.

use crate::check::{Context, Rule};
use crate::edition::markup::Problem;
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U013",
        name: "unknown-markup",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for parsed in &context.texts {
        for (range, problem) in &parsed.markup.problems {
            let fault = match problem {
                Problem::Html(html) => Fault::HtmlInText { html: html.clone() },
                Problem::SpanUnclosed => Fault::SpanUnclosed,
                Problem::SpanWithoutLanguage(html) => Fault::SpanWithoutLanguage { html: html.clone() },
                Problem::Image => Fault::ImageInText,
                Problem::BlockInCell => Fault::BlocksInCell,
                _ => continue,
            };
            findings.under(&rule.code).at(context.within(parsed.text, range.clone()), fault);
        }
    }
}
