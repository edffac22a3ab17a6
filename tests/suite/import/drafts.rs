//! Texts of our own with most of what can occur in one: the goldens show the resulting drafts.

use super::case;
use crate::support::{Project, golden};

/// Text from a PDF with most of what can be wrong with it.
#[test]
fn a_text_from_a_pdf_becomes_a_draft_worth_editing() {
    let project = Project::empty();
    let text = case("byrum.txt");
    let run = project.run(&["import", text.to_str().expect("a path"), "--slug", "byrum"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    golden(&case("byrum.policy.golden"), &project.read("sources/byrum/policy.toml"));
    golden(&case("byrum.report.golden"), &project.read("sources/byrum/import-report.md"));
    golden(&case("byrum.publisher.golden"), &project.read("sources/publishers/eksempelby-kommune.toml"));
    project.build(&["byrum"]);
    for file in ["byrum.pdf", "byrum.print.pdf", "byrum.booklet.pdf", "byrum.large.pdf", "byrum.epub"] {
        assert!(project.path(&format!("output/byrum/{file}")).is_file(), "{file}");
    }
}

/// The numbers of items and the marks behind them are words, too.
#[test]
fn a_number_keeps_its_mark_on_the_way_into_the_draft() {
    let list = "1) Vi lytter\n2) Vi svarer\n3) Vi følger op\n";
    let nested =
        "7) Vi lytter\n   1. til børn\n   2. til voksne\n8) Vi svarer\n\n1. Ny liste\n2. Med punktum\n";
    let texts = [
        (
            "liste.txt",
            format!("Plan for bad\n\nForord\n\nByrådet lover tre ting til alle børn i kommunen.\n\n{list}"),
            list,
        ),
        ("liste.md", format!("# Plan for bad\n\n## Forord\n\nByrådet lover:\n\n{list}"), list),
        ("dyb.md", format!("# Plan for bad\n\n## Forord\n\nByrådet lover:\n\n{nested}"), nested),
    ];
    let letters = "a) børn under seks år\n\nb) børn over seks år\n";
    let texts = texts.into_iter().chain([(
        "bogstaver.txt",
        format!("Plan for bad\n\nForord\n\nByrådet lover dette til alle børn i kommunen:\n\n{letters}"),
        letters,
    )]);
    let project = Project::empty();
    for (slug, (name, text, expected)) in ["et", "to", "tre", "fire"].iter().zip(texts) {
        project.write(name, &text);
        let document = project.path(name);
        let run = project.run(&["import", document.to_str().expect("a path"), "--slug", slug]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let draft = project.read(&format!("sources/{slug}/policy.toml"));
        assert!(draft.contains(expected), "{draft}");
    }
}

/// A row of a Markdown table with more cells than columns loses none of them.
#[test]
fn a_cell_without_a_column_is_kept() {
    let project = Project::empty();
    project.write(
        "haller.md",
        "# Plan\n\n## Haller\n\n| Hal | Pladser |\n|---|---|\n| Hal 1 | 200 | Ny |\n| Hal 2 | 300 | |\n",
    );
    let document = project.path("haller.md");
    let run = project.run(&["import", document.to_str().expect("a path"), "--slug", "haller"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let draft = project.read("sources/haller/policy.toml");
    assert!(
        draft.contains("[\"Hal 1\", \"200\", \"Ny\"]") && draft.contains("[\"Hal 2\", \"300\", \"\"]"),
        "{draft}"
    );
}

/// Markup of every kind, and words that could be mistaken for markup.
#[test]
fn markdown_becomes_a_draft_of_the_same_words() {
    let project = Project::base();
    let text = case("cykler.md");
    let run = project.run(&["import", text.to_str().expect("a path"), "--slug", "cykler"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    golden(&case("cykler.policy.golden"), &project.read("sources/cykler/policy.toml"));
    golden(&case("cykler.report.golden"), &project.read("sources/cykler/import-report.md"));
    project.build(&["cykler", "--variant", "screen", "--variant", "epub"]);
}

/// A fresh draft has no easy-read text, and no file says that it had.
#[test]
fn a_fresh_draft_gives_no_easy_read_edition() {
    let project = Project::base();
    project.write("plan.md", "# Plan\n\n## Forord\n\nVi vil mere.\n\n## Haver\n\nVi planter.\n");
    let document = project.path("plan.md");
    let run = project.run(&["import", document.to_str().expect("a path"), "--slug", "plan"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let run = project.run(&["build", "plan", "--variant", "easy-text", "--format", "short"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    let told = run.stderr.lines().filter(|line| line.contains("error R22")).count();
    assert!(told >= 2, "each section is told: {}", run.stderr);
    assert!(!project.path("output/plan/plan.easy.txt").exists());
}

/// What somebody numbered as goals is asked about, once where they follow each other; a speaker behind a dash is the quotation's.
#[test]
fn numbered_goals_are_asked_about_and_a_speaker_belongs_to_the_quotation() {
    let project = Project::base();
    project.write(
        "plan.md",
        "# Plan\n\n## Retning\n\nMål 1: Flere børn synger i kor.\n\n**Mål 2:** Biblioteket er åbent hver dag.\n\nMål 1 og 2 hænger sammen.\n\nIndsats 2.1. Det første skridt er taget.\n\n## Ord\n\n> Sang gør glad hver dag.\n>\n> — Karla Jensen, korsanger.\n\nVi er glade.\n\n– Vi synger hver dag.\n\nSe www.eksempel.dk nu.\n",
    );
    let document = project.path("plan.md");
    let run = project.run(&["import", document.to_str().expect("a path"), "--slug", "plan"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let draft = project.read("sources/plan/policy.toml");
    let goals = "# TJEK: Er det mål? De begynder med »Mål 1« til »Mål 2« (linje 5). Det samme gælder et sted til: »Indsats 2.1« (linje 11).\ntext = ";
    assert!(draft.contains(goals), "{draft}");
    assert!(draft.contains("  by = \"Karla Jensen, korsanger.\"\n"), "{draft}");
    // A sentence behind a dash is none.
    assert_eq!(draft.matches("  by = ").count(), 1, "{draft}");
}
