//! What happens to a faulty project.

use super::support::Project;

/// More than ten faults of their kinds, and the line of each. That the policy has no date follows from the day that doesn't exist.
const FAULTY: &str = r##"schema = 1

[policy]
titel = "Alle skal med"
title = "Alle skal med"
publisher = "byen"
kind = "politik"
adopted = 2025-02-30

[[section]]
id = "Forord"
title = "Forord"
text = """
### For dybt

Læs mere [her](https://www.example.dk).[^1]
"""
easy_skip = "Prøve"

  [[section.block]]
  type = "figure"
  src = "images/../../publishers/byen.svg"

  [[section.block]]
  type = "table"
  header = ["A", "B"]
  rows = [["kun én"]]
"##;

#[test]
fn ten_faults_are_told_in_one_go_at_their_places() {
    let project = Project::base();
    project.write("sources/eksempel/policy.toml", FAULTY);
    let run = project.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 1);
    let found: Vec<(usize, usize, &str)> = run
        .stderr
        .lines()
        .map(|line| {
            let rest = line.strip_prefix("sources/eksempel/policy.toml:").expect(line);
            let (place, message) = rest.split_once(": ").expect(line);
            let (row, column) = place.split_once(':').expect(line);
            let code = message.split(' ').nth(1).expect(line);
            (row.parse().expect(line), column.parse().expect(line), code)
        })
        .collect();
    let expected = [
        (4, 1, "U002"),
        (5, 9, "R22"),
        (7, 8, "U005"),
        (8, 11, "U004"),
        (11, 6, "U011"),
        (14, 1, "U012"),
        (16, 10, "U050"),
        (16, 40, "U052"),
        (22, 9, "U020"),
        (22, 9, "U021"),
        (27, 11, "U030"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_faulty_policy_publishes_nothing_new_and_the_others_are_published() {
    let project = Project::base();
    project.write("sources/anden/policy.toml", project.read("sources/eksempel/policy.toml"));
    for name in ["figur.svg", "telefon.svg"] {
        let picture = project.bytes(&format!("sources/eksempel/images/{name}"));
        project.write(&format!("sources/anden/images/{name}"), picture);
    }
    project.build(&[]);
    let before = project.bytes("output/eksempel/eksempel.pdf");
    let manifest_before = project.read("output/manifest.json");

    project.write("sources/eksempel/policy.toml", FAULTY);
    project.edit("sources/anden/policy.toml", "title = \"Alle skal med\"", "title = \"Alle kommer med\"");
    let run = project.run(&["build"]);

    assert_eq!(run.status, 1, "{}", run.stderr);
    assert_eq!(project.bytes("output/eksempel/eksempel.pdf"), before, "the earlier file stays");
    assert!(
        project.read("output/anden/anden.easy.txt").starts_with("Alle kommer med\n"),
        "the other is published"
    );
    let manifest = project.read("output/manifest.json");
    assert!(manifest.contains("eksempel/eksempel.pdf"), "the manifest still knows the earlier file");
    assert_ne!(manifest, manifest_before);
}

#[test]
fn a_missing_easy_text_holds_back_the_easy_edition_alone() {
    let project = Project::base();
    let skip = "easy_skip = \"Bilag til fagfolk; ingen betydning for læseren\"\n";
    project.edit("sources/eksempel/policy.toml", skip, "");
    let run = project.run(&["build"]);
    assert_eq!(run.status, 1);
    assert!(project.path("output/eksempel/eksempel.pdf").is_file());
    assert!(project.path("output/eksempel/eksempel.epub").is_file());
    assert!(!project.path("output/eksempel/eksempel.easy.txt").exists());
    assert!(run.stderr.contains("easy-read edition is not published"), "{}", run.stderr);
}

#[test]
fn a_policy_that_asks_for_no_easy_variant_is_warned_and_published() {
    let project = Project::base();
    let skip = "easy_skip = \"Bilag til fagfolk; ingen betydning for læseren\"\n";
    project.edit("sources/eksempel/policy.toml", skip, "");
    project.edit("sources/publishers/byen.toml", ", \"easy-text\"", "");
    let run = project.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("warning[R22]"), "{}", run.stderr);
    assert_eq!(project.run(&["check", "--strict"]).status, 1);
}

#[test]
fn a_faulty_publisher_holds_back_its_policies() {
    let project = Project::base();
    project.edit("sources/publishers/byen.toml", "name = \"Byens Kommune\"\n", "");
    let run = project.run(&["build"]);
    assert_eq!(run.status, 1);
    assert!(!project.path("output/eksempel").exists());
    assert_eq!(run.stderr.matches("error[").count(), 1, "told once: {}", run.stderr);
}

/// Text cut off anywhere, or garbled, gives a finding and never a panic.
#[test]
fn no_text_makes_the_reader_panic() {
    let project = Project::base();
    let sound = project.read("sources/eksempel/policy.toml");
    let mut seed = 7_u64;
    let mut random = move |below: usize| {
        // A linear congruential generator (Knuth, MMIX): the same numbers in every run.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let pieces = [
        "\"\"\"",
        "[[",
        "]]",
        "{",
        "<span lang=\"da\">",
        "</span>",
        "[^1]",
        "[^1]:",
        "|",
        "#",
        "> ",
        "\\",
        "*_",
        "\u{0}",
        "\n\n",
    ];
    for _ in 0..150 {
        let mut text = sound.clone();
        for _ in 0..=random(3) {
            let at = text.floor_char_boundary(random(text.len()));
            match random(3) {
                0 => text.truncate(at.max(40)),
                1 => text.insert_str(at, pieces[random(pieces.len())]),
                _ => {
                    let end = text.floor_char_boundary((at + random(30)).min(text.len()));
                    text.replace_range(at..end, "");
                }
            }
        }
        project.write("sources/eksempel/policy.toml", &text);
        let request = project.request();
        let checked = udgiv::pipeline::check(&request).expect("a faulty source is no trouble");
        for locale in [udgiv::locale::Locale::Danish, udgiv::locale::Locale::English] {
            let _ = udgiv::cli::render::human(&checked.told.findings, &checked.told.sources, locale, false);
            let _ = udgiv::finding::records(&checked.told.findings, &checked.told.sources, locale);
        }
        for policy in &checked.sound {
            policy.edition(udgiv::policy::EditionKind::Full).expect("a full edition");
            let _ = policy.edition(udgiv::policy::EditionKind::Easy);
        }
    }
}
