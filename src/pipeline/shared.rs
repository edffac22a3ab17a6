//! What the policies of a run share, and what is read and checked with it, one policy at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::request::Request;
use super::stock::Stock;
use crate::check::{self, Checker, Judged, Resources};
use crate::files::Unreadable;
use crate::finding::Finding;
use crate::layout::LayoutError;
use crate::source::{PictureReader, ReadPublisher, Survey, WantedPolicy};

/// What all policies of a run are read and checked with.
pub(super) struct Shared<'a> {
    survey: &'a Survey,
    stock: &'a Stock,
    pictures: PictureReader,
    publishers: BTreeMap<String, ReadPublisher>,
    checker: Checker<'a>,
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
        let pictures = PictureReader::new(stock.fonts.database());
        let publishers = survey.publishers(&pictures);
        let resources = Resources {
            layout_names: &stock.layout_names,
            fonts: &stock.fonts,
            danish: &stock.danish,
            fallback_date: request.fallback_date,
            asked: &request.variants,
        };
        let checker = Checker::new(&publishers, resources, &survey.sources);
        Self { survey, stock, pictures, publishers, checker }
    }

    /// Reads a policy and checks it.
    pub fn look(&self, wanted: &WantedPolicy) -> Result<Looked, Unreadable> {
        let read = self.survey.policy(wanted, &self.pictures)?;
        let Some(policy) = &read.policy else {
            let judged = Ok(self.checker.policy(read, None));
            return Ok(Looked { publisher: None, judged });
        };
        let publisher = policy.publisher.value().clone();
        let found = self.publishers.get(&publisher).and_then(|read| read.publisher.as_ref());
        let layout = self.stock.layout(check::layout_name(policy, found)).transpose();
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
