//! PDFs whose pages mislead: what nobody can see, what stands in another place than it belongs, and what lies beside the
//! pages. Each word is in the document, or among what is told.

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream, dictionary};
use udgiv::import::{Content, Document, Doubt, Format, Inline, Notice, Pdf, Reason, every, plain};

use super::pdf::{bytes_of, headings, lines, page_of, paragraphs};
use crate::support::Project;

const TEXT: [(i32, i32, i32, &str); 3] = [
    (60, 740, 11, "Kommunen vil have flere med i foreningslivet, og det"),
    (60, 726, 11, "begynder med, at alle kan finde et sted at være sammen"),
    (60, 712, 11, "med andre hver uge."),
];
const WHOLE: &str = "Kommunen vil have flere med i foreningslivet, og det begynder med, at alle kan finde et sted at være sammen med andre hver uge.";

fn text() -> String {
    lines(&TEXT)
}

fn shown(x: i32, y: i32, text: &str) -> String {
    lines(&[(x, y, 11, text)])
}

fn read(file: File) -> Document {
    Pdf.read(&bytes_of(file)).expect("a document")
}

fn told(document: &Document, why: Reason) -> Vec<&str> {
    document.left_out.iter().filter(|one| one.why == why).map(|one| one.text.as_str()).collect()
}

fn first_page(file: &mut File) -> &mut Dictionary {
    let page = file.page_iter().next().expect("a page");
    file.get_object_mut(page).and_then(Object::as_dict_mut).expect("a page")
}

fn resources(file: &mut File) -> &mut Dictionary {
    first_page(file).get_mut(b"Resources").and_then(Object::as_dict_mut).expect("resources")
}

/// Pages of these operators, like the first.
fn pages_of(contents: &[String]) -> File {
    let mut file = page_of("");
    let template = first_page(&mut file).clone();
    let pages = template.get(b"Parent").and_then(Object::as_reference).expect("pages");
    let mut kids: Vec<Object> = Vec::new();
    for content in contents {
        let content = file.add_object(Stream::new(Dictionary::new(), content.clone().into_bytes()));
        let mut page = template.clone();
        page.set("Contents", content);
        kids.push(file.add_object(page).into());
    }
    let tree = file.get_object_mut(pages).and_then(Object::as_dict_mut).expect("pages");
    tree.set("Count", i64::try_from(kids.len()).expect("few"));
    tree.set("Kids", kids);
    file
}

fn form(file: &mut File, content: &str) -> ObjectId {
    let resources = resources(file).clone();
    let dictionary = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "Resources" => resources,
        "BBox" => vec![0.into(), (-10).into(), 400.into(), 20.into()],
    };
    file.add_object(Stream::new(dictionary, content.as_bytes().to_vec()))
}

