//! Paths: whether they stay inside a folder, and how they are shown.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::files::Unreadable;

/// The contents of a folder, sorted by name so that they don't depend on the file system; empty if it doesn't exist.
pub fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let unreadable = |why| Unreadable { path: folder.to_owned(), why };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(why) => return Err(unreadable(why)),
    };
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(unreadable)?;
    paths.sort();
    Ok(paths)
}

/// `path` below `root`, with `/` between folders on every system.
pub fn shown(path: &Path, root: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Whether any part of `path` below `folder` is a symbolic link, or the path leaves the folder.
pub fn leaves(folder: &Path, path: &Path) -> bool {
    let Ok(below) = path.strip_prefix(folder) else { return true };
    let mut at = folder.to_owned();
    below.components().any(|part| {
        at.push(part);
        !matches!(part, Component::Normal(_))
            || fs::symlink_metadata(&at).is_ok_and(|metadata| metadata.file_type().is_symlink())
    })
}
