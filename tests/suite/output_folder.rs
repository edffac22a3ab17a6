//! The output folder: its manifest and index are true whoever builds, and nothing is removed unseen.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

use super::support::{Project, copy, repository};

const POLICY: &str = "sources/eksempel/policy.toml";
const PUBLISHER: &str = "sources/publishers/byen.toml";

/// A project that publishes text and e-book alone: no page is laid out.
fn without_pages() -> Project {
    let project = Project::base();
    let publisher = project.read(PUBLISHER);
    let line = publisher.lines().find(|line| line.starts_with("variants")).expect("variants").to_owned();
    project.edit(PUBLISHER, &line, "variants = [\"epub\", \"easy-text\"]");
    project
}

/// The state of every file in the manifest, by path.
fn states(project: &Project) -> BTreeMap<String, String> {
    let manifest: serde_json::Value =
        serde_json::from_str(&project.read("output/manifest.json")).expect("JSON");
    let all =
        ["artefacts", "reports"].into_iter().flat_map(|list| manifest[list].as_array().into_iter().flatten());
    all.map(|one| (text(&one["path"]), text(&one["state"]))).collect()
}

fn text(value: &serde_json::Value) -> String {
    value.as_str().expect("text").to_owned()
}

/// Checks the state of the files of a policy, in the order of their paths: "current outdated".
fn are(project: &Project, slug: &str, expected: &str) {
    let states = states(project);
    let of: Vec<&str> = states
        .iter()
        .filter(|(path, _)| path.starts_with(&format!("{slug}/")))
        .map(|(_, state)| state.as_str())
        .collect();
    assert_eq!(of.join(" "), expected, "{states:?}");
}

fn copy_of_the_policy(project: &Project, slug: &str) {
    copy(&project.path("sources/eksempel"), &project.path("sources").join(slug));
}

#[test]
fn builds_at_the_same_time_into_one_folder_lose_nothing() {
    let project = without_pages();
    let slugs = ["eksempel", "et", "to", "tre"];
    slugs[1..].iter().for_each(|slug| copy_of_the_policy(&project, slug));
    for _ in 0..5 {
        let _ = fs::remove_dir_all(project.path("output"));
        let runs: Vec<_> = slugs
            .iter()
            .map(|slug| {
                Command::new(env!("CARGO_BIN_EXE_udgiv"))
                    .args(["build", slug, "--variant", "easy-text", "--plain", "--root"])
                    .arg(project.root())
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn()
                    .expect("the program runs")
            })
            .collect();
        for mut run in runs {
            assert!(run.wait().expect("it ends").success());
        }
        let states = states(&project);
        for slug in slugs {
            let path = format!("{slug}/{slug}.easy.txt");
            assert_eq!(states.get(&path).map(String::as_str), Some("current"), "{path}: {states:?}");
            assert!(project.read("output/index.html").contains(&format!("href=\"{path}\"")), "{path}");
        }
    }
}

/// Held back, older than its source, and no longer wanted are three things, and a reader of the index sees which.
#[test]
fn files_that_are_not_what_the_sources_give_are_told_apart() {
    let project = without_pages();
    copy_of_the_policy(&project, "andet");
    project.build(&[]);
    // In the order of paths: HTML and JSON of the report, the text, the e-book.
    are(&project, "eksempel", "current current current current");
    let index = || project.read("output/index.html");
    assert!(!index().contains(" – "), "{}", index());

    // A source that changed, while another one is built.
    project.edit("sources/andet/policy.toml", "Byens fritidspolitik i et", "Byens fritidspolitik i endnu et");
    project.build(&["eksempel"]);
    are(&project, "andet", "outdated outdated outdated outdated");
    are(&project, "eksempel", "current current current current");
    assert_eq!(index().matches(" – ældre end kilden").count(), 3, "{}", index());
    // One variant is made; of the others is known whether they are as they would be made. The text doesn't show the summary.
    project.build(&["andet", "--variant", "easy-text"]);
    are(&project, "andet", "current current current outdated");
    project.build(&[]);
    are(&project, "andet", "current current current current");

    // An error holds everything back, and one in an easy text the easy files alone.
    let fine = project.read(POLICY);
    project.edit(POLICY, "role = \"foreword\"", "role = \"forword\"");
    assert_eq!(project.run(&["build"]).status, 1);
    are(&project, "eksempel", "held-back held-back held-back held-back");
    are(&project, "andet", "current current current current");
    assert!(index().contains(" – fra før: kilden har fejl"), "{}", index());
    project.write(POLICY, &fine);
    project.edit(POLICY, "Du kan ringe til os.", "Du kan ringe til os. Du kan også skrive.");
    assert_eq!(project.run(&["build"]).status, 1);
    are(&project, "eksempel", "current current held-back current");
    project.write(POLICY, &fine);

    // A variant that is taken off, and a policy that is gone.
    project.edit(PUBLISHER, "[\"epub\", \"easy-text\"]", "[\"epub\"]");
    fs::remove_dir_all(project.path("sources/andet")).expect("gone");
    project.build(&[]);
    are(&project, "eksempel", "unwanted unwanted unwanted current");
    are(&project, "andet", "unwanted unwanted unwanted unwanted");
    assert!(index().contains(" – ikke længere ønsket"), "{}", index());
}

