//! A run that publishes, in its steps: what is as before is told again, all else is made, the manifest tells of everything, and what came of it is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::error::Trouble;
use super::kept::{Change, Kept, MadeOf};
use super::outcome::PolicyOutcome;
use super::programs::Programs;
use super::request::{Cancel, Progress, Request};
use super::run::Run;
use super::shared::Shared;
use super::sight::Sight;
use super::stock::Stock;
use super::told::{Published, gathered};
use crate::build::{self, Closing, Known, Output, PublishedWith, ShardRecord, Workers};
use crate::finding::Finding;
use crate::source::{Survey, WantedPolicy};
use crate::variant::sha256;

/// The findings about publishers, by their ids.
pub(super) type PublisherFindings = BTreeMap<String, Vec<Finding>>;

/// A run that publishes. It holds the output folder until it is told.
#[derive(Debug)]
pub(super) struct Publishing<'a> {
    request: &'a Request,
    survey: Survey,
    workers: Arc<Workers>,
    /// What the files were before anything of them was read.
    pub before: Sight,
    output: Output,
    kept: Kept,
    programs: Programs,
    /// What came of the policies so far, by their places among those that were asked for.
    outcomes: BTreeMap<usize, PolicyOutcome>,
    /// The places of those that aren't as before.
    begun: Vec<usize>,
}

/// What the files are when all is made.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// The look at them. `None` if nothing was made, so that they are what they were.
    now: Option<Sight>,
    /// The places of the policies whose source has changed meanwhile.
    sources: BTreeSet<usize>,
    /// The folders of fonts, layouts and dictionaries in which something has.
    pub folders: BTreeSet<String>,
}

