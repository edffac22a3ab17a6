//! A good book with one fault each time: the check made for it finds it, and no other check does.

use std::io::{Cursor, Read, Write};

use udgiv::edition::{Edition, PageMap, PageStart, Sibling, words};
use udgiv::layout;
use udgiv::policy::{EditionKind, VariantName};
use udgiv::variant::{EpubInput, write_epub, writer};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Book, CHECKS, inspect};
use crate::support::{Project, repository};

/// A passage in a file of the good book, and what the fault replaces it with.
struct Mutant {
    check: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
}

const MUTANTS: &[Mutant] = &[
    // Of a figure that this book doesn't have: what a book shows, the judges see too.
    Mutant {
        check: "contrast",
        file: "style.css",
        from: "figure.beside { max-width",
        to: "figure.beside { color: #5f7388; max-width",
    },
    Mutant { check: "cross-links", file: "forord.xhtml", from: "epubcfi(/6/6!/4)", to: "epubcfi(/6/8!/4)" },
    Mutant {
        check: "data-cell-as-header",
        file: "fritid.xhtml",
        from: "<th scope=\"row\" data-header=\"Indsats\">Hold</th>",
        to: "<td>Hold</td>",
    },
    Mutant {
        check: "duplicate-titles",
        file: "kontakt.xhtml",
        from: "<title>Kontakt –",
        to: "<title>Bilag –",
    },
    Mutant {
        check: "fake-list",
        file: "forord.xhtml",
        from: "<ol start=\"3\">\n<li>Tredje trin</li>\n<li>Fjerde trin</li>\n</ol>",
        to: "<p>3. Tredje trin</p>\n<p>4. Fjerde trin</p>",
    },
    Mutant {
        check: "fixed-size",
        file: "style.css",
        from: "h1 { font-size: 1.8em;",
        to: "h1 { font-size: 29px;",
    },
    Mutant {
        check: "landmarks",
        file: "nav.xhtml",
        from: "<li><a href=\"fritid.xhtml\" epub:type=\"bodymatter\">Teksten begynder her</a></li>\n",
        to: "",
    },
    Mutant {
        check: "language",
        file: "forord.xhtml",
        from: "<span lang=\"en\" xml:lang=\"en\">the people and the city</span>",
        to: "the people and the city",
    },
    Mutant {
        check: "overclaim",
        file: "content.opf",
        from: "schema:accessibilityFeature\">ARIA",
        to: "schema:accessibilityFeature\">synchronizedAudioText",
    },
    Mutant {
        check: "page-in-name",
        file: "forord.xhtml",
        from: "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"side-3\" title=\"Side 3\"></span><h1 id=\"forord_titel\">",
        to: "<h1 id=\"forord_titel\"><span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"side-3\" title=\"Side 3\"></span>",
    },
    Mutant { check: "page-label", file: "nav.xhtml", from: "#side-4\">4</a>", to: "#side-4\">5</a>" },
    Mutant {
        check: "page-order",
        file: "nav.xhtml",
        from: "<li><a href=\"forord.xhtml#side-4\">4</a></li>\n<li><a href=\"forord.xhtml#side-5\">5</a></li>",
        to: "<li><a href=\"forord.xhtml#side-5\">5</a></li>\n<li><a href=\"forord.xhtml#side-4\">4</a></li>",
    },
    Mutant {
        check: "scope",
        file: "fritid.xhtml",
        from: "<th scope=\"col\">Indsats</th>",
        to: "<th>Indsats</th>",
    },
];

/// Both books of the base policy, with a foreign phrase and a page break every twenty words.
pub fn good() -> (Vec<u8>, Vec<u8>) {
    let project = Project::base();
    project.publish_both_books();
    project.edit("sources/eksempel/policy.toml", "leisure", "the people and the city");
    let layout = layout::load(repository(), "brochure").expect("a layout");
    let edition = |kind| project.edition("eksempel", kind);
    let (full, easy) = (edition(EditionKind::Full), edition(EditionKind::Easy));
    let page =
        |index: usize| PageStart { label: (index + 1).to_string(), word: index.saturating_sub(2) * 20 };
    let pages = (0..words(&full).len() / 20 + 2).map(page).collect();
    let map = PageMap { source: "urn:uuid:00000000-0000-5000-8000-000000000000".into(), pages };
    let to = |edition: &Edition, variant| {
        let writer = writer(variant);
        Sibling::of(edition, writer.identifier(edition), writer.file_name(&edition.slug))
    };
    let (to_full, to_easy) = (to(&full, VariantName::Epub), to(&easy, VariantName::EasyEpub));
    let book = |edition, page_map, sibling: &Sibling, variant| {
        let identifier = writer(variant).identifier(edition);
        let input = EpubInput {
            edition,
            layout: &layout,
            identifier: &identifier,
            page_map,
            cover: None,
            sibling: Some(sibling),
            evaluation: None,
        };
        write_epub(&input).bytes
    };
    (book(&full, Some(&map), &to_easy, VariantName::Epub), book(&easy, None, &to_full, VariantName::EasyEpub))
}

#[test]
fn each_check_finds_its_mutant_and_no_other_check_does() {
    let (full, easy) = good();
    keep("good", &full);
    let book = |bytes: &[u8]| Book::open(bytes).beside(Book::open(&easy));
    assert_eq!(inspect(&book(&full)), [], "the good book is good");
    assert_eq!(inspect(&Book::open(&easy).beside(Book::open(&full))), [], "and so is its sibling");
    for mutant in MUTANTS {
        let bytes = changed(&full, mutant);
        let found = inspect(&book(&bytes));
        let names: Vec<&str> = found.iter().map(|(check, _)| *check).collect();
        assert!(
            !names.is_empty() && names.iter().all(|name| *name == mutant.check),
            "{}: {found:?}",
            mutant.check
        );
        keep(mutant.check, &bytes);
    }
    for (name, _) in CHECKS {
        assert!(MUTANTS.iter().any(|mutant| mutant.check == *name), "{name} has no mutant");
    }
}

/// Keeps a mutant for the validators, all of which let it pass: see `.ci/run`.
fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("UDGIV_MUTANTS") {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.epub")), bytes).expect("written");
    }
}

/// The book with the fault in it.
fn changed(book: &[u8], mutant: &Mutant) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(book)).expect("a ZIP");
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let mut met = false;
    for index in 0..from.len() {
        let mut file = from.by_index(index).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        let options = SimpleFileOptions::default().compression_method(file.compression());
        to.start_file(file.name(), options).expect("a file");
        if file.name().ends_with(&format!("/{}", mutant.file)) {
            let text = String::from_utf8(bytes).expect("text");
            let changed = text.replacen(mutant.from, mutant.to, 1);
            assert_ne!(text, changed, "{}: {} is in {}", mutant.check, mutant.from, mutant.file);
            met = true;
            bytes = changed.into_bytes();
        }
        to.write_all(&bytes).expect("written");
    }
    assert!(met, "{}", mutant.file);
    to.finish().expect("a ZIP").into_inner()
}