#[test]
fn clean_shows_first_and_removes_only_what_no_source_makes() {
    let project = without_pages();
    copy_of_the_policy(&project, "andet");
    project.build(&[]);
    assert!(project.run(&["clean", "--yes"]).stdout.contains("There is nothing to clean in"));
    fs::remove_dir_all(project.path("sources/andet")).expect("gone");
    project.edit(PUBLISHER, "[\"epub\", \"easy-text\"]", "[\"epub\"]");
    // Somebody's own files, one of them with our name, and one of ours that somebody has changed.
    project.write("output/andet/noter.docx", "mit");
    project.write("output/eksempel/eksempel.brf", "mit");
    project.write("output/andet/andet.easy.txt", "rettet i hånden");
    project.write("output/.udgiv-x1y2z3", "halvt");

    let run = project.run(&["clean", "--lang", "da"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let shown: Vec<&str> = run
        .stdout
        .lines()
        .filter_map(|line| Some(line.strip_prefix("  ")?.split(' ').next().expect("a path")))
        .collect();
    let expected = [
        "andet/andet.easy-report.html",
        "andet/andet.easy-report.json",
        "andet/andet.epub",
        "eksempel/eksempel.easy-report.html",
        "eksempel/eksempel.easy-report.json",
        "eksempel/eksempel.easy.txt",
    ];
    assert_eq!(shown, expected, "{}", run.stdout);
    assert!(
        run.stdout.contains("andet.easy.txt er ændret, siden udgiv skrev den, og bliver liggende"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.ends_with("Slet dem med:  udgiv clean --yes\n"), "{}", run.stdout);
    for path in expected {
        assert!(project.path("output").join(path).is_file(), "nothing is removed yet: {path}");
    }

    assert!(project.run(&["clean", "--yes"]).stdout.contains("6 files are removed"));
    for path in expected {
        assert!(!project.path("output").join(path).exists(), "{path}");
    }
    for path in
        ["andet/noter.docx", "eksempel/eksempel.brf", "andet/andet.easy.txt", "eksempel/eksempel.epub"]
    {
        assert!(project.path("output").join(path).is_file(), "{path}");
    }
    assert!(!project.path("output/.udgiv-x1y2z3").exists(), "a leftover of a stopped build is swept out");
    are(&project, "eksempel", "current");
    are(&project, "andet", "unwanted");
}

/// A manifest is a file that anyone may have written: its paths lead nowhere else.
#[test]
fn a_forged_manifest_removes_nothing() {
    let project = without_pages();
    project.build(&["--variant", "easy-text"]);
    let manifest = project.read("output/manifest.json");
    let forged = manifest
        .replace("\"path\": \"eksempel/eksempel.easy.txt\"", "\"path\": \"../sources/eksempel/policy.toml\"")
        .replace("\"slug\": \"eksempel\"", "\"slug\": \"gone\"");
    project.write("output/manifest.json", forged);
    let run = project.run(&["clean", "--yes"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(project.path(POLICY).is_file());
}

/// A file that is open in another program can't be replaced on Windows; here a folder is in the way.
#[test]
fn every_file_that_cannot_be_written_is_named_with_what_to_do() {
    let project = without_pages();
    for name in ["eksempel.epub", "eksempel.easy.txt"] {
        fs::create_dir_all(project.path(&format!("output/eksempel/{name}/i-vejen"))).expect("a folder");
    }
    let run = project.run(&["build", "--lang", "da"]);
    assert_eq!(run.status, 2);
    for name in ["eksempel.epub", "eksempel.easy.txt"] {
        let told =
            format!("output/eksempel/{name} kan ikke skrives: der ligger en mappe, hvor filen skulle være\n");
        assert!(run.stderr.contains(&told), "{told}{}", run.stderr);
    }
    assert!(!run.stderr.contains(".udgiv-") && !run.stderr.contains("os error"), "{}", run.stderr);
    assert!(project.path("output/manifest.json").is_file(), "what could be written is told");
}

/// A font that isn't whole keeps everything from being made: what lies there isn't what the project gives now, and says so.
#[test]
fn files_are_not_current_when_their_fonts_or_layouts_cannot_be_used() {
    let project = without_pages();
    copy_of_the_policy(&project, "andet");
    project.build(&[]);
    let all = |state: &str| [state; 4].join(" ");
    for slug in ["eksempel", "andet"] {
        are(&project, slug, &all("current"));
    }
    project.write("fonts/vores.ttf", "halv");
    assert_eq!(project.run(&["build"]).status, 2);
    // The reports tell of the texts, and no font makes them otherwise.
    for slug in ["eksempel", "andet"] {
        are(&project, slug, "current current outdated outdated");
    }
    assert!(project.read("output/index.html").contains(" – ældre end kilden"));
    fs::remove_file(project.path("fonts/vores.ttf")).expect("removed");
    project.build(&[]);
    are(&project, "andet", &all("current"));
    // All layouts there are: nothing can be said of any file.
    project.write("layouts/brochure/layout.toml", "name = ");
    let run = project.run(&["build"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("brochure"), "{}", run.stderr);
    for slug in ["eksempel", "andet"] {
        are(&project, slug, &all("held-back"));
    }
    fs::remove_dir_all(project.path("layouts")).expect("removed");
    project.build(&[]);
    are(&project, "eksempel", &all("current"));
}

/// Of policies that nobody asked for is known what they were made of.
#[test]
fn files_of_other_policies_are_current_while_all_they_are_made_of_is_the_same() {
    let project = without_pages();
    for slug in ["andet", "tredje"] {
        copy_of_the_policy(&project, slug);
    }
    let own = repository().join("layouts/report");
    copy(&own, &project.path("layouts/vores"));
    project.edit("sources/andet/policy.toml", "kind = \"policy\"", "kind = \"policy\"\nlayout = \"vores\"");
    project.build(&[]);
    let current = "current current current current";
    are(&project, "andet", current);
    // Its layout, which no other has.
    let layout = project.read("layouts/vores/layout.toml");
    project.write("layouts/vores/layout.toml", format!("{layout}\n# Et notat\n"));
    project.build(&["eksempel"]);
    are(&project, "andet", "current current outdated outdated");
    are(&project, "tredje", current);
    project.build(&["andet"]);
    are(&project, "andet", current);
    // One that all may use, and a word, which only reports tell of.
    project.write(
        "layouts/base/epub.css",
        fs::read(repository().join("layouts/base/epub.css")).expect("a style sheet"),
    );
    project.build(&["eksempel"]);
    are(&project, "tredje", "current current outdated outdated");
    project.build(&[]);
    project.write("dictionaries/da/words.txt", "telefonomstillingen\n");
    project.build(&["eksempel"]);
    are(&project, "tredje", "outdated outdated current current");
    project.build(&[]);
    are(&project, "tredje", current);
    // A note in a source makes no other file: that was found out, and isn't forgotten.
    project.edit("sources/andet/policy.toml", "kind = \"policy\"", "# Et notat\nkind = \"policy\"");
    project.build(&["andet", "--variant", "easy-text"]);
    are(&project, "andet", current);
    project.build(&["eksempel"]);
    are(&project, "andet", current);
}
