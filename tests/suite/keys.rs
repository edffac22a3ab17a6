//! The table of keys, and what comes from it: the reader takes every key, `docs/source-format.md` lists it, the schemas
//! in `docs/schema/` let it through.

use std::fs;
use std::sync::Arc;

use serde_json::Value as Json;
use udgiv::policy::{Binding, Booklet, Print, Publisher};
use udgiv::source::keys::{self, Keys, Value};
use udgiv::source::{self, PictureReader};

use super::support::{Project, golden, repository, schema_faults, slugs};

const PAGE: &str = "docs/source-format.md";

/// All files, and where they stand in a project.
fn files() -> [(&'static Keys, &'static str); 3] {
    [
        (&keys::POLICY_FILE, "sources/eksempel/policy.toml"),
        (&keys::PUBLISHER_FILE, "sources/publishers/byen.toml"),
        (&keys::PROJECT_FILE, "udgiv.toml"),
    ]
}

/// A table with every key it can have, each as its row's example sets it.
fn with_every_key(keys: &Keys) -> String {
    let (tables, lines): (Vec<&keys::Key>, Vec<&keys::Key>) =
        keys.rows.iter().partition(|row| row.shown() == row.example);
    let lines = lines.iter().filter(|row| !matches!(row.value, Value::Kind)).map(|row| row.example);
    let mut toml = lines.map(|line| format!("{line}\n")).collect::<String>();
    for row in tables {
        let (Value::Table(inner) | Value::Tables(inner)) = row.value else { panic!("{}", row.name) };
        let head = row.example;
        if inner.kinds.is_empty() {
            toml.push_str(&format!("\n{head}\n{}", with_every_key(inner)));
        }
        for kind in inner.kinds {
            toml.push_str(&format!("\n{head}\ntype = \"{}\"\n{}", kind.name, with_every_key(kind)));
        }
    }
    toml
}

/// The reader stops at a key that has no row, and at the end of a table if one that has a row wasn't taken.
#[test]
fn the_reader_takes_every_key_of_the_table_and_understands_its_example() {
    let project = Project::base();
    for (keys, path) in files() {
        project.write(path, with_every_key(keys));
    }
    let run = project.run(&["check", "--format", "short"]);
    for line in run.stderr.lines() {
        assert!(line.starts_with("sources/"), "{}", run.stderr);
        for code in ["U001", "U002", "U003", "U004", "U005", "U006", "U014", "U018"] {
            assert!(!line.contains(code), "{line}");
        }
    }
    let kinds = keys::POLICY_FILE.all().iter().map(|keys| keys.kinds.len()).sum::<usize>();
    let read = project.read("sources/eksempel/policy.toml");
    assert_eq!(read.matches("[[section.block]]").count(), kinds);
    assert!(kinds >= 8, "{kinds}");
}

#[test]
fn what_a_publishers_key_is_without_being_written_is_what_its_row_says() {
    let project = Project::base();
    let path = "sources/publishers/byen.toml";
    let unsaid = publisher(&project);
    let mut written = project.read(path);
    for keys in keys::PUBLISHER_FILE.all() {
        let lines: String = keys
            .rows
            .iter()
            .filter_map(|row| match row.otherwise {
                keys::Otherwise::Is(value) => Some(format!("{} = {value}\n", row.name)),
                _ => None,
            })
            .collect();
        // What stands at the top of the file stands in the base policy's, too.
        if keys.name != "publisher.toml" && !lines.is_empty() {
            written.push_str(&format!("\n[{}]\n{lines}", keys.name));
        }
    }
    assert!(written.contains("\n[print]\n") && written.contains("\n[braille]\n"), "{written}");
    project.write(path, &written);
    let said = publisher(&project);
    assert_eq!(said.easy, unsaid.easy);
    assert_eq!(said.braille, unsaid.braille);
    assert_eq!(said.print.bleed_mm(), unsaid.print.bleed_mm());
    assert_eq!(said.print.most_ink(), unsaid.print.most_ink());
    assert_eq!(said.print.binding.map(|it| *it.value()), Some(Binding::Saddle));
    let booklet = |print: &Print| {
        let (by, sheet) = (print.booklet.as_ref(), print.booklet_sheet.as_ref());
        format!("{:?}", Booklet::new(by.map(|it| *it.value()), sheet.map(|it| *it.value()), None))
    };
    assert_eq!(booklet(&said.print), booklet(&unsaid.print));
}

