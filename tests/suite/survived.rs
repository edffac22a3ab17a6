//! Builds that something happens to: whatever it is, no file is half, the manifest tells nothing untrue, and the next build puts all right.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use super::support::Project;

const POLICY: &str = "sources/eksempel/policy.toml";
const PUBLISHER: &str = "sources/publishers/byen.toml";

/// How many builds are killed.
const KILLED: usize = 100;

/// What the policy is called before and after a change that every file shows.
const TITLES: [&str; 2] = ["Alle skal med", "Alle kan være med"];

/// A project that publishes books and texts: no page is laid out, so that a hundred builds take a minute.
fn project() -> Project {
    let project = Project::base();
    let publisher = project.read(PUBLISHER);
    let line = publisher.lines().find(|line| line.starts_with("variants")).expect("variants").to_owned();
    project.edit(PUBLISHER, &line, "variants = [\"epub\", \"easy-text\", \"easy-epub\"]");
    project
}

/// Gives the policy one of its titles.
fn call(project: &Project, title: &str) {
    let mut text = project.read(POLICY);
    for known in TITLES {
        text = text.replace(&format!("title = \"{known}\""), &format!("title = \"{title}\""));
    }
    assert!(text.contains(&format!("title = \"{title}\"")), "the title stands in it");
    project.write(POLICY, text);
}

/// Every file in the output folder, by its path there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return files };
    for entry in entries {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(
                self::files(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)),
            );
        } else {
            files.insert(name, fs::read(&path).expect("read"));
        }
    }
    files
}

/// What undisturbed builds write for each title.
fn references() -> [BTreeMap<String, Vec<u8>>; 2] {
    TITLES.map(|title| {
        let project = project();
        call(&project, title);
        project.build(&[]);
        files(&project.path("output"))
    })
}

fn begin(project: &Project) -> Child {
    Command::new(env!("CARGO_BIN_EXE_udgiv"))
        .args(["build", "--plain", "--root"])
        .arg(project.root())
        .env_clear()
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs")
}

/// No file is half, and what the manifest calls current is as it says.
fn is_true(project: &Project, references: &[BTreeMap<String, Vec<u8>>; 2], when: &str) {
    let out = project.path("output");
    let all = files(&out);
    for (path, bytes) in all.iter().filter(|(path, _)| {
        !path.contains("/.udgiv-") && !path.starts_with(".udgiv-") && *path != ".udgiv.underway"
    }) {
        // These tell of the files as they are: what they tell is looked at below.
        if matches!(path.as_str(), "manifest.json" | "index.html" | "catalogue.css" | ".udgiv.json") {
            continue;
        }
        let is_whole = references.iter().any(|reference| reference.get(path) == Some(bytes));
        assert!(is_whole, "{when}: {path} is half");
    }
    let Some(manifest) = all.get("manifest.json") else { return };
    let manifest: serde_json::Value = serde_json::from_slice(manifest).expect("a whole manifest");
    for list in ["artefacts", "reports"] {
        for record in manifest[list].as_array().into_iter().flatten().filter(|one| one["state"] == "current")
        {
            let path = record["path"].as_str().expect("a path");
            // Whoever removes a file after a build can't be told of by it.
            let Some(bytes) = all.get(path) else { continue };
            let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(record["sha256"], hash.as_str(), "{when}: {path}");
        }
    }
}

/// The next build gives what a build gives that nothing happened to.
fn is_healed(project: &Project, reference: &BTreeMap<String, Vec<u8>>, when: &str) {
    project.build(&[]);
    let all = files(&project.path("output"));
    assert_eq!(all.keys().collect::<Vec<_>>(), reference.keys().collect::<Vec<_>>(), "{when}");
    for (path, bytes) in &all {
        assert!(reference.get(path) == Some(bytes), "{when}: {path}");
    }
}

/// How long a whole build takes here and now.
#[expect(clippy::disallowed_methods, reason = "moments are spread over the length of a build")]
fn length(project: &Project) -> Duration {
    let started = Instant::now();
    assert!(begin(project).wait().expect("it ends").success());
    started.elapsed()
}

#[cfg(unix)]
fn stop(child: &Child, signal: &str) {
    let stopped = Command::new("kill").args([signal, &child.id().to_string()]).status().expect("kill runs");
    // It may have ended already.
    let _ = stopped;
}

