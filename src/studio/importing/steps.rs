//! Makes a step at a place of a draft.

use super::chunks::{chunks, letters, note, plain};
use super::keeping::changed;
use super::line_ends::as_before;
use super::marks::{Mark, marks, with, without};
use super::step::{At, Changed, Made, NotDone, Step, text_at};
use super::{blocks, sections, tables};
use crate::policy::normal_text;
use crate::source::edit::{Change, KeyPath, SourceValue, value_at};
use crate::studio::form;

/// What a step makes of a file.
///
/// # Errors
///
/// If it can't be made; then nothing is.
pub fn done(file: &str, at: &At<'_>, step: &Step) -> Result<Made, NotDone> {
    let text = normal_text(file);
    let own = at.marks.first().ok_or(NotDone::NotHere)?;
    if *step == Step::Accept {
        let text = at.marks.iter().rev().fold(text, |text, mark| without(&text, mark));
        return Ok(Made {
            text: as_before(file, &text).ok_or(NotDone::NotHere)?,
            left_out: None,
            chunk: at.chunk,
        });
    }
    if *step == Step::Summary {
        let is_asked = at.marks.iter().any(|mark| mark.said.contains("summary = "));
        let found = summary_section(&value_at(&text, &KeyPath::root())?.ok_or(NotDone::NotHere)?)
            .filter(|_| is_asked)
            .ok_or(NotDone::NotHere)?;
        let path = KeyPath::root().key("policy").key("summary");
        let change = Change::Set { path, value: found.text.into() };
        return Ok(Made { text: changed(file, &[change])?, left_out: None, chunk: at.chunk });
    }
    let path = own.path.clone().ok_or(NotDone::NotHere)?;
    let is_settled = |mark: &Mark| step.settles() && at.marks.contains(mark);
    // Marks above a text may belong to other paragraphs of it: they are taken off, and put back where their words are then.
    let is_here = |mark: &Mark| mark.path.as_ref() == Some(&path) || is_settled(mark);
    let here: Vec<Mark> = marks(&text).into_iter().filter(is_here).collect();
    let bare = here.iter().rev().fold(text.clone(), |text, mark| without(&text, mark));
    let is_text = path.to_string().ends_with("text");
    let (changed, left_out) = match is_text {
        true => {
            let value = text_at(&bare, &path)?;
            let left_out = match step {
                Step::LeaveOut(_) => chunks(&value).get(at.chunk).map(|chunk| (*chunk).to_owned()),
                _ => None,
            };
            let changed = match step {
                Step::Section => sections::begun(&bare, &path, at.chunk)?,
                _ => blocks::changed(&bare, &path, at.chunk, step)?,
            };
            (changed, left_out)
        }
        false if tables::is_here(&path) => (tables::changed(&bare, &path, step)?, None),
        false => (sections::changed(&bare, &path, step)?, None),
    };
    let Changed { mut text, homes, chunk } = changed;
    for mark in here.iter().filter(|mark| !is_settled(mark)) {
        let home = home(&text, &homes, mark, at).ok_or(NotDone::NotHere)?;
        text = with(&text, &home, &mark.said);
    }
    // What a change took with it that it had no business with: a mark is never lost.
    let (before, after) = (marks(&normal_text(file)), marks(&text));
    let mut missing: Vec<&Mark> = before.iter().filter(|mark| !is_settled(mark)).collect();
    for mark in &after {
        if let Some(found) = missing.iter().position(|one| one.said == mark.said) {
            missing.swap_remove(found);
        }
    }
    for mark in missing {
        let home = home(&text, &homes, mark, at).ok_or(NotDone::NotHere)?;
        text = with(&text, &home, &mark.said);
    }
    Ok(Made {
        text: as_before(file, &text).ok_or(NotDone::NotHere)?,
        left_out: left_out.map(|chunk| plain(&chunk)),
        chunk,
    })
}

/// What a section is called that sums up the others, in lower case.
const SUMMARIES: [&str; 6] =
    ["resumé", "resume", "sammenfatning", "sammendrag", "summary", "executive summary"];

/// A section that sums up the others.
pub struct SummarySection {
    /// What it is called.
    pub title: String,
    /// Its words.
    pub text: String,
}

/// The section of a draft that sums up the others, if it has one and no summary yet.
pub fn summary_section(values: &SourceValue) -> Option<SummarySection> {
    let policy = values.at(&KeyPath::root().key("policy"))?;
    if !form::shown(form::get(policy, "summary")).trim().is_empty() {
        return None;
    }
    form::items(values, "section").iter().find_map(|section| {
        let title = form::shown(form::get(section, "title")).trim().to_owned();
        let name = title.trim_end_matches(':').to_lowercase();
        let text = form::shown(form::get(section, "text"));
        // Notes belong to the text itself.
        let words = chunks(&text).into_iter().filter(|chunk| note(chunk).is_none()).map(plain);
        let text = words.collect::<Vec<_>>().join(" ");
        (SUMMARIES.contains(&name.as_str()) && !text.is_empty()).then_some(SummarySection { title, text })
    })
}

/// The text that has a mark's words, of those that it can belong to.
fn home(text: &str, homes: &[KeyPath], mark: &Mark, at: &At<'_>) -> Option<KeyPath> {
    let there = |path: &&KeyPath| value_at(text, path).ok().flatten().is_some();
    let has_words = |path: &&KeyPath| {
        let value = text_at(text, path).unwrap_or_default();
        let words = (at.words)(&mark.said, &value).map(|words| letters(&words)).unwrap_or_default();
        !words.is_empty() && letters(&value).contains(&words)
    };
    let mut all = homes.iter().filter(there);
    let first = all.clone().next();
    all.find(has_words).or(first).cloned()
}
