//! Whose work is inside the binary: `NOTICES.txt` has every crate with its licence, and `udgiv notices` shows it.
//!
//! `UDGIV_BLESS=1 cargo test --test suite notices` writes the file, from what Cargo says of `Cargo.lock` and from the
//! licences in the crates themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::support::{Project, golden, missing, repository};

/// A crate whose code is in the binary, on some system.
struct Crate {
    name: String,
    version: String,
    licence: String,
    source: String,
    authors: Vec<String>,
    texts: Vec<String>,
}

/// Every crate that the program is linked with on any system, in the order of their names. `None` where a crate's files
/// aren't on this machine: `cargo fetch` gets them.
fn crates() -> Option<Vec<Crate>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(repository())
        .output()
        .expect("cargo runs");
    if !output.status.success() {
        missing("cargo fetch");
        return None;
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();
    let root = text(&metadata["resolve"]["root"]);
    let (mut seen, mut open) = (BTreeSet::new(), vec![root.clone()]);
    while let Some(id) = open.pop() {
        for dependency in list(&nodes[&id]["deps"]) {
            // Neither what tests need nor what builds need is in the binary.
            let is_linked = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let id = text(&dependency["pkg"]);
            if is_linked && seen.insert(id.clone()) {
                open.push(id);
            }
        }
    }
    let mut all: Vec<Crate> = Vec::new();
    for package in list(&metadata["packages"]).iter().filter(|package| seen.contains(&text(&package["id"]))) {
        let manifest = text(&package["manifest_path"]);
        let licence = text(&package["license"]);
        let (name, version) = (text(&package["name"]), text(&package["version"]));
        all.push(Crate {
            source: format!("https://crates.io/crates/{name}/{version}"),
            texts: licences(Path::new(&manifest).parent().expect("a folder"), &licence),
            authors: list(&package["authors"]).iter().map(text).collect(),
            name,
            version,
            licence,
        });
    }
    all.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Some(all)
}

/// The texts of a crate's licences. Of a choice with MIT in it, that alone is used.
fn licences(folder: &Path, licence: &str) -> Vec<String> {
    let begins = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE", "COPYRIGHT"];
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the crate's folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            path.is_file() && begins.iter().any(|begin| name.starts_with(begin))
        })
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let text = String::from_utf8_lossy(&fs::read(path).expect("a licence")).replace("\r\n", "\n");
        text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
    };
    let texts: Vec<String> = files.iter().map(read).collect();
    let is_choice = licence.contains(" OR ") || licence.contains('/');
    let mit = texts.iter().find(|text| text.contains("Permission is hereby granted, free of charge"));
    match mit {
        Some(mit) if is_choice && licence.contains("MIT") && !licence.contains("AND") => vec![mit.clone()],
        _ => texts,
    }
}

fn page(crates: &[Crate]) -> String {
    let mut out = String::from(
        "Crates in the binary of udgiv, on one system or another, each with its licence.\n\
         Written by: UDGIV_BLESS=1 cargo test --test suite notices\n\n",
    );
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in crates {
        let Crate { name, version, licence, source, authors, .. } = one;
        out.push_str(&format!("{name} {version}: {licence}\n    {source}\n"));
        if one.texts.is_empty() {
            let by = if authors.is_empty() { "its authors".to_owned() } else { authors.join(", ") };
            out.push_str(&format!(
                "    no licence file of its own; copyright {by}; the general texts are at the end\n"
            ));
        }
        for text in &one.texts {
            texts.entry(text).or_default().push(format!("{name} {version}"));
        }
    }
    let mut texts: Vec<(&str, Vec<String>)> = texts.into_iter().collect();
    texts.sort_by(|a, b| a.1.cmp(&b.1));
    for (text, crates) in texts {
        out.push_str(&format!("\n{}\n{}\n\n{text}\n", "=".repeat(80), crates.join(", ")));
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let text = fs::read_to_string(repository().join(name)).expect("a licence");
        let text = text.replace("\r\n", "\n");
        out.push_str(&format!("\n{}\n{name}, the general text\n\n{}\n", "=".repeat(80), text.trim()));
    }
    out
}

#[test]
fn the_notices_have_every_crate_with_its_licence() {
    let Some(crates) = crates() else { return };
    assert!(crates.len() > 300, "{} crates", crates.len());
    golden(&repository().join("NOTICES.txt"), &page(&crates));
    // Who may only be given on with a hint at the source is named on the page that people read.
    let page = fs::read_to_string(repository().join("NOTICE.md")).expect("NOTICE.md");
    let free = ["MIT", "Apache-2.0", "BSD", "Zlib", "ISC", "0BSD", "Unicode-3.0", "BSL-1.0", "CC0-1.0"];
    let strict: Vec<&Crate> =
        crates.iter().filter(|one| !free.iter().any(|licence| one.licence.contains(licence))).collect();
    assert!(!strict.is_empty());
    for one in strict {
        assert!(page.contains(&format!("`{}`", one.name)), "NOTICE.md names {} ({})", one.name, one.licence);
    }
}

#[test]
fn the_binary_shows_what_is_in_it() {
    let run = Project::empty().run_bare(&["notices"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for words in [
        "spellbook 0.",
        "Mozilla Public License Version 2.0",
        "SIL OPEN FONT LICENSE Version 1.1",
        "Reserved Font Name",
        "Stavekontrolden",
        "Permission is hereby granted, free of charge",
    ] {
        assert!(run.stdout.contains(words), "{words}");
    }
}
