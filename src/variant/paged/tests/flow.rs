//! What is taller than its place flows on: every word stands on a page, above its foot, wherever the page ends.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use typst::layout::Abs;
use typst_layout::PagedDocument;

use super::{
    HEAD, Laid, SetLine, each_in_its_own, edition, in_every_layout, numbered, numbers, set_lines_of, texts,
    walk,
};
use crate::edition::Edition;
use crate::layout::{self, Fonts};
use crate::policy::{EditionKind, VariantName};
use crate::variant::paged::pages::Pages;
use crate::variant::{Input, PageSetting, Settings};

/// Words with a number of their own, so that a missing one is known.
#[derive(Default)]
struct Numbers(Cell<usize>);

impl Numbers {
    fn words(&self, count: usize) -> String {
        let first = self.0.replace(self.0.get() + count);
        (first..first + count).map(numbered).collect::<Vec<_>>().join(" ")
    }

    /// Lists and tables of single words: `before` and `after` stand around each.
    fn lines(&self, count: usize, before: &str, after: &str) -> String {
        (0..count).map(|_| format!("{before}{}{after}", self.words(1))).collect::<Vec<_>>().join("\n")
    }
}

fn section(id: &str, role: &str, text: &str, blocks: &str) -> String {
    let role = if role.is_empty() { String::new() } else { format!("role = \"{role}\"\n") };
    format!(
        "[[section]]\nid = \"{id}\"\ntitle = \"Et afsnit\"\n{role}text = \"\"\"\n{text}\n\"\"\"\neasy_skip = \"Prøve\"\n{blocks}\n"
    )
}

fn block(kind: &str, keys: &str) -> String {
    format!("[[section.block]]\ntype = \"{kind}\"\n{keys}\n")
}

fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let row = |cells: &Vec<String>| {
        format!("[{}]", cells.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(", "))
    };
    let header: Vec<String> = header.iter().map(|cell| (*cell).to_owned()).collect();
    let rows: Vec<String> = rows.iter().map(row).collect();
    block("table", &format!("header = {}\nrows = [{}]", row(&header), rows.join(",\n")))
}

/// The numbers that stand on the pages above the foot, where the smallest margin of all layouts begins.
fn shown(document: &PagedDocument) -> BTreeSet<usize> {
    let mut all = String::new();
    for page in document.pages() {
        let foot = page.frame.height() - Abs::mm(20.0) + Abs::pt(1.0);
        walk(&page.frame, typst::layout::Transform::identity(), &mut |what, from, _| {
            if from.y <= foot {
                // A word that is parted between syllables is one again.
                all.extend(what.chars().filter(|sign| sign.is_alphanumeric()));
            }
        });
    }
    numbers(&all).into_iter().collect()
}

fn nothing_is_missing(name: &str, variant: VariantName, document: &PagedDocument, count: usize) {
    let shown = shown(document);
    assert!(count < 10_000, "a number has four letters");
    let missing: Vec<usize> = (0..count).filter(|number| !shown.contains(number)).collect();
    let first = &missing[..missing.len().min(20)];
    assert!(
        missing.is_empty(),
        "{name}, {variant}: of {count} words, {} are missing: {first:?} …",
        missing.len()
    );
}

