//! A finding kept from one run for the next: as words, since the fault itself is known only to the rule that found it.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::{Blocks, Code, Finding, Level, Mend, Message, Words};
use crate::policy::{Place, SourceMap};

/// A finding as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFinding {
    code: String,
    level: Level,
    slug: Option<String>,
    place: Option<KeptPlace>,
    danish: Words,
    english: Words,
    blocks: Blocks,
    mend: Option<KeptMend>,
}

/// A place by its file's path, which stays from run to run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KeptPlace {
    file: String,
    start: usize,
    end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KeptMend {
    place: KeptPlace,
    write: String,
}

impl KeptPlace {
    fn of(place: Place, sources: &SourceMap) -> Self {
        Self { file: sources.file(place.file).path.clone(), start: place.start, end: place.end }
    }

    fn place(&self, sources: &SourceMap) -> Option<Place> {
        Some(Place { file: sources.find(&self.file)?, start: self.start, end: self.end })
    }
}

impl KeptFinding {
    /// What is kept of a finding.
    #[must_use]
    pub fn of(finding: &Finding, sources: &SourceMap) -> Self {
        let mend = finding
            .mend
            .as_ref()
            .map(|mend| KeptMend { place: KeptPlace::of(mend.place, sources), write: mend.write.clone() });
        Self {
            code: finding.code.id.to_owned(),
            level: finding.level,
            slug: finding.slug.clone(),
            place: finding.place.map(|place| KeptPlace::of(place, sources)),
            danish: finding.message.danish(),
            english: finding.message.english(),
            blocks: finding.blocks,
            mend,
        }
    }

    /// The finding as it was, among the files of this run. `None` where its code or file isn't known any more: then it has to be found anew.
    #[must_use]
    pub fn finding(
        &self,
        code: impl Fn(&str) -> Option<&'static Code>,
        sources: &SourceMap,
    ) -> Option<Finding> {
        let place = match &self.place {
            Some(kept) => Some(kept.place(sources)?),
            None => None,
        };
        let mend = match &self.mend {
            Some(kept) => Some(Mend { place: kept.place.place(sources)?, write: kept.write.clone() }),
            None => None,
        };
        Some(Finding {
            code: code(&self.code)?,
            level: self.level,
            slug: self.slug.clone(),
            place,
            message: Arc::new(KeptMessage { danish: self.danish.clone(), english: self.english.clone() }),
            blocks: self.blocks,
            mend,
        })
    }
}

/// The words of a fault that was found in a run before.
#[derive(Debug)]
struct KeptMessage {
    danish: Words,
    english: Words,
}

impl Message for KeptMessage {
    fn danish(&self) -> Words {
        self.danish.clone()
    }

    fn english(&self) -> Words {
        self.english.clone()
    }
}
