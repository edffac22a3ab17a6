//! What a run keeps for the next, in the output folder: a policy of which nothing has changed is neither read nor checked nor laid out, and
//! its findings are told as they were.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::outcome::PolicyOutcome;
use super::stock::StockDigest;
use crate::build::{self, BuiltFile, Output, Record, ReportRecord, Why};
use crate::check;
use crate::files::{self, Unwritable};
use crate::finding::{Code, Finding, KeptFinding};
use crate::policy::{SourceMap, VariantName};
use crate::source::FileHashes;
use crate::variant::sha256;

/// Its name. It is hidden: publications are copied from this folder.
const FILE: &str = ".udgiv.json";

/// All that a policy's files and findings come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MadeOf {
    /// This program, with the layouts, fonts and dictionaries inside it.
    program: String,
    /// What was asked of the run.
    asked: String,
    /// The project's own fonts, layouts and dictionaries.
    stock: StockDigest,
    /// The files of the source.
    source: FileHashes,
}

/// Something that a policy is made of and that isn't as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The program is another.
    Program,
    /// Other variants, line ends or dates are asked for.
    Asked,
    /// One of the project's folders `fonts`, `layouts` or `dictionaries`.
    Folder(String),
    /// A file of the source is new.
    Added(String),
    /// A file of the source has changed.
    Changed(String),
    /// A file of the source is gone.
    Removed(String),
}

impl MadeOf {
    /// With this program.
    pub fn new(asked: String, stock: StockDigest, source: FileHashes) -> Self {
        Self { program: env!("UDGIV_PROGRAM_HASH").to_owned(), asked, stock, source }
    }

    /// What has changed since `before`.
    fn changes(&self, before: &Self) -> Vec<Change> {
        let Self { program, asked, stock, source } = self;
        let mut changes = Vec::new();
        changes.extend((*program != before.program).then_some(Change::Program));
        changes.extend((*asked != before.asked).then_some(Change::Asked));
        let folders = stock.iter().filter(|(name, hash)| before.stock.get(*name) != Some(hash));
        changes.extend(folders.map(|(name, _)| Change::Folder(name.clone())));
        for (path, hash) in source {
            match before.source.get(path) {
                None => changes.push(Change::Added(path.clone())),
                Some(old) if old != hash => changes.push(Change::Changed(path.clone())),
                Some(_) => {}
            }
        }
        let gone = before.source.keys().filter(|path| !source.contains_key(*path));
        changes.extend(gone.map(|path| Change::Removed(path.clone())));
        changes
    }
}

/// What was kept of the last runs.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    policies: BTreeMap<String, KeptPolicy>,
    publishers: Option<KeptPublishers>,
}

/// What was kept of a policy.
#[derive(Debug, Serialize, Deserialize)]
struct KeptPolicy {
    made_of: MadeOf,
    publisher: Option<String>,
    /// In which variants its source wants it; none if it is held back.
    sound: Option<Vec<String>>,
    easy_held_back: bool,
    findings: Vec<KeptFinding>,
    files: Vec<Record>,
    reports: Vec<ReportRecord>,
    wanted: BTreeMap<String, String>,
}

/// What was found in the publishers' files.
#[derive(Debug, Serialize, Deserialize)]
struct KeptPublishers {
    made_of: MadeOf,
    findings: BTreeMap<String, Vec<KeptFinding>>,
}

impl Kept {
    /// What was kept in an output folder. Nothing, where the file isn't whole or not of this program.
    pub fn read(out: &Path) -> Self {
        let kept = || {
            let text = String::from_utf8(files::read(&out.join(FILE)).ok()?).ok()?;
            let (seal, content) = text.split_once('\n')?;
            if seal != sealed(content) { None } else { serde_json::from_str(content).ok() }
        };
        kept().unwrap_or_default()
    }

    /// Keeps it.
    pub fn write(&self, out: &Path) -> Result<(), Unwritable> {
        let content = serde_json::to_string(self)
            .unwrap_or_else(|why| unreachable!("what is kept has string keys alone: {why}"));
        files::write_if_new(&out.join(FILE), format!("{}\n{content}", sealed(&content)).as_bytes())
    }

