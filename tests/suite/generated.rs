//! Policies that nobody wrote: what `check` passes, `build` builds, and every word and number of the source comes out, or
//! there is a finding at its line.
//!
//! `UDGIV_GENERATED=2000` makes that many; without it a few are made, and others each time the seed below is changed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use udgiv::edition::markup::nfc;
use udgiv::edition::{split_words, words};
use udgiv::finding::Level;
use udgiv::pipeline::{self, Request};
use udgiv::policy::EditionKind;

use super::driver::Edit;
use super::parity::epub_words;
use super::support::{Dice, Epub, Project, pdf_text, repository};

/// How many policies are made where nothing is asked for.
const FEW: usize = 10;
/// How many policies stand in one project: their findings and pages are kept together.
const BATCH: usize = 50;
const SEED: u64 = 20_260_129;

/// Sentences with what has come out wrong: dates and ordinals, marks, units, addresses.
const SENTENCES: &[&str] = &[
    "Den 29. januar 2026 vedtog byrådet planen.",
    "Fristen er den 1. maj 2027 kl. 14.30.",
    "Det gælder 10–20 år, 2025–2028 og § 83, stk. 2.",
    "Vi bruger 4,5 mio. kr. om året (7,2 %).",
    "Børne- og ungeudvalget mødes d. 2. og den 15. august.",
    "Her slutter 2. kvartal den 30. juni.",
    "Ring på 88 72 64 00, eller skriv til post@byen.dk.",
    "»Alle skal med,« siger hun - og det gælder 100 %.",
    "Se bilag 4a, tabel 3.2 og side 17.",
    "Først mødes vi (1). Så beslutter vi (2).",
    "CO2-udledningen falder med 70 % i 2030.",
    "3. marts begynder arbejdet i de 12 haller.",
    "1) Først mødes vi. 2) Så beslutter vi.",
];

/// Lines that begin with a number, for texts that are no CommonMark.
const TITLES: &[&str] =
    &["29. januar 2026", "3. marts: arbejdet begynder", "2. kvartal", "1) Først 2 haller", "12 haller"];

/// Pieces of CommonMark, each with `{}` where a sentence stands.
const PIECES: &[&str] = &[
    "{}",
    "{}\n{}\n{}",
    "{} {} {} {} {}",
    "## Om 2026\n\n{}",
    "- {}\n- {}\n  - {}",
    "1. {}\n2. {}\n3. {}",
    "> {}",
    "| Hvad | Hvornår |\n|---|---|\n| {} | 1. januar 2027 |\n| {} | 2. kvartal |",
    "{} **{}** *{}*",
    "[{}](https://www.example.dk/a?b=1) {}",
    "[{}](#b) {}",
    "<span lang=\"en\">{}</span>",
    "    {}",
    "---\n\n{}",
];

/// What is odd and may stand in any text.
const ODD: &[&str] = &[
    "\u{feff}", "\u{200d}", "\u{ad}", "\u{2028}", "\u{1680}", "\u{202e}", "&starf;", "&#0;", "&#x4E2D;",
    "\u{300}", "[^x]", "\u{7f}", "中", "\\", "**", "\u{2011}", "½", "m²",
];

/// A policy as TOML, and what it says: the texts of the full edition and of the easy one, by their lines.
struct Made {
    toml: String,
    full: Vec<(usize, String)>,
    easy: Vec<(usize, String)>,
}

/// One TOML string on one line.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).expect("a string");
    json.replace('\u{7f}', "\\u007f")
}

impl Made {
    fn new(dice: &mut Dice) -> Self {
        let mut made = Self { toml: String::new(), full: Vec::new(), easy: Vec::new() };
        let layout = dice.one_of(&["brochure", "leaflet", "report", "square"]);
        let _ = write!(
            made.toml,
            "schema = 1\n[policy]\npublisher = \"byen\"\nadopted = 2025-01-29\nlayout = \"{layout}\"\nvariants = [\"screen\", \"epub\", \"easy-text\"]\n"
        );
        made.say("title", dice.one_of(TITLES));
        for id in ["a", "b"] {
            let _ = write!(made.toml, "\n[[section]]\nid = \"{id}\"\n");
            let title = sentence(dice);
            made.say("title", &title);
            let text = text(dice);
            made.say("text", &text);
            for _ in 0..dice.below(4) {
                made.block(dice);
            }
            made.toml.push_str("\n[section.easy]\n");
            let lines: Vec<String> = (0..1 + dice.below(4)).map(|_| sentence(dice)).collect();
            let lines =
                format!("Det er til dig.\n{}", lines.join(if dice.below(2) == 0 { "\n" } else { "\n\n" }));
            made.line("text", &lines);
            made.easy.push((made.toml.matches('\n').count(), lines));
        }
        made
    }

