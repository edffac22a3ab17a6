//! A fresh draft can be published: whatever it came from, the check finds no error in it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use udgiv::import::{Options, endings, run};

use super::case;
use crate::support::{Dice, Project};

/// What documents have in them that pages can't show, links can't lead to, and markup could mistake for its own.
const SAID: &[&str] = &[
    "byen",
    "Vi",
    "og",
    "børn.",
    "2026.",
    "☎",
    "✉",
    "☒",
    "★",
    "①",
    "\u{f0b7}",
    "\u{f0fc}",
    "\u{f021}",
    "🎉",
    "中文",
    "مرحبا",
    "привет",
    "\u{fffd}",
    "\u{e123}",
    "ﷺ",
    "𝐅ed",
    "№",
    "a\u{301}\u{323}\u{33f}",
    "\u{200d}",
    "1⁄2",
    "⅔",
    "10⁶",
    "www.by.dk",
    "http://a b",
    "https://by.dk/a|b",
    "https://by.dk/{x}",
    "https://by.dk/50%",
    "post@by.dk",
    "@",
    "<b>",
    "</span>",
    "&amp;",
    "&nosuch;",
    "[x](y)",
    "[^1]",
    "![](x.png)",
    "**",
    "*",
    "_",
    "`",
    "~~~",
    "|",
    "\\",
    "\"\"\"",
    "’’’",
    "-",
    "–",
    "1.",
    "15. august",
    "#",
    "C:\\mappe",
    "$x$",
    "Ω",
    "π",
    "≥",
    "➢",
    "☐",
    "→",
    "✓",
    "\u{2028}",
    "\u{202e}",
    "½",
    "§ 3",
    "Å",
];
const BEGINNINGS: &[&str] = &[
    "",
    "",
    "",
    "# ",
    "## ",
    "### ",
    "#### ",
    "- ",
    "  - ",
    "• ",
    "\u{f0a8} ",
    "1. ",
    "7) ",
    "> ",
    "| ",
    "    ",
    "Vi vil:\n\n- ",
    "Fakta\n",
    "\u{c}",
    "”",
    "Vores ambition: ",
    "[^1]: ",
    "Forord\n",
    "Side 3\n",
    "<h2>",
    "<td>",
    "<li>",
    "<blockquote>",
    "<table><tr><td>",
];
const ENDS: &[&str] =
    &["\n", "\n\n", ".\n\n", ":\n", " |\n|---|---|\n", "”\n– En borger\n\n", "\n\n\n\n", "-\n"];

/// Imports a document into the project; a document may be refused.
fn import(project: &Project, path: &Path, slug: &str) -> bool {
    let options = Options {
        root: project.root(),
        slug,
        publisher: Some("byen"),
        replace: false,
        encoding: None,
        leave_out: true,
        each_place: false,
    };
    run(path, &options).is_ok()
}

/// All documents below a folder that can be imported.
fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        let name = path.to_string_lossy().to_lowercase();
        if path.is_dir() {
            documents(&path, found);
        } else if endings().iter().any(|ending| name.ends_with(ending)) && !name.ends_with("readme.md") {
            found.push(path);
        }
    }
}

#[test]
fn a_fresh_draft_has_no_error_whatever_it_came_from() {
    let project = Project::base();
    let mut drafts = Vec::new();
    let mut found = Vec::new();
    documents(&case(""), &mut found);
    assert!(found.len() >= 10, "{found:?}");
    for (number, path) in found.iter().enumerate() {
        let slug = format!("kendt-{number}");
        if import(&project, path, &slug) {
            drafts.push((slug, path.display().to_string()));
        }
    }
    let known = drafts.len();
    assert!(known >= 10, "{drafts:?}");
    let mut dice = Dice::new(14);
    for number in 0..60 {
        let mut text = String::new();
        for _ in 0..dice.below(30) + 1 {
            let said: Vec<&str> = (0..dice.below(9)).map(|_| dice.one_of(SAID)).collect();
            let _ = write!(text, "{}{}{}", dice.one_of(BEGINNINGS), said.join(" "), dice.one_of(ENDS));
        }
        for ending in ["txt", "md", "html"] {
            let (slug, name) = (format!("ny-{number}-{ending}"), format!("ny-{number}.{ending}"));
            project.write(&name, &text);
            if import(&project, &project.path(&name), &slug) {
                drafts.push((slug, text.clone()));
            }
        }
    }
    assert!(drafts.len() > known + 150, "{}", drafts.len() - known);
    let checked = project.run(&["check", "--format", "short", "--lang", "en"]);
    let all = checked.stdout + &checked.stderr;
    let errors: Vec<&str> = all.lines().filter(|line| line.contains(" error ")).collect();
    let of = |line: &str| drafts.iter().find(|(slug, _)| line.contains(&format!("/{slug}/")));
    let first = errors.first().map(|line| (of(line), line));
    assert!(errors.is_empty(), "{} errors\n{}\n{first:#?}", errors.len(), errors.join("\n"));
}
