//! `udgiv verify` and what it writes. The judges here are stand-ins that answer as the real ones do, so that every answer can be had.

#![cfg(unix)]

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::support::{Project, repository};

const SOUND_PDF: &str = r#"{"report":{"buildInformation":{"releaseDetails":[{"id":"core","version":"1.30.1"}]},"jobs":[{"validationResult":[{"compliant":true,"details":{"passedRules":106,"failedRules":0,"ruleSummaries":[]}}]}]}}"#;
const FAULTY_PDF: &str = r#"{"report":{"buildInformation":{"releaseDetails":[{"id":"core","version":"1.30.1"}]},"jobs":[{"validationResult":[{"compliant":false,"details":{"passedRules":105,"failedRules":1,"ruleSummaries":[{"clause":"7.1","testNumber":3,"description":"Content is <tagged>"}]}}]}]}}"#;
const SOUND_BOOK: &str =
    r#"{"checker":{"checkerVersion":"5.3.0","nFatal":0,"nError":0,"nWarning":0},"messages":[]}"#;

/// A published project, and judges on its path.
struct Court {
    project: Project,
}

impl Court {
    fn new() -> Self {
        let project = Project::base();
        project.build(&[
            "--variant",
            "screen",
            "--variant",
            "print",
            "--variant",
            "epub",
            "--variant",
            "easy-text",
        ]);
        Self { project }
    }

    /// Puts a judge on the path that answers so.
    fn judge(&self, name: &str, answer: &str) -> &Self {
        let said = self.project.path(&format!("judges/{name}.json"));
        self.project.write(&format!("judges/{name}.json"), answer);
        self.project.write(
            &format!("judges/{name}"),
            format!("#!/bin/sh\nwhile read -r line; do echo \"$line\"; done < '{}'\n", said.display()),
        );
        let path = self.project.path(&format!("judges/{name}"));
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("a program");
        self
    }

    fn verify(&self, arguments: &[&str]) -> super::support::Run {
        let path: OsString = self.project.path("judges").into();
        let all: Vec<&str> = [&["verify", "--lang", "da"], arguments].concat();
        self.project.run_with(&all, path)
    }
}

#[test]
fn what_judges_say_is_recorded_with_version_day_and_file() {
    let court = Court::new();
    court.judge("verapdf", &format!("{SOUND_PDF}\n")).judge("epubcheck", &format!("{SOUND_BOOK}\n"));
    let run = court.verify(&[]);
    assert_eq!(run.status, 0, "{} {}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains("eksempel/eksempel.pdf: veraPDF (PDF/UA-1) 1.30.1: ingen fejl"),
        "{}",
        run.stdout
    );
    assert!(run.stderr.contains("Ikke på denne maskine: qpdf, Ace by DAISY"), "{}", run.stderr);
    let record: serde_json::Value =
        serde_json::from_str(&court.project.read("output/evidence.json")).expect("JSON");
    let judgements = record["judgements"].as_array().expect("a list");
    assert_eq!(judgements.len(), 3, "{record}");
    let manifest: serde_json::Value =
        serde_json::from_str(&court.project.read("output/manifest.json")).expect("JSON");
    for judgement in judgements {
        let path = judgement["path"].as_str().expect("a path");
        let same = manifest["artefacts"].as_array().expect("a list").iter().find(|one| one["path"] == path);
        assert_eq!(judgement["sha256"], same.expect("an artefact")["sha256"]);
        assert_eq!(judgement["on"].as_str().expect("a day").len(), 10);
    }
    // Each claim on the page stands with what shows it; nobody judged the file for the press.
    let page = court.project.read("output/eksempel/eksempel.evidence.html");
    assert!(page.contains("PDF/UA-1 – veraPDF (PDF/UA-1) 1.30.1, "), "{page}");
    assert!(page.contains("Filer til papir uden opmærkning: eksempel.print.pdf"), "{page}");
    let statement = court.project.read("output/accessibility.html");
    for said in [
        "Filerne, det handler om",
        "EN 301 549",
        "EPUBCheck 5.3.0: 1 fil, ingen fejl, senest den ",
        "PDF/UA-1: 1 fil, og et kontrolprogram har bekræftet det",
        "overholder højst standarden delvist",
        "ikke prøvet af læsere",
        "href=\"eksempel/eksempel.evidence.html\"",
    ] {
        assert!(statement.contains(said), "{said} in {statement}");
    }
}

