//! Approves easy-read texts: writes who did, when, and against which full text, and keeps the wording.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::Trouble;
use super::request::Request;
use crate::check::{Checked, CheckedPolicy, Told, approval_mends};
use crate::edition::{State, easy_wording, full_wording, hash};
use crate::files::{Unreadable, write_atomically};
use crate::finding::{Blocks, Finding, Level};
use crate::locale::{Explain, visible_path};
use crate::policy::{Date, Section, SourceMap};
use crate::source::{Approval, kept_files, sign};

/// What came of approving.
#[derive(Debug)]
pub enum Approving {
    /// Errors are in the way, and nothing was written.
    InTheWay {
        /// Which.
        findings: Vec<Finding>,
        /// The files that they point into.
        sources: SourceMap,
    },
    /// Sections were approved, each given by its title and its id; none where none was waiting.
    Done {
        /// The name, as it was written.
        by: String,
        /// The day.
        on: Date,
        /// Which.
        sections: Vec<(String, String)>,
    },
}

/// Records who approved easy-read texts, when, and against which full text: those of the sections with these ids, or of all that wait for it, of the one policy that the request names.
/// `on` is today, by the machine's clock, where no day is given.
///
/// # Errors
///
/// If the request can't be met, or a file can't be read or written.
pub fn approve(request: &Request, ids: &[String], by: &str, on: Option<Date>) -> Result<Approving, Trouble> {
    let on = on.or(request.fallback_date).unwrap_or_else(today);
    let Checked { sound, told, .. } = super::check(request)?;
    let Some(policy) = sound.first() else {
        return Ok(Approving::InTheWay { findings: in_the_way_of_all(&told), sources: told.sources });
    };
    let chosen = chosen(policy, ids)?;
    let found = in_the_way(&told, policy, &chosen);
    if !found.is_empty() {
        return Ok(Approving::InTheWay { findings: found, sources: told.sources });
    }
    if chosen.is_empty() {
        return Ok(Approving::Done { by: String::new(), on, sections: Vec::new() });
    }
    let by = write(policy, &request.root, &told, &chosen, by, on)?;
    let named = |index: usize| {
        let section = &policy.policy().sections[index];
        (section.title.value().clone(), section.id.value().clone())
    };
    let sections = chosen.into_iter().map(named).collect();
    Ok(Approving::Done { by, on, sections })
}

/// Why an approval can't be written.
#[derive(Debug)]
enum ApproveError {
    /// There is no section with that id and an easy-read text.
    NoSuchSection { slug: String, id: String, known: Vec<String> },
    /// Nobody is named as the approver.
    NoName,
    /// The policy's file can't be written.
    ReadOnly { path: PathBuf },
    /// A symbolic link would cause a write outside the project.
    IsLink { path: PathBuf },
    /// The file has changed since it was checked, or can't take the values without changing something else.
    Unsignable { path: PathBuf },
}

impl Explain for ApproveError {
    fn danish(&self) -> String {
        match self {
            Self::NoSuchSection { slug, id, known } => {
                format!("{slug} har intet afsnit »{id}« med letlæst tekst\nDer er: {}", known.join(", "))
            }
            Self::NoName => "Der mangler et navn på den, der godkender\nSkriv:  --by \"NAVN\"".into(),
            Self::ReadOnly { path } => {
                format!("{} er skrivebeskyttet\nFjern skrivebeskyttelsen, og prøv igen", visible_path(path))
            }
            Self::IsLink { path } => format!(
                "{} er en genvej, og intet skrives uden for projektet\nLæg selve filen eller mappen der",
                visible_path(path)
            ),
            Self::Unsignable { path } => format!(
                "{} kan ikke ændres, uden at der er fare for andet i filen\nEr den åben i et andet program, så gem og luk den der, og prøv igen",
                visible_path(path)
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NoSuchSection { slug, id, known } => format!(
                "{slug} has no section “{id}” with an easy-read text\nThere are: {}",
                known.join(", ")
            ),
            Self::NoName => "The name of who approves is missing\nWrite:  --by \"NAME\"".into(),
            Self::ReadOnly { path } => {
                format!("{} is read-only\nMake it writable, and try again", visible_path(path))
            }
            Self::IsLink { path } => format!(
                "{} is a link, and nothing is written outside the project\nPut the file or folder itself there",
                visible_path(path)
            ),
            Self::Unsignable { path } => format!(
                "{} can't be changed without risk to the rest of the file\nIf it is open in another program, save and close it there, and try again",
                visible_path(path)
            ),
        }
    }
}

/// Today by the machine's clock, in UTC.
#[expect(
    clippy::disallowed_methods,
    reason = "approving is a person's act on a day; nothing that is published asks"
)]
pub(super) fn today() -> Date {
    let date = time::OffsetDateTime::from(std::time::SystemTime::now()).date();
    Date::new(date.year(), date.month().into(), date.day())
        .unwrap_or_else(|| unreachable!("a day of the calendar is one"))
}

