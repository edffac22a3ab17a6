//! Documents in the shapes that real ones have (`tests/cases/import/corpus/README.md`), each held to a key of what a
//! careful reader finds in it.
//!
//! All of them are imported into one project, checked and published; the golden beside them says for each what was
//! found, what was missed and what is there without being in the key.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use base64::Engine as _;
use serde::Deserialize;
use udgiv::edition::{Block, Edition, Part, split_words};
use udgiv::finding::Level;
use udgiv::import;
use udgiv::pipeline;
use udgiv::policy::EditionKind;

use super::structure::Score;
use crate::support::{Project, golden, package, repository};

/// What a reader finds in a document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    file: String,
    encoding: Option<String>,
    #[serde(default)]
    bom: bool,
    line_ends: Option<String>,
    title: String,
    subtitle: Option<String>,
    language: String,
    adopted: Option<String>,
    by: Option<String>,
    headings: Vec<(u8, String)>,
    #[serde(default)]
    numbered: bool,
    lists: Vec<(String, usize)>,
    tables: Vec<KeyTable>,
    footnotes: usize,
    figures: Vec<KeyFigure>,
    #[serde(default)]
    quotes: Vec<(String, String)>,
    #[serde(default)]
    goals: Vec<(String, usize)>,
    #[serde(default)]
    left_out: Vec<String>,
    #[serde(default)]
    told: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    never: Vec<String>,
    refused: Option<String>,
    #[serde(default)]
    may_refuse: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyTable {
    first: String,
    rows: usize,
    columns: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFigure {
    alt: String,
    #[serde(default)]
    caption: String,
}

fn folder() -> PathBuf {
    repository().join("tests/cases/import/corpus")
}

/// The keys, by name.
fn keys() -> BTreeMap<String, Key> {
    let mut keys = BTreeMap::new();
    for entry in fs::read_dir(folder()).expect("the corpus").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix(".key.toml") {
            let text = fs::read_to_string(entry.path()).expect("a key");
            let key = toml::from_str(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
            keys.insert(stem.to_owned(), key);
        }
    }
    keys
}

/// A document as a person has it: its name, and its bytes.
fn document(key: &Key) -> (String, Vec<u8>) {
    let bytes = fs::read(folder().join(&key.file)).unwrap_or_else(|why| panic!("{}: {why}", key.file));
    match key.file.strip_suffix(".parts") {
        Some(name) => (name.to_owned(), packed(&String::from_utf8(bytes).expect("text"))),
        None if key.file.ends_with(".pdf") => (key.file.clone(), bytes),
        None => (key.file.clone(), encoded(&String::from_utf8(bytes).expect("text"), key)),
    }
}

fn packed(text: &str) -> Vec<u8> {
    let text = text.strip_prefix("=== ").expect("a part");
    let mut parts: Vec<(&str, Vec<u8>)> = Vec::new();
    for part in text.split("\n=== ") {
        let (head, body) = part.split_once('\n').expect("a head");
        let body = body.trim_end_matches('\n');
        parts.push(match head.strip_suffix(" base64") {
            Some(name) => {
                let body = body.replace('\n', "");
                (name, base64::engine::general_purpose::STANDARD.decode(body).expect("base64"))
            }
            None => (head, body.as_bytes().to_vec()),
        });
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    package(&parts)
}

/// Bytes 0x80 to 0xFF of code page 865.
const CP865: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø₧ƒáíóúñÑªº¿⌐¬½¼¡«¤░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

fn encoded(text: &str, key: &Key) -> Vec<u8> {
    let text = match key.line_ends.as_deref() {
        Some("crlf") => text.replace('\n', "\r\n"),
        Some("cr") => text.replace('\n', "\r"),
        _ => text.to_owned(),
    };
    match key.encoding.as_deref() {
        None => text.into_bytes(),
        Some("utf-16le") => {
            let mark = key.bom.then_some('\u{feff}');
            let text: String = mark.into_iter().chain(text.chars()).collect();
            text.encode_utf16().flat_map(u16::to_le_bytes).collect()
        }
        Some("cp865") => {
            let byte = |c: char| match c {
                '§' => 0x15,
                c if c.is_ascii() => c as u8,
                c => {
                    let at = CP865.chars().position(|one| one == c);
                    0x80u8
                        + u8::try_from(at.unwrap_or_else(|| panic!("{c} is in code page 865")))
                            .expect("a byte")
                }
            };
            text.chars().map(byte).collect()
        }
        Some(label) => {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("an encoding");
            let (bytes, _, is_lossy) = encoding.encode(&text);
            assert!(!is_lossy, "{}: not all of it can be written in {label}", key.file);
            bytes.into_owned()
        }
    }
}

/// How much of it all was found.
#[derive(Debug, Default)]
struct Scores {
    headings: Score,
    levels: Score,
    titles: Score,
    lists: Score,
    tables: Score,
    notes: Score,
    figures: Score,
    words: Score,
}

/// Letters and digits, in lower case: the same however its lines were cut.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What the import calls the section of what stands before the first heading.
const MADE_TITLES: &[&str] = &["Indledning", "Introduction", "Einleitung"];

fn found_in(said: &str, wanted: &str) -> bool {
    letters(said).contains(&letters(wanted))
}

/// What stands in an edition, flat.
#[derive(Debug, Default)]
struct Found {
    headings: Vec<(u8, String)>,
    /// What stands above the text of boxes: a heading for a reader, and none of the document.
    box_titles: Vec<(u8, String)>,
    lists: Vec<(String, usize)>,
    tables: Vec<(String, usize, usize)>,
    notes: usize,
    figures: Vec<(String, String)>,
}

impl Found {
    fn of(edition: &Edition) -> Self {
        let mut found = Self::default();
        for section in &edition.sections {
            if matches!(section.role, Part::Added(_)) {
                continue;
            }
            let title = match &section.label {
                Some(label) => format!("{label} {}", section.title),
                None => section.title.clone(),
            };
            found.headings.push((1, title));
            found.blocks(&section.blocks);
            found.notes += section.notes.len();
        }
        found
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let plain = |content: &[udgiv::edition::Inline]| udgiv::edition::markup::plain(content);
        for block in blocks {
            match block {
                Block::Heading { level, content, .. } => self.headings.push((*level, plain(content))),
                Block::List { items, .. } => {
                    let first = items.first().map(|item| first_words(item)).unwrap_or_default();
                    self.lists.push((first, items.len()));
                    items.iter().for_each(|item| self.blocks(item));
                }
                Block::Goals { goals } => {
                    let first = goals
                        .first()
                        .map(|goal| goal.title.clone().unwrap_or_else(|| first_words(&goal.body)));
                    self.lists.push((first.unwrap_or_default(), goals.len()));
                    goals.iter().for_each(|goal| self.blocks(&goal.body));
                }
                Block::Table(table) => {
                    let rows = table.rows.len() + usize::from(!table.header.is_empty());
                    let first = table.header.first().or_else(|| table.rows.first()?.first());
                    let columns = table.header.len().max(table.rows.iter().map(Vec::len).max().unwrap_or(0));
                    self.tables.push((first.map(|cell| plain(cell)).unwrap_or_default(), rows, columns));
                }
                Block::Figure(figure) => self.figures.push((
                    figure.alt.clone().unwrap_or_default(),
                    figure.caption.clone().unwrap_or_default(),
                )),
                Block::Fact { title, body, .. } => {
                    self.box_titles.push((1, title.clone()));
                    self.blocks(body);
                }
                Block::Quote { body, .. } | Block::Ambition { body, .. } => self.blocks(body),
                _ => {}
            }
        }
    }
}

fn first_words(blocks: &[Block]) -> String {
    match blocks.first() {
        Some(Block::Paragraph { content }) => udgiv::edition::markup::plain(content),
        Some(Block::List { items, .. }) => items.first().map(|item| first_words(item)).unwrap_or_default(),
        _ => String::new(),
    }
}

/// How often each word stands in a text; raised and lowered digits are digits here.
fn counted(text: &str) -> BTreeMap<String, usize> {
    let plain: String =
        udgiv::edition::markup::nfc(text).chars().filter(|c| *c != '\u{ad}').map(digit).collect();
    let mut count = BTreeMap::new();
    for word in split_words(&plain) {
        *count.entry(word.to_lowercase()).or_default() += 1;
    }
    count
}

fn digit(c: char) -> char {
    match c {
        '²' => '2',
        '³' => '3',
        '¹' => '1',
        '⁰' | '⁴'..='⁹' => char::from_digit(c as u32 - 0x2070, 10).expect("a digit"),
        '₀'..='₉' => char::from_digit(c as u32 - 0x2080, 10).expect("a digit"),
        other => other,
    }
}

/// Words of the first that the second has too few of, with how often they are wanting.
fn wanting(all: &BTreeMap<String, usize>, said: &BTreeMap<String, usize>) -> Vec<String> {
    let lacking = |(word, count): (&String, &usize)| {
        let said = said.get(word).copied().unwrap_or(0);
        (said < *count).then(|| format!("{word} ×{}", count - said))
    };
    all.iter().filter_map(lacking).collect()
}

/// How many places of the draft a question with these words is about: its own, and those that it names.
fn asked(draft: &str, words: &str) -> usize {
    let Some(line) = draft.lines().find(|line| line.contains(words)) else { return 0 };
    let more = line.split_once("Det samme gælder ").and_then(|(_, more)| more.split(' ').next());
    1 + more.map_or(0, |count| if count == "et" { 1 } else { count.parse().expect("a number") })
}

/// Matches what the key wants with what was found, each once; returns what was missed and what is too much.
fn matched<'a, W, F>(
    wanted: &'a [W],
    found: &'a [F],
    is: impl Fn(&W, &F) -> bool,
) -> (Vec<&'a W>, Vec<&'a F>) {
    let mut left: Vec<&F> = found.iter().collect();
    let mut missed = Vec::new();
    for one in wanted {
        match left.iter().position(|other| is(one, other)) {
            Some(at) => {
                left.remove(at);
            }
            None => missed.push(one),
        }
    }
    (missed, left)
}

fn add(score: &mut Score, expected: usize, missed: usize, wrong: usize) {
    score.expected += expected;
    score.found += expected - missed;
    score.wrong += wrong;
}

/// Holds one draft to its key; returns what differs, a line each.
fn hold(
    key: &Key,
    edition: &Edition,
    draft: &str,
    report: &str,
    words: &str,
    scores: &mut Scores,
) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let found = Found::of(edition);
    let is_title = letters(&edition.title) == letters(&key.title)
        || key
            .subtitle
            .as_ref()
            .is_some_and(|subtitle| letters(&edition.title) == letters(&format!("{}{subtitle}", key.title)));
    add(&mut scores.titles, 1, usize::from(!is_title), 0);
    if !is_title {
        told.push(format!("title: {:?}", edition.title));
    }
    if edition.language.primary() != key.language {
        told.push(format!("language: {}", edition.language.primary()));
    }
    if let Some(adopted) = &key.adopted
        && !draft.contains(adopted.as_str())
    {
        told.push(format!("adopted: {adopted} isn't in the draft"));
    }
    if let Some(by) = &key.by
        && !found_in(draft, by)
    {
        told.push(format!("adopted by: {by} isn't in the draft"));
    }

    // A number that the word processor made may stand in front of a heading.
    let same = |wanted: &str, found: &str| {
        let (wanted, found) = (letters(wanted), letters(found));
        let unnumbered = found.trim_start_matches(|c: char| c.is_ascii_digit());
        wanted == found || (key.numbered && wanted == unnumbered)
    };
    let (missed, mut extra) =
        matched(&key.headings, &found.headings, |(_, wanted), (_, found)| same(wanted, found));
    let (missed, _) = matched(&missed, &found.box_titles, |(_, wanted), (_, found)| same(wanted, found));
    // What stands before the first heading needs a section, and a section needs a title: the draft asks for a better one.
    extra.retain(|(_, title)| !MADE_TITLES.contains(&title.as_str()));
    add(&mut scores.headings, key.headings.len(), missed.len(), extra.len());
    told.extend(missed.iter().map(|(level, text)| format!("heading missed: {level} {text:?}")));
    told.extend(extra.iter().map(|(level, text)| format!("heading too much: {level} {text:?}")));
    let (flat, _) = matched(&key.headings, &found.headings, |(level, wanted), (at, found)| {
        level == at && same(wanted, found)
    });
    add(&mut scores.levels, key.headings.len(), flat.len(), 0);

    let is_list = |(first, count): &(String, usize), (said, items): &(String, usize)| {
        count == items && letters(said).starts_with(&letters(first))
    };
    let (missed, extra) = matched(&key.lists, &found.lists, is_list);
    add(&mut scores.lists, key.lists.len(), missed.len(), extra.len());
    told.extend(missed.iter().map(|list| format!("list missed: {list:?}")));
    told.extend(extra.iter().map(|list| format!("list too much: {list:?}")));

    let is_table = |wanted: &KeyTable, (first, rows, columns): &(String, usize, usize)| {
        letters(&wanted.first) == letters(first) && wanted.rows == *rows && wanted.columns == *columns
    };
    let (missed, extra) = matched(&key.tables, &found.tables, is_table);
    add(&mut scores.tables, key.tables.len(), missed.len(), extra.len());
    told.extend(missed.iter().map(|table| format!("table missed: {table:?}")));
    told.extend(extra.iter().map(|table| format!("table too much: {table:?}")));

    // A number that somebody typed may be a note's: a question at its place is as right.
    let notes = found.notes + asked(draft, "en henvisning til en fodnote");
    let missed = key.footnotes.saturating_sub(notes);
    add(&mut scores.notes, key.footnotes, missed, notes.saturating_sub(key.footnotes));
    if notes != key.footnotes {
        told.push(format!("notes: {notes} of {}", key.footnotes));
    }
    let is_figure = |wanted: &KeyFigure, (alt, caption): &(String, String)| {
        (wanted.alt.is_empty() || found_in(alt, &wanted.alt)) && found_in(caption, &wanted.caption)
    };
    let (missed, extra) = matched(&key.figures, &found.figures, is_figure);
    add(&mut scores.figures, key.figures.len(), missed.len(), extra.len());
    told.extend(missed.iter().map(|figure| format!("figure missed: {figure:?}")));
    told.extend(extra.iter().map(|figure| format!("figure too much: {figure:?}")));
    for (quote, by) in &key.quotes {
        let is_found = edition.sections.iter().flat_map(|section| &section.blocks).any(|block| {
            let Block::Quote { body, by: who, .. } = block else { return false };
            found_in(&first_words(body), quote) && who.as_ref().is_some_and(|who| found_in(who, by))
        });
        if !is_found {
            told.push(format!("quote missed: {quote:?} by {by:?}"));
        }
    }
    let goals: usize = edition
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .map(|block| if let Block::Goals { goals } = block { goals.len() } else { 0 })
        .sum();
    let wanted: usize = key.goals.iter().map(|(_, count)| count).sum();
    if goals != wanted {
        told.push(format!("goals: {goals} of {wanted}"));
    }

    let said = [Some(edition.title.clone()), edition.subtitle.clone(), Some(udgiv::edition::text(edition))];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let wanted = counted(words);
    let lacking = wanting(&wanted, &counted(&said));
    add(&mut scores.words, wanted.values().sum(), lacking.len(), 0);
    if !lacking.is_empty() {
        told.push(format!("words missed: {}", lacking.join(", ")));
    }
    let own = edition.sections.iter().zip(udgiv::edition::words_by_section(edition));
    let own = own.filter(|(section, _)| !matches!(section.role, Part::Added(_)));
    let own: Vec<String> = own.flat_map(|(_, words)| words).collect();
    let known = counted(&format!("{words}\n{}\n{}", key.left_out.join("\n"), MADE_TITLES.join("\n")));
    let extra = wanting(&counted(&own.join(" ")), &known);
    if !extra.is_empty() {
        told.push(format!("words too much: {}", extra.join(", ")));
    }
    for phrase in key.phrases.iter().filter(|phrase| !draft.contains(phrase.as_str())) {
        told.push(format!("phrase missed: {phrase:?}"));
    }
    // A word and the number of its footnote are no word with a digit.
    let is_noted = |phrase: &str| {
        let word = phrase.trim_end_matches(|c: char| c.is_ascii_digit());
        word != phrase && draft.contains(&format!("{word}[^"))
    };
    let published = |phrase: &&String| said.contains(phrase.as_str()) && !is_noted(phrase);
    for phrase in key.never.iter().filter(published) {
        told.push(format!("published: {phrase:?}"));
    }
    let remarks: Vec<&str> = draft.lines().filter(|line| line.trim_start().starts_with('#')).collect();
    let remarks = format!("{report}\n{}", remarks.join("\n"));
    for phrase in key.told.iter().filter(|phrase| !found_in(&remarks, phrase)) {
        told.push(format!("not told: {phrase:?}"));
    }
    told
}

