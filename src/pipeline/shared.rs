//! What the policies of a run share, and what is read and checked with it, one policy at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::request::Request;
use super::stock::Stock;
use crate::check::{self, Checker, Judged, Resources};
use crate::files::Unreadable;
use crate::finding::Finding;
use crate::layout::LayoutError;
use crate::source::{ReadPublisher, Survey, WantedPolicy};

/// What all policies of a run are read and checked with.
pub(super) struct Shared<'a> {
    survey: &'a Survey,
    stock: &'a Stock,
    publishers: BTreeMap<String, ReadPublisher>,
    checker: Checker<'a>,
    /// The layout that policies are tried in, whichever they have.
    tried_in: Option<&'a str>,
}

/// What a look at a policy gave.
pub(super) struct Looked {
    /// Its publisher, if its file could be read.
    pub publisher: Option<String>,
    /// What came of its check, or why its layout can't be used.
    pub judged: Result<Judged, Arc<LayoutError>>,
}

impl<'a> Shared<'a> {
    /// Reads the publishers.
    pub fn new(request: &'a Request, survey: &'a Survey, stock: &'a Stock) -> Self {
        let publishers = survey.publishers(&stock.pictures);
        let resources = Resources {
            layout_names: &stock.layout_names,
            fonts: &stock.fonts,
            pictures: &stock.pictures,
            danish: &stock.danish,
            fallback_date: request.fallback_date,
            asked: &request.variants,
        };
        let checker = Checker::new(&publishers, resources, &survey.sources);
        Self { survey, stock, publishers, checker, tried_in: None }
    }

    /// The same, with policies in another layout than theirs.
    pub fn in_layout(self, name: Option<&'a str>) -> Self {
        Self { tried_in: name, ..self }
    }

    /// Reads a policy and checks it.
    pub fn look(&self, wanted: &WantedPolicy) -> Result<Looked, Unreadable> {
        let read = self.survey.policy(wanted, &self.stock.pictures)?;
        let Ok(policy) = &read.policy else {
            let judged = Ok(self.checker.policy(read, None));
            return Ok(Looked { publisher: None, judged });
        };
        let publisher = policy.publisher.value().clone();
        let found = self.publishers.get(&publisher).and_then(|read| read.publisher.as_ref().ok());
        let layout = self.tried_in.unwrap_or_else(|| check::layout_name(policy, found));
        let layout = self.stock.layout(layout).transpose();
        let judged = layout.map(|layout| self.checker.policy(read, layout));
        Ok(Looked { publisher: Some(publisher), judged })
    }

    /// What is wrong with the publishers' files.
    pub fn publisher_findings(&self) -> BTreeMap<String, Vec<Finding>> {
        self.publishers.iter().map(|(id, read)| (id.clone(), read.findings.clone())).collect()
    }
}

/// The findings that are about no policy: those of the project, and those of the publishers that are `used`. A run over all
/// policies tells of publishers that no policy uses, too.
pub(super) fn findings_of_all(
    survey: &Survey,
    publishers: &BTreeMap<String, Vec<Finding>>,
    used: &BTreeSet<&str>,
    all_looked_at: bool,
) -> Vec<Finding> {
    let of_used = publishers.iter().filter(|(id, _)| all_looked_at || used.contains(id.as_str()));
    survey.findings.iter().chain(of_used.flat_map(|(_, findings)| findings)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::finding::{Finding, Level};
    use crate::policy::Located;
    use crate::source::{self, ReadPolicy};
    use crate::variant::LineEnd;

    /// What is told of the policy of the base project, as `change` leaves what was read of it: `None` if it may be rendered. The reader's own
    /// findings are gone: whatever stops a policy must not rely on them.
    fn told(change: impl FnOnce(&mut ReadPolicy), with_layout: bool) -> Option<(Vec<Finding>, bool)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base");
        let survey = source::survey(&root, |_| true).expect("a project");
        let request = Request {
            root: root.clone(),
            slugs: Vec::new(),
            variants: Vec::new(),
            out: root.join("output"),
            workers: 1,
            force: false,
            line_end: LineEnd::Unix,
            fallback_date: None,
            shard: None,
            cache: None,
        };
        let stock = Stock::load(&root).expect("fonts and layouts");
        let shared = Shared::new(&request, &survey, &stock);
        let mut read = survey.policy(&survey.wanted[0], &stock.pictures).expect("a policy");
        change(&mut read);
        read.findings.clear();
        let layout =
            with_layout.then(|| stock.layout("brochure").expect("it is built in").expect("it is whole"));
        let Judged { policy, findings, .. } = shared.checker.policy(read, layout);
        let held_back = policy.err()?;
        let is_told = held_back.is_told_in(&findings);
        Some((findings, is_told))
    }

    #[test]
    fn no_policy_is_held_back_without_a_word() {
        assert!(told(|_| {}, true).is_none());
        let publisher = |id: &str| {
            let id = id.to_owned();
            move |read: &mut ReadPolicy| {
                let policy = read.policy.as_mut().expect("it can be read");
                policy.publisher = Located::new(id, policy.head);
            }
        };
        let unusable = |read: &mut ReadPolicy| {
            let policy = read.policy.as_ref().expect("it can be read");
            let error =
                Finding::new(&source::faults::UNREADABLE, Some(policy.head), source::faults::EmptyFile);
            read.policy = Err(Box::new(error));
        };
        for (name, held_back) in [
            ("a file that is none", told(unusable, true)),
            ("no publisher", told(publisher(""), true)),
            ("a publisher that nobody knows", told(publisher("ingen"), true)),
            ("no layout", told(|_| {}, false)),
        ] {
            let (findings, is_told) = held_back.unwrap_or_else(|| panic!("{name} may be rendered"));
            let errors = findings.iter().filter(|one| one.level == Level::Error).count();
            assert!(is_told && errors == 1, "{name}: {findings:?}");
            assert!(findings.iter().all(|one| one.slug.is_some()), "{name}: {findings:?}");
        }
    }
}