/// What is there and can't be seen is no text, and is told; a ground makes it seen.
#[test]
fn words_that_nobody_sees_are_told_and_not_in_the_text() {
    let hidden = shown(60, 640, "Skjulte ord");
    let cases = [
        ("white on white", format!("1 g {hidden} 0 g "), Reason::Hidden),
        ("transparent", format!("/G gs {hidden} /N gs "), Reason::Hidden),
        ("invisible", hidden.replace("BT", "BT 3 Tr ") + "BT 0 Tr ET ", Reason::Hidden),
        ("below a box", format!("{hidden} 0 g 50 630 300 30 re f "), Reason::Hidden),
        ("outside the page", shown(60, 900, "Skjulte ord"), Reason::Hidden),
        ("clipped away", format!("q 0 0 50 50 re W n {hidden} Q "), Reason::Hidden),
        ("on top of itself", format!("{hidden}{hidden}"), Reason::Overprinted),
        (
            "only cut out",
            format!("q {} 0 0 595 842 re f Q ", hidden.replace("BT", "BT 7 Tr ")),
            Reason::Drawing,
        ),
    ];
    for (name, drawn, why) in cases {
        let mut file = page_of(&(text() + &drawn + &shown(60, 600, "Synlige ord.")));
        let states = dictionary! { "G" => dictionary! { "ca" => 0 }, "N" => dictionary! { "ca" => 1 } };
        resources(&mut file).set("ExtGState", states);
        let document = read(file);
        assert_eq!(told(&document, why), ["Skjulte ord"], "{name}: {:?}", document.left_out);
        let words = paragraphs(&document).join(" ");
        let times = usize::from(why == Reason::Overprinted);
        assert_eq!(words.matches("Skjulte ord").count(), times, "{name}: {words}");
        assert!(words.contains(WHOLE) && words.contains("Synlige ord."), "{name}: {words}");
    }
    let seen = [
        ("white on a box", format!("0 0 0.5 rg 50 630 300 30 re f 1 g {hidden} 0 g ")),
        ("below what lets it through", format!("{hidden} /G gs 50 630 300 30 re f /N gs ")),
        ("on a box", format!("0.9 g 50 630 300 30 re f 0 g {hidden}")),
    ];
    for (name, drawn) in seen {
        let mut file = page_of(&(text() + &drawn));
        let states = dictionary! { "G" => dictionary! { "ca" => 0.5 }, "N" => dictionary! { "ca" => 1 } };
        resources(&mut file).set("ExtGState", states);
        let document = read(file);
        assert!(document.left_out.is_empty(), "{name}: {:?}", document.left_out);
        assert!(paragraphs(&document).join(" ").contains("Skjulte ord"), "{name}");
    }
}

/// A name below a box, in a line that can be read: the line stays, and a person is asked.
#[test]
fn a_word_below_a_box_in_a_line_that_shows_is_kept_and_counted() {
    let drawn = shown(60, 640, "Det siger en borger fra byen") + "0 g 112 636 50 14 re f ";
    let document = read(page_of(&(text() + &drawn)));
    assert!(paragraphs(&document).join(" ").contains("Det siger en borger fra byen"));
    assert!(
        document.notices.get(&Notice::CoveredLetter).is_some_and(|count| *count > 5),
        "{:?}",
        document.notices
    );
}

#[test]
fn hidden_layers_are_told_wherever_they_are_drawn() {
    let content = format!(
        "{} /OC /Off BDC {} EMC /OC /On BDC {} EMC /OC /Md BDC {} EMC q 1 0 0 1 60 560 cm /Fm Do Q",
        text(),
        shown(60, 660, "Skjult"),
        shown(60, 640, "Vist i et lag."),
        shown(60, 620, "Skjult af to"),
    );
    let mut file = page_of(&content);
    let [off, on] = ["fra", "til"]
        .map(|name| file.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal(name) }));
    let both: Vec<Object> = vec![on.into(), off.into()];
    let md = file.add_object(dictionary! { "Type" => "OCMD", "OCGs" => both.clone(), "P" => "AllOn" });
    let fm = form(&mut file, &shown(0, 0, "Skjult i en form"));
    file.get_object_mut(fm).and_then(Object::as_stream_mut).expect("a form").dict.set("OC", off);
    let resources = resources(&mut file);
    resources.set("Properties", dictionary! { "Off" => off, "On" => on, "Md" => md });
    resources.set("XObject", dictionary! { "Fm" => fm });
    let hidden: Vec<Object> = vec![off.into()];
    let layers = dictionary! { "OCGs" => both, "D" => dictionary! { "OFF" => hidden } };
    file.catalog_mut().expect("a catalogue").set("OCProperties", layers);
    let document = read(file);
    assert_eq!(told(&document, Reason::Hidden), ["Skjult", "Skjult af to", "Skjult i en form"]);
    let words = paragraphs(&document).join(" ");
    assert!(words.contains("Vist i et lag.") && !words.contains("Skjult"), "{words}");
}

