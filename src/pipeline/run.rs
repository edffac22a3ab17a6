//! Policies on their way to files, side by side.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::outcome::{Begun, JobMade, PolicyOutcome, Reason, Underway};
use super::programs::Programs;
use super::request::{Cancel, Progress, Request};
use super::shared::{Looked, Shared};
use super::sight::Sight;
use super::stock::Stock;
use crate::build::{self, BuiltFile, Each, Output, Queue, Workers};
use crate::source::Survey;

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
    /// Who makes them.
    pub workers: &'a Workers,
    /// What other programs there are.
    pub programs: &'a Programs,
    /// What the files are that they are made of.
    pub before: &'a Sight,
}

/// A piece of work.
enum Task {
    /// To read and check a policy.
    Look(usize),
    /// To do one of its jobs.
    Job(Arc<Underway>, usize),
}

impl Run<'_> {
    /// Publishes policies, given by their places among those that are wanted.
    pub fn publish(
        &self,
        policies: &[usize],
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
            let ready = |file: &BuiltFile| progress(Progress::Ready(file));
            let ready: Option<&(dyn Fn(&BuiltFile) + Sync)> =
                if cancel.is_cancelled() { None } else { Some(&ready) };
            let outcome = underway.finish(made, ready, self.request, self.output, self.stock, sources);
            put(underway.index, outcome);
        };
        let tasks = self.shortest_last(policies).into_iter().map(Task::Look).collect();
        self.workers.run(tasks, self.request.workers, &|task, queue: &Queue<'_, Task>| match task {
            Task::Look(..) if cancel.is_cancelled() => {}
            Task::Look(index) => match self.begin(index) {
                Begun::Underway(underway) if underway.jobs() == 0 => {
                    progress(Progress::More(underway.files()));
                    finish(&underway, Vec::new());
                }
                Begun::Underway(underway) => {
                    progress(Progress::More(underway.files()));
                    let (jobs, underway) = (underway.longest_first(), Arc::from(underway));
                    let task = |job| Task::Job(Arc::clone(&underway), job);
                    queue.first(jobs.into_iter().map(task).collect());
                }
                Begun::Through(outcome) => put(index, *outcome),
            },
            Task::Job(underway, job) => {
                let ready = |file: &BuiltFile| progress(Progress::Ready(file));
                // A job of a run that is cancelled is brought all the same: the others may be made.
                let ready: Option<&(dyn Fn(&BuiltFile) + Sync)> =
                    if cancel.is_cancelled() { None } else { Some(&ready) };
                let each: Each<'_> = &|count, work| queue.side_by_side(count, work);
                let made = underway.job(job, self.output, self.stock, ready, each);
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

    /// The same policies, the shortest last, so that no worker waits long at the end.
    fn shortest_last(&self, policies: &[usize]) -> Vec<usize> {
        let mut order = policies.to_vec();
        let shortest = (0..order.len()).rev().min_by_key(|place| self.survey.wanted[order[*place]].bytes());
        if let Some(shortest) = shortest {
            order[shortest..].rotate_left(1);
        }
        order
    }

    /// Reads and checks a policy.
    fn begin(&self, index: usize) -> Begun {
        let looked = match self.shared.look(&self.survey.wanted[index]) {
            Ok(looked) => looked,
            Err(why) => {
                let outcome = PolicyOutcome::held_back(None, Reason::Failure(why.into()));
                return Begun::Through(Box::new(outcome));
            }
        };
        let Looked { publisher, judged } = looked;
        match judged {
            Ok(judged) => {
                let (source, sources) = (self.before.policy(index), &self.survey.sources);
                Underway::begin(index, self.request, publisher, judged, source, sources, self.programs)
            }
            Err(why) => {
                let outcome = PolicyOutcome::held_back(publisher, Reason::Layout(why));
                Begun::Through(Box::new(outcome))
            }
        }
    }
}
