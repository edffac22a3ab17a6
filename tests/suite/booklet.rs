//! Finished booklets, read back by Poppler and qpdf. The arithmetic is tested beside its code, in
//! `src/variant/booklet/`.

use std::path::Path;

use udgiv::edition::split_words;

use super::support::{Project, example, of_the_repository, pdf_text, repository, tool};

/// A layout whose pages contain their numbers; all that the edition says stands in tiny letters on the first.
const NUMBERS: &str = r#"
#let said(it) = {
  if type(it) == dictionary { said(it.values()) }
  else if type(it) == array { it.map(said).fold("", (all, one) => all + " " + one) }
  else if type(it) in (str, int) { str(it) }
  else { "" }
}
#let layout(data) = {
  let (year, month, day) = data.date
  set document(title: data.edition.title, date: datetime(year: year, month: month, day: day))
  set page(width: 148mm, height: 210mm, margin: 20mm)
  set text(font: "Source Sans 3", size: 20pt)
  for number in range(1, PAGES + 1) {
    page[#if number == 1 { place(bottom, text(size: 3pt, said(data.edition.sections))) }Nummer#number#if number == BACK [#metadata(none)#label("to-kolofon")]]
  }
}
"#;

/// A project whose publication has this many pages; its colophon begins on the page `back`.
fn numbered(pages: usize, back: usize) -> Project {
    let project = Project::base();
    let settings =
        std::fs::read_to_string(repository().join("layouts/brochure/layout.toml")).expect("a layout");
    project.write("layouts/numbers/layout.toml", settings);
    let layout = NUMBERS.replace("PAGES", &pages.to_string()).replace("BACK", &back.to_string());
    project.write("layouts/numbers/layout.typ", layout);
    project.edit("sources/publishers/byen.toml", "layout = \"brochure\"", "layout = \"numbers\"");
    project
}

/// A word on a page: its left and upper edge and the page's width, in mm.
#[derive(Debug)]
struct Word {
    text: String,
    x: f64,
    y: f64,
    sheet: f64,
}

/// The number on each page with its position.
fn places(file: &Path) -> Option<Vec<Vec<Word>>> {
    let html = tool("pdftotext", &["-bbox", file.to_str().expect("a path"), "-"])?;
    let value = |tag: &str, name: &str| -> f64 {
        let rest = tag.split(&format!("{name}=\"")).nth(1).unwrap_or_else(|| panic!("{name} in {tag}"));
        rest.split('"').next().expect("a value").parse::<f64>().expect("a number") * 25.4 / 72.0
    };
    let page = |part: &str| {
        let sheet = value(part, "width");
        let word = |tag: &str| Word {
            text: tag.split(['>', '<']).nth(1).expect("text").to_owned(),
            x: value(tag, "xMin"),
            y: value(tag, "yMin"),
            sheet,
        };
        let is_number = |word: &Word| word.text.strip_prefix("Nummer").is_some_and(|one| !one.is_empty());
        part.split("<word").skip(1).map(word).filter(is_number).collect()
    };
    Some(html.split("<page").skip(1).map(page).collect())
}

#[test]
fn a_booklet_from_a_desk_printer_folds_to_the_publication() {
    for pages in [4, 5, 8, 13, 40] {
        let project = numbered(pages, pages);
        project.build(&["--variant", "screen", "--variant", "booklet"]);
        let file = |name: &str| project.path(&format!("output/eksempel/{name}"));
        let Some(single) = places(&file("eksempel.pdf")) else { return };
        let Some(sides) = places(&file("eksempel.booklet.pdf")) else { return };
        assert_eq!(single.len(), pages);
        assert_eq!(sides.len(), 2 * pages.div_ceil(4));
        // Every half of every side, by its position in the folded booklet.
        let mut read = vec![None; 2 * sides.len()];
        for (at, words) in sides.iter().enumerate() {
            for word in words {
                let number: usize =
                    word.text.strip_prefix("Nummer").expect("a number").parse().expect("a number");
                let is_left = word.x < word.sheet / 2.0;
                // Outer sides have their earlier page on the right, inner ones on the left.
                let leaf = if (at % 2 == 0) == is_left { read.len() - 1 - at } else { at };
                assert_eq!(read[leaf].replace(number), None, "two pages in one place");
                let [alone] = &single[number - 1][..] else { panic!("one word a page") };
                let dx = if is_left { 148.5 - 148.0 } else { 148.5 };
                assert!((word.x - alone.x - dx).abs() < 0.01, "{pages} pages: {word:?}, {alone:?}");
                assert!((word.y - alone.y).abs() < 0.01, "{pages} pages: {word:?}, {alone:?}");
            }
        }
        assert!(read.iter().flatten().copied().eq(1..=pages), "{pages} pages: {read:?}");
        assert_eq!(read.last(), Some(&Some(pages)), "the last page is the back cover");
    }
}

