//! Hears of files that somebody changes in another program, so that no window shows what isn't so any more.

use std::path::{Path, PathBuf};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

/// Watches a folder for as long as what is returned is kept, and tells of each path in it that changes. `None` where the system tells of no changes: then a window
/// hears of them with its next own change.
pub fn watch(folder: PathBuf, tell: impl Fn(&Path) + Send + 'static) -> Option<RecommendedWatcher> {
    let below = folder.clone();
    let mut watcher = recommended_watcher(move |event: notify::Result<Event>| {
        let Ok(event) = event else { return };
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        for path in &event.paths {
            // The system may name the folder in full where we know it by a shorter way.
            let path = path.strip_prefix(&below).unwrap_or(path);
            let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if !is_hidden {
                tell(path);
            }
        }
    })
    .ok()?;
    watcher.watch(&folder, RecursiveMode::Recursive).ok()?;
    Some(watcher)
}
