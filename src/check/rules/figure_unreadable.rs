//! A picture is there, inside the policy's folder, and whole.
//!
//! Nothing from elsewhere may end up in a publication by a path or a link, and a damaged file is found here,
//! not on a reader's device.

use crate::check::{Context, Rule};
use crate::finding::{Code, Fault, Findings, Level};
use crate::policy::Block;

/// The rule.
pub static RULE: Rule =
    Rule { code: Code { id: "U020", name: "figure-unreadable", level: Level::Error }, check };

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    for block in context.policy.blocks() {
        let Block::Figure(figure) = block.value() else { continue };
        if !context.is_written(&figure.src) {
            continue;
        }
        if let Some(Err(why)) = context.pictures.get(figure.src.value()) {
            let fault = Fault::FigureUnreadable { src: figure.src.value().clone(), why: why.clone() };
            findings.under(&rule.code).at(figure.src.place(), fault);
        }
    }
}
