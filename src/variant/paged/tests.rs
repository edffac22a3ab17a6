//! Every layout, in every paged variant, against what real documents throw at it. Judged on the laid-out frames:
//! no text and no picture may reach out of the page.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst_layout::PagedDocument;
use unicode_normalization::UnicodeNormalization;

mod company;
mod filled;
mod flow;
mod large;
mod lettering;
mod margin;
mod marks;

use super::export::accessible;
use super::pages::Pages;
use crate::edition::{Edition, PageMap, text};
use crate::layout::{self, Fonts};
use crate::policy::{EditionKind, VariantName};
use crate::variant::{Input, LineEnd, PageSetting, Settings, writer};

/// Full editions are harder on the easy-read layout than any easy-read one.
const VARIANTS: &[VariantName] = &[VariantName::Screen, VariantName::LargePrint, VariantName::EasyPdf];

/// An edition on its pages.
struct Laid<'a> {
    edition: &'a Edition,
    document: &'a PagedDocument,
    map: Option<PageMap>,
}

/// Sets and exports an edition in every layout and variant, and gives each to `look`.
fn in_every_layout(policy: &str, look: &dyn Fn(&str, VariantName, &Laid<'_>)) {
    let (edition, settings) = edition(policy, EditionKind::Full);
    each_in_its_own(&|_, _| (Arc::clone(&edition), settings.clone()), &|name, variant, laid| {
        assert!(laid.map.is_some(), "{name}, {variant}: page starts");
        look(name, variant, laid);
    });
}

/// The same with an edition for each layout and variant, and where page starts may be unknown: in a row that breaks, they
/// are in several cells at once.
fn each_in_its_own(
    edition: &dyn Fn(usize, VariantName) -> (Arc<Edition>, Settings),
    look: &dyn Fn(&str, VariantName, &Laid<'_>),
) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fonts = Fonts::load(root).expect("fonts");
    for (index, name) in layout::names(root).expect("layouts").into_iter().enumerate() {
        let layout = Arc::new(layout::load(root, &name).expect("a layout"));
        for variant in VARIANTS {
            let (edition, settings) = edition(index, *variant);
            let writer = writer(*variant);
            let input = Input {
                edition: Arc::clone(&edition),
                layout: Arc::clone(&layout),
                page_setting: writer.page_setting(),
                page_source: Some(writer.identifier(&edition)),
                sibling: None,
                formats: Vec::new(),
                settings,
            };
            let pages = Pages::new(&input, &fonts);
            let laid = pages.laid().unwrap_or_else(|why| panic!("{name}, {variant}: {}", why.said()));
            let outside = outside(&laid.document);
            assert!(outside.is_empty(), "{name}, {variant}: {}", outside.join("\n"));
            assert_eq!(pages.lost(writer.binding(&input.settings)), None, "{name}, {variant}");
            let differing = super::lost::differing(&laid.document, pages.edition());
            assert!(differing.is_empty(), "{name}, {variant}: {differing:?}");
            let parted = parted_without_hyphen(&laid.document, pages.edition());
            assert!(parted.is_empty(), "{name}, {variant}: {parted:?}");
            let over = overprinted(&laid.document);
            assert!(over.is_empty(), "{name}, {variant}: {over:?}");
            let map = pages.map().expect("laid out");
            // Pages that begin among descriptions which stand apart are left out.
            let has = |map: &PageMap| match pages.edition().sections.len() == edition.sections.len() {
                true => map.pages.len() == laid.len(),
                false => (laid.len() - 3..=laid.len()).contains(&map.pages.len()),
            };
            assert!(map.as_ref().is_none_or(has), "{name}, {variant}");
            look(&name, *variant, &Laid { edition: pages.edition(), document: &laid.document, map });
            // The export judges PDF/UA-1 and PDF/A-2a: heading levels, alt, glyphs, dates.
            accessible(laid, writer.identifier(&edition))
                .unwrap_or_else(|why| panic!("{name}, {variant}: {}", why.said()));
        }
    }
}

/// The policies in `sources/`, checked.
fn of_the_repository() -> crate::check::Checked {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let request = crate::pipeline::Request {
        root: root.to_owned(),
        slugs: Vec::new(),
        shard: None,
        cache: None,
        variants: Vec::new(),
        out: root.join("output"),
        workers: 1,
        force: false,
        line_end: LineEnd::Unix,
        fallback_date: None,
    };
    crate::pipeline::check(&request).expect("a project")
}

fn edition(policy: &str, kind: EditionKind) -> (Arc<Edition>, Settings) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::TempDir::new().expect("a folder");
    let base = root.join("tests/base/sources");
    let copy = |from: &str| {
        let to = folder.path().join("sources").join(from);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(base.join(from), to).expect("copied");
    };
    for file in [
        "publishers/byen.toml",
        "publishers/byen.svg",
        "eksempel/images/figur.svg",
        "eksempel/images/telefon.svg",
    ] {
        copy(file);
    }
    fs::write(folder.path().join("sources/eksempel/policy.toml"), policy).expect("written");
    let request = crate::pipeline::Request {
        root: folder.path().to_owned(),
        slugs: Vec::new(),
        shard: None,
        cache: None,
        variants: Vec::new(),
        out: folder.path().join("output"),
        workers: 1,
        force: false,
        line_end: LineEnd::Unix,
        fallback_date: None,
    };
    let checked = crate::pipeline::check(&request).expect("a project");
    let policy = checked.sound.first().unwrap_or_else(|| panic!("{:?}", checked.told.findings));
    let edition = policy.edition(kind).expect("an edition");
    let settings = Settings::of(policy.publisher(), &edition, LineEnd::Unix);
    (edition, settings)
}