    fn line(&mut self, key: &str, text: &str) {
        let _ = writeln!(self.toml, "{key} = {}", quoted(text));
    }

    /// A key whose text the full edition says.
    fn say(&mut self, key: &str, text: &str) {
        self.line(key, text);
        self.full.push((self.toml.matches('\n').count(), text.to_owned()));
    }

    fn block(&mut self, dice: &mut Dice) {
        self.toml.push_str("\n[[section.block]]\n");
        let (body, line) = (text(dice), sentence(dice));
        match dice.below(6) {
            0 => {
                self.toml.push_str("type = \"quote\"\n");
                self.say("text", &line);
                self.say("by", "Udvalget 2026");
            }
            1 => {
                self.toml.push_str("type = \"fact\"\n");
                self.say("title", "Tal fra 2025");
                self.say("text", &body);
            }
            2 => {
                self.toml.push_str("type = \"ambition\"\n");
                self.say("text", &line);
            }
            3 => {
                self.toml.push_str(
                    "type = \"figure\"\nsrc = \"images/figur.svg\"\nalt = \"En figur med former.\"\n",
                );
                self.say("caption", dice.one_of(TITLES));
                self.say("credit", &line);
            }
            4 => {
                self.toml.push_str("type = \"table\"\nheader = [\"Hvad\", \"Tid\"]\n");
                let rows: Vec<String> = (0..1 + dice.below(30))
                    .map(|_| format!("[{}, \"2027\"]", quoted(&sentence(dice))))
                    .collect();
                let _ = writeln!(self.toml, "rows = [{}]", rows.join(", "));
            }
            _ => {
                self.toml.push_str("type = \"text\"\n");
                self.say("text", &body);
            }
        }
    }
}

fn sentence(dice: &mut Dice) -> String {
    let mut text = dice.one_of(SENTENCES).to_owned();
    if dice.below(60) == 0 {
        let at = text.char_indices().nth(dice.below(text.chars().count())).map_or(0, |(at, _)| at);
        text.insert_str(at, dice.one_of(ODD));
    }
    text
}

fn text(dice: &mut Dice) -> String {
    let mut pieces = Vec::new();
    for _ in 0..1 + dice.below(4) {
        let mut piece = dice.one_of(PIECES).to_owned();
        while let Some(at) = piece.find("{}") {
            piece.replace_range(at..at + 2, &sentence(dice));
        }
        pieces.push(piece);
    }
    pieces.join("\n\n")
}

/// A drawing with shapes, colours, lines and a gradient that nobody drew.
fn drawing(dice: &mut Dice) -> String {
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 120\"><defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#1f4e79\"/><stop offset=\"1\" stop-color=\"#fff\"/></linearGradient><clipPath id=\"c\"><circle cx=\"90\" cy=\"60\" r=\"50\"/></clipPath></defs>",
    );
    for _ in 0..1 + dice.below(12) {
        let (x, y, size) = (dice.below(180), dice.below(100), 1 + dice.below(60));
        let fill = dice.one_of(&["url(#g)", "#a33b00", "none", "black"]);
        let more = dice.one_of(&["", "opacity=\"0.4\"", "clip-path=\"url(#c)\"", "transform=\"rotate(20)\""]);
        let _ = match dice.below(3) {
            0 => write!(
                svg,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" fill=\"{fill}\" {more}/>"
            ),
            1 => write!(
                svg,
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"{size}\" fill=\"{fill}\" stroke=\"#333\" {more}/>"
            ),
            _ => write!(svg, "<path d=\"M{x} {y}q{size} -{size} {size} {size}z\" fill=\"{fill}\" {more}/>"),
        };
    }
    svg + "</svg>"
}

