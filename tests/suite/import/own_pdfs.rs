//! Our own PDFs, which the importer's rules were not designed for.

use std::collections::BTreeMap;
use std::fs;

use super::structure::Score;
use crate::parity::on_pages;
use crate::support::{self, Project, repository};
use udgiv::policy::EditionKind;

/// Only letters and digits, in lower case: identifies a heading however its lines were cut.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The headings of an edition: those of its sections and those inside them. Those above the descriptions of figures are captions
/// in bold, and may be either.
fn headings(edition: &udgiv::edition::Edition) -> Vec<String> {
    let mut found = Vec::new();
    let own = edition.sections.len() - 1;
    for section in &edition.sections[..own] {
        found.push(letters(&section.title));
        for block in &section.blocks {
            if let udgiv::edition::Block::Heading { content, id: None, .. } = block {
                found.push(letters(&udgiv::edition::markup::plain(content)));
            }
        }
    }
    found
}

/// What looks like a heading in print but is none in the source: labels, glossary words, box titles.
fn like_headings(edition: &udgiv::edition::Edition) -> Vec<String> {
    use udgiv::edition::Block;
    let mut found = vec![letters("Kolofon"), letters(&edition.publisher.name)];
    for section in &edition.sections {
        found.extend(section.label.as_deref().map(letters));
        for block in &section.blocks {
            match block {
                Block::Heading { id: Some(_), name, .. } => found.push(letters(name)),
                Block::Figure(figure) => found.push(letters(&figure.description_label)),
                Block::Glossary { entries } => found.extend(entries.iter().map(|entry| letters(&entry.word))),
                Block::Goals { goals } => {
                    found.extend(goals.iter().filter_map(|goal| Some(letters(goal.perspective.as_ref()?))));
                    found.extend(goals.iter().filter_map(|goal| Some(letters(goal.title.as_ref()?))))
                }
                Block::Fact { title, .. } => found.push(letters(title)),
                _ => {}
            }
        }
    }
    found
}

/// The repository's publications, imported from the text a PDF reader extracts.
#[test]
fn a_publication_copied_out_of_its_pdf_is_imported_and_built_again() {
    let mut score = Score::default();
    for published in support::of_the_repository() {
        let slug = published.slug();
        let pdf = published.with(&["screen"]).path(&published.file("pdf"));
        let Some(text) = support::tool("pdftotext", &[pdf.to_str().expect("a path"), "-"]) else {
            return;
        };
        let project = Project::empty();
        support::copy(&repository().join("sources/publishers"), &project.path("sources/publishers"));
        project.write("kopi.txt", text);
        let path = project.path("kopi.txt");
        let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "kopi"]);
        assert_eq!(run.status, 0, "{slug}: {}", run.stderr);
        let edition = on_pages(published.project().edition(slug, EditionKind::Full), "pdf");
        let expected = headings(&edition);
        let like = like_headings(&edition);
        let mut found = headings(&project.edition("kopi", EditionKind::Full));
        for one in &expected {
            if let Some(at) = found.iter().position(|other| other == one) {
                found.remove(at);
                score.found += 1;
            }
        }
        found.retain(|one| !like.contains(one));
        score.expected += expected.len();
        score.wrong += found.len();
    }
    // docs/import.md promises at least this.
    assert!(score.recall() >= 95.0 && score.precision() >= 75.0, "{score:?}");
}

/// A PDF without its tags, as many programs write one.
fn without_tags(pdf: &[u8]) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(pdf).expect("a PDF");
    let catalog = document.catalog_mut().expect("a catalogue");
    catalog.remove(b"StructTreeRoot");
    catalog.remove(b"MarkInfo");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a PDF");
    bytes
}

/// What an edition has beside its headings, counted.
fn counted(edition: &udgiv::edition::Edition) -> BTreeMap<&'static str, usize> {
    use udgiv::edition::Block;
    let mut count = BTreeMap::new();
    let own = edition.sections.len() - 1;
    for block in edition.sections[..own].iter().flat_map(|section| &section.blocks) {
        let kind = match block {
            Block::Table { .. } => "tables",
            Block::Quote { .. } => "quotations",
            Block::Figure { .. } => "figures",
            _ => continue,
        };
        *count.entry(kind).or_default() += 1;
    }
    count
}

/// The repository's publications, imported from their own PDFs: by their tags, and by their looks.
#[test]
fn a_publication_is_imported_from_its_own_pdf() {
    let (mut by_tags, mut by_looks) = (Score::default(), Score::default());
    for published in support::of_the_repository() {
        let slug = published.slug();
        let pdf = fs::read(published.with(&["screen"]).path(&published.file("pdf"))).expect("a PDF");
        let edition = on_pages(published.project().edition(slug, EditionKind::Full), "pdf");
        let project = Project::empty();
        support::copy(&repository().join("sources/publishers"), &project.path("sources/publishers"));
        for (tagged, score) in [(true, &mut by_tags), (false, &mut by_looks)] {
            let name = if tagged { "med" } else { "uden" };
            let file = format!("{name}.pdf");
            project.write(&file, if tagged { pdf.clone() } else { without_tags(&pdf) });
            let path = project.path(&file);
            let run = project.run(&["import", path.to_str().expect("a path"), "--slug", name]);
            assert_eq!(run.status, 0, "{slug}: {}", run.stderr);
            let found = project.edition(name, EditionKind::Full);
            assert_eq!(letters(&found.title), letters(&edition.title), "{slug}");
            let expected = headings(&edition);
            let like = like_headings(&edition);
            let mut headings = headings(&found);
            score.expected += expected.len();
            for one in &expected {
                if let Some(at) = headings.iter().position(|other| other == one) {
                    headings.remove(at);
                    score.found += 1;
                }
            }
            headings.retain(|one| !like.contains(one));
            score.wrong += headings.len();
            if tagged {
                let (expected, found) = (counted(&edition), counted(&found));
                for kind in ["tables", "quotations"] {
                    assert_eq!(found.get(kind), expected.get(kind), "{slug}: {kind}");
                }
                assert!(found.get("figures") >= expected.get("figures"), "{slug}");
                let policy = project.read(&format!("sources/{name}/policy.toml"));
                let source = published.project().read(&format!("sources/{slug}/policy.toml"));
                for alt in source.lines().filter_map(|line| line.trim().strip_prefix("alt = ")) {
                    assert!(policy.contains(alt), "{slug}: {alt}");
                }
            }
        }
    }
    // docs/import.md promises at least this.
    assert!(by_tags.recall() >= 99.0 && by_tags.precision() >= 85.0, "{by_tags:?}");
    assert!(by_looks.recall() >= 95.0 && by_looks.precision() >= 75.0, "{by_looks:?}");
}
