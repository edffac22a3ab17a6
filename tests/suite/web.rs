//! The web editions: what they say, where their links lead, and what is fetched for them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use roxmltree::{Document, Node};
use serde_json::Value;
use udgiv::edition::{self, Edition, words};
use udgiv::policy::EditionKind;

use super::support::{Project, Published, of_the_repository, publications, tool, xhtml};

pub(super) const PAGES: [(&str, EditionKind); 2] =
    [("index.html", EditionKind::Full), ("easy.html", EditionKind::Easy)];

pub(super) fn page(published: &Published, name: &str) -> String {
    let project = published.with(&["screen", "epub", "easy-text", "web", "easy-web"]);
    project.read(&format!("output/{}/{name}", published.slug()))
}

/// Text in reading order, with each footnote at its first reference.
pub(super) fn spoken(node: Node<'_, '_>, text: &mut String) {
    for child in node.children() {
        if child.is_text() {
            text.push_str(child.text().unwrap_or_default());
        }
        let role = child.attribute("role");
        let is_added = matches!(child.attribute("class"), Some("counterpart" | "explained" | "uses"));
        if is_added || matches!(role, Some("doc-footnote" | "doc-backlink")) {
            continue;
        }
        spoken(child, text);
        if role == Some("doc-noteref") && child.attribute("id").is_some_and(|id| id.ends_with("_1")) {
            let target = child.attribute("href").expect("href").trim_start_matches('#');
            let note = child.document().root().descendants().find(|one| one.attribute("id") == Some(target));
            text.push('\n');
            spoken(note.expect("the footnote"), text);
        }
        let is_inline = matches!(child.tag_name().name(), "a" | "abbr" | "em" | "strong" | "code" | "span");
        let is_label = child.attribute("class") == Some("label");
        if child.is_element() && (!is_inline || is_label) {
            text.push('\n');
        }
    }
}

/// The words of the sections of a document, without those that are there to be looked up.
fn words_of(document: &Document<'_>, edition: &Edition, prefix: &str) -> Vec<String> {
    let mut text = String::new();
    for section in &edition.sections {
        let id = format!("{prefix}{}", section.id);
        let found = document.descendants().find(|node| node.attribute("id") == Some(&id));
        spoken(found.unwrap_or_else(|| panic!("a section {id}")), &mut text);
        text.push('\n');
    }
    edition::split_words(&text)
}

fn same(what: &str, expected: &[String], actual: &[String]) {
    let at = expected.iter().zip(actual).take_while(|(a, b)| a == b).count();
    let around =
        |words: &[String]| words[at.saturating_sub(5).min(words.len())..(at + 6).min(words.len())].join(" ");
    assert!(
        expected == actual,
        "{what}, word {at}:\n  edition: {}\n  here: {}",
        around(expected),
        around(actual)
    );
}

#[test]
fn the_words_of_a_web_page_are_those_of_its_edition() {
    for published in publications() {
        for (name, kind) in PAGES {
            let text = page(published, name);
            let edition = published.with(&[]).edition(published.slug(), kind);
            let what = format!("{} {name}", published.slug());
            same(&what, &words(&edition), &words_of(&xhtml(&text), &edition, ""));
        }
    }
}

#[test]
fn the_words_of_a_fragment_are_those_of_its_edition() {
    for published in publications() {
        let text = published.with(&["web-fragment"]).read(&published.file("fragment.html"));
        let edition = published.with(&[]).edition(published.slug(), EditionKind::Full);
        let prefix = format!("{}-", published.slug());
        same(published.slug(), &words(&edition), &words_of(&xhtml(&text), &edition, &prefix));
    }
}

/// Anchors of a document, each of which has to be there once.
pub(super) fn anchors<'a>(document: &'a Document<'_>) -> BTreeSet<&'a str> {
    let mut all = BTreeSet::new();
    for id in document.descendants().filter_map(|node| node.attribute("id")) {
        assert!(all.insert(id), "{id} is there twice");
    }
    all
}

