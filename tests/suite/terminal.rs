//! What reaches a terminal: nothing that acts there, and no panic where nobody listens.

use std::fs::{self, File};
use std::process::{Command, Stdio};

use super::support::Project;

const COMMANDS: [&[&str]; 6] = [
    &["explain", "R22"],
    &["schema", "policy"],
    &["check", "--format", "json"],
    &["check"],
    &["build", "--variant", "easy-text"],
    &["--help"],
];

fn command(project: &Project, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_udgiv"));
    command.args(arguments).env_clear().current_dir(project.root());
    command
}

#[test]
fn a_reader_who_goes_away_is_met_with_silence() {
    let project = Project::base();
    for arguments in COMMANDS {
        // Standard output is a pipe that nobody reads; so is standard error.
        let (reader, writer) = std::io::pipe().expect("a pipe");
        let (other_reader, other_writer) = std::io::pipe().expect("a pipe");
        drop((reader, other_reader));
        let status =
            command(&project, arguments).stdout(writer).stderr(other_writer).status().expect("it runs");
        assert_eq!(status.code(), Some(0), "{arguments:?}");
    }
    assert!(project.path("output/eksempel/eksempel.easy.txt").is_file());
    assert!(project.read("output/manifest.json").contains("eksempel.easy.txt"));
}

#[cfg(target_os = "linux")]
#[test]
fn where_output_does_not_fit_the_build_goes_on_and_lost_results_are_told() {
    let project = Project::base();
    for arguments in COMMANDS {
        let full = File::options().write(true).open("/dev/full").expect("Linux has it");
        let output =
            command(&project, arguments).stdout(full).stderr(Stdio::piped()).output().expect("it runs");
        // A schema that is cut off would be taken for whole; what a build says is not its result.
        let is_result =
            matches!(arguments[0], "explain" | "schema" | "--help") || arguments.contains(&"json");
        let told = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(if is_result { 2 } else { 0 }), "{arguments:?} {told}");
        assert_eq!(told.contains("the disk is full"), is_result, "{arguments:?} {told}");
    }
    assert!(project.read("output/manifest.json").contains("eksempel.easy.txt"));
}

#[cfg(unix)]
#[test]
fn names_and_texts_of_others_neither_act_nor_make_up_findings() {
    let project = Project::base();
    let forged = "x\u{1b}[2J\nsources a:1:1: error U001 forged\u{202e}\u{7}";
    fs::create_dir_all(project.path(&format!("sources/{forged}"))).expect("a folder");
    project.write(&format!("sources/{forged}/policy.toml"), "schema = 1");
    let hostile = r#"publisher = "by\u001b[31men\nsources a:1:1: error U001 forged\u0007""#;
    project.edit("sources/eksempel/policy.toml", "publisher = \"byen\"", hostile);
    project.edit(
        "sources/eksempel/policy.toml",
        "\"images/figur.svg\"",
        r#""images/\u001b[31mx\nsources a:1:1: error U001 forged.svg""#,
    );
    for format in ["human", "short"] {
        for locale in ["da", "en"] {
            let run = project.run(&["check", "--format", format, "--lang", locale]);
            let all = format!("{}{}", run.stdout, run.stderr);
            assert_eq!(run.status, 1);
            assert!(
                all.contains("U009")
                    && all.contains("U060")
                    && all.contains("U020")
                    && all.contains(r"\u{1b}"),
                "{all}"
            );
            assert!(!all.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{all:?}");
            assert!(!all.lines().any(|line| line.starts_with("sources a")), "{all}");
        }
    }
}

#[test]
fn what_is_typed_as_a_name_does_not_act_either() {
    let project = Project::base();
    for arguments in [&["check"][..], &["build"], &["mend"], &["approve"], &["new"], &["explain"]] {
        for language in ["da", "en"] {
            let arguments = [arguments, &["x\u{1b}[31m\nfejl[U001]: y\u{202e}", "--lang", language]].concat();
            let run = project.run(&arguments);
            let all = format!("{}{}", run.stdout, run.stderr);
            assert_ne!(run.status, 0, "{arguments:?}");
            assert!(!all.contains(['\u{1b}', '\u{202e}']), "{arguments:?}: {all:?}");
            assert!(!all.lines().any(|line| line.starts_with("fejl[U001]")), "{arguments:?}: {all}");
        }
    }
}

#[test]
fn a_policy_is_found_by_the_path_that_a_shell_completes() {
    let project = Project::base();
    for path in [
        "eksempel/",
        "sources/eksempel",
        "./sources/eksempel/",
        "sources/eksempel/policy.toml",
        r"sources\eksempel\",
    ] {
        let run = project.run(&["check", path]);
        assert_eq!(run.status, 0, "{path}: {}", run.stderr);
    }
    let run = project.run(&["check", "andet/eksempel"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("“andet/eksempel”"), "{}", run.stderr);
}
