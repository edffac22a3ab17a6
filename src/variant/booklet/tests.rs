//! The arithmetic against the tables in `docs/print.md`, and booklets of small pages, read back.

use std::path::Path;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::impose::{Imposition, impose};
use super::placement::MadeBy;
use super::sheets::{Sheet, creep_mm, sheets};
use crate::variant::press::MM;

/// A4, lying.
const A4: (f64, f64) = (297.0, 210.0);

/// Thickness of the paper in `docs/print.md`, in mm.
const PAPER: f64 = 0.1;

/// A sheet as the tables have it: pages from 1, left and right, outer and inner side; the shift in mm.
type Row = ([Option<usize>; 2], [Option<usize>; 2], f64);

/// The tables of `docs/print.md`: numbers of pages, and the sheets of each.
fn tables() -> Vec<(usize, Vec<Row>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/print.md");
    let text = std::fs::read_to_string(path).expect("docs/print.md");
    let example = text.split("### Regnet igennem").nth(1).expect("the worked example");
    let pair = |cell: &str| {
        let side = |page: &str| match page.trim() {
            "–" => None,
            number => Some(number.parse().expect("a page")),
        };
        let (left, right) = cell.split_once(',').expect("two pages");
        [side(left), side(right)]
    };
    let table = |part: &str| {
        let pages = part.split_whitespace().next().expect("a number").parse().expect("a number of pages");
        let rows = part.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Ark"));
        let row = |line: &str| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let shift = cells[4].trim_end_matches(" mm").replace(',', ".").parse().expect("millimetres");
            (pair(cells[2]), pair(cells[3]), shift)
        };
        (pages, rows.map(row).collect())
    };
    example.split("\n#### ").skip(1).map(table).collect()
}

/// Pages from 0 as people count them.
fn counted(side: [Option<usize>; 2]) -> [Option<usize>; 2] {
    side.map(|page| page.map(|index| index + 1))
}

#[test]
fn sheets_are_those_of_the_worked_example() {
    let tables = tables();
    assert_eq!(tables.iter().map(|(pages, _)| *pages).collect::<Vec<_>>(), [4, 5, 8, 13, 40]);
    for (pages, rows) in tables {
        let made = sheets(pages, pages - 1);
        assert_eq!(made.len(), rows.len(), "{pages} pages");
        for (number, (sheet, (outer, inner, shift))) in made.iter().zip(rows).enumerate() {
            assert_eq!(counted(sheet.outer), outer, "{pages} pages, sheet {}", number + 1);
            assert_eq!(counted(sheet.inner), inner, "{pages} pages, sheet {}", number + 1);
            assert!((creep_mm(number, PAPER) - shift).abs() < 1e-9, "{pages} pages, sheet {}", number + 1);
        }
    }
}

/// Folds a booklet and leafs through it: right leaves from the outermost sheet in, then left leaves out again.
#[test]
fn a_folded_booklet_reads_from_the_first_page_to_the_last() {
    for (pages, back) in (0..=50).chain(99..=104).flat_map(|pages| (0..=pages).map(move |back| (pages, back)))
    {
        let made = sheets(pages, back);
        let inwards = made.iter().flat_map(|Sheet { outer, inner }| [outer[1], inner[0]]);
        let outwards = made.iter().rev().flat_map(|Sheet { outer, inner }| [inner[1], outer[0]]);
        let read: Vec<Option<usize>> = inwards.chain(outwards).collect();
        assert!(read.len() < pages + 4, "{pages}: no more blanks than needed");
        assert!(read.iter().flatten().copied().eq(0..pages), "{pages}: {read:?}");
        assert!(pages == 0 || read[0] == Some(0), "the first page is the front");
        if (1..pages).contains(&back) {
            let closing = (back..pages).map(Some);
            assert!(
                closing.eq(read[read.len() - (pages - back)..].iter().copied()),
                "{pages}, {back}: {read:?}"
            );
        }
    }
}

/// Pages of A5.
fn pages(count: usize) -> Vec<u8> {
    pages_of(count, 148.0, 210.0)
}