#[test]
fn every_link_of_a_page_leads_somewhere() {
    for published in publications() {
        let project = published.with(&["screen", "epub", "easy-text", "web", "easy-web"]);
        let folder = format!("output/{}", published.slug());
        let texts: BTreeMap<&str, String> = PAGES.map(|(name, _)| (name, page(published, name))).into();
        let documents: BTreeMap<&str, Document<'_>> =
            texts.iter().map(|(name, text)| (*name, xhtml(text))).collect();
        let anchors: BTreeMap<&str, BTreeSet<&str>> =
            documents.iter().map(|(name, document)| (*name, anchors(document))).collect();
        for (name, document) in &documents {
            for node in document.descendants() {
                for address in ["href", "src", "srcset"].iter().filter_map(|key| node.attribute(*key)) {
                    if address.contains(':') {
                        continue;
                    }
                    let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
                    let file = if file.is_empty() { name } else { file };
                    assert!(project.path(&format!("{folder}/{file}")).is_file(), "{name}: {address}");
                    assert!(anchor.is_empty() || anchors[file].contains(anchor), "{name}: {address}");
                }
            }
        }
        let ways = |name: &str| {
            let links =
                documents[name].descendants().filter(|node| node.attribute("rel") == Some("alternate"));
            links.filter(|node| node.has_tag_name("a")).count()
        };
        let is_ours = of_the_repository().iter().any(|one| one.slug() == published.slug());
        assert_eq!(ways("index.html") > 0, is_ours, "{}", published.slug());
        assert_eq!(ways("index.html"), ways("easy.html"), "{}", published.slug());
    }
}

/// A server may forbid scripts and styles that stand in the page (Content Security Policy), and a reader's address is nobody else's business.
#[test]
fn nothing_runs_and_nothing_is_fetched_from_elsewhere() {
    for published in publications() {
        let project = published.with(&["screen", "epub", "easy-text", "web", "easy-web", "web-fragment"]);
        for name in
            ["index.html".to_owned(), "easy.html".to_owned(), format!("{}.fragment.html", published.slug())]
        {
            let text = project.read(&format!("output/{}/{name}", published.slug()));
            let document = xhtml(&text);
            for node in document.descendants().filter(|node| node.is_element()) {
                let element = node.tag_name().name();
                let is_data = node.attribute("type") == Some("application/ld+json");
                assert!(element != "style" && (element != "script" || is_data), "{name}: {element}");
                let bad = |key: &str| key == "style" || key.starts_with("on");
                assert!(!node.attributes().any(|attribute| bad(attribute.name())), "{name}: {element}");
                let is_fetched = matches!(element, "img" | "link" | "source" | "iframe");
                let address = node
                    .attribute("src")
                    .or(node.attribute("srcset"))
                    .or(node.attribute("href").filter(|_| element == "link"));
                let is_canonical = node.attribute("rel") == Some("canonical");
                if let Some(address) = address.filter(|_| is_fetched && !is_canonical) {
                    assert!(!address.contains("//"), "{name}: {address}");
                }
            }
            if name.ends_with("fragment.html") {
                assert!(!text.contains("class=") && !text.contains("<script") && !text.contains("<span>"));
            }
        }
        for style in ["style.css", "easy-style.css"] {
            let style = project.read(&format!("output/{}/web/{style}", published.slug()));
            assert!(!style.contains("//") && !style.contains("@import"), "{style}");
        }
    }
}

/// A word of the glossary is explained where it stands, once somebody asks, and the way back is there; the glossary leads to each place.
#[test]
fn a_word_is_explained_where_it_stands_and_the_glossary_leads_back() {
    let mut explained = 0;
    for published in publications() {
        for (name, kind) in PAGES {
            let text = page(published, name);
            let document = xhtml(&text);
            let edition = published.with(&[]).edition(published.slug(), kind);
            let at = |address: &str| {
                let id = address.strip_prefix('#').expect("an address in the page");
                document
                    .descendants()
                    .find(|node| node.attribute("id") == Some(id))
                    .unwrap_or_else(|| panic!("{id}"))
            };
            let glossary = edition.reading_order().flat_map(|section| &section.blocks);
            let entries: Vec<&edition::Entry> = glossary
                .flat_map(|block| match block {
                    edition::Block::Glossary { entries } => entries.as_slice(),
                    _ => &[],
                })
                .collect();
            let words = document.descendants().filter(|node| node.attribute("role") == Some("doc-glossref"));
            let mut ways: BTreeSet<&str> = BTreeSet::new();
            for word in words {
                let note = at(word.attribute("href").expect("an address"));
                assert_eq!(
                    (note.attribute("role"), note.attribute("hidden")),
                    (Some("note"), Some("hidden"))
                );
                let said = note.children().find_map(|child| child.text()).expect("an explanation").trim_end();
                let entry =
                    entries.iter().find(|entry| Some(entry.word.as_str()) == note.attribute("aria-label"));
                assert_eq!(said, edition::one_line(&entry.expect("an entry").explanation));
                let back = note.children().find(|child| child.has_tag_name("a")).expect("a way back");
                assert_eq!(at(back.attribute("href").expect("an address")), word);
                assert!(ways.insert(word.attribute("id").expect("an id")));
                explained += 1;
            }
            let told: BTreeSet<&str> = document
                .descendants()
                .filter(|node| node.attribute("class") == Some("uses"))
                .flat_map(|uses| uses.descendants().filter_map(|node| node.attribute("href")))
                .map(|address| address.trim_start_matches('#'))
                .collect();
            assert_eq!(told, ways, "{} {name}", published.slug());
        }
    }
    assert!(explained > 10, "{explained} words");
}