/// What reaches out of its page by more than half a point, sideways or up and down.
fn outside(document: &PagedDocument) -> Vec<String> {
    let mut found = Vec::new();
    for (index, page) in document.pages().iter().enumerate() {
        let mut report = |what: String, from: Point, to: Point| {
            let slack = Abs::pt(0.5);
            let size = page.frame.size();
            if from.x < -slack || from.y < -slack || to.x > size.x + slack || to.y > size.y + slack {
                found.push(format!("page {}: {what} at {from:?} to {to:?} of {size:?}", index + 1));
            }
        };
        walk(&page.frame, Transform::identity(), &mut report);
    }
    found
}

/// Tells each text and picture with its upper left and lower right corner on the page.
fn walk(frame: &Frame, at: Transform, report: &mut dyn FnMut(String, Point, Point)) {
    for (position, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => walk(&group.frame, here.pre_concat(group.transform), report),
            FrameItem::Text(text) => {
                let from = Point::zero().transform(here);
                let to = Point::new(text.width(), Abs::zero()).transform(here);
                report(format!("“{}”", text.text), from, to);
            }
            FrameItem::Image(_, size, _) => {
                report("a picture".into(), Point::zero().transform(here), size.to_point().transform(here));
            }
            FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// Every text of a document, page by page.
fn texts(document: &PagedDocument) -> Vec<String> {
    let page = |page: &typst_layout::Page| {
        let mut all = String::new();
        walk(&page.frame, Transform::identity(), &mut |what, _, _| {
            all.push_str(what.trim_matches(['“', '”']));
        });
        all
    };
    document.pages().iter().map(page).collect()
}

/// The words that go on after a line's end without a hyphen there, each with a bar where it is parted. Addresses and words with numbers
/// are parted without one, for it would be read as their own.
fn parted_without_hyphen(document: &PagedDocument, edition: &Edition) -> Vec<String> {
    let said = [&text(edition), &edition.title, edition.subtitle.as_deref().unwrap_or_default()].join(" ");
    let words: BTreeSet<&str> = said.split(|sign: char| !sign.is_alphabetic()).collect();
    let is_inside = |part: &str| words.iter().any(|word| word.contains(part));
    let is_whole = |before: &str, after: &str| {
        words.iter().any(|word| word.ends_with(before)) && words.iter().any(|word| word.starts_with(after))
    };
    let mut found = Vec::new();
    for pair in set_lines(document).windows(2) {
        // A line below it, from the same edge: what else comes next stands in another cell, or on another page.
        let below = pair[1].from - pair[0].from;
        if below.x.abs() > Abs::pt(1.0) || below.y <= Abs::zero() {
            continue;
        }
        let letters = |sign: char| !sign.is_alphabetic();
        let before = pair[0].text.rsplit(letters).next().unwrap_or_default();
        let after = pair[1].text.split(letters).next().unwrap_or_default();
        if before.is_empty() || after.is_empty() || is_whole(before, after) {
            continue;
        }
        let is_part_of_address = || {
            said.split_whitespace().any(|word| word.contains(['/', '@', '_', '=']) && word.contains(before))
        };
        if is_inside(&format!("{before}{after}")) && !is_part_of_address() {
            found.push(format!("{before}|{after}"));
        }
    }
    found
}

/// What is printed over what stands on the same line.
fn overprinted(document: &PagedDocument) -> Vec<String> {
    let mut found = Vec::new();
    for page in document.pages() {
        let mut all: Vec<(Point, Point, String)> = Vec::new();
        walk(&page.frame, Transform::identity(), &mut |what, from, to| {
            if what.starts_with('“') {
                all.push((from, to, what));
            }
        });
        all.sort_by(|(a, ..), (b, ..)| a.y.cmp(&b.y).then(a.x.cmp(&b.x)));
        for pair in all.windows(2) {
            let [(first, end, before), (start, last, after)] = pair else { continue };
            let shared = end.x.min(last.x) - first.x.max(start.x);
            if (end.y - start.y).abs() < Abs::pt(0.1) && shared > Abs::pt(1.0) {
                found.push(format!("page {}: {after} over {before}", page.number));
            }
        }
    }
    found
}

/// A line as it is set.
#[derive(Debug)]
struct SetLine {
    from: Point,
    to: Point,
    text: String,
}

/// The lines in the order they are set. What stands apart on one is several.
fn set_lines(document: &PagedDocument) -> Vec<SetLine> {
    document.pages().iter().flat_map(set_lines_of).collect()
}

/// The lines of a page.
fn set_lines_of(page: &typst_layout::Page) -> Vec<SetLine> {
    let mut lines: Vec<SetLine> = Vec::new();
    walk(&page.frame, Transform::identity(), &mut |what, from, to| {
        let Some(text) = what.strip_prefix('“').and_then(|what| what.strip_suffix('”')) else {
            return;
        };
        let near = |a: Abs, b: Abs| (a - b).abs() < Abs::pt(1.0);
        let goes_on = |line: &&mut SetLine| near(line.to.y, from.y) && near(line.to.x, from.x);
        match lines.last_mut().filter(goes_on) {
            Some(line) => {
                line.text.push_str(text);
                line.to = to;
            }
            None => lines.push(SetLine { from, to, text: text.to_owned() }),
        }
    });
    lines
}

/// The size of every text that is printed, in pt, with the text.
fn sizes(document: &PagedDocument) -> Vec<(f64, String)> {
    fn collect(frame: &Frame, all: &mut Vec<(f64, String)>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => collect(&group.frame, all),
                FrameItem::Text(text) => all.push((text.size.to_pt(), text.text.to_string())),
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    document.pages().iter().for_each(|page| collect(&page.frame, &mut all));
    all
}

const HEAD: &str =
    "schema = 1\n[policy]\ntitle = \"Alle skal med\"\npublisher = \"byen\"\nadopted = 2025-01-29\n";

fn section(id: usize, title: &str, text: &str) -> String {
    format!(
        "[[section]]\nid = \"afsnit-{id}\"\ntitle = \"{title}\"\ntext = \"\"\"\n{text}\n\"\"\"\neasy_skip = \"Prøve\"\n"
    )
}

#[test]
fn every_block_fits_in_every_layout() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base/sources/eksempel/policy.toml");
    in_every_layout(&fs::read_to_string(path).expect("the example"), &|_, _, _| {});
}

#[test]
fn large_print_is_large_everywhere() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base/sources/eksempel/policy.toml");
    in_every_layout(
        &fs::read_to_string(path).expect("the example"),
        &|name, variant, Laid { document, .. }| {
            let smallest = sizes(document).into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).expect("some text");
            if variant == VariantName::LargePrint {
                // A note's number is raised; it stands at the note itself in full size.
                let text: Vec<_> = sizes(document)
                    .into_iter()
                    .filter(|(size, text)| *size < 17.99 && !text.chars().all(|c| c.is_ascii_digit()))
                    .collect();
                assert!(text.is_empty(), "{name}: {text:?}");
            } else if variant == VariantName::Screen {
                assert!(smallest.0 < 12.0, "{name}: the ordinary variant is the ordinary size");
            }
        },
    );
}

