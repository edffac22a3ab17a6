//! A picture is there, inside the policy's folder, and whole.
//!
//! Nothing from elsewhere may end up in a publication by a path or a link, and a damaged file is found here,
//! not on a reader's device.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::policy::Block;

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U020",
        name: "figure-unreadable",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let policy = context.policy;
    let figures = policy.blocks().filter_map(|block| match block.value() {
        Block::Figure(figure) => Some((&figure.src, false)),
        _ => None,
    });
    let beside = policy.easy().filter_map(|easy| Some((easy.picture.as_ref()?, true)));
    for (src, easy) in figures.chain(beside).filter(|(src, _)| context.is_written(src)) {
        if let Some(Err(why)) = context.pictures.get(src.value()) {
            let fault = Fault::FigureUnreadable { src: src.value().clone(), why: why.clone() };
            let mut found = findings.under(&rule.code);
            if easy {
                found = found.only_easy();
            }
            found.at(src.place(), fault);
        }
    }
}
