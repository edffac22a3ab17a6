//! What the studio shows of every finding of every rule: nobody here sees a file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::advice::Part;
use super::engine::found;
use super::look::{Found, Look};
use super::store::SourceFile;
use super::views;
use crate::check::{self, Told};
use crate::locale::Locale;
use crate::pipeline::{self, Request};
use crate::policy::VariantName;
use crate::source::keys::{FILES, Keys, all_names, headers};
use crate::variant::LineEnd;

#[path = "../../tests/driver/edit.rs"]
mod edit;

/// A copy of the sound project that the cases of the rules change.
pub struct Project(tempfile::TempDir);

impl Project {
    fn base() -> Self {
        let project = Self(tempfile::TempDir::new().expect("a temporary folder"));
        copy(&repository().join("tests/base/sources"), &project.path("sources"));
        project
    }

    /// Where something is in it.
    pub fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    /// Writes a file.
    pub fn write(&self, below: &str, content: impl AsRef<[u8]>) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("written");
    }

    /// Replaces text that stands in a file once.
    pub fn edit(&self, below: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(below)).expect("text");
        self.write(below, text.replacen(from, to, 1));
    }

    /// What is told of it.
    fn told(&self, variants: &[String]) -> Told {
        let request = Request {
            root: self.0.path().to_owned(),
            slugs: Vec::new(),
            shard: None,
            variants: variants.iter().filter_map(|name| VariantName::from_name(name)).collect(),
            out: self.path("output"),
            workers: 1,
            force: false,
            line_end: LineEnd::Unix,
            fallback_date: None,
            cache: None,
        };
        let told = match variants.is_empty() {
            true => pipeline::check(&request).map(|checked| checked.told),
            false => pipeline::publish(&request, &|_| {}).map(|published| published.told),
        };
        told.expect("a run")
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let (from, to) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).expect("an entry");
        match from.is_dir() {
            true => copy(&from, &to),
            false => fs::write(to, fs::read(from).expect("read")).expect("copied"),
        }
    }
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The cases of the rules, with the code that each is about.
fn cases() -> Vec<(String, PathBuf)> {
    let inside = |folder: &Path| {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths
    };
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    let of = |folder: PathBuf| inside(&folder).into_iter().map(move |case| (name(&folder), case));
    let all = inside(&repository().join("tests/rules")).into_iter().flat_map(of);
    all.filter(|(_, case)| case.extension().is_some_and(|ending| ending == "edit")).collect()
}

/// The lines of a finding, as they are read on the page.
fn lines(found: &Found, locale: Locale) -> Vec<String> {
    let part = |part: &Part| match part {
        Part::Words(words) | Part::Write(words) => words.clone(),
        Part::Place(name, _) => (*name).to_owned(),
        Part::Points => locale.pick("Gå stederne igennem", "Go through the places").to_owned(),
        Part::Spots(spots, _) => spots.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", "),
        Part::Field { label, value, .. } => {
            let value = value.as_ref().map(|value| format!(": {value}")).unwrap_or_default();
            locale.pick(format!("feltet »{label}«{value}"), format!("the field “{label}”{value}"))
        }
    };
    let line = |parts: &Vec<Part>| parts.iter().map(part).collect::<Vec<_>>().join(" ");
    [found.title.clone()].into_iter().chain(found.advice.iter().map(line)).collect()
}