#[test]
fn long_words_break_and_never_run_out_of_the_page() {
    let word = "Speciallægepraksisplanlægningsstabiliseringsperiode".repeat(4);
    let mut policy = HEAD.replace("Alle skal med", &word);
    policy.push_str(&format!("subtitle = \"{word}\"\n"));
    let body = format!(
        "## {word}\n\n{word} {word}\n\n- {word}\n\n| {word} | B |\n|---|---|\n| a | {word} |\n\n> {word}"
    );
    policy.push_str(&section(1, &word, &body));
    policy.push_str(&format!(
        "[[section.block]]\ntype = \"goal\"\ntitle = \"{word}\"\ntext = \"{word}\"\nperspective = \"{word}\"\n\
         [[section.block]]\ntype = \"quote\"\ntext = \"{word}\"\nby = \"{word}\"\n\
         [[section.block]]\ntype = \"ambition\"\ntext = \"{word}\"\n\
         [[section.block]]\ntype = \"fact\"\ntitle = \"{word}\"\ntext = \"{word}\"\n\
         [[section.block]]\ntype = \"figure\"\nsrc = \"images/figur.svg\"\nalt = \"En figur med ord\"\ncaption = \"{word}\"\ncredit = \"{word}\"\n"
    ));
    policy.push_str(&format!("[[section]]\nid = \"fokus\"\nrole = \"focus-area\"\nlabel = \"{word}\"\ntitle = \"{word}\"\ntext = \"Kort.\"\neasy_skip = \"Prøve\"\n"));
    in_every_layout(&policy, &|_, _, _| {});
}

