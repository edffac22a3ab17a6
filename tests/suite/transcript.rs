//! What a screen reader meets in books and on web pages: `tests/cases/transcripts`, generated from Chromium's accessibility tree.
//!
//! The tree is the browser's own, so a new version of Chromium may phrase it differently: run with `UDGIV_BLESS=1`
//! and read the diff.

use std::fs;
use std::io::Read;
use std::path::Path;

use tempfile::TempDir;

use super::inspect::mutants::good;
use super::support::{Project, browser, golden, missing, of_the_repository, repository, tool};

/// A transcript of documents in a folder.
fn transcript(folder: &Path, documents: &[&str]) -> Option<String> {
    let Some((node, chromium)) = browser() else {
        missing("Playwright and Chromium");
        return None;
    };
    let script = repository().join("tests/transcript/transcript.mjs");
    let paths = [script.as_path(), &node, &chromium, folder];
    let mut arguments: Vec<&str> = paths.iter().map(|path| path.to_str().expect("a path")).collect();
    arguments.extend(documents);
    tool("node", &arguments)
}

/// A transcript of these documents of a book, or of all if none are named.
fn transcript_of_book(bytes: &[u8], wanted: &[&str]) -> Option<String> {
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
    let epub = super::support::Epub::open(bytes);
    let spine: Vec<String> = epub.spine().into_iter().map(|(path, _)| path).collect();
    let named = |path: &&str| wanted.is_empty() || wanted.iter().any(|name| path.ends_with(name));
    let documents: Vec<&str> = spine.iter().map(String::as_str).filter(named).collect();
    transcript(folder.path(), &documents)
}

#[test]
fn a_screen_reader_meets_what_it_did() {
    let folder = repository().join("tests/cases/transcripts");
    let (full, easy) = good();
    for (name, bytes) in [("eksempel.epub", full), ("eksempel.easy.epub", easy)] {
        let Some(text) = transcript_of_book(&bytes, &[]) else { return };
        golden(&folder.join(format!("{name}.txt")), &text);
    }
    let slug = "socialpolitik-2025-2028";
    let published = of_the_repository().iter().find(|one| one.slug() == slug).expect("a publication");
    let bytes = published.with(&["epub"]).bytes(&published.file("epub"));
    let documents = ["titelside.xhtml", "nav.xhtml", "vaerdighed.xhtml", "styringstrekant.xhtml"];
    let Some(text) = transcript_of_book(&bytes, &documents) else { return };
    golden(&folder.join(format!("{slug}.epub.txt")), &text);
}

/// Each page is built alone: what lies beside it, and how large that is, is of no account here.
#[test]
fn a_screen_reader_meets_what_it_did_on_the_web() {
    let folder = repository().join("tests/cases/transcripts");
    let base = Project::base();
    base.edit("sources/publishers/byen.toml", "\"easy-text\"]", "\"easy-text\", \"web\", \"easy-web\"]");
    let real = Project::copy_of(&repository().join("sources"));
    let cases = [
        (&base, "eksempel", ["index.html", "easy.html"].as_slice()),
        (&real, "socialpolitik-2025-2028", &["index.html"]),
    ];
    for (project, slug, pages) in cases {
        project.build(&["--variant", "web", "--variant", "easy-web", slug]);
        for page in pages {
            let Some(text) = transcript(&project.path(&format!("output/{slug}")), &[page]) else { return };
            golden(&folder.join(format!("{slug}.{page}.txt")), &text);
        }
    }
}
