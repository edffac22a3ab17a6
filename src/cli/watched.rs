//! What `udgiv watch` looks at: the files that publications are made of, wherever they lie and whenever they come.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::event::{MetadataKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

use crate::locale::{Explain, visible, visible_path};

/// What is looked at, below the project's root.
const FOLDERS: [&str; 4] = ["sources", "layouts", "fonts", "dictionaries"];

/// The project's own file.
const FILE: &str = "udgiv.toml";

/// Programs write a file in several steps: it is saved when nothing has happened for this long.
const QUIET: Duration = Duration::from_millis(40);

/// Where something is saved all the time, nobody waits for quiet longer than this.
const LONGEST: Duration = Duration::from_millis(400);

/// Endings of files that a source may name in hidden folders: pictures and profiles. Whatever else is hidden isn't read.
const NAMED: [&str; 6] = ["svg", "png", "jpg", "jpeg", "icc", "icm"];

/// The files of a project, watched.
#[derive(Debug)]
pub struct Watched {
    watcher: RecommendedWatcher,
    /// The project's root, as it was typed.
    root: PathBuf,
    places: Arc<Mutex<Places>>,
    heard: Receiver<Heard>,
    /// Heard, and not yet waited for.
    next: Option<Heard>,
}

/// What the system has told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    /// A file was saved.
    Saved,
    /// A folder isn't the one that is watched any more.
    Folders,
}

/// Where the files lie, as the system names places: without links on the way, whatever was typed.
#[derive(Debug)]
struct Places {
    root: PathBuf,
    /// Those of the folders that are there, some of them perhaps through a link.
    folders: Vec<PathBuf>,
}

impl Watched {
    /// Watches the files below a project's root. `saved` is called at once when something happens to one of them.
    pub fn begin(root: &Path, saved: impl Fn() + Send + 'static) -> Result<Self, NotWatched> {
        let not_watched = |why: notify::Error| NotWatched { root: root.to_owned(), why };
        let real = real(root).map_err(|why| not_watched(notify::Error::io(why)))?;
        let places = Arc::new(Mutex::new(Places { root: real.clone(), folders: Vec::new() }));
        let (sender, heard) = mpsc::channel();
        let at = Arc::clone(&places);
        let watcher = recommended_watcher(move |event: notify::Result<Event>| {
            let heard = at.lock().unwrap_or_else(PoisonError::into_inner).heard(&event);
            if let Some(heard) = heard {
                saved();
                // Nobody listens any more when the program ends.
                let _ = sender.send(heard);
            }
        });
        let watcher = watcher.map_err(not_watched)?;
        let mut watched = Self { watcher, root: root.to_owned(), places, heard, next: None };
        // Folders may come later, beside those that are there.
        watched.watcher.watch(&real, RecursiveMode::NonRecursive).map_err(not_watched)?;
        watched.look_again()?;
        Ok(watched)
    }

    /// Waits until something is saved, and then until it is quiet: but not for ever, where something is saved all the time.
    pub fn wait(&mut self) -> Result<(), NotWatched> {
        let Some(first) = self.next.take().or_else(|| self.heard.recv().ok()) else {
            unreachable!("what tells of events lives as long as this")
        };
        let (began, mut has_moved) = (now(), first == Heard::Folders);
        loop {
            let left = LONGEST.saturating_sub(began.elapsed());
            match self.heard.recv_timeout(QUIET.min(left)) {
                Ok(heard) => has_moved |= heard == Heard::Folders,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
            if left.is_zero() {
                break;
            }
        }
        // Before anybody reads them: what is written before a folder is watched is read, and what is written later is heard of.
        if has_moved { self.look_again() } else { Ok(()) }
    }

    /// Whether something was saved since the last time.
    pub fn has_heard(&mut self) -> bool {
        self.next = self.next.or_else(|| self.heard.try_recv().ok());
        self.next.is_some()
    }

    /// Watches the folders that are there now: one that was made anew isn't the one of before, whatever it is called.
    fn look_again(&mut self) -> Result<(), NotWatched> {
        let (root, before) = {
            let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
            (places.root.clone(), std::mem::take(&mut places.folders))
        };
        for folder in before {
            // One that is gone isn't watched any more.
            let _ = self.watcher.unwatch(&folder);
        }
        for folder in FOLDERS {
            let Ok(real) = real(&root.join(folder)) else { continue };
            if !real.is_dir() {
                continue;
            }
            self.places.lock().unwrap_or_else(PoisonError::into_inner).folders.push(real.clone());
            match self.watcher.watch(&real, RecursiveMode::Recursive) {
                Err(why) if !is_gone(&why) => return Err(NotWatched { root: self.root.join(folder), why }),
                // What happened to it meanwhile will be heard of.
                _ => {}
            }
        }
        Ok(())
    }
}

/// A place as the system names it.
#[expect(
    clippy::disallowed_methods,
    reason = "it is held against what the system tells, and shown to nobody"
)]
fn real(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

fn is_gone(why: &notify::Error) -> bool {
    match &why.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(why) => why.kind() == ErrorKind::NotFound,
        _ => false,
    }
}