#[test]
fn other_formats_are_told_with_their_sizes_and_only_those_that_are_there() {
    let project = Project::base();
    project.edit(
        "sources/publishers/byen.toml",
        "\"easy-text\"]",
        "\"easy-text\", \"web\", \"easy-web\", \"web-fragment\"]\npublished_at = \"https://www.example.dk/udgivelser/\"",
    );
    let formats = |project: &Project| -> Vec<String> {
        let text = project.read("output/eksempel/index.html");
        let document = xhtml(&text);
        let list = document.descendants().find(|node| node.attribute("class") == Some("formats"));
        let links =
            list.into_iter().flat_map(|list| list.descendants()).filter(|node| node.has_tag_name("a"));
        let said = |link: Node<'_, '_>| {
            let texts = link.descendants().filter(Node::is_text).filter_map(|text| text.text());
            texts.collect::<String>()
        };
        links.map(said).collect()
    };
    project.build(&["--variant", "web"]);
    assert!(formats(&project).is_empty(), "none of them is there: {:?}", formats(&project));
    project.build(&[]);
    let told = formats(&project);
    let size =
        |name: &str| fs::metadata(project.path(&format!("output/eksempel/{name}"))).expect("a file").len();
    for (name, words) in
        [("eksempel.pdf", "Tilgængelig PDF til skærm (PDF, "), ("eksempel.epub", "E-bog (EPUB, ")]
    {
        let size = format!("{words}{}\u{a0}kB", size(name).div_ceil(1024));
        assert!(told.iter().any(|one| one.starts_with(&size)), "{size}: {told:?}");
    }
    assert!(!told.iter().any(|one| one.contains("HTML") || one.contains("trykkeriet")), "{told:?}");

    let text = project.read("output/eksempel/index.html");
    let address = "https://www.example.dk/udgivelser/eksempel/index.html";
    assert!(text.contains(&format!("<link rel=\"canonical\" href=\"{address}\"/>")), "{text}");
    let data = text.split_once("application/ld+json\">").and_then(|(_, rest)| rest.split_once("</script>"));
    let data: Value = serde_json::from_str(data.expect("data").0).expect("JSON");
    assert_eq!((&data["url"], &data["inLanguage"]), (&Value::from(address), &Value::from("da")));
    let features = data["accessibilityFeature"].as_array().expect("features");
    assert!(features.contains(&Value::from("longDescription")), "{features:?}");

    let again = project.run(&["build"]);
    assert!(again.stdout.contains("(0 new"), "{}", again.stdout);
}