/// Each is taller than a page in one of the layouts, or than what its block may take of one.
#[test]
fn what_is_taller_than_its_place_flows_on() {
    let all = Numbers::default();
    let short = |count| all.lines(count, "- ", "");
    let row = |cells: usize, words: usize| -> Vec<String> { (0..cells).map(|_| all.words(words)).collect() };
    let rows = |count: usize, cells: usize, words: usize| -> Vec<Vec<String>> {
        (0..count).map(|_| row(cells, words)).collect()
    };
    let multi = |key: &str, text: &str| format!("{key} = \"\"\"\n{text}\n\"\"\"");
    let mut policy = HEAD.to_owned();
    let mut add = |role: &str, text: String, blocks: Vec<String>| {
        let id = format!("a{}", policy.len());
        policy.push_str(&section(&id, role, &text, &blocks.concat()));
    };
    add(
        "focus-area",
        format!("Kort.\n\n> {}", all.words(300)),
        vec![
            block("quote", &format!("{}\nby = \"En borger\"", multi("text", &all.words(300)))),
            block("ambition", &multi("text", &all.words(85))),
            block("text", "text = \"Mere.\""),
            block("ambition", &multi("text", &all.words(400))),
        ],
    );
    add(
        "",
        format!("Kort.\n\n| A | B |\n|---|---|\n{}", all.lines(60, "| 1 | ", " |")),
        vec![
            table(&["År", "Procent"], &rows(20, 2, 1)),
            table(&["A", "B", "C", "D"], &rows(24, 4, 1)),
            table(&["A", "B", "C", "D", "E"], &rows(2, 5, 60)),
            table(&[&all.words(120), "B"], &rows(3, 2, 2)),
            block("fact", &format!("title = \"Fakta\"\n{}", multi("text", &short(40)))),
            block(
                "goal",
                &format!("title = \"Et mål\"\nperspective = \"Borgeren\"\n{}", multi("text", &short(35))),
            ),
        ],
    );
    let figure =
        |keys: String| block("figure", &format!("src = \"images/figur.svg\"\nalt = \"Et hus\"\n{keys}"));
    add(
        "",
        format!(
            "{}\n\n{}\n\n{}:\n\n{}",
            all.lines(50, "", "\\\\"),
            (0..12)
                .map(|_| format!("- {}\n  - {}\n    - {}", all.words(1), all.words(1), all.words(1)))
                .collect::<Vec<_>>()
                .join("\n"),
            all.words(2),
            all.lines(60, "1. ", ""),
        ),
        vec![
            figure(format!("caption = \"{}\"\ncredit = \"{}\"", all.words(350), all.words(350))),
            figure(multi("description", &format!("{}\n\n{}", all.words(250), all.words(250)))),
            block("table", &format!("caption = \"{}\"\nheader = [\"A\"]\nrows = [[\"x\"]]", all.words(350))),
        ],
    );
    add(
        "",
        format!(
            "| A | B | C |\n|---|---|---|\n| y[^et] | {} | z |\n\n{}\n\n{}",
            all.words(200),
            (0..30).map(|index| format!("{}[^n{index}]\\\\", all.words(3))).collect::<Vec<_>>().join("\n"),
            (0..30).map(|index| format!("[^n{index}]: {}", all.words(3))).collect::<Vec<_>>().join("\n")
        ) + &format!("\n[^et]: {}", all.words(400)),
        Vec::new(),
    );
    shows_all(&policy, all.0.get());
    // Glossaries: by themselves, in columns of their own, and one whose entries are taller than a page.
    for lengths in [&[260][..], &[260; 6], &[20, 20, 900, 20]] {
        let all = Numbers::default();
        let mut policy = HEAD.to_owned();
        for (at, length) in lengths.iter().enumerate() {
            let words = all.words(*length);
            let _ = write!(policy, "[[term]]\nword = \"Ord {at}\"\nexplanation = \"{words}.\"\n");
        }
        shows_all(&(policy + &section("a", "", "Kort.", "")), all.0.get());
    }
}

fn shows_all(policy: &str, count: usize) {
    let (edition, settings) = edition(policy, EditionKind::Full);
    let the_same = |_, _| (Arc::clone(&edition), settings.clone());
    each_in_its_own(&the_same, &|name, variant, Laid { document, .. }| {
        nothing_is_missing(name, variant, document, count);
    });
}

