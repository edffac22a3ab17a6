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
