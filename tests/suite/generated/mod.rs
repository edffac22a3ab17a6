//! Policies that nobody wrote: what `check` passes, `build` builds, and every word and number of the source comes out, or
//! there is a finding at its line.
//!
//! `UDGIV_GENERATED=2000` makes that many; without it a few are made, and others each time the seed below is changed. With
//! `UDGIV_GENERATED_ONLY="7 12"`, only those of them are looked at, and their sources stay in `target/generated`.

use std::collections::{BTreeMap, BTreeSet};

use udgiv::edition::markup::nfc;
use udgiv::edition::{split_words, words};
use udgiv::finding::{Finding, Level};
use udgiv::pipeline::{self, Request};
use udgiv::policy::EditionKind;

mod made;
mod pictures;

use self::made::{EVERY_VARIANT, Made, NOTES};
use super::braille;
use super::driver::Edit;
use super::parity::epub_words;
use super::support::{Dice, Epub, Project, pdf_text, repository};

/// How many policies are made where nothing is asked for.
const FEW: usize = 10;
/// How many policies stand in one project: their findings and pages are kept together.
const BATCH: usize = 50;
const SEED: u64 = 20_260_129;

/// How often each word stands in a text. Marks that only say where a word may be divided are no part of it.
fn counted(text: &str) -> BTreeMap<String, usize> {
    let text = nfc(text).replace("\u{ad}\n", "").replace(['\u{ad}', '\u{200d}'], "");
    let mut count = BTreeMap::new();
    split_words(&text).into_iter().for_each(|word| *count.entry(word).or_default() += 1);
    count
}

/// The words of `source` that `said` has too few of. Addresses of links, languages, ids and names of notes are no words.
fn missing(source: &str, said: &BTreeMap<String, usize>) -> Vec<String> {
    let markup = ["(https://www.example.dk/a?b=1)", "(#b)", "<span lang=\"en\">", "</span>"];
    let markup = markup.into_iter().chain(NOTES.iter().copied());
    let plain = markup.fold(source.to_owned(), |text, markup| text.replace(markup, " "));
    let wanted = counted(&plain);
    let few = |(word, count): &(String, usize)| {
        // Poppler drops a hyphen at the end of a line and joins what stands around it: "Børne-" and "og".
        let is_joined = || said.keys().any(|key| key.len() > word.len() && key.contains(word.as_str()));
        let too_few = said.get(word).is_none_or(|said| said < count);
        too_few && (word.chars().all(char::is_numeric) || !is_joined())
    };
    wanted.into_iter().filter(few).map(|(word, _)| word).collect()
}

/// What a braille file says, with the words of `texts` as liblouis gives them back: what it can't tell apart either way is no loss.
fn in_braille(file: &[u8], texts: &[(usize, String)]) -> Option<(String, Vec<(usize, String)>)> {
    let lines: String =
        texts.iter().map(|(_, text)| nfc(text).replace(['\n', '\u{a0}'], " ") + "\n").collect();
    let cells = braille::louis("--forward", "unicode.dis,da-dk-g16.ctb", &lines)?;
    let back = braille::louis("--backward", "unicode.dis,da-dk-g16.ctb", &cells)?;
    let numbers = texts.iter().map(|(line, _)| *line);
    Some((
        braille::printed(&braille::pages(file))?,
        numbers.zip(back.lines().map(ToOwned::to_owned)).collect(),
    ))
}

/// The files of a policy that have pages, each with its edition.
const PAGED: &[(&str, EditionKind)] = &[
    ("pdf", EditionKind::Full),
    ("print.pdf", EditionKind::Full),
    ("booklet.pdf", EditionKind::Full),
    ("large.pdf", EditionKind::Full),
    ("easy.pdf", EditionKind::Easy),
];