/// A form that is filled in, notes in the margin, a file: none of it is on the page, and all of it is told.
#[test]
fn what_lies_beside_the_pages_is_told() {
    let mut file = page_of(&(text() + &shown(60, 605, "Navn:")));
    let string = |text: &str| Object::string_literal(text);
    let embedded = file.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"1;2".to_vec()));
    let attached = file.add_object(dictionary! {
        "Type" => "Filespec", "F" => string("priser.csv"), "EF" => dictionary! { "F" => embedded },
    });
    let annotations = [
        dictionary! { "Subtype" => "Widget", "FT" => "Tx", "TU" => string("Dit navn"), "V" => string("En borger") },
        dictionary! { "Subtype" => "Widget", "FT" => "Btn", "T" => string("enig"), "V" => "Ja", "AS" => "Ja" },
        dictionary! { "Subtype" => "Widget", "FT" => "Btn", "T" => string("uenig"), "V" => "Off", "AS" => "Off" },
        dictionary! { "Subtype" => "Text", "Contents" => string("Skal det med?") },
        dictionary! { "Subtype" => "FreeText", "Contents" => string("Skrevet ovenpaa") },
        dictionary! { "Subtype" => "FileAttachment", "FS" => attached },
        dictionary! { "Subtype" => "Link", "Contents" => string("Til forsiden") },
    ];
    let annotations: Vec<Object> =
        annotations.into_iter().map(|one| Object::from(file.add_object(one))).collect();
    first_page(&mut file).set("Annots", annotations);
    let list: Vec<Object> = vec![string("priser.csv"), attached.into()];
    let names = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => list } };
    file.catalog_mut().expect("a catalogue").set("Names", names);
    let bytes = bytes_of(file);
    let document = Pdf.read(&bytes).expect("a document");
    assert_eq!(told(&document, Reason::FormField), ["Dit navn: En borger", "enig: Ja"]);
    assert_eq!(told(&document, Reason::Comment), ["Skal det med?", "Skrevet ovenpaa"]);
    assert_eq!(told(&document, Reason::Embedded), ["priser.csv", "priser.csv"]);
    // It is in no run of letters, and the draft is held against those.
    let project = Project::base();
    project.write("blanket.pdf", &bytes);
    let path = project.path("blanket.pdf");
    let run = project.run(&["import", path.to_str().expect("a path"), "--slug", "ny"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let report = project.read("sources/ny/import-report.md");
    assert!(report.contains("| 1 | Dit navn: En borger | felt i en formular |"), "{report}");
}

/// Pages that are turned, or whose text is: a wide table on a narrow page.
#[test]
fn text_that_runs_up_or_upside_down_is_read_where_the_whole_page_does() {
    for turn in [90, 180, 270] {
        let mut file = page_of(&text());
        first_page(&mut file).set("Rotate", turn);
        let document = read(file);
        assert_eq!(paragraphs(&document), [WHOLE], "{turn}");
    }
    // In a mirror, it is told.
    let document = read(page_of(&(text() + "q -1 0 0 1 500 0 cm " + &shown(60, 640, "Spejlvendt") + "Q")));
    assert_eq!(told(&document, Reason::Turned), ["Spejlvendt"]);
}

#[test]
fn captions_below_and_above_belong_to_their_picture_and_table() {
    let table = |y: i32| {
        let cell = |x: i32, row: i32, text: &str| shown(x, y - 16 * row, text);
        let rows = [["Sted", "Pris", "Tid"], ["Hal", "150 kr.", "8-16"], ["Bane", "50 kr.", "8-22"]];
        let cells = (0_i32..).zip(rows).flat_map(|(row, texts)| {
            (0_i32..).zip(texts).map(move |(column, text)| cell(60 + 80 * column, row, text))
        });
        let rules = (0..4).map(|row| format!("56 {0} m 296 {0} l S ", y + 12 - 16 * row));
        cells.chain(rules).collect::<String>()
    };
    let content = [
        text(),
        "q 200 0 0 100 60 560 cm /Im Do Q ".to_owned(),
        lines(&[(60, 545, 9, "Figur 1. En hal i byen")]),
        shown(60, 500, "Her er priserne i byens haller, som alle kan leje."),
        lines(&[(60, 460, 9, "Tabel 1: Priser i haller")]),
        table(440),
        shown(60, 340, "Her er priserne for baner, som er billigere at leje."),
        table(300),
        lines(&[(60, 240, 9, "Tabel 2: Priser for baner")]),
    ];
    let mut file = page_of(&content.concat());
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 2, "Height" => 1,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
    };
    let picture = file.add_object(Stream::new(picture, vec![0, 255]));
    resources(&mut file).set("XObject", dictionary! { "Im" => picture });
    let document = read(file);
    let mut captions = Vec::new();
    for piece in every(&document.pieces) {
        if let Content::Figure { caption, .. } | Content::Table { caption, .. } = &piece.content {
            assert!(piece.doubts.contains(&Doubt::CaptionByPlace), "{piece:?}");
            captions.push(plain(caption));
        }
    }
    assert_eq!(captions, ["Figur 1. En hal i byen", "Tabel 1: Priser i haller", "Tabel 2: Priser for baner"]);
}

