//! The drawings of a policy and its publisher, for rules about what they say in words.

use super::context::Context;
use crate::finding::{Code, Findings, Level, Message};
use crate::policy::{Lettering, PictureFormat, Place};
use crate::source::{FoundPicture, PictureHolder};

/// A drawing that can be used.
#[derive(Debug)]
pub struct Drawing<'a> {
    /// Where it is named.
    pub place: Place,
    /// Whose it is.
    pub holder: PictureHolder<'a>,
    /// What it says in words.
    pub lettering: &'a Lettering,
    easy: bool,
}

impl Drawing<'_> {
    /// Files a finding at the drawing's place.
    pub fn file(&self, findings: &mut Findings, code: &'static Code, message: impl Message) {
        self.file_at(code.level, findings, code, message);
    }

    /// The same at another level.
    pub fn file_at(&self, level: Level, findings: &mut Findings, code: &'static Code, message: impl Message) {
        let mut found = findings.under(code).level(level);
        if self.easy {
            found = found.only_easy();
        }
        found.at(self.place, message);
    }
}

/// Figures, pictures beside easy texts, and the logo, if they are drawings.
#[must_use]
pub fn drawings<'a>(context: &Context<'a>) -> Vec<Drawing<'a>> {
    let policy = context.policy;
    let mut all: Vec<Drawing<'a>> = policy
        .pictures()
        .filter(|(src, _)| context.is_written(src))
        .filter_map(|(src, used)| {
            let lettering = lettering(context.pictures.get(src.value())?)?;
            Some(Drawing {
                place: src.place(),
                holder: PictureHolder::Policy { src: src.value(), key: None },
                lettering,
                easy: used.is_easy(),
            })
        })
        .collect();
    let logo = context.publisher.and_then(|publisher| publisher.brand.logo.as_ref());
    if let (Some(logo), Some(lettering)) = (logo, context.logo.and_then(lettering)) {
        all.push(Drawing { place: logo.place(), holder: PictureHolder::Publisher, lettering, easy: false });
    }
    all
}

fn lettering(found: &FoundPicture) -> Option<&Lettering> {
    let picture = found.as_ref().ok()?;
    (picture.format == PictureFormat::Svg).then_some(&picture.lettering)
}
