//! Many machines: shares joined are one run, contradictions are refused, what one machine has made no other makes again, and the recipes of
//! `docs/scale.md` do what they say.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::support::{Project, Run, copy, forms, judged, missing, repository};

const PUBLISHER: &str = "sources/publishers/byen.toml";

fn with_variants(project: Project, variants: &str) -> Project {
    let publisher = project.read(PUBLISHER);
    let line = publisher.lines().find(|line| line.starts_with("variants")).expect("variants").to_owned();
    project.edit(PUBLISHER, &line, &format!("variants = {variants}"));
    project
}

/// So many policies without pages, each with a title of its own.
fn policies(count: usize) -> Project {
    let project = with_variants(Project::base(), "[\"epub\", \"easy-text\"]");
    for number in 1..count {
        let slug = format!("politik-{number}");
        copy(&project.path("sources/eksempel"), &project.path("sources").join(&slug));
        let title = format!("title = \"Politik {number}\"");
        project.edit(&format!("sources/{slug}/policy.toml"), "title = \"Alle skal med\"", &title);
    }
    project
}

/// Every file of a folder but what is kept for the next run there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("below").display().to_string();
            if path.is_dir() {
                open.push(path);
            } else if name != ".udgiv.json" {
                files.insert(name, fs::read(path).expect("a file"));
            }
        }
    }
    files
}

fn share(project: &Project, index: usize, count: usize) -> Run {
    let out = project.path(&format!("dele/{index}"));
    let shard = format!("{index}/{count}");
    project.run(&["build", "--plain", "--shard", &shard, "--out", out.to_str().expect("a path")])
}

