//! Conformance to standards, validated inside `cargo test`. The validators in `tests/validators` check the same files
//! again in CI.
//!
//! `docs/conformance/` refers to the tests in this file clause by clause.

use std::collections::BTreeSet;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use udgiv::policy::EditionKind;

use super::support::{Epub, OPF, OPS, Project, XHTML, example, publications, xhtml};

fn judged(bytes: &[u8], profile: ValidationProfile) -> Vec<String> {
    let options = ValidationOptions::default().profile(profile);
    let report = validate_pdf_bytes(bytes, &options).expect("a PDF");
    assert!(report.rules.total > 90, "the judge looked at {} rules", report.rules.total);
    let mut failures: Vec<String> = report.failures.iter().map(ToString::to_string).collect();
    // The validator counts one byte too few in a compressed stream that ends in a carriage return, so that one rule
    // is checked here instead.
    failures.retain(|failure| !failure.contains("19005-2:2011:6.1.7.1:1]"));
    failures.extend(wrong_stream_lengths(bytes));
    failures
}

/// ISO 19005-2, 6.1.7.1: exactly as many bytes as /Length says lie between `stream` and `endstream`.
fn wrong_stream_lengths(bytes: &[u8]) -> Vec<String> {
    let (start, end) = (b"stream\n", b"\nendstream");
    let (mut wrong, mut at, mut seen) = (Vec::new(), 0, 0);
    while let Some(found) =
        bytes[at..].windows(start.len()).position(|part| part == start).map(|one| one + at)
    {
        let begin = found + start.len();
        let dictionary = String::from_utf8_lossy(&bytes[at..found]).into_owned();
        let length = dictionary
            .rsplit("/Length ")
            .next()
            .and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<usize>().ok());
        let length = length.unwrap_or_else(|| panic!("a stream without /Length at byte {found}"));
        at = begin + length + end.len();
        if bytes.get(begin + length..at) != Some(end.as_slice()) {
            wrong.push(format!("the stream at byte {found} is not {length} bytes long"));
            break;
        }
        seen += 1;
    }
    assert!(seen > 5, "{seen} streams were measured");
    wrong
}

#[test]
fn pdfs_conform_to_pdf_ua_1_and_pdf_a_2a() {
    for published in publications() {
        let project = published.with(&["screen", "print", "large-print", "easy-pdf"]);
        // The sheet that accompanies the print file is for people, too.
        for ending in ["pdf", "large.pdf", "easy.pdf", "preflight.pdf"] {
            let name = published.file(ending);
            let bytes = project.bytes(&name);
            assert_eq!(judged(&bytes, ValidationProfile::PdfUa1), [] as [String; 0], "{name}");
            assert_eq!(judged(&bytes, ValidationProfile::PdfA2a), [] as [String; 0], "{name}");
        }
    }
}

#[test]
fn the_judge_of_pdfs_bites() {
    let mut bytes = example().with(&["screen"]).bytes("output/eksempel/eksempel.pdf");
    let at = bytes.windows(13).position(|part| part == b"<pdfuaid:part").expect("the PDF/UA mark");
    bytes[at + 1..at + 4].copy_from_slice(b"xyz");
    assert_ne!(judged(&bytes, ValidationProfile::PdfUa1), [] as [String; 0]);
}

fn epubs() -> impl Iterator<Item = (&'static str, Epub)> {
    publications().iter().map(|published| {
        let bytes = published.with(&["epub"]).bytes(&published.file("epub"));
        (published.slug(), Epub::open(&bytes))
    })
}

#[test]
fn the_container_begins_with_its_media_type() {
    let bytes = example().with(&["epub"]).bytes("output/eksempel/eksempel.epub");
    // OCF 3.3, 4.2.3: name at byte 30, content at byte 38, stored.
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let names = Epub::open(&bytes);
    assert_eq!(names.names()[..2], ["mimetype", "META-INF/container.xml"]);
    assert!(!names.names().iter().any(|name| name.ends_with(".ncx") || name.contains("ibooks")));
}

#[test]
fn every_document_has_one_h1_a_language_and_a_title_of_its_own() {
    for (slug, epub) in epubs() {
        let mut titles = BTreeSet::new();
        for (path, text) in epub.spine() {
            let document = xhtml(text);
            let all = |name: &'static str| {
                document.descendants().filter(move |node| node.has_tag_name((XHTML, name)))
            };
            assert_eq!(all("h1").count(), 1, "{slug}: {path}");
            assert_eq!(document.root_element().attribute("lang"), Some("da"), "{slug}: {path}");
            let title = all("title").next().and_then(|node| node.text()).expect("a title").to_owned();
            assert!(titles.insert(title.clone()), "{slug}: two documents are called {title}");
        }
    }
}