/// A table that goes on says on each page what its columns are.
#[test]
fn headers_are_repeated_on_every_page_of_a_table() {
    let all = Numbers::default();
    let rows =
        |count: usize| -> Vec<Vec<String>> { (0..count).map(|_| vec![all.words(1), all.words(1)]).collect() };
    let tables = [
        format!("Kort.\n\n| Aarstal | Procenttal |\n|---|---|\n{}", all.lines(60, "| 1 | ", " |")),
        "Kort.".to_owned(),
    ];
    for (text, has_block) in tables.iter().zip([false, true]) {
        let first = all.0.get() - if has_block { 0 } else { 60 };
        let plan = if has_block { table(&["Aarstal", "Procenttal"], &rows(60)) } else { String::new() };
        let count = all.0.get() - first;
        let policy = format!("{HEAD}{}", section("a", "", text, &plan));
        in_every_layout(&policy, &|name, variant, Laid { document, .. }| {
            let pages = texts(document);
            let with_rows =
                pages.iter().filter(|page| (first..first + count).any(|at| page.contains(&numbered(at))));
            let with_rows: Vec<&String> = with_rows.collect();
            assert!(with_rows.len() >= 2, "{name}, {variant}: a table of {} pages", with_rows.len());
            for page in with_rows {
                let has_header = page.contains("Aarstal") && page.contains("Procenttal");
                assert!(has_header, "{name}, {variant}: {page}");
            }
        });
    }
}

/// Titles and subtitles in which each range stands at a line's end in one layout or another.
#[test]
fn a_range_in_a_title_stands_on_one_line() {
    for fill in ["", "stor ", "meget stor ", "ganske meget stor ", "ganske overordentlig stor "] {
        let head = HEAD.replace("Alle skal med", &format!("Plan for {fill}fritid 2025–2028"));
        let subtitle = format!("subtitle = \"For {fill}ungdom på 10–20 år og {fill}alderdom i 2031–2034\"\n");
        let policy = head + &subtitle + &section("a", "", "Kort.", "");
        in_every_layout(&policy, &|name, variant, Laid { document, .. }| {
            let lines = set_lines_of(&document.pages()[0]);
            for range in ["2025–2028", "10–20 år", "2031–2034"] {
                let is_whole = |line: &SetLine| line.text.replace('\u{a0}', " ").contains(range);
                assert!(lines.iter().any(is_whole), "{name}, {variant}: {range} in {lines:?}");
            }
        });
    }
}

#[test]
fn pictures_between_paragraphs_settle() {
    let all = Numbers::default();
    let mut policy = HEAD.to_owned();
    for count in [4, 6, 8, 12] {
        let mut blocks = String::new();
        for _ in 0..count {
            let text = format!("text = \"{}\\n\\n{}\"", all.words(120), all.words(60));
            blocks.push_str(&block("text", &text));
            blocks.push_str(&block(
                "figure",
                "src = \"images/figur.svg\"\nalt = \"Et hus\"\ncaption = \"Et hus i byen\"",
            ));
        }
        blocks.push_str(&block("text", &format!("text = \"{}\"", all.words(300))));
        policy.push_str(&section(&format!("s{count}"), "focus-area", "Kort.", &blocks));
    }
    in_every_layout(&policy, &|name, variant, Laid { document, .. }| {
        nothing_is_missing(name, variant, document, all.0.get());
    });
}

/// Lays the example out in a layout whose Typst is `body`, for what `data.steady` asks of layouts.
fn in_a_layout_of(body: &str) -> Result<usize, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base/sources/eksempel/policy.toml");
    let (edition, settings) = edition(&fs::read_to_string(path).expect("the example"), EditionKind::Full);
    let root = tempfile::TempDir::new().expect("a folder");
    let folder = root.path().join("layouts/uro");
    fs::create_dir_all(&folder).expect("a folder");
    let toml = "extends = \"base\"\nname = \"Uro\"\n[description]\nda = \"Uro\"\nen = \"Uro\"\n[page]\nwidth_mm = 148\nheight_mm = 210\n";
    fs::write(folder.join("layout.toml"), toml).expect("written");
    fs::write(folder.join("layout.typ"), format!("#let layout(data) = {{\n{body}\n}}\n")).expect("written");
    let input = Input {
        edition,
        layout: Arc::new(layout::load(root.path(), "uro").unwrap_or_else(|_| panic!("a layout"))),
        page_setting: PageSetting::Standard,
        page_source: None,
        sibling: None,
        formats: Vec::new(),
        settings,
    };
    let fonts = Fonts::load(root.path()).expect("fonts");
    let pages = Pages::new(&input, &fonts);
    pages.laid().map(super::super::laid::Laid::len).map_err(|why| why.said())
}

