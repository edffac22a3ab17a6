//! The commands, as a user meets them.

use udgiv::locale::Locale;

use super::support::{Project, golden, repository};

#[test]
fn the_pages_of_commands_are_those_of_the_definition() {
    for (page, locale) in [("docs/cli-reference.md", Locale::English), ("docs/kommandoer.md", Locale::Danish)]
    {
        golden(&repository().join(page), &udgiv::cli::reference(locale));
    }
}

/// The codes that a check finds.
fn codes(project: &Project) -> Vec<String> {
    let stderr = project.run(&["check", "--format", "short"]).stderr;
    let code = |line: &str| line.split(": ").nth(1)?.split(' ').nth(1).map(str::to_owned);
    let codes: std::collections::BTreeSet<String> = stderr.lines().filter_map(code).collect();
    codes.into_iter().collect()
}

#[test]
fn a_new_policy_builds_at_once() {
    let project = Project::empty();
    let run = project.run(&["new", "min-politik"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    project.build(&[]);
    for name in ["min-politik.pdf", "min-politik.epub", "min-politik.easy.txt"] {
        assert!(project.path(&format!("output/min-politik/{name}")).is_file(), "{name}");
    }
    assert_eq!(codes(&project), ["U046"], "the scaffold says what is left to be written, and has no fault");
}

#[test]
fn a_new_layout_builds_at_once() {
    let project = Project::empty();
    let run = project.run(&["new", "min-politik", "--layout", "vores"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    project.build(&[]);
    assert_eq!(codes(&project), ["U046"]);
    assert!(project.read("sources/min-politik/policy.toml").contains("layout = \"vores\""));
    // A layout that exists, or is built in, is never touched.
    assert_eq!(project.run(&["new", "--layout", "vores"]).status, 2);
    assert_eq!(project.run(&["new", "--layout", "brochure"]).status, 2);
    assert_eq!(project.run(&["new", "--layout", "base"]).status, 2);
    assert_eq!(project.run(&["new"]).status, 2);
    // A misspelt colour would never be checked for contrast.
    project.edit("layouts/vores/layout.toml", "accent 80%", "acent 80%");
    let run = project.run(&["check"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("“acent 80% #4a1830” in layouts/vores/layout.toml"), "{}", run.stderr);
    // In a project's own base, the same is reported for the base.
    project.edit("layouts/vores/layout.toml", "acent 80%", "accent 80%");
    let base =
        include_str!("../../layouts/base/layout.toml").replace("white 78% primary", "white 78% primry");
    project.write("layouts/base/layout.toml", base);
    let run = project.run(&["check"]);
    assert!(run.stderr.contains("“white 78% primry” in layouts/base/layout.toml"), "{}", run.stderr);
}

#[test]
fn new_touches_nothing_that_is_there() {
    let project = Project::base();
    let before = project.read("sources/eksempel/policy.toml");
    assert_eq!(project.run(&["new", "eksempel"]).status, 2);
    assert_eq!(project.read("sources/eksempel/policy.toml"), before);
    assert_eq!(project.run(&["new", "Ny Politik"]).status, 2);
    assert_eq!(project.run(&["new", "../ude"]).status, 2);
    // A second policy uses the project's existing publisher.
    assert_eq!(project.run(&["new", "nyt"]).status, 0);
    assert!(project.read("sources/nyt/policy.toml").contains("publisher = \"byen\""));
    assert!(!project.path("sources/publishers/min-kommune.toml").exists());
}

/// A policy under a wrong name is a wrong policy.
#[test]
fn nobody_becomes_a_publisher_by_the_alphabet() {
    let project = Project::base();
    project.write("sources/publishers/anden.toml", project.read("sources/publishers/byen.toml"));
    let run = project.run(&["new", "nyt", "--lang", "da"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("Skriv --publisher og en af disse: anden, byen"), "{}", run.stderr);
    assert!(!project.path("sources/nyt").exists(), "nothing is begun");
    let run = project.run(&["new", "nyt", "--publisher", "bye"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("There is no publisher called “bye”"), "{}", run.stderr);

    assert_eq!(project.run(&["new", "nyt", "--publisher", "byen"]).status, 0);
    assert!(project.read("sources/nyt/policy.toml").contains("publisher = \"byen\""));
    let name = "Ærø \"Øhavets\" Kommune";
    assert_eq!(project.run(&["new", "oehav", "--publisher-name", name]).status, 0);
    assert!(project.read("sources/oehav/policy.toml").contains("publisher = \"aeroe-oehavets-kommune\""));
    assert!(project.read("sources/publishers/aeroe-oehavets-kommune.toml").contains("Øhavets"));
    let run = project.run(&["check", "nyt", "oehav"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    // What is there is never touched, and a name has letters.
    let run = project.run(&["new", "igen", "--publisher-name", name]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("--publisher aeroe-oehavets-kommune"), "{}", run.stderr);
    for wrong in [vec!["--publisher-name", " – "], vec!["--publisher-name", "A", "--publisher", "byen"]] {
        assert_eq!(project.run(&[&["new", "igen"][..], &wrong].concat()).status, 2);
    }
    assert_eq!(project.run(&["new", "--layout", "vores", "--publisher", "byen"]).status, 2);
    assert!(!project.path("sources/igen").exists());
}

#[test]
fn wrong_use_and_missing_folders_exit_with_2_and_say_what_to_do() {
    let project = Project::empty();
    let run = project.run(&["build"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("udgiv new"), "{}", run.stderr);

    let project = Project::base();
    let run = project.run(&["build", "eksempl"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("eksempel"), "{}", run.stderr);
    assert_eq!(project.run(&["build", "--variant", "pdf"]).status, 2);
    assert_eq!(project.run(&["build", "--jobs", "0"]).status, 2);
    assert_eq!(project.run(&["udgiv"]).status, 2);

    project.write("fil", "i vejen");
    let out = project.path("fil");
    let run = project.run(&["build", "--out", out.to_str().expect("a path")]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("can't be written"), "{}", run.stderr);
}

#[test]
fn json_is_one_object_with_findings_and_artefacts() {
    let project = Project::base();
    let run = project.run(&["build", "--format", "json"]);
    let output: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(output["findings"], serde_json::json!([]));
    assert_eq!(output["artefacts"].as_array().expect("artefacts").len(), 3);

    project.edit("sources/eksempel/policy.toml", "role = \"foreword\"", "role = \"forword\"");
    let run = project.run(&["build", "--format", "json", "--lang", "da"]);
    assert_eq!(run.status, 1);
    let output: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let finding = &output["findings"][0];
    assert_eq!(finding["code"], "U005");
    assert_eq!(finding["level"], "error");
    assert_eq!(finding["slug"], "eksempel");
    assert_eq!(finding["file"], "sources/eksempel/policy.toml");
    assert_eq!((&finding["line"], &finding["column"]), (&28.into(), &8.into()));
    assert!(finding["help"].as_str().expect("help").contains("foreword"));
}

#[test]
fn the_output_folder_can_be_elsewhere() {
    let project = Project::base();
    let out = project.path("andetsteds/ud");
    project.build(&["--out", out.to_str().expect("a path")]);
    assert!(out.join("eksempel/eksempel.epub").is_file());
    assert!(!project.path("output").exists());
}

#[test]
fn messages_are_danish_where_they_should_be() {
    let project = Project::base();
    assert!(project.run(&["check", "--lang", "da"]).stdout.contains("1 politik gennemgået"));
    assert!(project.run(&["check"]).stdout.contains("1 policy checked"));
}

#[test]
fn a_code_is_explained_in_both_languages_and_an_unknown_one_is_told_apart() {
    let explain = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_udgiv"))
            .arg("explain")
            .args(arguments)
            .env_clear()
            .output()
            .expect("the program runs");
        let text = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(text).expect("text"))
    };
    let (status, danish) = explain(&["r10", "--lang", "da"]);
    assert_eq!(status, Some(0));
    for words in ["R10 passive (advarsel)", "Hvorfor: ", "BITV 2.0", "Forkert", "Rigtigt"] {
        assert!(danish.contains(words), "{danish}");
    }
    let (_, english) = explain(&["U012", "--lang", "en"]);
    assert!(english.contains("# Vores mål") && english.contains("PDF/UA-1"), "{english}");
    let (status, unknown) = explain(&["R99", "--lang", "da"]);
    assert_eq!(status, Some(2));
    assert!(unknown.contains("R99") && unknown.contains("Mente du"), "{unknown}");
}
