//! What was said when a policy was published last, and what it says otherwise now.
//!
//! `.udgiv/published/<slug>.toml` is the source as it was then.

use std::path::{Path, PathBuf};

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::{beside, form};
use crate::check::{Change, changes};
use crate::files::{self, Unwritable};
use crate::prose::split;
use crate::source::edit::{self, SourceValue};

fn path(root: &Path, slug: &str) -> PathBuf {
    beside::folder(root).join("published").join(format!("{slug}.toml"))
}

/// Keeps what was published.
pub fn keep(root: &Path, slug: &str, source: &str) -> Result<(), Unwritable> {
    beside::begin(root)?;
    files::write_atomically(&path(root, slug), source.as_bytes())
}

/// What happened to a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
}

/// A section that is otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionChange {
    /// Its title; empty for what the publication says of itself.
    pub title: String,
    /// What happened.
    pub what: What,
    /// Sentences that went and came.
    pub sentences: Vec<Change>,
    /// Words that came.
    pub added: usize,
    /// Words that went.
    pub removed: usize,
}

/// The sections that are otherwise than when the policy was published last. None if nothing is kept of that.
pub fn since(root: &Path, slug: &str, now: &str) -> Option<Vec<SectionChange>> {
    let then = String::from_utf8(files::read(&path(root, slug)).ok()?).ok()?;
    between(&then, now)
}

fn between(then: &str, now: &str) -> Option<Vec<SectionChange>> {
    let (then, now) = (edit::values(then).ok()?, edit::values(now).ok()?);
    let (old, new) = (parts(&then), parts(&now));
    let of = |all: &[Part], id: &str| all.iter().find(|part| part.id == id).map(|part| part.lines.clone());
    let mut found = Vec::new();
    for part in &new {
        let before = of(&old, &part.id);
        let what = if before.is_some() { What::Changed } else { What::Added };
        found.extend(change(&part.title, what, &before.unwrap_or_default(), &part.lines));
    }
    for part in old.iter().filter(|part| of(&new, &part.id).is_none()) {
        found.extend(change(&part.title, What::Removed, &part.lines, ""));
    }
    Some(found)
}

/// What has words of its own: the publication, and each section.
struct Part {
    id: String,
    title: String,
    /// A sentence a line.
    lines: String,
}

fn parts(values: &SourceValue) -> Vec<Part> {
    let language = form::shown(form::get(values, "policy").and_then(|policy| form::get(policy, "language")));
    let language = if language.is_empty() { "da".to_owned() } else { language };
    let lines = |value: &SourceValue| {
        let mut out = String::new();
        said(value, "", &language, &mut out);
        out
    };
    let part = |id: String, title: String, value: &SourceValue| Part { id, title, lines: lines(value) };
    let sections = form::items(values, "section").iter().enumerate().map(|(index, section)| {
        let id = form::shown(form::get(section, "id"));
        // One without an address is told by its place.
        let id = if id.is_empty() { format!("#{index}") } else { id };
        part(id, form::shown(form::get(section, "title")), section)
    });
    let policy = form::get(values, "policy").map(|policy| part(String::new(), String::new(), policy));
    policy.into_iter().chain(sections).collect()
}

/// The keys whose texts readers meet.
const READ: [&str; 18] = [
    "title",
    "subtitle",
    "summary",
    "status",
    "label",
    "text",
    "by",
    "caption",
    "alt",
    "description",
    "header",
    "rows",
    "credit",
    "perspective",
    "easy",
    "picture_alt",
    "easy_status",
    "easy_skip",
];

fn said(value: &SourceValue, key: &str, language: &str, out: &mut String) {
    match value {
        SourceValue::Text(text) if READ.contains(&key) => {
            for paragraph in text.split("\n\n") {
                let line = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
                split(language, &line).into_iter().for_each(|sentence| {
                    out.push_str(sentence.trim());
                    out.push('\n');
                });
            }
        }
        SourceValue::Integer(number) => out.push_str(&format!("{key} {number}\n")),
        SourceValue::Date(_) if !matches!(key, "approved_on" | "tested_on") => {
            out.push_str(&format!("{}\n", form::shown(Some(value))));
        }
        SourceValue::Table(pairs) => pairs.iter().for_each(|(key, value)| said(value, key, language, out)),
        SourceValue::List(items) => items.iter().for_each(|item| said(item, key, language, out)),
        _ => {}
    }
}

fn change(title: &str, what: What, before: &str, now: &str) -> Option<SectionChange> {
    let sentences = changes(before, now);
    if sentences.is_empty() && what == What::Changed {
        return None;
    }
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_whitespace().collect(), now.split_whitespace().collect());
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let count = |tag: DiffTag, words: &dyn Fn(&similar::DiffOp) -> usize| -> usize {
        operations.iter().filter(|one| one.tag() == tag || one.tag() == DiffTag::Replace).map(words).sum()
    };
    Some(SectionChange {
        title: title.to_owned(),
        what,
        added: count(DiffTag::Insert, &|one| one.new_range().len()),
        removed: count(DiffTag::Delete, &|one| one.old_range().len()),
        sentences,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_that_come_go_and_change_are_told_with_their_words() {
        let then = "[policy]\ntitle = \"P\"\n[[section]]\nid = \"a\"\ntitle = \"Sang\"\ntext = \"Alle synger. Kom.\"\n[[section]]\nid = \"b\"\ntitle = \"Dans\"\ntext = \"Vi danser.\"\n";
        let now = "[policy]\ntitle = \"P\"\n[[section]]\nid = \"a\"\ntitle = \"Sang\"\ntext = \"Alle synger højt. Kom.\"\n[[section]]\nid = \"c\"\ntitle = \"Musik\"\ntext = \"Vi spiller.\"\n";
        let told: Vec<_> = between(then, now)
            .expect("read")
            .into_iter()
            .map(|one| (one.title, one.what, one.added, one.removed))
            .collect();
        assert_eq!(
            told,
            [
                ("Sang".to_owned(), What::Changed, 2, 1),
                ("Musik".to_owned(), What::Added, 3, 0),
                ("Dans".to_owned(), What::Removed, 0, 3)
            ]
        );
        assert_eq!(between(now, &now.replace("[[section]]", "# en note\n[[section]]")), Some(Vec::new()));
    }
}
