//! What a screen reader meets in the books: `tests/cases/transcripts`, generated from Chromium's accessibility tree.
//!
//! The tree is the browser's own, so a new version of Chromium may phrase it differently: run with `UDGIV_BLESS=1`
//! and read the diff.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::inspect::mutants::good;
use super::support::{golden, missing, of_the_repository, repository, tool};

/// Playwright as installed by `tests/validators/install`, and a Chromium.
fn browser() -> Option<(PathBuf, PathBuf)> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let cache = || set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
    let tools = set("UDGIV_TOOLS").or_else(|| cache().map(|cache| cache.join("udgiv-validators")))?;
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let chromium = std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    let chromium = chromium.into_iter().find(|program| program.is_file())?;
    let node = tools.join("node");
    Path::new(&node).join("node_modules/playwright-core").is_dir().then_some((node, chromium))
}

/// A transcript of these documents of a book, or of all if none are named.
fn transcript(bytes: &[u8], wanted: &[&str]) -> Option<String> {
    let Some((node, chromium)) = browser() else {
        missing("Playwright and Chromium");
        return None;
    };
    let folder = TempDir::new().expect("a folder");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let path = folder.path().join(file.enclosed_name().expect("a name"));
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("written");
    }
    let script = repository().join("tests/transcript/transcript.mjs");
    let epub = super::support::Epub::open(bytes);
    let spine: Vec<String> = epub.spine().into_iter().map(|(path, _)| path).collect();
    let named = |path: &&String| wanted.is_empty() || wanted.iter().any(|name| path.ends_with(name));
    let paths = [script.as_path(), &node, &chromium, folder.path()];
    let mut arguments: Vec<&str> = paths.iter().map(|path| path.to_str().expect("a path")).collect();
    arguments.extend(spine.iter().filter(named).map(String::as_str));
    tool("node", &arguments)
}

#[test]
fn a_screen_reader_meets_what_it_did() {
    let folder = repository().join("tests/cases/transcripts");
    let (full, easy) = good();
    for (name, bytes) in [("eksempel.epub", full), ("eksempel.easy.epub", easy)] {
        let Some(text) = transcript(&bytes, &[]) else { return };
        golden(&folder.join(format!("{name}.txt")), &text);
    }
    let slug = "socialpolitik-2025-2028";
    let published = of_the_repository().iter().find(|one| one.slug() == slug).expect("a publication");
    let bytes = published.with(&["epub"]).bytes(&published.file("epub"));
    let documents = ["titelside.xhtml", "nav.xhtml", "vaerdighed.xhtml", "styringstrekant.xhtml"];
    let Some(text) = transcript(&bytes, &documents) else { return };
    golden(&folder.join(format!("{slug}.epub.txt")), &text);
}