/// Documents of which a reader knows what is in them: what comes of each, and that all of them can be published.
#[test]
fn documents_as_people_have_them_become_drafts_that_can_be_published() {
    let project = Project::base();
    let _ = fs::remove_dir_all(project.path("sources/eksempel"));
    let mut scores = Scores::default();
    let mut told = String::new();
    let (mut refused, mut drafts) = (BTreeMap::new(), Vec::new());
    let keys = keys();
    for (name, key) in &keys {
        let (file, bytes) = document(key);
        project.write(&format!("documents/{file}"), bytes);
        let options = import::Options {
            root: project.root(),
            slug: name,
            publisher: Some("byen"),
            replace: false,
            encoding: None,
            leave_out: false,
            each_place: false,
        };
        match import::run(&project.path(&format!("documents/{file}")), &options) {
            Ok(_) => drafts.push(name.clone()),
            Err(why) => {
                refused.insert(name.clone(), udgiv::locale::Explain::english(&why));
            }
        }
    }
    let checked = pipeline::check(&project.request()).expect("a project");
    let errors: Vec<String> = checked
        .told
        .findings
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .map(|finding| format!("{:?} {}: {}", finding.slug, finding.code.id, finding.message.english().title))
        .collect();
    for (name, key) in &keys {
        let _ = writeln!(told, "{name}");
        let lines = match (refused.get(name), &key.refused) {
            (Some(why), Some(wanted)) if found_in(why, wanted) => Vec::new(),
            (Some(_), None) if key.may_refuse => vec!["refused, as it may be".to_owned()],
            (Some(why), _) => {
                add(&mut scores.titles, 1, 1, 0);
                add(&mut scores.headings, key.headings.len(), key.headings.len(), 0);
                vec![format!("REFUSED: {why}")]
            }
            (None, Some(_)) => vec!["it had to be refused".to_owned()],
            (None, None) => {
                let draft = project.read(&format!("sources/{name}/policy.toml"));
                let report = project.read(&format!("sources/{name}/import-report.md"));
                let words = fs::read_to_string(folder().join(format!("{name}.words"))).expect("words");
                match checked.sound.iter().find(|policy| policy.slug() == name) {
                    Some(_) if key.may_refuse && draft.contains("# TJEK: Det ligner to spalter") => {
                        vec!["a question at its place, as it may be".to_owned()]
                    }
                    Some(policy) => {
                        let edition = policy.edition(EditionKind::Full).expect("a full edition");
                        hold(key, &edition, &draft, &report, &words, &mut scores)
                    }
                    None => vec!["the draft has errors".to_owned()],
                }
            }
        };
        lines.iter().for_each(|line| {
            let _ = writeln!(told, "  {}", line.replace('\n', " / "));
        });
    }
    let _ = writeln!(told, "\nof all");
    for (what, score) in [
        ("headings", scores.headings),
        ("their levels", scores.levels),
        ("titles", scores.titles),
        ("lists", scores.lists),
        ("tables", scores.tables),
        ("notes", scores.notes),
        ("figures", scores.figures),
        ("words", scores.words),
    ] {
        let Score { found, expected, wrong } = score;
        let _ = writeln!(told, "  {what}: {found} of {expected}, {wrong} too much");
    }
    golden(&folder().join("found.golden"), &told);
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    for (what, score, recall, precision) in [
        ("headings", scores.headings, 95.0, 90.0),
        ("titles", scores.titles, 90.0, 100.0),
        ("lists", scores.lists, 95.0, 90.0),
        ("tables", scores.tables, 95.0, 90.0),
        ("notes", scores.notes, 95.0, 90.0),
        ("words", scores.words, 100.0, 100.0),
    ] {
        assert!(score.recall() >= recall, "{what}: {}\n{told}", score.recall());
        assert!(score.precision() >= precision, "{what}: {}\n{told}", score.precision());
    }
    let published = pipeline::publish(&project.request(), &|_| {}).expect("a project");
    let troubles: Vec<String> = published.troubles.iter().map(|trouble| trouble.english()).collect();
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
    assert!(!drafts.is_empty());
}
