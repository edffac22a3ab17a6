//! What surrounds the sources: fonts, layouts, folders and arguments. Nothing of it is swallowed, and nothing stops more than it has to.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::support::{Project, Run, repository};

const POLICY: &str = "sources/eksempel/policy.toml";

/// The run stops with 2, says these words, and names no part of this program.
fn stops(run: &Run, words: &[&str]) {
    assert_eq!(run.status, 2, "{}{}", run.stdout, run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "`{word}`: {}", run.stderr);
    }
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

/// A font that was copied by half sets pages without their text, and the PDF claims to be accessible.
#[test]
fn a_font_that_is_not_whole_publishes_nothing_and_is_named() {
    let project = Project::base();
    let whole = fs::read(repository().join("fonts/source-sans-3/SourceSans3-Regular.ttf")).expect("a font");
    let mut zeros = whole.clone();
    let half = zeros.len() / 2;
    zeros[half..].fill(0);
    for (bytes, why) in [
        (&whole[..40_000], "den slutter for tidligt"),
        (&whole[..0], "filen er tom"),
        (b"<html>".as_slice(), "der er ingen skrift i den"),
        (&zeros, ""),
    ] {
        // Over a built-in one, and as one more.
        for name in ["source-sans-3/SourceSans3-Regular.ttf", "vores/Vores.otf"] {
            project.write(&format!("fonts/{name}"), bytes);
            let run = project.run(&["build", "--lang", "da"]);
            stops(&run, &["Skriften ", &format!("fonts/{name} kan ikke bruges: {why}"), "Hent filen igen"]);
            fs::remove_file(project.path(&format!("fonts/{name}"))).expect("removed");
        }
    }
    assert!(!project.path("output/eksempel").exists());
    // What a Mac leaves beside a font is none, and a whole one of one's own is used.
    project.write("fonts/vores/._Vores.ttf", "Mac OS X");
    project.write("fonts/vores/Vores.ttf", &whole);
    assert_eq!(project.run(&["check"]).status, 0);
}

#[cfg(unix)]
fn link(project: &Project, path: &str, to: &str) {
    let _ = fs::create_dir_all(project.path(path).parent().expect("a folder"));
    std::os::unix::fs::symlink(to, project.path(path)).expect("a link");
}

/// What can't be listed is not taken for missing. A folder that leads to itself is one that even an administrator can't enter.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_entered_is_named_and_nothing_is_forgotten() {
    for folder in ["layouts", "fonts", "layouts/brochure", "layouts/vores", "fonts/vores", "sources/andet"] {
        let project = Project::base();
        link(&project, folder, folder.rsplit('/').next().expect("a name"));
        for command in ["check", "build"] {
            let run = project.run(&[command, "--lang", "da"]);
            stops(&run, &[folder, " kan ikke læses"]);
        }
    }
    // A link that leads nowhere is there, too.
    let project = Project::base();
    link(&project, "fonts", "gone");
    stops(&project.run(&["check"]), &["fonts can't be read"]);
}

