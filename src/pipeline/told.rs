//! What is told of a run, from what came of its policies.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::Trouble;
use super::kept::Change;
use super::outcome::PolicyOutcome;
use super::shared::findings_of_all;
use crate::build::{self, BuiltFile};
use crate::check::Told;
use crate::finding::{Finding, Findings};
use crate::layout::LayoutError;
use crate::source::{self, Survey};

/// The outcome of a run.
#[derive(Debug)]
pub struct Published {
    /// Files that are up to date on disk.
    pub files: Vec<BuiltFile>,
    /// The findings, and which policies were held back.
    pub told: Told,
    /// Slugs of policies of which only the easy-read edition was held back.
    pub easy_held_back: Vec<String>,
    /// Why files couldn't be made.
    pub troubles: Vec<Trouble>,
    /// What has changed since the last run, by policy. A policy of which nothing was kept isn't among them.
    pub changes: BTreeMap<String, Vec<Change>>,
    /// Policies whose source changed while files were made of it: these may be of before or after.
    pub unsettled: Vec<String>,
    /// Folders of fonts, layouts and dictionaries in which something changed while files were made with it.
    pub folders: Vec<String>,
    /// Whether the run was cancelled, so that not all files were made.
    pub is_cancelled: bool,
}

/// What came of policies, by their places among those that were wanted.
type Outcomes = BTreeMap<usize, PolicyOutcome>;

/// Why nothing at all could be done: no policy has a layout that can be used.
pub(super) fn only_broken(outcomes: &Outcomes) -> Option<Arc<LayoutError>> {
    let mut why = outcomes.values().map(|outcome| outcome.broken.as_ref());
    let first = why.next()??;
    why.all(|why| why.is_some()).then(|| Arc::clone(first))
}

/// All that is told, in the order of the policies.
pub(super) fn gathered(
    survey: Survey,
    publishers: &BTreeMap<String, Vec<Finding>>,
    outcomes: Outcomes,
) -> Published {
    let used = outcomes.values().filter_map(|outcome| outcome.publisher.as_deref()).collect();
    let all_looked_at = outcomes.len() == survey.slugs.len();
    let mut findings = Findings::default();
    findings.extend(findings_of_all(&survey, publishers, &used, all_looked_at));
    let (mut files, mut held_back, mut easy_held_back) = (Vec::new(), Vec::new(), Vec::new());
    let (mut troubles, mut broken) = (Vec::<Trouble>::new(), Vec::<Arc<LayoutError>>::new());
    for (index, outcome) in outcomes {
        let slug = &survey.wanted[index].slug;
        if outcome.verdict == build::Outcome::HeldBack {
            held_back.push(slug.clone());
        }
        if outcome.easy_held_back {
            easy_held_back.push(slug.clone());
        }
        findings.extend(outcome.findings);
        files.extend(outcome.files);
        troubles.extend(outcome.failures.into_iter().map(|why| -> Trouble { why }));
        broken.extend(outcome.broken.filter(|why| !broken.iter().any(|known| Arc::ptr_eq(known, why))));
    }
    let findings = findings.sorted();
    held_back.sort();
    for place in
        findings.iter().flat_map(|one| one.place.into_iter().chain(one.mend.as_ref().map(|mend| mend.place)))
    {
        // What was kept of a run before points into files that this one hasn't read.
        source::read_late(&survey, place.file);
    }
    let told = Told { held_back, findings, sources: survey.sources, broken_layouts: broken };
    Published {
        files,
        told,
        easy_held_back,
        troubles,
        changes: BTreeMap::new(),
        unsettled: Vec::new(),
        folders: Vec::new(),
        is_cancelled: false,
    }
}
