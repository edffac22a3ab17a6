//! The files that Pandoc and LibreOffice made from `politik.md` import to the same policy as `politik.md` itself.

use super::file;
use crate::support::Project;

/// Remarks that name a line of the document, which is another in each format.
const NAMES_A_LINE: &[&str] = &["# TJEK: Årene", "# TJEK: Er det undertitlen"];

/// The draft of a file, without the file's name and line numbers, and without the figure, which in Markdown refers to
/// a file beside it.
fn draft(name: &str) -> (String, Option<String>) {
    let project = Project::base();
    project.write(name, file(name));
    let path = project.path(name);
    let path = path.to_str().expect("a path");
    let run = project.run(&["import", path, "--slug", "kladde", "--publisher", "byen"]);
    assert_eq!(run.status, 0, "{name}: {}", run.stderr);
    let policy = project.read("sources/kladde/policy.toml");
    let run = project.run(&["check", "kladde"]);
    assert_eq!(run.status, 0, "{name}: {}{}", run.stdout, run.stderr);
    let (before, figure) = match policy.split_once("\n  [[section.block]]\n  type = \"figure\"\n") {
        Some((before, rest)) => (before, Some(rest)),
        None => (policy.as_str(), None),
    };
    let after = figure.map_or("", |rest| rest.find("\n[[").map_or("", |at| &rest[at..]));
    let figure = figure.map(|rest| rest[..rest.len() - after.len()].to_owned());
    let all = format!("{before}{after}");
    let lines = all
        .lines()
        .filter(|line| !line.contains(name) && !NAMES_A_LINE.iter().any(|begin| line.starts_with(begin)));
    (lines.collect::<Vec<_>>().join("\n"), figure)
}

/// Compares a file's draft with that of the Markdown, and returns what it says about the picture.
fn says_the_same(name: &str) -> String {
    let (markdown, none) = draft("politik.md");
    assert!(markdown.contains("Børne- og ungeområdet") && none.is_none(), "{markdown}");
    let (own, figure) = draft(name);
    assert_eq!(own, markdown, "{name}");
    figure.unwrap_or_else(|| panic!("{name} has a picture"))
}

const ALT: &str = "alt = \"To mennesker rækker hinanden hånden under et træ.\"";

#[test]
fn a_word_file_by_pandoc_says_what_its_markdown_says() {
    assert!(says_the_same("pandoc.docx").contains(ALT));
}

#[test]
fn a_word_file_by_libreoffice_says_what_its_markdown_says() {
    assert!(says_the_same("libreoffice.docx").contains(ALT));
}

#[test]
fn a_text_by_libreoffice_says_what_its_markdown_says() {
    assert!(says_the_same("libreoffice.odt").contains(ALT));
}

/// Pandoc writes no alternative text into OpenDocument files, so a person has to add it.
#[test]
fn a_text_by_pandoc_says_what_its_markdown_says() {
    assert!(says_the_same("pandoc.odt").contains("# TJEK:"));
}

#[test]
fn a_page_by_pandoc_says_what_its_markdown_says() {
    assert!(says_the_same("pandoc.html").contains(ALT));
}

/// LibreOffice writes no alternative text into HTML.
#[test]
fn a_page_by_libreoffice_says_what_its_markdown_says() {
    assert!(says_the_same("libreoffice.html").contains("# TJEK:"));
}