impl Places {
    /// What an event tells, if it is about something that publications are made of.
    fn heard(&self, event: &notify::Result<Event>) -> Option<Heard> {
        // What can't be told apart may have been anything.
        let Ok(event) = event else { return Some(Heard::Folders) };
        if event.need_rescan() {
            return Some(Heard::Folders);
        }
        let has_moved = match event.kind {
            EventKind::Access(_) => return None,
            EventKind::Modify(ModifyKind::Metadata(what)) => match what {
                MetadataKind::AccessTime | MetadataKind::WriteTime | MetadataKind::Extended => return None,
                // Whether it may be read.
                _ => false,
            },
            EventKind::Modify(ModifyKind::Data(_)) => false,
            EventKind::Any
            | EventKind::Create(_)
            | EventKind::Modify(_)
            | EventKind::Remove(_)
            | EventKind::Other => true,
        };
        let mut sources = event.paths.iter().filter(|path| self.is_source(path)).peekable();
        sources.peek()?;
        // A link may lead to a folder outside.
        let has_moved = has_moved && sources.any(|path| self.is_folder(path) || path.is_symlink());
        Some(if has_moved { Heard::Folders } else { Heard::Saved })
    }

    /// Whether a path is that of one of the folders.
    fn is_folder(&self, path: &Path) -> bool {
        let is_named = |below: &Path| FOLDERS.iter().any(|folder| below == Path::new(folder));
        self.folders.iter().any(|folder| folder == path) || path.strip_prefix(&self.root).is_ok_and(is_named)
    }

    /// Whether publications may be made of the file at a path. Editors' hidden files and copies aren't read.
    fn is_source(&self, path: &Path) -> bool {
        let in_folder = self.folders.iter().find_map(|folder| path.strip_prefix(folder).ok());
        let below = in_folder.or_else(|| {
            let below = path.strip_prefix(&self.root).ok()?;
            let first = below.components().next()?;
            let is_ours = FOLDERS.iter().chain([&FILE]).any(|name| first.as_os_str() == *name);
            is_ours.then_some(below)
        });
        let Some(below) = below else { return false };
        let (mut is_hidden, mut is_copy) = (false, false);
        for name in below.components().map(|part| part.as_os_str().to_string_lossy()) {
            is_hidden |= name.starts_with('.');
            is_copy |= name.ends_with('~');
        }
        let ending = below.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        !is_copy && (!is_hidden || NAMED.contains(&ending.as_str()))
    }
}

/// The system doesn't tell of files that are saved.
#[derive(Debug)]
pub struct NotWatched {
    root: PathBuf,
    why: notify::Error,
}

impl Explain for NotWatched {
    fn danish(&self) -> String {
        format!(
            "Systemet kan ikke holde øje med {}: {}\nUdgiv i stedet, hver gang I har gemt:  udgiv build",
            visible_path(&self.root),
            visible(&self.why.to_string()),
        )
    }

    fn english(&self) -> String {
        format!(
            "The system can't watch {}: {}\nPublish whenever you have saved instead:  udgiv build",
            visible_path(&self.root),
            visible(&self.why.to_string()),
        )
    }
}

/// This moment.
#[expect(clippy::disallowed_methods, reason = "how long a run took is told, and stands in no file")]
pub fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange, Flag, RemoveKind, RenameMode};

    use super::*;

    fn places() -> Places {
        let folders = ["/p/sources", "/p/fonts", "/andet/layouts"].map(PathBuf::from).into();
        Places { root: "/p".into(), folders }
    }

    #[test]
    fn what_is_published_and_what_editors_leave_is_no_source() {
        for (path, is) in [
            ("/p/sources/a/policy.toml", true),
            ("/p/sources/publishers/b.toml", true),
            ("/p/layouts/eget/layout.typ", true),
            // Where a folder is a link, the system tells of the place that it leads to.
            ("/andet/layouts/eget/layout.typ", true),
            ("/p/udgiv.toml", true),
            ("/p/sources", true),
            ("/p/sources/a/.skjult/hus.png", true),
            ("/p/output/a/a.pdf", false),
            ("/p/output", false),
            ("/p/sources/a/.policy.toml.swp", false),
            ("/p/sources/a/policy.toml~", false),
            ("/p/andet/sources/policy.toml", false),
            ("/andet/sources/policy.toml", false),
        ] {
            assert_eq!(places().is_source(Path::new(path)), is, "{path}");
        }
    }

    #[test]
    fn folders_are_looked_at_again_where_one_may_be_another() {
        let heard =
            |kind: EventKind, path: &str| places().heard(&Ok(Event::new(kind).add_path(PathBuf::from(path))));
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        for (kind, path, expected) in [
            (written, "/p/sources/a/policy.toml", Some(Heard::Saved)),
            (renamed, "/p/sources/a/policy.toml", Some(Heard::Saved)),
            (EventKind::Create(CreateKind::Folder), "/p/sources/b", Some(Heard::Saved)),
            (EventKind::Create(CreateKind::Folder), "/p/dictionaries", Some(Heard::Folders)),
            (EventKind::Remove(RemoveKind::Folder), "/p/sources", Some(Heard::Folders)),
            (EventKind::Remove(RemoveKind::Other), "/andet/layouts", Some(Heard::Folders)),
            (renamed, "/p/layouts", Some(Heard::Folders)),
            (EventKind::Create(CreateKind::Folder), "/p/output", None),
            (EventKind::Access(notify::event::AccessKind::Any), "/p/sources/a/policy.toml", None),
        ] {
            assert_eq!(heard(kind, path), expected, "{kind:?} {path}");
        }
        // Too much at once: the system has lost count, and names no path.
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(places().heard(&Ok(lost)), Some(Heard::Folders));
        assert_eq!(places().heard(&Err(notify::Error::generic("x"))), Some(Heard::Folders));
    }
}