#[test]
fn a_colophon_of_two_pages_closes_the_booklet_whole() {
    let project = numbered(6, 5);
    project.build(&["--variant", "booklet"]);
    let Some(sides) = places(&project.path("output/eksempel/eksempel.booklet.pdf")) else { return };
    let words: Vec<Vec<&str>> =
        sides.iter().map(|side| side.iter().map(|one| one.text.as_str()).collect()).collect();
    // Two blanks precede the colophon, on pages 5 and 6 of the booklet.
    assert_eq!(
        words,
        [["Nummer6", "Nummer1"].as_slice(), &["Nummer2", "Nummer5"], &["Nummer3"], &["Nummer4"]]
    );
}

#[test]
fn a_booklet_from_the_print_shop_has_bleed_marks_and_pages_moved_by_the_paper() {
    let project = numbered(13, 13);
    let publisher = project.read("sources/publishers/byen.toml");
    let print = "[print]\nbooklet = \"press\"\npaper_mm = 0.2\nbleed = 4\n";
    project.write("sources/publishers/byen.toml", publisher + print);
    project.build(&["--variant", "screen", "--variant", "booklet"]);
    let file = |name: &str| project.path(&format!("output/eksempel/{name}"));
    let Some(single) = places(&file("eksempel.pdf")) else { return };
    let Some(sides) = places(&file("eksempel.booklet.pdf")) else { return };
    assert_eq!(sides.len(), 8);
    // 148 mm to each side of the fold, 4 mm of bleed and 9 mm for marks.
    let (fold, top) = (161.0, 13.0);
    for (at, side) in sides.iter().enumerate() {
        let creep = (at / 2) as f64 * 0.2;
        for word in side {
            let number: usize =
                word.text.strip_prefix("Nummer").expect("a number").parse().expect("a number");
            let alone = &single[number - 1][0];
            let is_left = word.x < fold;
            let x = if is_left { fold + creep - 148.0 + alone.x } else { fold - creep + alone.x };
            assert!((word.x - x).abs() < 0.01, "side {}: {word:?}, {alone:?}", at + 1);
            assert!((word.y - top - alone.y).abs() < 0.01, "side {}: {word:?}, {alone:?}", at + 1);
        }
    }
    let path = file("eksempel.booklet.pdf");
    let path = path.to_str().expect("a path");
    if let Some(boxes) = tool("pdfinfo", &["-box", "-f", "1", "-l", "8", path]) {
        let mm = |line: &str| -> Vec<f64> {
            let numbers = line.split_whitespace().skip(3);
            numbers.map(|side| side.parse::<f64>().expect("a number") * 25.4 / 72.0).collect()
        };
        for (name, around) in [("MediaBox", 13.0), ("BleedBox", 4.0), ("TrimBox", 0.0)] {
            let lines: Vec<&str> = boxes.lines().filter(|line| line.contains(name)).collect();
            assert_eq!(lines.len(), 8, "{boxes}");
            for (at, line) in lines.iter().enumerate() {
                // All sheets have the same size; an inner sheet is trimmed narrower.
                let creep = if name == "MediaBox" { 0.0 } else { (at / 2) as f64 * 0.2 };
                let half = 148.0 + around - creep;
                let expected = [fold - half, top - around, fold + half, top + 210.0 + around];
                let near = mm(line).iter().zip(expected).all(|(side, value)| (side - value).abs() < 0.01);
                assert!(near, "page {}, {line}: {expected:?}", at + 1);
            }
        }
    }
}

/// The inks are those of the print file: imposition adds only the registration colour, for the marks.
#[test]
fn a_booklet_from_the_print_shop_is_in_inks() {
    let project = Project::base();
    let publisher = project.read("sources/publishers/byen.toml");
    project.write("sources/publishers/byen.toml", publisher + "[print]\nbooklet = \"press\"\n");
    project.build(&["--variant", "booklet"]);
    let path = project.path("output/eksempel/eksempel.booklet.pdf");
    let plain = ["--qdf", "--object-streams=disable", path.to_str().expect("a path"), "-"];
    let Some(content) = tool("qpdf", &plain) else { return };
    assert!(content.lines().any(|line| line.trim_end().ends_with(" k")), "process inks");
    assert!(content.contains("/All") && content.contains("/Separation"), "marks");
    for space in ["/DeviceRGB", "/CalRGB", "/ICCBased", "/Lab"] {
        assert!(!content.contains(space), "{space}");
    }
    for operator in [" rg", " RG"] {
        assert!(!content.lines().any(|line| line.trim_end().ends_with(operator)), "{operator}");
    }
    assert_eq!(content.matches("/Type /Page\n").count() % 2, 0);
}

#[test]
fn every_word_of_the_readers_pdf_is_in_the_booklet() {
    let press = Project::copy_of(&repository().join("sources"));
    for entry in std::fs::read_dir(press.path("sources/publishers")).expect("publishers") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = std::fs::read_to_string(&path).expect("a publisher");
            assert!(!text.contains("[print]"), "edit the table that is there");
            std::fs::write(path, text + "\n[print]\nbooklet = \"press\"\n").expect("written");
        }
    }
    press.build(&["--variant", "booklet"]);
    for published in of_the_repository() {
        let home = published.with(&["print", "booklet"]);
        let words = |project: &Project, ending: &str| {
            let mut words = split_words(&pdf_text(&project.path(&published.file(ending)))?);
            words.sort();
            Some(words)
        };
        // The pages are those of the print file.
        let Some(reader) = words(home, "print.pdf") else { return };
        assert!(reader.len() > 500, "{}", published.slug());
        for project in [home, &press] {
            assert_eq!(Some(&reader), words(project, "booklet.pdf").as_ref(), "{}", published.slug());
        }
    }
}

