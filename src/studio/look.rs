//! What a look at a policy gave: what is found in it, and its pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::advice::Part;
use super::store::SourceFile;
use crate::finding::{FindingRecord, Level, WordList};
use crate::policy::VariantName;
use crate::source::edit::KeyPath;
use crate::variant::Sheets;

/// What was seen of a policy at last.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Counts the looks; 0 before the first.
    pub number: u64,
    /// The version of `policy.toml` that was looked at.
    pub version: String,
    /// What was found.
    pub findings: Vec<Found>,
    /// Whether nothing can be published as it is.
    pub is_held_back: bool,
    /// Why nothing could be looked at.
    pub trouble: Option<String>,
    /// The pages of each setting that somebody looks at, as they were at last.
    pub sheets: BTreeMap<VariantName, Laid>,
}

/// The pages of one variant.
#[derive(Debug, Clone)]
pub struct Laid {
    /// The version of `policy.toml` that they show.
    pub version: String,
    /// The pages; those of before, where the newest can't be laid out.
    pub sheets: Arc<Sheets>,
    /// Why the newest can't be laid out.
    pub trouble: Option<String>,
}

/// A finding, and the field it is about.
#[derive(Debug, Clone)]
pub struct Found {
    /// The finding in words.
    pub record: Arc<FindingRecord>,
    /// The field, in the form of the file that the record names.
    pub field: Option<KeyPath>,
    /// What is wrong, in the words of those who write in fields.
    pub title: String,
    /// What to do about it: lines in parts.
    pub advice: Vec<Vec<Part>>,
    /// Whether what stands there was left to be written anew, by no person: it isn't looked at as long as it stands.
    pub is_left: bool,
    /// Whether it can be mended without asking.
    pub is_mendable: bool,
    /// Where it is said that the word is right that it is about, if it goes with that.
    pub word: Option<WordList>,
}

impl Found {
    /// The file whose form has its field, seen from the form of another.
    pub fn file<'a>(&'a self, page: SourceFile<'a>) -> SourceFile<'a> {
        self.record.file.as_deref().and_then(SourceFile::named).unwrap_or(page)
    }

    /// Whether it is about a field of a form.
    pub fn is_at(&self, path: &KeyPath, page: SourceFile<'_>) -> bool {
        self.field.as_ref() == Some(path) && self.file(page) == page
    }
}

impl Look {
    /// How many findings have each level: errors, warnings, hints.
    pub fn counts(&self) -> [usize; 3] {
        let count = |level: Level| self.findings.iter().filter(|one| one.record.level == level).count();
        [count(Level::Error), count(Level::Warning), count(Level::Hint)]
    }
}