    /// The policy as it came out before, if all it is made of is as it was and its files stand in `output`.
    pub fn policy(
        &self,
        slug: &str,
        made_of: &MadeOf,
        sources: &SourceMap,
        output: &Output,
    ) -> Option<PolicyOutcome> {
        let kept = self.policies.get(slug).filter(|kept| kept.made_of == *made_of)?;
        let files = kept.files.iter().flat_map(Record::files);
        let reports = kept.reports.iter().map(|report| (report.path.as_str(), report.sha256.as_str()));
        if !files.chain(reports).all(|(path, hash)| output.stands(path, hash)) {
            return None;
        }
        let verdict = match &kept.sound {
            None => build::Outcome::HeldBack,
            Some(names) => build::Outcome::Sound {
                variants: names.iter().map(|name| VariantName::from_name(name)).collect::<Option<_>>()?,
                easy_held_back: kept.easy_held_back,
            },
        };
        let same = |record: &Record| BuiltFile { record: record.clone(), why: Why::Same };
        Some(PolicyOutcome {
            publisher: kept.publisher.clone(),
            verdict,
            findings: found(&kept.findings, sources)?,
            files: kept.files.iter().map(same).collect(),
            reports: kept.reports.clone(),
            failures: Vec::new(),
            broken: None,
            easy_held_back: kept.easy_held_back,
            wanted: kept.wanted.clone(),
            is_whole: true,
        })
    }

    /// What has changed of a policy since it was kept. `None` if it never was.
    pub fn changes(&self, slug: &str, made_of: &MadeOf) -> Option<Vec<Change>> {
        Some(made_of.changes(&self.policies.get(slug)?.made_of))
    }

    /// Keeps a policy as it came out.
    pub fn keep(&mut self, slug: &str, made_of: MadeOf, outcome: &PolicyOutcome, sources: &SourceMap) {
        let PolicyOutcome { publisher, verdict, findings, files, reports, easy_held_back, wanted, .. } =
            outcome;
        let sound = match verdict {
            build::Outcome::Sound { variants, .. } => {
                Some(variants.iter().map(|variant| variant.name().to_owned()).collect())
            }
            _ => None,
        };
        let kept = KeptPolicy {
            made_of,
            publisher: publisher.clone(),
            sound,
            easy_held_back: *easy_held_back,
            findings: findings.iter().map(|one| KeptFinding::of(one, sources)).collect(),
            files: files.iter().map(|file| file.record.clone()).collect(),
            reports: reports.clone(),
            wanted: wanted.clone(),
        };
        self.policies.insert(slug.to_owned(), kept);
    }

    /// Forgets all policies but those that `stay`.
    pub fn retain(&mut self, stay: impl Fn(&str) -> bool) {
        self.policies.retain(|slug, _| stay(slug));
    }

    /// What was found in the publishers' files, if they are as they were.
    pub fn publishers(
        &self,
        made_of: &MadeOf,
        sources: &SourceMap,
    ) -> Option<BTreeMap<String, Vec<Finding>>> {
        let kept = self.publishers.as_ref().filter(|kept| kept.made_of == *made_of)?;
        kept.findings.iter().map(|(id, findings)| Some((id.clone(), found(findings, sources)?))).collect()
    }

    /// Keeps what was found in the publishers' files.
    pub fn keep_publishers(
        &mut self,
        made_of: MadeOf,
        findings: &BTreeMap<String, Vec<Finding>>,
        sources: &SourceMap,
    ) {
        let kept = |list: &Vec<Finding>| list.iter().map(|one| KeptFinding::of(one, sources)).collect();
        let findings = findings.iter().map(|(id, list)| (id.clone(), kept(list))).collect();
        self.publishers = Some(KeptPublishers { made_of, findings });
    }
}

/// A hash that only this program writes: of another, or cut short, nothing is believed.
fn sealed(content: &str) -> String {
    sha256(format!("{}\n{content}", env!("UDGIV_PROGRAM_HASH")).as_bytes())
}

fn found(kept: &[KeptFinding], sources: &SourceMap) -> Option<Vec<Finding>> {
    if kept.is_empty() {
        return Some(Vec::new());
    }
    let codes: BTreeMap<&str, &'static Code> = check::codes().map(|code| (code.id, code)).collect();
    kept.iter().map(|one| one.finding(|id| codes.get(id).copied(), sources)).collect()
}
