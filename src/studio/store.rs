//! Sources on disk, as the studio reads and changes them.

use std::path::{Path, PathBuf};

use super::{history, importing};
use crate::files::{self, Unreadable, Unwritable};
use crate::locale::Explain;
use crate::policy::is_slug;
use crate::source::edit::{self, Change, EditRefused, KeyPath, SourceValue, Step};
use crate::source::keys::{Keys, POLICY_FILE, PUBLISHER_FILE};
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
    /// What stood there; nothing where the key wasn't there, or held nothing.
    pub value: Option<SourceValue>,
    /// Whether the place is the one that was meant, wherever its section stands by now.
    pub is_sure: bool,
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
    /// The file is a way to another one that isn't the project's.
    Elsewhere,
}

impl From<Unwritable> for NotStored {
    fn from(why: Unwritable) -> Self {
        Self::Unwritable(why)
    }
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
            Self::Elsewhere => {
                "Filen er en genvej til en fil uden for projektet. Den kan ikke ændres her".to_owned()
            }
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
            Self::Elsewhere => {
                "The file is a link to a file outside the project. It can't be changed here".to_owned()
            }
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

impl<'a> SourceFile<'a> {
    /// The file that findings name so. None where it is no file that the studio has a form for.
    pub fn named(shown: &'a str) -> Option<Self> {
        let below = shown.strip_prefix("sources/")?;
        match below.strip_prefix("publishers/") {
            Some(name) => name.strip_suffix(".toml").filter(|id| is_slug(id)).map(Self::Publisher),
            None => below.strip_suffix("/policy.toml").filter(|slug| is_slug(slug)).map(Self::Policy),
        }
    }

    /// The keys that can stand in it.
    pub fn keys(self) -> &'static Keys {
        match self {
            Self::Policy(_) => &POLICY_FILE,
            Self::Publisher(_) => &PUBLISHER_FILE,
        }
    }

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

    /// Its bytes.
    pub fn bytes(self, root: &Path) -> Result<Vec<u8>, Unreadable> {
        files::read(&self.path(root))
    }

    /// Its text.
    pub fn text(self, root: &Path) -> Result<String, Unreadable> {
        let broken = |_| Unreadable { path: self.path(root), why: std::io::ErrorKind::InvalidData.into() };
        String::from_utf8(self.bytes(root)?).map_err(broken)
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

/// What a change made of a file.
#[derive(Debug)]
pub struct Changed {
    /// The new text.
    pub text: String,
    /// Whether it says, apart from the change, what whoever asked for it has seen.
    pub is_as_seen: bool,
}

/// Makes changes to a file, all or none, and keeps what was there. Whoever calls holds the file.
pub fn change(root: &Path, file: SourceFile<'_>, wanted: &Wanted) -> Result<Changed, NotStored> {
    let now = file.text(root).map_err(NotStored::Unreadable)?;
    let is_as_seen = version(&now) == wanted.version;
    if !is_as_seen {
        // What somebody else wrote elsewhere in the file is no hindrance. In a list it may be: what stood third may stand second now, and two
        // empty fields look alike.
        let is_in_a_list = |path: &KeyPath| path.steps().iter().any(|step| matches!(step, Step::Index(_)));
        let replaces_what_was_seen = |(change, before): &(Change, Option<Before>)| match (change, before) {
            (Change::Set { .. } | Change::Remove { .. }, Some(before)) => {
                (before.is_sure || !is_in_a_list(&before.path))
                    && edit::value_at(&now, &before.path)
                        .is_ok_and(|value| said(value) == said(before.value.clone()))
            }
            _ => false,
        };
        if !wanted.changes.iter().all(replaces_what_was_seen) {
            return Err(NotStored::Conflict { now });
        }
    }
    let changes: Vec<Change> = wanted.changes.iter().map(|(change, _)| change.clone()).collect();
    let text = make(root, file, &now, &changes)?;
    Ok(Changed { text, is_as_seen })
}

/// The text that a file had before what was last stored in it, if that is the version that somebody has seen, and the text that it has now.
pub fn last_change(root: &Path, file: SourceFile<'_>, seen: &str) -> Option<(String, String)> {
    let now = file.text(root).ok().filter(|now| version(now) != seen)?;
    let newest = history::states(root, &file.kept_as()).ok()?.into_iter().next()?;
    let old = String::from_utf8(newest.bytes().ok()?).ok()?;
    (version(&old) == seen).then_some((old, now))
}

/// Makes changes to a file that holds `old`, all or none, and returns the new text. Whoever calls holds the file.
pub fn make(root: &Path, file: SourceFile<'_>, old: &str, changes: &[Change]) -> Result<String, NotStored> {
    let text = importing::changed(old, changes).map_err(NotStored::Refused)?;
    put(root, file, old.as_bytes(), text.as_bytes())?;
    Ok(text)
}

/// What a value says: an empty text, an empty list and `false` say what a key says that isn't there, and a form shows them alike.
fn said(value: Option<SourceValue>) -> Option<SourceValue> {
    value.filter(|value| match value {
        SourceValue::Text(text) => !text.is_empty(),
        SourceValue::List(items) => !items.is_empty(),
        SourceValue::Boolean(is) => *is,
        _ => true,
    })
}

/// Puts a file's new content in the place of the old, which is kept. What another program wrote since is a conflict.
pub fn put(root: &Path, file: SourceFile<'_>, old: &[u8], new: &[u8]) -> Result<(), NotStored> {
    if old == new {
        return Ok(());
    }
    // A link stays one: what it leads to is written, if that is the project's.
    let path = file.path(root);
    let is_link = path.is_symlink();
    let path = if is_link { path.canonicalize().unwrap_or(path) } else { path };
    if is_link && !root.canonicalize().is_ok_and(|root| path.starts_with(root)) {
        return Err(NotStored::Elsewhere);
    }
    history::keep(root, &file.kept_as(), old)?;
    let is_still = || files::read(&path).is_ok_and(|now| now == old);
    // Whoever has the file open may write into it until the moment it is replaced, and after: then they hold the old one.
    let aside = history::Aside::of(root, &file.kept_as(), &path);
    if !files::write_if(&path, new, is_still)? {
        let now = files::read(&path).map_err(NotStored::Unreadable)?;
        return Err(NotStored::Conflict { now: String::from_utf8_lossy(&now).into_owned() });
    }
    if let Some(displaced) = aside.and_then(|aside| aside.bytes()).filter(|displaced| displaced != old) {
        history::keep(root, &file.kept_as(), &displaced)?;
    }
    Ok(())
}
