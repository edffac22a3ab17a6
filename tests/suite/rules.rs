//! Every code has a case, and every golden a test. `tests/rules.rs` runs the cases themselves, each under its own
//! name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::support::repository;

#[test]
fn every_code_has_a_case_and_every_golden_a_test() {
    let with_case: BTreeSet<String> = cases()
        .iter()
        .map(|case| case.parent().and_then(Path::file_name).expect("a code").to_string_lossy().into_owned())
        .collect();
    for code in udgiv::check::codes().map(|code| code.id) {
        assert!(with_case.contains(code), "{code} has no case in tests/rules");
    }
    for file in files() {
        if file.extension().is_some_and(|extension| extension == "golden") {
            assert!(file.with_extension("edit").is_file(), "{} belongs to no case", file.display());
        }
    }
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(repository().join("tests/rules"))
        .expect("tests/rules")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .flat_map(|folder| {
            fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
        })
        .collect();
    files.sort();
    files
}

fn cases() -> Vec<PathBuf> {
    files().into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "edit")).collect()
}