#[cfg(unix)]
#[test]
fn what_nobody_asked_for_stops_nothing() {
    let project = Project::base();
    project.build(&["--variant", "easy-text"]);
    // A policy that can't be looked into, a publisher that can't be read, a layout that is half made.
    link(&project, "sources/andet", "andet");
    link(&project, "sources/publishers/anden.toml", "gone.toml");
    project.write("layouts/halvt/layout.toml", "name = ");
    let run = project.run(&["build", "eksempel", "--variant", "easy-text"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    // The policy nobody can look into isn't gone.
    project.write("output/manifest.json", project.read("output/manifest.json").replace("eksempel", "andet"));
    fs::create_dir_all(project.path("output/andet")).expect("a folder");
    fs::copy(project.path("output/eksempel/eksempel.easy.txt"), project.path("output/andet/andet.easy.txt"))
        .expect("copied");
    project.build(&["eksempel", "--variant", "easy-text"]);
    let manifest = project.read("output/manifest.json");
    assert!(manifest.contains("andet/andet.easy.txt") && !manifest.contains("unwanted"), "{manifest}");
    // Only the policy that uses the layout waits for it.
    fs::remove_file(project.path("sources/andet")).expect("removed");
    super::support::copy(&project.path("sources/eksempel"), &project.path("sources/andet"));
    project.edit("sources/andet/policy.toml", "kind = \"policy\"", "kind = \"policy\"\nlayout = \"halvt\"");
    let run = project.run(&["build", "--variant", "easy-text", "--force", "--lang", "da"]);
    stops(&run, &["Layoutet »halvt« kan ikke bruges", "andet: intet nyt er udgivet"]);
    assert!(run.stdout.contains("eksempel.easy.txt") && run.stdout.contains("1 fil klar"), "{}", run.stdout);
    stops(&project.run(&["check", "andet"]), &["halvt"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_folder_where_a_picture_should_be_is_told_as_what_it_is() {
    let project = Project::base();
    project.write("sources/eksempel/kort/figur.svg", project.bytes("sources/eksempel/images/figur.svg"));
    let made = Command::new("mkfifo").arg(project.path("sources/eksempel/images/kort.svg")).status();
    assert!(made.expect("mkfifo runs").success());
    for (name, words) in [
        ("images/kort.svg", "images/kort.svg er ikke en almindelig fil"),
        ("kort", "kort er en mappe og ikke et billede"),
    ] {
        let text = project.read(POLICY).replace("images/figur.svg", name);
        project.write(POLICY, text);
        let run = project.run(&["check", "--format", "short", "--lang", "da"]);
        assert_eq!(run.status, 1, "{name}");
        assert!(run.stderr.contains("U020") && run.stderr.contains(words), "{}", run.stderr);
        project.write(POLICY, project.read(POLICY).replace(&format!("\"{name}\""), "\"images/figur.svg\""));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_where_a_file_should_be_is_told_and_never_waited_for() {
    for (path, status) in [
        (POLICY, 2),
        ("sources/publishers/byen.toml", 1),
        ("fonts/vores.ttf", 2),
        ("layouts/brochure/epub.css", 2),
        ("dictionaries/da/common.txt", 2),
        ("output/manifest.json", 0),
        ("output/.udgiv-lock", 2),
    ] {
        let project = Project::base();
        let file = project.path(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        let _ = fs::remove_file(&file);
        let made = Command::new("mkfifo").arg(&file).status().expect("mkfifo runs");
        assert!(made.success());
        let mut run = Command::new(env!("CARGO_BIN_EXE_udgiv"))
            .args(["build", "--variant", "easy-text", "--root"])
            .arg(project.root())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mut tries = 1000;
        let ended = loop {
            if let Some(ended) = run.try_wait().expect("its status") {
                break ended.code();
            }
            tries -= 1;
            if tries == 0 {
                run.kill().expect("stopped");
                panic!("{path}: it waits");
            }
            std::thread::sleep(Duration::from_millis(20));
        };
        assert_eq!(ended, Some(status), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_are_told() {
    use std::os::unix::ffi::OsStrExt;

    let project = Project::base();
    let strange = std::ffi::OsStr::from_bytes(b"eks\xffempel");
    for arguments in [vec!["build".as_ref(), strange], vec![strange], vec!["--lang".as_ref(), strange]] {
        let run = Command::new(env!("CARGO_BIN_EXE_udgiv"))
            .args(&arguments)
            .current_dir(project.root())
            .output()
            .expect("the program runs");
        assert_eq!(run.status.code(), Some(2), "{}", String::from_utf8_lossy(&run.stderr));
        assert!(!String::from_utf8_lossy(&run.stderr).contains("panicked"));
    }
    for name in ["a\\b.typ", "a\nb.typ"] {
        let project = Project::base();
        project.write(&format!("layouts/brochure/{name}"), "");
        stops(
            &project.run(&["build", "--lang", "da"]),
            &["i layouts/brochure/ har et navn, som layoutet ikke kan bruge"],
        );
    }
}

/// Windows makes no file that is called after one of its devices, whatever the ending.
#[test]
fn names_that_windows_keeps_are_refused_everywhere() {
    let project = Project::base();
    project.write("dokument.md", "# Planen\n\n## Con\n\nEn tekst.\n");
    let document = project.path("dokument.md");
    for name in ["con", "nul", "aux", "com1", "lpt9"] {
        stops(
            &project.run(&["new", name, "--lang", "da"]),
            &[&format!("»{name}« kan ikke bruges"), "Windows"],
        );
        stops(&project.run(&["new", "--layout", name]), &["Windows"]);
        let import = ["import", document.to_str().expect("a path"), "--slug", name];
        stops(&project.run(&import), &["Windows"]);
        fs::rename(project.path("sources/eksempel"), project.path(&format!("sources/{name}")))
            .expect("renamed");
        let run = project.run(&["check", "--lang", "da"]);
        assert_eq!(run.status, 1);
        assert!(run.stderr.contains("U009") && run.stderr.contains("Windows"), "{}", run.stderr);
        fs::rename(project.path(&format!("sources/{name}")), project.path("sources/eksempel"))
            .expect("renamed");
    }
    // A section's approved text is kept in a file called after its id.
    project.edit(POLICY, "id = \"forord\"", "id = \"con\"");
    let run = project.run(&["check", "--format", "short"]);
    assert!(run.stderr.contains("U012") || run.stderr.contains("Windows"), "{}", run.stderr);
    assert_eq!(project.run(&["import", document.to_str().expect("a path"), "--slug", "nyt"]).status, 0);
    assert!(project.read("sources/nyt/policy.toml").contains("id = \"con-1\""));
}
