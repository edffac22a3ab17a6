//! Importing existing documents: no word lost, structure found, nothing overwritten.

mod corpus;
mod drafts;
mod fresh;
mod generated;
mod markdown;
pub mod office;
mod own_pdfs;
pub mod pdf;
mod pdf_pages;
mod safe;
mod structure;
mod text;
mod words;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::support::{Project, repository};

/// The texts as PDF readers extracted them, if the workplace has them.
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

/// A project with this repository's publishers, and this document imported.
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

/// The guide lists exactly the endings that the program accepts.
#[test]
fn the_guide_names_the_files_that_can_be_imported() {
    let guide = fs::read_to_string(repository().join("docs/import.md")).expect("docs/import.md");
    let table = guide.split("## Formater").nth(1).and_then(|rest| rest.split("##").next()).expect("a table");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `.")?.split(" | ").next());
    let mut named: Vec<String> = rows
        .flat_map(|cell| cell.split(", "))
        .map(|ending| format!(".{}", ending.trim_matches(['`', '.'])))
        .collect();
    let mut taken = udgiv::import::endings();
    named.sort();
    taken.sort();
    assert_eq!(named, taken);
    for language in ["da", "en"] {
        let help = Project::empty().run(&["import", "--help", "--lang", language]).stdout;
        assert!(taken.iter().all(|ending| help.contains(ending.as_str())), "{help}");
    }
}