#[test]
fn a_fault_is_told_everywhere() {
    let court = Court::new();
    court.judge("verapdf", &format!("{FAULTY_PDF}\n"));
    let run = court.verify(&["eksempel"]);
    assert_eq!(run.status, 1, "{} {}", run.stdout, run.stderr);
    assert!(run.stdout.contains("1 fejl\n    7.1-3: Content is <tagged>"), "{}", run.stdout);
    let page = court.project.read("output/eksempel/eksempel.evidence.html");
    assert!(
        page.contains("fandt 1 fejl i eksempel.pdf") && page.contains("Content is &lt;tagged&gt;"),
        "{page}"
    );
    // A statement is of a whole site.
    assert!(!court.project.path("output/accessibility.html").exists());
    assert_eq!(court.verify(&[]).status, 1);
    assert!(court.project.read("output/accessibility.html").contains("Der er fundet fejl i filerne"));
}

#[test]
fn no_file_passes_by_a_judge_that_says_nothing() {
    let court = Court::new();
    court.judge("verapdf", "Exception in thread main\n");
    let run = court.verify(&[]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("gav intet svar, der kan læses: Exception in thread main"), "{}", run.stderr);
    let page = court.project.read("output/eksempel/eksempel.evidence.html");
    assert!(page.contains("PDF/UA-1 – sådan er filen lavet; intet kontrolprogram har set på den"), "{page}");
}

/// What was said of a file says nothing of the one that takes its place.
#[test]
fn a_judgement_is_of_the_very_file_it_saw() {
    let court = Court::new();
    court.judge("epubcheck", &format!("{SOUND_BOOK}\n"));
    assert_eq!(court.verify(&[]).status, 0);
    assert!(court.project.read("output/eksempel/eksempel.evidence.html").contains("EPUBCheck 5.3.0"));
    court.project.edit("sources/eksempel/policy.toml", "Kun for eksperter.", "Kun for kendere.");
    court.project.build(&["--variant", "epub"]);
    fs::remove_file(court.project.path("judges/epubcheck")).expect("no judge");
    court.verify(&[]);
    assert!(!court.project.read("output/eksempel/eksempel.evidence.html").contains("EPUBCheck 5.3.0"));
    // A file that somebody has changed isn't judged.
    court.project.write("output/eksempel/eksempel.epub", "no book");
    let run = court.verify(&[]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("eksempel.epub er ikke, som udgiv skrev den"), "{}", run.stderr);
}

/// The report says how plain the full text is, also where nobody asked for hints.
#[test]
fn the_report_tells_of_the_full_text_in_any_case() {
    let project = Project::base();
    let run = project.run(&["check", "--format", "short"]);
    assert!(!run.stderr.contains("U056") && !run.stdout.contains("U056"), "{}", run.stderr);
    project.build(&["--variant", "easy-text"]);
    let report: serde_json::Value =
        serde_json::from_str(&project.read("output/eksempel/eksempel.easy-report.json")).expect("JSON");
    let full = &report["full_text"];
    assert!(full["sentences"].as_u64().expect("a number") > 5 && full["lix"].as_f64().is_some(), "{full}");
    assert!(project.read("output/eksempel/eksempel.easy-report.html").contains("Sproget i den fulde tekst"));
}

/// Judges that read PDF and EPUB files, as `tests/validators` has them.
const OF_DOCUMENTS: [&str; 7] =
    ["veraPDF", "EPUBCheck", "Ace", "axe", "reflow 320 px", "spacing 320 px", "reader sizes"];
/// Judges that read web pages.
const OF_PAGES: [&str; 6] = ["axe", "Nu", "keyboard", "text 400 %", "reflow 320 px", "spacing 320 px"];

