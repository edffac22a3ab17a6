//! The direction of dependencies, and what the repository promises about itself.

use std::collections::BTreeSet;
mod modules;

use std::fs;
use std::path::{Path, PathBuf};

use self::modules::{Modules, circles};

use crate::support::{Project, repository};

/// The rooms that each room may use.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("policy", &[]),
    ("prose", &["locale", "files", "packed"]),
    ("locale", &[]),
    ("files", &["locale"]),
    ("packed", &[]),
    ("xml", &[]),
    ("language", &["policy"]),
    ("finding", &["policy", "locale"]),
    ("pixels", &["policy"]),
    ("layout", &["policy", "locale", "files"]),
    ("source", &["policy", "locale", "files", "finding", "pixels"]),
    ("chart", &["policy", "xml"]),
    ("edition", &["policy", "prose", "language", "chart"]),
    ("judges", &[]),
    ("check", &["policy", "prose", "locale", "language", "finding", "layout", "source", "chart", "edition"]),
    ("report", &["policy", "prose", "locale", "language", "finding", "edition", "check", "variant", "xml"]),
    ("import", &["policy", "prose", "locale", "files", "language", "layout", "source", "edition"]),
    ("variant", &["policy", "locale", "language", "pixels", "layout", "edition", "xml"]),
    ("build", &["policy", "locale", "files", "language", "layout", "edition", "variant", "xml"]),
];

#[test]
fn no_room_looks_into_one_it_should_not_know() {
    for (room, may_know) in MAY_KNOW {
        let folder = repository().join("src").join(room);
        let mut files = if folder.is_dir() { rust_files(&folder) } else { vec![folder.with_extension("rs")] };
        // Tests may use everything.
        files.retain(|file| file.file_name().is_some_and(|name| name != "tests.rs"));
        assert!(!files.is_empty(), "{room}");
        for file in files {
            for used in code(&file).split("crate::").skip(1) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let allowed = used == *room || may_know.contains(&used.as_str());
                assert!(allowed, "{} looks into {used}", file.display());
            }
        }
    }
}

/// A writer is a file or folder of its own and uses only what is below all writers. Removing a variant means removing
/// its folder and its line in the list.
#[test]
fn no_writer_knows_another() {
    let room = repository().join("src/variant");
    let list = code(&room.join("mod.rs"));
    let writers: BTreeSet<&str> = list
        .split_once("static WRITERS")
        .and_then(|(_, list)| list.split_once("];"))
        .map(|(list, _)| list.split('&').filter_map(|one| Some(one.split_once("::")?.0)).collect())
        .expect("the list of writers");
    assert!(writers.len() > 5, "{writers:?}");
    for file in rust_files(&room) {
        let path = file.strip_prefix(&room).expect("below the room").with_extension("");
        let module = path.iter().next().and_then(|name| name.to_str()).expect("a module");
        if module == "mod" {
            continue;
        }
        // What writers share depends on none of them.
        for other in writers.iter().filter(|other| **other != module) {
            assert!(!uses(&code(&file), other), "{} knows the writer {other}", file.display());
        }
    }
}

/// Whether a module of `variant` is named in a path: by itself, or in a list in braces.
fn uses(code: &str, module: &str) -> bool {
    ["super::", "variant::"].iter().flat_map(|way| code.split(way).skip(1)).any(|rest| {
        let list = rest.strip_prefix('{').map(|list| list.split(';').next().unwrap_or_default());
        let first = rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next();
        let mut words = list.unwrap_or_default().split(|c: char| !(c.is_alphanumeric() || c == '_'));
        first == Some(module) || words.any(|word| word == module)
    })
}

#[test]
fn a_module_is_found_however_a_path_names_it() {
    for code in
        ["use super::print::Card;", "crate::variant::print::WRITER.name()", "use super::{paged, print};"]
    {
        assert!(uses(code, "print"), "{code}");
    }
    for code in ["use super::press::printed;", "println!(\"print::\")", "use super::{press::printed, Print};"]
    {
        assert!(!uses(code, "print"), "{code}");
    }
}

