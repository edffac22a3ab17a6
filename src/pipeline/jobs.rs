//! What is to be made of a policy.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::build::{self, BuiltFile, Job, Output, Record};
use crate::check::CheckedPolicy;
use crate::edition::Sibling;
use crate::finding::{Finding, Waived};
use crate::policy::{SourceMap, VariantName};
use crate::report::EasyReport;
use crate::variant::{Format, Input, LineEnd, PageSetting, Settings, Writer, writer};

/// What is to be made of a policy.
#[derive(Debug)]
pub(super) struct Jobs {
    /// At once, side by side.
    pub first: Vec<Job>,
    /// After these: files that tell of the others.
    pub last: Vec<Job>,
}

/// One job for each page setting that the wanted variants need; files that tell of others have jobs of their own.
pub(super) fn jobs_of(policy: &CheckedPolicy, variants: &[VariantName], line_end: LineEnd) -> Jobs {
    let (last, first): (Vec<_>, Vec<_>) =
        variants.iter().copied().map(writer).partition(|writer| writer.lists_formats());
    Jobs { first: jobs(policy, &first, line_end), last: jobs(policy, &last, line_end) }
}

/// The publication's files that readers can choose among: those that this run made, and those from before that are there still.
pub(super) fn formats(policy: &CheckedPolicy, made: &[BuiltFile], output: &Output) -> Vec<Format> {
    let wanted = policy.variants().iter().copied().map(writer);
    let wanted = wanted.filter(|one| one.is_for_readers() && policy.edition(one.edition()).is_some());
    let format = |writer: &dyn Writer| {
        let file_name = writer.file_name(policy.slug());
        let path = format!("{}/{file_name}", policy.slug());
        let now = made.iter().map(|file| &file.record).find(|record| record.path == path);
        let record = now.or_else(|| output.known(&path))?;
        let Record { bytes, pages, .. } = record;
        let cover = record.cover().and_then(|cover| cover.rsplit('/').next()).map(ToOwned::to_owned);
        Some(Format { variant: writer.name(), file_name, bytes: *bytes, pages: *pages, cover })
    };
    let mut formats: Vec<Format> = wanted.filter(|one| !one.lists_formats()).filter_map(format).collect();
    formats.sort_by_key(|format| format.variant);
    formats
}

/// The same jobs, told of the publication's files.
pub(super) fn listing(jobs: &[Job], formats: &[Format]) -> Vec<Job> {
    let job = |Job { input, writers }: &Job| Job {
        input: Input { formats: formats.to_vec(), ..input.clone() },
        writers: writers.clone(),
    };
    jobs.iter().map(job).collect()
}

fn jobs(policy: &CheckedPolicy, writers: &[&'static dyn Writer], line_end: LineEnd) -> Vec<Job> {
    let mut wanted: BTreeMap<PageSetting, Vec<&'static dyn Writer>> = BTreeMap::new();
    for writer in writers.iter().copied() {
        wanted.entry(writer.page_setting()).or_default().push(writer);
    }
    let job = |(page_setting, writers): (PageSetting, Vec<&'static dyn Writer>)| {
        let edition = policy.edition(writers[0].edition())?;
        // By the source, not by this run's selection: a file mustn't depend on what else is being made.
        let mut published = policy.variants().iter().copied().map(writer);
        let shown = published.find(|one| one.page_setting() == page_setting && one.shows_pages());
        let input = Input {
            layout: Arc::clone(policy.layout()),
            page_setting,
            page_source: shown.map(|one| one.identifier(&edition)),
            formats: Vec::new(),
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
pub(super) fn reports_on(
    policy: &CheckedPolicy,
    (findings, waived): (&[Finding], &[Waived]),
    sources: &SourceMap,
) -> [build::Report; 2] {
    let report = EasyReport::of(policy, findings, waived, sources);
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
