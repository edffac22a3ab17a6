//! The page list: every page begins in the e-book just before the word that it begins with on paper.

use roxmltree::Node;
use udgiv::edition::{Block, Edition, Figure, PageMap, PageStart, figures_apart, split_words, words};
use udgiv::layout;
use udgiv::policy::{EditionKind, VariantName};
use udgiv::variant::{EpubInput, write_epub, writer};

use super::support::{Epub, OPS, XHTML, example, of_the_repository, publications, repository, tool, xhtml};

/// A book of this edition with pages that begin before the words of these numbers.
fn book(edition: &Edition, begins: &[usize]) -> Epub {
    let page = |(index, word): (usize, &usize)| PageStart { label: (index + 1).to_string(), word: *word };
    let pages = begins.iter().enumerate().map(page).collect();
    let map = PageMap { source: "urn:uuid:00000000-0000-5000-8000-000000000000".into(), pages };
    made(edition, Some(&map))
}

fn made(edition: &Edition, pages: Option<&PageMap>) -> Epub {
    let layout = layout::load(repository(), "brochure").expect("a layout");
    let variant = match edition.edition_kind {
        EditionKind::Full => VariantName::Epub,
        EditionKind::Easy => VariantName::EasyEpub,
    };
    let input = EpubInput {
        edition,
        layout: &layout,
        identifier: &writer(variant).identifier(edition),
        page_map: pages,
        cover: None,
        sibling: None,
        evaluation: None,
    };
    Epub::open(&write_epub(&input).bytes)
}

/// Represents a page break in the text of a book.
const BREAK: char = '\u{e000}';
/// Enclose a footnote at the place of its reference.
const NOTE: [char; 2] = ['\u{e001}', '\u{e002}'];

/// How many words precede each page break, in reading order, and where the footnotes are.
fn breaks(edition: &Edition, epub: &Epub) -> (Vec<usize>, Vec<std::ops::Range<usize>>) {
    let lookup = edition.lookup.as_ref().map(|section| format!("OEBPS/{}.xhtml", section.id));
    let mut text = String::new();
    for (path, page) in epub.spine() {
        let beside = path.ends_with("/titelside.xhtml") || path.ends_with("/nav.xhtml");
        if !beside && Some(&path) != lookup.as_ref() {
            spoken(xhtml(page).root_element(), &mut text);
            text.push('\n');
        }
    }
    let (mut found, mut notes, mut open) = (Vec::new(), Vec::new(), Vec::new());
    let mut read = 0;
    for part in text.split_inclusive([BREAK, NOTE[0], NOTE[1]]) {
        read += split_words(part).len();
        match part.chars().last() {
            Some(BREAK) => found.push(read),
            Some(last) if last == NOTE[0] => open.push(read),
            Some(last) if last == NOTE[1] => notes.push(open.pop().expect("a note has begun")..read),
            _ => {}
        }
    }
    (found, notes)
}

fn spoken(node: Node<'_, '_>, text: &mut String) {
    for child in node.children() {
        let (kind, role) = (child.attribute((OPS, "type")), child.attribute("role"));
        if child.has_tag_name((XHTML, "head")) || kind == Some("footnote") || role == Some("doc-backlink") {
            continue;
        }
        if child.is_text() {
            text.push_str(child.text().unwrap_or_default());
        }
        if child.has_tag_name((XHTML, "span")) && child.attribute("id").is_some() {
            text.push(BREAK);
        }
        spoken(child, text);
        if kind == Some("noteref") && child.attribute("id").is_some_and(|id| id.ends_with("_1")) {
            let target = child.attribute("href").expect("href").trim_start_matches('#');
            let note = child.document().descendants().find(|one| one.attribute("id") == Some(target));
            text.push(NOTE[0]);
            spoken(note.expect("the footnote"), text);
            text.push(NOTE[1]);
        }
        let name = child.tag_name().name();
        if child.is_element() && !matches!(name, "a" | "abbr" | "em" | "strong" | "code" | "span") {
            text.push('\n');
        }
    }
}