#[test]
fn a_layout_that_does_not_settle_is_laid_out_with_everything_in_place() {
    // One page more if there is one, one less if there are two.
    let restless = "context if calc.odd(counter(page).final().first()) { pagebreak() }";
    let steady = format!("if data.steady {{ pagebreak() + pagebreak() }} else {{ {restless} }}");
    assert_eq!(in_a_layout_of(&steady), Ok(3));
    let why = in_a_layout_of(restless).expect_err("it never settles");
    assert!(why.contains("did not converge"), "{why}");
    assert_eq!(in_a_layout_of("pagebreak()"), Ok(2), "what settles is left as it is");
}

#[test]
fn figures_that_fitted_only_lower_are_as_low_where_everything_is_in_place() {
    let said = "[#metadata((\"hus\", 28.0, 7.0))<lowered>#metadata(\"skov\")<floating>]";
    let restless = "context if calc.odd(counter(page).final().first()) { pagebreak() }";
    let told = "data.lowered == (hus: (28.0, 7.0)) and data.floating == (\"skov\",)";
    let steady = format!(
        "if data.steady {{ if {told} {{ pagebreak() + pagebreak() }} }} else {{ {said} + {restless} }}"
    );
    assert_eq!(in_a_layout_of(&steady), Ok(3));
}

/// A plan of seven columns.
#[test]
fn wide_tables_are_turned_in_large_print() {
    let cells = [
        "Flere fællesskaber for unge",
        "Børne- og ungdomsforvaltningen",
        "januar 2027",
        "250.000 kr.",
        "Handicaporganisationerne og idrætsforeningerne",
        "Unge mellem 13 og 25 år",
        "Evalueres halvårligt af fritidsudvalget",
    ];
    let header =
        ["Indsats", "Ansvarlig", "Tidsramme", "Økonomi", "Samarbejdspartnere", "Målgruppe", "Opfølgning"];
    let rows: Vec<Vec<String>> =
        (0..4).map(|_| cells.iter().map(|cell| (*cell).to_owned()).collect()).collect();
    let plan = || table(&header, &rows);
    let policy = format!(
        "{HEAD}{}{}",
        section(
            "a",
            "",
            "Planen er her:",
            &(plan() + &block("text", "text = \"Mere.\\n\\n## Rubrik\"") + &plan())
        ),
        section("b", "", "Kort.", "")
    );
    // Where a row breaks, the start of a page is in several cells at once, and so unknown.
    let (edition, settings) = edition(&policy, EditionKind::Full);
    each_in_its_own(&|_, _| (Arc::clone(&edition), settings.clone()), &|name, variant, laid| {
        let document = laid.document;
        let turned = |page: &typst_layout::Page| page.frame.width() > page.frame.height();
        let pages: Vec<usize> =
            (0..document.pages().len()).filter(|page| turned(&document.pages()[*page])).collect();
        if variant == VariantName::LargePrint {
            let with: Vec<usize> = (0..document.pages().len())
                .filter(|page| texts(document)[*page].contains("Opfølg"))
                .collect();
            assert_eq!(pages, with, "{name}: the table, and nothing else, is turned");
            let all = texts(document);
            let with = |what: &str| with.iter().filter(|page| all[**page].contains(what)).count();
            assert_eq!(
                (with("Planen er her"), with("Rubrik")),
                (1, 1),
                "{name}: what leads to it is with it"
            );
        } else {
            assert!(pages.is_empty(), "{name}, {variant}: pages that are bound aren't turned");
        }
    });
}

