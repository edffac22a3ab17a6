//! Collects findings. Rules, readers and the check of laid-out pages all file here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Blocks, Code, Finding, Level, Mend, Message, Waived};
use crate::policy::Place;

/// The most findings kept per code and policy: more would help nobody, and a hostile source could produce millions.
pub const MOST_OF_A_CODE: usize = 200;

/// The findings collected so far, and those that a waiver excused.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    waived: Vec<Waived>,
    /// How many findings were filed that count as one.
    filed: BTreeMap<Counted, usize>,
    /// Where the codes stand, in waivers, that have excused something.
    used: BTreeSet<Place>,
}

impl Findings {
    /// Files under one code.
    pub fn under(&mut self, code: &'static Code) -> Under<'_> {
        Under { findings: self, code, level: code.level, blocks: Blocks::All, because: None }
    }

    /// Adds findings that were collected elsewhere.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Finding>) {
        for finding in others {
            let counted = counted(finding.code, finding.level, finding.blocks);
            *self.filed.entry(counted).or_default() += 1;
            self.list.push(finding);
        }
    }

    /// Keeps only the findings for which `wanted` holds.
    pub fn retain(&mut self, wanted: impl Fn(&Finding) -> bool) {
        self.list.retain(wanted);
    }

    /// The findings in reading order (file, place, code), without duplicates. What only remains to be written comes after all that is
    /// wrong: nobody should have to look for a fault behind it.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Finding> {
        let key = |finding: &Finding| {
            let place = finding.place.map(|place| (place.file, place.start));
            (finding.message.remains_to_be_done(), place.is_none(), place, finding.code.id)
        };
        self.list.sort_by(|a, b| key(a).cmp(&key(b)));
        self.list.dedup_by(|a, b| a.slug == b.slug && a.tells_the_same_as(b));
        self.list
    }

    /// Whether an error holds back exactly these editions.
    #[must_use]
    pub fn holds_back(&self, editions: Blocks) -> bool {
        self.list.iter().any(|finding| finding.level == Level::Error && finding.blocks == editions)
    }

    /// The first error that holds back every edition.
    #[must_use]
    pub fn first_error(&self) -> Option<&Finding> {
        self.list.iter().find(|finding| finding.holds_back_all())
    }

    /// Whether the waiver's code at this place has excused anything.
    #[must_use]
    pub fn is_used(&self, by: Place) -> bool {
        self.used.contains(&by)
    }

    /// Takes out the findings that a waiver excused.
    pub fn take_waived(&mut self) -> Vec<Waived> {
        std::mem::take(&mut self.waived)
    }

    /// The findings filed so far.
    #[must_use]
    pub fn list(&self) -> &[Finding] {
        &self.list
    }
}

/// What findings are counted by: the code, what it holds back where it is an error, and whether a waiver excuses it. Errors are counted apart,
/// or what is dropped could be the one for which nothing is published.
type Counted = (&'static str, Option<Blocks>, bool);

/// By what a finding is counted that nothing excuses.
fn counted(code: &'static Code, level: Level, blocks: Blocks) -> Counted {
    (code.id, (level == Level::Error).then_some(blocks), false)
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
    /// Files at another level than the code's own.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Holds back only the easy-read edition.
    #[must_use]
    pub fn only_easy(mut self) -> Self {
        self.blocks = Blocks::Easy;
        self
    }

    /// Excuses the finding if there is a waiver for it: the place of the code in that waiver, and the reason given.
    #[must_use]
    pub fn excused(mut self, because: Option<(Place, String)>) -> Self {
        self.because = because;
        self
    }

    /// Files `message` at a place. Once [`MOST_OF_A_CODE`] findings of the code are filed, further ones are dropped and their
    /// places never looked up, so rules needn't count. Errors have a count of their own.
    pub fn at(&mut self, place: impl IntoPlace, message: impl Message) {
        self.mended(place, || None, message);
    }

    /// Files as [`Under::at`] does, with a mend, which is only asked for if the finding is kept.
    pub fn mended(
        &mut self,
        place: impl IntoPlace,
        mend: impl FnOnce() -> Option<Mend>,
        message: impl Message,
    ) {
        let Findings { list, waived, filed, used } = &mut *self.findings;
        used.extend(self.because.as_ref().map(|(by, _)| *by));
        let (id, holds_back, _) = counted(self.code, self.level, self.blocks);
        let filed = filed.entry((id, holds_back, self.because.is_some())).or_default();
        if *filed >= MOST_OF_A_CODE {
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
            mend: mend(),
        };
        match &self.because {
            Some((_, because)) => waived.push(Waived { finding, because: because.clone() }),
            None => list.push(finding),
        }
    }
}

/// A place, or a closure that looks one up. Finding where part of a text stands in its file takes time, so a rule that may
/// find a lot passes a closure.
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

    #[derive(Debug)]
    struct ToDo;

    impl Message for ToDo {
        fn danish(&self) -> Words {
            Words::title("skriv")
        }

        fn english(&self) -> Words {
            Words::title("write")
        }

        fn remains_to_be_done(&self) -> bool {
            true
        }
    }

    #[test]
    fn what_remains_to_be_done_comes_after_what_is_wrong() {
        let mut sources = SourceMap::default();
        let [first, second] = ["a.toml", "b.toml"].map(|path| sources.add(path, "abcdef"));
        let mut findings = Findings::default();
        findings.under(&CODE).at(Place::new(first, 0..0), ToDo);
        findings.under(&CODE).at(Place::new(second, 0..0), ToDo);
        findings.under(&CODE).at(Place::new(second, 3..3), Nothing);
        findings.under(&CODE).at(Place::new(first, 1..1), Nothing);
        let places = findings.sorted().into_iter().filter_map(|one| one.place);
        let order: Vec<_> = places.map(|place| (place.file, place.start)).collect();
        assert_eq!(order, [(first, 1), (second, 3), (first, 0), (second, 0)]);
    }

    #[test]
    fn findings_beyond_the_limit_are_dropped_and_their_places_never_looked_up() {
        let place = Place::new(SourceMap::default().add("a.toml", ""), 0..0);
        let asked = Cell::new(0);
        let look_up = || {
            asked.set(asked.get() + 1);
            place
        };
        let mut findings = Findings::default();
        for _ in 0..MOST_OF_A_CODE + 50 {
            findings.under(&CODE).at(look_up, Nothing);
        }
        assert_eq!((findings.list().len(), asked.get()), (MOST_OF_A_CODE, MOST_OF_A_CODE));
        // Excused findings are counted separately, and the waiver counts as used even if the finding is dropped.
        findings.under(&CODE).excused(Some((place, "because".into()))).at(place, Nothing);
        assert_eq!(findings.take_waived().len(), 1);
        assert!(findings.is_used(place));
    }

    #[test]
    fn no_error_is_dropped_for_the_hints_and_easy_faults_before_it() {
        let place = Place::new(SourceMap::default().add("a.toml", ""), 0..0);
        let mut findings = Findings::default();
        for _ in 0..MOST_OF_A_CODE + 50 {
            findings.under(&CODE).at(place, Nothing);
            findings.under(&CODE).level(Level::Error).only_easy().at(place, Nothing);
        }
        assert!(!findings.holds_back(Blocks::All));
        findings.under(&CODE).level(Level::Error).at(place, Nothing);
        assert!(findings.holds_back(Blocks::All));
        assert!(findings.first_error().is_some_and(|error| error.blocks == Blocks::All));
    }
}