#[test]
fn a_title_whose_words_belong_together_stays_on_its_page() {
    let title = "29. januar 2026";
    let policy = HEAD.replace("Alle skal med", title) + &section(1, title, "Kort tekst.");
    in_every_layout(&policy, &|_, _, _| {});
}

#[test]
fn what_is_optional_can_be_left_out() {
    let policy = format!("{HEAD}[[section]]\nid = \"a\"\ntitle = \"A\"\neasy_skip = \"Prøve\"\n");
    in_every_layout(&policy, &|_, _, laid| assert!(laid.document.pages().len() <= 6));
}

#[test]
fn sections_may_have_one_line_or_forty_pages() {
    let mut long = String::new();
    for paragraph in 0..260 {
        if paragraph % 9 == 0 {
            let _ = writeln!(long, "## Mellemrubrik {paragraph}\n");
        }
        let _ = writeln!(
            long,
            "Afsnit {paragraph} handler om fællesskaber, trivsel og alt det, vi gerne vil nå sammen i de kommende år, \
             og det er skrevet, så linjerne bliver lange nok til at skulle deles flere gange på en smal side.\n"
        );
    }
    let policy = [HEAD.to_owned(), section(1, "Kort", "En linje."), section(2, "Langt", &long)].concat();
    in_every_layout(&policy, &|name, _, Laid { document, .. }| {
        assert!(document.pages().len() > 12, "{name}: {} pages", document.pages().len());
        // A heading is never the last thing on a page.
        for (index, text) in texts(document).iter().enumerate().skip(2) {
            let body = text.nfc().collect::<String>();
            let last = body.rfind("Mellemrubrik");
            let after = last.map(|at| body[at..].contains("handler om"));
            assert_ne!(after, Some(false), "{name}, page {}: a heading alone at the foot", index + 1);
        }
    });
}

