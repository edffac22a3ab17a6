//! Publications as the catalogue lists them.

use std::collections::BTreeMap;

use crate::build::manifest::{Manifest, Record, ReportRecord};
use crate::build::publication::Publication;
use crate::policy::VariantName;
use crate::variant::writer;

/// What stands in the folder of one policy.
pub struct Listed<'a> {
    /// The policy.
    pub slug: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its language.
    pub language: &'a str,
    /// What is known of it; nothing, if a report is all there is.
    pub about: Option<Publication>,
    /// Files.
    pub artefacts: Vec<&'a Record>,
    /// Reports for people.
    pub reports: Vec<&'a ReportRecord>,
}

impl Listed<'_> {
    /// The path of a file by its name.
    pub fn file(&self, name: &str) -> Option<&str> {
        let path = format!("{}/{name}", self.slug);
        self.artefacts.iter().map(|record| record.path.as_str()).find(|one| *one == path)
    }

    /// Its files for readers. Pages come first: they open at once, everywhere.
    pub fn shown(&self) -> Vec<&Record> {
        let is_for_readers = |record: &&Record| {
            VariantName::from_name(&record.variant).is_some_and(|variant| writer(variant).is_for_readers())
        };
        let mut shown: Vec<&Record> = self.artefacts.iter().copied().filter(is_for_readers).collect();
        shown
            .sort_by_key(|record| (!record.path.ends_with(".html"), VariantName::from_name(&record.variant)));
        shown
    }

    /// Who publishes it.
    pub fn publisher(&self) -> &str {
        self.about.as_ref().map_or("", |about| &about.publisher)
    }
}

/// Publications by their publishers, and then by slug. One whose files are all held back may have nothing but a report.
pub fn listed(manifest: &Manifest) -> Vec<Listed<'_>> {
    let mut all: BTreeMap<&str, Listed<'_>> = BTreeMap::new();
    for record in &manifest.artefacts {
        let Record { slug, title, language, .. } = record;
        let new =
            || Listed { slug, title, language, about: None, artefacts: Vec::new(), reports: Vec::new() };
        let listed = all.entry(slug.as_str()).or_insert_with(new);
        listed.artefacts.push(record);
    }
    for listed in all.values_mut() {
        // What an easy-read edition says of itself is about that edition.
        let is_easy =
            |record: &&&Record| VariantName::from_name(&record.variant).is_some_and(VariantName::is_easy);
        let full = listed.artefacts.iter().filter(|record| !is_easy(record));
        listed.about = full.chain(&listed.artefacts).find_map(|record| record.facts());
    }
    for record in manifest.reports.iter().filter(|record| record.path.ends_with(".html")) {
        let ReportRecord { slug, title, language, .. } = record;
        let new =
            || Listed { slug, title, language, about: None, artefacts: Vec::new(), reports: Vec::new() };
        all.entry(slug.as_str()).or_insert_with(new).reports.push(record);
    }
    let mut all: Vec<Listed<'_>> = all.into_values().collect();
    all.sort_by(|one, other| one.publisher().cmp(other.publisher()));
    all
}