/// The publisher of the base policy, as it is read.
fn publisher(project: &Project) -> Publisher {
    let pictures = PictureReader::new(Arc::default());
    let mut read = source::read(project.root(), &pictures, |_| true).expect("a project");
    read.publishers.remove("byen").and_then(|read| read.publisher.ok()).expect("a publisher")
}

#[test]
fn the_lists_of_keys_on_the_page_are_those_of_the_table() {
    let page = fs::read_to_string(repository().join(PAGE)).expect(PAGE).replace("\r\n", "\n");
    let mut all: Vec<&Keys> = files().iter().flat_map(|(file, _)| file.all()).collect();
    let mut parts = page.split("<!-- keys: ");
    let mut now = parts.next().expect("a beginning").to_owned();
    for part in parts {
        let (name, rest) = part.split_once(" -->\n").expect(part);
        let (_, rest) = rest.split_once("<!-- end -->\n").expect(part);
        let at = all.iter().position(|keys| keys.name == name).unwrap_or_else(|| panic!("{name}"));
        let list = keys::listing(all.remove(at));
        now.push_str(&format!("<!-- keys: {name} -->\n{list}<!-- end -->\n{rest}"));
    }
    let left: Vec<&str> = all.iter().filter(|keys| !keys.rows.is_empty()).map(|keys| keys.name).collect();
    assert!(left.is_empty(), "{PAGE} has no list of {left:?}");
    golden(&repository().join(PAGE), &now);
    for (file, _) in files() {
        for row in file.all().iter().flat_map(|keys| keys.rows) {
            if let Value::OneOf(names) | Value::SomeOf(names) = row.value {
                for name in names {
                    assert!(now.contains(&format!("`{name}`")), "{PAGE} says nothing of {name}");
                }
            }
        }
    }
}

#[test]
fn the_schemas_are_those_of_the_table_and_the_program_prints_them() {
    for ((keys, _), name) in files().iter().zip(["policy", "publisher", "project"]) {
        let schema = keys::schema(keys);
        assert_eq!(printed(name), schema);
        golden(&repository().join(format!("docs/schema/{name}.json")), &schema);
    }
}

fn printed(name: &str) -> String {
    let program = std::process::Command::new(env!("CARGO_BIN_EXE_udgiv")).args(["schema", name]).output();
    String::from_utf8(program.expect("the program runs").stdout).expect("text")
}

fn parsed(toml: &str) -> Json {
    keys::as_json(toml::Value::Table(toml.parse().unwrap_or_else(|why| panic!("{why}\n{toml}"))))
}

fn schema(keys: &Keys) -> Json {
    serde_json::from_str(&keys::schema(keys)).expect("JSON")
}