#[test]
fn a_long_table_repeats_its_header_on_every_page() {
    let mut policy = HEAD.to_owned();
    policy.push_str("[[section]]\nid = \"a\"\ntitle = \"Tabel\"\neasy_skip = \"Prøve\"\n[[section.block]]\ntype = \"table\"\ncaption = \"Indsatser\"\nheader = [\"Indsatskolonne\", \"Ansvar\"]\nheader_column = true\nrows = [\n");
    for row in 0..30 {
        let _ = writeln!(
            policy,
            "[\"Række {row} om haller\", \"Den forvaltning, der har ansvar for nummer {row}, og alle dens gode samarbejdspartnere i byen\"],"
        );
    }
    policy.push_str("]\n");
    in_every_layout(&policy, &|name, variant, Laid { document, .. }| {
        let pages = texts(document);
        let with_rows: Vec<usize> = (0..pages.len()).filter(|page| pages[*page].contains("Række ")).collect();
        assert!(with_rows.len() > 1, "{name}, {variant}: the table crosses pages");
        for page in with_rows {
            assert!(pages[page].contains("Indsatskolonne"), "{name}, {variant}: page {}", page + 1);
        }
    });
}

#[test]
fn contents_may_have_twelve_or_sixty_entries() {
    for count in [12, 60] {
        let mut policy = HEAD.to_owned();
        for index in 0..count {
            policy.push_str(&section(index, &format!("Et afsnit om emne nummer {index}"), "Kort tekst."));
        }
        in_every_layout(&policy, &|name, _, Laid { document, .. }| {
            let all = texts(document).concat();
            let last = format!("emne nummer {}", count - 1);
            assert!(all.matches(&last).count() >= 2, "{name}: in the contents and at its place");
        });
    }
}

/// A word that says its number in letters, since digits are words of their own: 0 is "qaaaa", 12 is "qaabc".
fn numbered(number: usize) -> String {
    let digit =
        |place: u32| char::from(b'a' + u8::try_from(number / 10_usize.pow(place) % 10).expect("a digit"));
    std::iter::once('q').chain((0..4).rev().map(digit)).collect()
}

/// The numbers that [`numbered`] words in a text say.
fn numbers(text: &str) -> Vec<usize> {
    let letters: Vec<char> = text.chars().collect();
    let one = |word: &[char]| {
        let digits = word[1..].iter().map(|letter| (*letter as usize).wrapping_sub('a' as usize));
        let is_one = word[0] == 'q' && digits.clone().all(|digit| digit < 10);
        is_one.then(|| digits.fold(0, |number, digit| 10 * number + digit))
    };
    letters.windows(5).filter_map(one).collect()
}

