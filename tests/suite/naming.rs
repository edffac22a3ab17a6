//! What a text is called where no page shows it, and how addresses stand in files: names are one line, addresses are ASCII, once.

use lopdf::{Document, Object, Stream};

use super::support::{Epub, Project, missing, pdf_text, tool};

const POLICY: &str = "sources/eksempel/policy.toml";
const PUBLISHER: &str = "sources/publishers/byen.toml";
const ADDRESS: &str = "https://www.sønderborg.dk/støtte/børn?navn=å#mål";
const ASCII: &str = "https://www.xn--snderborg-l8a.dk/st%C3%B8tte/b%C3%B8rn?navn=%C3%A5#m%C3%A5l";

/// Soft hyphens, line ends, tabs and word joiners in every field that becomes a name, a note in a heading, and addresses as people write them.
fn awkward() -> Project {
    let project = Project::base();
    let from_text = "[kommunens hjemmeside](https://www.example.dk/fritid)";
    let to_text = format!(
        "[kommunens hjemmeside]({ADDRESS}), [alt kodet]({ASCII}) eller [post](mailto:støtte@sønderborg.dk)"
    );
    project
        .edit(POLICY, "title = \"Alle skal med\"", "title = \"\"\"Børne\u{ad}politik\nfor alle\u{2060}\"\"\"")
        .edit(POLICY, "title = \"Forord\"", "title = \"\"\"Vel\u{ad}kommen\ninden for\"\"\"")
        .edit(POLICY, "## Sådan er den delt", "## Sådan er den **de\u{ad}lt**[^delt]")
        .edit(POLICY, "[^tal]: Tallet", "[^delt]: Noten om delingen.\n[^tal]: Tallet")
        .edit(POLICY, from_text, &to_text)
        .edit(
            POLICY,
            "alt = \"En firkant ved siden af en cirkel.\"",
            "alt = \"\"\"En fir\u{ad}kant\nved siden af\u{2060} en cirkel.\"\"\"",
        )
        .edit(PUBLISHER, "name = \"Byens Kommune\"", "name = \"\"\"Byens\n\tKom\u{ad}mune\"\"\"")
        .edit(PUBLISHER, "logo_alt = \"Byens Kommune\"", "logo_alt = \"\"\"Byens\nKom\u{ad}mune\"\"\"");
    project.build(&["--variant", "screen", "--variant", "epub"]);
    project
}

#[test]
fn names_are_one_line_and_addresses_ascii_in_every_file() {
    let project = awkward();
    let book = Epub::open(&project.bytes("output/eksempel/eksempel.epub"));
    let (package, nav) = (book.text("OEBPS/content.opf"), book.text("OEBPS/nav.xhtml"));
    for line in [
        "<dc:title id=\"title\">Børnepolitik for alle</dc:title>",
        "<dc:publisher>Byens Kommune</dc:publisher>",
    ] {
        assert!(package.contains(line), "{line}\n{package}");
    }
    for name in [">Velkommen inden for</a>", ">Sådan er den delt</a>"] {
        assert!(nav.contains(name), "{name}\n{nav}");
    }
    assert!(!nav.contains(['\u{ad}', '\u{2060}']) && !package.contains(['\u{ad}', '\u{2060}']));
    assert!(book.text("OEBPS/titelside.xhtml").contains("alt=\"Byens Kommune\""));
    const ALT: &str = "En firkant ved siden af en cirkel.";
    assert!(book.text("OEBPS/fritid.xhtml").contains(&format!("alt=\"{ALT}\"")));
    // A name of any length wraps in the contents, on the narrowest page that is asked for.
    let css = book.text("OEBPS/style.css");
    let of_entries = css.lines().find(|line| line.starts_with("nav a,")).expect("a rule for entries");
    assert!(of_entries.contains("max-width: 100%; overflow-wrap: anywhere"), "{of_entries}");
    let foreword = book.text("OEBPS/forord.xhtml");
    for href in [ASCII, "mailto:st%C3%B8tte@xn--snderborg-l8a.dk"] {
        assert!(foreword.contains(&format!("href=\"{href}\"")), "{href}\n{foreword}");
    }
    assert!(!foreword.contains("%25C3"));
    for note in ["aria-label=\"Note 1\"", "aria-label=\"Note 2\""] {
        assert!(
            foreword.matches(note).count() >= 2,
            "a note and its reference are named: {note}\n{foreword}"
        );
    }
    let manifest = project.read("output/manifest.json");
    assert!(manifest.contains("\"title\": \"Børnepolitik for alle\""), "{manifest}");

    let pdf = project.path("output/eksempel/eksempel.pdf");
    let Some(info) = tool("pdfinfo", &[&pdf.to_string_lossy()]) else { return missing("pdfinfo") };
    assert!(info.contains("Børnepolitik for alle") && info.contains("Byens Kommune"), "{info}");
    let file = std::fs::read(&pdf).expect("a file");
    let document = Document::load_mem(&file).expect("a PDF");
    let values = |key: &str| {
        let mut found = Vec::new();
        document.objects.values().for_each(|object| collect(object, key, &mut found));
        found
    };
    let bookmarks = values("Title");
    for name in ["Velkommen inden for", "Sådan er den delt"] {
        assert!(bookmarks.iter().any(|bookmark| bookmark == name), "{name}: {bookmarks:?}");
    }
    let uris = values("URI");
    assert!(uris.iter().filter(|uri| *uri == ASCII).count() >= 2, "{uris:?}");
    assert!(uris.iter().all(|uri| uri.is_ascii() && !uri.contains("%25")), "{uris:?}");
    let alternatives = values("Alt");
    for name in ["Byens Kommune", ALT] {
        assert!(alternatives.iter().any(|alt| alt == name), "{name}: {alternatives:?}");
    }
    let words = pdf_text(&pdf).expect("pdftotext is there");
    assert!(words.contains("Noten om delingen"), "the note of the heading is on its page");
}

