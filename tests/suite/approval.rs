//! Easy-read texts over time: approved, stale, tested, and who stands behind them.

use std::fs;

use sha2::{Digest, Sha256};

use super::support::{Project, Run, slugs};

const POLICY: &str = "sources/eksempel/policy.toml";

fn approve(project: &Project, more: &[&str]) -> Run {
    project.run(&[&["approve", "eksempel", "--by", "Redaktionen", "--on", "2026-11-01"], more].concat())
}

/// A project in which all easy texts are approved.
fn approved() -> Project {
    let project = Project::base();
    let run = approve(&project, &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    project
}

fn check(project: &Project) -> serde_json::Value {
    serde_json::from_str(&project.run(&["check", "--format", "json"]).stdout).expect("JSON")
}

/// The findings about approval: missing and stale texts, approvals.
fn found(project: &Project) -> Vec<serde_json::Value> {
    let output = check(project);
    let findings = output["findings"].as_array().expect("findings").clone();
    findings.into_iter().filter(|finding| finding["code"] == "R22" || finding["code"] == "R25").collect()
}

#[test]
fn an_approval_writes_three_keys_and_not_a_byte_besides() {
    let project = Project::base();
    let before = project.read(POLICY);
    assert_eq!(approve(&project, &["--section", "fritid"]).status, 0);
    let after = project.read(POLICY);
    let added: Vec<&str> = after.lines().filter(|line| !before.lines().any(|old| old == *line)).collect();
    let [based_on, by, on] = added[..] else { panic!("{added:?}") };
    assert!(based_on.starts_with("  based_on = \"sha256:") && based_on.ends_with('"'), "{based_on}");
    assert_eq!((by, on), ("  approved_by = \"Redaktionen\"", "  approved_on = 2026-11-01"));
    assert_eq!(after.replace(&format!("{}\n", added.join("\n")), ""), before);
    assert!(found(&project).is_empty(), "{:?}", found(&project));
}

#[test]
fn approving_again_changes_nothing_and_another_day_changes_the_day() {
    let project = approved();
    let before = project.read(POLICY);
    assert_eq!(approve(&project, &[]).status, 0);
    assert_eq!(approve(&project, &["--section", "fritid"]).status, 0);
    assert_eq!(project.read(POLICY), before);
    let another = ["approve", "eksempel", "--section", "fritid", "--by", "Redaktionen", "--on", "2026-11-02"];
    assert_eq!(project.run(&another).status, 0);
    let after = project.read(POLICY);
    let changed: Vec<(&str, &str)> = before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(changed, [("  approved_on = 2026-11-01", "  approved_on = 2026-11-02")]);
}

/// As `docs/godkendelse.md` describes: any program can do it with the kept file.
#[test]
fn the_hash_can_be_computed_by_anybody() {
    let project = approved();
    let policy: toml::Table = project.read(POLICY).parse().expect("TOML");
    let mut seen = 0;
    for section in policy["section"].as_array().expect("sections") {
        let Some(based_on) = section.get("easy").and_then(|easy| easy.get("based_on")) else { continue };
        let kept =
            project.read(&format!("sources/eksempel/approved/{}.txt", section["id"].as_str().expect("id")));
        let words: Vec<&str> = kept.split_whitespace().collect();
        let digest = Sha256::digest(words.join(" ").as_bytes());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(based_on.as_str(), Some(format!("sha256:{hex}").as_str()));
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[test]
fn a_changed_sentence_makes_that_section_stale_and_is_shown() {
    let project = approved();
    project.edit(POLICY, "Der er plads på **ethvert** hold.", "Der er kun plads på **nogle** hold.");
    let findings = found(&project);
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((finding["code"].as_str(), finding["level"].as_str()), (Some("R22"), Some("error")));
    let told = format!("{}\n{}", finding["message"], finding["help"]);
    for part in [
        "Fritid for alle",
        "Redaktionen approved it on 1 November 2026",
        "before: Der er plads på **ethvert** hold.",
        "now:    Der er kun plads på **nogle** hold.",
        "udgiv approve eksempel --section fritid",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }

    let run = project.run(&["build", "--plain"]);
    assert_eq!(run.status, 1);
    assert!(project.path("output/eksempel/eksempel.pdf").is_file(), "the full variants are published");
    assert!(!project.path("output/eksempel/eksempel.easy.txt").exists(), "the easy ones are not");

    assert_eq!(approve(&project, &[]).status, 0, "approving again mends it");
    assert!(found(&project).is_empty());
    project.build(&[]);
}

#[test]
fn line_breaks_and_order_of_keys_are_no_change() {
    let project = approved();
    project.edit(POLICY, "Der er plads på **ethvert** hold.\"", "Der  er\\tplads på **ethvert** hold.\"");
    assert!(found(&project).is_empty(), "{:?}", found(&project));
}

#[test]
fn a_stale_text_is_told_without_its_wording_too() {
    for (change, why) in [(None, "is missing"), (Some("Noget andet."), "is not the text that was approved")] {
        let project = approved();
        project.edit(POLICY, "**ethvert** hold", "**noget** hold");
        let kept = "sources/eksempel/approved/fritid.txt";
        match change {
            None => fs::remove_file(project.path(kept)).expect("removed"),
            Some(text) => drop(project.write(kept, text)),
        }
        let findings = found(&project);
        let help = findings[0]["help"].as_str().expect("help");
        assert_eq!((findings.len(), findings[0]["code"].as_str()), (1, Some("R22")));
        assert!(help.contains(why) && !help.contains("before:"), "{help}");
    }
}

#[test]
fn an_easy_text_that_changed_is_a_draft_again() {
    let project = approved();
    project.edit(POLICY, "1. Find et hold.", "1. Find dit hold.");
    let findings = found(&project);
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((finding["code"].as_str(), finding["level"].as_str()), (Some("R25"), Some("warning")));
    assert!(finding["help"].as_str().expect("help").contains("1. Find dit hold."), "{finding}");
    project.build(&[]);
    let text = project.read("output/eksempel/eksempel.easy.txt");
    assert!(text.contains("En del af teksten er ikke godkendt endnu."), "{text}");
}

#[test]
fn the_colophon_says_who_approved_and_tested() {
    let project = Project::base();
    let colophon = |project: &Project| {
        project.build(&[]);
        project.read("output/eksempel/eksempel.easy.txt")
    };
    let text = colophon(&project);
    assert!(
        text.contains("Ikke godkendt endnu.") && text.contains("Ikke testet med læsere endnu."),
        "{text}"
    );
    assert_eq!(approve(&project, &[]).status, 0);
    let text = colophon(&project);
    assert!(text.contains("Hvem har godkendt den? Redaktionen, 1. november 2026"), "{text}");
    assert!(text.contains("Ikke testet med læsere endnu."), "{text}");
    let tested = project.read(POLICY).replace(
        "approved_on = 2026-11-01",
        "approved_on = 2026-11-01\n  tested_by = \"Læsegruppen\"\n  tested_on = 2026-11-10",
    );
    project.write(POLICY, tested);
    let text = colophon(&project);
    assert!(text.contains("Hvem har læst og prøvet den? Læsegruppen, 10. november 2026"), "{text}");
    assert!(!text.contains("Ikke testet"), "{text}");
}

#[test]
fn a_text_with_errors_is_not_approved() {
    let project = Project::base();
    project.edit(POLICY, "1. Find et hold.", "1. Find et hold. Ring, hvis du ikke kan finde det.");
    let before = project.read(POLICY);
    let run = approve(&project, &["--section", "fritid"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("R02") && run.stderr.contains("nothing is approved"), "{}", run.stderr);
    assert_eq!(project.read(POLICY), before);
    assert!(!project.path("sources/eksempel/approved").exists());
    assert_eq!(approve(&project, &["--section", "forord"]).status, 0, "another section can be");

    project.write(POLICY, format!("{before}\nx ="));
    let run = approve(&project, &[]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("U001"), "{}", run.stderr);
}

#[test]
fn a_name_is_text_and_nothing_else() {
    let project = Project::base();
    let name = "\"\n[policy]\ntitle = \"Overtaget\" # \\u0000 '''";
    let run = project.run(&["approve", "eksempel", "--by", name, "--on", "2026-11-01"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let policy: toml::Table = project.read(POLICY).parse().expect("TOML");
    assert_eq!(policy["policy"]["title"].as_str(), Some("Alle skal med"));
    let by = policy["section"][0]["easy"]["approved_by"].as_str().expect("a name");
    assert_eq!(by, "\" [policy] title = \"Overtaget\" # \\u0000 '''");
    assert!(found(&project).is_empty());
}

#[test]
fn what_cannot_be_approved_says_why() {
    let project = Project::base();
    for (arguments, told) in [
        (&["approve", "eksempel", "--by", "  "][..], "--by"),
        (&["approve", "eksempel", "--by", "R", "--section", "bilag"], "forord, fritid, kontakt"),
        (&["approve", "eksempel", "--by", "R", "--on", "2026-02-30"], "2026-11-01"),
        (&["approve", "andet", "--by", "R"], "eksempel"),
        (&["approve", "eksempel"], "--by"),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}");
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
}

#[test]
fn a_read_only_file_is_left_alone() {
    let project = Project::base();
    let path = project.path(POLICY);
    let mut permissions = fs::metadata(&path).expect("a file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("read-only");
    let before = project.bytes(POLICY);
    let run = approve(&project, &[]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("is read-only") && run.stderr.contains("Make it writable"), "{}", run.stderr);
    assert_eq!(project.bytes(POLICY), before);
    assert!(!project.path("sources/eksempel/approved").exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let project = Project::base();
    fs::create_dir(project.path("udenfor")).expect("a folder");
    std::os::unix::fs::symlink("../../udenfor", project.path("sources/eksempel/approved")).expect("a link");
    let run = approve(&project, &[]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("is a link"), "{}", run.stderr);
    assert_eq!(fs::read_dir(project.path("udenfor")).expect("a folder").count(), 0);
}

#[test]
fn the_day_is_of_the_environment_where_nobody_says_it() {
    let project = Project::base();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_udgiv"))
        .args(["approve", "eksempel", "--by", "Redaktionen", "--root"])
        .arg(project.root())
        .env("SOURCE_DATE_EPOCH", "1793491200")
        .output()
        .expect("the program runs");
    assert!(output.status.success());
    assert!(project.read(POLICY).contains("approved_on = 2026-11-01"));
}

/// No approver is invented: a text that nobody has approved is a draft.
#[test]
fn the_repositorys_own_easy_texts_are_drafts() {
    for slug in slugs() {
        let path = super::support::repository().join("sources").join(&slug).join("policy.toml");
        let policy = fs::read_to_string(path).expect("a policy");
        for key in ["approved_by", "tested_by", "based_on"] {
            assert!(!policy.contains(key), "{slug}: {key}");
        }
    }
}

/// Sections in every state, waivers, and findings.
fn in_every_state() -> Project {
    let project = Project::base();
    assert_eq!(approve(&project, &["--section", "forord", "--section", "fritid"]).status, 0);
    let tested =
        "approved_on = 2026-11-01\n  tested_by = \"<b>Læsegruppen</b> & co\"\n  tested_on = 2026-11-10";
    let policy = project.read(POLICY).replacen("approved_on = 2026-11-01", tested, 1);
    project.write(POLICY, policy);
    project.edit(POLICY, "**ethvert** hold", "**nogle** hold");
    project
}

fn report(project: &Project) -> (serde_json::Value, String) {
    project.run(&["build"]);
    let json = project.read("output/eksempel/eksempel.easy-report.json");
    (serde_json::from_str(&json).expect("JSON"), project.read("output/eksempel/eksempel.easy-report.html"))
}

#[test]
fn the_report_tells_the_state_of_every_section() {
    let (json, html) = report(&in_every_state());
    let states: Vec<&str> = json["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .map(|section| section["state"].as_str().expect("a state"))
        .collect();
    assert_eq!(states, ["tested", "stale", "skipped", "draft", "skipped"]);
    assert_eq!(json["state"], "stale");
    assert_eq!(json["published"], false);
    let coverage = &json["coverage"];
    let figures =
        ["sections", "skipped", "wanted", "present", "fresh", "approved", "tested", "goals", "goals_covered"]
            .map(|key| coverage[key].as_u64().expect(key));
    assert_eq!(figures, [5, 2, 3, 3, 2, 1, 1, 2, 2]);
    assert_eq!(json["sections"][1]["changes"][0]["now"][0], "Der er plads på **nogle** hold.");
    assert_eq!(json["sections"][0]["tested_by"], "<b>Læsegruppen</b> & co");
    assert!(html.contains("&lt;b&gt;Læsegruppen&lt;/b&gt; &amp; co den 10. november 2026"), "text is text");
}

/// The page happens to be XML, so it is parsed as such; the figures it shows are those of the data.
#[test]
fn the_report_shows_the_figures_of_its_data() {
    let (json, html) = report(&in_every_state());
    let html = html.replacen("<!DOCTYPE html>", "", 1);
    let page = roxmltree::Document::parse(&html).expect("well-formed");
    let text = |node: roxmltree::Node<'_, '_>| -> String {
        node.descendants().filter_map(|one| one.text().filter(|_| one.is_text())).collect()
    };
    let having = |class: &'static str| {
        page.descendants().filter(move |node| node.attribute("class").is_some_and(|all| all.contains(class)))
    };
    assert_eq!(page.root_element().attribute("lang"), Some("da"));
    let cards = having("cards").next().expect("cards");
    let shown: Vec<String> =
        cards.descendants().filter(|node| node.has_tag_name("strong")).map(text).collect();
    assert_eq!(shown, ["3 af 3", "2 af 3", "1 af 3", "1 af 3"]);
    let sections = having("sections").next().expect("sections");
    let badges: Vec<String> = sections
        .descendants()
        .filter(|node| node.attribute("class").is_some_and(|all| all.contains("badge")))
        .map(text)
        .collect();
    assert_eq!(badges, ["Testet", "Forældet", "Sprunget over", "Kladde", "Sprunget over"]);
    let whole = text(page.root_element());
    let lix = json["readability"]["lix"].as_f64().expect("LIX");
    assert!(whole.contains(&format!("LIX {lix:.1}").replace('.', ",")), "{whole}");
    let errors = json["counts"]["errors"].as_u64().expect("errors");
    assert!(whole.contains(&format!("Der er {errors} fejl, som skal rettes først")), "{whole}");
    for rule in json["rules"].as_array().expect("rules") {
        for finding in rule["findings"].as_array().expect("findings") {
            let line =
                format!("Linje {}: {}", finding["line"], finding["message"].as_str().expect("a message"));
            assert!(whole.contains(&line), "{line}");
        }
    }
    let people = json["needs_person"].as_array().expect("people");
    let what: Vec<&str> = people.iter().map(|one| one["what"].as_str().expect("what")).collect();
    assert_eq!(what, ["tone", "left-out", "metaphors", "pictures", "testing"]);
    for person in people {
        assert!(whole.contains(person["question"].as_str().expect("a question")));
    }
    for forbidden in ["<script", "http:", "https:", "url(", "@import"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn a_waiver_stands_in_the_report_with_its_reason() {
    let project = Project::base();
    project.edit(
        POLICY,
        "  text = \"Du kan ringe til os.\"",
        "  text = \"Du kan ringe til os bl.a. om aftenen.\"\n  allow = [\"R06\"]\n  because = \"Det står på skiltet\"",
    );
    let (json, html) = report(&project);
    assert_eq!(json["waivers"][0]["because"], "Det står på skiltet");
    assert_eq!(json["waivers"][0]["finding"]["code"], "R06");
    assert_eq!(json["counts"]["waived"], 1);
    assert!(html.contains("Grunden: Det står på skiltet"), "{html}");
}

#[test]
fn the_report_is_listed_apart_from_what_is_published() {
    let project = Project::base();
    project.build(&[]);
    let manifest: serde_json::Value =
        serde_json::from_str(&project.read("output/manifest.json")).expect("JSON");
    let paths = |key: &str| -> Vec<String> {
        let all = manifest[key].as_array().expect("a list");
        all.iter().map(|record| record["path"].as_str().expect("a path").to_owned()).collect()
    };
    assert_eq!(
        paths("reports"),
        ["eksempel/eksempel.easy-report.html", "eksempel/eksempel.easy-report.json"]
    );
    assert!(paths("artefacts").iter().all(|path| !path.contains("report")));
    for record in manifest["reports"].as_array().expect("reports") {
        let bytes = project.bytes(&format!("output/{}", record["path"].as_str().expect("a path")));
        let hex: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(record["sha256"], hex.as_str());
    }
    assert!(project.read("output/index.html").contains("href=\"eksempel/eksempel.easy-report.html\""));

    project.edit("sources/publishers/byen.toml", ", \"easy-text\"", "");
    fs::remove_dir_all(project.path("output")).expect("removed");
    project.build(&[]);
    assert!(
        !project.path("output/eksempel/eksempel.easy-report.html").exists(),
        "nobody asked for an easy variant"
    );
}

#[test]
fn the_same_sources_give_the_same_report_and_an_english_one_is_english() {
    let project = in_every_state();
    let once = report(&project).1;
    fs::remove_dir_all(project.path("output")).expect("removed");
    assert_eq!(report(&project).1, once);
    project.edit(POLICY, "language = \"da\"", "language = \"en\"");
    let (json, html) = report(&project);
    assert!(
        html.contains("<html lang=\"en\">") && html.contains("Report on the easy-read edition"),
        "{html}"
    );
    assert!(json["readability"]["method"].as_str().expect("a method").starts_with("LIX = words a sentence"));
}