#[test]
fn a_booklet_is_sound_and_says_how_to_print_it() {
    let project = example().with(&["booklet"]);
    let path = project.path("output/eksempel/eksempel.booklet.pdf");
    let path = path.to_str().expect("a path");
    if let Some(said) = tool("qpdf", &["--check", path]) {
        assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    }
    if let Some(json) = tool("qpdf", &["--json", "--json-key=qpdf", path]) {
        for entry in ["/DuplexFlipShortEdge", "\"/Lang\": \"u:da\"", "u:Alle skal med"] {
            assert!(json.contains(entry), "{entry}");
        }
        // A booklet is for paper.
        for entry in ["/Link", "/StructTreeRoot", "/Outlines", "/OutputIntents"] {
            assert!(!json.contains(entry), "{entry}");
        }
    }
    // Fonts are embedded, and every picture of a page is there as it was.
    if let Some(fonts) = tool("pdffonts", &[path]) {
        assert!(fonts.lines().count() > 3, "{fonts}");
        for font in fonts.lines().skip(2) {
            let embedded = font.split_whitespace().rev().nth(4);
            assert_eq!(embedded, Some("yes"), "{font}");
        }
    }
}

/// What the manifest knows of the example's booklet.
fn folded(project: &Project) -> serde_json::Value {
    project.build(&["--variant", "booklet"]);
    let manifest: serde_json::Value =
        serde_json::from_str(&project.read("output/manifest.json")).expect("JSON");
    manifest["artefacts"][0]["facts"]["booklet"].clone()
}

#[test]
fn no_text_of_a_booklet_from_a_desk_printer_is_smaller_than_eight_points() {
    for (layout, sheet, told) in
        [("brochure", "A4", false), ("leaflet", "A4", false), ("square", "A3", true), ("report", "A3", true)]
    {
        let project = Project::base();
        project.edit(
            "sources/publishers/byen.toml",
            "layout = \"brochure\"",
            &format!("layout = \"{layout}\""),
        );
        let facts = folded(&project);
        assert_eq!(facts["sheet"], sheet, "{layout}");
        assert!(facts["text-pt"].as_f64().expect("a size") >= 8.0, "{layout}: {facts}");
        assert_eq!(facts["on-a4-pt"].is_number(), told, "{layout}: {facts}");
        let sides =
            lopdf::Document::load_mem(&project.bytes("output/eksempel/eksempel.booklet.pdf")).expect("a PDF");
        let page = sides.page_iter().next().expect("a side");
        let media = sides
            .get_dictionary(page)
            .and_then(|page| page.get(b"MediaBox"))
            .and_then(|media| media.as_array());
        let width = media.expect("a box")[2].as_float().expect("a number") * 25.4 / 72.0;
        assert!((width - if sheet == "A4" { 297.0 } else { 420.0 }).abs() < 0.1, "{layout}: {width}");
    }
}

#[test]
fn a_booklet_says_which_pages_are_blank_however_few_there_are() {
    for (pages, back, blank) in
        [(1, 1, vec![2, 3, 4]), (2, 2, vec![2, 3]), (3, 3, vec![3]), (4, 4, vec![]), (6, 5, vec![5, 6])]
    {
        let facts = folded(&numbered(pages, back));
        assert_eq!(facts["blank-pages"], serde_json::json!(blank), "{pages} pages");
    }
}

#[test]
fn the_manifest_claims_no_standard_for_a_booklet() {
    let project = Project::base();
    project.build(&["--variant", "booklet"]);
    let manifest: serde_json::Value =
        serde_json::from_str(&project.read("output/manifest.json")).expect("JSON");
    let record = &manifest["artefacts"][0];
    assert_eq!(record["path"], "eksempel/eksempel.booklet.pdf");
    assert_eq!(record["claims"], serde_json::json!([]));
    assert_eq!(record["pages"].as_u64().expect("sides") % 2, 0);
}

#[test]
fn a_booklet_is_the_same_bytes_every_time_and_another_on_other_paper() {
    let publisher = "sources/publishers/byen.toml";
    for by in ["home", "press"] {
        let project = Project::base();
        let text = format!("{}[print]\nbooklet = \"{by}\"\npaper_mm = 0.1\n", project.read(publisher));
        project.write(publisher, text).build(&["--variant", "booklet"]);
        let bytes = || project.bytes("output/eksempel/eksempel.booklet.pdf");
        let before = bytes();
        project.build(&["--variant", "booklet", "--force", "--jobs", "1"]);
        assert!(bytes() == before, "{by}");
        project.edit(publisher, "paper_mm = 0.1", "paper_mm = 0.2");
        project.build(&["--variant", "booklet"]);
        assert!(bytes() != before, "{by}");
    }
}