/// Pages with the words "Page n", 3 mm of bleed, and a mark room of 5 mm that no booklet shows.
fn pages_of(count: usize, width: f64, height: f64) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let (parent, font) = (document.new_object_id(), document.new_object_id());
    document
        .set_object(font, dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let mm = |sides: [f64; 4]| Object::Array(sides.map(|side| Object::Real((side * MM) as f32)).to_vec());
    let page = |number: usize, document: &mut Document| {
        let text = format!("BT /F 12 Tf 1 0 0 1 100 300 Tm (Page {number}) Tj ET");
        let contents = document.add_object(Stream::new(Dictionary::new(), text.into_bytes()));
        document.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => parent,
            "MediaBox" => mm([0.0, 0.0, width + 16.0, height + 16.0]),
            "BleedBox" => mm([5.0, 5.0, width + 11.0, height + 11.0]),
            "TrimBox" => mm([8.0, 8.0, width + 8.0, height + 8.0]),
            "Contents" => contents,
            "Annots" => vec![dictionary! { "Type" => "Annot", "Subtype" => "Link" }.into()],
        })
    };
    let kids: Vec<Object> =
        (1..=count).map(|number| Object::Reference(page(number, &mut document))).collect();
    document.set_object(
        parent,
        dictionary! {
            "Type" => "Pages",
            "Kids" => kids,
            "Count" => count as i64,
            // Inherited by every page.
            "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
        },
    );
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog",
        "Pages" => parent,
        "Lang" => Object::string_literal("da"),
        "OutputIntents" => vec![dictionary! { "S" => "GTS_PDFX" }.into()],
        "Outlines" => dictionary! { "Type" => "Outlines" },
    });
    let info = document.add_object(dictionary! { "Title" => Object::string_literal("A title") });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a file");
    bytes
}

/// A page on a side, as the content stream places it.
#[derive(Debug)]
struct Placed {
    words: String,
    /// The matrix: `a b c d e f`, in pt.
    matrix: Vec<f64>,
    /// What of it shows, on the sheet: left, bottom, right, top, in mm.
    shows: [f64; 4],
}

/// Reads a booklet back: the pages on each of its sides, from left to right.
fn placed(booklet: &Document) -> Vec<Vec<Placed>> {
    let side = |id: ObjectId| {
        let content = Content::decode(&booklet.get_page_content(id)).expect("a content stream");
        let (resources, _) = booklet.get_page_resources(id).expect("resources");
        let forms = resources.expect("resources").get(b"XObject").and_then(Object::as_dict).expect("forms");
        let mut matrix = Vec::new();
        let mut found = Vec::new();
        for operation in content.operations {
            let numbers = || numbers(&operation.operands);
            match operation.operator.as_str() {
                "cm" => matrix = numbers(),
                "Do" => {
                    let name = operation.operands[0].as_name().expect("a name");
                    let (_, form) = booklet.dereference(forms.get(name).expect("a form")).expect("a form");
                    let form = form.as_stream().expect("a stream");
                    assert!(form.dict.get(b"Resources").is_ok(), "a form has its fonts");
                    let text = form.get_plain_content().expect("content");
                    let text = String::from_utf8(text).expect("text");
                    let words = text.split(['(', ')']).nth(1).expect("words").to_owned();
                    let corners = numbers_of(form.dict.get(b"BBox").expect("BBox"));
                    let [x, y] = [(matrix[0], matrix[4]), (matrix[3], matrix[5])];
                    let shows =
                        [(0, x), (1, y), (2, x), (3, y)].map(|(at, (k, d))| (corners[at] * k + d) / MM);
                    found.push(Placed { words, matrix: matrix.clone(), shows });
                }
                _ => {}
            }
        }
        found.sort_by(|a, b| a.shows[0].total_cmp(&b.shows[0]));
        found
    };
    booklet.page_iter().map(side).collect()
}

fn numbers(operands: &[Object]) -> Vec<f64> {
    operands.iter().map(|one| f64::from(one.as_float().expect("a number"))).collect()
}

fn numbers_of(array: &Object) -> Vec<f64> {
    numbers(array.as_array().expect("an array"))
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.005
}

fn in_press(count: usize) -> Document {
    let label = |sheet: usize, of: usize, outer: bool, room: f64| {
        assert!(room < 148.0 * MM, "it ends before the fold");
        format!("BT ({sheet}/{of} {}) Tj ET", if outer { "outer" } else { "inner" })
    };
    let imposition = Imposition { by: MadeBy::Press { label: &label }, paper_mm: PAPER, back: count - 1 };
    let (bytes, sides) = impose(&pages(count), &imposition);
    let document = Document::load_mem(&bytes).expect("a PDF");
    assert_eq!(document.page_iter().count(), sides);
    document
}