/// A heading with a number, each on top of a page of its own, is no number of a page; the line that is one is told, also
/// where it stands a little higher or lower each time.
#[test]
fn headings_that_count_as_their_pages_do_are_kept_and_lines_at_changing_heights_are_told() {
    let heights = [800, 812, 795, 806, 790];
    let page = |(at, height): (i32, i32)| {
        lines(&[
            (60, height, 9, "Kultur- og fritidspolitik 2027-2030"),
            (60, 765, 18, &format!("Indsats {at}")),
            (60, 738, 11, &format!("Side {at} begynder med sin egen tekst, som handler om")),
            (60, 724, 11, "noget, der ikke står på andre sider i dokumentet, og som"),
            (60, 710, 11, &format!("er nummer {at} i rækken af sider.")),
            (290, 30, 9, &format!("Byens Kommune · {at}")),
        ])
    };
    let document = read(pages_of(&(1..).zip(heights).map(page).collect::<Vec<_>>()));
    assert_eq!(headings(&document), ["Indsats 1", "Indsats 2", "Indsats 3", "Indsats 4", "Indsats 5"]);
    let words = paragraphs(&document);
    assert!(words.iter().all(|one| one.starts_with("Side ")) && words.len() == 5, "{words:?}");
    let lines = told(&document, Reason::PageNumber);
    assert_eq!(lines.iter().filter(|one| one.starts_with("Kultur")).count(), 5, "{lines:?}");
    assert!(lines.contains(&"Byens Kommune · 3"), "{lines:?}");
}

#[test]
fn roman_numbers_of_pages_are_known_by_what_the_file_calls_its_pages() {
    let page = |text: &str, number: &str| lines(&[(60, 700, 11, text), (290, 30, 9, number)]);
    let mut file =
        pages_of(&[page("Forordets egen tekst er her.", "ii"), page("Politikkens tekst er her.", "1")]);
    let numbers: Vec<Object> = vec![
        0.into(),
        dictionary! { "S" => "r", "St" => 2 }.into(),
        1.into(),
        dictionary! { "S" => "D" }.into(),
    ];
    file.catalog_mut().expect("a catalogue").set("PageLabels", dictionary! { "Nums" => numbers });
    let document = read(file);
    assert_eq!(told(&document, Reason::PageNumber), ["ii", "1"]);
    assert_eq!(paragraphs(&document).len(), 2);
}