/// What a line says to those who write files, if anything.
pub fn of_files(line: &str) -> Option<String> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let stands = |word: &str| {
        line.match_indices(word).any(|(at, _)| {
            !line[..at].ends_with(is_of_name) && !line[at + word.len()..].starts_with(is_of_name)
        })
    };
    let names: BTreeSet<&str> = all_names().iter().copied().collect();
    let written = names.iter().find(|name| {
        line.contains(&format!("{name} = "))
            || line.contains(&format!("`{name}`"))
            || name.contains('_') && stands(name)
    });
    let quoted = || {
        names.iter().find(|name| line.contains(&format!("»{name}«")) || line.contains(&format!("“{name}”")))
    };
    let chosen = || {
        let rows = FILES.into_iter().flat_map(Keys::all).flat_map(|table| table.rows);
        rows.map(|row| row.example).find(|example| !example.is_empty() && line.contains(example))
    };
    let others = [
        "[[",
        "[section",
        "\"\"\"",
        "sources/",
        "output/",
        "approved/",
        "layouts/",
        "fonts/",
        "dictionaries/",
        ".toml",
        "udgiv approve",
        "udgiv build",
        "udgiv check",
        "udgiv import",
        "udgiv mend",
        "udgiv new",
        "TJEK",
    ];
    let numbered = || {
        ["linje ", "line ", "lines "].into_iter().find(|word| {
            line.match_indices(word)
                .any(|(at, _)| line[at + word.len()..].starts_with(|c: char| c.is_ascii_digit()))
        })
    };
    let found = written.or_else(quoted).copied().or_else(chosen);
    let found = found.or_else(|| headers().into_iter().find(|header| line.contains(header)));
    found.or_else(|| others.into_iter().find(|word| line.contains(word))).or_else(numbered).map(str::to_owned)
}

/// Cases in which somebody wrote these very characters into a file, outside the studio, and what is wrong is how the file is written.
const TYPED: [&str; 2] = ["U001", "U002"];

/// The lines of a rule's page as they are read, with what is set as code between its marks.
fn read_on_page(page: &str) -> Vec<String> {
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a page");
    let marked = main.replace("<code>", "`").replace("</code>", "`").replace("</", "\n</");
    let text: String =
        marked.split('<').map(|piece| piece.rsplit_once('>').map_or(piece, |(_, text)| text)).collect();
    let plain = text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    plain.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What a line of a rule's page says of commands, of files that only some see, or of a level by another name than findings have here.
fn of_commands(line: &str) -> Option<&'static str> {
    let words =
        ["`build`", "`print`", "`booklet`", "`udgiv ", "SOURCE_DATE_EPOCH", ".md", ".txt", "--strict"];
    let is_tip = line.split(|c: char| !c.is_alphanumeric()).any(|word| word == "tip");
    words.into_iter().find(|word| line.contains(word)).or_else(|| is_tip.then_some("tip"))
}

#[test]
fn a_rules_page_speaks_to_those_who_write_in_fields() {
    let mut wrong = Vec::new();
    for (code, locale) in check::codes().flat_map(|code| [(code, Locale::Danish), (code, Locale::English)]) {
        let lines = read_on_page(&views::why(code, locale).0);
        assert!(lines.len() > 2, "{}: {lines:?}", code.id);
        for line in &lines {
            let said = of_files(line).or_else(|| of_commands(line).map(str::to_owned));
            wrong.extend(said.map(|word| format!("{} {word} in: {line}", code.id)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_said_of_files_to_those_who_never_see_one() {
    let mut wrong = Vec::new();
    for (code, case) in cases() {
        let edit = edit::Edit::parse(&fs::read_to_string(&case).expect("an edit"));
        let project = Project::base();
        edit.apply(&project);
        let told = project.told(&edit.variants);
        for locale in [Locale::Danish, Locale::English] {
            let findings = found(&told, project.0.path(), SourceFile::Policy("eksempel"), locale);
            assert!(!findings.is_empty(), "{}: nothing is found", case.display());
            let look = Look { findings: findings.clone(), ..Look::default() };
            let listed = views::findings(&look, SourceFile::Policy("eksempel"), locale).0;
            for one in findings.iter().filter(|one| one.record.code == code) {
                // Who hears the page hears what a link to the rule is about.
                let named = maud::html! { span.hidden { " (" (one.title) ")" } }.0;
                assert!(listed.contains(&named), "{}: {named}", case.display());
                let lines = lines(one, locale);
                let said = lines.iter().filter_map(|line| Some((of_files(line)?, line)));
                let mut said: Vec<String> = said.map(|(word, line)| format!("{word} in: {line}")).collect();
                said.retain(|_| !TYPED.contains(&code.as_str()));
                said.extend(
                    lines
                        .last()
                        .filter(|last| last.ends_with(':'))
                        .map(|last| format!("nothing after: {last}")),
                );
                wrong.extend(said.iter().map(|said| format!("{code} {said}")));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
