//! Every rule, on a base with exactly one fault: each case is a test with its own name, `R09::per-cent`.
//!
//! `tests/rules/<CODE>/<case>.edit` says what to change in `tests/base`; `<case>.golden` is the output, in Danish and
//! in English. No other rule may fire. Cases are found at run time, so a new one needs no compilation; this target
//! drives the built program and links nothing of it.

#[allow(dead_code, unused_imports, reason = "the other target uses all of it")]
mod driver;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use driver::{Edit, Project, golden, repository};
use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let mut trials = vec![Trial::test("the_base_is_sound", || {
        the_base_is_sound();
        Ok(())
    })];
    trials.extend(each_rule_finds_its_fault_and_no_other_rule_does());
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn the_base_is_sound() {
    let run = Project::base().run(&["check", "--strict", "--format", "short"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

/// One test per case.
fn each_rule_finds_its_fault_and_no_other_rule_does() -> Vec<Trial> {
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    let mut trials = Vec::new();
    for folder in entries(&repository().join("tests/rules")) {
        let code = name(&folder);
        let cases = entries(&folder);
        for case in cases.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "edit")) {
            let test = format!("{code}::{}", name(&case.with_extension("")));
            let code = code.clone();
            trials.push(Trial::test(test, move || {
                only_this_rule_fires(&code, &case);
                Ok(())
            }));
        }
    }
    assert!(!trials.is_empty());
    trials
}

fn only_this_rule_fires(code: &str, case: &Path) {
    let edit = Edit::parse(&fs::read_to_string(case).expect("an edit"));
    let project = Project::base();
    edit.apply(&project);
    let mut command = vec![if edit.variants.is_empty() { "check" } else { "build" }];
    command.extend(edit.variants.iter().flat_map(|variant| ["--variant", variant]));
    let json = project.run(&[&command[..], &["--format", "json"]].concat());
    let output: serde_json::Value =
        serde_json::from_str(&json.stdout).unwrap_or_else(|why| panic!("{why}: {}", json.stderr));
    let findings = output["findings"].as_array().expect("findings");
    assert!(!findings.is_empty(), "nothing is found");
    for finding in findings {
        assert_eq!(finding["code"], code, "{finding}");
        assert!(finding["line"].is_u64(), "a finding has a place: {finding}");
        assert!(!finding["help"].as_str().expect("help").is_empty(), "no help: {finding}");
    }
    let told = |language| project.run(&[&command[..], &["--lang", language]].concat()).stderr;
    golden(&case.with_extension("golden"), &format!("{}\n{}", told("da"), told("en")));
}

/// The entries of a folder, sorted by name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}