#[test]
fn a_page_that_is_no_longer_wanted_goes_with_all_it_is_made_of() {
    let project = Project::base();
    let list = "\"easy-text\"]";
    project.edit("sources/publishers/byen.toml", list, "\"easy-text\", \"web\"]");
    project.build(&[]);
    assert!(project.path("output/eksempel/web/style.css").is_file());
    project.edit("sources/publishers/byen.toml", "\"easy-text\", \"web\"]", list);
    project.build(&[]);
    let run = project.run(&["clean", "--yes"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        !project.path("output/eksempel/web").exists() && !project.path("output/eksempel/index.html").exists()
    );
    assert!(project.path("output/eksempel/eksempel.easy.txt").is_file());
}

#[test]
fn a_fragment_begins_where_its_page_wants_it_and_its_pictures_are_where_it_says() {
    let project = Project::base();
    let list = "\"easy-text\"]";
    let wanted = "\"easy-text\", \"web-fragment\"]";
    project.edit("sources/publishers/byen.toml", list, wanted);
    project.build(&["--variant", "web-fragment"]);
    let inside = project.read("output/eksempel/eksempel.fragment.html");
    assert!(
        inside.contains("<h2 id=\"eksempel-")
            && !inside.contains("<h1")
            && inside.contains("src=\"data:image/")
    );
    project.edit(
        "sources/publishers/byen.toml",
        "[brand]",
        "[fragment]\nheading = 3\npictures = \"beside\"\n\n[brand]",
    );
    project.build(&["--variant", "web-fragment"]);
    let text = project.read("output/eksempel/eksempel.fragment.html");
    assert!(text.contains("<h3 id=\"eksempel-") && !text.contains("<h2") && !text.contains("data:image/"));
    let document = xhtml(&text);
    let pictures: Vec<&str> = document.descendants().filter_map(|node| node.attribute("src")).collect();
    assert!(!pictures.is_empty());
    for picture in pictures {
        assert!(project.path(&format!("output/eksempel/{picture}")).is_file(), "{picture}");
    }
}

/// What a content management system makes of a fragment has to be what was written: Pandoc stands in for it.
#[test]
fn another_program_reads_the_same_headings_lists_and_words_in_a_fragment() {
    for published in of_the_repository() {
        let project = published.with(&["web-fragment"]);
        let file = project.path(&published.file("fragment.html"));
        let Some(read) = tool("pandoc", &["-f", "html", "-t", "json", file.to_str().expect("a path")]) else {
            return;
        };
        let read: Value = serde_json::from_str(&read).expect("JSON");
        let text = project.read(&published.file("fragment.html"));
        let document = xhtml(&text);
        let count = |names: &[&str]| {
            document.descendants().filter(|node| names.contains(&node.tag_name().name())).count()
        };
        let mut found = BTreeMap::new();
        kinds(&read, &mut found);
        let of = |kind: &str| found.get(kind).copied().unwrap_or(0);
        assert_eq!(of("Header"), count(&["h1", "h2", "h3", "h4", "h5", "h6"]), "{}", published.slug());
        assert_eq!(
            (of("BulletList"), of("OrderedList")),
            (count(&["ul"]), count(&["ol"])),
            "{}",
            published.slug()
        );
        assert_eq!((of("Table"), of("BlockQuote")), (count(&["table"]), count(&["blockquote"])));
        let plain =
            tool("pandoc", &["-f", "html", "-t", "plain", "--wrap=none", file.to_str().expect("a path")])
                .expect("text");
        let written: BTreeSet<String> = edition::split_words(&plain.to_lowercase()).into_iter().collect();
        let edition = project.edition(published.slug(), EditionKind::Full);
        let lost: Vec<String> =
            words(&edition).into_iter().filter(|word| !written.contains(&word.to_lowercase())).collect();
        assert!(lost.is_empty(), "{}: {lost:?}", published.slug());
    }
}

fn kinds(value: &Value, found: &mut BTreeMap<String, usize>) {
    match value {
        Value::Object(object) => {
            if let Some(kind) = object.get("t").and_then(Value::as_str) {
                *found.entry(kind.to_owned()).or_default() += 1;
            }
            object.values().for_each(|value| kinds(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| kinds(value, found)),
        _ => {}
    }
}

/// Most bytes of a page before its pictures, as `tests/validators` has it.
const MOST_BYTES: u64 = 300 * 1024;

/// Who reads on a telephone pays for each page (`tests/validators` weighs what Chromium fetches).
#[test]
fn a_page_without_its_pictures_weighs_300_kb_at_most() {
    for published in publications() {
        for (name, _) in PAGES {
            let text = page(published, name);
            let folder = published.project().path(&format!("output/{}", published.slug()));
            let document = xhtml(&text);
            let style = document
                .descendants()
                .filter(|node| node.attribute("rel") == Some("stylesheet"))
                .filter_map(|node| node.attribute("href"));
            let mut bytes = text.len() as u64;
            for path in style {
                let sheet = fs::read_to_string(folder.join(path)).expect("a style sheet");
                bytes += sheet.len() as u64;
                let fonts: Vec<&str> = sheet
                    .split("url(")
                    .skip(1)
                    .filter_map(|rest| rest.split(['"', '\'', ')']).find(|one| !one.is_empty()))
                    .collect();
                assert!(!fonts.is_empty(), "{path} has no fonts");
                for font in fonts {
                    let file = folder.join(path).with_file_name(font);
                    bytes +=
                        fs::metadata(&file).unwrap_or_else(|why| panic!("{}: {why}", file.display())).len();
                }
            }
            assert!(bytes > 20 * 1024, "{} {name}: {bytes} bytes", published.slug());
            assert!(bytes <= MOST_BYTES, "{} {name}: {bytes} bytes", published.slug());
        }
    }
}

/// What every page has, whatever its source says (WCAG 2.2, 1.1.1, 1.3.1, 2.4.1, 2.4.2, 3.1.1).
#[test]
fn a_page_has_a_title_a_language_headings_in_order_and_words_for_pictures() {
    for published in publications() {
        let mut titles = BTreeSet::new();
        for (name, _) in PAGES {
            let text = page(published, name);
            let document = xhtml(&text);
            let what = format!("{} {name}", published.slug());
            let all =
                |element: &'static str| document.descendants().filter(move |node| node.has_tag_name(element));
            assert!(document.root_element().attribute("lang").is_some_and(|tag| !tag.is_empty()), "{what}");
            let title = all("title").next().and_then(|title| title.text()).unwrap_or_default();
            assert!(!title.trim().is_empty() && titles.insert(title.to_owned()), "{what}: {title}");
            let levels: Vec<u8> = document
                .descendants()
                .filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse().ok())
                .collect();
            assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{what}");
            assert!(
                levels[0] == 1 && levels.windows(2).all(|two| two[1] <= two[0] + 1),
                "{what}: {levels:?}"
            );
            // The first thing to be reached leads past all that is there on every page.
            let first = all("a").next().and_then(|link| link.attribute("href")).expect("a link");
            let text_begins = document.descendants().find(|node| node.attribute("id") == Some(&first[1..]));
            assert!(
                text_begins.is_some_and(|node| node.ancestors().any(|one| one.has_tag_name("main"))),
                "{what}"
            );
            assert!(
                all("nav").all(|nav| nav.attribute("aria-label").is_some_and(|label| !label.is_empty())),
                "{what}"
            );
            assert!(all("img").all(|picture| picture.attribute("alt").is_some()), "{what}");
            assert!(all("th").all(|cell| cell.attribute("scope").is_some()), "{what}");
            let window =
                all("meta").find(|meta| meta.attribute("name") == Some("viewport")).expect("a viewport");
            assert_eq!(window.attribute("content"), Some("width=device-width, initial-scale=1"), "{what}");
        }
    }
}

/// The style sheets of pages, for screens.
fn sheets(published: &Published) -> [String; 2] {
    let project = published.with(&["screen", "epub", "easy-text", "web", "easy-web"]);
    ["style.css", "easy-style.css"].map(|name| {
        let sheet = project.read(&format!("output/{}/web/{name}", published.slug()));
        // Paper has its own sizes; what is said of it stands last.
        sheet.rsplit_once("@media print").expect("rules for paper").0.to_owned()
    })
}

/// A cover is cropped where there is little room: whoever is in it stays in sight, as in the PDF.
#[test]
fn what_a_cover_is_about_is_kept_in_sight_where_the_page_crops_it() {
    let mut covers = 0;
    for published in publications() {
        let edition = published.with(&[]).edition(published.slug(), EditionKind::Full);
        let focus = edition.cover_picture.as_ref().map(|cover| cover.focus);
        covers += usize::from(focus.is_some());
        for sheet in sheets(published) {
            let rule = focus.map(|focus| format!("object-position: {}% {}%", focus.x, focus.y));
            let is_there = |rule: String| sheet.contains(&rule);
            assert_eq!(rule.is_some_and(is_there), sheet.contains("object-position"), "{}", published.slug());
        }
    }
    assert!(covers > 0);
}

/// The way to the other edition is no part of the text, and doesn't look like its beginning.
#[test]
fn the_way_to_the_other_edition_is_not_what_a_text_begins_with() {
    for published in publications() {
        for sheet in sheets(published) {
            assert!(!sheet.contains("first-of-type") && sheet.contains(".counterpart + p"));
        }
    }
}

/// Sizes are the reader's, nothing moves, and the page can be held either way (WCAG 2.2, 1.3.4, 1.4.4, 1.4.12, 2.2.2, 2.3.1).
#[test]
fn the_style_sheet_of_a_page_leaves_sizes_and_movement_to_the_reader() {
    for published in publications() {
        for sheet in sheets(published) {
            let fixed = sheet.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').find(|word| {
                let units = ["px", "pt", "cm", "mm", "in"];
                units
                    .iter()
                    .any(|unit| word.strip_suffix(unit).is_some_and(|size| size.parse::<f32>().is_ok()))
            });
            assert_eq!(fixed, None, "{}", published.slug());
            for moves in ["animation", "transition", "@keyframes", "orientation", "!important"] {
                assert!(!sheet.contains(moves), "{}: {moves}", published.slug());
            }
        }
    }
}

