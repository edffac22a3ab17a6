//! The words that a publication adds are in its own language.
//!
//! "Indhold", "Vores ambition", "Ordliste": there are Danish, German and English ones. In another language the
//! English ones are used, and a voice for that language reads them out wrong (WCAG 2.2, 3.1.2).

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::locale::DocumentWords;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U019",
        name: "language-without-words",
        level: Level::Warning,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let said = context.policy.language.as_ref();
    let Some(language) = said.or(context.publisher.and_then(|publisher| publisher.language.as_ref())) else {
        return;
    };
    if !DocumentWords::known(language) {
        let fault = Fault::LanguageWithoutWords { tag: language.tag().to_owned() };
        findings.under(&rule.code).at(language.place(), fault);
    }
}
