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