impl<'a> Publishing<'a> {
    /// Takes hold of the output folder, and looks at the files of the policies that are asked for.
    pub fn begin(
        request: &'a Request,
        survey: Survey,
        workers: Arc<Workers>,
        progress: &(dyn Fn(Progress<'_>) + Sync),
    ) -> Result<Self, Trouble> {
        let cache = request.cache.clone();
        let output = Output::open(&request.out, request.force, cache, &|| progress(Progress::Waiting))?;
        let kept = Kept::read(&request.out);
        let before = Sight::of(request, &survey, &workers, 0..survey.wanted.len());
        let (programs, outcomes, begun) = (Programs::default(), BTreeMap::new(), Vec::new());
        Ok(Self { request, survey, workers, before, output, kept, programs, outcomes, begun })
    }

    /// Finds the policies of which nothing has changed, and begins with all others. Gives what has changed of these, by their slugs.
    pub fn find_changed(
        &mut self,
        progress: &(dyn Fn(Progress<'_>) + Sync),
    ) -> BTreeMap<String, Vec<Change>> {
        let Self { request, survey, workers, before, output, kept, programs, .. } = &*self;
        let as_before = |(index, wanted): (usize, &WantedPolicy)| {
            let made_of = made_of(request, before, index);
            if request.force {
                return None;
            }
            kept.policy(&wanted.slug, &made_of, &survey.sources, output, programs)
        };
        let wanted = survey.wanted.iter().enumerate().collect();
        let known = workers.each(wanted, request.workers, &as_before);
        let mut changes = BTreeMap::new();
        for (index, outcome) in known.into_iter().enumerate() {
            if let Some(outcome) = outcome {
                progress(Progress::More(outcome.files.len()));
                outcome.files.iter().for_each(|file| progress(Progress::Ready(file)));
                self.outcomes.insert(index, outcome);
            } else {
                let (slug, made_of) = (self.slug(index), made_of(self.request, &self.before, index));
                let changed = self.kept.changes(slug, &made_of, &self.programs);
                changes.extend(changed.map(|changed| (slug.to_owned(), changed)));
                self.begun.push(index);
            }
        }
        let underway = self.begun.iter().map(|index| self.slug(*index).to_owned()).collect();
        self.output.begin(underway, self.before.published_with(), self.request.shard);
        changes
    }

    /// What was found in the publishers' files, if these and all policies are as before.
    pub fn known_publishers(&self) -> Option<PublisherFindings> {
        let known = || self.kept.publishers(&self.made_of_publishers(), &self.survey.sources);
        if self.begun.is_empty() { known() } else { None }
    }

    /// Reads, checks and makes what isn't as before. Gives what is found in the publishers' files.
    pub fn make(
        &mut self,
        stock: &Stock,
        age: usize,
        progress: &(dyn Fn(Progress<'_>) + Sync),
        cancel: &Cancel,
    ) -> PublisherFindings {
        let Self { request, survey, workers, output, programs, before, .. } = &*self;
        let shared = Shared::new(request, survey, stock);
        let run = Run { request, survey, shared: &shared, stock, output, workers, programs, before };
        let outcomes = run.publish(&self.begun, age, progress, cancel);
        let publishers = shared.publisher_findings();
        drop(shared);
        self.outcomes.extend(outcomes);
        publishers
    }

    /// Looks at the files again: what was made of those that have changed meanwhile may be of before or after.
    pub fn settle(&mut self) -> Settled {
        for outcome in self.outcomes.values_mut() {
            outcome.leave_out_removed(&self.output);
        }
        if self.begun.is_empty() {
            return Settled::default();
        }
        let now = Sight::of(self.request, &self.survey, &self.workers, self.begun.iter().copied());
        let has_changed = |index: &usize| now.policy(*index) != self.before.policy(*index);
        let sources: BTreeSet<usize> = self.begun.iter().copied().filter(has_changed).collect();
        let folders = now.stock.changed_since(&self.before.stock);
        let with = now.published_with();
        for index in &self.begun {
            let source_is_same = !sources.contains(index);
            if let Some(outcome) =
                self.outcomes.get_mut(index).filter(|_| !source_is_same || !folders.is_empty())
            {
                outcome.unsettle(source_is_same, &with);
            }
        }
        Settled { now: Some(now), sources, folders }
    }

    /// Writes manifest and index.
    pub fn close(&self, settled: &Settled) -> Result<(), Trouble> {
        let root = &self.request.root;
        let now = settled.now.as_ref().unwrap_or(&self.before);
        let mut policies = BTreeMap::new();
        for (index, wanted) in self.survey.wanted.iter().enumerate() {
            let was_begun = self.begun.binary_search(&index).is_ok();
            let source = if was_begun { now.policy(index) } else { self.before.policy(index) };
            let is_unsettled = settled.sources.contains(&index) || was_begun && !settled.folders.is_empty();
            let outcome = match self.outcomes.get(&index) {
                Some(_) if is_unsettled => build::Outcome::Unsettled,
                Some(outcome) => outcome.verdict.clone(),
                None => build::Outcome::NotLookedAt,
            };
            policies.insert(wanted.slug.clone(), Known { source: source.hash(), outcome });
        }
        for slug in &self.survey.slugs {
            policies.entry(slug.clone()).or_insert_with(|| Known {
                source: now.other(root, slug).hash(),
                outcome: build::Outcome::NotLookedAt,
            });
        }
        let files: Vec<_> =
            self.outcomes.values().flat_map(|one| &one.files).map(|file| &file.record).collect();
        let reports: Vec<_> = self.outcomes.values().flat_map(|one| &one.reports).collect();
        let wanted = self.outcomes.values().flat_map(|one| one.wanted.clone()).collect();
        let (policies, with) = (&policies, &now.published_with());
        let shard = self.shard(settled, policies, with);
        let (files, reports, wanted) = (&files, &reports, &wanted);
        self.output.close(&Closing { files, reports, policies, wanted, with, shard })?;
        Ok(())
    }

    /// Which share of the project this is, if it is but one.
    fn shard(
        &self,
        settled: &Settled,
        policies: &BTreeMap<String, Known>,
        with: &PublishedWith,
    ) -> Option<ShardRecord> {
        let shard = self.request.shard?;
        let is_through = |index| self.outcomes.get(&index).is_some_and(|outcome| outcome.is_whole);
        let is_whole = (0..self.survey.wanted.len()).all(is_through);
        let is_settled = settled.sources.is_empty() && settled.folders.is_empty();
        let project = || {
            let mut parts =
                vec![asked(self.request), format!("{:?}", self.request.slugs), format!("{with:?}")];
            parts.extend(policies.iter().flat_map(|(slug, known)| [slug.clone(), known.source.clone()]));
            sha256(parts.join("\n").as_bytes())
        };
        Some(ShardRecord {
            index: shard.index(),
            count: shard.count(),
            project: (is_whole && is_settled).then(project),
            programs: self.outcomes.values().flat_map(PolicyOutcome::programs_of_files).collect(),
        })
    }

    /// Keeps what came of it for the next run.
    pub fn keep(&mut self, publishers: Option<&PublisherFindings>) -> Result<(), Trouble> {
        let of_publishers = self.made_of_publishers();
        let Self { request, survey, before, kept, outcomes, begun, .. } = self;
        kept.retain(|slug| survey.slugs.iter().any(|one| one == slug));
        for index in begun.iter() {
            if let Some(outcome) = outcomes.get(index).filter(|outcome| outcome.is_whole) {
                let made_of = made_of(request, before, *index);
                kept.keep(&survey.wanted[*index].slug, made_of, outcome, &survey.sources);
            }
        }
        if let Some(publishers) = publishers {
            kept.keep_publishers(of_publishers, publishers, &survey.sources);
        }
        kept.write(&request.out)?;
        Ok(())
    }

    /// What is told of it, and lets go of the output folder.
    pub fn told(
        self,
        settled: &Settled,
        publishers: &PublisherFindings,
        changes: BTreeMap<String, Vec<Change>>,
        cancel: &Cancel,
    ) -> Published {
        let is_through = |index: &usize| self.outcomes.get(index).is_some_and(|outcome| !outcome.is_cut);
        let is_cancelled = cancel.is_cancelled() && !self.begun.iter().all(is_through);
        let unsettled = settled.sources.iter().map(|index| self.slug(*index).to_owned()).collect();
        let folders = settled.folders.iter().cloned().collect();
        let Self { survey, outcomes, .. } = self;
        Published { changes, unsettled, folders, is_cancelled, ..gathered(survey, publishers, outcomes) }
    }

    /// What came of the policies so far.
    pub fn outcomes(&self) -> &BTreeMap<usize, PolicyOutcome> {
        &self.outcomes
    }

    fn slug(&self, index: usize) -> &str {
        &self.survey.wanted[index].slug
    }

    fn made_of_publishers(&self) -> MadeOf {
        MadeOf::of_publishers(self.before.stock.clone(), self.before.publishers().clone())
    }
}

/// What a policy is made of, given its place among those that were asked for.
fn made_of(request: &Request, before: &Sight, index: usize) -> MadeOf {
    MadeOf::new(asked(request), before.stock.clone(), before.policy(index).files.clone())
}

/// What else than the source decides what comes of a policy.
fn asked(request: &Request) -> String {
    let Request {
        root: _,
        slugs: _,
        shard: _,
        variants,
        out: _,
        workers: _,
        force: _,
        line_end,
        fallback_date,
        cache: _,
    } = request;
    format!("{variants:?} {line_end:?} {fallback_date:?}")
}
