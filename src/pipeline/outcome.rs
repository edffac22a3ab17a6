//! What comes of a policy in a run, and the policy while files are made of it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::jobs::{Jobs, formats, jobs_of, listing, reports_on};
use super::page_findings::page_findings;
use super::parts::Parts;
use super::programs::{Programs, ProgramsOf};
use super::request::Request;
use super::stock::Stock;
use crate::build::{
    self, BuildError, BuiltFile, Each, Job, LostPages, Made, Output, PublishedWith, Report, ReportRecord,
    State,
};
use crate::check::{CheckedPolicy, HeldBack, Judged};
use crate::finding::{Finding, Findings};
use crate::layout::LayoutError;
use crate::locale::Explain;
use crate::policy::SourceMap;
use crate::source::SourceDigest;
use crate::variant::PageSetting;

/// Why something of a policy couldn't be made.
pub(super) type Failure = Box<dyn Explain + Send + Sync>;

/// What came of a policy.
#[derive(Debug)]
pub(super) struct PolicyOutcome {
    /// Its publisher, if its file could be read.
    pub publisher: Option<String>,
    /// Whether it may be published, and as what.
    pub verdict: build::Outcome,
    /// The findings about it.
    pub findings: Vec<Finding>,
    /// Files that stand in the output folder.
    pub files: Vec<BuiltFile>,
    /// Reports that stand there.
    pub reports: Vec<ReportRecord>,
    /// Why others don't.
    pub failures: Vec<Failure>,
    /// Why its layout can't be used, for which it is held back.
    pub broken: Option<Arc<LayoutError>>,
    /// Whether its easy-read edition was asked for and is held back.
    pub easy_held_back: bool,
    /// Fingerprints that files would have which its source asks for and this run didn't make.
    pub wanted: BTreeMap<String, String>,
    /// Which other programs it is made with.
    pub programs: ProgramsOf,
    /// Whether nothing is missing, so that it can be kept for the next run.
    pub is_whole: bool,
    /// Whether files weren't made because the run was cancelled.
    pub is_cut: bool,
}

/// Why nothing is made of a policy.
pub(super) enum Reason {
    /// For this error, which is among the findings.
    Error(HeldBack, Vec<Finding>),
    /// It couldn't be read.
    Failure(Failure),
    /// Its layout can't be used.
    Layout(Arc<LayoutError>),
}

impl PolicyOutcome {
    /// Of a policy of which nothing can be made.
    pub fn held_back(publisher: Option<String>, reason: Reason) -> Self {
        let nothing = Self::nothing_made(publisher, build::Outcome::HeldBack, Vec::new());
        match reason {
            Reason::Error(error, findings) => {
                debug_assert!(error.is_told_in(&findings), "{error:?} is told");
                Self { findings, is_whole: true, ..nothing }
            }
            Reason::Failure(why) => Self { failures: vec![why], ..nothing },
            Reason::Layout(why) => Self { broken: Some(why), ..nothing },
        }
    }

    /// Which other programs its files were made with, by their variants.
    pub fn programs_of_files(&self) -> ProgramsOf {
        let of_files = |variant: &String| self.files.iter().any(|file| file.record.variant == *variant);
        let all = self.programs.iter().filter(|(variant, _)| of_files(variant));
        all.map(|(variant, program)| (variant.clone(), program.clone())).collect()
    }

    /// Of a policy that is only looked at.
    pub fn looked_at(publisher: Option<String>, policy: &CheckedPolicy, findings: Vec<Finding>) -> Self {
        Self::nothing_made(publisher, verdict(policy), findings)
    }

    fn nothing_made(publisher: Option<String>, verdict: build::Outcome, findings: Vec<Finding>) -> Self {
        Self {
            publisher,
            verdict,
            findings,
            files: Vec::new(),
            reports: Vec::new(),
            failures: Vec::new(),
            broken: None,
            easy_held_back: false,
            wanted: BTreeMap::new(),
            programs: ProgramsOf::new(),
            is_whole: false,
            is_cut: false,
        }
    }

