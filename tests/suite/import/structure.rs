//! The seeds: compares the structure found with the answer keys in `tests/cases/import/`, which record what a person
//! sees.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use udgiv::import::draft::{self, Block};
use udgiv::import::{Content, Document, Doubt, Piece, format_of};

use super::seeds;
use crate::support::repository;

fn stem(path: &Path) -> String {
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

/// How many of the existing items were found, and how many of those found are wrong.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Score {
    pub(super) expected: usize,
    pub(super) found: usize,
    pub(super) wrong: usize,
}

impl Score {
    pub(super) fn recall(self) -> f64 {
        if self.expected == 0 { 100.0 } else { 100.0 * self.found as f64 / self.expected as f64 }
    }

    pub(super) fn precision(self) -> f64 {
        let all = self.found + self.wrong;
        if all == 0 { 100.0 } else { 100.0 * self.found as f64 / all as f64 }
    }

    fn add(&mut self, other: Self) {
        self.expected += other.expected;
        self.found += other.found;
        self.wrong += other.wrong;
    }

    /// Lines that the key requires, lines that it permits, and lines that were found.
    fn of(firm: &BTreeSet<usize>, doubtful: &BTreeSet<usize>, found: &BTreeSet<usize>) -> Self {
        Self {
            expected: firm.len(),
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

/// The structure of a draft, by line of its document.
#[derive(Debug, Default)]
struct Found {
    /// Line and level.
    headings: Vec<(usize, i64)>,
    items: BTreeSet<usize>,
    goals: BTreeSet<usize>,
    /// Line of the quotation and line of its speaker.
    quotes: BTreeSet<(usize, usize)>,
    ambitions: BTreeSet<usize>,
}

fn look(import: &Document) -> Found {
    let draft = draft::outline(import, "kladde");
    let mut found = Found::default();
    for section in &draft.sections {
        // The importer deliberately makes a heading of the name above an address.
        if let draft::TextSource::Document(line) = section.title.from
            && !section.doubts.contains(&Doubt::Contact)
        {
            found.headings.push((line, 1));
        }
        for block in &section.blocks {
            match block {
                Block::Text(pieces) | Block::Fact { text: pieces, .. } => look_into(pieces, &mut found),
                Block::Goal { origin, text, .. } => {
                    found.goals.insert(*origin);
                    found.items.insert(*origin);
                    look_into(text, &mut found);
                }
                Block::Ambition { text, .. } => {
                    found.ambitions.extend(text.iter().map(|piece| piece.origin));
                }
                Block::Quote { text, by_origin, .. } => {
                    found.quotes.insert((text[0].origin, *by_origin));
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
            Content::Heading { level, .. } => found.headings.push((piece.origin, i64::from(*level))),
            Content::List { items, .. } => {
                for item in items {
                    found.items.extend(item.first().map(|first| first.origin));
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

fn score(key: &toml::Table, import: &Document) -> Scores {
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
        expected: firm_headings.len(),
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
        import.joined.iter().filter(|join| join.keeps_hyphen == keeps).map(|join| join.origin).collect()
    };
    let mut hyphens = Score::of(&joins, &either, &done(false));
    hyphens.add(Score::of(&keeps, &either, &done(true)));
    let gone: BTreeSet<usize> = import.left_out.iter().map(|one| one.origin).collect();
    let furniture: BTreeSet<usize> = numbers(key.get("furniture")).into_iter().collect();
    let maybe_furniture = numbers(key.get("furniture_doubtful")).into_iter().collect();
    Scores {
        headings: Score::of(&headings, &maybe, &lines),
        levels,
        items: Score::of(&items, &maybe_items, &found.items),
        goals: Score::of(&goals, &maybe_goals, &found.goals),
        quotes: Score {
            expected: quotes.len(),
            found: quotes.intersection(&found.quotes).count(),
            wrong: found.quotes.iter().filter(|(line, _)| !maybe_quotes.contains(line)).count(),
        },
        ambitions: Score::of(&ambitions, &maybe_ambitions, &found.ambitions),
        moved: Score {
            expected: moved.len(),
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
        let import = format_of(seed, &bytes).expect("a format").read(&bytes).expect("a document");
        (stem(seed), score(&key, &import))
    };
    seeds().iter().map(measure).collect()
}

/// The answer keys were made by reading, before the importer existed and without it.
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
    assert_eq!(sum.quotes.found, sum.quotes.expected, "quotations\n{told}");
    assert_eq!(sum.ambitions.found, sum.ambitions.expected, "ambitions\n{told}");
}

/// A row of the table in docs/import.md.
fn row(name: &str, scores: &Scores) -> String {
    let share = |score: Score| format!("{} af {}", score.found, score.expected);
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
