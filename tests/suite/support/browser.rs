//! A browser that tests can drive.

use std::path::PathBuf;

/// Playwright as installed by `tests/validators/install`, and a Chromium.
pub fn browser() -> Option<(PathBuf, PathBuf)> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let cache = || set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
    let tools = set("UDGIV_TOOLS").or_else(|| cache().map(|cache| cache.join("udgiv-validators")))?;
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let chromium = std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    let chromium = chromium.into_iter().find(|program| program.is_file())?;
    let node = tools.join("node");
    node.join("node_modules/playwright-core").is_dir().then_some((node, chromium))
}
