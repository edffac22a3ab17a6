//! Nothing says that readers have tried the text unless somebody says who and when.
//!
//! Inclusion Europe's terms for the European easy-to-read logo: at least one person with intellectual disabilities has read and approved.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, EasyFault, Fault, Findings, Group, Level};
use crate::policy::{Block, Place};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "R23",
        name: "claims-tested",
        level: Level::Error,
        group: Group::EasyEdition,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

/// Words that claim a test, or a mark that stands for one.
const CLAIMS: &[&str] = &[
    "testet",
    "afprøvet",
    "gennemlæst af",
    "godkendt af læsere",
    "læst af brugere",
    "easy-to-read",
    "easy to read",
    "inclusion europe",
    "letlæst-mærke",
];

/// What names nobody.
const NOBODY: &[&str] = &[
    "borgere",
    "brugere",
    "en testgruppe",
    "ja",
    "læsere",
    "målgruppen",
    "nogen",
    "ok",
    "testet",
    "testgruppe",
    "testpersoner",
    "true",
];

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let level = context.easy_level(Level::Error);
    let mut file = findings.under(&rule.code).level(level).only_easy();
    let mut at = |place: Place, fault| file.at(place, Fault::EasyRead(fault));
    let mut tested = true;
    for easy in context.policy.sections.iter().filter_map(|section| section.easy.as_ref()) {
        match (&easy.tested_by, &easy.tested_on) {
            (Some(by), _) if NOBODY.contains(&by.trim().trim_end_matches('.').to_lowercase().as_str()) => {
                at(by.place(), EasyFault::TestedByNobody { value: by.value().clone() });
            }
            (Some(by), None) => at(by.place(), EasyFault::TestedHalfway { missing: "tested_on" }),
            (None, Some(on)) => at(on.place(), EasyFault::TestedHalfway { missing: "tested_by" }),
            (None, None) => tested = false,
            (Some(_), Some(_)) => {}
        }
    }
    if tested {
        return;
    }
    let figures = context.policy.blocks().filter_map(|block| match block.value() {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    let said_of_pictures =
        figures.flat_map(|figure| figure.alt.iter().chain(&figure.caption).chain(&figure.credit));
    let texts = context.easy.iter().map(|passage| passage.text).chain(said_of_pictures);
    for text in texts.chain(&context.policy.status) {
        let low = text.to_lowercase();
        // "Ikke testet endnu" claims nothing.
        let claim = CLAIMS.iter().find_map(|claim| low.find(claim).map(|at| (at, *claim)));
        if let Some((start, claim)) = claim.filter(|(start, _)| !denied(&low[..*start])) {
            // Small letters have the length of the text's own, or it is pointed at as a whole.
            let place = if low.len() == text.len() {
                context.within(text, start..start + claim.len())
            } else {
                text.place()
            };
            at(place, EasyFault::ClaimsTested { words: claim.to_owned() });
        }
    }
}

fn denied(before: &str) -> bool {
    before.rsplit(['.', '!', '?', '\n']).next().unwrap_or_default().contains("ikke")
}