/// The sections to approve, by index: those that were asked for, or else every one whose easy-read text isn't approved as it
/// stands.
fn chosen(policy: &CheckedPolicy, ids: &[String]) -> Result<Vec<usize>, ApproveError> {
    let sections = &policy.policy().sections;
    let open = |section: &Section| matches!(State::of(section), State::Draft | State::Stale);
    if ids.is_empty() {
        return Ok((0..sections.len()).filter(|index| open(&sections[*index])).collect());
    }
    let mut chosen = Vec::new();
    for id in ids {
        let index = sections.iter().position(|section| section.id.as_str() == id);
        match index.filter(|index| sections[*index].easy.is_some()) {
            Some(index) => chosen.push(index),
            None => {
                let with_easy = sections.iter().filter(|section| section.easy.is_some());
                let known = with_easy.map(|section| section.id.value().clone()).collect();
                return Err(ApproveError::NoSuchSection {
                    slug: policy.slug().to_owned(),
                    id: id.clone(),
                    known,
                });
            }
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    Ok(chosen)
}

/// Errors that hold back the whole policy.
fn in_the_way_of_all(told: &Told) -> Vec<Finding> {
    let held = |finding: &&Finding| finding.level == Level::Error && finding.blocks == Blocks::All;
    told.findings.iter().filter(held).cloned().collect()
}

/// Errors in the chosen sections, except those that approving resolves.
fn in_the_way(told: &Told, policy: &CheckedPolicy, chosen: &[usize]) -> Vec<Finding> {
    let inside = |finding: &Finding| {
        let index = finding.place.and_then(|place| policy.policy().section_at(place));
        index.is_some_and(|index| chosen.contains(&index))
    };
    let stops =
        |finding: &&Finding| finding.level == Level::Error && !approval_mends(finding) && inside(finding);
    told.findings.iter().filter(stops).cloned().collect()
}

/// Writes the wordings, then the policy. Returns the approver's name as written.
fn write(
    policy: &CheckedPolicy,
    root: &Path,
    told: &Told,
    chosen: &[usize],
    by: &str,
    on: Date,
) -> Result<String, Trouble> {
    let folder = root.join("sources").join(policy.slug());
    let path = folder.join("policy.toml");
    let unreadable = |why: io::Error| Unreadable { path: path.clone(), why };
    if fs::metadata(&path).map_err(unreadable)?.permissions().readonly() {
        return Err(ApproveError::ReadOnly { path }.into());
    }
    let text = fs::read_to_string(&path).map_err(unreadable)?;
    let language = policy.language();
    let mut approvals: Vec<(usize, Approval)> = Vec::new();
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for index in chosen {
        let section = &policy.policy().sections[*index];
        let full = full_wording(section, language.primary());
        let approval = Approval::new(hash(&full), by, on).ok_or(ApproveError::NoName)?;
        approvals.push((*index, approval));
        let [full_file, easy_file] =
            kept_files(&folder, &section.id).map_err(|path| ApproveError::IsLink { path })?;
        files.extend([(full_file, full), (easy_file, easy_wording(section, language.primary()))]);
    }
    // Only what was checked may be signed.
    let is_checked = told.sources.is_content(policy.policy().file, &text);
    let signed = sign(&text, &approvals).filter(|_| is_checked);
    let signed = signed.ok_or_else(|| ApproveError::Unsignable { path: path.clone() })?;
    files.push((path, signed));
    for (path, text) in files {
        if fs::read(&path).ok().as_deref() != Some(text.as_bytes()) {
            write_atomically(&path, text.as_bytes())?;
        }
    }
    Ok(approvals.first().map_or_else(String::new, |(_, approval)| approval.by().to_owned()))
}
