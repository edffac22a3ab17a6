//! Accessible PDFs as they are heard: what boxes, notes and links are called, and a transcript to be read by people,
//! `tests/cases/transcripts/eksempel.pdf.txt`.

use lopdf::{Dictionary, Document, Object, decode_text_string};

use super::support::{Project, example, golden, pdf_tags, repository};

/// Something in the structure, as Poppler prints it.
enum Node {
    Element { kind: String, title: Option<String>, inside: Vec<Node> },
    Text(String),
}

/// The nodes at this depth and what is in them; attributes are left out.
fn nodes(lines: &mut std::iter::Peekable<std::str::Lines<'_>>, depth: usize) -> Vec<Node> {
    let mut all = Vec::new();
    while let Some(line) = lines.peek() {
        let said = line.trim_start();
        if line.len() - said.len() < depth {
            break;
        }
        let inner = line.len() - said.len() + 1;
        let said = lines.next().expect("a line").trim_start();
        if let Some(text) = said.strip_prefix('"') {
            all.push(Node::Text(text.strip_suffix('"').unwrap_or(text).to_owned()));
        } else if !said.starts_with('/') {
            let kind = said.split([' ', ':']).next().unwrap_or_default().to_owned();
            let title = said.split('"').nth(1).map(ToOwned::to_owned);
            all.push(Node::Element { kind, title, inside: nodes(lines, inner) });
        }
    }
    all
}

/// Running text in a node.
fn line(nodes: &[Node]) -> String {
    let one = |node: &Node| match node {
        // Of a line of the contents: a block, and so a pause.
        Node::Element { kind, inside, .. } if kind == "Div" => format!("{} ", line(inside).trim_end()),
        Node::Text(text) => text.clone(),
        Node::Element { kind, inside, .. } if kind == "Link" => format!("[link: {}]", line(inside).trim()),
        Node::Element { kind, inside, .. } if kind == "Lbl" => format!("{} ", line(inside)),
        Node::Element { kind, inside, .. } if kind == "TH" => format!("header \"{}\"", line(inside)),
        Node::Element { inside, .. } => line(inside),
    };
    nodes.iter().map(one).collect()
}

fn tell(nodes: &[Node], depth: usize, out: &mut String) {
    let say = |out: &mut String, text: String| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        out.push_str(&format!("{}{text}\n", "  ".repeat(depth)));
    };
    for node in nodes {
        let Node::Element { kind, title, inside } = node else {
            say(out, line(std::slice::from_ref(node)));
            continue;
        };
        match kind.as_str() {
            "Object" => {}
            "P" | "Code" | "Lbl" | "Span" | "Link" => say(out, line(inside)),
            "TOCI" => say(out, format!("- {}", line(inside))),
            "TR" => {
                let cells: Vec<String> = inside.iter().map(|cell| line(std::slice::from_ref(cell))).collect();
                say(out, cells.join(" | "));
            }
            "Figure" => say(out, "figure".to_owned()),
            _ if kind.starts_with('H') => say(out, format!("heading {} \"{}\"", &kind[1..], line(inside))),
            "Div" | "LBody" | "THead" | "TBody" => tell(inside, depth, out),
            _ => {
                let name = match kind.as_str() {
                    "Sect" => "group",
                    "L" => "list",
                    "LI" => "item",
                    "TOC" => "contents",
                    "Table" => "table",
                    "BlockQuote" => "quotation",
                    "Note" => "note",
                    "Caption" => "caption",
                    other => other,
                };
                say(
                    out,
                    title.as_ref().map_or_else(|| name.to_owned(), |title| format!("{name} \"{title}\"")),
                );
                tell(inside, depth + 1, out);
            }
        }
    }
}

#[test]
fn a_screen_reader_meets_in_the_pdf_what_it_did() {
    let project = example().with(&["screen"]);
    let Some(tags) = pdf_tags(&project.path(&example().file("pdf"))) else { return };
    let tree = nodes(&mut tags.lines().peekable(), 0);
    let [Node::Element { inside, .. }] = tree.as_slice() else { panic!("one document: {tags}") };
    let mut text = String::new();
    tell(inside, 0, &mut text);
    golden(&repository().join("tests/cases/transcripts/eksempel.pdf.txt"), &text);
}

/// The names of all links, page by page, with the address that they lead to.
fn links(document: &Document) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for page in document.page_iter() {
        for link in document.get_page_annotations(page).expect("annotations") {
            let text = |dictionary: &Dictionary, key: &[u8]| {
                dictionary.get(key).ok().and_then(|text| decode_text_string(text).ok()).unwrap_or_default()
            };
            let action = link.get(b"A").and_then(Object::as_dict).ok();
            all.push((text(link, b"Contents"), action.map(|one| text(one, b"URI")).unwrap_or_default()));
        }
    }
    all
}

#[test]
fn a_link_in_a_pdf_is_called_by_what_it_leads_to() {
    let project = Project::base();
    project.edit("sources/publishers/byen.toml", "post@example.dk", "støtte@sønderborg.dk");
    project.build(&["--variant", "screen"]);
    let document = Document::load_mem(&project.bytes("output/eksempel/eksempel.pdf")).expect("a PDF");
    let links = links(&document);
    let called =
        |name: &str| links.iter().find(|(one, _)| one == name).unwrap_or_else(|| panic!("{name}: {links:?}"));
    for name in [
        "Forord, side 3",
        "Fokusområde 1: Fritid for alle, side 4",
        "Beskrivelse af figuren: Form og farve, side 8",
        "Fodnote 1",
        "Tilbage til teksten, note 2",
    ] {
        called(name);
    }
    assert_eq!(called("E-mail støtte@sønderborg.dk").1, "mailto:st%C3%B8tte@xn--snderborg-l8a.dk");
    // The heading of a description leads back to its figure.
    called("Form og farve, side 5");
    assert!(
        links.iter().all(|(name, to)| !name.is_empty() && !name.starts_with(',') && to.is_ascii()),
        "{links:?}"
    );
    assert!(!links.iter().any(|(name, _)| name.starts_with("Afsnit")), "{links:?}");
}

/// In a window, a list of open files and a search, the title is all there is.
#[test]
fn each_pdf_of_a_policy_has_a_title_of_its_own_and_opens_with_its_bookmarks() {
    let project = example().with(&["screen", "large-print", "easy-pdf"]);
    for (ending, title) in [
        ("pdf", "Alle skal med"),
        ("large.pdf", "Alle skal med – stor skrift"),
        ("easy.pdf", "Alle skal med – Letlæst udgave"),
    ] {
        let document = Document::load_mem(&project.bytes(&example().file(ending))).expect("a PDF");
        let info = document.trailer.get(b"Info").and_then(Object::as_reference).expect("a dictionary");
        let said = document.get_dictionary(info).and_then(|info| info.get(b"Title")).expect("a title");
        assert_eq!(decode_text_string(said).expect("text"), title);
        let catalogue = document.catalog().expect("a catalogue");
        assert_eq!(catalogue.get(b"PageMode").and_then(Object::as_name).expect("a mode"), b"UseOutlines");
    }
}
