//! What other programs read: SARIF, GitHub's commands, events; and the files by which they find us.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::support::{Project, forms, judged, missing, repository};

const POLICY: &str = "sources/eksempel/policy.toml";

/// A project with an error, a warning and something that `udgiv mend` would write.
fn faulty() -> Project {
    let project = Project::base();
    project.edit(POLICY, "role = \"foreword\"", "role = \"forword\"");
    project.edit(POLICY, "Du kan ringe til os.", "Du kan  ringe til os [her](https://example.dk), 100 %.");
    project
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|why| panic!("{why}: {text}"))
}

#[test]
fn sarif_is_what_its_schema_says() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("log.sarif");
    let path = file.to_str().expect("a path");
    let Some(forms) = forms() else { return };
    let schema = forms.join("sarif.json");
    let arguments = ["--regex-variant", "python", "--schemafile", schema.to_str().expect("a path"), path];
    let look = || judged(&forms, "check_jsonschema", &arguments);
    let project = faulty();
    for arguments in
        [["check", "--format", "sarif", "--lang", "da"], ["build", "--format", "sarif", "--lang", "en"]]
    {
        let run = project.run(&arguments);
        assert_eq!(run.status, 1, "{}", run.stderr);
        fs::write(&file, &run.stdout).expect("written");
        let (holds, told) = look();
        assert!(holds, "{told}");
    }
    // It bites.
    fs::write(&file, r#"{"version": "2.1.0", "runs": [{"results": []}]}"#).expect("written");
    let (holds, told) = look();
    assert!(!holds, "{told}");
}

#[test]
fn sarif_tells_every_finding_at_its_place_with_its_mend() {
    let project = faulty();
    let findings = json(&project.run(&["check", "--format", "json"]).stdout)["findings"].clone();
    let log = json(&project.run(&["check", "--format", "sarif"]).stdout);
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    let findings = findings.as_array().expect("findings");
    assert!(results.len() == findings.len() && findings.len() >= 2, "{log:#}");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let mut mends = 0;
    for (result, finding) in results.iter().zip(findings) {
        assert_eq!(result["ruleId"], finding["code"]);
        let index = result["ruleIndex"].as_u64().expect("a place among the rules");
        assert_eq!(rules[usize::try_from(index).expect("small")]["id"], finding["code"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["region"]["startLine"], finding["line"]);
        assert_eq!(place["region"]["startColumn"], finding["column"]);
        let address = place["artifactLocation"]["uri"].as_str().expect("an address");
        assert!(address.ends_with(finding["file"].as_str().expect("a file")), "{address}");
        let text = result["message"]["text"].as_str().expect("words");
        assert!(text.starts_with(finding["message"].as_str().expect("words")) && !has_link(text), "{text}");
        if let Some(write) = finding.pointer("/mend/write") {
            let written =
                &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"];
            assert_eq!(written, write);
            mends += 1;
        }
    }
    assert!(mends > 0, "{log:#}");
}

/// Whether words in square brackets are followed by a place (SARIF 2.1.0, 3.11.6).
fn has_link(text: &str) -> bool {
    text.match_indices("](").any(|(at, _)| !text[..at].ends_with('\\'))
}

#[test]
fn github_is_told_one_command_a_finding_and_none_that_others_wrote() {
    let project = faulty();
    let forged = r#"publisher = "by\n::error file=x::forged %0A, y""#;
    project.edit(POLICY, "publisher = \"byen\"", forged);
    for locale in ["da", "en"] {
        let run = project.run(&["check", "--format", "github", "--lang", locale]);
        let findings = json(&project.run(&["check", "--format", "json"]).stdout)["findings"].clone();
        let findings = findings.as_array().expect("findings");
        assert_eq!(run.status, 1);
        assert_eq!(run.stdout.lines().count(), findings.len(), "{}", run.stdout);
        for (line, finding) in run.stdout.lines().zip(findings) {
            let level = finding["level"].as_str().expect("a level").replace("hint", "notice");
            let (command, message) =
                line.strip_prefix("::").and_then(|rest| rest.split_once("::")).expect(line);
            assert!(command.starts_with(&format!("{level} file=")), "{line}");
            let at = format!(",line={},", finding["line"]);
            assert!(command.contains(&at) && !message.is_empty(), "{line}");
        }
        assert!(run.stdout.contains("forged %250A"), "{}", run.stdout);
    }
}

#[test]
fn a_file_is_named_as_it_is_found_from_the_folder_of_the_call() {
    let project = faulty();
    let check = |here: &Path, root: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_udgiv"))
            .args(["check", "--format", "github", "--lang", "en", "--root", root])
            .current_dir(here)
            .output()
            .expect("the program runs");
        String::from_utf8(output.stdout).expect("text")
    };
    let root = project.root();
    let (above, name) =
        (root.parent().expect("a folder"), root.file_name().expect("a name").to_string_lossy());
    assert!(check(root, ".").contains(&format!("file={POLICY},")));
    assert!(check(above, &name).contains(&format!("file={name}/{POLICY},")));
    assert!(check(above, root.to_str().expect("a path")).contains(&format!("file={name}/{POLICY},")));
    assert!(check(&root.join("sources"), "..").contains(&format!("{POLICY},")));
}

