//! Every variant says the same words in the same order: exactly those of its edition.

use udgiv::edition::{self, Block, Inline, Section, Visitor, Walk, visit_note, visit_section, words};
use udgiv::policy::EditionKind;

use super::support::{
    Epub, OPS, Project, Published, XHTML, example, in_each_layout, pdf_tags, pdf_text, publications, xhtml,
};

/// Fails at the first difference, and shows what is around it.
fn same(slug: &str, what: &str, expected: &[String], actual: &[String]) {
    if expected == actual {
        return;
    }
    let at = expected.iter().zip(actual).take_while(|(a, b)| a == b).count();
    let around =
        |words: &[String]| words[at.saturating_sub(6).min(words.len())..(at + 8).min(words.len())].join(" ");
    panic!("{slug}, {what}, word {at}:\n  edition: {}\n  {what}: {}", around(expected), around(actual));
}

#[test]
fn the_words_of_the_epub_are_those_of_the_edition() {
    for published in publications() {
        let project = published.with(&["epub", "easy-epub"]);
        for (kind, ending) in [(EditionKind::Full, "epub"), (EditionKind::Easy, "easy.epub")] {
            let edition = project.edition(published.slug(), kind);
            let name = published.file(ending);
            let epub = Epub::open(&project.bytes(&name));
            same(&name, "epub", &words(&edition), &epub_words(&epub, &edition));
        }
    }
}

/// The words of an edition's EPUB in reading order, from the first section on.
pub fn epub_words(epub: &Epub, edition: &edition::Edition) -> Vec<String> {
    // The lookup section repeats words of the text, which count there.
    let lookup = edition.lookup.as_ref().map(|section| format!("{}.xhtml", section.id));
    let added = ["titelside.xhtml".to_owned(), "nav.xhtml".to_owned()].into_iter().chain(lookup);
    let added: Vec<String> = added.map(|name| format!("OEBPS/{name}")).collect();
    let mut text = String::new();
    for (path, page) in epub.spine().iter().filter(|(path, _)| !added.contains(path)) {
        let document = xhtml(page);
        let body = document.descendants().find(|node| node.has_tag_name((XHTML, "body")));
        spoken(body.unwrap_or_else(|| panic!("{path}: a body")), &mut text);
        text.push('\n');
    }
    edition::split_words(&text)
}

/// Text in reading order, with each footnote at its first reference.
fn spoken(node: roxmltree::Node<'_, '_>, text: &mut String) {
    for child in node.children() {
        if child.is_text() {
            text.push_str(child.text().unwrap_or_default());
        }
        let kind = child.attribute((OPS, "type"));
        let added = child.attribute("class") == Some("counterpart");
        if added || kind == Some("footnote") || child.attribute("role") == Some("doc-backlink") {
            continue;
        }
        spoken(child, text);
        if kind == Some("noteref") && child.attribute("id").is_some_and(|id| id.ends_with("_1")) {
            let target = child.attribute("href").expect("href").trim_start_matches('#');
            let note = child.document().root().descendants().find(|one| one.attribute("id") == Some(target));
            text.push('\n');
            spoken(note.expect("the footnote"), text);
        }
        if child.is_element() {
            let name = child.tag_name().name();
            let inline = matches!(name, "a" | "abbr" | "em" | "strong" | "code")
                || kind == Some("pagebreak")
                || child.attribute("lang").is_some();
            if !inline {
                text.push('\n');
            }
        }
    }
}

#[test]
fn the_words_of_the_easy_text_are_those_of_the_edition() {
    for published in publications() {
        let (slug, project) = (published.slug(), published.with(&["easy-text"]));
        let edition = project.edition(slug, EditionKind::Easy);
        let text = project.read(&published.file("easy.txt"));
        let body = text.split_once("\n\n\n").expect("a title").1;
        // List numbers come from the writer.
        let lines: Vec<&str> = body
            .lines()
            .map(|line| {
                let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
                rest.strip_prefix(". ").filter(|_| rest.len() < line.len()).unwrap_or(line)
            })
            .collect();
        same(slug, "easy text", &words(&edition), &edition::split_words(&lines.join("\n")));
    }
}

