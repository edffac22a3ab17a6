//! The example with every kind of block, as text that can be reviewed: `tests/cases/every-block/golden`.
//!
//! `UDGIV_BLESS=1 cargo test` rewrites goldens; look at the diff before you commit it.

use std::collections::BTreeSet;
use std::fs;

use super::support::{Epub, Project, golden, in_each_layout, pdf_tags, repository};

const FOLDER: &str = "tests/cases/every-block/golden";

#[test]
fn every_block_comes_out_as_it_did() {
    let project = Project::base();
    project.publish_both_books().build(&[]);
    let folder = repository().join(FOLDER);
    let (mut used, mut skipped) = (BTreeSet::new(), Vec::new());
    let mut compare = |name: &str, text: &str| {
        used.insert(name.to_owned());
        golden(&folder.join(name), text);
    };

    compare("easy.txt", &project.read("output/eksempel/eksempel.easy.txt"));
    let epub = Epub::open(&project.bytes("output/eksempel/eksempel.epub"));
    compare("epub-files.txt", &(epub.names().join("\n") + "\n"));
    for name in [
        "content.opf",
        "nav.xhtml",
        "titelside.xhtml",
        "forord.xhtml",
        "fritid.xhtml",
        "ordliste.xhtml",
        "kolofon.xhtml",
    ] {
        compare(name, epub.text(&format!("OEBPS/{name}")));
    }
    let easy = Epub::open(&project.bytes("output/eksempel/eksempel.easy.epub"));
    for name in ["content.opf", "nav.xhtml", "titelside.xhtml", "forord.xhtml", "ordliste.xhtml"] {
        compare(&format!("easy-{name}"), easy.text(&format!("OEBPS/{name}")));
    }
    for (layout, example) in in_each_layout() {
        for (variant, ending) in [("screen", "pdf"), ("large-print", "large.pdf"), ("easy-pdf", "easy.pdf")] {
            let project = example.with(&[variant]);
            let name = format!("tags-{layout}-{variant}.txt");
            // Compared only where Poppler is available to read it.
            match pdf_tags(&project.path(&example.file(ending))) {
                Some(tags) => compare(&name, &readable(&tags)),
                None => skipped.push(name),
            }
        }
    }
    used.extend(skipped);

    for entry in fs::read_dir(&folder).expect("goldens") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        assert!(used.contains(&name), "{name} is a golden that no test uses");
    }
}

/// Element types, their texts and their attributes, but not position or appearance.
fn readable(tags: &str) -> String {
    let looks = [
        "/BBox",
        "/LineHeight",
        "/BaselineShift",
        "/TextDecoration",
        "/Color",
        "/Width",
        "/Height",
        "/SpaceBefore",
    ];
    let mut out = String::new();
    for line in tags.lines() {
        let trimmed = line.trim_start();
        let about_looks =
            looks.iter().any(|look| trimmed.starts_with(look)) || trimmed.starts_with("Object ");
        if !about_looks {
            // Poppler garbles a heading's own copy of its text; the text itself follows.
            let heading = trimmed.starts_with('H').then(|| line.find(" \"")).flatten();
            out.push_str(&line[..heading.unwrap_or(line.len())]);
            out.push('\n');
        }
    }
    out
}