#[test]
fn the_schemas_let_sound_sources_through() {
    let mut sources = Vec::new();
    let mut take = |keys, path: std::path::PathBuf| {
        sources.push((keys, fs::read_to_string(&path).expect("a source"), path.display().to_string()));
    };
    let publishers = |folder: std::path::PathBuf| {
        let all = fs::read_dir(folder).expect("publishers").map(|entry| entry.expect("an entry").path());
        all.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect::<Vec<_>>()
    };
    for slug in slugs() {
        take(&keys::POLICY_FILE, repository().join("sources").join(slug).join("policy.toml"));
    }
    for folder in ["sources/publishers", "tests/base/sources/publishers"] {
        publishers(repository().join(folder)).into_iter().for_each(|path| take(&keys::PUBLISHER_FILE, path));
    }
    take(&keys::POLICY_FILE, repository().join("tests/base/sources/eksempel/policy.toml"));
    let new = Project::empty();
    assert_eq!(new.run(&["new", "nyt"]).status, 0);
    take(&keys::POLICY_FILE, new.path("sources/nyt/policy.toml"));
    take(&keys::PUBLISHER_FILE, new.path("sources/publishers/min-kommune.toml"));
    take(&keys::PROJECT_FILE, new.path("udgiv.toml"));
    assert!(sources.len() >= 5 + 3 + 2 + 2, "{}", sources.len());
    for (keys, _) in files() {
        sources.push((keys, with_every_key(keys), keys.name.to_owned()));
    }
    for (keys, text, path) in sources {
        assert_eq!(schema_faults(&schema(keys), &parsed(&text)), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn the_schemas_refuse_what_the_reader_refuses() {
    let [(policy, policy_path), (publisher, publisher_path), (settings, settings_path)] = files();
    let project = Project::base();
    project.write(settings_path, "language = \"da\"\n");
    for (keys, path, from, to, code) in [
        (policy, policy_path, "subtitle =", "subtitel =", "U002"),
        (policy, policy_path, "role = \"foreword\"\n", "role = \"foreword\"\nrolle = \"x\"\n", "U002"),
        (policy, policy_path, "type = \"quote\"\n", "type = \"quote\"\ncaption = \"x\"\n", "U002"),
        (policy, policy_path, "title = \"Alle skal med\"", "title = 3", "U004"),
        (policy, policy_path, "adopted = 2025-01-29", "adopted = \"29. januar\"", "U004"),
        (policy, policy_path, "to = 2028", "til = 2028", "U002"),
        (policy, policy_path, "type = \"quote\"", "type = \"citat\"", "U005"),
        (policy, policy_path, "type = \"quote\"\n", "", "U003"),
        (policy, policy_path, "role = \"foreword\"", "role = \"forord\"", "U005"),
        (policy, policy_path, "schema = 1", "schema = 2", "U006"),
        (policy, policy_path, "schema = 1\n", "", "U003"),
        (policy, policy_path, "id = \"forord\"\n", "", "U003"),
        (policy, policy_path, "id = \"forord\"\n", "id = \"forord\"\nallow = [\"R05\"]\n", "U003"),
        (publisher, publisher_path, "name = \"Byens Kommune\"\n", "", "U003"),
        (publisher, publisher_path, "primary = \"#1f4e79\"", "primary = \"blå\"", "U004"),
        (publisher, publisher_path, "[90, 60, 20, 20]", "[90, 60, 20]", "U004"),
        (publisher, publisher_path, "\"screen\", ", "\"skaerm\", ", "U005"),
        (publisher, publisher_path, "[brand]\n", "[print]\nbleed = 11\n\n[brand]\n", "U004"),
        (publisher, publisher_path, "[brand]\n", "[easy]\nlix = 0\n\n[brand]\n", "U004"),
        (settings, settings_path, "\"da\"", "\"dansk\"", "U005"),
        (settings, settings_path, "language", "sprog", "U002"),
    ] {
        let sound = project.read(path);
        assert!(sound.contains(from), "{from}");
        let faulty = sound.replacen(from, to, 1);
        assert_ne!(schema_faults(&schema(keys), &parsed(&faulty)), Vec::<String>::new(), "{from} → {to}");
        project.write(path, &faulty);
        let run = project.run(&["check", "--format", "short"]);
        assert!(run.stderr.contains(code), "{from} → {to}: {}", run.stderr);
        project.write(path, &sound);
    }
}

#[test]
fn new_puts_the_schemas_where_the_scaffold_says_and_leaves_those_that_are_there() {
    let project = Project::empty();
    assert_eq!(project.run(&["new", "nyt"]).status, 0);
    for (source, name) in [
        ("sources/nyt/policy.toml", "policy"),
        ("sources/publishers/min-kommune.toml", "publisher"),
        ("udgiv.toml", "project"),
    ] {
        let text = project.read(source);
        let line = text.lines().next().and_then(|line| line.strip_prefix("#:schema ")).expect("a schema");
        let beside = project.path(source).parent().expect("a folder").join(line);
        assert_eq!(fs::read_to_string(beside).expect("a schema"), printed(name));
    }
    // Neither a second policy nor a check of all of them takes the folder for anything else.
    project.write("sources/.schema/policy.json", "vores eget");
    assert_eq!(project.run(&["new", "andet"]).status, 0);
    assert_eq!(project.read("sources/.schema/policy.json"), "vores eget");
    let run = project.run(&["check", "--format", "human"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("2 policies"), "{}", run.stdout);
}