/// Old versions of Notepad know no other line endings, and misread UTF-8 without a byte order mark.
#[test]
fn the_easy_text_for_windows_says_the_same_in_the_same_file() {
    let project = Project::base();
    let file = "output/eksempel/eksempel.easy.txt";
    let ready = |arguments: &[&str]| {
        let run = project.run(&[&["build", "--variant", "easy-text"], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
        (project.read(file), run.stdout.contains("(1 new"))
    };
    let (plain, _) = ready(&[]);
    let (windows, fresh) = ready(&["--windows"]);
    assert!(fresh && windows.starts_with('\u{feff}'), "made anew, with a byte order mark");
    assert_eq!(windows[3..].replace("\r\n", "\n"), plain);
    assert_eq!(windows.matches('\n').count(), windows.matches("\r\n").count());
    assert!(!ready(&["--windows"]).1, "nothing changed");
    assert_eq!(ready(&[]), (plain, true), "and back");
}

#[test]
fn the_easy_text_is_written_as_promised() {
    for published in publications() {
        let (slug, project) = (published.slug(), published.with(&["easy-text"]));
        let text = project.read(&published.file("easy.txt"));
        assert!(!text.starts_with('\u{feff}') && !text.contains('\r') && text.ends_with('\n'));
        assert_eq!(text, edition::markup::nfc(&text), "composed letters");
        assert!(text.lines().nth(2) == Some("Letlæst udgave"), "{text}");
        for line in text.lines() {
            assert!(line.chars().count() <= 65, "{slug}: {line}");
            assert_eq!(line, line.trim_end(), "{slug}: white space at the end");
        }
        let edition = project.edition(slug, EditionKind::Easy);
        for section in &edition.sections {
            let heading = format!("\n\n\n{}\n\n", section.full_title());
            assert!(text.contains(&heading), "{slug}: two lines before and one after {heading}");
        }
        assert!(!text.contains("\n\n\n\n"), "{slug}: never more than two empty lines");
        let phone = edition.sections.last().expect("a section");
        assert!(
            matches!(phone.blocks.last(), Some(Block::Contact { .. })),
            "{slug}: ends with where to get help"
        );
    }
}

/// The tag tree is what a screen reader reads: its words are those of the edition, in order, without the footer and
/// the decoration.
#[test]
fn the_words_of_the_tag_tree_are_those_of_the_edition() {
    let read_and_compare = |published: &Published| {
        let project = published.with(&["screen", "large-print", "easy-pdf"]);
        for (ending, kind) in
            [("pdf", EditionKind::Full), ("large.pdf", EditionKind::Full), ("easy.pdf", EditionKind::Easy)]
        {
            let name = published.file(ending);
            let Some(tags) = pdf_tags(&project.path(&name)) else { return };
            let spoken = tag_words(&tags);
            same(
                &name,
                "tag tree",
                &heard(&on_pages(project.edition(published.slug(), kind), ending)),
                &spoken,
            );
        }
    };
    // Poppler takes seconds to read one file's tags: nothing else in the suite takes as long.
    std::thread::scope(|threads| {
        for published in publications() {
            threads.spawn(|| read_and_compare(published));
        }
    });
}

/// However a layout arranges the page, it is read aloud in source order.
#[test]
fn every_layout_is_read_in_the_order_of_the_source() {
    for (layout, example) in in_each_layout() {
        let project = example.with(&["screen", "easy-pdf"]);
        for (ending, kind) in [("pdf", EditionKind::Full), ("easy.pdf", EditionKind::Easy)] {
            let Some(tags) = pdf_tags(&project.path(&example.file(ending))) else { return };
            let spoken = tag_words(&tags);
            same(layout, "tag tree", &heard(&on_pages(project.edition("eksempel", kind), ending)), &spoken);
        }
    }
}

/// An edition as the PDF of that ending shows it: on pages to be looked at, the descriptions of figures stand apart.
pub fn on_pages(edition: edition::Edition, ending: &str) -> edition::Edition {
    if ending == "pdf" { edition::figures_apart(&edition).unwrap_or(edition) } else { edition }
}

/// The words of an edition as a screen reader meets them: a footnote comes after the line that refers to it.
pub fn heard(edition: &edition::Edition) -> Vec<String> {
    struct Heard<'a> {
        text: String,
        section: &'a Section,
        /// Notes that the line refers to for the first time.
        waiting: Vec<usize>,
    }
    impl Visitor for Heard<'_> {
        fn inline(&mut self, inline: &Inline, walk: Walk<'_>) {
            match inline {
                Inline::Note { number, reference } => {
                    self.text.push_str(&format!(" {number}"));
                    self.waiting.extend((*reference == 1).then_some(*number));
                }
                Inline::Break => self.text.push('\n'),
                _ => walk.into_inline(inline, self),
            }
        }

        fn text(&mut self, text: &str) {
            self.text.push_str(text);
        }

        fn end_of_line(&mut self) {
            self.text.push('\n');
            for number in std::mem::take(&mut self.waiting) {
                let mut note = Heard { text: String::new(), section: self.section, waiting: Vec::new() };
                visit_note(self.section, number, &mut note);
                // A note is told with the number that refers to it, which has been read.
                self.text
                    .push_str(note.text.trim_start().trim_start_matches(|sign: char| sign.is_ascii_digit()));
            }
        }
    }
    let mut text = String::new();
    for section in &edition.sections {
        let mut heard = Heard { text: String::new(), section, waiting: Vec::new() };
        visit_section(section, &mut heard);
        text.push_str(&heard.text);
        text.push('\n');
    }
    edition::split_words(&text)
}

