//! What a run keeps for the next: it tells the same, does nothing twice, and says why.

use super::support::{Project, copy};

const POLICY: &str = "sources/eksempel/policy.toml";
const PUBLISHER: &str = "sources/publishers/byen.toml";
const KEPT: &str = "output/.udgiv.json";

/// The base without pages, with a warning.
fn with_a_warning() -> Project {
    let project = Project::base();
    let publisher = project.read(PUBLISHER);
    let line = publisher.lines().find(|line| line.starts_with("variants")).expect("variants").to_owned();
    project.edit(PUBLISHER, &line, "variants = [\"epub\", \"easy-text\"]");
    project.edit(POLICY, "Du kan ringe til os.", "Du kan ringe til telefonomstillingen.");
    project
}

#[test]
fn what_was_kept_tells_the_same_as_a_first_look() {
    let faulty = with_a_warning();
    faulty.edit(PUBLISHER, "web = ", "ukendt = 1\nweb = ");
    for (project, word) in [(with_a_warning(), "telefonomstillingen"), (faulty, "ukendt")] {
        for language in ["da", "en"] {
            for format in ["json", "human", "short"] {
                let run = |more: &[&str]| {
                    let run = project.run(
                        &[&["build", "--jobs", "1", "--format", format, "--lang", language], more].concat(),
                    );
                    // How many files are new isn't the same.
                    let stdout: Vec<String> = run
                        .stdout
                        .lines()
                        .filter(|line| !line.contains("unchanged)") && !line.contains("uændrede)"))
                        .map(str::to_owned)
                        .collect();
                    (run.status, stdout, run.stderr)
                };
                let first = run(&["--force"]);
                assert!(format!("{first:?}").contains(word), "{first:?}");
                assert_eq!(run(&[]), first);
                std::fs::remove_file(project.path(KEPT)).expect("it was kept");
                assert_eq!(run(&[]), first);
            }
        }
    }
}

#[test]
fn whatever_a_policy_is_made_of_is_looked_at_again_when_it_changes() {
    let project = with_a_warning();
    project.run(&["build"]);
    let is_told = |project: &Project, what: &str| project.run(&["build"]).stderr.contains(what);
    assert!(is_told(&project, "telefonomstillingen"));
    project.edit(POLICY, "til telefonomstillingen", "til os");
    assert!(!is_told(&project, "telefonomstillingen"));
    // A key that is new is told of at once, and one that is mended no more.
    project.edit(PUBLISHER, "web = ", "ukendt = 1\nweb = ");
    assert!(is_told(&project, "ukendt"));
    project.edit(PUBLISHER, "ukendt = 1\n", "");
    assert!(!is_told(&project, "ukendt"));
    project.write("udgiv.toml", "language = \"da\"\nandet = 1\n");
    assert!(is_told(&project, "andet"));
    project.write("sources/publishers/ny.toml", "navn = \"Ny\"\n");
    assert!(is_told(&project, "ny.toml"));
    // A picture that is gone, and one that comes back.
    let figure = project.bytes("sources/eksempel/images/figur.svg");
    std::fs::remove_file(project.path("sources/eksempel/images/figur.svg")).expect("a figure");
    assert!(is_told(&project, "figur.svg"));
    project.write("sources/eksempel/images/figur.svg", figure);
    assert!(!is_told(&project, "figur.svg"));
    // A word that the project knows.
    project.write("dictionaries/da/words.txt", "kommunens\n");
    let explained = project.run(&["build", "--explain", "--lang", "en"]).stdout;
    assert!(explained.contains("something in dictionaries/ has changed"), "{explained}");
}

#[test]
fn what_was_kept_is_believed_only_as_it_was_written() {
    let project = with_a_warning();
    project.run(&["build"]);
    let whole = project.read(KEPT);
    let before = project.read("output/manifest.json");
    assert!(before.contains("Alle skal med"));
    for kept in [
        whole.replace("Alle skal med", "Intet er sandt"),
        whole[..whole.len() / 2].to_owned(),
        String::new(),
        "{}".to_owned(),
    ] {
        assert_ne!(kept, whole);
        project.write(KEPT, kept);
        assert!(project.run(&["build"]).stdout.contains("(0 new, 2 unchanged)"));
        assert_eq!(project.read("output/manifest.json"), before);
        assert_eq!(project.read(KEPT), whole);
    }
    // And a manifest that somebody has written otherwise is put right.
    project.write("output/manifest.json", before.replace("Alle skal med", "Intet er sandt"));
    project.run(&["build"]);
    assert_eq!(project.read("output/manifest.json"), before);
}

