//! The build: the same bytes every time, nothing made twice, nothing lost.

use std::collections::BTreeMap;
use std::fs;

use super::support::{Project, repository};

fn outputs(project: &Project) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for name in [
        "manifest.json",
        "index.html",
        "eksempel/eksempel.pdf",
        "eksempel/eksempel.epub",
        "eksempel/eksempel.easy.txt",
        "eksempel/eksempel.easy.epub",
        "eksempel/eksempel.easy-report.html",
        "eksempel/eksempel.easy-report.json",
    ] {
        all.insert(name.to_owned(), project.bytes(&format!("output/{name}")));
    }
    all
}

#[test]
fn any_run_with_any_number_of_jobs_gives_the_same_bytes() {
    let (one, other) = (Project::base(), Project::base());
    one.publish_both_books().build(&["--jobs", "1"]);
    other.publish_both_books().build(&["--jobs", "4"]);
    assert_eq!(outputs(&one), outputs(&other));
    let before = outputs(&one);
    one.build(&["--jobs", "3", "--force"]);
    assert_eq!(outputs(&one), before);
}

#[test]
fn only_what_changed_is_made_anew() {
    let project = Project::base();
    assert!(project.build(&[]).run(&["build"]).stdout.contains("(0 new, 3 unchanged)"));
    // Only one variant contains the easy text.
    project.edit("sources/eksempel/policy.toml", "Du kan ringe til os.", "Du kan ringe eller skrive.");
    assert!(project.run(&["build"]).stdout.contains("(1 new, 2 unchanged)"));
    // A file changed by hand no longer matches the manifest.
    project.write("output/eksempel/eksempel.epub", "ikke en bog");
    assert!(project.run(&["build"]).stdout.contains("(1 new, 2 unchanged)"));
    assert!(project.run(&["build", "--force"]).stdout.contains("(3 new, 0 unchanged)"));
}

/// A file is rebuilt when something its writer reads has changed, and for no other reason.
#[test]
fn a_setting_of_one_format_leaves_the_others_alone() {
    let project = Project::base();
    let all =
        ["build", "--variant", "screen", "--variant", "print", "--variant", "epub", "--variant", "easy-text"];
    let run = |more: &[&str]| project.run(&[&all[..], more].concat()).stdout;
    assert!(run(&[]).contains("(4 new, 0 unchanged)"));
    let publisher = "sources/publishers/byen.toml";
    project.write(publisher, project.read(publisher) + "\n[print]\nink_limit = 260\n");
    assert!(run(&[]).contains("(1 new, 3 unchanged)"), "ink is for print");
    project.edit(publisher, "ink_limit = 260", "ink_limit = 260\nbleed = 4");
    // The e-book needs to know where the pages begin.
    assert!(run(&[]).contains("(3 new, 1 unchanged)"), "colour runs over the edge of every page");
    project.write(publisher, project.read(publisher) + "\n[braille]\ncells = 32\n");
    assert!(run(&[]).contains("(0 new, 4 unchanged)"), "there is no braille");
    assert!(run(&["--windows"]).contains("(1 new, 3 unchanged)"), "plain text alone has lines that end");
}

#[test]
fn the_manifest_tells_what_is_there() {
    let project = Project::base();
    project.build(&[]);
    let manifest: serde_json::Value =
        serde_json::from_str(&project.read("output/manifest.json")).expect("JSON");
    let artefacts = manifest["artefacts"].as_array().expect("artefacts");
    let paths: Vec<&str> = artefacts.iter().map(|one| one["path"].as_str().expect("a path")).collect();
    assert_eq!(paths, ["eksempel/eksempel.easy.txt", "eksempel/eksempel.epub", "eksempel/eksempel.pdf"]);
    for one in artefacts {
        let bytes = project.bytes(&format!("output/{}", one["path"].as_str().expect("a path")));
        assert_eq!(one["bytes"], bytes.len());
        assert_eq!(one["title"], "Alle skal med");
        assert_eq!(one["language"], "da");
        assert_eq!(one["sha256"].as_str().expect("a hash").len(), 64);
    }
    assert_eq!(artefacts[2]["claims"], serde_json::json!(["PDF/UA-1", "PDF/A-2a"]));
    assert_eq!(artefacts[1]["claims"], serde_json::json!(["EPUB 3.3"]));
    assert!(artefacts[2]["pages"].as_u64().expect("pages") > 5);

    // Building one variant leaves the others.
    project.build(&["eksempel", "--variant", "epub", "--force"]);
    assert_eq!(project.read("output/manifest.json").matches("\"variant\"").count(), 3);
}

#[test]
fn no_temporary_file_is_left() {
    let project = Project::base();
    project.build(&[]);
    for folder in ["output", "output/eksempel"] {
        for entry in fs::read_dir(project.path(folder)).expect("a folder") {
            let name = entry.expect("an entry").file_name();
            // What a run keeps for the next is no temporary file.
            assert!(name == ".udgiv.json" || !name.to_string_lossy().starts_with('.'), "{name:?}");
        }
    }
}

#[test]
fn the_index_leads_to_every_file() {
    let project = Project::base();
    project.build(&[]);
    let index = project.read("output/index.html");
    for name in ["eksempel.pdf", "eksempel.epub", "eksempel.easy.txt"] {
        assert!(index.contains(&format!("href=\"eksempel/{name}\"")), "{index}");
    }
    assert!(index.contains("<html lang=\"da\">"));
}

#[test]
fn the_date_comes_from_the_source_and_never_from_a_clock() {
    let project = Project::base();
    for line in ["adopted = 2025-01-29\n", "updated = 2025-02-10\n", "valid = { from = 2025, to = 2028 }\n"] {
        project.edit("sources/eksempel/policy.toml", line, "");
    }
    assert_eq!(project.run(&["build"]).status, 1, "no date is a fault");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_udgiv"))
        .args(["build", "--variant", "epub", "--root"])
        .arg(project.root())
        .env("SOURCE_DATE_EPOCH", "1738108800")
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let epub = super::support::Epub::open(&project.bytes("output/eksempel/eksempel.epub"));
    assert!(epub.text("OEBPS/content.opf").contains(">2025-01-29T00:00:00Z<"));
}

/// A project that has only sources builds with the layouts and fonts inside the binary; a file in its own `layouts/`
/// takes precedence. Of a style sheet, nothing follows that could undo what it says.
#[test]
fn a_layout_file_of_the_project_takes_precedence() {
    let project = Project::base();
    let css = fs::read_to_string(repository().join("layouts/base/epub.css")).expect("the style sheet");
    project.write("layouts/base/epub.css", css + "\n/* vores eget */\n");
    project.build(&["--variant", "epub", "--variant", "easy-epub"]);
    for book in ["eksempel.epub", "eksempel.easy.epub"] {
        let epub = super::support::Epub::open(&project.bytes(&format!("output/eksempel/{book}")));
        assert!(epub.text("OEBPS/style.css").ends_with("/* vores eget */\n"), "{book}");
    }
}