/// The words of a tag tree from the first section on, without the numbers of list items.
pub fn tag_words(tags: &str) -> Vec<String> {
    let (mut text, mut element) = (String::new(), "");
    // Before the first section come the cover, whose title is the first heading, and the contents where there are any.
    let lines: Vec<&str> = tags.lines().map(str::trim_start).collect();
    let heading = |at: &usize| lines[*at].starts_with("H1 ") && lines[at + 1] != "\"Indhold\"";
    let start = (0..lines.len() - 1).filter(heading).nth(1).expect("the first section's heading");
    for line in &lines[start..] {
        if let Some(quoted) = line.strip_prefix('"') {
            let quoted = quoted.strip_suffix('"').unwrap_or(quoted);
            let number = quoted.strip_suffix('.').is_some_and(|one| one.parse::<u32>().is_ok());
            // A word that is parted at the end of a line: the hyphen is a text of its own.
            if quoted == "-" {
                continue;
            }
            if !(number && element.starts_with("Lbl")) {
                text.push_str(quoted);
            }
        } else if !line.starts_with('/') {
            text.push('\n');
            element = line;
        }
    }
    edition::split_words(&text)
}

/// The text copied out of the pages: nothing is lost, and only contents, footers and page numbers are added.
#[test]
fn the_words_on_the_pages_are_those_of_the_edition() {
    for published in publications() {
        let (slug, project) = (published.slug(), published.with(&["screen"]));
        let edition = project.edition(slug, EditionKind::Full);
        let Some(text) = pdf_text(&project.path(&published.file("pdf"))) else { return };
        let mut printed = std::collections::BTreeMap::<String, usize>::new();
        for word in edition::split_words(&text.replace("\u{ad}\n", "")) {
            *printed.entry(word).or_default() += 1;
        }
        for word in words(&edition) {
            let count =
                printed.get_mut(&word).unwrap_or_else(|| panic!("{slug}: `{word}` is not on the pages"));
            assert!(*count > 0, "{slug}: `{word}` is not on the pages often enough");
            *count -= 1;
        }
    }
}

/// A picture beside the text: present with its alternative text in the PDF and the EPUB, left out of plain text.
#[test]
fn the_picture_of_an_easy_section_has_its_words_and_no_line_of_text() {
    let project = example().with(&["easy-text", "easy-pdf"]);
    let alt = "En telefon på et bord.";
    let edition = project.edition("eksempel", EditionKind::Easy);
    let Some(Block::Figure(figure)) = edition.sections.last().expect("a section").blocks.first() else {
        panic!("the picture comes first");
    };
    assert!(figure.beside && figure.alt.as_deref() == Some(alt));
    assert!(!project.read("output/eksempel/eksempel.easy.txt").contains(alt));
    let Some(tags) = pdf_tags(&project.path("output/eksempel/eksempel.easy.pdf")) else { return };
    let (_, section) = tags.rsplit_once("\"Kontakt\"").expect("the heading");
    let heard = section.find("Figure").zip(section.find("Du kan ringe til os."));
    assert!(
        heard.is_some_and(|(picture, text)| picture < text),
        "before the text it stands beside: {section}"
    );
}

#[test]
fn a_glossary_word_is_explained_once_after_its_first_use() {
    let edition = Project::base().edition("eksempel", EditionKind::Easy);
    let Block::Paragraph { content } = &edition.sections[0].blocks[0] else { panic!("a paragraph") };
    let lines: Vec<&Inline> = content.iter().filter(|inline| **inline != Inline::Break).collect();
    assert_eq!(
        lines,
        [
            &Inline::text("Denne politik er til dig."),
            &Inline::text("Vi vil bruge samskabelse."),
            &Inline::text("Det er at finde løsninger sammen."),
        ]
    );
}