/// Columns so narrow that a date, a phone number or an address doesn't fit on a line of theirs.
#[test]
fn what_belongs_together_stays_in_its_cell() {
    let sentences = [
        "Den 29. januar 2026 vedtog byrådet planen.",
        "Det gælder 10–20 år, 2025–2028 og § 83, stk. 2.",
        "Ring på 88 72 64 00, eller skriv til post@byen.dk.",
        "CO2-udledningen falder med 70 % i 2030.",
        "Børne- og ungeudvalget mødes den 15. august.",
        "Fristen er den 1. maj 2027 kl. 14.30.",
    ];
    let rows: Vec<Vec<String>> =
        (0..6).map(|row| (0..6).map(|at| sentences[(row + at) % 6].to_owned()).collect()).collect();
    let plan = table(&["A", "B", "C", "D", "E", "F"], &rows);
    let (edition, settings) =
        edition(&format!("{HEAD}{}", section("a", "", "Kort.", &plan)), EditionKind::Full);
    each_in_its_own(&|_, _| (Arc::clone(&edition), settings.clone()), &|name, variant, laid| {
        if variant != VariantName::EasyPdf {
            let all = texts(laid.document).concat();
            let year = |year: &str| all.matches(year).count();
            assert_eq!(
                (year("2025–2028"), year("10–20"), year("2026"), year("byen.")),
                (6, 6, 6, 6),
                "{name}, {variant}: {all}"
            );
        }
    });
}

/// All levels are looked at with `UDGIV_ALL_FILL_LEVELS=1`; otherwise each layout and variant looks at a few of its own.
#[test]
fn a_page_may_end_anywhere() {
    let all = std::env::var_os("UDGIV_ALL_FILL_LEVELS").is_some();
    (0..if all { EVERY } else { 1 }).for_each(levels_from);
}

const LEVELS: usize = 60;
/// How many levels are left out between two that are looked at in one document.
const EVERY: usize = 12;

fn levels_from(start: usize) {
    let count = Cell::new(0);
    // Checking so many words that no dictionary has takes longer than laying them out: once for each layout.
    let checked = RefCell::new(None::<((usize, bool), Arc<Edition>, Settings)>);
    let filled = |index: usize, variant: VariantName| {
        // An easy-read edition says goals in its lines.
        let has_goals = variant != VariantName::EasyPdf;
        let all = Numbers::default();
        let mut policy = HEAD.to_owned();
        let first = start + 3 * index;
        let mut checked = checked.borrow_mut();
        if let Some((of, edition, settings)) = checked.as_ref()
            && *of == (index, has_goals)
        {
            return (Arc::clone(edition), Settings::clone(settings));
        }
        for level in (first % EVERY..LEVELS).step_by(EVERY) {
            let fill = all.lines(level, "", "\n");
            let text = format!(
                "{fill}\n{}[^n] {}\n\n## Rubrik\n\n{}[^m]\n\n{}\n\n{}:\n\n{}\n[^n]: {}\n[^m]: {}",
                all.words(20),
                all.words(25),
                all.words(12),
                all.words(4),
                all.words(3),
                all.lines(8, "- ", "\n"),
                all.words(12),
                all.words(30),
            );
            let rows: Vec<Vec<String>> = (0..7).map(|_| vec![all.words(2), all.words(9)]).collect();
            // Goals that are no paragraphs: their numbers, too, stay with what they begin with.
            let goals = || {
                [
                    format!("> {}", all.words(90)),
                    format!("1. {}\n2. {}\n\n{}", all.words(30), all.words(3), all.words(60)),
                ]
                .map(|text| block("goal", &format!("title = \"Et mål\"\ntext = \"\"\"\n{text}\"\"\"")))
                .concat()
            };
            let blocks = table(&["Hvad", "Hvordan"], &rows)
                + &block("fact", &format!("title = \"Fakta\"\ntext = \"{}\"", all.words(40)))
                + &block("text", &format!("text = \"{}\"", all.words(12)))
                + &if has_goals { goals() } else { String::new() };
            policy.push_str(&section(&format!("s{level}"), "focus-area", &text, &blocks));
        }
        for _ in 0..(5 + first % 12) * 3 {
            let _ = write!(
                policy,
                "[[term]]\nword = \"{0}\"\nexplanation = \"Det er {1}.\"\n",
                all.words(1),
                all.words(14)
            );
        }
        count.set(all.0.get());
        let (edition, settings) = edition(&policy, EditionKind::Full);
        *checked = Some(((index, has_goals), Arc::clone(&edition), settings.clone()));
        (edition, settings)
    };
    each_in_its_own(&filled, &|name, variant, Laid { document, .. }| {
        nothing_is_missing(name, variant, document, count.get());
        no_marker_is_left_behind(name, variant, document);
    });
}