#[test]
fn each_file_is_told_why_it_was_made() {
    let project = with_a_warning();
    copy(&project.path("sources/eksempel"), &project.path("sources/andet"));
    let lines = |arguments: &[&str]| -> Vec<String> {
        let run = project.run(&[&["build", "--explain"], arguments].concat());
        run.stdout.lines().filter(|line| line.contains(": ")).map(str::to_owned).collect()
    };
    let first = lines(&[]);
    assert_eq!(first.len(), 4, "{first:?}");
    assert!(first.iter().all(|line| line.ends_with(": made for the first time")), "{first:?}");
    let again = lines(&[]);
    assert!(
        again.iter().all(|line| line.ends_with(": not made again, since nothing has changed")),
        "{again:?}"
    );
    project.edit(POLICY, "Du kan ringe til telefonomstillingen.", "Du kan ringe eller skrive.");
    std::fs::remove_file(project.path("output/andet/andet.epub")).expect("a book");
    project.write("output/andet/andet.easy.txt", "andet");
    assert_eq!(
        lines(&[]),
        [
            "andet/andet.epub: made, since it wasn't there any more",
            "andet/andet.easy.txt: made, since somebody had changed the file",
            "eksempel/eksempel.epub: not made again, since this makes no difference to it: sources/eksempel/policy.toml has changed",
            "eksempel/eksempel.easy.txt: made, since sources/eksempel/policy.toml has changed",
        ]
    );
    let danish = lines(&["--force", "--lang", "da"]);
    assert!(danish.iter().all(|line| line.ends_with(": lavet, for alt skulle laves igen")), "{danish:?}");
}

/// What is kept isn't asked when anything has happened that a first look would find: told is the same as if nothing had been kept.
#[cfg(unix)]
#[test]
fn whatever_is_read_is_heard_of_when_it_becomes_something_else() {
    use std::fs;
    use std::os::unix::fs::symlink;

    let project = with_a_warning();
    let figure = "sources/eksempel/images/figur.svg";
    let whole = project.bytes(figure);
    let (path, elsewhere) = (|below: &str| project.path(below), project.path("andetsteds"));
    fs::create_dir(&elsewhere).expect("a folder");
    let remove = |below: &str| fs::remove_file(path(below)).expect("removed");
    let print = |profile: &str| {
        let publisher = project.read(PUBLISHER);
        let before = publisher.split("[print]").next().expect("a text");
        project.write(PUBLISHER, format!("{}\n[print]\nprofile = \"{profile}\"\n", before.trim_end()));
    };
    let figure_is = |src: &str| {
        let policy = project.read(POLICY);
        let line = policy.lines().find(|line| line.trim_start().starts_with("src = \"")).expect("a figure");
        project.write(POLICY, policy.replace(line, &format!("  src = \"{src}\"")));
    };
    let steps: [(&str, &dyn Fn()); 16] = [
        ("a picture is gone", &|| remove(figure)),
        ("a link to nowhere is there", &|| {
            symlink(elsewhere.join("figur.svg"), path(figure)).expect("a link")
        }),
        ("a plain file is there", &|| {
            remove(figure);
            project.write(figure, &whole);
        }),
        ("its folder is a link", &|| {
            fs::rename(path("sources/eksempel/images"), elsewhere.join("images")).expect("renamed");
            symlink(elsewhere.join("images"), path("sources/eksempel/images")).expect("a link");
        }),
        ("its folder is one again", &|| {
            remove("sources/eksempel/images");
            fs::rename(elsewhere.join("images"), path("sources/eksempel/images")).expect("renamed");
        }),
        ("the policy's folder is a link", &|| {
            fs::rename(path("sources/eksempel"), elsewhere.join("eksempel")).expect("renamed");
            symlink(elsewhere.join("eksempel"), path("sources/eksempel")).expect("a link");
        }),
        ("the policy's folder is one again", &|| {
            remove("sources/eksempel");
            fs::rename(elsewhere.join("eksempel"), path("sources/eksempel")).expect("renamed");
        }),
        ("a picture is in a hidden folder", &|| figure_is(".skjult/figur.svg")),
        ("it comes", &|| {
            project.write("sources/eksempel/.skjult/figur.svg", &whole);
        }),
        ("it is no picture any more", &|| {
            project.write("sources/eksempel/.skjult/figur.svg", "<html/>");
        }),
        ("a picture is deep below", &|| figure_is("1/2/3/4/5/6/7/8/9/10/figur.svg")),
        ("it comes there", &|| {
            project.write("sources/eksempel/1/2/3/4/5/6/7/8/9/10/figur.svg", &whole);
        }),
        ("a profile is hidden and missing", &|| print(".tryk.icc")),
        ("a profile is there and no profile", &|| {
            project.write("sources/publishers/.tryk.icc", "x");
        }),
        ("another publisher is a link", &|| {
            symlink(path("byen.toml"), path("sources/publishers/anden.toml")).expect("a link");
        }),
        ("a return stands within a line", &|| {
            let policy = project.read(POLICY);
            project.write(POLICY, policy.replacen("kind = ", "\rkind = ", 1));
        }),
    ];
    let build = |project: &Project| {
        let run = project.run(&["build", "--jobs", "1", "--lang", "en", "--format", "short"]);
        (run.status, run.stdout, run.stderr)
    };
    let mut before = build(&project);
    for (what, happen) in steps {
        happen();
        let told = build(&project);
        let _ = fs::remove_file(project.path(KEPT));
        assert_eq!(told, build(&project), "{what}");
        assert_ne!(told, before, "{what}: it is told");
        before = told;
    }
}

