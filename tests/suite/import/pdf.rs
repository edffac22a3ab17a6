//! PDFs: what makers write, what has no text, and what is made to hurt.

use std::fs;

use lopdf::{Dictionary, Document as File, Object, Stream, dictionary};
use udgiv::import::{Content, Document, Format, Inline, Pdf, ReadError, Reading, Reason, every, plain};

use super::case;
use crate::support::{Dice, Project, tool};

fn read(name: &str) -> Document {
    let bytes = fs::read(case("pdf").join(name)).expect("a PDF");
    Pdf.read(&bytes).unwrap_or_else(|why| panic!("{name}: {why:?}"))
}

pub(super) fn headings(document: &Document) -> Vec<String> {
    let heading = |piece: &udgiv::import::Piece| match &piece.content {
        Content::Heading { text, .. } => Some(plain(text)),
        _ => None,
    };
    every(&document.pieces).filter_map(heading).collect()
}

fn links(inlines: &[Inline], found: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Link { to, .. } => found.push(to.clone()),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Language(_, inner) => {
                links(inner, found)
            }
            _ => {}
        }
    }
}

const PARTS: [&str; 6] =
    ["Forord", "Vores vision", "Plads til flere", "Det gør vi", "Hvad det koster", "Kontakt"];
const BOOKING: &str = "https://www.example.dk/booking?sted=hal&dag=man";

/// The same policy by LibreOffice with and without tags, by Chromium, and by Ghostscript.
#[test]
fn what_a_maker_writes_is_read_with_its_headings_links_and_tables() {
    for name in ["libreoffice-tagged.pdf", "libreoffice.pdf", "chromium.pdf", "ghostscript.pdf"] {
        let document = read(name);
        let found = headings(&document);
        let at = found.iter().position(|one| one == "Forord").unwrap_or_else(|| panic!("{name}: {found:?}"));
        let parts: Vec<&String> = found[at..].iter().filter(|one| PARTS.contains(&one.as_str())).collect();
        assert_eq!(parts, PARTS, "{name}");
        let table = every(&document.pieces).find_map(|piece| match &piece.content {
            Content::Table { header, rows, .. } => Some((header, rows)),
            _ => None,
        });
        let (header, rows) = table.unwrap_or_else(|| panic!("{name}: a table"));
        assert_eq!((header.len(), rows.len()), (3, 3), "{name}");
        assert_eq!(plain(&rows[1][1]), "150 kr.", "{name}");
        let mut to = Vec::new();
        for piece in every(&document.pieces) {
            if let Content::Paragraph(text) = &piece.content {
                links(text, &mut to);
            }
        }
        assert!(to.iter().any(|one| one == BOOKING), "{name}: {to:?}");
        assert!(document.pictures.len() == 1, "{name}");
    }
}

/// Tags say what looks only hint at.
#[test]
fn tags_give_notes_nested_lists_and_alternative_texts() {
    let document = read("libreoffice-tagged.pdf");
    assert_eq!(document.footnotes.len(), 2);
    let note = |at: usize| match &document.footnotes[at].pieces[0].content {
        Content::Paragraph(text) => plain(text),
        other => panic!("{other:?}"),
    };
    assert!(note(0).starts_with("Der blev holdt fire") && note(1).starts_with("Se også lov"), "{}", note(0));
    let lists = document.pieces.iter().filter_map(|piece| match &piece.content {
        Content::List { first, items } => {
            Some((first.map(|first| first.value), items.len(), every(&items[2]).count()))
        }
        _ => None,
    });
    // Four numbered items, of which the third has three of its own; three with bullets, of which the last has two.
    assert_eq!(lists.collect::<Vec<_>>(), [(Some(1), 4, 5), (None, 3, 4)]);
    let alt = every(&document.pieces).find_map(|piece| match &piece.content {
        Content::Figure { alt, .. } => Some(alt.clone()),
        _ => None,
    });
    assert_eq!(alt.flatten().as_deref(), Some("To mennesker rækker hinanden hånden under et træ."));
}

/// A page of these operators, with Helvetica as `F`.
pub fn page_of(content: &str) -> File {
    let mut file = File::with_version("1.7");
    let font = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let content = file.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
    let pages = file.new_object_id();
    let page = file.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
    });
    let kids: Vec<Object> = vec![page.into()];
    file.objects.insert(pages, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 }.into());
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    file.trailer.set("Root", catalog);
    file
}