#[test]
fn only_readers_know_toml_and_only_the_paged_writer_knows_typst() {
    for file in rust_files(&repository().join("src")) {
        let path = file
            .strip_prefix(repository().join("src"))
            .expect("below src")
            .to_string_lossy()
            .replace('\\', "/");
        let code = code(&file);
        if code.contains("toml::") {
            // A draft is written as TOML; the source map's own test asks the parser where a string is.
            let rooms = ["source/", "layout/", "import/draft/", "policy/source_map.rs"];
            assert!(rooms.iter().any(|room| path.starts_with(room)), "{path} knows TOML");
        }
        if code.contains("use typst") {
            assert!(path.starts_with("variant/paged/") || path.starts_with("layout/"), "{path} knows Typst");
        }
    }
}

#[test]
fn no_file_takes_from_another_in_a_circle() {
    let source = repository().join("src");
    let arrows = Modules::of(&source).arrows();
    assert!(arrows.len() > 250, "only {} files were read", arrows.len());
    assert!(arrows.values().map(std::collections::BTreeSet::len).sum::<usize>() > 1000, "arrows are missing");
    let found = circles(&arrows);
    assert!(found.is_empty(), "{found:#?}");
}

/// A file is one room; beyond this size it is two.
#[test]
fn no_file_has_more_than_600_lines() {
    for file in rust_files(&repository().join("src")) {
        let lines = fs::read_to_string(&file).expect("source").lines().count();
        assert!(lines <= 600, "{} has {lines} lines", file.display());
    }
}

#[test]
fn the_program_is_thin() {
    let main = fs::read_to_string(repository().join("src/main.rs")).expect("main.rs");
    assert!(main.lines().count() < 60);
}

/// The example in the README is a policy that can be published.
#[test]
fn the_example_in_the_readme_has_no_fault() {
    let readme = fs::read_to_string(repository().join("README.md")).expect("README.md");
    let example =
        readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let project = Project::base();
    project
        .write("sources/publishers/soenderborg-kommune.toml", project.read("sources/publishers/byen.toml"));
    project.write("sources/readme/policy.toml", example);
    project.write(
        "sources/readme/images/styringstrekant.svg",
        project.bytes("sources/eksempel/images/figur.svg"),
    );
    let run = project.run(&["check", "readme", "--strict"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

/// The tests that a ledger names exist.
#[test]
fn every_test_that_a_ledger_names_exists() {
    let tests: String = rust_files(&repository().join("tests/suite"))
        .iter()
        .chain(&rust_files(&repository().join("src")))
        .chain(&[repository().join("tests/rules.rs")])
        .map(|file| fs::read_to_string(file).expect("source"))
        .collect();
    let mut named = 0;
    for entry in fs::read_dir(repository().join("docs/conformance")).expect("docs/conformance") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("a ledger");
        for name in text.split('`').skip(1).step_by(2).filter_map(|word| word.strip_prefix("test:")) {
            assert!(tests.contains(&format!("fn {name}()")), "no test is called {name}");
            named += 1;
        }
    }
    assert!(named > 20, "{named} tests are named");
}

/// The invariants are numbered, and each names tests that exist.
#[test]
fn every_invariant_is_held_by_a_test_that_exists() {
    let page = fs::read_to_string(repository().join("docs/architecture.md")).expect("docs/architecture.md");
    let tests: String = rust_files(&repository().join("tests"))
        .iter()
        .map(|file| fs::read_to_string(file).expect("source"))
        .collect();
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| I")).collect();
    assert!(rows.len() >= 12, "{} invariants", rows.len());
    for (index, row) in rows.iter().enumerate() {
        assert!(row.starts_with(&format!("| I{} | ", index + 1)), "{row}");
        let names: Vec<&str> =
            row.split('`').skip(1).step_by(2).filter_map(|word| word.strip_prefix("test:")).collect();
        assert!(!names.is_empty(), "{row}");
        for name in names {
            assert!(tests.contains(&format!("fn {name}()")), "no test is called {name}");
        }
    }
}

/// The table of rooms on the page is the one that is tested.
#[test]
fn the_page_on_architecture_tells_the_arrows_that_are_tested() {
    let page = fs::read_to_string(repository().join("docs/architecture.md")).expect("docs/architecture.md");
    for (room, may_know) in MAY_KNOW {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{room}` | ")));
        let last = row.and_then(|row| row.trim_end_matches(" |").rsplit(" | ").next());
        let told: Vec<&str> = last.unwrap_or_default().split('`').skip(1).step_by(2).collect();
        assert_eq!(told, *may_know, "{room}");
    }
}

/// A file without its comments, which may mention anything, and its tests, which may use everything.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("source");
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