#[test]
fn a_note_goes_on_on_the_next_page_and_a_reference_at_the_end_of_a_line_is_no_end_of_a_word() {
    let first = text()
        + &shown(60, 684, "Se noten her")
        + &lines(&[(124, 688, 6, "1")])
        + &shown(60, 670, "Mere tekst på den første side.")
        + &lines(&[
            (60, 98, 6, "1"),
            (64, 95, 8, "Det er en lang note, som ikke kan være på én side, og"),
            (64, 85, 8, "derfor er resten af"),
        ]);
    let second = text() + &lines(&[(60, 95, 8, "noten nederst på den næste side.")]);
    let document = read(pages_of(&[first, second]));
    let note = &document.footnotes[0].pieces;
    assert_eq!(note.len(), 1);
    let Content::Paragraph(words) = &note[0].content else { panic!("{note:?}") };
    assert!(
        plain(words).ends_with("derfor er resten af noten nederst på den næste side."),
        "{}",
        plain(words)
    );
    let body = paragraphs(&document).join(" ");
    assert!(body.contains("Se noten her Mere tekst") && !body.contains("nederst"), "{body}");
    assert!(every(&document.pieces).any(|piece| {
        matches!(&piece.content, Content::Paragraph(text) if text.iter().any(|one| matches!(one, Inline::Note(0))))
    }));
}

