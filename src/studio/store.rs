//! Sources on disk, as the studio reads and changes them.

use std::path::{Path, PathBuf};

use super::history;
use crate::files::{self, Unreadable, Unwritable};
use crate::locale::Explain;
use crate::source::edit::{self, Change, EditRefused, KeyPath, SourceValue, Step};
use crate::variant::sha256;

/// What is wanted of a policy's file.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The version that whoever wants it has seen.
    pub version: String,
    /// The changes, with what stood there as far as whoever wants them knew.
    pub changes: Vec<(Change, Option<Before>)>,
}

/// What stood at a place before it is changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// The place.
    pub path: KeyPath,
    /// What stood there; nothing where the key wasn't there.
    pub value: Option<SourceValue>,
}

/// Why a change isn't made.
#[derive(Debug)]
pub enum NotStored {
    /// Somebody else has changed the same place since.
    Conflict {
        /// The file as it is now.
        now: String,
    },
    /// The file can't take it.
    Refused(EditRefused),
    /// The file can't be read.
    Unreadable(Unreadable),
    /// The file, or what is kept of it, can't be written.
    Unwritable(Unwritable),
}

impl Explain for NotStored {
    fn danish(&self) -> String {
        match self {
            Self::Conflict { .. } => {
                "Filen er ændret et andet sted, siden du åbnede den. Intet er overskrevet".to_owned()
            }
            Self::Refused(why) => why.danish(),
            Self::Unreadable(why) => why.danish(),
            Self::Unwritable(why) => why.danish(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Conflict { .. } => {
                "The file has been changed elsewhere since you opened it. Nothing is overwritten".to_owned()
            }
            Self::Refused(why) => why.english(),
            Self::Unreadable(why) => why.english(),
            Self::Unwritable(why) => why.english(),
        }
    }
}

/// A file that the studio changes. Its name is checked by whoever takes it from an address: it is no path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceFile<'a> {
    /// A policy, by its slug.
    Policy(&'a str),
    /// A publisher, by its id.
    Publisher(&'a str),
}

impl SourceFile<'_> {
    /// Where it is, below the project's root and with `/` between folders, as findings name it.
    pub fn shown(self) -> String {
        match self {
            Self::Policy(slug) => format!("sources/{slug}/policy.toml"),
            Self::Publisher(id) => format!("sources/publishers/{id}.toml"),
        }
    }

    /// Where it is.
    pub fn path(self, root: &Path) -> PathBuf {
        root.join(self.shown())
    }

    /// The name that its earlier states are kept under.
    pub fn kept_as(self) -> String {
        match self {
            Self::Policy(slug) => slug.to_owned(),
            // No policy's folder is called so.
            Self::Publisher(id) => format!("publishers.{id}"),
        }
    }

    /// Its text.
    pub fn text(self, root: &Path) -> Result<String, Unreadable> {
        let path = self.path(root);
        let bytes = files::read(&path)?;
        let broken = |_| Unreadable { path, why: std::io::ErrorKind::InvalidData.into() };
        String::from_utf8(bytes).map_err(broken)
    }

    /// What stands for its bytes; empty if it can't be read.
    pub fn version(self, root: &Path) -> String {
        self.text(root).map(|text| version(&text)).unwrap_or_default()
    }
}

/// What stands for the bytes of a text.
pub fn version(text: &str) -> String {
    sha256(text.as_bytes())
}

/// Makes changes to a file, all or none, keeps what was there, and returns the new text. Whoever calls holds the file.
pub fn change(root: &Path, file: SourceFile<'_>, wanted: &Wanted) -> Result<String, NotStored> {
    let now = file.text(root).map_err(NotStored::Unreadable)?;
    if version(&now) != wanted.version {
        // What somebody else wrote elsewhere in the file is no hindrance. In a list it may be: what stood third may stand second now, and two
        // empty fields look alike.
        let is_in_a_list = |path: &KeyPath| path.steps().iter().any(|step| matches!(step, Step::Index(_)));
        let is_as_seen = |(change, before): &(Change, Option<Before>)| match (change, before) {
            (Change::Set { .. } | Change::Remove { .. }, Some(before)) => {
                !is_in_a_list(&before.path)
                    && edit::value_at(&now, &before.path).is_ok_and(|value| value == before.value)
            }
            _ => false,
        };
        if !wanted.changes.iter().all(is_as_seen) {
            return Err(NotStored::Conflict { now });
        }
    }
    let changes: Vec<Change> = wanted.changes.iter().map(|(change, _)| change.clone()).collect();
    let text = edit::changed(&now, &changes).map_err(NotStored::Refused)?;
    // Another program may have written meanwhile.
    let still = file.text(root).map_err(NotStored::Unreadable)?;
    if still != now {
        return Err(NotStored::Conflict { now: still });
    }
    put(root, file, &now, &text).map_err(NotStored::Unwritable)?;
    Ok(text)
}

/// Puts a text in the place of another, which is kept.
pub fn put(root: &Path, file: SourceFile<'_>, old: &str, new: &str) -> Result<(), Unwritable> {
    if old == new {
        return Ok(());
    }
    history::keep(root, &file.kept_as(), old)?;
    files::write_atomically(&file.path(root), new.as_bytes())
}
