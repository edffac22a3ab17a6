//! What the files of a project are at one time, by their hashes.

use std::collections::BTreeMap;
use std::path::Path;

use super::request::Request;
use super::stock_digest::StockDigest;
use crate::build::{PublishedWith, Workers};
use crate::source::{FileHashes, SourceDigest, SourceDigests, Survey};

/// What the files of a project are at one time.
#[derive(Debug)]
pub(super) struct Sight {
    /// Its own fonts, layouts and dictionaries.
    pub stock: StockDigest,
    digests: SourceDigests,
    /// The policies that were asked for, by their places among them.
    policies: BTreeMap<usize, SourceDigest>,
}

impl Sight {
    /// Looks at the policies of these places among those that were asked for.
    pub fn of(
        request: &Request,
        survey: &Survey,
        workers: &Workers,
        places: impl IntoIterator<Item = usize>,
    ) -> Self {
        let root = &request.root;
        let digests = SourceDigests::of(root);
        let digest = |place: usize| (place, digests.policy(root, survey.wanted[place].folder()));
        let policies = workers.each(places.into_iter().collect(), request.workers, &digest);
        Self { stock: StockDigest::of(root), policies: policies.into_iter().collect(), digests }
    }

    /// The publishers' files.
    pub fn publishers(&self) -> &FileHashes {
        self.digests.publishers()
    }

    /// A policy that nobody asked for, as it is now.
    pub fn other(&self, root: &Path, slug: &str) -> SourceDigest {
        self.digests.policy(root, &root.join("sources").join(slug))
    }

    /// One of the policies.
    ///
    /// # Panics
    ///
    /// If nobody looked at it.
    pub fn policy(&self, place: usize) -> &SourceDigest {
        &self.policies[&place]
    }

    /// What files are published with besides their sources.
    pub fn published_with(&self) -> PublishedWith {
        self.stock.published_with()
    }
}