/// Colour alone tells no link from the words around it (WCAG 2.2, 1.4.1): only links that stand by themselves have no line below.
#[test]
fn links_in_running_text_are_underlined() {
    let alone = [".ways a", ".contents a", ".counterpart a", "abbr"];
    for published in publications() {
        for sheet in sheets(published) {
            let rules = sheet.split('}').filter(|rule| {
                rule.contains("text-decoration: none") || rule.contains("text-decoration-line: none")
            });
            let selectors: Vec<&str> = rules
                .map(|rule| {
                    rule.rsplit('{').nth(1).unwrap_or_default().lines().last().unwrap_or_default().trim()
                })
                .collect();
            assert!(selectors.len() > 2, "{selectors:?}");
            assert!(selectors.iter().all(|selector| alone.contains(selector)), "{selectors:?}");
        }
    }
}

#[test]
fn words_in_another_language_are_marked_on_the_web() {
    let example = publications().iter().find(|one| one.slug() == "eksempel").expect("the example");
    let text = page(example, "index.html");
    assert!(text.contains("<span lang=\"en\">leisure</span>"), "{text}");
}

/// The letters of a drawing are as large as text, at whatever size readers have that.
#[test]
fn the_letters_of_a_chart_are_as_large_as_the_text_around_them() {
    let mut seen = 0;
    for published in publications() {
        let [full, easy] = sheets(published);
        for ((name, _), sheet, letters) in [(PAGES[0], full, 10.0), (PAGES[1], easy, 19.0)] {
            let text = page(published, name);
            for chart in xhtml(&text).descendants().filter(|node| node.attribute("class") == Some("chart")) {
                let path = chart.attribute("src").expect("a drawing");
                let drawing =
                    published.with(&["web", "easy-web"]).read(&format!("output/{}/{path}", published.slug()));
                let width =
                    drawing.split('"').nth(1).and_then(|width| width.parse::<f64>().ok()).expect("a width");
                let rule = format!(".chart {{ width: {:.1}em; }}", width / letters);
                assert!(sheet.contains(&rule), "{} {name}: {rule}", published.slug());
                let told: f64 =
                    chart.attribute("width").and_then(|width| width.parse().ok()).expect("a width");
                assert!((told - width * 16.0 / letters).abs() < 1.0, "{told} of {width}");
                // On a telephone a line has room for fewer letters, so there is a drawing as wide as these.
                let narrow = chart.parent().filter(|parent| parent.has_tag_name("picture"));
                let narrow = narrow.expect("a choice").first_element_child().expect("another drawing");
                let path = narrow.attribute("srcset").expect("a drawing");
                let drawing =
                    published.with(&["web", "easy-web"]).read(&format!("output/{}/{path}", published.slug()));
                let width =
                    drawing.split('"').nth(1).and_then(|width| width.parse::<f64>().ok()).expect("a width");
                assert!(width < 200.0, "{width}");
                assert_eq!(narrow.attribute("type"), Some("image/svg+xml"), "{path}");
                let media = narrow.attribute("media").expect("a condition");
                let rule = format!("@media {media} {{ .chart {{ width: {:.1}em; }} }}", width / 10.0);
                assert!(sheet.contains(&rule), "{} {name}: {rule}", published.slug());
                seen += 1;
            }
        }
    }
    assert!(seen >= 3, "{seen} charts");
}
