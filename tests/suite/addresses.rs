//! Addresses that people keep: what they lead to, and that they go on doing so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use udgiv::policy::EditionKind;

use super::support::{Epub, Project, golden, of_the_repository, repository, xhtml};
use super::web::{PAGES, anchors, page, spoken};

/// People keep links. What was published under an address once is there as long as its section is; a link that is to go is taken out of the
/// list by hand, by somebody who knows why.
#[test]
fn a_link_that_existed_still_works() {
    let folder = repository().join("tests/cases/anchors");
    for published in of_the_repository() {
        let file = folder.join(format!("{}.txt", published.slug()));
        let kept = fs::read_to_string(&file).unwrap_or_default();
        let mut all: BTreeSet<String> = kept.lines().map(ToOwned::to_owned).collect();
        for (name, _) in PAGES {
            let text = page(published, name);
            let document = xhtml(&text);
            let own = anchors(&document).into_iter().filter(|id| !id.starts_with('_'));
            let now: BTreeSet<String> = own.map(|id| format!("{name}#{id}")).collect();
            let lost: Vec<&String> =
                all.iter().filter(|one| one.starts_with(name) && !now.contains(*one)).collect();
            assert!(lost.is_empty(), "{}: {lost:?}", published.slug());
            all.extend(now);
        }
        golden(&file, &all.iter().map(|line| format!("{line}\n")).collect::<String>());
    }
}

/// Whether an anchor stays what it is: those of footnotes are numbers everywhere, and a book's pages are those of its PDF.
fn is_lasting(id: &str) -> bool {
    !["_", "note_", "ref_", "side-"].iter().any(|beginning| id.starts_with(beginning))
}

/// What leads to what: each lasting anchor of a page, with what stands there.
fn leads(text: &str) -> BTreeMap<String, String> {
    let document = xhtml(text);
    let ids = document.descendants().filter_map(|node| Some((node, node.attribute("id")?)));
    ids.filter(|(node, id)| is_lasting(id) && !matches!(node.tag_name().name(), "section" | "main" | "nav"))
        .map(|(node, id)| {
            let mut said = String::new();
            spoken(node, &mut said);
            let pictures = node.descendants().filter_map(|one| one.attribute("alt"));
            (id.to_owned(), pictures.chain([said.as_str()]).collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

/// An address that somebody kept leads to the same figure, word, box and heading when others are put in before them, on the page and in the book.
#[test]
fn what_is_put_in_before_moves_no_anchor() {
    let project = Project::base();
    let pages = || {
        project.build(&["--variant", "web", "--variant", "easy-web", "--variant", "epub"]);
        let [full, easy] = PAGES.map(|(name, _)| leads(&project.read(&format!("output/eksempel/{name}"))));
        [full, easy, in_book(&Epub::open(&project.bytes("output/eksempel/eksempel.epub")))]
    };
    let before = pages();
    let file = "sources/eksempel/policy.toml";
    let text = project.read(file);
    let first_block = text.find("[[section.block]]").expect("a block");
    let first_term = text.find("[[term]]").expect("a word");
    let mut pieces = [
        (
            first_term,
            "[[term]]\nword = \"Aftale\"\nexplanation = \"Det, man er enige om.\"\neasy = \"Det, man er enige om\"\n\n",
        ),
        (
            first_block,
            "[[section.block]]\ntype = \"fact\"\ntitle = \"Nyt\"\ntext = \"Sådan er det.\"\n\n\
             [[section.block]]\ntype = \"text\"\ntext = \"## Først det her\\n\\nOg så resten.\"\n\n\
             [[section.block]]\ntype = \"figure\"\nsrc = \"images/telefon.svg\"\nalt = \"En ny figur\"\n\n",
        ),
    ];
    pieces.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let added =
        pieces.iter().fold(text, |text, (at, piece)| format!("{}{piece}{}", &text[..*at], &text[*at..]));
    project.write(file, &added);
    let after = pages();
    for (name, (before, after)) in
        ["index.html", "easy.html", "the book"].iter().zip(before.iter().zip(&after))
    {
        assert!(before.len() > 5, "{name}: {before:?}");
        for (id, said) in before {
            assert_eq!(after.get(id), Some(said), "{name}#{id}");
        }
    }
    let [full, _, book] = &after;
    assert!(full.keys().any(|id| id.starts_with("figur-")), "{full:?}");
    assert_eq!(full.len(), before[0].len() + 4, "a box, a heading, a figure and a word");
    assert_eq!(book.len(), before[2].len() + 4, "the same in the book");
}

/// What leads to what in the sections of a book.
fn in_book(epub: &Epub) -> BTreeMap<String, String> {
    let documents = epub.names().into_iter().filter(|name| name.ends_with(".xhtml"));
    let in_front = |name: &&str| ["/nav.xhtml", "/titelside.xhtml"].iter().any(|page| name.ends_with(page));
    documents.filter(|name| !in_front(name)).flat_map(|name| leads(epub.text(name))).collect()
}

/// Who has found something on the page finds it in the book by the same name.
#[test]
fn what_a_page_and_a_book_both_have_has_the_same_anchor_in_both() {
    for published in of_the_repository() {
        let project = published.with(&["screen", "epub", "web", "easy-text", "easy-web"]);
        let epub = Epub::open(&project.bytes(&published.file("epub")));
        let text = page(published, "index.html");
        let of_page = leads(&text);
        for id in in_book(&epub).keys() {
            assert!(of_page.contains_key(id), "{}: {id} is in the book alone", published.slug());
        }
        for id in ["_titel", "_boks"] {
            assert!(of_page.keys().any(|one| one.ends_with(id)), "{}: nothing{id}", published.slug());
        }
    }
}

#[test]
fn a_section_has_the_same_anchor_on_the_web_in_the_book_and_in_the_pdf() {
    for published in of_the_repository() {
        let project = published.with(&["screen", "epub", "web", "easy-text", "easy-web"]);
        let edition = project.edition(published.slug(), EditionKind::Full);
        let epub = Epub::open(&project.bytes(&published.file("epub")));
        let text = page(published, "index.html");
        let document = xhtml(&text);
        let pdf = project.bytes(&published.file("pdf"));
        let pdf = lopdf::Document::load_mem(&pdf).expect("a PDF");
        let names = destinations(&pdf);
        for section in &edition.sections {
            let id = section.id.as_str();
            assert!(anchors(&document).contains(id), "{id} on the web");
            assert!(
                epub.names().iter().any(|name| name.ends_with(&format!("/{id}.xhtml"))),
                "{id} in the book"
            );
            assert!(names.is_empty() || names.contains(id), "{id} in the PDF: {names:?}");
        }
    }
}

/// Names of places in a PDF (ISO 32000-1, 12.3.2.3).
fn destinations(pdf: &lopdf::Document) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for object in pdf.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        let Ok(list) = dictionary.get(b"Names").and_then(lopdf::Object::as_array) else { continue };
        names.extend(
            list.iter().filter_map(|one| Some(String::from_utf8_lossy(one.as_str().ok()?).into_owned())),
        );
    }
    names
}