    /// Notes that the source, or what it is published with `now`, has changed since it was looked at. What was made may be of before or after, and says so.
    pub fn unsettle(&mut self, source_is_same: bool, now: &PublishedWith) {
        self.is_whole = false;
        for record in self.files.iter_mut().map(|file| &mut file.record) {
            let with_the_same = record.published_with_sha256.as_deref() == Some(now.files(&record.layout));
            if !(source_is_same && with_the_same) {
                record.source_sha256 = None;
                record.state = State::Outdated;
            }
        }
        for report in &mut self.reports {
            let with_the_same = report.published_with_sha256.as_deref() == Some(&now.reports);
            if !(source_is_same && with_the_same) {
                report.source_sha256 = None;
                report.state = State::Outdated;
            }
        }
    }

    /// Tells of files that somebody has removed meanwhile, and leaves them out.
    pub fn leave_out_removed(&mut self, output: &Output) {
        let Self { files, failures, is_whole, .. } = self;
        files.retain(|file| match output.removed(&file.record) {
            Some(why) => {
                failures.push(why.into());
                *is_whole = false;
                false
            }
            None => true,
        });
    }
}

/// A policy once it is read and checked.
pub(super) enum Begun {
    /// Files can be made of it.
    Underway(Box<Underway>),
    /// It is held back.
    Through(Box<PolicyOutcome>),
}

/// What came of a job, a result a file. `None` if it wasn't begun, because the run was cancelled.
pub(super) type JobMade = Option<Vec<Result<Made, BuildError>>>;

/// A policy while files are made of it: its jobs are done side by side, and the last of them finishes it.
#[derive(Debug)]
pub(super) struct Underway {
    /// Its place among the policies of the run.
    pub index: usize,
    policy: CheckedPolicy,
    publisher: Option<String>,
    programs: ProgramsOf,
    findings: Vec<Finding>,
    easy_held_back: bool,
    jobs: Vec<Job>,
    /// What is made after these.
    last: Vec<Job>,
    reports: Vec<Report>,
    source: String,
    made: Parts<JobMade>,
}

impl Underway {
    /// Nothing is made of it yet. `source` is what its files are.
    pub fn begin(
        index: usize,
        request: &Request,
        publisher: Option<String>,
        judged: Judged,
        source: &SourceDigest,
        sources: &SourceMap,
        programs: &Programs,
    ) -> Begun {
        let Judged { slug: _, policy, findings, waived } = judged;
        let policy = match policy {
            Ok(policy) => policy,
            Err(error) => {
                let outcome = PolicyOutcome::held_back(publisher, Reason::Error(error, findings));
                return Begun::Through(Box::new(outcome));
            }
        };
        let wanted = if request.variants.is_empty() { policy.variants() } else { &request.variants };
        let easy = wanted.iter().any(|variant| variant.is_easy());
        // The report is made even if the edition is held back: that is when it is needed most.
        let reports =
            if easy { reports_on(&policy, (&findings, &waived), sources).into() } else { Vec::new() };
        let Jobs { first: jobs, last } = jobs_of(&policy, wanted, request.line_end);
        // Asked before anything is made: should one be installed meanwhile, the next run hears of it.
        let programs = programs.of(wanted.iter().chain(policy.variants()).copied());
        Begun::Underway(Box::new(Self {
            index,
            easy_held_back: easy && !policy.easy_is_sound(),
            publisher,
            programs,
            findings,
            reports,
            source: source.hash(),
            made: Parts::new(jobs.len()),
            jobs,
            last,
            policy,
        }))
    }

    /// How many jobs there are.
    pub fn jobs(&self) -> usize {
        self.made.count()
    }

