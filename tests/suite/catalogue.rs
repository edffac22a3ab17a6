//! The catalogue as a site: its feed, its map, and the choice of what to show.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};
use serde_json::Value;

use super::support::{Project, browser, copy, missing, repository, tool};

const ROOT: &str = "https://www.example.dk/udgivelser";
const ATOM: &str = "http://www.w3.org/2005/Atom";

/// Two publications of different days and formats, published at an address.
fn site() -> Project {
    let project = Project::base();
    project.edit(
        "sources/publishers/byen.toml",
        "[\"screen\", \"epub\", \"easy-text\"]",
        &format!("[\"screen\", \"web\", \"easy-web\", \"easy-text\"]\npublished_at = \"{ROOT}/\""),
    );
    copy(&project.path("sources/eksempel"), &project.path("sources/senere"));
    project.edit("sources/senere/policy.toml", "title = \"Alle skal med\"", "title = \"Børn & <unge>\"");
    project.edit("sources/senere/policy.toml", "updated = 2025-02-10", "updated = 2026-03-01");
    project.edit(
        "sources/senere/policy.toml",
        "publisher = \"byen\"",
        "publisher = \"byen\"\nvariants = [\"epub\", \"easy-text\"]",
    );
    project
}

fn text_of<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.children().find(|child| child.has_tag_name((ATOM, name)))?.text()
}

/// RFC 4287, 4.1: what a feed and each of its entries have to have, and where they lead.
#[test]
fn the_feed_tells_each_publication_and_leads_to_it_the_newest_first() {
    let project = site();
    project.build(&[]);
    let text = project.read("output/feed.xml");
    let document = Document::parse(&text).expect("XML");
    let feed = document.root_element();
    assert!(feed.has_tag_name((ATOM, "feed")), "{text}");
    let own = format!("{ROOT}/feed.xml");
    assert_eq!(text_of(feed, "id"), Some(own.as_str()));
    assert_eq!(text_of(feed, "updated"), Some("2026-03-01T00:00:00Z"));
    assert!(text_of(feed, "title").is_some_and(|title| !title.is_empty()));
    let link = |node: Node<'_, '_>, rel: &str| -> Option<String> {
        let link = node
            .children()
            .find(|child| child.has_tag_name((ATOM, "link")) && child.attribute("rel") == Some(rel))?;
        link.attribute("href").map(ToOwned::to_owned)
    };
    assert_eq!(link(feed, "self"), Some(own));
    let entries: Vec<Node<'_, '_>> =
        feed.children().filter(|child| child.has_tag_name((ATOM, "entry"))).collect();
    let told: Vec<(Option<&str>, Option<&str>)> =
        entries.iter().map(|entry| (text_of(*entry, "title"), text_of(*entry, "updated"))).collect();
    assert_eq!(
        told,
        [
            (Some("Børn & <unge>"), Some("2026-03-01T00:00:00Z")),
            (Some("Alle skal med"), Some("2025-02-10T00:00:00Z")),
        ]
    );
    let mut ids = BTreeSet::new();
    for entry in &entries {
        let address = link(*entry, "alternate").expect("a link");
        let file = address.strip_prefix(&format!("{ROOT}/")).expect("an address below the site's");
        assert!(project.path(&format!("output/{file}")).is_file(), "{address}");
        assert!(ids.insert(text_of(*entry, "id").expect("an id")), "{text}");
        let author = entry.children().find(|child| child.has_tag_name((ATOM, "author"))).expect("an author");
        assert_eq!(text_of(author, "name"), Some("Byens Kommune"));
        assert_eq!(
            text_of(*entry, "summary"),
            Some("Byens fritidspolitik i et eksempel med alle slags blokke.")
        );
    }
    assert!(project.read("output/index.html").contains("href=\"feed.xml\""));
}

#[test]
fn the_map_has_every_page_that_is_there() {
    let project = site();
    project.build(&[]);
    let text = project.read("output/sitemap.xml");
    let document = Document::parse(&text).expect("XML");
    let space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    assert!(document.root_element().has_tag_name((space, "urlset")), "{text}");
    let mut listed = Vec::new();
    for url in document.root_element().children().filter(Node::is_element) {
        let of = |name: &str| {
            url.children().find(|child| child.has_tag_name((space, name))).and_then(|one| one.text())
        };
        let address = of("loc").expect("an address");
        let file = address.strip_prefix(&format!("{ROOT}/")).expect("an address below the site's");
        assert!(project.path(&format!("output/{file}")).is_file(), "{address}");
        listed.push((file.to_owned(), of("lastmod").expect("a day").to_owned()));
    }
    let expected = [
        ("senere/senere.epub", "2026-03-01"),
        ("eksempel/index.html", "2025-02-10"),
        ("eksempel/easy.html", "2025-02-10"),
    ];
    assert_eq!(listed, expected.map(|(file, day)| (file.to_owned(), day.to_owned())));
}

/// Whoever subscribes would wait for ever: what can't be told any more is taken away, and nobody else's file is.
#[test]
fn a_site_without_an_address_has_no_feed() {
    let project = site();
    project.build(&[]);
    assert!(project.path("output/feed.xml").is_file());
    project.edit("sources/publishers/byen.toml", &format!("published_at = \"{ROOT}/\""), "");
    project.build(&[]);
    for file in ["feed.xml", "sitemap.xml"] {
        assert!(!project.path(&format!("output/{file}")).exists(), "{file}");
    }
    assert!(!project.read("output/index.html").contains("feed.xml"));
    project.write("output/feed.xml", "<feed>our own</feed>");
    project.build(&["--force"]);
    assert_eq!(project.read("output/feed.xml"), "<feed>our own</feed>");
}

/// What is chosen above the list is what is shown, in a browser without script.
#[test]
fn a_choice_shows_the_publications_and_files_of_its_kind_and_no_other() {
    let project = site();
    project.build(&[]);
    let Some((node, chromium)) = browser() else {
        missing("Playwright and Chromium");
        return;
    };
    let script = repository().join("tests/transcript/choices.mjs");
    let page = project.path("output/index.html");
    let arguments =
        [script.as_path(), &node, &chromium, &page].map(|path| path.to_str().expect("a path").to_owned());
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let Some(told) = tool("node", &arguments) else { return };
    let told: BTreeMap<String, Value> = serde_json::from_str(&told).expect("JSON");
    let shown = |choice: &str| -> (Vec<String>, Vec<String>) {
        let one = told.get(choice).unwrap_or_else(|| panic!("{choice} in {told:?}"));
        let list = |key: &str| -> Vec<String> {
            let list = one[key].as_array().expect("a list").iter();
            list.map(|text| text.as_str().expect("text").to_owned()).collect()
        };
        (list("publications"), list("files"))
    };
    let both = ["Alle skal med", "Børn & <unge>"].map(ToOwned::to_owned).to_vec();
    let texts = ["eksempel/easy.html", "eksempel/eksempel.easy.txt", "senere/senere.easy.txt"];
    let (all, files) = shown("Alt");
    assert_eq!((&all, files.len()), (&both, 6), "{files:?}");
    for (choice, publications, files) in [
        ("Letlæst", &both[..], &texts[..]),
        ("Websider", &both[..1], &["eksempel/index.html", "eksempel/easy.html"]),
        ("PDF", &both[..1], &["eksempel/eksempel.pdf"]),
        ("E-bøger", &both[1..], &["senere/senere.epub"]),
    ] {
        assert_eq!(
            shown(choice),
            (publications.to_vec(), files.iter().map(|one| (*one).to_owned()).collect()),
            "{choice}"
        );
    }
    assert_eq!(told.len(), 5, "{told:?}");
}