#[test]
fn headings_never_skip_a_level() {
    for (slug, epub) in epubs() {
        for (path, text) in epub.spine() {
            let document = xhtml(text);
            let mut last = 0;
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                if let Some(level) =
                    node.tag_name().name().strip_prefix('h').and_then(|n| n.parse::<u8>().ok())
                {
                    assert!(level <= last + 1, "{slug}: {path}: h{last} to h{level}");
                    last = level;
                }
            }
        }
    }
}

#[test]
fn header_cells_have_a_scope_and_pictures_have_alt() {
    let mut tables = 0;
    for (slug, epub) in epubs() {
        for (path, text) in epub.spine() {
            let document = xhtml(text);
            for node in document.descendants() {
                if node.has_tag_name((XHTML, "th")) {
                    assert!(matches!(node.attribute("scope"), Some("col" | "row")), "{slug}: {path}");
                }
                if node.has_tag_name((XHTML, "img")) {
                    assert!(node.attribute("alt").is_some(), "{slug}: {path}");
                }
                if node.has_tag_name((XHTML, "table")) {
                    tables += 1;
                    let headers = node.descendants().filter(|one| one.has_tag_name((XHTML, "th")));
                    assert!(headers.count() > 0, "{slug}: {path}: a table without headers");
                }
            }
        }
    }
    assert!(tables >= 2, "{tables} tables were looked at");
}

#[test]
fn every_id_is_unique_and_every_link_inside_the_book_leads_somewhere() {
    for (slug, epub) in epubs() {
        let spine = epub.spine();
        let mut anchors = BTreeSet::new();
        for (path, text) in &spine {
            anchors.insert(path.clone());
            let mut ids = BTreeSet::new();
            for id in xhtml(text).descendants().filter_map(|node| node.attribute("id")) {
                assert!(ids.insert(id.to_owned()), "{slug}: {path}: {id} twice");
                anchors.insert(format!("{path}#{id}"));
            }
        }
        let mut links = 0;
        for (path, text) in &spine {
            for href in xhtml(text).descendants().filter_map(|node| node.attribute("href")) {
                if href.contains(':') || href.ends_with(".css") {
                    continue;
                }
                let target =
                    if href.starts_with('#') { format!("{path}{href}") } else { format!("OEBPS/{href}") };
                assert!(anchors.contains(&target), "{slug}: {path} leads to {href}");
                links += 1;
            }
        }
        assert!(links > 5, "{slug}: {links} links were looked at");
    }
}

#[test]
fn contents_and_landmarks_are_in_the_language_of_the_book() {
    for (slug, epub) in epubs() {
        let nav = xhtml(epub.text("OEBPS/nav.xhtml"));
        let kinds: Vec<&str> = nav.descendants().filter_map(|node| node.attribute((OPS, "type"))).collect();
        for kind in ["toc", "landmarks", "titlepage", "bodymatter", "colophon"] {
            assert!(kinds.contains(&kind), "{slug}: no {kind}");
        }
        let text: String =
            nav.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect();
        assert!(text.contains("Indhold") && text.contains("Teksten begynder her"), "{slug}");
        assert!(!text.contains("Table of Contents") && !text.contains("Start of"), "{slug}");
        // One entry per section, and none without a name.
        let toc =
            nav.descendants().find(|node| node.attribute((OPS, "type")) == Some("toc")).expect("contents");
        let entries: Vec<&str> = toc
            .descendants()
            .filter(|node| node.has_tag_name((XHTML, "a")))
            .map(|node| node.text().expect("an entry has a name"))
            .collect();
        assert!(entries.len() >= epub.spine().len() - 1, "{slug}: {entries:?}");
    }
}

