//! The documentation of rules: its examples are run (the wrong one is found, the right one has no fault), and its
//! pages are generated from it.
//!
//! [`SourcePart`] says where an example goes.

use std::collections::BTreeSet;

use udgiv::finding::{Bilingual, Code, Example, Group, SourcePart};
use udgiv::locale::Locale;
use udgiv::pipeline;
use udgiv::policy::VariantName;

use super::print::press_profile;
use super::support::{Project, copy, golden, repository};

const POLICY: &str = "sources/eksempel/policy.toml";
const PUBLISHER: &str = "sources/publishers/byen.toml";

/// Codes that no piece can demonstrate: a file's size, a link, a text of pages, a layout, a brand that lacks a key, a booklet.
const OUTSIDE: &[&str] = &["U007", "U008", "U031", "U034", "U086", "U087", "U089"];

#[test]
fn every_wrong_example_gives_its_code_alone_and_every_right_one_nothing() {
    let mut failed = Vec::new();
    for code in udgiv::check::codes() {
        for Example { part, wrong, right, .. } in code.documentation.examples {
            if *part == SourcePart::Outside {
                assert!(OUTSIDE.contains(&code.id), "{}: an example has to be one that can be run", code.id);
                continue;
            }
            for (piece, expected) in [(wrong, &[code.id][..]), (right, &[])] {
                let found = found(code, *part, piece);
                let codes: BTreeSet<&str> = found.iter().map(|(code, _)| *code).collect();
                if codes.iter().ne(expected) {
                    let told: Vec<String> =
                        found.iter().map(|(code, title)| format!("    {code} {title}")).collect();
                    failed.push(format!("{} ({part:?})\n{piece}\n{}", code.id, told.join("\n")));
                }
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn every_code_has_words_and_an_example_in_both_languages() {
    for code in udgiv::check::codes() {
        let documentation = code.documentation;
        let long_enough = |text: Bilingual| text.da.len() > 10 && text.en.len() > 10;
        assert!(long_enough(documentation.finds) && long_enough(documentation.why), "{}", code.id);
        assert!(!documentation.examples.is_empty(), "{} has no example", code.id);
        let said = documentation.examples.iter().map(|example| example.because).chain([documentation.more]);
        for text in said {
            assert_eq!(text.da.is_empty(), text.en.is_empty(), "{}: {text:?} has one language", code.id);
        }
    }
}

/// Prose that counts rules, or names a range of them, is written by hand.
#[test]
fn pages_that_count_rules_count_right() {
    let told = |page: &str, words: String| {
        let text = std::fs::read_to_string(repository().join(page)).expect(page);
        assert!(text.contains(&words), "{page} should say “{words}”");
    };
    let easy = udgiv::check::codes().filter(|code| code.group.is_easy()).count();
    told("README.md", format!("{easy} regler"));

    let mut waivable: Vec<&str> =
        udgiv::check::codes().filter(|code| code.group.is_waivable()).map(|code| code.id).collect();
    waivable.sort_unstable();
    let one_after_another: Vec<String> = (1..=waivable.len()).map(|number| format!("R{number:02}")).collect();
    assert_eq!(waivable, one_after_another, "a range can name them");
    let last = waivable.last().expect("a rule");
    told("docs/rules.md", format!("R01 til {last} kan undtages"));
    told("docs/rules.en.md", format!("from R01 to {last}"));
    told("docs/source-format.md", format!("R01 til {last} kan undtages"));
}

#[test]
fn the_pages_of_rules_are_made_from_the_rules() {
    for (page, locale) in [("docs/rules.md", Locale::Danish), ("docs/rules.en.md", Locale::English)] {
        golden(&repository().join(page), &udgiv::cli::render::page(locale));
    }
}

/// What is found in the base with an example put in.
fn found(code: &Code, part: SourcePart, piece: &str) -> Vec<(&'static str, String)> {
    let project = Project::base();
    copy(&repository().join("tests/examples/images"), &project.path("sources/eksempel/images"));
    project.write("sources/publishers/PSOcoated_v3.icc", press_profile());
    put(&project, part, piece);
    // Some faults only show on laid-out pages.
    let laid_out = udgiv::check::needs_layout(code);
    let told = if laid_out {
        let variant = match code.group {
            Group::Print => VariantName::Print,
            group if group.is_easy() => VariantName::EasyPdf,
            _ => VariantName::Screen,
        };
        let request = pipeline::Request { variants: vec![variant], ..project.request() };
        pipeline::publish(&request, &|_| {}).expect("published").told
    } else {
        pipeline::check(&project.request()).expect("checked").told
    };
    let told = told.findings.iter();
    told.map(|finding| (finding.code.id, finding.words(Locale::Danish).title)).collect()
}

fn put(project: &Project, part: SourcePart, piece: &str) {
    let append = |tables: &str| {
        let whole = format!("{}\n{tables}\n", project.read(POLICY));
        project.write(POLICY, whole);
    };
    match part {
        SourcePart::Policy => merge(project, POLICY, "[policy]", piece),
        SourcePart::Publisher => merge(project, PUBLISHER, "", piece),
        SourcePart::Section => append(&section(piece)),
        SourcePart::Block => append(&section(&format!("[[section.block]]\n{piece}"))),
        SourcePart::Text => append(&section(&format!("text = \"\"\"\n{piece}\n\"\"\""))),
        SourcePart::Easy => {
            let text = format!("[section.easy]\ntext = \"\"\"\nDu er velkommen.\n\n{piece}\n\"\"\"");
            append(&section(&text));
        }
        SourcePart::Term => append(&format!("[[term]]\n{piece}")),
        SourcePart::Tables => append(piece),
        SourcePart::Files => files(project, piece),
        SourcePart::Outside => unreachable!("is not run"),
    }
}

/// A section containing the example, and whatever else it needs.
fn section(piece: &str) -> String {
    let keys = keys(head(piece));
    let mut lines = vec!["[[section]]"];
    let mut need = |key, line| {
        if !keys.contains(key) {
            lines.push(line);
        }
    };
    need("id", "id = \"afsnit\"");
    need("title", "title = \"Et afsnit\"");
    need("text", "text = \"Alle er velkomne.\"");
    if !piece.contains("[section.easy]") {
        need("easy_skip", "easy_skip = \"Til fagfolk\"");
    }
    format!("{}\n{piece}", lines.join("\n"))
}

/// Adds keys to a file's tables, replacing those with the same name. Lines before the example's first header belong
/// to `first`, which is empty for the file's top level.
fn merge(project: &Project, file: &str, first: &str, piece: &str) {
    let mut tables = split(&project.read(file));
    for (name, added) in split(piece) {
        let name = if name.is_empty() { first.to_owned() } else { name };
        let replaced = keys(&added);
        match tables.iter_mut().find(|(one, _)| *one == name) {
            Some((_, lines)) => {
                let kept = lines.lines().filter(|line| key(line).is_none_or(|key| !replaced.contains(key)));
                *lines = added.lines().chain(kept).map(|line| format!("{line}\n")).collect();
            }
            None => tables.push((name, added)),
        }
    }
    let whole: Vec<String> = tables.iter().map(|(name, lines)| format!("{name}\n{lines}")).collect();
    project.write(file, whole.join("\n"));
}

/// Table headers, each with the lines that follow; the lines before the first have an empty header.
fn split(toml: &str) -> Vec<(String, String)> {
    let mut tables = vec![(String::new(), String::new())];
    for line in toml.lines() {
        if line.trim_start().starts_with('[') {
            tables.push((line.trim().to_owned(), String::new()));
        } else if let Some((_, lines)) = tables.last_mut() {
            lines.push_str(line);
            lines.push('\n');
        }
    }
    tables
}

/// The lines before the first header.
fn head(piece: &str) -> &str {
    if piece.starts_with('[') { "" } else { piece.split("\n[").next().unwrap_or_default() }
}

fn keys(lines: &str) -> BTreeSet<&str> {
    lines.lines().filter_map(key).collect()
}

fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim();
    key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_').then_some(key)
}

fn files(project: &Project, piece: &str) {
    let (mut path, mut text) = (POLICY, String::new());
    for line in piece.lines() {
        if let Some(next) = line.strip_prefix("# sources/") {
            if !text.trim().is_empty() {
                project.write(path, &text);
            }
            path = &line["# ".len()..];
            assert!(next.ends_with(".toml"), "{line}");
            text.clear();
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    project.write(path, text);
}