/// How often each word stands in a text. Marks that only say where a word may be divided are no part of it.
fn counted(text: &str) -> BTreeMap<String, usize> {
    let text = nfc(text).replace(['\u{ad}', '\u{200d}'], "");
    let mut count = BTreeMap::new();
    split_words(&text).into_iter().for_each(|word| *count.entry(word).or_default() += 1);
    count
}

/// The words of `source` that `said` has too few of. Addresses of links, languages and ids are no words.
fn missing(source: &str, said: &BTreeMap<String, usize>) -> Vec<String> {
    let plain = ["(https://www.example.dk/a?b=1)", "(#b)", "<span lang=\"en\">", "</span>"]
        .into_iter()
        .fold(source.to_owned(), |text, markup| text.replace(markup, " "));
    let wanted = counted(&plain);
    let few = |(word, count): &(String, usize)| {
        // Poppler drops a hyphen at the end of a line and joins what stands around it: "Børne-" and "og".
        let is_joined = || said.keys().any(|key| key.len() > word.len() && key.contains(word.as_str()));
        let too_few = said.get(word).is_none_or(|said| said < count);
        too_few && (word.chars().all(char::is_numeric) || !is_joined())
    };
    wanted.into_iter().filter(few).map(|(word, _)| word).collect()
}

#[test]
fn what_check_passes_build_builds_and_no_word_or_number_is_lost() {
    let wanted = std::env::var("UDGIV_GENERATED").ok().and_then(|count| count.parse().ok()).unwrap_or(FEW);
    let mut dice = Dice::new(SEED);
    let (mut built, mut faults) = (0, Vec::new());
    for first in (0..wanted).step_by(BATCH) {
        let project = Project::base();
        let _ = std::fs::remove_dir_all(project.path("sources/eksempel"));
        let mut all = BTreeMap::new();
        for number in first..(first + BATCH).min(wanted) {
            let slug = format!("politik-{number}");
            let made = Made::new(&mut dice);
            project.write(&format!("sources/{slug}/policy.toml"), &made.toml);
            project.write(&format!("sources/{slug}/images/figur.svg"), drawing(&mut dice));
            all.insert(slug, made);
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
        let sources = &published.checked.sources;
        let findings = &published.checked.findings;
        let line_of =
            |finding: &udgiv::finding::Finding| finding.place.map(|place| sources.position(place).line);
        for slug in &slugs {
            let of_policy = || findings.iter().filter(|finding| finding.slug.as_deref() == Some(slug));
            for error in of_policy().filter(|one| one.level == Level::Error && one.code.id == "U034") {
                faults.push(format!("{slug}: {}", error.message.english().title));
            }
            // A hint on the spelling is no answer to where a number is.
            let weighty = || of_policy().filter(|finding| finding.level > Level::Hint);
            let told = |line: usize| weighty().any(|finding| line_of(finding) == Some(line));
            let made = &all[slug];
            let pdf = format!("output/{slug}/{slug}.pdf");
            let text = project.path(&pdf).is_file().then(|| pdf_text(&project.path(&pdf))).flatten();
            let mut hold = |file: &str, said: &BTreeMap<String, usize>, texts: &[(usize, String)]| {
                for (line, text) in texts.iter().filter(|(line, _)| !told(*line)) {
                    let missing = missing(text, said);
                    if !missing.is_empty() {
                        faults.push(format!("{slug}, {file}, line {line}: {missing:?} of\n{text}"));
                    }
                }
            };
            if let Some(text) = text {
                hold("pdf", &counted(&text), &made.full);
            }
            let easy = format!("output/{slug}/{slug}.easy.txt");
            if project.path(&easy).is_file() {
                hold("easy.txt", &counted(&project.read(&easy)), &made.easy);
            }
            let epub = format!("output/{slug}/{slug}.epub");
            if project.path(&epub).is_file() {
                let edition = project.edition(slug, EditionKind::Full);
                let said = epub_words(&Epub::open(&project.bytes(&epub)), &edition);
                if said != words(&edition) {
                    faults.push(format!("{slug}: the words of the EPUB"));
                }
                built += 1;
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(20)].join("\n"));
    assert!(built * 3 > wanted, "only {built} of {wanted} were sound: the sentences are too odd");
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