#[test]
fn pages_stand_where_the_worked_example_puts_them() {
    for (count, rows) in tables() {
        let document = in_press(count);
        let sides = placed(&document);
        let expected: Vec<_> =
            rows.iter().flat_map(|(outer, inner, shift)| [(outer, shift), (inner, shift)]).collect();
        assert_eq!(sides.len(), expected.len());
        let fold = (2.0 * 148.0 + 2.0 * (3.0 + 9.0)) / 2.0;
        for (at, (side, (pair, shift))) in sides.iter().zip(expected).enumerate() {
            let words: Vec<&str> = side.iter().map(|page| page.words.as_str()).collect();
            let wanted: Vec<String> = pair.iter().flatten().map(|page| format!("Page {page}")).collect();
            assert_eq!(words, wanted, "{count} pages, side {}", at + 1);
            for page in side {
                // Upright, not mirrored, as large as it was.
                assert_eq!(page.matrix[..4], [1.0, 0.0, 0.0, 1.0], "{page:?}");
                let is_left = pair[0].is_some_and(|left| page.words == format!("Page {left}"));
                // The trimmed page, were it not cut at the fold.
                let (left, right) = (page.matrix[4] / MM + 8.0, page.matrix[4] / MM + 156.0);
                if is_left {
                    assert!(near(right, fold + shift), "{count} pages, side {}: {page:?}", at + 1);
                    assert!(near(page.shows[2], fold), "nothing reaches over the fold: {page:?}");
                    assert!(near(page.shows[0], left - 3.0), "the outer bleed shows: {page:?}");
                } else {
                    assert!(near(left, fold - shift), "{count} pages, side {}: {page:?}", at + 1);
                    assert!(near(page.shows[0], fold), "nothing reaches over the fold: {page:?}");
                    assert!(near(page.shows[2], right + 3.0), "the outer bleed shows: {page:?}");
                }
            }
        }
    }
}

#[test]
fn a_press_sheet_is_cut_where_its_pages_end() {
    let document = in_press(13);
    for (at, id) in document.page_iter().enumerate() {
        let page = document.get_dictionary(id).expect("a page");
        let mm = |key: &[u8]| -> Vec<f64> {
            numbers_of(page.get(key).expect("a box")).iter().map(|side| side / MM).collect()
        };
        let (media, bleed, trim) = (mm(b"MediaBox"), mm(b"BleedBox"), mm(b"TrimBox"));
        let shift = creep_mm(at / 2, PAPER);
        let expected = [12.0 + shift, 12.0, 12.0 + 296.0 - shift, 12.0 + 210.0];
        for (side, value) in expected.iter().enumerate() {
            assert!(near(trim[side], *value), "side {}: {trim:?}", at + 1);
            let outwards = if side < 2 { -3.0 } else { 3.0 };
            assert!(near(bleed[side], trim[side] + outwards), "side {}: {bleed:?}", at + 1);
        }
        assert!(near(media[2], 320.0) && near(media[3], 234.0), "{media:?}");
    }
}

#[test]
fn marks_keep_outside_the_bleed_in_every_ink_and_name_the_sheet() {
    let document = in_press(8);
    let mut labels = Vec::new();
    for id in document.page_iter() {
        let page = document.get_dictionary(id).expect("a page");
        let corners = |key: &[u8]| numbers_of(page.get(key).expect("a box"));
        let (bleed, media) = (corners(b"BleedBox"), corners(b"MediaBox"));
        let inside = |spot: &[f64], on: &[f64]| {
            spot[0] > on[0] && spot[0] < on[2] && spot[1] > on[1] && spot[1] < on[3]
        };
        let (mut spots, mut colours, mut origin) = (0, 0, Vec::new());
        for operation in Content::decode(&document.get_page_content(id)).expect("content").operations {
            match operation.operator.as_str() {
                "m" | "l" | "c" => {
                    for spot in numbers(&operation.operands).chunks(2) {
                        assert!(!inside(spot, &bleed) && inside(spot, &media), "{spot:?}, {bleed:?}");
                        spots += 1;
                    }
                }
                "cs" | "CS" => {
                    assert_eq!(operation.operands[0].as_name().expect("a name"), b"Registration");
                    colours += 1;
                }
                "g" | "G" | "rg" | "RG" | "k" | "K" => panic!("another colour: {operation:?}"),
                "cm" => origin = numbers(&operation.operands)[4..].to_vec(),
                "Tj" => {
                    assert!(origin[1] < bleed[1] - 2.0 * MM && inside(&origin, &media), "{origin:?}");
                    labels.push(operation.operands[0].as_str().expect("text").to_vec());
                }
                _ => {}
            }
        }
        // Eight crop marks, two folds, two targets.
        assert_eq!((spots, colours), (2 * (8 + 2 + 2 * 2) + 2 * 13, 2));
        let (resources, _) = document.get_page_resources(id).expect("resources");
        let spaces = resources.expect("resources").get(b"ColorSpace").and_then(Object::as_dict);
        let space =
            spaces.and_then(|one| one.get(b"Registration")).and_then(Object::as_array).expect("a space");
        let names: Vec<_> = space[..3].iter().map(|name| name.as_name().expect("a name")).collect();
        assert_eq!(names, [&b"Separation"[..], b"All", b"DeviceCMYK"]);
    }
    assert_eq!(labels, [&b"1/2 outer"[..], b"1/2 inner", b"2/2 outer", b"2/2 inner"]);
}

