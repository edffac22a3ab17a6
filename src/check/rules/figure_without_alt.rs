//! A picture needs words, or has to say that it needs none.
//!
//! WCAG 2.2, 1.1.1 (A); PDF/UA-1, 7.3; EPUB Accessibility 1.1, 3.3. A reader who can't see the figure gets
//! `alt`; a purely decorative one is left out of the reading order. A picture in an easy-read text is there to be
//! understood, so it always has words.

use crate::check::{Context, Rule};
use crate::finding::{Code, Documentation, Fault, Findings, Group, Level};
use crate::policy::{Block, alt_says_nothing};

/// The rule.
pub static RULE: Rule = Rule {
    code: Code {
        id: "U021",
        name: "figure-without-alt",
        level: Level::Error,
        group: Group::Publication,
        documentation: &Documentation::UNWRITTEN,
    },
    check,
};

fn check(context: &Context<'_>, rule: &'static Rule, findings: &mut Findings) {
    let mut found = findings.under(&rule.code);
    for block in context.policy.blocks() {
        let Block::Figure(figure) = block.value() else { continue };
        let decorative = figure.decorative.as_ref().map(|it| *it.value());
        match (&figure.alt, decorative) {
            (None, None) => found.at(figure.src.place(), Fault::FigureWithoutAlt),
            (None, Some(false)) => {
                found.at(figure.decorative.as_ref().map(|it| it.place()), Fault::FigureDecorativeFalse);
            }
            (Some(alt), Some(true)) => found.at(alt.place(), Fault::FigureAltAndDecorative),
            (Some(alt), _) if alt_says_nothing(alt, &figure.src) => {
                found.at(alt.place(), Fault::FigureAltSaysNothing { alt: alt.value().clone() });
            }
            _ => {}
        }
    }
    let mut found = findings.under(&rule.code).only_easy();
    for easy in context.policy.easy() {
        match (&easy.picture, &easy.picture_alt) {
            (Some(picture), None) => found.at(picture.place(), Fault::EasyPictureWithoutAlt),
            (None, Some(alt)) => found.at(alt.place(), Fault::EasyAltWithoutPicture),
            (Some(picture), Some(alt)) if alt_says_nothing(alt, picture) => {
                found.at(alt.place(), Fault::FigureAltSaysNothing { alt: alt.value().clone() });
            }
            _ => {}
        }
    }
}
