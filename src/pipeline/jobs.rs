//! What is to be made of a policy.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::build::{self, Job};
use crate::check::{CheckedPolicy, Judged};
use crate::edition::Sibling;
use crate::policy::{SourceMap, VariantName};
use crate::report::EasyReport;
use crate::variant::{Input, LineEnd, PageSetting, Settings, Writer, writer};

/// One job for each page setting that the wanted variants need.
pub(super) fn jobs_of(policy: &CheckedPolicy, variants: &[VariantName], line_end: LineEnd) -> Vec<Job> {
    let mut wanted: BTreeMap<PageSetting, Vec<&'static dyn Writer>> = BTreeMap::new();
    for writer in variants.iter().copied().map(writer) {
        wanted.entry(writer.page_setting()).or_default().push(writer);
    }
    let job = |(page_setting, writers): (PageSetting, Vec<&'static dyn Writer>)| {
        let edition = Arc::new(policy.edition(writers[0].edition())?);
        // By the source, not by this run's selection: a file mustn't depend on what else is being made.
        let mut published = policy.variants().iter().copied().map(writer);
        let shown = published.find(|one| one.page_setting() == page_setting && one.shows_pages());
        let input = Input {
            layout: Arc::clone(policy.layout()),
            page_setting,
            page_source: shown.map(|one| one.identifier(&edition)),
            sibling: writers.iter().find_map(|one| sibling(policy, *one)),
            settings: Settings::of(policy.publisher(), &edition, line_end),
            edition,
        };
        Some(Job { input, writers })
    };
    wanted.into_iter().filter_map(job).collect()
}

/// The other edition in the format of a writer, if the policy is published in both.
fn sibling(policy: &CheckedPolicy, of: &dyn Writer) -> Option<Sibling> {
    let other = of.counterpart().filter(|other| policy.variants().contains(other)).map(writer)?;
    let edition = policy.edition(other.edition())?;
    Some(Sibling::of(&edition, other.identifier(&edition), other.file_name(policy.slug())))
}

/// The report on a policy's easy-read edition, for people and for programs.
pub(super) fn reports_on(policy: &CheckedPolicy, judged: &Judged, sources: &SourceMap) -> [build::Report; 2] {
    let report = EasyReport::of(policy, &judged.findings, &judged.waived, sources);
    [("easy-report.html", report.html()), ("easy-report.json", report.json())].map(|(ending, bytes)| {
        build::Report {
            slug: report.slug.clone(),
            language: report.language.clone(),
            title: report.title.clone(),
            ending,
            bytes,
        }
    })
}