#[test]
fn a_desk_booklet_has_no_marks_and_fits_its_sheet() {
    let (bytes, _) =
        impose(&pages(8), &Imposition { by: MadeBy::Home { sheet: A4 }, paper_mm: 0.0, back: 7 });
    let document = Document::load_mem(&bytes).expect("a PDF");
    for (id, side) in document.page_iter().zip(placed(&document)) {
        let page = document.get_dictionary(id).expect("a page");
        assert!(page.get(b"BleedBox").is_err() && page.get(b"TrimBox").is_err());
        let content = Content::decode(&document.get_page_content(id)).expect("a content stream");
        assert!(content.operations.iter().all(|one| ["q", "cm", "Do", "Q"].contains(&one.operator.as_str())));
        for page in side {
            assert_eq!(page.matrix[..4], [1.0, 0.0, 0.0, 1.0], "A5 stays A5");
            let [left, bottom, right, top] = page.shows;
            assert!(left > -0.005 && bottom > -0.005 && right < 297.005 && top < 210.005, "{page:?}");
            assert!(near(right - left, 148.0) && near(top - bottom, 210.0), "no bleed: {page:?}");
        }
    }
}

#[test]
fn pages_that_are_too_large_for_a_desk_printer_are_made_smaller() {
    let desk = |width, height, sheet| {
        let imposition = Imposition { by: MadeBy::Home { sheet }, paper_mm: 0.0, back: 3 };
        let (bytes, _) = impose(&pages_of(4, width, height), &imposition);
        placed(&Document::load_mem(&bytes).expect("a PDF")).swap_remove(0)
    };
    for (width, height) in [(210.0, 297.0), (210.0, 210.0), (160.0, 160.0), (120.0, 250.0)] {
        for page in desk(width, height, A4) {
            let [left, bottom, right, top] = page.shows;
            let scale = page.matrix[0];
            assert!(scale < 1.0 && near(page.matrix[3], scale), "as wide as high: {page:?}");
            assert!(near(right - left, scale * width) && near(top - bottom, scale * height), "{page:?}");
            assert!(near(left, 148.5) || near(right, 148.5), "the spine is in the fold: {page:?}");
            assert!(left > 4.995 && right < 292.005, "the printer reaches it: {page:?}");
            assert!(bottom > 4.995 && top < 205.005, "the printer reaches it: {page:?}");
            let full = near(left, 5.0) || near(right, 292.0) || near(bottom, 5.0);
            assert!(full, "no smaller than needed: {page:?}");
        }
    }
    // What fits is left as it is: a narrow page on A4, a page of A4 on A3.
    for (width, height, sheet) in [(99.0, 210.0, A4), (210.0, 297.0, (420.0, 297.0))] {
        for page in desk(width, height, sheet) {
            assert_eq!(page.matrix[..4], [1.0, 0.0, 0.0, 1.0]);
            let [left, _, right, _] = page.shows;
            assert!(near(left, sheet.0 / 2.0) || near(right, sheet.0 / 2.0), "{page:?}");
        }
    }
}

#[test]
fn what_is_for_the_screen_alone_is_left_out_and_the_rest_is_kept() {
    let press = in_press(5);
    let catalog = press.catalog().expect("a catalog");
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).expect("a language"), b"da");
    assert!(catalog.get(b"OutputIntents").is_ok());
    assert!(catalog.get(b"Outlines").is_err() && catalog.get(b"StructTreeRoot").is_err());
    assert!(press.page_iter().all(|id| press.get_page_annotations(id).expect("annotations").is_empty()));
    let info = press.trailer.get(b"Info").and_then(Object::as_reference).expect("information");
    let title = press.get_dictionary(info).and_then(|info| info.get(b"Title")).and_then(Object::as_str);
    assert_eq!(title.expect("a title"), b"A title");
    let preferences = catalog.get(b"ViewerPreferences").and_then(Object::as_dict).expect("preferences");
    let duplex = preferences.get(b"Duplex").and_then(Object::as_name);
    assert_eq!(duplex.expect("a hint"), b"DuplexFlipShortEdge");
    // The font is there once, however many pages use it.
    let fonts = press.objects.values().filter(|one| one.type_name().is_ok_and(|name| name == b"Font"));
    assert_eq!(fonts.count(), 1);
}