/// The events of a run, each on its line.
fn events(stdout: &str) -> Vec<Value> {
    let all: Vec<Value> = stdout.lines().map(json).collect();
    assert_eq!(all.first().expect("a line")["event"], "begin", "{stdout}");
    assert_eq!(all.last().expect("a line")["event"], "done", "{stdout}");
    all
}

fn named<'a>(events: &'a [Value], name: &str) -> Vec<&'a Value> {
    events.iter().filter(|event| event["event"] == name).collect()
}

#[test]
fn events_tell_of_every_file_and_finding_and_how_it_ended() {
    let project = Project::base();
    for (why, fresh) in [("new", 3), ("same", 0)] {
        let run = project.run(&["build", "--format", "ndjson"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        let all = events(&run.stdout);
        let files = named(&all, "file");
        let more: u64 = named(&all, "more").iter().filter_map(|event| event["files"].as_u64()).sum();
        assert_eq!((files.len(), more), (3, 3), "{}", run.stdout);
        assert!(files.iter().all(|file| file["why"] == why), "{}", run.stdout);
        let manifest = json(&project.read("output/manifest.json"));
        let known = manifest["artefacts"].as_array().expect("artefacts");
        assert!(files.iter().all(|file| known.contains(&file["artefact"])), "{}", run.stdout);
        let done = all.last().expect("a line");
        assert_eq!((&done["status"], &done["files"], &done["fresh"]), (&0.into(), &3.into(), &fresh.into()));
    }
    let project = faulty();
    for command in ["check", "build"] {
        let run = project.run(&[command, "--format", "ndjson"]);
        let all = events(&run.stdout);
        let findings = json(&project.run(&[command, "--format", "json"]).stdout)["findings"].clone();
        let told: Vec<Value> = named(&all, "finding").into_iter().cloned().collect();
        for (event, finding) in told.iter().zip(findings.as_array().expect("findings")) {
            let mut event = event.clone();
            event.as_object_mut().expect("an object").remove("event");
            assert_eq!(&event, finding);
        }
        assert_eq!(named(&all, "held-back")[0]["slug"], "eksempel");
        assert_eq!((run.status, &all.last().expect("a line")["status"]), (1, &1.into()));
    }
    // What keeps a run from being made is told as well.
    let run = Project::empty().run(&["build", "--format", "ndjson"]);
    let all = events(&run.stdout);
    assert!(named(&all, "trouble")[0]["message"].as_str().expect("words").contains("udgiv new"));
    assert_eq!((run.status, &all.last().expect("a line")["status"]), (2, &2.into()));
    assert!(run.stderr.contains("udgiv new"), "people are told, too");
}

/// `visible` would write `\u{202e}` there, which is no JSON.
#[cfg(unix)]
#[test]
fn data_stay_whole_where_names_would_act_in_a_terminal() {
    let project = Project::base();
    let name = "sources/x\u{202e}\u{9b}y";
    project.write(&format!("{name}/policy.toml"), "schema = 1");
    for format in ["json", "ndjson", "sarif"] {
        let run = project.run(&["check", "--format", format]);
        assert!(!run.stdout.contains(['\u{202e}', '\u{9b}']), "{}", run.stdout);
        run.stdout.lines().filter(|_| format == "ndjson").for_each(|line| drop(json(line)));
        if format != "ndjson" {
            let text = json(&run.stdout).to_string();
            assert!(text.contains("U009"), "{text}");
        }
    }
}

#[test]
fn what_others_find_us_by_is_in_their_form() {
    let path = |name: &str| repository().join(name).display().to_string();
    let workflows = fs::read_dir(repository().join(".github/workflows")).expect("workflows");
    let mut files: Vec<(String, String)> = workflows
        .map(|entry| ("vendor.github-workflows".into(), entry.expect("a file").path().display().to_string()))
        .collect();
    files.push(("vendor.github-actions".into(), path("action.yml")));
    let Some(forms) = forms() else { return };
    for (schema, file) in files {
        let (holds, told) = judged(&forms, "check_jsonschema", &["--builtin-schema", &schema, &file]);
        assert!(holds, "{file}: {told}");
    }
    let hooks = path(".pre-commit-hooks.yaml");
    let (holds, told) = judged(&forms, "pre_commit", &["validate-manifest", &hooks]);
    assert!(holds, "{told}");
}

/// A repository of Git in a folder, with all that is in it committed.
fn committed(folder: &Path) {
    for arguments in [&["init", "--quiet"][..], &["add", "--all"], &["commit", "--quiet", "--message", "x"]] {
        let git = Command::new("git")
            .args(["-c", "user.name=x", "-c", "user.email=x@example.dk", "-c", "init.defaultBranch=main"])
            .args(arguments)
            .current_dir(folder)
            .status();
        assert!(git.expect("git runs").success(), "{arguments:?}");
    }
}

#[test]
fn a_commit_with_a_fault_is_stopped_by_the_hook() {
    let Some(forms) = forms() else { return };
    let hooks = TempDir::new().expect("a folder");
    let name = ".pre-commit-hooks.yaml";
    fs::copy(repository().join(name), hooks.path().join(name)).expect("copied");
    committed(hooks.path());
    for (project, holds) in [(Project::base(), true), (faulty(), false)] {
        committed(project.root());
        let bin = Path::new(env!("CARGO_BIN_EXE_udgiv")).parent().expect("a folder");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(bin.to_owned()).chain(std::env::split_paths(&path));
        let tried = TempDir::new().expect("a folder");
        let arguments =
            ["try-repo", hooks.path().to_str().expect("a path"), "udgiv-check", "--all-files", "--verbose"];
        let output = Command::new("python3")
            .args(["-m", "pre_commit"])
            .args(arguments)
            .current_dir(project.root())
            .env("PATH", std::env::join_paths(paths).expect("paths"))
            .env("PYTHONPATH", &forms)
            .env("PRE_COMMIT_HOME", tried.path())
            .env("LANG", "en")
            .output()
            .expect("Python runs");
        let told = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        assert_eq!(output.status.success(), holds, "{told}");
        assert_eq!(told.contains("U005"), !holds, "{told}");
    }
}

/// What a runner of GitHub does for `action.yml`: the script in its last step, with the inputs as variables.
#[test]
fn the_action_checks_and_ends_as_the_check_does() {
    let action = fs::read_to_string(repository().join("action.yml")).expect("action.yml");
    assert!(action.contains("bash \"$GITHUB_ACTION_PATH/dist/action/check\""), "{action}");
    let cases = [
        (Project::base(), 0, "", ""),
        (faulty(), 1, "true", ""),
        // What stands on the second line is asked for, too.
        (Project::base(), 2, "", "eksempel\nfindes-ikke\n"),
    ];
    for (project, status, strict, slugs) in cases {
        let bin = Path::new(env!("CARGO_BIN_EXE_udgiv")).parent().expect("a folder");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::iter::once(bin.to_owned()).chain(std::env::split_paths(&path));
        let output = Command::new("bash")
            .arg(repository().join("dist/action/check"))
            .current_dir(project.root().parent().expect("a folder"))
            .env("PATH", std::env::join_paths(paths).expect("paths"))
            .envs([("UDGIV_ROOT", project.root().to_str().expect("a path")), ("UDGIV_STRICT", strict)])
            .envs([("UDGIV_SLUGS", slugs), ("UDGIV_LANG", "en")])
            .output();
        let Ok(output) = output else { return missing("bash") };
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{told}{complaint}");
        assert_eq!(complaint.contains("findes-ikke"), status == 2, "{complaint}");
        assert_eq!(told.contains("::error file="), status == 1, "{told}");
    }
}