/// The strings under a key, however deep.
fn collect(object: &Object, key: &str, found: &mut Vec<String>) {
    match object {
        Object::Dictionary(of) | Object::Stream(Stream { dict: of, .. }) => {
            for (name, value) in of {
                if name == key.as_bytes() && matches!(value, Object::String(..)) {
                    found.push(lopdf::decode_text_string(value).expect("a text"));
                }
                collect(value, key, found);
            }
        }
        Object::Array(list) => list.iter().for_each(|one| collect(one, key, found)),
        _ => {}
    }
}

/// An e-book is set in fonts of the reader's own: no font of ours is asked for, and Arabic runs its own way.
#[test]
fn a_policy_that_is_an_e_book_alone_may_have_any_script() {
    let project = Project::base();
    project.edit(POLICY, "language = \"da\"", "language = \"da\"\nvariants = [\"epub\"]").edit(
        POLICY,
        "<span lang=\"en\">leisure</span>",
        "<span lang=\"ar\">الفراغ</span>",
    );
    project.build(&[]);
    let book = Epub::open(&project.bytes("output/eksempel/eksempel.epub"));
    let span = "<span lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">الفراغ</span>";
    assert!(book.text("OEBPS/forord.xhtml").contains(span));
    // Asked for pages, it is told that no font has the letters; what is told to be done then helps.
    let run = project.run(&["build", "--variant", "screen", "--lang", "da"]);
    assert!(run.status == 1 && run.stderr.contains("U040"), "{}", run.stderr);
    project.build(&["--variant", "epub"]);
}

/// Danish order in the glossary of every edition: aa is å, é and ü stand with their letters.
#[test]
fn a_range_is_held_together_in_e_books_and_a_glossary_is_in_danish_order() {
    let project = Project::base();
    let words = ["Ådal", "Østersø", "Zonekort", "Idræt", "Aabenraamodellen", "Ældreråd", "Idéværksted"];
    let terms: String = words
        .iter()
        .map(|word| format!("[[term]]\nword = \"{word}\"\nexplanation = \"Et ord i 2025–2028.\"\n\n"))
        .collect();
    project.edit(
        POLICY,
        "[[term]]\nword = \"Samskabelse\"",
        &format!("{terms}[[term]]\nword = \"Samskabelse\""),
    );
    project.build(&["--variant", "epub", "--variant", "screen"]);
    let book = Epub::open(&project.bytes("output/eksempel/eksempel.epub"));
    let glossary = book.text("OEBPS/ordliste.xhtml");
    let order = [
        "Aktør",
        "Idéværksted",
        "Idræt",
        "Samskabelse",
        "Zonekort",
        "Ældreråd",
        "Østersø",
        "Aabenraamodellen",
        "Ådal",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|word| glossary.find(&format!(">{word}<"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    if let Some(pages) = pdf_text(&project.path("output/eksempel/eksempel.pdf")) {
        let from = pages.rfind("Ordliste").expect("a glossary");
        let lines: Vec<&str> = pages[from..].lines().map(str::trim).collect();
        let at: Vec<Option<usize>> = order
            .iter()
            .map(|word| lines.iter().position(|line| line.split(' ').next() == Some(*word)))
            .collect();
        assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{at:?}\n{}", &pages[from..]);
    }
    assert!(glossary.contains("<span class=\"unparted\">2025–2028.</span>"));
    assert!(book.text("OEBPS/titelside.xhtml").contains("<span class=\"unparted\">2025–2028</span>"));
    assert!(book.text("OEBPS/style.css").contains(".unparted { white-space: nowrap; }"));
}
