//! The editor of running text and the program read CommonMark alike: what the one writes anew says to the other what it said before.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pulldown_cmark::{Event, Options, Parser, Tag};

/// Every text and description behind a value.
fn collect(value: &toml::Value, texts: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                match value {
                    // What is easy-read is lines, and no CommonMark.
                    _ if key == "easy" => {}
                    toml::Value::String(text) if key == "text" || key == "description" => {
                        texts.push(text.clone())
                    }
                    value => collect(value, texts),
                }
            }
        }
        toml::Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        _ => {}
    }
}

/// The files below a folder, in an order of their own.
fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("listed").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

/// What a text says, without how it is written: a line's end in a paragraph is a space, a link is where it leads.
fn said(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut said: Vec<String> = Vec::new();
    let mut words = String::new();
    for event in Parser::new_ext(text.trim_end(), options) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::SoftBreak => words.push(' '),
            other => {
                if !words.is_empty() {
                    // A word that a line's end divides after its hyphen is one word to the program, and is written so.
                    said.push(std::mem::take(&mut words).replace("- ", "-"));
                }
                said.push(match other {
                    Event::Start(Tag::Link { dest_url, title, .. }) => format!("link {dest_url} {title}"),
                    Event::Start(tag) => format!("{tag:?}"),
                    Event::End(tag) => format!("/{tag:?}"),
                    other => format!("{other:?}"),
                });
            }
        }
    }
    said.push(words);
    said
}

#[test]
fn what_the_editor_writes_anew_says_the_same_to_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let editor = root.join("src/studio/editor");
    if !editor.join("node_modules").is_dir() {
        assert!(std::env::var_os("UDGIV_REQUIRE_EDITOR").is_none(), "npm ci in {}", editor.display());
        eprintln!("skipped: `npm ci` in {} fetches what the editor is built of", editor.display());
        return;
    }
    let (mut sources, mut texts) = (Vec::new(), Vec::new());
    files(&root.join("sources"), "policy.toml", &mut sources);
    files(&root.join("tests/base"), "policy.toml", &mut sources);
    for path in &sources {
        let source = toml::from_str(&fs::read_to_string(path).expect("read"));
        collect(
            &toml::Value::Table(source.unwrap_or_else(|why| panic!("{}: {why}", path.display()))),
            &mut texts,
        );
    }
    // And what people write wrongly: every case of a rule that puts running text in.
    let mut cases = Vec::new();
    files(&root.join("tests/rules"), ".edit", &mut cases);
    let written = cases.iter().map(|path| fs::read_to_string(path).expect("read"));
    texts.extend(written.flat_map(|case| {
        // A line that a case puts in begins with +.
        let long = case.split("\"\"\"").skip(1).step_by(2).map(|text| text.replace("\n+", "\n"));
        long.collect::<Vec<_>>()
    }));
    assert!(texts.len() > 200, "{} texts", texts.len());

    let mut node = Command::new("node")
        .arg(editor.join("test/rewritten.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node runs");
    let mut stdin = node.stdin.take().expect("its input");
    let sent = serde_json::to_vec(&texts).expect("texts");
    let writing = std::thread::spawn(move || stdin.write_all(&sent));
    let output = node.wait_with_output().expect("it ends");
    writing.join().expect("written").expect("taken");
    assert!(output.status.success());
    let anew: Vec<String> = serde_json::from_slice(&output.stdout).expect("texts");
    assert_eq!(anew.len(), texts.len());
    let other: Vec<String> = texts
        .iter()
        .zip(&anew)
        .filter(|(text, anew)| said(text) != said(anew))
        .map(|(text, anew)| {
            format!("{text:?}\n  is written {anew:?}\n  {:?}\n  {:?}", said(text), said(anew))
        })
        .collect();
    assert!(other.is_empty(), "{} of {} texts:\n{}", other.len(), texts.len(), other.join("\n"));
}