pub fn bytes_of(mut file: File) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("a PDF");
    bytes
}

/// Lines at places, each with its size.
pub fn lines(lines: &[(i32, i32, i32, &str)]) -> String {
    let line = |(x, y, size, text): &(i32, i32, i32, &str)| {
        let letters: String = text.chars().map(|c| format!("{:02x}", u32::from(c))).collect();
        format!("BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{letters}> Tj ET\n")
    };
    lines.iter().map(line).collect()
}

pub(super) fn paragraphs(document: &Document) -> Vec<String> {
    let paragraph = |piece: &udgiv::import::Piece| match &piece.content {
        Content::Paragraph(text) => Some(plain(text)),
        _ => None,
    };
    every(&document.pieces).filter_map(paragraph).collect()
}

#[test]
fn two_columns_are_read_one_after_the_other_and_words_are_whole() {
    let mut all = vec![(60, 780, 20, "To spalter")];
    let left = [
        "Kommunen vil have flere med i for-",
        "eningslivet, og det begynder med",
        "at alle kan finde et sted at være",
        "sammen med andre hver uge.",
    ];
    let right = [
        "Den anden spalte handler om haller",
        "og klubhuse, som skal bruges mere",
        "end de bliver i dag, også tidligt om",
        "formiddagen og i ferierne.",
    ];
    for (at, text) in left.iter().enumerate() {
        all.push((60, 740 - 14 * i32::try_from(at).expect("small"), 11, text));
    }
    for (at, text) in right.iter().enumerate() {
        all.push((320, 740 - 14 * i32::try_from(at).expect("small"), 11, text));
    }
    let document = Pdf.read(&bytes_of(page_of(&lines(&all)))).expect("a document");
    let said = paragraphs(&document).join(" ");
    assert!(said.contains("flere med i foreningslivet, og det begynder"), "{said}");
    assert!(said.contains("hver uge. Den anden spalte handler om haller og klubhuse"), "{said}");
    assert_eq!(document.joined.len(), 1);
}

#[test]
fn gaps_between_words_are_spaces() {
    let content = "BT /F 12 Tf 60 700 Td [(Byen) -300 (har) -300 (plads)] TJ ET";
    let document = Pdf.read(&bytes_of(page_of(content))).expect("a document");
    assert_eq!(paragraphs(&document), ["Byen har plads"]);
}

/// Soft hyphens are in the text of a browser's PDF, and where a word was broken, the hyphen that it shows is, too.
#[test]
fn soft_hyphens_are_gone_and_words_broken_at_them_whole() {
    let content =
        "BT /F 12 Tf 60 700 Td (Byen har for\\255e\\255\\055) Tj 0 -14 Td (nin\\255ger og e\\055mail.) Tj ET";
    let document = Pdf.read(&bytes_of(page_of(content))).expect("a document");
    assert_eq!(paragraphs(&document), ["Byen har foreninger og e-mail."]);
}

/// A browser takes a hyphen from another font where the text's has none.
#[test]
fn a_hyphen_in_another_font_is_the_end_of_its_word() {
    let mut file = page_of(
        "BT /F 12 Tf 60 700 Td (Byen har mange for) Tj /B 12 Tf (-) Tj /F 12 Tf 0 -14 Td (eninger og klubber.) Tj ET",
    );
    let bold = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica-Bold", "Encoding" => "WinAnsiEncoding",
    });
    let page = file.page_iter().next().expect("a page");
    let page = file.get_object_mut(page).and_then(Object::as_dict_mut).expect("a page");
    let resources = page.get_mut(b"Resources").and_then(Object::as_dict_mut).expect("resources");
    let fonts = resources.get_mut(b"Font").and_then(Object::as_dict_mut).expect("fonts");
    fonts.set("B", bold);
    let document = Pdf.read(&bytes_of(file)).expect("a document");
    assert_eq!(paragraphs(&document), ["Byen har mange foreninger og klubber."]);
}

