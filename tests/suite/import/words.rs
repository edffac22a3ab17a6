//! The seeds: the publication says what the document said.

use std::fs;

use udgiv::edition::{split_words, words};
use udgiv::policy::EditionKind;

use super::{imported, seeds};
use crate::parity::{epub_words, tag_words};
use crate::support::{Epub, pdf_tags};

#[test]
fn a_seed_is_published_with_all_its_words_in_their_order() {
    for (index, seed) in seeds().iter().enumerate() {
        let slug = format!("import-{index}");
        let project = imported(seed, &slug);
        project.build(&[&slug, "--variant", "screen", "--variant", "epub"]);
        let edition = project.edition(&slug, EditionKind::Full);
        let report = project.read(&format!("sources/{slug}/import-report.md"));
        let mut expected = split_words(&told(&fs::read_to_string(seed).expect("text"), &report));
        // Title and subtitle are on the cover; the edition adds the colophon and glossary.
        let cover =
            split_words(&format!("{} {}", edition.title, edition.subtitle.clone().unwrap_or_default()));
        if expected.starts_with(&cover) {
            expected.drain(..cover.len());
        }
        let added = edition.sections.len() - 1;
        let mut own = edition.clone();
        own.sections.drain(..added);
        expected.extend(words(&own));
        let epub = Epub::open(&project.bytes(&format!("output/{slug}/{slug}.epub")));
        same(&slug, "epub", &expected, &epub_words(&epub, &edition));
        if let Some(tags) = pdf_tags(&project.path(&format!("output/{slug}/{slug}.pdf"))) {
            same(&slug, "pdf", &expected, &tag_words(&tags));
        }
    }
}

fn same(slug: &str, what: &str, expected: &[String], actual: &[String]) {
    let at = expected.iter().zip(actual).take_while(|(a, b)| a == b).count();
    let shown = |words: &[String]| words[at.min(words.len())..(at + 8).min(words.len())].join(" ");
    assert!(
        expected == actual,
        "{slug}, word {at}:\n  document: {}\n  {what}: {}",
        shown(expected),
        shown(actual)
    );
}

/// The document's text, changed only as the report says.
fn told(document: &str, report: &str) -> String {
    let mut lines: Vec<(usize, String)> =
        document.split('\n').enumerate().map(|(index, line)| (index + 1, line.to_owned())).collect();
    for line in &mut lines {
        // In every variant, a typed number becomes the list's own marker.
        let number = line.1.trim_start_matches(|c: char| c.is_ascii_digit());
        if let Some(rest) = number.strip_prefix(".\t").filter(|_| number.len() < line.1.len()) {
            line.1 = rest.to_owned();
        }
    }
    let section =
        |title: &str| report.split("\n## ").find_map(|part| part.strip_prefix(title)).unwrap_or_default();
    let rows = |title: &str| -> Vec<Vec<String>> {
        let rows = section(title).lines().filter_map(|line| line.strip_prefix("| "));
        rows.map(|row| row.trim_end_matches(" |").split(" | ").map(|cell| cell.replace('\\', "")).collect())
            .filter(|row: &Vec<String>| row[0].parse::<usize>().is_ok())
            .collect()
    };
    for row in rows("Ikke med i kladden\n") {
        let (from, gone) = (row[0].parse::<usize>().expect("a line"), split_words(&row[1]));
        let line = lines.iter_mut().find(|(number, line)| *number >= from && split_words(line) == gone);
        line.unwrap_or_else(|| panic!("{row:?} is not in the document")).1.clear();
    }
    for row in rows("Ord, der var delt ved linjeskift\n") {
        let from = row[0].parse::<usize>().expect("a line");
        let (first, second) = row[1].split_once(' ').expect("two halves");
        let at = lines
            .iter()
            .position(|(number, line)| *number == from && line.contains(first))
            .unwrap_or_else(|| panic!("{row:?} is not in the document"));
        if let Some(inside) = lines[at].1.find(&format!("{first} {second}")) {
            lines[at].1.replace_range(inside..inside + first.len() + 1 + second.len(), &row[2]);
            continue;
        }
        let kept = lines[at].1.trim_end().strip_suffix(first).expect("at the end of its line").to_owned();
        lines[at].1 = format!("{kept}{}", row[2]);
        let next = lines[at + 1..].iter_mut().find(|(_, line)| !line.trim().is_empty()).expect("a next line");
        next.1 = next.1.trim_start().strip_prefix(second).expect("at the beginning of its line").to_owned();
    }
    for line in section("Flyttet\n").lines().filter_map(|line| line.strip_prefix("- linje ")) {
        let numbers: Vec<usize> =
            line.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
        let (first, last, before) = match numbers[..] {
            [line, before] => (line, line, before),
            [first, last, before] => (first, last, before),
            _ => panic!("{line}"),
        };
        let moved: Vec<_> =
            lines.iter().filter(|(number, _)| (first..=last).contains(number)).cloned().collect();
        lines.retain(|(number, _)| !(first..=last).contains(number));
        let to = lines.iter().position(|(number, _)| *number == before).expect("the line it stands before");
        lines.splice(to..to, moved);
    }
    lines.into_iter().map(|(_, line)| line + "\n").collect()
}
