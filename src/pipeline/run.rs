//! Policies on their way to files, side by side.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::outcome::{Begun, JobMade, PolicyOutcome, Underway};
use super::request::{Cancel, Progress, Request};
use super::shared::{Looked, Shared};
use super::stock::Stock;
use crate::build::{self, BuiltFile, Output, Queue};
use crate::source::{SourceDigest, Survey};

/// Policies on their way to files.
pub(super) struct Run<'a> {
    /// What is asked for.
    pub request: &'a Request,
    /// What there is.
    pub survey: &'a Survey,
    /// What they are read and checked with.
    pub shared: &'a Shared<'a>,
    /// What they are made with.
    pub stock: &'a Stock,
    /// Where they go.
    pub output: &'a Output,
}

/// A piece of work.
enum Task<'a> {
    /// To read and check a policy, of which this is known.
    Look(usize, Option<&'a SourceDigest>),
    /// To do one of its jobs.
    Job(Arc<Underway>, usize),
}

impl Run<'_> {
    /// Publishes policies, given by their places among those that are wanted, with what their sources are.
    pub fn publish(
        &self,
        policies: Vec<(usize, Option<&SourceDigest>)>,
        age: usize,
        progress: &(dyn Fn(Progress<'_>) + Sync),
        cancel: &Cancel,
    ) -> BTreeMap<usize, PolicyOutcome> {
        let count = policies.len();
        let outcomes = Mutex::new(BTreeMap::new());
        let put = |index: usize, outcome: PolicyOutcome| {
            outcomes.lock().unwrap_or_else(PoisonError::into_inner).insert(index, outcome);
        };
        let finish = |underway: &Underway, made: Vec<JobMade>| {
            let sources = &self.survey.sources;
            put(underway.index, underway.finish(made, self.request, self.output, self.stock, sources));
        };
        let tasks = policies.into_iter().map(|(index, source)| Task::Look(index, source)).collect();
        build::run(tasks, self.request.workers, &|task, queue: &Queue<Task<'_>>| match task {
            Task::Look(..) if cancel.is_cancelled() => {}
            Task::Look(index, source) => match self.begin(index, source) {
                Begun::Underway(underway) if underway.jobs() == 0 => finish(&underway, Vec::new()),
                Begun::Underway(underway) => {
                    progress(Progress::More(underway.files()));
                    let (jobs, underway) = (underway.jobs(), Arc::from(underway));
                    queue.first((0..jobs).map(|job| Task::Job(Arc::clone(&underway), job)).collect());
                }
                Begun::Through(outcome) => put(index, *outcome),
            },
            Task::Job(underway, job) => {
                let ready = |file: &BuiltFile| progress(Progress::Ready(file));
                // A job of a run that is cancelled is brought all the same: the others may be made.
                let ready: Option<&dyn Fn(&BuiltFile)> =
                    if cancel.is_cancelled() { None } else { Some(&ready) };
                let made = underway.job(job, self.output, self.stock, ready);
                build::forget_unused(age);
                if let Some(made) = made {
                    finish(&underway, made);
                }
            }
        });
        let outcomes = outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
        assert!(cancel.is_cancelled() || outcomes.len() == count, "every policy comes to an end");
        outcomes
    }

    /// Reads and checks a policy.
    fn begin(&self, index: usize, source: Option<&SourceDigest>) -> Begun {
        let looked = match self.shared.look(&self.survey.wanted[index]) {
            Ok(looked) => looked,
            Err(why) => {
                let failures = vec![why.into()];
                let outcome = PolicyOutcome { failures, ..PolicyOutcome::held_back(None) };
                return Begun::Through(Box::new(outcome));
            }
        };
        let Looked { publisher, is_covered, judged } = looked;
        match judged {
            Ok(judged) => {
                let from = (publisher, is_covered);
                Underway::begin(index, self.request, from, judged, source, &self.survey.sources)
            }
            Err(why) => {
                let outcome = PolicyOutcome { broken: Some(why), ..PolicyOutcome::held_back(publisher) };
                Begun::Through(Box::new(outcome))
            }
        }
    }
}