/// All words but those of notes, captions and table headers have a number of their own, so that each page's first is
/// known from what stands on it.
#[test]
fn the_page_map_names_the_first_word_of_every_page() {
    let next = std::cell::Cell::new(0);
    let some = |count: usize| {
        let first = next.replace(next.get() + count);
        (first..first + count).map(numbered).collect::<Vec<_>>().join(" ")
    };
    let mut policy = HEAD.to_owned();
    for id in 0..3 {
        let (title, mut text) = (some(2), String::new());
        for _ in 0..6 {
            let _ = writeln!(text, "{}[^n]{}\n\n- {}\n- {}\n", some(70), some(60), some(40), some(50));
            let _ = writeln!(text, "1. {}\n2. {}\n", some(30), some(30));
        }
        let _ = writeln!(text, "[^n]: En note {}.", "med flere ord ".repeat(20));
        policy.push_str(&section(id, &title, &text));
        let mut block = |kind: &str, rest: String| {
            let _ = writeln!(policy, "[[section.block]]\ntype = \"{kind}\"\n{rest}");
        };
        block("goal", format!("title = \"{}\"\ntext = \"{}\"", some(2), some(90)));
        block(
            "figure",
            "src = \"images/figur.svg\"\nalt = \"Et hus\"\ncaption = \"Et hus i byen\"".to_owned(),
        );
        block("text", format!("text = \"{}\"", some(300)));
        let row = |_| format!("[\"{}\", \"{}\"]", some(3), some(12));
        let rows: Vec<String> = (0..20).map(row).collect();
        block("table", format!("header = [\"Hvad\", \"Hvem\"]\nrows = [{}]", rows.join(", ")));
        block("text", format!("text = \"{}\"", some(400)));
    }
    in_every_layout(&policy, &|name, variant, laid| {
        let words = crate::edition::words(laid.edition);
        let mut looked_at = 0;
        for (page, start) in texts(laid.document).iter().zip(&laid.map.as_ref().expect("page starts").pages) {
            let said = words[start.word..].iter().find_map(|word| numbers(word).first().copied());
            let Some(first) = numbers(page).into_iter().min() else { continue };
            assert_eq!(said, Some(first), "{name}, {variant}, page {}", start.label);
            looked_at += 1;
        }
        assert!(looked_at > 10, "{name}, {variant}: {looked_at} pages");
    });
}

#[test]
fn easy_pages_are_set_in_14_pt_or_more_and_their_lines_end_where_the_source_ends_them() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base/sources/eksempel/policy.toml");
    let sentence = "Vi vil gerne hjælpe dig, når livet er svært for dig nu.";
    let item = "hjælp til dig, når livet bliver svært for dig selv.";
    let policy = fs::read_to_string(path)
        .expect("the example")
        .replace("Du kan ringe til os.", &format!("{sentence}\\nDu kan ringe.\\n\\n- {item}"));
    assert_eq!((sentence.chars().count(), item.chars().count()), (55, 51));
    let (edition, settings) = edition(&policy, EditionKind::Easy);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fonts = Fonts::load(root).expect("fonts");
    for name in layout::names(root).expect("layouts") {
        let input = Input {
            edition: Arc::clone(&edition),
            layout: Arc::new(layout::load(root, &name).expect("a layout")),
            page_setting: PageSetting::Easy,
            page_source: None,
            sibling: None,
            formats: Vec::new(),
            settings: settings.clone(),
        };
        let pages = Pages::new(&input, &fonts);
        let laid = pages.laid().unwrap_or_else(|why| panic!("{name}: {}", why.said()));
        let outside = outside(&laid.document);
        assert!(outside.is_empty(), "{name}: {}", outside.join("\n"));
        let small: Vec<_> = sizes(&laid.document).into_iter().filter(|(size, _)| *size < 13.99).collect();
        assert!(small.is_empty(), "{name}: {small:?}");
        let body: Vec<_> = sizes(&laid.document)
            .into_iter()
            .filter(|(_, text)| [sentence, item].contains(&text.trim_end()))
            .collect();
        assert_eq!(body.len(), 2, "{name}: what the source has on a line is one");
        assert!(body.iter().all(|(size, _)| *size > 15.99), "{name}: {body:?}");
        let last = texts(&laid.document).len();
        let footer = format!("Side {last} af {last}");
        assert!(texts(&laid.document)[last - 1].contains(&footer), "{name}: {footer}");
    }
}