    /// Its jobs, the longest first: two workers at the last policy of a run are done at about the same time. Pages for paper are laid out anew
    /// where sheets need blank ones, and put in inks; others take the longer, the more files are made of them.
    pub fn longest_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.jobs.len()).collect();
        order.sort_by_key(|index| {
            let Job { input, writers } = &self.jobs[*index];
            Reverse((input.page_setting == PageSetting::Print, writers.len()))
        });
        order
    }

    /// How many files its jobs make.
    pub fn files(&self) -> usize {
        self.jobs.iter().chain(&self.last).map(|job| job.writers.len()).sum()
    }

    /// Does one of the jobs, and tells `ready` of each file; nothing is done where that is `None`. Gives what came of all jobs, if this was the last.
    /// each: see [`Output::make`].
    pub fn job(
        &self,
        job: usize,
        output: &Output,
        stock: &Stock,
        ready: Option<&(dyn Fn(&BuiltFile) + Sync)>,
        each: Each<'_>,
    ) -> Option<Vec<JobMade>> {
        let make = |ready: &(dyn Fn(&BuiltFile) + Sync)| {
            let fonts = (&stock.fonts, stock.fonts_hash());
            output.make(&self.jobs[job], fonts, &self.source, ready, each)
        };
        self.made.bring(job, ready.map(make))
    }

    /// What came of it, from what came of its jobs: files that tell of others and the reports are written, and what the pages reveal is
    /// told. `ready` is told of each file; no more are made where it is `None`.
    pub fn finish(
        &self,
        made: Vec<JobMade>,
        ready: Option<&(dyn Fn(&BuiltFile) + Sync)>,
        request: &Request,
        output: &Output,
        stock: &Stock,
        sources: &SourceMap,
    ) -> PolicyOutcome {
        let is_cut = made.iter().any(Option::is_none) || ready.is_none() && !self.last.is_empty();
        let (mut files, mut failures, mut lost) =
            (Vec::<BuiltFile>::new(), Vec::<Failure>::new(), Vec::<LostPages>::new());
        for result in made.into_iter().flatten().flatten() {
            match result {
                Ok(Made::Ready(file)) => files.push(*file),
                Ok(Made::Lost(pages)) => lost.push(pages),
                Err(why) => failures.push(why.into()),
            }
        }
        let formats = formats(&self.policy, &files, output);
        if let Some(ready) = ready.filter(|_| !is_cut) {
            let fonts = (&stock.fonts, stock.fonts_hash());
            for job in listing(&self.last, &formats) {
                for result in output.make(&job, fonts, &self.source, ready, &build::in_turn) {
                    match result {
                        Ok(Made::Ready(file)) => files.push(*file),
                        Ok(Made::Lost(pages)) => lost.push(pages),
                        Err(why) => failures.push(why.into()),
                    }
                }
            }
        }
        let mut reports = Vec::new();
        for report in &self.reports {
            match output.report(report, &self.source) {
                Ok(record) => reports.push(record),
                Err(why) => failures.push(why.into()),
            }
        }
        let is_whole = !is_cut && failures.is_empty();
        let mut findings = Findings::default();
        findings.extend(self.findings.iter().cloned());
        findings.extend(page_findings(&self.policy, sources, &files, &lost, &self.jobs));
        let made: BTreeSet<&str> = files.iter().map(|file| file.record.path.as_str()).collect();
        let Jobs { first, last } = jobs_of(&self.policy, self.policy.variants(), request.line_end);
        let all: Vec<Job> = first.into_iter().chain(listing(&last, &formats)).collect();
        let wanted = build::fingerprints(&all, stock.fonts_hash(), &|path| !made.contains(path));
        PolicyOutcome {
            publisher: self.publisher.clone(),
            verdict: verdict(&self.policy),
            findings: findings.sorted(),
            files,
            reports,
            failures,
            broken: None,
            easy_held_back: self.easy_held_back,
            wanted,
            programs: self.programs.clone(),
            is_whole,
            is_cut,
        }
    }
}

/// What a policy that may be published is to the files that were made of it.
pub(super) fn verdict(policy: &CheckedPolicy) -> build::Outcome {
    build::Outcome::Sound { variants: policy.variants().to_vec(), easy_held_back: !policy.easy_is_sound() }
}