/// A table in one of two columns: its lines don't go over the gap, and each column is read to its end.
#[test]
fn a_table_in_one_column_stays_between_the_paragraphs_of_that_column() {
    let left =
        ["Den første spalte handler om", "foreninger og om frivillige,", "som gør en indsats hver dag."];
    let right = [
        "Den anden spalte handler om",
        "haller og klubhuse i byen,",
        "som skal bruges mere end de",
        "bliver i dag, også tidligt",
        "om formiddagen og i alle",
        "ferier og på helligdage i",
        "hele året, både ude og inde,",
        "for børn og for voksne.",
    ];
    let mut all = Vec::new();
    let rows = |x: i32, y: i32, texts: &[&'static str], all: &mut Vec<(i32, i32, i32, &'static str)>| {
        all.extend((0_i32..).zip(texts).map(|(at, text)| (x, y - 14 * at, 11, *text)));
    };
    rows(60, 740, &left, &mut all);
    rows(320, 740, &right, &mut all);
    rows(
        60,
        620,
        &["Bagefter går spalten videre,", "og det er den samme spalte", "som før tabellen begyndte."],
        &mut all,
    );
    for (row, texts) in
        (0_i32..).zip([["Sted", "Pris", "Tid"], ["Hal", "150 kr.", "8-16"], ["Bane", "50 kr.", "8-22"]])
    {
        all.extend((0_i32..).zip(texts).map(|(column, text)| (60 + 70 * column, 690 - 16 * row, 11, text)));
    }
    let rules: String = (0..4).map(|row| format!("56 {0} m 270 {0} l S ", 702 - 16 * row)).collect();
    let document = read(page_of(&(lines(&all) + &rules)));
    let order: Vec<String> = document
        .pieces
        .iter()
        .map(|piece| match &piece.content {
            Content::Table { header, .. } => {
                header.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("|")
            }
            Content::Paragraph(text) => plain(text).chars().take(10).collect(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(order, ["Den første", "Sted|Pris|Tid", "Bagefter g", "Den anden "]);
}

/// A table stays between the paragraphs of its column also where they are few, and its cells may hold whole sentences:
/// many programs draw a line for each cell, and none goes from one side of the table to the other.
#[test]
fn a_table_whose_lines_are_drawn_cell_by_cell_is_one_table_and_no_columns() {
    let long = [
        ["Det lover vi byens borgere", "Det ved vi, at vi har nået, når"],
        ["Flere børn er med i en forening", "Hver anden kender en forening"],
        ["Flere voksne går ud og mødes", "Der er mødesteder i alle byer"],
        ["Haller er åbne om formiddagen", "Ældre og skoler bruger dem"],
    ];
    let cells = |x: i32, width: i32, y: i32, rows: &[[&str; 2]]| -> String {
        let cell = |(row, column): (i32, i32), text: &str| {
            let left = x + width * column;
            let edge =
                |row: i32| format!("{} {1} m {2} {1} l S ", left - 4, y + 12 - 16 * row, left + width - 4);
            shown(left, y - 16 * row, text) + &edge(row) + &edge(row + 1)
        };
        let each = (0_i32..).zip(rows).flat_map(|(row, texts)| {
            (0_i32..).zip(texts).map(move |(column, text)| cell((row, column), text)).collect::<Vec<_>>()
        });
        each.collect()
    };
    let table = |document: &Document| {
        every(&document.pieces).find_map(|piece| match &piece.content {
            Content::Table { header, rows, .. } => {
                Some((header.iter().map(|cell| plain(cell)).collect::<Vec<_>>(), rows.len()))
            }
            _ => None,
        })
    };
    let document = read(page_of(&(text() + &cells(60, 220, 660, &long))));
    assert_eq!(table(&document), Some((long[0].map(str::to_owned).to_vec(), 3)));
    // In one of two columns, with little around it.
    let few =
        [["Sted", "Pris"], ["Hal", "150 kr."], ["Bane", "50 kr."], ["Klub", "20 kr."], ["Sal", "10 kr."]];
    let right: String =
        (0..9).map(|at| shown(320, 740 - 14 * at, "Den anden spalte handler om os")).collect();
    let left = shown(60, 740, "Her er byens priser for alle");
    let document = read(page_of(&(left + &cells(60, 90, 710, &few) + &right)));
    assert_eq!(table(&document), Some((vec!["Sted".to_owned(), "Pris".to_owned()], 4)));
    assert_eq!(paragraphs(&document)[0], "Her er byens priser for alle");
}

/// Letters in a pattern, and in a form whose box is missing, which some viewers show.
#[test]
fn letters_that_are_drawn_beside_the_text_are_told() {
    let mut file = page_of(&(text() + "/Loose Do /Pattern cs /P scn 50 560 100 50 re f 50 460 100 50 re f "));
    let fonts = resources(&mut file).get(b"Font").expect("fonts").clone();
    let loose = form(&mut file, &shown(60, 640, "Uden kasse"));
    file.get_object_mut(loose).and_then(Object::as_stream_mut).expect("a form").dict.remove(b"BBox");
    let repeated = dictionary! {
        "Type" => "Pattern", "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "XStep" => 40, "YStep" => 10,
        "BBox" => vec![0.into(), 0.into(), 40.into(), 10.into()], "Resources" => dictionary! { "Font" => fonts },
    };
    let repeated = file.add_object(Stream::new(repeated, shown(0, 2, "Gentaget").into_bytes()));
    resources(&mut file).set("XObject", dictionary! { "Loose" => loose });
    resources(&mut file).set("Pattern", dictionary! { "P" => repeated });
    let bytes = bytes_of(file);
    let document = Pdf.read(&bytes).expect("a document");
    assert_eq!(told(&document, Reason::Drawing), ["Uden kasse", "Gentaget"]);
    let words: Vec<String> = Pdf.words(&bytes).expect("words").into_iter().map(|(_, text)| text).collect();
    assert!(["Uden kasse", "Gentaget"].iter().all(|run| words.iter().any(|word| word == run)), "{words:?}");
}

/// What a file says of itself in its metadata alone, and a hyphen that is one by its own number.
#[test]
fn the_title_is_read_from_the_metadata_and_the_hyphen_of_unicode_divides_words() {
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n\
        1 begincodespacerange\n<00> <ff>\nendcodespacerange\n1 beginbfrange\n<20> <7e> <0020>\nendbfrange\n\
        3 beginbfchar\n<01> <FB01>\n<02> <2010>\n<03> <00660066006C>\nendbfchar\n\
        endcmap CMapName currentdict /CMap defineresource pop end end\n";
    let content = "BT /F 14 Tf 60 780 Td (En politik) Tj 0 -20 Td (Byen siger det) Tj ET \
        BT /L 11 Tf 60 740 Td (De \\001nder mange for) Tj (\\002) Tj 0 -14 Td (eninger i e\\003en.) Tj ET";
    let mut file = page_of(content);
    let map = file.add_object(Stream::new(Dictionary::new(), map.as_bytes().to_vec()));
    let font = file.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "ToUnicode" => map,
    });
    let fonts = resources(&mut file).get_mut(b"Font").and_then(Object::as_dict_mut).expect("fonts");
    fonts.set("L", font);
    let metadata = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
        <rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title><rdf:Alt>\
        <rdf:li xml:lang=\"x-default\">En politik for byen</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>";
    let metadata =
        file.add_object(Stream::new(dictionary! { "Type" => "Metadata" }, metadata.as_bytes().to_vec()));
    file.catalog_mut().expect("a catalogue").set("Metadata", metadata);
    let document = read(file);
    assert_eq!(document.properties.title.as_deref(), Some("En politik for byen"));
    assert_eq!(paragraphs(&document), ["De finder mange foreninger i efflen."]);
}

/// A form that begins with the font of whoever draws it, and is drawn twice.
#[test]
fn a_form_drawn_twice_is_said_twice_and_has_the_font_of_its_page() {
    let content = text() + "BT /F 11 Tf ET q 1 0 0 1 60 640 cm /Fm Do Q q 1 0 0 1 60 600 cm /Fm Do Q";
    let mut file = page_of(&content);
    let fm = form(&mut file, "BT (Sammen om byen.) Tj ET");
    resources(&mut file).set("XObject", dictionary! { "Fm" => fm });
    let bytes = bytes_of(file);
    let document = Pdf.read(&bytes).expect("a document");
    assert_eq!(paragraphs(&document), [WHOLE, "Sammen om byen.", "Sammen om byen."]);
    let words: Vec<String> = Pdf.words(&bytes).expect("words").into_iter().map(|(_, text)| text).collect();
    assert_eq!(words.iter().filter(|run| *run == "Sammen om byen.").count(), 2, "{words:?}");
}

/// A table that goes on on the next page is one, with its head once; another with a head of its own isn't.
#[test]
fn a_table_that_goes_on_over_a_page_is_one_table() {
    let table_at = |left: i32, top: i32, rows: &[[&str; 3]]| {
        let cells = (0_i32..).zip(rows).flat_map(|(row, texts)| {
            let each = (0_i32..).zip(texts);
            each.map(move |(column, text)| shown(left + 90 * column, top - 16 * row, text))
                .collect::<Vec<_>>()
        });
        let count = i32::try_from(rows.len()).expect("few");
        let rules = (0..=count)
            .map(|row| format!("{1} {0} m {2} {0} l S ", top + 12 - 16 * row, left - 4, left + 270));
        cells.chain(rules).collect::<String>()
    };
    let table = |top: i32, rows: &[[&str; 3]]| table_at(60, top, rows);
    let head = ["Sted", "Pris", "Tid"];
    let (one, two, three, four) = (
        ["Hal", "150 kr.", "8-16"],
        ["Bane", "50 kr.", "8-22"],
        ["Sal", "20 kr.", "9-12"],
        ["Klub", "10 kr.", "9-13"],
    );
    let tables = |second: &str| {
        let first = text() + &table(120, &[head, one, two]);
        let document = read(pages_of(&[
            first,
            format!("{second}{}", shown(60, 500, "Priserne gælder hele året i byen.")),
        ]));
        let found: Vec<usize> = every(&document.pieces)
            .filter_map(|piece| match &piece.content {
                Content::Table { rows, .. } => Some(rows.len()),
                _ => None,
            })
            .collect();
        let again = told(&document, Reason::RunningLine).join(" ");
        (found, again)
    };
    assert_eq!(tables(&table(780, &[three, four])), (vec![4], String::new()));
    assert_eq!(tables(&table(780, &[head, three, four])), (vec![4], "Sted Pris Tid".to_owned()));
    let between = shown(60, 800, "Her er priserne for foreninger i hele byen.");
    assert_eq!(tables(&(between + &table(760, &[head, three, four]))), (vec![2, 2], String::new()));
    assert_eq!(tables(&table_at(120, 780, &[three, four])).0, vec![2, 1], "other columns");
}