#[cfg(unix)]
#[test]
fn builds_that_are_killed_leave_nothing_half_and_heal() {
    let references = references();
    let project = project();
    let length = length(&project);
    let mut underway = 0;
    for moment in 0..KILLED {
        let title = moment % 2;
        call(&project, TITLES[title]);
        let mut build = begin(&project);
        thread::sleep(
            length * u32::try_from(moment).expect("small") / u32::try_from(KILLED * 4 / 3).expect("small"),
        );
        // Every tenth is ended as Ctrl-C does.
        stop(&build, if moment % 10 == 9 { "-INT" } else { "-KILL" });
        underway += usize::from(build.wait().expect("it ends").code().is_none());
        let when = format!("killed after {moment} of {KILLED}");
        is_true(&project, &references, &when);
        if moment % 4 == 3 {
            is_healed(&project, &references[title], &when);
        }
    }
    assert!(underway > KILLED / 4, "{underway} of {KILLED} were killed before they ended");
}

/// A source that is saved while it is published: files may be of before or after, and the manifest doesn't call them current unless they
/// are of what stands there.
#[test]
fn sources_that_change_under_a_build_are_told() {
    let references = references();
    let project = project();
    let length = length(&project);
    for moment in 0..20 {
        let (before, after) = (moment % 2, (moment + 1) % 2);
        call(&project, TITLES[before]);
        let mut build = begin(&project);
        thread::sleep(length * moment as u32 / 20);
        call(&project, TITLES[after]);
        let ended = build.wait().expect("it ends").success();
        let when = format!("changed after {moment} of 20");
        assert!(ended, "{when}");
        is_true(&project, &references, &when);
        let manifest: serde_json::Value =
            serde_json::from_str(&project.read("output/manifest.json")).expect("JSON");
        let all = files(&project.path("output"));
        // By their names for what they are made of: what wasn't told apart says that it may be of before.
        for record in manifest["artefacts"].as_array().expect("artefacts") {
            let path = record["path"].as_str().expect("a path");
            let is_of_now = all[path] == references[after][path];
            let has_source = record["source_sha256"] == source_of(&references[after], path);
            assert!(is_of_now || record["state"] != "current" || !has_source, "{when}: {path} {record}");
        }
        is_healed(&project, &references[after], &when);
    }
}

/// Somebody clears the folder meanwhile: what is told as ready is there.
#[test]
fn a_folder_that_is_cleared_under_a_build_is_told() {
    let references = references();
    let project = project();
    let length = length(&project);
    let mut told_of = 0;
    for moment in 0..20 {
        call(&project, TITLES[moment % 2]);
        let build = Command::new(env!("CARGO_BIN_EXE_udgiv"))
            .args(["build", "--plain", "--lang", "en", "--format", "json", "--root"])
            .arg(project.root())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        thread::sleep(length * u32::try_from(moment).expect("small") / 20);
        // The lock's file and what is being written stay, as where a person selects the publications alone.
        let _ = fs::remove_dir_all(project.path("output/eksempel"));
        let output = build.wait_with_output().expect("it ends");
        let when = format!("cleared after {moment} of 20");
        let told = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => {}
            Some(2) => told_of += 1,
            other => panic!("{when}: {other:?} {told}"),
        }
        is_true(&project, &references, &when);
        is_healed(&project, &references[moment % 2], &when);
    }
    assert!(told_of > 0, "no build was disturbed");
}

/// The hash of its source that an undisturbed build gives a file.
fn source_of(reference: &BTreeMap<String, Vec<u8>>, path: &str) -> serde_json::Value {
    let manifest: serde_json::Value = serde_json::from_slice(&reference["manifest.json"]).expect("JSON");
    let records = manifest["artefacts"].as_array().expect("artefacts");
    records.iter().find(|one| one["path"] == path).expect("a record")["source_sha256"].clone()
}

/// A disk that takes no more: the shell lets no file grow over a limit, and writing fails as on a full one.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_takes_no_more_is_told_and_keeps_what_was_there() {
    let references = references();
    let project = project();
    project.build(&[]);
    call(&project, TITLES[1]);
    for blocks in ["0", "1", "2", "8", "16"] {
        let output = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f $1; shift; exec \"$@\"", "sh", blocks])
            .arg(env!("CARGO_BIN_EXE_udgiv"))
            .args(["build", "--lang", "en", "--root"])
            .arg(project.root())
            .output()
            .expect("a shell");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{blocks}: {told}");
        assert!(told.contains("can't be written"), "{blocks}: {told}");
        is_true(&project, &references, blocks);
        assert!(!files(&project.path("output")).keys().any(|path| path.contains(".udgiv-")), "{blocks}");
    }
    is_healed(&project, &references[1], "there is room again");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_nothing_is_told_before_anything_is_made() {
    let project = project();
    let run = project.run(&["build", "--out", "/proc/udgiv"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("/proc/udgiv"), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}
