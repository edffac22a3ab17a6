//! Runs over a project, one after another, that keep warm what they share: fonts, layouts, dictionaries, and what Typst remembers of pages.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::error::{RequestError, Trouble};
use super::jobs::{Jobs, jobs_of};
use super::outcome::{PolicyOutcome, Reason, verdict};
use super::publishing::{PublisherFindings, Publishing};
use super::request::{Cancel, Progress, Request};
use super::shared::{Looked, Shared};
use super::stock::Stock;
use super::stock_digest::StockDigest;
use super::told::{Published, gathered, only_broken};
use crate::build::{self, Job, Known, Workers};
use crate::check::{Checked, CheckedPolicy, Judged, Told};
use crate::finding::Level;
use crate::policy::VariantName;
use crate::source::{self, SourceDigests, Survey};
use crate::variant::{Artefact, LayoutFailed, LineEnd, Pages, Sheets, WriteError, writer};

/// What Typst remembers of pages is dropped when this many documents in a row didn't use it, in a single run.
const COLD_AGE: usize = 4;

/// The same where runs follow each other: a policy has four documents at most, so what a save touches is compared with the last two.
const WARM_AGE: usize = 8;

/// Runs over a project that share what is costly to load. Nothing is taken for unchanged that isn't: what a run shares with the one before is
/// told by hashes of the files.
#[derive(Debug)]
pub struct Session {
    stock: Option<(StockDigest, Arc<Stock>)>,
    workers: Arc<Workers>,
    age: usize,
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// For a single run.
    #[must_use]
    pub fn new() -> Self {
        Self { stock: None, workers: Arc::default(), age: COLD_AGE }
    }

    /// For many runs, one after another.
    #[must_use]
    pub fn warm() -> Self {
        Self { stock: None, workers: Arc::default(), age: WARM_AGE }
    }

    /// Reads and checks the sources.
    ///
    /// # Errors
    ///
    /// What is wrong with the environment or the request.
    pub fn check(&mut self, request: &Request) -> Result<Checked, Trouble> {
        let survey = surveyed(request)?;
        let (checked, _) = self.looked_at(request, survey, None)?;
        let is_told = checked.told.findings.iter().any(|finding| finding.level == Level::Error);
        if checked.sound.is_empty() && checked.told.held_back.is_empty() && !is_told {
            return Err(RequestError::NothingToBuild.into());
        }
        Ok(checked)
    }

    /// Every policy of the project, and what a look at it says about files that were made of it.
    ///
    /// # Errors
    ///
    /// What is wrong with the environment.
    pub fn known(&mut self, request: &Request) -> Result<BTreeMap<String, Known>, Trouble> {
        let survey = surveyed(request)?;
        let digests = SourceDigests::of(&request.root);
        let slugs = survey.slugs.clone();
        let (Checked { sound, told, .. }, _) = self.looked_at(request, survey, None)?;
        let outcome = |slug: &String| match sound.iter().find(|policy| policy.slug() == slug) {
            Some(policy) => verdict(policy),
            None if told.held_back.contains(slug) => build::Outcome::HeldBack,
            None => build::Outcome::NotLookedAt,
        };
        let known = |slug: &String| {
            let folder = request.root.join("sources").join(slug);
            Known { source: digests.policy(&request.root, &folder).hash(), outcome: outcome(slug) }
        };
        Ok(slugs.iter().map(|slug| (slug.clone(), known(slug))).collect())
    }

    /// Opens the one policy that is asked for, so that pages can be laid out and single variants made of it. `None` if it is held
    /// back.
    ///
    /// # Errors
    ///
    /// What is wrong with the environment or the request.
    pub fn open(&mut self, request: &Request) -> Result<(Told, Option<OpenPolicy>), Trouble> {
        self.opened(request, None)
    }

    /// The same, as the policy would be in the layout `name`. Nothing is published like that: a policy's layout stands in its file.
    ///
    /// # Errors
    ///
    /// What is wrong with the environment or the request.
    pub fn open_in(&mut self, request: &Request, name: &str) -> Result<(Told, Option<OpenPolicy>), Trouble> {
        self.opened(request, Some(name))
    }