/// Joins shares, in the order given.
fn join(project: &Project, shares: &[usize], out: &str) -> Run {
    let mut arguments = vec!["join".to_owned()];
    arguments.extend(shares.iter().map(|index| format!("dele/{index}")));
    arguments.extend(["--out".to_owned(), out.to_owned(), "--lang".to_owned(), "en".to_owned()]);
    project.run_bare(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn shares_joined_are_one_run_byte_for_byte_also_after_one_was_killed() {
    let project = policies(40);
    project.build(&["--plain"]);
    let whole = files(&project.path("output"));
    // A share that is stopped before it is through, and made again.
    let out = project.path("dele/2");
    let mut killed = Command::new(env!("CARGO_BIN_EXE_udgiv"))
        .args(["build", "--plain", "--shard", "2/4", "--jobs", "1", "--root"])
        .arg(project.root())
        .arg("--out")
        .arg(&out)
        .stdout(Stdio::null())
        .spawn()
        .expect("the program runs");
    // A policy after the other: of three folders, the files of the first are made.
    let folders = |entries: fs::ReadDir| {
        entries.filter(|one| one.as_ref().is_ok_and(|one| one.path().is_dir())).count()
    };
    while fs::read_dir(&out).map_or(0, folders) < 3 {
        if killed.try_wait().expect("a child").is_some() {
            break;
        }
        std::thread::yield_now();
    }
    let _ = killed.kill();
    let _ = killed.wait();
    for index in [1, 3, 4] {
        assert_eq!(share(&project, index, 4).status, 0);
    }
    if out.join(".udgiv.underway").is_file() {
        let run = join(&project, &[1, 2, 3, 4], "samlet");
        assert!(run.status == 2 && run.stderr.contains("nothing has changed"), "{}", run.stderr);
        assert!(!project.path("samlet").exists());
    }
    // What it had made isn't made again.
    let again = share(&project, 2, 4);
    assert!(again.status == 0 && !again.stdout.contains(", 0 unchanged)"), "{}", again.stdout);
    assert!(!out.join(".udgiv.underway").exists());
    let run = join(&project, &[3, 1, 4, 2], "samlet");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("of 40 policies joined in samlet"), "{}", run.stdout);
    let joined = files(&project.path("samlet"));
    assert_eq!(joined.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
    for (name, bytes) in &whole {
        assert!(joined[name] == *bytes, "{name}");
    }
    // Again, nothing is new; and whoever publishes into the joined folder makes nothing.
    assert!(join(&project, &[1, 2, 3, 4], "samlet").stdout.contains("(0 new, "));
    let out = project.path("samlet");
    let run = project.run(&["build", "--plain", "--out", out.to_str().expect("a path")]);
    assert!(run.stdout.contains("(0 new, 80 unchanged)"), "{}", run.stdout);
}

#[test]
fn what_contradicts_or_is_not_whole_is_refused_and_nothing_changes() {
    let project = policies(6);
    for index in 1..=3 {
        assert_eq!(share(&project, index, 3).status, 0);
    }
    let refused = |shares: &[usize], words: &str| {
        let run = join(&project, shares, "samlet");
        assert_eq!(run.status, 2, "{}", run.stdout);
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
        assert!(!project.path("samlet").exists());
    };
    refused(&[1, 3], "Share 2 of 3 is missing");
    refused(&[1, 2, 3, 9], "no manifest.json");
    let whole = files(&project.path("dele"));
    let (name, bytes) = whole.iter().find(|(name, _)| name.ends_with(".epub")).expect("a book");
    let file = format!("dele/{name}");
    project.write(&file, b"x");
    refused(&[1, 2, 3], "is not the file that was published");
    project.write(&file, bytes);
    // A source has changed, and only one share was made again.
    project.edit("sources/politik-1/policy.toml", "Du kan ringe til os.", "Du kan skrive til os.");
    assert_eq!(share(&project, 1, 3).status, 0);
    refused(&[1, 2, 3], "are not made of the same sources");
    assert_eq!(share(&project, 2, 3).status, 0);
    assert_eq!(share(&project, 3, 3).status, 0);
    assert_eq!(join(&project, &[1, 2, 3], "samlet").status, 0);
    // A path that leads elsewhere is nobody's manifest.
    let manifest = project.read("dele/1/manifest.json");
    let path = manifest.lines().find(|line| line.contains("\"path\"")).expect("a path");
    project.write("dele/1/manifest.json", manifest.replace(path, "\"path\": \"../ude/ude.pdf\","));
    let run = join(&project, &[1, 2, 3], "samlet");
    assert!(run.status == 2 && run.stderr.contains("no manifest.json"), "{}", run.stderr);
    // `merge` is the same command.
    assert_eq!(project.run_bare(&["merge", "dele/9"]).status, 2);
    assert_eq!(project.run(&["build", "--shard", "4/3"]).status, 2);
}

#[test]
fn a_share_that_something_kept_from_being_whole_is_no_share_to_join() {
    let project = policies(4);
    project.write("layouts/egen/layout.toml", "extends = [");
    project.edit("sources/politik-1/policy.toml", "[policy]", "[policy]\nlayout = \"egen\"");
    let statuses = [1, 2].map(|index| share(&project, index, 2).status);
    let broken = 1 + statuses.iter().position(|status| *status == 2).expect("one can't use its layout");
    assert_eq!(statuses[2 - broken], 0);
    // Neither with the others nor by itself, as if it were a whole project.
    for shares in [&[1, 2][..], &[broken]] {
        let run = join(&project, shares, "samlet");
        let remedy = format!("publish it again with --shard {broken}/2");
        assert!(run.status == 2 && run.stderr.contains(&remedy), "{}", run.stderr);
        assert!(!project.path("samlet").exists());
    }
    project.edit("sources/politik-1/policy.toml", "\nlayout = \"egen\"", "");
    assert_eq!([1, 2].map(|index| share(&project, index, 2).status), [0, 0]);
    assert_eq!(join(&project, &[1, 2], "samlet").status, 0);
    // Files of another liblouis are none that one machine would make.
    for (index, version) in [(1, "3.24.0"), (2, "3.25.0")] {
        let manifest = format!("dele/{index}/manifest.json");
        let mut told: Value = serde_json::from_str(&project.read(&manifest)).expect("JSON");
        told["shard"]["programs"] = json!({ "braille": version });
        project.write(&manifest, told.to_string());
    }
    let run = join(&project, &[1, 2], "samlet");
    assert!(
        run.status == 2 && run.stderr.contains("braille was made with different versions"),
        "{}",
        run.stderr
    );
}

#[test]
fn more_shares_in_the_same_folders_and_pictures_that_are_gone_join_to_one_run() {
    let project = policies(6);
    let publisher = project.read(PUBLISHER).replace("\"epub\", ", "\"easy-web\", ");
    project.write(PUBLISHER, publisher);
    let one_run = |project: &Project| {
        let whole = TempDir::new().expect("a folder");
        let out = whole.path().to_str().expect("a path").to_owned();
        assert_eq!(project.run(&["build", "--plain", "--out", &out]).status, 0);
        files(whole.path())
    };
    assert_eq!([1, 2].map(|index| share(&project, index, 2).status), [0, 0]);
    assert_eq!(join(&project, &[1, 2], "samlet").status, 0);
    assert!(files(&project.path("samlet")) == one_run(&project));
    let lines = "  picture = \"images/telefon.svg\"\n  picture_alt = \"En telefon på et bord.\"\n";
    for slug in ["eksempel", "politik-1", "politik-2", "politik-3", "politik-4", "politik-5"] {
        project.edit(&format!("sources/{slug}/policy.toml"), lines, "");
    }
    assert_eq!([1, 2, 3].map(|index| share(&project, index, 3).status), [0; 3]);
    let run = join(&project, &[1, 2, 3], "samlet");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(files(&project.path("samlet")) == one_run(&project));
}

#[test]
fn a_join_that_something_stops_calls_nothing_current_that_it_is_not() {
    let project = policies(4);
    assert_eq!([1, 2].map(|index| share(&project, index, 2).status), [0, 0]);
    assert_eq!(join(&project, &[1, 2], "samlet").status, 0);
    for slug in ["eksempel", "politik-1", "politik-2", "politik-3"] {
        project.edit(&format!("sources/{slug}/policy.toml"), "Du kan ringe til os.", "Du kan skrive til os.");
    }
    assert_eq!([1, 2].map(|index| share(&project, index, 2).status), [0, 0]);
    // A folder stands where one of the files has to go.
    let blocked = project.path("samlet/politik-3/politik-3.epub");
    fs::remove_file(&blocked).expect("removed");
    fs::create_dir_all(blocked.join("i vejen")).expect("a folder");
    assert_eq!(join(&project, &[1, 2], "samlet").status, 2);
    let manifest: Value = serde_json::from_slice(&project.bytes("samlet/manifest.json")).expect("JSON");
    let mut outdated = 0;
    for record in manifest["artefacts"].as_array().expect("artefacts") {
        let path = project.path("samlet").join(record["path"].as_str().expect("a path"));
        match record["state"].as_str() {
            Some("current") => {
                let hash: String = Sha256::digest(fs::read(&path).expect("read"))
                    .iter()
                    .map(|byte| format!("{byte:02x}"))
                    .collect();
                assert_eq!(record["sha256"], hash.as_str(), "{}", path.display());
            }
            _ => outdated += 1,
        }
    }
    assert!(outdated > 0);
    fs::remove_dir_all(&blocked).expect("removed");
    assert_eq!(join(&project, &[1, 2], "samlet").status, 0);
    project.build(&["--plain"]);
    assert!(files(&project.path("samlet")) == files(&project.path("output")));
}

/// A secret that is no text in UTF-8 is still one.
#[cfg(unix)]
#[test]
fn a_secret_is_one_whatever_it_is_written_in() {
    use std::os::unix::ffi::OsStrExt;

    let project = with_variants(Project::base(), "[\"easy-text\"]");
    let counts = |out: &str, key: &[u8]| {
        let output = Command::new(env!("CARGO_BIN_EXE_udgiv"))
            .args(["build", "--format", "json", "--cache", "cache", "--out", out])
            .current_dir(project.root())
            .env("UDGIV_CACHE_KEY", OsStr::from_bytes(key))
            .output()
            .expect("the program runs");
        let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        (told["cache"]["hits"].clone(), told["cache"]["refused"].clone())
    };
    assert_eq!(counts("et", b""), (json!(0), json!(0)));
    assert_eq!(counts("to", b"hemm\xe6lig"), (json!(0), json!(1)), "what was put without it isn't taken");
    assert_eq!(counts("tre", b"hemm\xe6lig"), (json!(1), json!(0)));
    assert_eq!(counts("fire", b"hemm\xe5lig"), (json!(0), json!(1)));
    // A variable that isn't set gives a place that is empty.
    let run = project.run(&["build", "--cache", "", "--lang", "da"]);
    assert!(run.status == 2 && run.stderr.contains("--cache /fælles/udgiv-cache"), "{}", run.stderr);
}

/// What a build with a cache says of it: taken, put, refused.
fn cached(project: &Project, out: &str, cache: &Path) -> (u64, u64, u64) {
    let (out, cache) = (project.path(out), cache.to_str().expect("a path"));
    let out = out.to_str().expect("a path");
    let run = project.run(&["build", "--format", "json", "--cache", cache, "--out", out]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let told: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let count = |name: &str| told["cache"][name].as_u64().expect("a number");
    (count("hits"), count("stored"), count("refused"))
}

#[test]
fn a_second_machine_makes_nothing_again_and_what_was_tampered_with_is_made_anew() {
    let project = with_variants(Project::base(), "[\"print\", \"easy-web\", \"easy-text\"]");
    let cache = project.path("cache");
    assert_eq!(cached(&project, "et", &cache), (0, 3, 0));
    assert_eq!(cached(&project, "to", &cache), (3, 0, 0));
    assert!(files(&project.path("et")) == files(&project.path("to")));
    // Where the files stand already, nobody asks the cache.
    assert_eq!(cached(&project, "to", &cache), (0, 0, 0));
    let entries: Vec<String> = files(&cache).into_keys().collect();
    for (number, name) in entries.iter().enumerate() {
        let path = format!("cache/{name}");
        let bytes = project.bytes(&path);
        let mut changed = bytes.clone();
        match number {
            0 => *changed.last_mut().expect("a byte") ^= 1,
            1 => changed.truncate(bytes.len() / 2),
            _ => changed = project.bytes(&format!("cache/{}", entries[0])),
        }
        project.write(&path, changed);
    }
    assert_eq!(cached(&project, "tre", &cache), (0, 3, 3));
    assert!(files(&project.path("et")) == files(&project.path("tre")));
    assert_eq!(cached(&project, "fire", &cache), (3, 0, 0), "they are whole again");
    // What a file was made of and isn't any more goes, also where the new one is taken from the cache.
    let picture = project.path("et/eksempel/web/easy-picture-1.svg");
    assert!(picture.is_file());
    let lines = "  picture = \"images/telefon.svg\"\n  picture_alt = \"En telefon på et bord.\"\n";
    project.edit("sources/eksempel/policy.toml", lines, "");
    assert_eq!(cached(&project, "to", &cache), (0, 2, 0));
    assert_eq!(cached(&project, "et", &cache), (2, 0, 0));
    assert!(!picture.exists());
    assert!(files(&project.path("et")) == files(&project.path("to")));
    // One that can't be used keeps nothing from being made, and is told.
    project.write("fil", "i vejen");
    let (out, place) = (project.path("fem"), project.path("fil"));
    let (out, place) = (out.to_str().expect("a path"), place.to_str().expect("a path"));
    let run = project.run(&["build", "--plain", "--cache", place, "--out", out]);
    assert!(run.status == 0 && run.stderr.contains("can't be used"), "{}", run.stderr);
    assert_eq!(project.run(&["build", "--cache", "ftp://x/y"]).status, 2);
    let run = project.run(&["build", "--plain", "--cache", place, "--out", out, "--force", "--lang", "da"]);
    assert!(run.status == 0 && run.stderr.contains("kan ikke skrives"), "{}", run.stderr);
}

#[test]
fn a_cache_in_s3_is_for_programs_that_are_built_with_it() {
    let project = Project::base();
    let run = project.run(&["build", "--cache", "s3://", "--lang", "en"]);
    let words = if cfg!(feature = "s3") { "--cache s3://our-bucket/udgiv" } else { "--features s3" };
    assert!(run.status == 2 && run.stderr.contains(words), "{}", run.stderr);
    assert!(!project.path("output").exists());
}

#[test]
fn a_policy_with_errors_is_held_back_in_its_share_and_the_rest_is_joined() {
    let project = policies(6);
    // What was published of it before stays, as it does in one run.
    let out = project.path("output");
    for folder in ["output", "dele/1", "dele/2"] {
        let folder = project.path(folder);
        let arguments = ["build", "--plain", "--out", folder.to_str().expect("a path")];
        if folder == out {
            assert_eq!(project.run(&arguments).status, 0);
        } else {
            let shard = format!("{}/2", folder.file_name().expect("a name").to_str().expect("text"));
            assert_eq!(project.run(&[&arguments[..], &["--shard", &shard]].concat()).status, 0);
        }
    }
    project.edit("sources/politik-3/policy.toml", "role = \"foreword\"", "role = \"forword\"");
    project.edit("sources/politik-4/policy.toml", "Du kan ringe til os.", "Du kan skrive til os.");
    assert_eq!(project.run(&["build", "--plain"]).status, 1);
    let statuses = [1, 2].map(|index| share(&project, index, 2).status);
    assert!(statuses == [0, 1] || statuses == [1, 0], "{statuses:?}");
    assert_eq!(join(&project, &[1, 2], "samlet").status, 0);
    assert!(files(&project.path("samlet")) == files(&out));
    let manifest: Value = serde_json::from_slice(&project.bytes("samlet/manifest.json")).expect("JSON");
    let states = manifest["artefacts"].as_array().expect("artefacts").iter().map(|one| &one["state"]);
    assert_eq!(states.filter(|state| **state == json!("held-back")).count(), 2);
}

/// The blocks of code of a chapter of `docs/scale.md`.
fn recipe(chapter: &str) -> Vec<String> {
    let page = fs::read_to_string(repository().join("docs/scale.md")).expect("docs/scale.md");
    let chapter = format!("\n## {chapter}\n");
    let (_, text) = page.split_once(&chapter).unwrap_or_else(|| panic!("{chapter}"));
    let text = text.split("\n## ").next().unwrap_or_default();
    let blocks = text.split("```").skip(1).step_by(2);
    blocks.map(|block| block.split_once('\n').expect("a language").1.to_owned()).collect()
}

/// Runs a program in a project, where `udgiv` is found by its name.
fn run(project: &Project, program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let ours = Path::new(env!("CARGO_BIN_EXE_udgiv")).parent().expect("a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([ours].into_iter().chain(std::env::split_paths(&path)));
    Command::new(program)
        .args(arguments)
        .current_dir(project.root())
        .env("PATH", path.expect("a search path"))
        .envs(variables.iter().copied())
        .output()
        .unwrap_or_else(|why| panic!("{program}: {why}"))
}

/// What one run gives, and what a recipe gave in `output`.
fn holds_one_run(project: &Project, output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let shares = fs::read_dir(project.path("dele")).expect("shares").count();
    assert_eq!(shares, 8);
    let whole = project.path("en");
    assert_eq!(project.run(&["build", "--plain", "--out", whole.to_str().expect("a path")]).status, 0);
    assert!(files(&project.path("output")) == files(&whole));
}

/// Whether a program is there; if not, says so or fails.
fn is_there(program: &str) -> bool {
    let found = Command::new("sh").args(["-c", "PATH=$PATH:/usr/sbin command -v \"$0\"", program]).output();
    let found = found.is_ok_and(|output| output.status.success());
    if !found {
        missing(program);
    }
    found
}

#[test]
fn the_recipe_for_parallel_gives_what_one_run_gives() {
    let blocks = recipe("GNU parallel");
    let [script] = &blocks[..] else { panic!("{blocks:?}") };
    if !is_there("parallel") {
        return;
    }
    let project = policies(6);
    holds_one_run(&project, &run(&project, "bash", &["-euc", script], &[]));
}

#[test]
fn the_recipe_for_slurm_gives_what_one_run_gives() {
    let blocks = recipe("Slurm");
    let [job, script] = &blocks[..] else { panic!("{blocks:?}") };
    if !["slurmctld", "slurmd", "sbatch"].into_iter().all(is_there) {
        return;
    }
    let project = policies(6);
    project.write("udgiv.slurm", job);
    let slurm = repository().join("tests/scale/slurm");
    let slurm = slurm.to_str().expect("a path");
    holds_one_run(&project, &run(&project, slurm, &["bash", "-euc", script], &[]));
}

#[test]
fn the_recipe_for_kubernetes_is_a_job_and_gives_what_one_run_gives() {
    let blocks = recipe("Kubernetes");
    let [job, script] = &blocks[..] else { panic!("{blocks:?}") };
    let Some(forms) = forms() else { return };
    let project = policies(6);
    project.write("job.yaml", job);
    let path = project.path("job.yaml");
    let look = || judged(&forms, "kubernetes_validate", &["--strict", path.to_str().expect("a path")]);
    let (holds, told) = look();
    assert!(holds, "{told}");
    project.write("job.yaml", job.replace("completions: 8", "completions: otte"));
    assert!(!look().0, "a broken one is refused");
    // What each machine runs, as Kubernetes would read it.
    let read = "import json, sys, yaml; job = yaml.safe_load(sys.stdin.read())['spec']; \
                one = job['template']['spec']['containers'][0]; print(json.dumps([job['completions'], one['command'] + one['args']]))";
    let mut python = Command::new("python3")
        .args(["-c", read])
        .env("PYTHONPATH", &forms)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python runs");
    std::io::Write::write_all(&mut python.stdin.take().expect("a pipe"), job.as_bytes()).expect("written");
    let output = python.wait_with_output().expect("Python runs");
    let (completions, command): (usize, Vec<String>) =
        serde_json::from_slice(&output.stdout).expect("what Python read");
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    for index in 0..completions {
        let index = index.to_string();
        let output = run(&project, command[0], &command[1..], &[("JOB_COMPLETION_INDEX", &index)]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(files(&project.path("cache")).len(), 12);
    holds_one_run(&project, &run(&project, "sh", &["-euc", script], &[]));
}
