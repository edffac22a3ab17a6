//! Documents that exist already: no word lost, structure found, nothing overwritten.

mod drafts;
mod generated;
mod office;
mod own_pdfs;
mod safe;
mod structure;
mod words;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::support::{Project, repository};

/// The texts as PDF readers gave them, where the workplace has them.
fn seeds() -> Vec<PathBuf> {
    let folder = repository().join("../shared/seeds");
    let mut seeds: Vec<PathBuf> =
        fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    seeds.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    seeds.sort();
    if seeds.is_empty() {
        let _ =
            writeln!(std::io::stderr(), "SKIPPED: what needs the seed texts; ../shared/seeds is not there");
    }
    seeds
}

/// A project with the publishers of this repository, and this document imported.
fn imported(document: &Path, slug: &str) -> Project {
    let project = Project::empty();
    crate::support::copy(&repository().join("sources/publishers"), &project.path("sources/publishers"));
    let run = project.run(&["import", document.to_str().expect("a path"), "--slug", slug]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    project
}

fn case(name: &str) -> PathBuf {
    repository().join("tests/cases/import").join(name)
}