/// A feature is claimed if and only if the book has it.
#[test]
fn accessibility_metadata_is_derived_from_the_content() {
    let claimed = |project: &Project, property: &str| -> BTreeSet<String> {
        project.build(&["--variant", "epub"]);
        let epub = Epub::open(&project.bytes("output/eksempel/eksempel.epub"));
        let package = roxmltree::Document::parse(epub.text("OEBPS/content.opf")).expect("XML");
        package
            .descendants()
            .filter(|node| node.has_tag_name((OPF, "meta")) && node.attribute("property") == Some(property))
            .filter_map(|node| node.text().map(ToOwned::to_owned))
            .collect()
    };
    let project = Project::base();
    // A chart always has a long description.
    let policy = project.read("sources/eksempel/policy.toml");
    let (before, _) =
        policy.split_once("\n[[section]]\nid = \"boern-i-tal\"").expect("the section with a chart");
    project.write("sources/eksempel/policy.toml", before);
    let features = claimed(&project, "schema:accessibilityFeature");
    assert!(features.contains("alternativeText") && features.contains("longDescription"));
    assert!(claimed(&project, "schema:accessMode").contains("visual"));

    project.edit(
        "sources/eksempel/policy.toml",
        "  description = \"\"\"\nTil venstre en **firkant**, til højre en cirkel.\n\"\"\"\n",
        "",
    );
    let features = claimed(&project, "schema:accessibilityFeature");
    assert!(features.contains("alternativeText") && !features.contains("longDescription"));

    project.edit(
        "sources/eksempel/policy.toml",
        "  alt = \"En firkant ved siden af en cirkel.\"",
        "  decorative = true",
    );
    project.edit("sources/publishers/byen.toml", "logo = \"byen.svg\"\nlogo_alt = \"Byens Kommune\"\n", "");
    let features = claimed(&project, "schema:accessibilityFeature");
    assert!(!features.contains("alternativeText"));
    assert_eq!(claimed(&project, "schema:accessMode"), BTreeSet::from(["textual".to_owned()]));
    let summary = claimed(&project, "schema:accessibilitySummary");
    // Nothing that other metadata says.
    let summary = summary.first().expect("a summary");
    assert!(summary.contains("fodnoter") && summary.contains("tabeller"), "{summary}");
    for other in ["skærmlæser", "beskrevet", "blink", "Sidetal"] {
        assert!(!summary.contains(other), "{summary}");
    }
    // No named person has evaluated the book, so conformance to WCAG is not claimed.
    assert!(claimed(&project, "dcterms:conformsTo").is_empty());
}

#[test]
fn the_style_sheet_leaves_size_and_colours_to_the_reader() {
    for (slug, epub) in epubs() {
        let css = epub.text("OEBPS/style.css");
        let fixed = css.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').find(|word| {
            ["px", "pt", "cm", "mm"]
                .iter()
                .any(|unit| word.strip_suffix(unit).is_some_and(|number| number.parse::<f32>().is_ok()))
        });
        assert_eq!(fixed, None, "{slug}");
        assert!(css.contains("color-scheme: light dark"), "{slug}");
        // The reading system's own mark of the focus is left alone, and nothing lies over it (WCAG 2.2, 2.4.7, 2.4.11).
        for hides in ["outline", "position: fixed", "position: sticky", ":focus", "!important"] {
            assert!(!css.contains(hides), "{slug}: {hides}");
        }
        // Not asked of the system: a theme of the reading system need not be the system's.
        assert!(!css.contains("prefers-color-scheme"), "{slug}");
    }
}

#[test]
fn words_in_another_language_are_marked_in_the_epub() {
    let epub = Epub::open(&example().with(&["epub"]).bytes("output/eksempel/eksempel.epub"));
    assert!(epub.text("OEBPS/forord.xhtml").contains("<span lang=\"en\" xml:lang=\"en\">leisure</span>"));
}

/// Quotations, goals, fact boxes and ambitions keep their kind.
#[test]
fn blocks_keep_their_kind_in_the_epub() {
    let epub = Epub::open(&example().with(&["epub"]).bytes("output/eksempel/eksempel.epub"));
    let document = xhtml(epub.text("OEBPS/fritid.xhtml"));
    let one = |name: &'static str, class: &'static str| {
        let found: Vec<_> = document
            .descendants()
            .filter(|node| node.has_tag_name((XHTML, name)) && node.attribute("class") == Some(class))
            .collect();
        assert_eq!(found.len(), 1, "{name}.{class}");
        found[0]
    };
    let quote = one("figure", "quote");
    let parts: Vec<&str> =
        quote.children().filter(roxmltree::Node::is_element).map(|node| node.tag_name().name()).collect();
    assert_eq!(parts, ["blockquote", "figcaption"]);
    assert!(one("aside", "fact").attribute("aria-labelledby").is_some());
    assert!(one("div", "ambition").attribute("aria-labelledby").is_some());
    let goals = one("ol", "goals");
    assert_eq!(goals.children().filter(|node| node.has_tag_name((XHTML, "li"))).count(), 2);
    assert!(goals.descendants().any(|node| node.text() == Some("Perspektiv: forælder")));
}

/// The edition adds the language's own quotation marks to a quotation.
#[test]
fn quotation_marks_are_those_of_the_language() {
    for (language, expected) in
        [("da", "”Alle skal med”"), ("de", "„Alle skal med“"), ("en", "“Alle skal med”")]
    {
        let project = Project::base();
        project.edit(
            "sources/eksempel/policy.toml",
            "language = \"da\"",
            &format!("language = \"{language}\""),
        );
        let edition = project.edition("eksempel", EditionKind::Full);
        let text = serde_json::to_string(&edition).expect("JSON");
        let blocks: String =
            text.split("{\"type\":\"quote\"").nth(1).expect("a quotation").chars().take(400).collect();
        let said: String =
            blocks.split("\"text\":\"").skip(1).filter_map(|part| part.split('"').next()).collect();
        assert!(said.starts_with(expected), "{language}: {said}");
    }
}