/// No page ends in the bullet or the number of what stands on the next one.
fn no_marker_is_left_behind(name: &str, variant: VariantName, document: &PagedDocument) {
    for (index, page) in document.pages().iter().enumerate() {
        let foot = page.frame.height() - Abs::mm(20.0) + Abs::pt(1.0);
        let (mut lowest, mut last) = (Abs::zero(), String::new());
        walk(&page.frame, typst::layout::Transform::identity(), &mut |what, from, _| {
            let what = what.trim_matches(['“', '”']);
            if from.y <= foot && from.y > lowest + Abs::pt(1.0) {
                (lowest, last) = (from.y, what.to_owned());
            } else if from.y <= foot && from.y > lowest - Abs::pt(1.0) {
                last.push_str(what);
            }
        });
        let is_marker = last == "•"
            || last == "–"
            || last.strip_suffix('.').is_some_and(|number| number.parse::<u32>().is_ok());
        assert!(!is_marker, "{name}, {variant}: page {} ends in “{last}”", index + 1);
    }
}

#[test]
fn a_hundred_sections_stand_in_the_contents_with_their_pages() {
    let mut policy = HEAD.to_owned();
    for index in 0..100 {
        let text = "Kort tekst om det. ".repeat(index % 7 + 1);
        let section = section(&format!("s{index}"), "", &text, "");
        policy.push_str(&section.replace("Et afsnit", &format!("Om {}", numbered(index))));
    }
    in_every_layout(&policy, &|name, variant, Laid { document, .. }| {
        let pages = texts(document);
        let begins = pages.iter().position(|page| page.contains("Kort tekst")).expect("a first section");
        let contents = pages[..=begins].concat();
        for index in 0..100 {
            let word = numbered(index);
            let at = pages.iter().rposition(|page| page.contains(&word)).expect("a section");
            let after = &contents[contents.find(&word).expect("an entry") + word.len()..];
            let number: String = after.chars().take_while(char::is_ascii_digit).collect();
            assert_eq!(number, (at + 1).to_string(), "{name}, {variant}: the page of section {index}");
        }
    });
}

#[test]
fn a_long_title_ends_with_a_whole_word_in_the_footer() {
    let title = "Strategi for fællesskab, trivsel, sundhed og speciallægepraksisplanlægningsstabiliseringen i \
                 hele kommunen og omegnen, sammen med borgere, foreninger og frivillige året rundt";
    let mut policy = HEAD.replace("Alle skal med", title);
    policy.push_str(&format!("subtitle = \"{}\"\n", &title.replace("Strategi", "Politik")));
    policy.push_str(&section("a", "focus-area", "Kort.", "").replace("title =", "label = \"Et fokusområde med en meget lang betegnelse, som ingen havde tænkt sig ville stå her\"\ntitle ="));
    in_every_layout(&policy, &|name, variant, Laid { document, .. }| {
        if variant != VariantName::EasyPdf {
            let footer = "Politik for fællesskab, trivsel, sundhed og… ·";
            let all = texts(document);
            assert!(all.iter().any(|page| page.contains(footer)), "{name}, {variant}: {all:?}");
        }
    });
}
