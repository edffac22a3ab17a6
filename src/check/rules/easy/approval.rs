//! Shared by messages about approvals: who approved what and when, how to approve again, and what has changed since.

use crate::check::{Change, Context};
use crate::language::DocumentWords;
use crate::policy::{Date, Easy, Language, Section};

/// An approved easy-read text: its section, who approved it, and when.
#[derive(Debug)]
pub struct Approved {
    pub slug: String,
    pub id: String,
    pub title: String,
    pub by: String,
    pub on: Date,
}

impl Approved {
    /// The approval recorded for a section's easy-read text; `None` if the record is incomplete.
    pub fn of(context: &Context<'_>, section: &Section, easy: &Easy) -> Option<Self> {
        Some(Self {
            slug: context.policy.slug.clone(),
            id: section.id.value().clone(),
            title: section.title.value().clone(),
            by: easy.approved_by.as_ref()?.value().clone(),
            on: *easy.approved_on.as_ref()?.value(),
        })
    }
}

/// The command that approves a section, with a name to fill in.
pub fn command(slug: &str, id: &str, name: &str) -> String {
    format!("  udgiv approve {slug} --section {id} --by \"{name}\"")
}

/// A date as Danish prose writes it.
pub fn in_danish(date: Date) -> String {
    DocumentWords::of(&Language::danish()).date(date)
}

/// A date as English prose writes it.
pub fn in_english(date: Date) -> String {
    DocumentWords::of(&Language::english()).date(date)
}

/// The most changes that a message shows; the report has them all.
const MAX_SHOWN: usize = 5;

/// Changed sentences with Danish labels, two lines per change.
pub fn changes_in_danish(changes: &[Change]) -> Vec<String> {
    compared(changes, "før", "nu", |more| format!("og {more} ændringer mere"))
}

/// Changed sentences with English labels, two lines per change.
pub fn changes_in_english(changes: &[Change]) -> Vec<String> {
    compared(changes, "before", "now", |more| format!("and {more} more changes"))
}

fn compared(changes: &[Change], before: &str, now: &str, more: impl Fn(usize) -> String) -> Vec<String> {
    let width = before.chars().count().max(now.chars().count()) + 1;
    let mut lines = Vec::new();
    for change in changes.iter().take(MAX_SHOWN) {
        for (label, sentences) in [(before, &change.before), (now, &change.now)] {
            let label = format!("{label}:");
            let said = if sentences.is_empty() { "–".to_owned() } else { sentences.join(" ") };
            lines.push(format!("  {label:width$} {said}"));
        }
    }
    if changes.len() > MAX_SHOWN {
        lines.push(format!("  {}", more(changes.len() - MAX_SHOWN)));
    }
    lines
}
