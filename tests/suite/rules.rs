//! Every rule, on a base that is sound but for one fault.
//!
//! `tests/rules/<CODE>/<case>.edit` says what is changed in `tests/base`; `<case>.golden` is what is printed then,
//! in Danish and in English. No other rule may fire, and every code has a case.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use udgiv::check::needs_layout;
use udgiv::finding::Group;

use super::support::{Project, golden, repository};

#[test]
fn the_base_is_sound() {
    let run = Project::base().run(&["check", "--strict", "--format", "short"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn each_rule_finds_its_fault_and_no_other_rule_does() {
    for case in cases() {
        let project = Project::base();
        apply(&case, &project);
        let code = case.parent().and_then(Path::file_name).expect("a code").to_string_lossy().into_owned();
        // Some faults show only on laid-out pages.
        let known = udgiv::check::codes().find(|known| known.id == code).expect("a code");
        let command: &[&str] = match (needs_layout(known), known.group) {
            (true, Group::Print) => &["build", "--variant", "print"],
            (true, _) => &["build", "--variant", "easy-pdf"],
            _ => &["check"],
        };
        let json = project.run(&[command, &["--format", "json"]].concat());
        let output: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
        let findings = output["findings"].as_array().expect("findings");
        assert!(!findings.is_empty(), "{} finds nothing", case.display());
        for finding in findings {
            assert_eq!(finding["code"], code.as_str(), "{}: {finding}", case.display());
            assert!(finding["line"].is_u64(), "{}: a finding has a place: {finding}", case.display());
            assert!(!finding["help"].as_str().expect("help").is_empty(), "{}: no help", case.display());
        }
        let told = |language| project.run(&[command, &["--lang", language]].concat()).stderr;
        golden(&case.with_extension("golden"), &format!("{}\n{}", told("da"), told("en")));
    }
}

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

/// Applies an edit. `@ FILE` names a file below sources/; lines with `-` are found in it and give way to those
/// with `+`. `@link FILE TARGET` makes a symbolic link, `@bytes FILE HEX` writes a file,
/// `@large FILE MB` one of that size; `@repeat N TEXT` is a line with `+` so many times.
fn apply(case: &Path, project: &Project) {
    let text = fs::read_to_string(case).expect("an edit");
    let (mut file, mut from, mut to) = (String::new(), String::new(), String::new());
    let flush = |file: &str, from: &mut String, to: &mut String| {
        if !from.is_empty() {
            project.edit(&format!("sources/{file}"), from, to);
        } else if !to.is_empty() {
            project.write(&format!("sources/{file}"), to.as_bytes());
        }
        from.clear();
        to.clear();
    };
    for line in text.lines() {
        if let Some(path) = line.strip_prefix("@ ") {
            flush(&file, &mut from, &mut to);
            file = path.to_owned();
        } else if let Some(rest) = line.strip_prefix("@link ") {
            let (path, target) = rest.split_once(' ').expect("a file and a target");
            let _ = fs::remove_file(project.path(&format!("sources/{path}")));
            #[cfg(unix)]
            std::os::unix::fs::symlink(target, project.path(&format!("sources/{path}"))).expect("a link");
            #[cfg(not(unix))]
            panic!("{path} to {target}: this test wants symbolic links");
        } else if let Some(rest) = line.strip_prefix("@bytes ") {
            let (path, hex) = rest.split_once(' ').expect("a file and bytes");
            let bytes: Vec<u8> = (0..hex.len() / 2)
                .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).expect("hexadecimal"))
                .collect();
            project.write(&format!("sources/{path}"), bytes);
        } else if let Some(rest) = line.strip_prefix("@large ") {
            let (path, megabytes) = rest.split_once(' ').expect("a file and a size");
            let bytes = megabytes.parse::<usize>().expect("a number") << 20;
            project.write(&format!("sources/{path}"), vec![b'#'; bytes]);
        } else if let Some(rest) = line.strip_prefix("@repeat ") {
            let (times, text) = rest.split_once(' ').expect("how often and what");
            to.push_str(&format!("{text}\n").repeat(times.parse().expect("a number")));
        } else if let Some(old) = line.strip_prefix('-') {
            if !to.is_empty() {
                flush(&file, &mut from, &mut to);
            }
            from.push_str(old);
            from.push('\n');
        } else if let Some(new) = line.strip_prefix('+') {
            to.push_str(new);
            to.push('\n');
        }
    }
    flush(&file, &mut from, &mut to);
}