/// What is said of PDF and EPUB files is held by tests of these, as their own ledgers name them, and by judges that read them; what is said of pages, by
/// tests that the ledger of pages names. A criterion that clause 10 asks of documents, and that the program meets for them, isn't left to tests of pages.
#[test]
fn what_is_said_of_documents_is_held_by_tests_of_documents() {
    let court = Court::new();
    assert_eq!(court.verify(&[]).status, 0);
    let evidence: serde_json::Value =
        serde_json::from_str(&court.project.read("output/eksempel/eksempel.evidence.json")).expect("JSON");
    let page = court.project.read("output/eksempel/eksempel.evidence.html");
    let ledger = |name: &str| {
        fs::read_to_string(repository().join(format!("docs/conformance/{name}.md"))).expect("a ledger")
    };
    let (of_pages, of_documents) = (ledger("WCAG_WEB"), ledger("EPUB_A11Y") + &ledger("PDF_UA1"));
    let mut rows = 0;
    for criterion in evidence["criteria"].as_array().expect("a list") {
        let number = criterion["number"].as_str().expect("a number");
        let standards = criterion["standards"].as_array().expect("a list");
        let has_clause_10 = standards.iter().any(|one| one.as_str().is_some_and(|one| one.contains(": 10.")));
        let is_built = criterion["shown"].as_array().expect("a list").iter().any(|how| how == "built");
        for (key, label, ledger, judges) in [
            ("held_by", "Websider prøvet af: ", &of_pages, OF_PAGES.as_slice()),
            ("documents_held_by", "PDF og e-bøger prøvet af: ", &of_documents, OF_DOCUMENTS.as_slice()),
        ] {
            let by: Vec<&str> = criterion[key]
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(serde_json::Value::as_str)
                .collect();
            for one in &by {
                let is_named = if one.starts_with("test:") {
                    ledger.contains(&format!("`{one}`"))
                } else {
                    judges.contains(one)
                };
                assert!(is_named, "{number}: {key} names {one}");
            }
            if is_built && has_clause_10 {
                assert!(!by.is_empty(), "{number}: nothing in {key}");
            }
            if !by.is_empty() {
                let line: Vec<String> = by
                    .iter()
                    .map(|one| {
                        one.strip_prefix("test:")
                            .map_or_else(|| (*one).to_owned(), |test| format!("<code>{test}</code>"))
                    })
                    .collect();
                let line = format!("{label}{}</p>", line.join(", "));
                assert!(page.contains(&line), "{number}: {line}");
                rows += 1;
            }
        }
    }
    assert!(rows > 40, "{rows}");
    assert!(!page.contains("Websider prøvet af: </p>"));
}

/// The ledger of web pages has a row for each criterion of WCAG 2.2 at A and AA, and says of it what the evidence for a publication says: how it is met, by
/// which rules, and what holds the program to it. That the tests are there is asked of every ledger.
#[test]
fn the_ledger_of_web_pages_says_what_the_evidence_says() {
    let court = Court::new();
    assert_eq!(court.verify(&[]).status, 0);
    let evidence: serde_json::Value =
        serde_json::from_str(&court.project.read("output/eksempel/eksempel.evidence.json")).expect("JSON");
    let page = court.project.read("output/eksempel/eksempel.evidence.html");
    let ledger = fs::read_to_string(repository().join("docs/conformance/WCAG_WEB.md")).expect("a ledger");
    let list = |value: &serde_json::Value| -> Vec<String> {
        let all = value.as_array().expect("a list").iter();
        all.map(|one| one.as_str().expect("a text").to_owned()).collect()
    };
    let mut rows = 0;
    for criterion in evidence["criteria"].as_array().expect("a list") {
        let number = criterion["number"].as_str().expect("a number");
        let held_by = list(&criterion["held_by"]);
        for by in &held_by {
            let said =
                by.strip_prefix("test:").map_or_else(|| by.clone(), |test| format!("<code>{test}</code>"));
            assert!(page.contains(&said), "{number}: {by} on the page");
        }
        let of_22 = list(&criterion["standards"]).iter().any(|one| one.starts_with("WCAG 2.2"));
        let begins = format!("| {number} {} |", criterion["level"].as_str().expect("a level"));
        let found: Vec<&str> = ledger.lines().filter(|line| line.starts_with(&begins)).collect();
        assert_eq!(found.len(), usize::from(of_22), "{begins}");
        let Some(row) = found.first() else { continue };
        rows += 1;
        let [_, _, _, how, _, by, _] = row.split('|').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let shown = list(&criterion["shown"]);
        let rules: Vec<&String> = shown.iter().filter(|one| one.starts_with('U')).collect();
        let is = |what: &str| shown.iter().any(|one| one == what);
        for (met, words) in [
            (is("built"), "by construction"),
            (is("person"), "author's duty"),
            (is("absent"), "not applicable"),
            (!rules.is_empty(), "enforced"),
        ] {
            assert_eq!(how.contains(words), met, "{number}: {words}");
        }
        assert!(rules.iter().all(|rule| how.contains(rule.as_str())), "{number}: {rules:?}");
        assert!(held_by.iter().all(|one| by.contains(one.as_str())), "{number}: {held_by:?} in {by}");
        assert_eq!(is("built"), !held_by.is_empty(), "{number}");
        assert!(is("absent") || is("person") || by.trim() != "–", "{number}: shown by nothing");
    }
    assert_eq!(rows, 55);
}
