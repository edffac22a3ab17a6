//! Findings as they are collected. Rules, readers and the check of laid-out pages all file here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Blocks, Code, Finding, Level, Message, Waived};
use crate::policy::Place;

/// Most findings of one code in one policy: more would help nobody, and a hostile source could ask for millions.
pub const ENOUGH: usize = 200;

/// Findings as they are collected.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    waived: Vec<Waived>,
    /// How many of a code were filed, and how many excused.
    filed: BTreeMap<(&'static str, bool), usize>,
    /// Codes of waivers that excused something, by their places.
    used: BTreeSet<Place>,
}

impl Findings {
    /// A collector that files under one code.
    pub fn under(&mut self, code: &'static Code) -> Under<'_> {
        Under { findings: self, code, level: code.level, blocks: Blocks::All, because: None }
    }

    /// Takes in others.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Finding>) {
        for finding in others {
            *self.filed.entry((finding.code.id, false)).or_default() += 1;
            self.list.push(finding);
        }
    }

    /// Keeps those that `wanted` wants.
    pub fn retain(&mut self, wanted: impl Fn(&Finding) -> bool) {
        self.list.retain(wanted);
    }

    /// In reading order: by file and place, then code. Equal findings are told once.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Finding> {
        let key = |finding: &Finding| {
            let place = finding.place.map(|place| (place.file, place.start));
            (place.is_none(), place, finding.code.id)
        };
        self.list.sort_by(|a, b| key(a).cmp(&key(b)));
        self.list.dedup_by(|a, b| a.slug == b.slug && a.tells_the_same_as(b));
        self.list
    }

    /// Whether an error was filed that holds back these editions.
    #[must_use]
    pub fn holds_back(&self, editions: Blocks) -> bool {
        self.list.iter().any(|finding| finding.level == Level::Error && finding.blocks == editions)
    }

    /// Whether the code of a waiver, at this place, excuses anything.
    #[must_use]
    pub fn is_used(&self, by: Place) -> bool {
        self.used.contains(&by)
    }

    /// Takes out those that are excused.
    pub fn take_waived(&mut self) -> Vec<Waived> {
        std::mem::take(&mut self.waived)
    }

    /// Those filed so far.
    #[must_use]
    pub fn list(&self) -> &[Finding] {
        &self.list
    }
}

/// Files findings under one code.
#[derive(Debug)]
pub struct Under<'a> {
    findings: &'a mut Findings,
    code: &'static Code,
    level: Level,
    blocks: Blocks,
    because: Option<(Place, String)>,
}

impl Under<'_> {
    /// The same, at another level.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// The same, holding back the easy-read edition alone.
    #[must_use]
    pub fn only_easy(mut self) -> Self {
        self.blocks = Blocks::Easy;
        self
    }

    /// The same, excused where there is a reason: the code in a waiver, and its words.
    #[must_use]
    pub fn excused(mut self, because: Option<(Place, String)>) -> Self {
        self.because = because;
        self
    }

    /// Files `message` at a place. Where so many of the code are filed that one more helps nobody, it is dropped and the place is
    /// not asked for: a rule needn't count.
    pub fn at(&mut self, place: impl IntoPlace, message: impl Message) {
        let Findings { list, waived, filed, used } = &mut *self.findings;
        used.extend(self.because.as_ref().map(|(by, _)| *by));
        let filed = filed.entry((self.code.id, self.because.is_some())).or_default();
        if *filed >= ENOUGH {
            return;
        }
        *filed += 1;
        let finding = Finding {
            code: self.code,
            level: self.level,
            slug: None,
            place: place.into_place(),
            message: Arc::new(message),
            blocks: self.blocks,
        };
        match &self.because {
            Some((_, because)) => waived.push(Waived { finding, because: because.clone() }),
            None => list.push(finding),
        }
    }
}

/// A place, or what gives one. Looking up where a part of a text stands in its file takes time, so a rule that may find much
/// gives a closure.
pub trait IntoPlace {
    /// The place.
    fn into_place(self) -> Option<Place>;
}

impl IntoPlace for Place {
    fn into_place(self) -> Option<Place> {
        Some(self)
    }
}

impl IntoPlace for Option<Place> {
    fn into_place(self) -> Option<Place> {
        self
    }
}

impl<F: FnOnce() -> Place> IntoPlace for F {
    fn into_place(self) -> Option<Place> {
        Some(self())
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::finding::{Bilingual, Documentation, Group, Words};
    use crate::policy::SourceMap;

    static CODE: Code = Code {
        id: "U000",
        name: "nothing",
        level: Level::Hint,
        group: Group::Source,
        documentation: &Documentation {
            finds: Bilingual::NONE,
            why: Bilingual::NONE,
            examples: &[],
            more: Bilingual::NONE,
        },
    };

    #[derive(Debug)]
    struct Nothing;

    impl Message for Nothing {
        fn danish(&self) -> Words {
            Words::title("intet")
        }

        fn english(&self) -> Words {
            Words::title("nothing")
        }
    }

    #[test]
    fn of_a_flood_enough_is_kept_and_no_further_place_is_looked_up() {
        let place = Place::new(SourceMap::default().add("a.toml", ""), 0..0);
        let asked = Cell::new(0);
        let look_up = || {
            asked.set(asked.get() + 1);
            place
        };
        let mut findings = Findings::default();
        for _ in 0..ENOUGH + 50 {
            findings.under(&CODE).at(look_up, Nothing);
        }
        assert_eq!((findings.list().len(), asked.get()), (ENOUGH, ENOUGH));
        // What is excused is counted apart, and its waiver is used even where the finding is dropped.
        findings.under(&CODE).excused(Some((place, "because".into()))).at(place, Nothing);
        assert_eq!(findings.take_waived().len(), 1);
        assert!(findings.is_used(place));
    }
}