/// In the example with every kind of block, a page begins before each word in turn; in the repository's publications,
/// before every seventh.
#[test]
fn a_page_begins_before_its_word_wherever_that_stands() {
    for published in publications() {
        let (slug, project) = (published.slug(), published.project());
        let step = if slug == example().slug() { 1 } else { 7 };
        for kind in [EditionKind::Full, EditionKind::Easy] {
            let edition = project.edition(slug, kind);
            let count = words(&edition).len();
            // The cover, a page without words, then one page per so many words, and a last one after the text.
            let begins: Vec<usize> = [0, 0].into_iter().chain((0..=count).step_by(step)).collect();
            let epub = book(&edition, &begins);
            let (found, notes) = breaks(&edition, &epub);
            let expected = &begins[2..];
            assert_eq!(found.len(), expected.len(), "{slug}");
            for (word, read) in expected.iter().zip(&found) {
                // No page begins in the middle of a footnote, which is at the foot of the page before. A break
                // requested there comes after the reference.
                let note = notes.iter().find(|note| note.start <= *word && *word < note.end);
                assert_eq!(*read, note.map_or(*word, |note| note.end), "{slug}: {}", words(&edition)[*word]);
            }
        }
    }
}

#[test]
fn the_page_list_leads_to_every_page_break_in_order() {
    let edition = example().project().edition("eksempel", EditionKind::Full);
    let epub = book(&edition, &[0, 0, 0, 12, 30, 31, 90]);
    let nav = xhtml(epub.text("OEBPS/nav.xhtml"));
    let list = nav.descendants().find(|node| node.attribute((OPS, "type")) == Some("page-list"));
    let list = list.expect("a page list");
    assert_eq!(list.attribute("aria-label"), Some("Sidetal i PDF-udgaven"));
    let links: Vec<(&str, &str)> = list
        .descendants()
        .filter(|node| node.has_tag_name((XHTML, "a")))
        .map(|node| (node.text().expect("a number"), node.attribute("href").expect("href")))
        .collect();
    // The cover corresponds to the title page, and the contents to the contents.
    assert_eq!(links[0], ("1", "titelside.xhtml#side-1"));
    assert_eq!(links[1], ("2", "nav.xhtml#side-2"));
    assert_eq!(links[2], ("3", "forord.xhtml#side-3"));
    assert_eq!(links.len(), 7);
    let package = epub.text("OEBPS/content.opf");
    let source = ">urn:uuid:00000000-0000-5000-8000-000000000000</meta>";
    assert!(package.contains(&format!("<meta property=\"pageBreakSource\"{source}")));
    assert!(package.contains(">pageBreakMarkers<") && package.contains(">pageNavigation<"));
}

#[test]
fn a_book_without_a_paged_file_has_no_pages_and_claims_none() {
    let edition = example().project().edition("eksempel", EditionKind::Full);
    let epub = made(&edition, None);
    assert!(!epub.text("OEBPS/nav.xhtml").contains("page-list"));
    let package = epub.text("OEBPS/content.opf");
    assert!(
        !package.contains("pageBreak") && !package.contains("pageNavigation") && !package.contains("Sidetal")
    );
}

/// A page break that would be read aloud as part of a name comes before it, or is hidden.
#[test]
fn a_page_break_is_no_part_of_a_name() {
    let edition = example().project().edition("eksempel", EditionKind::Full);
    let begins: Vec<usize> = (0..words(&edition).len()).collect();
    let epub = book(&edition, &begins);
    let mut hidden = 0;
    for (path, page) in epub.spine() {
        for node in xhtml(page).descendants().filter(|node| node.has_tag_name((XHTML, "span"))) {
            let names = ["h1", "h2", "h3", "a", "th", "caption", "figcaption", "summary", "dt"];
            let named = node.ancestors().any(|one| names.iter().any(|name| one.has_tag_name((XHTML, *name))));
            let is_break = node.attribute("id").is_some_and(|id| id.starts_with("side-"));
            if is_break && named {
                assert_eq!(node.attribute("aria-hidden"), Some("true"), "{path}");
                hidden += 1;
            }
            assert!(!is_break || node.text().is_none(), "{path}: a page break is empty");
        }
    }
    assert!(hidden > 20, "{hidden} breaks in names");
}

/// How many words a page of the PDF is compared by.
const COMPARED: usize = 6;
/// How many words may come first on a page: those of a repeated table header, or the end of a word begun on the page
/// before.
const MAY_PRECEDE: usize = 8;