/// A folder whose name is no text is told of as a fault, with what is wrong in its file.
#[cfg(target_os = "linux")]
#[test]
fn a_policy_in_a_folder_whose_name_is_no_text_is_looked_at_again_when_it_changes() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let project = with_a_warning();
    let folder = project.path("sources").join(OsStr::from_bytes(b"politik\xff"));
    copy(&project.path("sources/eksempel"), &folder);
    let build = || project.run(&["build", "--format", "short"]).stderr;
    assert_eq!(build().matches("telefonomstillingen").count(), 2);
    let policy = std::fs::read_to_string(folder.join("policy.toml")).expect("read");
    std::fs::write(folder.join("policy.toml"), policy.replace("til telefonomstillingen", "til os"))
        .expect("written");
    assert_eq!(build().matches("telefonomstillingen").count(), 1);
}

/// Liblouis is another program: where it comes, goes or becomes another, files in braille are others.
#[cfg(unix)]
#[test]
fn another_program_that_files_are_made_with_is_heard_of() {
    use std::os::unix::fs::PermissionsExt;

    let project = with_a_warning();
    project.edit(PUBLISHER, "\"easy-text\"]", "\"easy-text\", \"braille\"]");
    // It answers each line with a full cell.
    let install = |version: &str| {
        let cells = "while read line; do echo ⠿; done";
        let script = format!("#!/bin/sh\ncase \"$1\" in --version) echo \"{version}\";; *) {cells};; esac\n");
        project.write("nothing/lou_translate", script);
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(project.path("nothing/lou_translate"), mode).expect("changed");
    };
    let build = || project.run_without_programs(&["build", "--explain"]);
    let of_braille = |stdout: &str| {
        let line = stdout.lines().find(|line| line.starts_with("eksempel/eksempel.brf: "));
        line.unwrap_or_else(|| panic!("{stdout}")).to_owned()
    };
    let missing = build();
    assert_eq!(missing.status, 2);
    assert!(missing.stderr.contains("liblouis"), "{}", missing.stderr);
    install("1");
    assert!(of_braille(&build().stdout).ends_with("made for the first time"));
    assert!(of_braille(&build().stdout).ends_with("nothing has changed"));
    install("2");
    let made = build().stdout;
    assert!(
        of_braille(&made)
            .ends_with("made, since a program that it is made with has come, gone or is another version"),
        "{made}"
    );
    assert!(made.contains("eksempel.epub: not made again"), "{made}");
    std::fs::remove_file(project.path("nothing/lou_translate")).expect("removed");
    let gone = build();
    assert_eq!(gone.status, 2);
    assert!(gone.stderr.contains("liblouis"), "{}", gone.stderr);
    // Where nothing is made in braille, nobody asks.
    project.edit(PUBLISHER, ", \"braille\"]", "]");
    assert_eq!(build().status, 0);
}

/// Whoever publishes for the screen alone, between two builds of everything, changes nothing about either.
#[test]
fn what_came_of_several_requests_is_kept() {
    let project = with_a_warning();
    let nothing_has_changed = |arguments: &[&str]| {
        let run = project.run(&[&["build", "--explain"], arguments].concat());
        run.stdout.lines().filter(|line| line.ends_with("not made again, since nothing has changed")).count()
    };
    assert_eq!(nothing_has_changed(&[]), 0);
    assert_eq!(nothing_has_changed(&["--variant", "easy-text"]), 0);
    assert_eq!(nothing_has_changed(&[]), 2);
    assert_eq!(nothing_has_changed(&["--variant", "easy-text"]), 1);
    project.edit(POLICY, "til telefonomstillingen", "til os");
    for (arguments, expected) in [(&[][..], 0), (&["--variant", "easy-text"], 0), (&[], 2)] {
        assert_eq!(nothing_has_changed(arguments), expected, "{arguments:?}");
    }
}
