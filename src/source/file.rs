//! Paths: whether they stay inside a folder, and how they are shown.

use std::fs;
use std::path::{Component, Path, PathBuf};

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

/// The file below `folder` that a path from outside names. `None` if it leads out of the folder, by its parts or by a link.
#[must_use]
pub fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path);
    let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_));
    let has_drive = path.contains([':', '\\', '\0']);
    let stays = !path.is_empty() && !has_drive && relative.components().all(is_plain);
    let file = folder.join(relative);
    (stays && !leaves(folder, &file)).then_some(file)
}