#[test]
fn what_repeats_on_pages_is_left_out_and_reported() {
    let project = Project::base();
    let mut file = page_of("");
    let pages =
        file.catalog().expect("a catalogue").get(b"Pages").and_then(Object::as_reference).expect("pages");
    let first = file.page_iter().next().expect("a page");
    let template = file.get_dictionary(first).expect("a page").clone();
    let mut kids: Vec<Object> = Vec::new();
    for number in 1..=4 {
        let foot = format!("Byens politik {number}");
        let text = format!("Dette er teksten på side nummer {number}, og den er sin egen.");
        let content = lines(&[(60, 700, 11, &text), (60, 40, 9, &foot)]);
        let content = file.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
        let mut page = template.clone();
        page.set("Contents", content);
        kids.push(file.add_object(page).into());
    }
    let tree = file.get_object_mut(pages).and_then(Object::as_dict_mut).expect("pages");
    tree.set("Count", 4);
    tree.set("Kids", kids);
    project.write("sider.pdf", bytes_of(file));
    let path = project.path("sider.pdf");
    let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "ny"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let report = project.read("sources/ny/import-report.md");
    assert!(
        report.contains("| side | ord | hvorfor |") && report.contains("| 3 | Byens politik 3 | sidetal |"),
        "{report}"
    );
    let policy = project.read("sources/ny/policy.toml");
    assert!(policy.contains("på side nummer 3") && !policy.contains("Byens politik 3"), "{policy}");
}

#[test]
fn what_has_no_text_or_can_not_be_opened_is_told_in_words() {
    let refused = |bytes: &[u8]| Pdf.read(bytes).expect_err("refused");
    assert_eq!(refused(b"ikke en PDF"), ReadError::NotThisFormat);
    assert_eq!(refused(b""), ReadError::Empty);
    assert!(matches!(refused(b"%PDF-1.7\nog saa ikke mere"), ReadError::Damaged { .. }));
    // A page that is a picture.
    let mut file = page_of("q 595 0 0 842 0 0 cm /Im Do Q");
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 2, "Height" => 2,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
    };
    let picture = file.add_object(Stream::new(picture, vec![0, 255, 0, 255]));
    let page = file.page_iter().next().expect("a page");
    let resources = dictionary! { "XObject" => dictionary! { "Im" => picture } };
    file.get_object_mut(page).and_then(Object::as_dict_mut).expect("a page").set("Resources", resources);
    let scan = bytes_of(file);
    assert_eq!(refused(&scan), ReadError::Scan);
    let project = Project::base();
    project.write("scanning.pdf", &scan);
    let path = project.path("scanning.pdf");
    let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "ny", "--lang", "da"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("OCR") && run.stderr.contains("kun billeder"), "{}", run.stderr);
    // A password.
    project.write("aaben.pdf", fs::read(case("pdf").join("libreoffice.pdf")).expect("a PDF"));
    let (open, locked) = (project.path("aaben.pdf"), project.path("laast.pdf"));
    let (open, locked) = (open.to_str().expect("a path"), locked.to_str().expect("a path"));
    if tool("qpdf", &["--encrypt", "geheim", "geheim", "256", "--", open, locked]).is_some() {
        assert_eq!(refused(&fs::read(locked).expect("a PDF")), ReadError::Encrypted);
    }
    // No password is needed to read, only to change.
    if tool("qpdf", &["--encrypt", "", "geheim", "256", "--", open, locked]).is_some() {
        assert!(Pdf.read(&fs::read(locked).expect("a PDF")).is_ok());
    }
}

