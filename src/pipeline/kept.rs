//! What a run keeps for the next, in the output folder: a policy of which nothing has changed is neither read nor checked nor laid out, and
//! its findings are told as they were.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::outcome::PolicyOutcome;
use super::programs::{Programs, ProgramsOf};
use super::stock_digest::StockDigest;
use crate::build::{self, BuiltFile, Output, Record, ReportRecord, Why};
use crate::check;
use crate::files::{self, Unwritable};
use crate::finding::{Code, Finding, KeptFinding};
use crate::policy::{SourceMap, VariantName};
use crate::source::{FileHashes, shown_key};
use crate::variant::sha256;

/// Its name. It is hidden: publications are copied from this folder.
const FILE: &str = ".udgiv.json";

/// For so many requests, what came of a policy is kept: all files, those for the screen alone, those for the web …
const MOST_REQUESTS: usize = 4;

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
    /// One of the project's folders: `fonts`, `dictionaries` or one in `layouts`.
    Folder(String),
    /// Another program that it is made with.
    OtherProgram,
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

    /// Of the publishers, whatever is asked for.
    pub fn of_publishers(stock: StockDigest, publishers: FileHashes) -> Self {
        Self::new(String::new(), stock, publishers)
    }

    /// Whether another is made of the same for another request.
    fn is_but_for_the_request(&self, other: &Self) -> bool {
        let Self { program, asked, stock, source } = self;
        (program, stock, source) == (&other.program, &other.stock, &other.source) && *asked != other.asked
    }

    /// What has changed since `before`.
    fn changes(&self, before: &Self) -> Vec<Change> {
        let Self { program, asked, stock, source } = self;
        let mut changes = Vec::new();
        changes.extend((*program != before.program).then_some(Change::Program));
        changes.extend((*asked != before.asked).then_some(Change::Asked));
        let folders = stock.changed_since(&before.stock).into_iter();
        changes.extend(folders.map(|name| Change::Folder(shown_key(&name).to_owned())));
        for (path, hash) in source {
            match before.source.get(path) {
                None => changes.push(Change::Added(shown_key(path).to_owned())),
                Some(old) if old != hash => changes.push(Change::Changed(shown_key(path).to_owned())),
                Some(_) => {}
            }
        }
        let gone = before.source.keys().filter(|path| !source.contains_key(*path));
        changes.extend(gone.map(|path| Change::Removed(shown_key(path).to_owned())));
        changes
    }
}

/// What was kept of the last runs.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    /// For each policy, what came of it in the last runs, the latest first.
    policies: BTreeMap<String, Vec<KeptPolicy>>,
    publishers: Option<KeptPublishers>,
}

/// What was kept of a policy.
#[derive(Debug, Serialize, Deserialize)]
struct KeptPolicy {
    made_of: MadeOf,
    /// Which other programs it is made with.
    programs: ProgramsOf,
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
        programs: &Programs,
    ) -> Option<PolicyOutcome> {
        let kept = self.policies.get(slug)?.iter().find(|kept| kept.made_of == *made_of)?;
        if !programs.are(&kept.programs) {
            return None;
        }
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
        let same = |record: &Record| BuiltFile { record: record.clone(), why: Why::Same, from_cache: false };
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
            programs: kept.programs.clone(),
            is_whole: true,
            is_cut: false,
        })
    }

    /// What has changed of a policy since it was kept: for the same request, or else for the last one. `None` if it never was.
    pub fn changes(&self, slug: &str, made_of: &MadeOf, programs: &Programs) -> Option<Vec<Change>> {
        let all = self.policies.get(slug)?;
        let before = all.iter().find(|kept| kept.made_of.asked == made_of.asked).or(all.first())?;
        let mut changes = made_of.changes(&before.made_of);
        changes.extend((!programs.are(&before.programs)).then_some(Change::OtherProgram));
        Some(changes)
    }

    /// Keeps a policy as it came out.
    pub fn keep(&mut self, slug: &str, made_of: MadeOf, outcome: &PolicyOutcome, sources: &SourceMap) {
        let PolicyOutcome {
            publisher,
            verdict,
            findings,
            files,
            reports,
            failures: _,
            broken: _,
            easy_held_back,
            wanted,
            programs,
            is_whole: _,
            is_cut: _,
        } = outcome;
        let sound = match verdict {
            build::Outcome::Sound { variants, .. } => {
                Some(variants.iter().map(|variant| variant.name().to_owned()).collect())
            }
            _ => None,
        };
        let kept = KeptPolicy {
            programs: programs.clone(),
            made_of,
            publisher: publisher.clone(),
            sound,
            easy_held_back: *easy_held_back,
            findings: findings.iter().map(|one| KeptFinding::of(one, sources)).collect(),
            files: files.iter().map(|file| file.record.clone()).collect(),
            reports: reports.clone(),
            wanted: wanted.clone(),
        };
        let all = self.policies.entry(slug.to_owned()).or_default();
        // What was made of anything else won't come again.
        all.retain(|one| one.made_of.is_but_for_the_request(&kept.made_of));
        all.insert(0, kept);
        all.truncate(MOST_REQUESTS);
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
