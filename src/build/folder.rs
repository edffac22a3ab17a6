//! The output folder while somebody works in it: one at a time, so that the manifest tells of everybody's files.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::manifest::FOLDERS;
use crate::files::{TEMPORARY, Unwritable, entries};

/// The file that is locked. Its beginning is that of temporary files, so nobody takes it for a publication.
const LOCK: &str = ".udgiv-lock";

/// The output folder, held for this process. The system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    /// Absent where the disk knows no locks, as some network drives.
    lock: Option<File>,
}

impl OutputFolder {
    /// Makes the folder if need be, waits until nobody else works in it, and sweeps out what stopped builds have left.
    /// `waiting` is told if another process works in it just now.
    ///
    /// # Errors
    ///
    /// If nothing can be written there.
    pub fn open(out: &Path, waiting: &dyn Fn()) -> Result<Self, Unwritable> {
        fs::create_dir_all(out).map_err(|why| Unwritable { path: out.to_owned(), why })?;
        let path = out.join(LOCK);
        let lock = locked(&path, waiting).map_err(|why| Unwritable { path: out.to_owned(), why })?;
        let folder = Self { path, lock };
        if folder.lock.is_some() {
            folder.sweep(out);
        }
        Ok(folder)
    }

    /// Removes temporary files. Nobody else writes here now, so they are left from a process that was stopped.
    fn sweep(&self, out: &Path) {
        let is_folder = |path: &PathBuf| fs::symlink_metadata(path).is_ok_and(|about| about.is_dir());
        let of_policies: Vec<PathBuf> =
            entries(out).unwrap_or_default().into_iter().filter(is_folder).collect();
        let inside =
            of_policies.iter().flat_map(|folder| FOLDERS.map(|name| folder.join(name))).filter(is_folder);
        for folder in std::iter::once(out.to_owned()).chain(inside).chain(of_policies.iter().cloned()) {
            for path in entries(&folder).unwrap_or_default() {
                let is_left =
                    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMPORARY));
                if is_left
                    && path != self.path
                    && fs::symlink_metadata(&path).is_ok_and(|about| about.is_file())
                {
                    // One that can't be removed does no harm.
                    let _ = fs::remove_file(&path);
                }
            }
        }
    }
}

impl Drop for OutputFolder {
    /// Removes the lock's file while it is still held: publications are copied from this folder as they are. Where files have no numbers to
    /// know them by, whoever waits couldn't see that it is gone, so there it stays.
    fn drop(&mut self) {
        if cfg!(unix) && self.lock.is_some() {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The lock, once it is ours. `None` where the disk knows no locks.
fn locked(path: &Path, waiting: &dyn Fn()) -> io::Result<Option<File>> {
    let mut is_told = false;
    loop {
        // Opening a pipe would wait for good.
        if fs::symlink_metadata(path).is_ok_and(|about| !about.is_file()) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                if !std::mem::replace(&mut is_told, true) {
                    waiting();
                }
                file.lock()?;
            }
            Err(TryLockError::Error(why)) if why.kind() == ErrorKind::Unsupported => return Ok(None),
            Err(TryLockError::Error(why)) => return Err(why),
        }
        // Whoever held it has removed the file, and somebody else may have made and locked a new one.
        if is_the_file_at(&file, path) {
            return Ok(Some(file));
        }
    }
}

#[cfg(unix)]
fn is_the_file_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let same = |a: fs::Metadata, b: fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    file.metadata().ok().zip(fs::symlink_metadata(path).ok()).is_some_and(|(held, there)| same(held, there))
}

/// Elsewhere nobody removes it.
#[cfg(not(unix))]
fn is_the_file_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn only_one_works_in_a_folder_at_a_time_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("a/b");
        let (inside, most, waited) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        let waiting = || {
                            waited.fetch_add(1, Ordering::SeqCst);
                        };
                        let _held = OutputFolder::open(&out, &waiting).expect("the folder");
                        most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 1);
        assert!(entries(&out).expect("listed").is_empty());
    }

    #[test]
    fn what_a_stopped_build_left_is_swept_out_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path();
        fs::create_dir_all(out.join("eksempel/web")).expect("a folder");
        for name in [
            ".udgiv-a1B2c3",
            "eksempel/.udgiv-XyZ",
            "eksempel/web/.udgiv-9hzrtZ",
            "eksempel/web/style.css",
            "eksempel/eksempel.pdf",
            ".gitkeep",
            "eksempel/.htaccess",
        ] {
            fs::write(out.join(name), "x").expect("a file");
        }
        drop(OutputFolder::open(out, &|| ()).expect("the folder"));
        for (name, stays) in [
            (".udgiv-a1B2c3", false),
            ("eksempel/.udgiv-XyZ", false),
            ("eksempel/web/.udgiv-9hzrtZ", false),
            ("eksempel/web/style.css", true),
            ("eksempel/eksempel.pdf", true),
            (".gitkeep", true),
            ("eksempel/.htaccess", true),
        ] {
            assert_eq!(out.join(name).exists(), stays, "{name}");
        }
    }
}