    fn opened(
        &mut self,
        request: &Request,
        layout: Option<&str>,
    ) -> Result<(Told, Option<OpenPolicy>), Trouble> {
        let survey = surveyed(request)?;
        let (Checked { mut sound, told, .. }, stock) = self.looked_at(request, survey, layout)?;
        let workers = Arc::clone(&self.workers);
        let open = |policy| OpenPolicy { policy, stock, line_end: request.line_end, workers };
        Ok((told, sound.pop().map(open)))
    }

    /// Reads, checks, renders and writes what isn't as it was. A faulty policy publishes nothing new, and doesn't keep the others from
    /// being published.
    ///
    /// # Errors
    ///
    /// What is wrong with the environment or the request, if it keeps everything from being published.
    pub fn publish(
        &mut self,
        request: &Request,
        progress: &(dyn Fn(Progress<'_>) + Sync),
        cancel: &Cancel,
    ) -> Result<Published, Trouble> {
        let survey = surveyed(request)?;
        // What was published before stays as it is: the policies may only lie at the wrong place.
        if survey.slugs.is_empty() {
            return if survey.findings.iter().any(|one| one.level == Level::Error) {
                Ok(gathered(survey, &BTreeMap::new(), BTreeMap::new()))
            } else {
                Err(RequestError::NothingToBuild.into())
            };
        }
        let mut run = Publishing::begin(request, survey, Arc::clone(&self.workers), progress)?;
        let changes = run.find_changed(progress);
        let made = self.make(&mut run, request, progress, cancel);
        let settled = run.settle();
        if !settled.folders.is_empty() {
            self.stock = None;
        }
        // Whatever happened, the manifest tells what is so.
        run.close(&settled)?;
        run.keep(made.as_ref().ok())?;
        let publishers = made?;
        match only_broken(run.outcomes()) {
            Some(why) => Err(why.into()),
            None => Ok(run.told(&settled, &publishers, changes, cancel)),
        }
    }

    /// Makes what isn't as before. Gives what is found in the publishers' files.
    fn make(
        &mut self,
        run: &mut Publishing<'_>,
        request: &Request,
        progress: &(dyn Fn(Progress<'_>) + Sync),
        cancel: &Cancel,
    ) -> Result<PublisherFindings, Trouble> {
        if let Some(publishers) = run.known_publishers() {
            return Ok(publishers);
        }
        let stock = self.stock(&request.root, Some(run.before.stock.clone()))?;
        Ok(run.make(&stock, self.age, progress, cancel))
    }

    /// Reads and checks the policies that are asked for.
    fn looked_at(
        &mut self,
        request: &Request,
        survey: Survey,
        layout: Option<&str>,
    ) -> Result<(Checked, Arc<Stock>), Trouble> {
        // A single run shares it with no other.
        let digest = (self.age == WARM_AGE).then(|| StockDigest::of(&request.root));
        let stock = self.stock(&request.root, digest)?;
        let shared = Shared::new(request, &survey, &stock).in_layout(layout);
        let looked =
            self.workers.each(survey.wanted.iter().collect(), request.workers, &|wanted| shared.look(wanted));
        let (mut sound, mut waived, mut outcomes) = (Vec::new(), Vec::new(), BTreeMap::new());
        for (index, looked) in looked.into_iter().enumerate() {
            let Looked { publisher, judged, .. } = looked?;
            let outcome = match judged {
                Ok(Judged { slug: _, policy, findings, waived: excused }) => {
                    waived.extend(excused);
                    match policy {
                        Ok(policy) => {
                            let outcome = PolicyOutcome::looked_at(publisher, &policy, findings);
                            sound.push(policy);
                            outcome
                        }
                        Err(error) => PolicyOutcome::held_back(publisher, Reason::Error(error, findings)),
                    }
                }
                Err(why) => PolicyOutcome::held_back(publisher, Reason::Layout(why)),
            };
            outcomes.insert(index, outcome);
        }
        if let Some(why) = only_broken(&outcomes) {
            return Err(why.into());
        }
        let publishers = shared.publisher_findings();
        drop(shared);
        let told = gathered(survey, &publishers, outcomes).told;
        Ok((Checked { sound, waived, told }, stock))
    }

    /// What policies are made with, loaded anew if a file of it has changed.
    fn stock(&mut self, root: &Path, digest: Option<StockDigest>) -> Result<Arc<Stock>, Trouble> {
        if let (Some((of, stock)), Some(digest)) = (&self.stock, &digest)
            && of == digest
        {
            return Ok(Arc::clone(stock));
        }
        let stock = Arc::new(Stock::load(root)?);
        self.stock = digest.map(|digest| (digest, Arc::clone(&stock)));
        Ok(stock)
    }
}

/// A policy that may be published, open for single pages and variants.
#[derive(Debug)]
pub struct OpenPolicy {
    policy: CheckedPolicy,
    stock: Arc<Stock>,
    line_end: LineEnd,
    workers: Arc<Workers>,
}

impl OpenPolicy {
    /// The policy.
    #[must_use]
    pub fn policy(&self) -> &CheckedPolicy {
        &self.policy
    }

    /// What one of its variants is made of. `None` if that is easy to read and held back.
    #[must_use]
    pub fn job(&self, variant: VariantName) -> Option<Job> {
        {
            let Jobs { first, last } = jobs_of(&self.policy, &[variant], self.line_end);
            first.into_iter().chain(last).next()
        }
    }

    /// The pages of a job: laid out when they are first asked for.
    #[must_use]
    pub fn pages<'a>(&'a self, job: &'a Job) -> Pages<'a> {
        Pages::new(&job.input, &self.stock.fonts)
    }

    /// Makes one of its variants, and writes nothing. `None` if that is easy to read and held back.
    ///
    /// # Errors
    ///
    /// What its writer can't do.
    pub fn export(&self, variant: VariantName) -> Result<Option<Artefact>, WriteError> {
        let Some(job) = self.job(variant) else { return Ok(None) };
        let write = |job: &Job| writer(variant).write(&job.input, &self.pages(job));
        self.on_a_worker(&job, &write).map(Some)
    }

    /// The pages of one of its variants, to be looked at. `None` if that is easy to read and held back.
    ///
    /// # Errors
    ///
    /// If the layout can't set them.
    pub fn sheets(&self, variant: VariantName) -> Result<Option<Sheets>, LayoutFailed> {
        let Some(job) = self.job(variant) else { return Ok(None) };
        self.on_a_worker(&job, &|job| self.pages(job).sheets()).map(Some)
    }

    /// Works where there is room on the stack for text that is nested deeply.
    fn on_a_worker<R: Send>(&self, job: &Job, work: &(dyn Fn(&Job) -> R + Sync)) -> R {
        let done = self.workers.each(vec![job], 1, work).pop();
        done.unwrap_or_else(|| unreachable!("one item was worked on"))
    }
}

/// What there is in the project, if what is asked for is there.
fn surveyed(request: &Request) -> Result<Survey, Trouble> {
    let root = &request.root;
    if !root.join("sources").is_dir() {
        return Err(RequestError::NoProject { root: root.clone() }.into());
    }
    let all = request.slugs.is_empty();
    let is_ours = |slug: &str| request.shard.is_none_or(|shard| shard.holds(slug));
    let is_asked_for = |slug: &str| all || request.slugs.iter().any(|one| one == slug);
    let survey = source::survey(root, |slug| is_asked_for(slug) && is_ours(slug))?;
    // A folder of which something is told isn't unknown.
    let is_told = |slug: &String| survey.findings.iter().any(|one| one.slug.as_ref() == Some(slug));
    let is_unknown = |slug: &&String| !survey.slugs.contains(slug) && !is_told(slug);
    match request.slugs.iter().find(is_unknown) {
        Some(slug) => Err(RequestError::NoSuchPolicy { slug: slug.clone(), known: survey.slugs }.into()),
        None => Ok(survey),
    }
}
