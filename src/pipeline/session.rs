//! Runs over a project, one after another, that keep warm what they share: fonts, layouts, dictionaries, and what Typst remembers of pages.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::error::{RequestError, Trouble};
use super::jobs::jobs_of;
use super::kept::{Kept, MadeOf};
use super::outcome::{PolicyOutcome, verdict};
use super::request::{Cancel, Progress, Request};
use super::run::Run;
use super::shared::{Looked, Shared};
use super::stock::{self, Stock, StockDigest};
use super::told::{Published, gathered, known_otherwise, only_broken, unsettled};
use crate::build::{self, Closing, Job, Known, Output};
use crate::check::{Checked, CheckedPolicy, Judged, Told};
use crate::finding::Level;
use crate::policy::VariantName;
use crate::source::{self, SourceDigest, SourceDigests, Survey, WantedPolicy};
use crate::variant::{Artefact, LineEnd, Pages, WriteError, writer};

/// What Typst remembers of pages is dropped when this many documents in a row didn't use it, in a single run.
const COLD_AGE: usize = 4;

/// The same where runs follow each other: a policy has four documents at most, so what a save touches is compared with the last two.
const WARM_AGE: usize = 8;

/// Runs over a project that share what is costly to load. Nothing is taken for unchanged that isn't: what a run shares with the one before is
/// told by hashes of the files.
#[derive(Debug)]
pub struct Session {
    stock: Option<(StockDigest, Arc<Stock>)>,
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
        Self { stock: None, age: COLD_AGE }
    }

    /// For many runs, one after another.
    #[must_use]
    pub fn warm() -> Self {
        Self { stock: None, age: WARM_AGE }
    }

    /// Reads and checks the sources.
    ///
    /// # Errors
    ///
    /// What is wrong with the environment or the request.
    pub fn check(&mut self, request: &Request) -> Result<Checked, Trouble> {
        let survey = surveyed(request)?;
        let (checked, _) = self.looked_at(request, survey)?;
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
        let digests = SourceDigests::of(&request.root)?;
        let survey = surveyed(request)?;
        let slugs = survey.slugs.clone();
        let (Checked { sound, told, .. }, _) = self.looked_at(request, survey)?;
        let outcome = |slug: &String| match sound.iter().find(|policy| policy.slug() == slug) {
            Some(policy) => verdict(policy),
            None if told.held_back.contains(slug) => build::Outcome::HeldBack,
            None => build::Outcome::NotLookedAt,
        };
        let known = |slug: &String| {
            let source = digests.policy(&request.root, slug).map(|digest| digest.hash());
            Known { source, outcome: outcome(slug) }
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
        let survey = surveyed(request)?;
        let (Checked { mut sound, told, .. }, stock) = self.looked_at(request, survey)?;
        let open = |policy| OpenPolicy { policy, stock, line_end: request.line_end };
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
        let root = &request.root;
        let digests = SourceDigests::of(root)?;
        let survey = surveyed(request)?;
        // What was published before stays as it is: the policies may only lie at the wrong place.
        if survey.slugs.is_empty() {
            return if survey.findings.iter().any(|one| one.level == Level::Error) {
                Ok(gathered(survey, &BTreeMap::new(), BTreeMap::new()))
            } else {
                Err(RequestError::NothingToBuild.into())
            };
        }
        let mut output = Output::open(&request.out, request.force, &|| progress(Progress::Waiting))?;
        let mut kept = Kept::read(&request.out);
        let stock_digest = stock::digest(root);
        let made_of = |source: Option<SourceDigest>| {
            Some(MadeOf::new(asked(request), stock_digest.clone()?, source?.files))
        };
        let look_up = |wanted: &WantedPolicy| {
            let source = digests.policy(root, &wanted.slug);
            let made_of = made_of(source.clone());
            let as_before = made_of
                .as_ref()
                .filter(|_| !request.force)
                .and_then(|made_of| kept.policy(&wanted.slug, made_of, &survey.sources, &output));
            (source, made_of, as_before)
        };
        let known = build::each(survey.wanted.iter().collect(), request.workers, &look_up);
        let (mut outcomes, mut begun) = (BTreeMap::new(), Vec::new());
        for (index, (source, made_of, as_before)) in known.into_iter().enumerate() {
            match as_before {
                Some(outcome) => {
                    progress(Progress::More(outcome.files.len()));
                    outcome.files.iter().for_each(|file| progress(Progress::Ready(file)));
                    outcomes.insert(index, outcome);
                }
                None => begun.push((index, source, made_of)),
            }
        }
        let slug_of = |index: usize| survey.wanted[index].slug.as_str();
        let changes = begun.iter().filter_map(|(index, _, made_of)| {
            let slug = slug_of(*index);
            Some((slug.to_owned(), kept.changes(slug, made_of.as_ref()?)?))
        });
        let changes = changes.collect();
        output.begin(begun.iter().map(|(index, ..)| slug_of(*index).to_owned()).collect());
        let of_publishers = made_of(Some(SourceDigest { files: digests.publishers().clone() }));
        let kept_publishers =
            of_publishers.as_ref().and_then(|made_of| kept.publishers(made_of, &survey.sources));
        let publishers = match kept_publishers {
            Some(findings) if begun.is_empty() => findings,
            _ => {
                let stock = self.stock(root, stock_digest.clone())?;
                let shared = Shared::new(request, &survey, &stock);
                let run = Run { request, survey: &survey, shared: &shared, stock: &stock, output: &output };
                let begin = begun.iter().map(|(index, source, _)| (*index, source.as_ref())).collect();
                outcomes.extend(run.publish(begin, self.age, progress, cancel));
                shared.publisher_findings()
            }
        };
        if let Some(why) = only_broken(&outcomes) {
            return Err(why.into());
        }
        let unsettled = unsettled(root, &survey, &begun, &mut outcomes);
        outcomes.values_mut().for_each(|outcome| outcome.leave_out_removed(&output));

        let mut policies = known_otherwise(root, &survey, &digests);
        let mut wanted = BTreeMap::new();
        for (index, outcome) in &outcomes {
            let slug = slug_of(*index);
            let source = match unsettled.contains(slug) {
                true => None,
                false => digests.policy(root, slug).map(|digest| digest.hash()),
            };
            policies.insert(slug.to_owned(), Known { source, outcome: outcome.verdict.clone() });
            wanted.extend(outcome.wanted.clone());
        }
        let files: Vec<_> = outcomes.values().flat_map(|one| &one.files).map(|file| &file.record).collect();
        let reports: Vec<_> = outcomes.values().flat_map(|one| &one.reports).collect();
        output.close(&Closing { files: &files, reports: &reports, policies: &policies, wanted: &wanted })?;
        kept.retain(|slug| survey.slugs.iter().any(|one| one == slug));
        for (index, _, made_of) in begun {
            if let (Some(made_of), Some(outcome)) = (made_of, outcomes.get(&index))
                && outcome.is_whole
            {
                kept.keep(slug_of(index), made_of, outcome, &survey.sources);
            }
        }
        if let Some(made_of) = of_publishers {
            kept.keep_publishers(made_of, &publishers, &survey.sources);
        }
        kept.write(&request.out)?;
        drop(output);
        let is_cancelled = cancel.is_cancelled();
        let unsettled = unsettled.into_iter().collect();
        let published =
            Published { changes, unsettled, is_cancelled, ..gathered(survey, &publishers, outcomes) };
        Ok(published)
    }

    /// Reads and checks the policies that are asked for.
    fn looked_at(&mut self, request: &Request, survey: Survey) -> Result<(Checked, Arc<Stock>), Trouble> {
        // A single run shares it with no other.
        let digest = if self.age == WARM_AGE { stock::digest(&request.root) } else { None };
        let stock = self.stock(&request.root, digest)?;
        let shared = Shared::new(request, &survey, &stock);
        let looked =
            build::each(survey.wanted.iter().collect(), request.workers, &|wanted| shared.look(wanted));
        let (mut sound, mut waived, mut outcomes) = (Vec::new(), Vec::new(), BTreeMap::new());
        for (index, looked) in looked.into_iter().enumerate() {
            let Looked { publisher, judged, .. } = looked?;
            let mut outcome = PolicyOutcome::held_back(publisher);
            match judged {
                Ok(judged) => {
                    let Judged { slug: _, policy, findings, waived: excused } = judged;
                    waived.extend(excused);
                    outcome.findings = findings;
                    if let Some(policy) = policy {
                        outcome.verdict = verdict(&policy);
                        sound.push(policy);
                    }
                }
                Err(why) => outcome.broken = Some(why),
            }
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
        jobs_of(&self.policy, &[variant], self.line_end).pop()
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
        writer(variant).write(&job.input, &self.pages(&job)).map(Some)
    }
}

/// What there is in the project, if what is asked for is there.
fn surveyed(request: &Request) -> Result<Survey, Trouble> {
    let root = &request.root;
    if !root.join("sources").is_dir() {
        return Err(RequestError::NoProject { root: root.clone() }.into());
    }
    let all = request.slugs.is_empty();
    let survey = source::survey(root, |slug| all || request.slugs.iter().any(|one| one == slug))?;
    // A folder of which something is told isn't unknown.
    let is_told = |slug: &String| survey.findings.iter().any(|one| one.slug.as_ref() == Some(slug));
    let is_unknown = |slug: &&String| !survey.slugs.contains(slug) && !is_told(slug);
    match request.slugs.iter().find(is_unknown) {
        Some(slug) => Err(RequestError::NoSuchPolicy { slug: slug.clone(), known: survey.slugs }.into()),
        None => Ok(survey),
    }
}

/// What else than the source decides what comes of a policy.
fn asked(request: &Request) -> String {
    let Request { root: _, slugs: _, variants, out: _, workers: _, force: _, line_end, fallback_date } =
        request;
    format!("{variants:?} {line_end:?} {fallback_date:?}")
}