/// What never ends, or grows without end, is given up.
#[test]
fn bombs_and_loops_are_given_up() {
    let too_large = |file: File| {
        let why = Pdf.read(&bytes_of(file)).expect_err("too large");
        assert!(matches!(why, ReadError::TooLarge { .. } | ReadError::TooDeep), "{why:?}");
    };
    let with_form = |file: &mut File, content: &str, inner: Option<lopdf::ObjectId>| {
        let id = file.new_object_id();
        let drawn = inner.unwrap_or(id);
        let dictionary = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()],
            "Resources" => dictionary! { "XObject" => dictionary! { "Fm" => drawn } },
        };
        file.objects.insert(id, Stream::new(dictionary, content.as_bytes().to_vec()).into());
        id
    };
    let shows = |file: &mut File, form: lopdf::ObjectId| {
        let page = file.page_iter().next().expect("a page");
        let resources = dictionary! { "XObject" => dictionary! { "Fm" => form } };
        file.get_object_mut(page).and_then(Object::as_dict_mut).expect("a page").set("Resources", resources);
    };
    // A form that draws itself.
    let mut file = page_of("/Fm Do");
    let form = with_form(&mut file, "/Fm Do", None);
    shows(&mut file, form);
    too_large(file);
    // Forms that each draw the next one hundred times.
    let mut file = page_of("/Fm Do");
    let hundred = "/Fm Do ".repeat(100);
    let mut form = with_form(&mut file, "0 0 m", None);
    for _ in 0..8 {
        form = with_form(&mut file, &hundred, Some(form));
    }
    shows(&mut file, form);
    too_large(file);
    // A stream that unpacks to far more than it is.
    let mut file = page_of("");
    let mut stream = Stream::new(Dictionary::new(), vec![b' '; 130 << 20]);
    stream.compress().expect("packed");
    file.add_object(stream);
    too_large(file);
    // A tree of pages and a tree of tags that hold themselves.
    let mut file = page_of(&lines(&[(60, 700, 11, "Ordene er her alligevel.")]));
    let pages =
        file.catalog().expect("a catalogue").get(b"Pages").and_then(Object::as_reference).expect("pages");
    let tree = file.new_object_id();
    let page = file.page_iter().next().expect("a page");
    let kids: Vec<Object> = vec![page.into(), pages.into()];
    file.get_object_mut(pages).and_then(Object::as_dict_mut).expect("pages").set("Kids", kids);
    let own: Vec<Object> = vec![tree.into(), tree.into()];
    file.objects.insert(tree, dictionary! { "S" => "Div", "K" => own }.into());
    let root = file.add_object(dictionary! { "Type" => "StructTreeRoot", "K" => tree });
    file.catalog_mut().expect("a catalogue").set("StructTreeRoot", root);
    let document = Pdf.read(&bytes_of(file)).expect("a document");
    assert_eq!(paragraphs(&document), ["Ordene er her alligevel."]);
    // A map from codes to letters that names every number there is.
    let mut file = page_of("BT /G 11 Tf 60 700 Td <0041> Tj ET");
    let map = "1 beginbfrange <00000000> <ffffffff> <0041> endbfrange";
    let map = file.add_object(Stream::new(Dictionary::new(), map.as_bytes().to_vec()));
    let font = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "ToUnicode" => map,
    });
    let page = file.page_iter().next().expect("a page");
    let resources = dictionary! { "Font" => dictionary! { "G" => font } };
    file.get_object_mut(page).and_then(Object::as_dict_mut).expect("a page").set("Resources", resources);
    let _ = Reading::of(&Pdf, &bytes_of(file));
}

/// Bytes changed, cut and swapped, the same in every run: no panic, and what is read is told.
#[test]
fn the_reader_of_pdf_survives_any_file() {
    let whole = fs::read(case("pdf").join("libreoffice-tagged.pdf")).expect("a PDF");
    let mut document = File::load_mem(&whole).expect("a PDF");
    document.decompress();
    let plain = bytes_of(document);
    let mut dice = Dice::new(7);
    let mut read = 0;
    for round in 0..40 {
        let mut bytes = if round % 2 == 0 { whole.clone() } else { plain.clone() };
        for _ in 0..1 + dice.below(12) {
            let at = dice.below(bytes.len());
            match dice.below(4) {
                0 => bytes[at] = u8::try_from(dice.below(256)).expect("a byte"),
                1 => bytes.truncate(at.max(1)),
                2 => drop(bytes.drain(at..(at + dice.below(64)).min(bytes.len()))),
                _ => {
                    let piece: Vec<u8> = bytes[at..(at + 40).min(bytes.len())].to_vec();
                    let to = dice.below(bytes.len());
                    bytes.splice(to..to, piece);
                }
            }
        }
        if let Err(ReadError::Damaged { detail }) = Pdf.read(&bytes).map(|_| read += 1) {
            assert!(!detail.contains("can't be interpreted"), "a fault in round {round}");
        }
    }
    assert!(read > 5, "{read}");
}

/// No word of what a maker writes is lost on the way to a draft.
#[test]
fn a_pdf_becomes_a_draft_that_can_be_published() {
    let project = Project::base();
    let path = case("pdf").join("libreoffice-tagged.pdf");
    let run =
        project.run(&["import", path.to_str().expect("a path"), "--slug", "kopi", "--publisher", "byen"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(project.run(&["check", "kopi"]).status, 0);
    let document = read("libreoffice-tagged.pdf");
    assert!(document.left_out.iter().all(|one| one.why != Reason::Untagged), "{:?}", document.left_out);
}