/// When somebody says "page 9", an e-book listener finds the words that others see at the top of page 9.
#[test]
fn the_words_that_begin_each_page_of_the_pdf_follow_its_mark_in_the_book() {
    let mut compared = 0;
    for published in of_the_repository() {
        let (slug, project) = (published.slug(), published.with(&["screen", "epub"]));
        let file = |ending: &str| project.path(&published.file(ending));
        let pdf = file("pdf").to_str().expect("a path").to_owned();
        let Some(info) = tool("pdfinfo", &[&pdf]) else { return };
        let pages = info.lines().find_map(|line| line.strip_prefix("Pages:")).expect("a number").trim();
        let epub = Epub::open(&std::fs::read(file("epub")).expect("the book"));
        let marks = marks(&epub);
        // Pages that begin among descriptions have no mark: in the book, these are with their figures.
        let edition = project.edition(slug, EditionKind::Full);
        let apart = figures_apart(&edition).is_some();
        let missing = pages.parse::<usize>().expect("a number") - marks.len();
        assert!(missing <= if apart { 3 } else { 0 }, "{slug}: {missing} pages have no mark");
        let captions = captions(&edition);
        // The cover and the contents contain no words of the text.
        let text = |mark: &&(String, Option<Vec<String>>)| mark.1.is_some();
        assert!(marks.iter().filter(text).count() + 2 >= marks.len(), "{slug}");
        for (label, words) in &marks {
            let Some(words) = words else { continue };
            let page = tool("pdftotext", &["-raw", "-enc", "UTF-8", "-f", label, "-l", label, &pdf, "-"]);
            let page = split_words(&page.expect("Poppler is there"));
            let here = page.windows(words.len()).position(|window| window == words.as_slice());
            // A figure that didn't fit the page before stands at the head of this one.
            let floating = captions.iter().find(|caption| page.starts_with(caption)).map_or(0, Vec::len);
            let found = here.is_some_and(|at| at <= floating + MAY_PRECEDE);
            assert!(found, "{slug}, page {label} begins {:?}, and the mark is before {words:?}", &page[..8]);
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared} pages were compared");
}

/// The words of each figure, with what leads to its description.
fn captions(edition: &Edition) -> Vec<Vec<String>> {
    let figures =
        edition.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        });
    let said = |figure: &Figure| {
        let texts =
            [figure.caption.as_deref(), figure.credit.as_deref(), Some(figure.description_label.as_str())];
        split_words(&texts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    figures.map(said).collect()
}

/// A book's page breaks in page-list order: the number and the words that follow, or none for breaks before the text.
fn marks(epub: &Epub) -> Vec<(String, Option<Vec<String>>)> {
    let nav = xhtml(epub.text("OEBPS/nav.xhtml"));
    let list = nav.descendants().find(|node| node.attribute((OPS, "type")) == Some("page-list"));
    let links = list.expect("a page list").descendants().filter(|node| node.has_tag_name((XHTML, "a")));
    links
        .map(|link| {
            let label = link.text().expect("a number").to_owned();
            let (file, id) = link.attribute("href").and_then(|href| href.split_once('#')).expect("href");
            let beside = matches!(file, "titelside.xhtml" | "nav.xhtml");
            let words = (!beside).then(|| {
                let document = xhtml(epub.text(&format!("OEBPS/{file}")));
                let mut text = String::new();
                followed(document.root_element(), id, &mut false, &mut text);
                split_words(&text).into_iter().take(COMPARED).collect()
            });
            (label, words)
        })
        .collect()
}

/// The text after the element with this id, without what the book adds and without footnotes, which are at the foot
/// of the page.
fn followed(node: Node<'_, '_>, id: &str, met: &mut bool, text: &mut String) {
    let number = |node: Node<'_, '_>, key| node.attribute(key).map(|is| is.parse().expect("a number"));
    let mut item: usize = number(node, "start").unwrap_or(1);
    for child in node.children() {
        let kind = child.attribute((OPS, "type"));
        if kind == Some("noteref") || child.attribute("class") == Some("counterpart") {
            continue;
        }
        // The number of an item is printed on the page, and is no text in the book.
        if node.has_tag_name((XHTML, "ol")) && child.has_tag_name((XHTML, "li")) {
            item = number(child, "value").unwrap_or(item);
            if *met {
                text.push_str(&format!("{item}. "));
            }
            item += 1;
        }
        *met |= child.attribute("id") == Some(id);
        if let Some(said) = child.text().filter(|_| child.is_text() && *met) {
            text.push_str(said);
        }
        followed(child, id, met, text);
        let name = child.tag_name().name();
        if *met && child.is_element() && !matches!(name, "a" | "abbr" | "em" | "strong" | "code" | "span") {
            text.push('\n');
        }
    }
}
