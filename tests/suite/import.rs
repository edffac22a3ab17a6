//! Documents that exist already: no word lost, structure found, nothing overwritten.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use udgiv::draft::{self, Block};
use udgiv::edition::{Sort, split_words, words};
use udgiv::source::import::{Content, Doubt, Format, Import, Piece};

use super::parity::{epub_words, tag_words};
use super::support::{Epub, Project, golden, pdf_tags, repository};

/// The texts as PDF readers gave them, where the workplace has them.
fn seeds() -> Vec<PathBuf> {
    let folder = repository().join("../shared/seeds");
    let mut seeds: Vec<PathBuf> =
        fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    seeds.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    seeds.sort();
    if seeds.is_empty() {
        let _ =
            writeln!(std::io::stderr(), "SKIPPED: what needs the seed texts; ../shared/seeds is not there");
    }
    seeds
}

fn stem(path: &Path) -> String {
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

/// A project with the publishers of this repository, and this document imported.
fn imported(document: &Path, slug: &str) -> Project {
    let project = Project::empty();
    super::support::copy(&repository().join("sources/publishers"), &project.path("sources/publishers"));
    let run = project.run(&["import", document.to_str().expect("a path"), "--slug", slug]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    project
}

// ---- The seeds: what is published says what the document said -----------------------------------------------------

#[test]
fn a_seed_is_published_with_all_its_words_in_their_order() {
    for (index, seed) in seeds().iter().enumerate() {
        let slug = format!("import-{index}");
        let project = imported(seed, &slug);
        project.build(&[&slug, "--variant", "screen", "--variant", "epub"]);
        let edition = project.edition(&slug, Sort::Full);
        let report = project.read(&format!("sources/{slug}/import-report.md"));
        let mut expected = split_words(&told(&fs::read_to_string(seed).expect("text"), &report));
        // Title and subtitle stand on the cover; colophon and glossary are the edition's own.
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

/// The document's text with nothing done to it but what the report says.
fn told(document: &str, report: &str) -> String {
    let mut lines: Vec<(usize, String)> =
        document.split('\n').enumerate().map(|(index, line)| (index + 1, line.to_owned())).collect();
    for line in &mut lines {
        // A typed number is the list's own mark in every variant.
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

// ---- The seeds: the structure that a person sees -------------------------------------------------------------------

/// How many were found of those there are, and how many of those found are none.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    there: usize,
    found: usize,
    wrong: usize,
}

impl Score {
    fn recall(self) -> f64 {
        if self.there == 0 { 100.0 } else { 100.0 * self.found as f64 / self.there as f64 }
    }

    fn precision(self) -> f64 {
        let all = self.found + self.wrong;
        if all == 0 { 100.0 } else { 100.0 * self.found as f64 / all as f64 }
    }

    fn add(&mut self, other: Self) {
        self.there += other.there;
        self.found += other.found;
        self.wrong += other.wrong;
    }

    /// Firm lines of the key, lines that may be found or not, and what was found.
    fn of(firm: &BTreeSet<usize>, doubtful: &BTreeSet<usize>, found: &BTreeSet<usize>) -> Self {
        Self {
            there: firm.len(),
            found: firm.intersection(found).count(),
            wrong: found.iter().filter(|line| !firm.contains(line) && !doubtful.contains(line)).count(),
        }
    }
}

#[derive(Debug, Default, Clone, Copy)]
struct Scores {
    headings: Score,
    levels: Score,
    items: Score,
    goals: Score,
    quotes: Score,
    ambitions: Score,
    moved: Score,
    hyphens: Score,
    furniture: Score,
}

impl Scores {
    fn add(&mut self, other: &Self) {
        self.headings.add(other.headings);
        self.levels.add(other.levels);
        self.items.add(other.items);
        self.goals.add(other.goals);
        self.quotes.add(other.quotes);
        self.ambitions.add(other.ambitions);
        self.moved.add(other.moved);
        self.hyphens.add(other.hyphens);
        self.furniture.add(other.furniture);
    }
}

/// What a draft has, by the lines of its document.
#[derive(Debug, Default)]
struct Found {
    /// Line and level.
    headings: Vec<(usize, i64)>,
    items: BTreeSet<usize>,
    goals: BTreeSet<usize>,
    /// Line of the words and line of who said them.
    quotes: BTreeSet<(usize, usize)>,
    ambitions: BTreeSet<usize>,
}

fn look(import: &Import) -> Found {
    let draft = draft::outline(import, "kladde");
    let mut found = Found::default();
    for section in &draft.sections {
        // The name over an address is a heading by the importer's own choice.
        if let draft::From::Document(line) = section.title.from
            && !section.doubts.contains(&Doubt::Contact)
        {
            found.headings.push((line, 1));
        }
        for block in &section.blocks {
            match block {
                Block::Text(pieces) | Block::Fact { text: pieces, .. } => look_into(pieces, &mut found),
                Block::Goal { spot, text, .. } => {
                    found.goals.insert(*spot);
                    found.items.insert(*spot);
                    look_into(text, &mut found);
                }
                Block::Ambition { text, .. } => {
                    found.ambitions.extend(text.iter().map(|piece| piece.spot));
                }
                Block::Quote { text, by_spot, .. } => {
                    found.quotes.insert((text[0].spot, *by_spot));
                }
                Block::Figure { .. } | Block::Table { .. } => {}
            }
        }
    }
    found
}

fn look_into(pieces: &[Piece], found: &mut Found) {
    for piece in pieces {
        match &piece.content {
            Content::Heading { level, .. } => found.headings.push((piece.spot, i64::from(*level))),
            Content::List { items, .. } => {
                for item in items {
                    found.items.extend(item.first().map(|first| first.spot));
                    look_into(&item[1..], found);
                }
            }
            _ => {}
        }
    }
}

fn numbers(value: Option<&toml::Value>) -> Vec<usize> {
    let number = |one: &toml::Value| usize::try_from(one.as_integer().expect("a number")).expect("a line");
    value.and_then(toml::Value::as_array).map(|all| all.iter().map(number).collect()).unwrap_or_default()
}

fn score(key: &toml::Table, import: &Import) -> Scores {
    let tables = |name: &str| -> Vec<&toml::Table> {
        key.get(name)
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_table)
            .collect()
    };
    let doubtful =
        |table: &&&toml::Table| table.get("doubtful").and_then(toml::Value::as_bool).unwrap_or(false);
    let line = |table: &toml::Table, name: &str| match table.get(name) {
        Some(toml::Value::Integer(line)) => usize::try_from(*line).expect("a line"),
        value => numbers(value)[0],
    };
    let parted =
        |name: &str, of: &dyn Fn(&toml::Table) -> Vec<usize>| -> (BTreeSet<usize>, BTreeSet<usize>) {
            let all = tables(name);
            let firm = all.iter().filter(|one| !doubtful(one)).flat_map(|one| of(one)).collect();
            (firm, all.iter().filter(doubtful).flat_map(|one| of(one)).collect())
        };
    let found = look(import);
    let lines: BTreeSet<usize> = found.headings.iter().map(|(line, _)| *line).collect();
    let (headings, maybe) = parted("heading", &|one| vec![line(one, "lines")]);
    let at_level = |one: &&toml::Table| {
        let levels: Vec<i64> =
            ["level", "level_also"].iter().filter_map(|name| one.get(*name)?.as_integer()).collect();
        found.headings.iter().any(|(at, level)| *at == line(one, "lines") && levels.contains(level))
    };
    let firm_headings: Vec<&toml::Table> =
        tables("heading").into_iter().filter(|one| headings.contains(&line(one, "lines"))).collect();
    let levels = Score {
        there: firm_headings.len(),
        found: firm_headings.iter().filter(|one| at_level(one)).count(),
        wrong: 0,
    };
    let (items, maybe_items) = parted("list", &|one| numbers(one.get("items")));
    let (goals, maybe_goals) = parted("goal", &|one| vec![line(one, "line")]);
    let (ambitions, maybe_ambitions) = parted("ambition", &|one| vec![line(one, "lines")]);
    let by = |one: &toml::Table| {
        let by =
            one.get("by").and_then(toml::Value::as_integer).map(|by| usize::try_from(by).expect("a line"));
        (line(one, "lines"), by.unwrap_or(line(one, "lines")))
    };
    let quotes: BTreeSet<(usize, usize)> =
        tables("quote").iter().filter(|one| !doubtful(one)).map(|one| by(one)).collect();
    let maybe_quotes: BTreeSet<usize> = tables("quote").iter().map(|one| line(one, "lines")).collect();
    let moves = |one: &&toml::Table| one.get("moved").is_some() && !doubtful(&one);
    let to = |one: &toml::Table| {
        let mut places = numbers(one.get("also_before"));
        places.push(line(one, "belongs_before"));
        places
    };
    let moved: Vec<&toml::Table> = tables("heading").into_iter().filter(moves).collect();
    let put = |one: &&toml::Table| {
        import.moved.iter().any(|done| done.first == line(one, "lines") && to(one).contains(&done.before))
    };
    let joins: BTreeSet<usize> = numbers(key.get("hyphens_join")).into_iter().collect();
    let keeps: BTreeSet<usize> = numbers(key.get("hyphens_keep")).into_iter().collect();
    let either: BTreeSet<usize> = ["hyphens_doubtful", "slash_join", "hyphens_inside"]
        .iter()
        .flat_map(|name| numbers(key.get(*name)))
        .collect();
    let done = |keeps: bool| -> BTreeSet<usize> {
        import.joined.iter().filter(|join| join.keeps_hyphen == keeps).map(|join| join.spot).collect()
    };
    let mut hyphens = Score::of(&joins, &either, &done(false));
    hyphens.add(Score::of(&keeps, &either, &done(true)));
    let gone: BTreeSet<usize> = import.left_out.iter().map(|one| one.spot).collect();
    let furniture: BTreeSet<usize> = numbers(key.get("furniture")).into_iter().collect();
    let maybe_furniture = numbers(key.get("furniture_doubtful")).into_iter().collect();
    Scores {
        headings: Score::of(&headings, &maybe, &lines),
        levels,
        items: Score::of(&items, &maybe_items, &found.items),
        goals: Score::of(&goals, &maybe_goals, &found.goals),
        quotes: Score {
            there: quotes.len(),
            found: quotes.intersection(&found.quotes).count(),
            wrong: found.quotes.iter().filter(|(line, _)| !maybe_quotes.contains(line)).count(),
        },
        ambitions: Score::of(&ambitions, &maybe_ambitions, &found.ambitions),
        moved: Score {
            there: moved.len(),
            found: moved.iter().filter(|one| put(one)).count(),
            wrong: import
                .moved
                .iter()
                .filter(|one| !moved.iter().any(|key| line(key, "lines") == one.first))
                .count(),
        },
        hyphens,
        furniture: Score::of(&furniture, &maybe_furniture, &gone),
    }
}

fn scores() -> Vec<(String, Scores)> {
    let measure = |seed: &PathBuf| {
        let key = fs::read_to_string(repository().join("tests/cases/import").join(stem(seed) + ".toml"));
        let key: toml::Table = toml::from_str(&key.expect("a key")).expect("TOML");
        let bytes = fs::read(seed).expect("a seed");
        let import = Format::of(seed, &bytes).expect("a format").reader().read(&bytes).expect("a document");
        (stem(seed), score(&key, &import))
    };
    seeds().iter().map(measure).collect()
}

/// The answer keys were made by reading, before and without the importer.
#[test]
fn the_structure_of_a_seed_is_found_as_a_reader_sees_it() {
    let all = scores();
    if all.is_empty() {
        return;
    }
    let mut sum = Scores::default();
    all.iter().for_each(|(_, one)| sum.add(one));
    let told = all.iter().fold(String::new(), |told, one| told + &format!("{one:?}\n"));
    assert!(sum.headings.recall() >= 95.0, "headings: {}\n{told}", sum.headings.recall());
    assert!(sum.headings.precision() >= 90.0, "headings: {}\n{told}", sum.headings.precision());
    assert!(sum.items.recall() >= 98.0, "list items: {}\n{told}", sum.items.recall());
    assert!(sum.items.precision() >= 98.0, "list items: {}\n{told}", sum.items.precision());
    assert_eq!(sum.quotes.found, sum.quotes.there, "quotations\n{told}");
    assert_eq!(sum.ambitions.found, sum.ambitions.there, "ambitions\n{told}");
}

/// A row of the table in docs/import.md.
fn row(name: &str, scores: &Scores) -> String {
    let share = |score: Score| format!("{} af {}", score.found, score.there);
    let wrong = |score: Score| if score.wrong == 0 { String::new() } else { format!(" (+{})", score.wrong) };
    let mut row = format!("| {name} |");
    for score in [
        scores.headings,
        scores.levels,
        scores.moved,
        scores.items,
        scores.goals,
        scores.quotes,
        scores.ambitions,
        scores.hyphens,
        scores.furniture,
    ] {
        let _ = write!(row, " {}{} |", share(score), wrong(score));
    }
    row
}

#[test]
fn the_figures_in_the_guide_are_those_measured() {
    let all = scores();
    if all.is_empty() {
        return;
    }
    let mut sum = Scores::default();
    all.iter().for_each(|(_, one)| sum.add(one));
    let mut rows: Vec<String> =
        all.iter().enumerate().map(|(index, (_, one))| row(&format!("tekst {}", index + 1), one)).collect();
    rows.push(row("alle", &sum));
    let guide = fs::read_to_string(repository().join("docs/import.md")).expect("docs/import.md");
    assert!(guide.contains(&rows.join("\n")), "docs/import.md should have\n{}", rows.join("\n"));
}

// ---- A text of our own -----------------------------------------------------------------------------------------------

fn case(name: &str) -> PathBuf {
    repository().join("tests/cases/import").join(name)
}

/// A PDF's text with most of what can be wrong with one: see the goldens for what becomes of it.
#[test]
fn a_text_from_a_pdf_becomes_a_draft_worth_editing() {
    let project = Project::empty();
    let text = case("byrum.txt");
    let run = project.run(&["import", text.to_str().expect("a path"), "--slug", "byrum"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    golden(&case("byrum.policy.golden"), &project.read("sources/byrum/policy.toml"));
    golden(&case("byrum.report.golden"), &project.read("sources/byrum/import-report.md"));
    golden(&case("byrum.publisher.golden"), &project.read("sources/publishers/eksempelby-kommune.toml"));
    project.build(&["byrum"]);
    for file in ["byrum.pdf", "byrum.print.pdf", "byrum.booklet.pdf", "byrum.large.pdf", "byrum.epub"] {
        assert!(project.path(&format!("output/byrum/{file}")).is_file(), "{file}");
    }
}

/// Markup of every kind, and words that would be markup.
#[test]
fn markdown_becomes_a_draft_of_the_same_words() {
    let project = Project::base();
    let text = case("cykler.md");
    let run = project.run(&["import", text.to_str().expect("a path"), "--slug", "cykler"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    golden(&case("cykler.policy.golden"), &project.read("sources/cykler/policy.toml"));
    golden(&case("cykler.report.golden"), &project.read("sources/cykler/import-report.md"));
    project.build(&["cykler", "--variant", "screen", "--variant", "epub"]);
}

// ---- Nothing is lost -------------------------------------------------------------------------------------------------

/// The verification is what the promise rests on: it sees each way of breaking it.
#[test]
fn a_word_lost_added_or_moved_is_seen() {
    let bytes = fs::read(case("byrum.txt")).expect("a text");
    let reader = Format::Text.reader();
    let import = reader.read(&bytes).expect("a document");
    let words = reader.words(&bytes).expect("words");
    let draft = draft::outline(&import, "byrum");
    let project = Project::base();
    let fonts = udgiv::layout::Fonts::load(project.root()).expect("fonts");
    let pictures = udgiv::source::PictureReader::new(fonts.database());
    let verified = |import: &Import, policy: &str| {
        project.write("sources/byrum/policy.toml", policy);
        let read = udgiv::source::read(project.root(), &pictures, |slug| slug == "byrum").expect("read");
        draft::verify(&words, import, &draft, read.manuscripts[0].policy.as_ref().expect("a policy"))
    };
    let head = draft::Head {
        file: "byrum.txt",
        publisher: "byen",
        publisher_doubt: None,
        changed: None,
        variants: &["screen"],
        pictures: &[],
    };
    let policy = draft::write(&draft, &import, &head);
    let count = verified(&import, &policy).expect("the same words");
    assert!(count > 200);
    for (from, to) in [
        ("med ældre og nye", "med ældre nye"),
        ("Tænde mindre lys", "Tænde meget mindre lys"),
        ("Børn kan lege", "Lege kan børn"),
        ("ungerådet", "unge-rådet"),
        ("  by = \"Nabo ved Torvet\"\n", ""),
    ] {
        assert_eq!(policy.matches(from).count(), 1, "{from}");
        let difference = verified(&import, &policy.replace(from, to)).expect_err(from);
        assert!(difference.spot > 0 && difference.input != difference.draft, "{difference:?}");
    }
    // What the report doesn't list may not be missing, and what isn't there may not be listed.
    let without = |change: &dyn Fn(&mut Import)| {
        let mut import = import.clone();
        change(&mut import);
        verified(&import, &policy)
    };
    assert!(without(&|import| drop(import.left_out.pop())).is_err());
    assert!(without(&|import| drop(import.joined.pop())).is_err());
    assert!(without(&|import| import.moved.clear()).is_err());
    assert!(without(&|import| import.left_out[0].text.push_str(" igen")).is_err());
}

#[test]
fn a_policy_that_is_there_is_kept() {
    let project = Project::base();
    let text = case("byrum.txt");
    let text = text.to_str().expect("a path");
    let before = project.read("sources/eksempel/policy.toml");
    let run = project.run(&["import", text, "--slug", "eksempel"]);
    assert_eq!((run.status, project.read("sources/eksempel/policy.toml")), (2, before.clone()));
    assert!(run.stderr.contains("--force"), "{}", run.stderr);
    assert_eq!(project.run(&["import", text, "--slug", "eksempel", "--force"]).status, 0);
    assert_eq!(project.read("sources/eksempel/policy.toml.bak"), before);
    assert!(project.read("sources/eksempel/policy.toml").contains("Plads til leg"));
    // A second time, the first kept file is kept as well.
    project.write("sources/eksempel/policy.toml", "schema = 1");
    assert_eq!(project.run(&["import", text, "--slug", "eksempel", "--force"]).status, 0);
    assert_eq!(project.read("sources/eksempel/policy.toml.bak"), before);
    assert_eq!(project.read("sources/eksempel/policy.toml.bak2"), "schema = 1");
    assert!(project.path("sources/eksempel/images/figur.svg").is_file());
    assert!(leftovers(&project).is_empty(), "{:?}", leftovers(&project));
}

/// Hidden folders in the project: what a run that failed would have left.
fn leftovers(project: &Project) -> Vec<String> {
    let names = fs::read_dir(project.root()).expect("a folder").flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.')).collect()
}

#[test]
fn what_is_no_document_is_refused_and_leaves_nothing() {
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("tom.txt", Vec::new(), "no words"),
        ("blank.md", b" \n\t\n".to_vec(), "no words"),
        ("billede.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(), "isn't what its name says"),
        ("stor.txt", vec![b'a'; 9 << 20], "too large"),
        ("linje.txt", vec![b'a'; 300_000], "longer than any line"),
        ("lang.md", "# T\n\n## A\n\nord ord ord\n\n".repeat(90_000).into_bytes(), "too large"),
        ("enorm.txt", vec![b'a'; 50 << 20], "too large"),
        ("dyb.md", ("> ".repeat(400) + "a\n").into_bytes(), "deeper than anyone"),
        ("regneark.xlsx", b"PK\x03\x04".to_vec(), "no kind of file"),
    ];
    for (name, bytes, says) in cases {
        let project = Project::base();
        project.write(name, bytes);
        let path = project.path(name);
        let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "ny"]);
        assert_eq!(run.status, 2, "{name}: {}", run.stderr);
        assert!(run.stderr.contains(says), "{name}: {}", run.stderr);
        assert!(!project.path("sources/ny").exists() && leftovers(&project).is_empty(), "{name}");
    }
}

#[test]
fn the_publisher_is_the_one_asked_for_named_or_alone() {
    let text = case("byrum.txt");
    let text = text.to_str().expect("a path");
    let project = Project::base();
    let one = project.read("sources/publishers/byen.toml");
    project.write("sources/publishers/anden.toml", one.replacen("name = \"", "name = \"Anden ", 1));
    // The text names neither.
    let run = project.run(&["import", text, "--slug", "ny"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("anden, byen"), "{}", run.stderr);
    let run = project.run(&["import", text, "--slug", "ny", "--publisher", "ingen"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("“ingen”"), "{}", run.stderr);
    assert_eq!(project.run(&["import", text, "--slug", "ny", "--publisher", "anden"]).status, 0);
    assert!(project.read("sources/ny/policy.toml").contains("publisher = \"anden\""));
    project.write(
        "sources/publishers/eksempelby.toml",
        one.replacen("name = \"", "name = \"Eksempelby Kommune\" # ", 1),
    );
    assert_eq!(project.run(&["import", text, "--slug", "ny-2"]).status, 0);
    let draft = project.read("sources/ny-2/policy.toml");
    assert!(
        draft.contains("TJEK: Udgiveren er valgt") && draft.contains("publisher = \"eksempelby\""),
        "{draft}"
    );
}

/// Words that would do something as TOML, CommonMark, HTML or Typst come through as words.
#[test]
fn hostile_words_are_words() {
    let project = Project::base();
    project.write("ond.md", include_str!("../cases/import/ond.md"));
    let path = project.path("ond.md");
    let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "ond"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    project.build(&["ond", "--variant", "screen", "--variant", "epub"]);
    let edition = project.edition("ond", Sort::Full);
    assert_eq!(edition.title, "En titel");
    assert_eq!(edition.sections[0].title, r##"Et \""" afsnit ''' #let"##);
    let said = serde_json::to_string(&edition.sections).expect("JSON");
    for words in
        [r"# ikke [en](rubrik) *her* `kode` &amp; \\n", "1986. Et år", "- intet punkt", "a | b", "> c", "*z*"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
}

// ---- Our own PDFs, which the rules were not made for ------------------------------------------------------------------

/// Letters and digits alone, in small letters: a heading however its lines were cut.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Headings of an edition: those of its sections and those within.
fn headings(edition: &udgiv::edition::Edition) -> Vec<String> {
    let mut found = Vec::new();
    let own = edition.sections.len() - 1;
    for section in &edition.sections[..own] {
        found.push(letters(&section.title));
        for block in &section.blocks {
            if let udgiv::edition::Block::Heading { content, .. } = block {
                found.push(letters(&udgiv::edition::markup::plain(content)));
            }
        }
    }
    found
}

/// What stands like a heading in print and is none in the source: labels, glossary words, titles of boxes.
fn like_headings(edition: &udgiv::edition::Edition) -> Vec<String> {
    use udgiv::edition::Block;
    let mut found = vec![letters("Kolofon"), letters(&edition.publisher.name)];
    for section in &edition.sections {
        found.extend(section.label.as_deref().map(letters));
        for block in &section.blocks {
            match block {
                Block::Glossary { entries } => found.extend(entries.iter().map(|entry| letters(&entry.word))),
                Block::Goals { goals } => {
                    found.extend(goals.iter().filter_map(|goal| Some(letters(goal.title.as_ref()?))))
                }
                Block::Fact { title, .. } => found.push(letters(title)),
                _ => {}
            }
        }
    }
    found
}

/// The repository's publications, as a PDF reader copies them out, imported again.
#[test]
fn a_publication_copied_out_of_its_pdf_is_imported_and_built_again() {
    let published = Project::copy_of(&repository().join("sources"));
    published.build(&["--variant", "screen"]);
    let mut score = Score::default();
    for slug in super::support::slugs() {
        let pdf = published.path(&format!("output/{slug}/{slug}.pdf"));
        let Some(text) = super::support::tool("pdftotext", &[pdf.to_str().expect("a path"), "-"]) else {
            return;
        };
        let project = Project::empty();
        super::support::copy(&repository().join("sources/publishers"), &project.path("sources/publishers"));
        project.write("kopi.txt", text);
        let path = project.path("kopi.txt");
        let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "kopi"]);
        assert_eq!(run.status, 0, "{slug}: {}", run.stderr);
        let there = headings(&published.edition(&slug, Sort::Full));
        let like = like_headings(&published.edition(&slug, Sort::Full));
        let mut found = headings(&project.edition("kopi", Sort::Full));
        for one in &there {
            if let Some(at) = found.iter().position(|other| other == one) {
                found.remove(at);
                score.found += 1;
            }
        }
        found.retain(|one| !like.contains(one));
        score.there += there.len();
        score.wrong += found.len();
    }
    // docs/import.md promises no less.
    assert!(score.recall() >= 95.0 && score.precision() >= 75.0, "{score:?}");
}

// ---- Texts that nobody wrote ---------------------------------------------------------------------------------------------

/// The same numbers on every machine: a linear congruential generator (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % sides as u64).expect("small")
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len())]
    }
}

const WORDS: &[&str] = &[
    "byen",
    "Byen",
    "fælles",
    "børne-",
    "og",
    "12",
    "2024-",
    "2030",
    "e-",
    "barnet/",
    "den",
    "KUI",
    "*her*",
    "_x_",
    "a_b",
    "[x]",
    "<b>",
    "&amp;",
    "\\",
    "\"\"\"",
    "'''",
    "`kode`",
    "#",
    "|",
    "post@eksempel.dk",
    "www.eksempel.dk",
    "ﬁn",
    "a\u{30a}r",
    "”Godt”",
    "(se",
    "side",
    "3)",
    "–",
    "-",
    "www.",
    "~~~",
    "http://a.b/(c)",
    "[^1]",
    "[^1]:",
    "1.",
    "$x$",
    "--flag",
    "https://",
    "![b](c)",
    "</span>",
    "<span lang=\"en\">",
    "<!--",
    "===",
];
const BEGINNINGS: &[&str] = &[
    "",
    "",
    "",
    "",
    " ",
    "\u{c}",
    "• ",
    "•",
    "- ",
    "– ",
    "1. ",
    "2.\t",
    "# ",
    "## ",
    "### ",
    "> ",
    "”",
    "Vores ambition: ",
    "Målsætninger:\n",
    "Vi vil:\n\n• ",
    "Forord\n",
    "Fokusområde 1 – ",
    "Fakta\n",
    "| ",
    "    ",
    "1234 Byen\n",
    "Indhold\n",
    "\t",
    "* ",
    "```\n",
    "    - ",
];
const ENDS: &[&str] = &[
    "\n",
    "\n",
    "\n\n",
    ".\n",
    ".\n\n",
    ":\n",
    "-\n",
    "  \n",
    "”.\nNavn\n\n",
    "\n\n\n\n",
    " 3\n",
    "\\\n",
    " |\n|---|\n",
];

/// Whatever a text looks like, its draft has its words, or the import would refuse it before a person's eyes.
#[test]
fn no_text_loses_a_word() {
    let project = Project::base();
    let fonts = udgiv::layout::Fonts::load(project.root()).expect("fonts");
    let pictures = udgiv::source::PictureReader::new(fonts.database());
    let mut dice = Dice(2026);
    for round in 0..1000 {
        let mut text = String::new();
        for _ in 0..dice.roll(40) {
            text.push_str(dice.one(BEGINNINGS));
            let words: Vec<&str> = (0..dice.roll(14)).map(|_| dice.one(WORDS)).collect();
            text.push_str(&words.join(" "));
            text.push_str(dice.one(ENDS));
        }
        for format in [Format::Text, Format::Markdown] {
            let Ok(import) = format.reader().read(text.as_bytes()) else { continue };
            let words = format.reader().words(text.as_bytes()).expect("as it was read");
            let draft = draft::outline(&import, "kladde");
            let head = draft::Head {
                file: "x.txt",
                publisher: "byen",
                publisher_doubt: None,
                changed: udgiv::policy::Date::new(2026, 1, 1),
                variants: &["screen"],
                pictures: &[],
            };
            let policy = draft::write(&draft, &import, &head);
            project.write("sources/kladde/policy.toml", &policy);
            let read = udgiv::source::read(project.root(), &pictures, |slug| slug == "kladde").expect("read");
            let manuscript = &read.manuscripts[0];
            assert!(manuscript.findings.is_empty(), "{round}: {:?}\n{text}\n{policy}", manuscript.findings);
            let held = draft::verify(&words, &import, &draft, manuscript.policy.as_ref().expect("a policy"));
            assert!(held.is_ok(), "{round} {format:?}: {held:?}\n----\n{text}\n----\n{policy}");
        }
    }
}
