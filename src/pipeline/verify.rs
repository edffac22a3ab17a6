//! Has published files judged by the judges on this machine, records what they said, and writes the evidence.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::approve::today;
use super::error::{RequestError, Trouble};
use super::request::Request;
use crate::build::{Manifest, OutputFolder};
use crate::files;
use crate::judges::JUDGES;
use crate::report::{Evidence, FileEvidence, Judgement, evidence_page, statement};
use crate::variant::sha256;

/// Where judgements are recorded, in the output folder.
const RECORD: &str = "evidence.json";
/// The page for the accessibility statement.
const STATEMENT: &str = "accessibility.html";

/// What judges have said, of every file that is still there.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Record {
    judgements: Vec<Judgement>,
}

/// What came of having files judged.
#[derive(Debug)]
pub struct Verified {
    /// What judges said in this run.
    pub judgements: Vec<Judgement>,
    /// The judges that have no verdict on a file, with the reason.
    pub silent: Vec<(String, String, String)>,
    /// The judges that aren't on this machine.
    pub absent: Vec<&'static str>,
    /// Files that aren't what `build` wrote, and aren't judged.
    pub altered: Vec<String>,
    /// The files that were written.
    pub written: Vec<String>,
}

/// Has the files of the policies that the request names judged.
///
/// # Errors
///
/// What is wrong with the environment or the request.
pub fn verify(request: &Request, tell: &dyn Fn(&Judgement)) -> Result<Verified, Trouble> {
    let checked = super::check(request)?;
    let _held = OutputFolder::open(&request.out, &|| {})?;
    let manifest = Manifest::read(&request.out);
    let on = today().to_string();
    let slugs: BTreeSet<&str> = checked.sound.iter().map(|policy| policy.slug()).collect();
    let mut verified = Verified {
        judgements: Vec::new(),
        silent: Vec::new(),
        absent: Vec::new(),
        altered: Vec::new(),
        written: Vec::new(),
    };
    let mut stand: BTreeMap<&str, Vec<FileEvidence>> = BTreeMap::new();
    let found: Vec<_> = JUDGES.iter().map(|judge| (judge, judge.found())).collect();
    verified.absent =
        found.iter().filter(|(_, command)| command.is_none()).map(|(judge, _)| judge.name).collect();
    for record in manifest.artefacts.iter().filter(|record| slugs.contains(record.slug.as_str())) {
        let path = request.out.join(&record.path);
        let is_ours = files::read(&path).is_ok_and(|bytes| sha256(&bytes) == record.sha256);
        if !is_ours {
            verified.altered.push(record.path.clone());
            continue;
        }
        for (judge, command) in &found {
            let Some(command) = command else { continue };
            if !judge.is_for(&record.path, &record.claims) {
                continue;
            }
            match judge.judge(command, &path) {
                Ok(judged) => {
                    let verdict = judged.verdict;
                    let judgement = Judgement {
                        path: record.path.clone(),
                        sha256: record.sha256.clone(),
                        judge: judge.name.to_owned(),
                        version: judged.version,
                        on: on.clone(),
                        passed: verdict.errors == 0,
                        errors: verdict.errors,
                        warnings: verdict.warnings,
                        says: verdict.says,
                    };
                    tell(&judgement);
                    verified.judgements.push(judgement);
                }
                Err(why) => verified.silent.push((judge.name.to_owned(), record.path.clone(), why)),
            }
        }
        stand.entry(record.slug.as_str()).or_default().push(FileEvidence {
            path: record.path.clone(),
            variant: record.variant.clone(),
            bytes: record.bytes,
            sha256: record.sha256.clone(),
            claims: record.claims.clone(),
            judgements: Vec::new(),
        });
    }
    if stand.is_empty() && verified.altered.is_empty() {
        return Err(Box::new(RequestError::NothingToVerify));
    }
    let recorded = recorded(&request.out, &manifest, &verified.judgements)?;
    let mut all = Vec::new();
    for policy in &checked.sound {
        let Some(mut of_policy) = stand.remove(policy.slug()) else { continue };
        for file in &mut of_policy {
            let said = recorded.iter().filter(|one| one.path == file.path && one.sha256 == file.sha256);
            file.judgements = said.cloned().collect();
        }
        let evidence = Evidence::of(policy, of_policy);
        for (ending, bytes) in [("html", evidence_page(&evidence)), ("json", evidence.json())] {
            let path = format!("{0}/{0}.evidence.{ending}", evidence.slug);
            files::write_if_new(&request.out.join(&path), &bytes)?;
            verified.written.push(path);
        }
        all.push(evidence);
    }
    // A statement is of a whole site: one about a choice of its files would hide the others.
    if request.slugs.is_empty() {
        files::write_if_new(&request.out.join(STATEMENT), &statement(&all))?;
        verified.written.push(STATEMENT.to_owned());
    }
    Ok(verified)
}

/// Adds what was said to what is recorded, and drops what was said of files that aren't there any more.
fn recorded(out: &Path, manifest: &Manifest, said: &[Judgement]) -> Result<Vec<Judgement>, Trouble> {
    let path = out.join(RECORD);
    let before: Record =
        files::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
    let mut all: BTreeMap<(String, String), Judgement> = BTreeMap::new();
    for one in before.judgements.into_iter().chain(said.iter().cloned()) {
        let stands = manifest.record(&one.path).is_some_and(|record| record.sha256 == one.sha256);
        if stands {
            all.insert((one.path.clone(), one.judge.clone()), one);
        }
    }
    let record = Record { judgements: all.into_values().collect() };
    let mut bytes = serde_json::to_vec_pretty(&record)
        .unwrap_or_else(|why| unreachable!("judgements have string keys alone: {why}"));
    bytes.push(b'\n');
    files::write_if_new(&path, &bytes)?;
    Ok(record.judgements)
}