#[test]
fn what_check_passes_build_builds_and_no_word_or_number_is_lost() {
    let wanted = std::env::var("UDGIV_GENERATED").ok().and_then(|count| count.parse().ok()).unwrap_or(FEW);
    let only = std::env::var("UDGIV_GENERATED_ONLY").ok();
    let only: Option<Vec<usize>> =
        only.map(|all| all.split_whitespace().map(|one| one.parse().expect("a number")).collect());
    let is_looked_at = |number: &usize| only.as_ref().is_none_or(|only| only.contains(number));
    let mut dice = Dice::new(SEED);
    let mut built = BTreeMap::<&str, usize>::new();
    let mut faults = Vec::new();
    for first in (0..wanted).step_by(BATCH) {
        let project = Project::base();
        let _ = std::fs::remove_dir_all(project.path("sources/eksempel"));
        let mut all = BTreeMap::new();
        for number in first..(first + BATCH).min(wanted) {
            let slug = format!("politik-{number}");
            let (ending, picture) = pictures::picture(&mut dice);
            let made = Made::new(number, ending, &mut dice);
            if !is_looked_at(&number) {
                continue;
            }
            if only.is_some() {
                let folder = repository().join("target/generated").join(&slug);
                std::fs::create_dir_all(folder.join("images")).expect("a folder");
                std::fs::write(folder.join("policy.toml"), &made.toml).expect("a file");
                std::fs::write(folder.join(format!("images/figur.{ending}")), &picture).expect("a file");
            }
            project.write(&format!("sources/{slug}/policy.toml"), &made.toml);
            project.write(&format!("sources/{slug}/images/figur.{ending}"), picture);
            all.insert(slug, made);
        }
        if all.is_empty() {
            continue;
        }
        let checked = pipeline::check(&project.request()).expect("a project");
        let slugs: Vec<String> = checked.sound.iter().map(|policy| policy.slug().to_owned()).collect();
        if slugs.is_empty() {
            continue;
        }
        let request = Request { slugs: slugs.clone(), ..project.request() };
        let published = pipeline::publish(&request, &|_| {}).expect("a project");
        for trouble in &published.troubles {
            faults.push(trouble.english());
        }
        let sources = &published.told.sources;
        let findings = &published.told.findings;
        // Whoever was told of no error is told of none now: `build` exits 0.
        let errors = |all: &[Finding]| {
            let errors = all.iter().filter(|one| one.level == Level::Error);
            errors.map(|one| (one.slug.clone(), one.code.id)).collect::<BTreeSet<_>>()
        };
        for (slug, code) in errors(findings).difference(&errors(&checked.told.findings)) {
            faults.push(format!("{slug:?}: only build tells of {code}"));
        }
        for slug in &published.told.held_back {
            faults.push(format!("{slug}: passes check, and build holds it back"));
        }
        let line_of = |finding: &Finding| finding.place.map(|place| sources.position(place).line);
        for slug in &slugs {
            let of_policy = || findings.iter().filter(|finding| finding.slug.as_deref() == Some(slug));
            for error in of_policy().filter(|one| one.level == Level::Error && one.code.id == "U034") {
                faults.push(format!("{slug}: {}", error.message.english().title));
            }
            // A hint on the spelling is no answer to where a number is.
            let weighty = || of_policy().filter(|finding| finding.level > Level::Hint);
            let told = |line: usize| weighty().any(|finding| line_of(finding) == Some(line));
            let made = &all[slug];
            let mut hold = |file: &str, said: &str, texts: &[(usize, String)]| {
                let said = counted(said);
                for (line, text) in texts.iter().filter(|(line, _)| !told(*line)) {
                    let missing = missing(text, &said);
                    if !missing.is_empty() {
                        faults.push(format!("{slug}, {file}, line {line}: {missing:?} of\n{text}"));
                    }
                }
            };
            let path = |ending: &str| format!("output/{slug}/{slug}.{ending}");
            let is_made = |ending: &str| project.path(&path(ending)).is_file();
            for (ending, kind) in PAGED.iter().filter(|(ending, _)| is_made(ending)) {
                let texts = if *kind == EditionKind::Full { &made.full } else { &made.easy };
                if let Some(text) = pdf_text(&project.path(&path(ending))) {
                    hold(ending, &text, texts);
                    *built.entry(ending).or_default() += 1;
                }
            }
            if is_made("easy.txt") {
                hold("easy.txt", &project.read(&path("easy.txt")), &made.easy);
                *built.entry("easy.txt").or_default() += 1;
            }
            if is_made("brf")
                && let Some((said, texts)) = in_braille(&project.bytes(&path("brf")), &made.easy)
            {
                hold("brf", &said, &texts);
                *built.entry("brf").or_default() += 1;
            }
            for (ending, kind) in [("epub", EditionKind::Full), ("easy.epub", EditionKind::Easy)] {
                if is_made(ending) {
                    let edition = project.edition(slug, kind);
                    let said = epub_words(&Epub::open(&project.bytes(&path(ending))), &edition);
                    if said != words(&edition) {
                        faults.push(format!("{slug}, {ending}: its words are not those of the edition"));
                    }
                    *built.entry(ending).or_default() += 1;
                }
            }
        }
    }
    eprintln!("made: {built:?}");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(20)].join("\n"));
    if only.is_some() {
        return;
    }
    let sound = built.get("epub").copied().unwrap_or_default();
    assert!(sound * 3 > wanted, "only {sound} of {wanted} were sound: the sentences are too odd");
    let with_all = built.get("easy.epub").copied().unwrap_or_default();
    assert!(with_all * EVERY_VARIANT * 4 > wanted, "only {with_all} of {wanted} came in every variant");
    let easy = built.get("easy.txt").copied().unwrap_or_default();
    assert!(easy * 3 > wanted, "only {easy} of {wanted} had an easy edition: the lines break its rules");
}

/// Screen, print, booklet and large print are made of pages, the EPUB is not: it comes out, and they don't.
#[test]
fn a_layout_that_loses_words_publishes_nothing() {
    let case = repository().join("tests/rules/U034/left-out.edit");
    let project = Project::base();
    Edit::parse(&std::fs::read_to_string(case).expect("an edit")).apply(&project);
    let variants = ["screen", "booklet", "large-print", "epub"];
    let arguments: Vec<&str> = variants.iter().flat_map(|variant| ["--variant", variant]).collect();
    let run = project.run(&[&["build", "--format", "short"], &arguments[..]].concat());
    assert_eq!(run.status, 1, "{}", run.stderr);
    for pages in ["on the pages;", "on the pages in large print;"] {
        let told = run.stderr.lines().find(|line| line.contains("U034") && line.contains(pages));
        let told = told.unwrap_or_else(|| panic!("{pages}: {}", run.stderr));
        assert!(told.contains("Først et punkt") && told.contains("Forord"), "{told}");
    }
    for (ending, is_made) in [("pdf", false), ("booklet.pdf", false), ("large.pdf", false), ("epub", true)] {
        let file = project.path(&format!("output/eksempel/eksempel.{ending}"));
        assert_eq!(file.is_file(), is_made, "{ending}");
    }
}
