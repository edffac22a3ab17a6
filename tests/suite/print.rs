//! The file for the print shop, read back by means that are none of the program's own: objects through a PDF library,
//! boxes, text and pixels through Poppler, structure through qpdf.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::PathBuf;

use image::{ImageFormat, RgbImage, RgbaImage};
use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};
use serde_json::Value;

use super::support::{Project, pdf_text, repository, slugs, tool};

const PRINT: &str = "output/eksempel/eksempel.print.pdf";
const PUBLISHER: &str = "sources/publishers/byen.toml";
const POLICY: &str = "sources/eksempel/policy.toml";
const MM: f32 = 72.0 / 25.4;

/// A project with the example in one layout, and the variant `print` built.
fn printed(layout: &str) -> Project {
    let project = Project::base();
    project.edit(PUBLISHER, "layout = \"brochure\"", &format!("layout = \"{layout}\""));
    project.build(&["--variant", "print"]);
    project
}

fn layouts() -> Vec<String> {
    udgiv::layout::names(repository())
}

fn open(project: &Project) -> Document {
    Document::load_mem(&project.bytes(PRINT)).expect("a PDF")
}

fn manifest(project: &Project) -> Value {
    let manifest: Value = serde_json::from_str(&project.read("output/manifest.json")).expect("JSON");
    let all = manifest["artefacts"].as_array().expect("artefacts");
    all.iter().find(|one| one["variant"] == "print").expect("print").clone()
}

/// What `build` finds, by code.
fn findings(project: &Project) -> Vec<Value> {
    let run = project.run(&["build", "--variant", "print", "--format", "json"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let output: Value = serde_json::from_str(&run.stdout).expect("JSON");
    output["findings"].as_array().expect("findings").clone()
}

fn rectangle(document: &Document, page: ObjectId, key: &[u8]) -> [f32; 4] {
    let list = document.get_dictionary(page).expect("a page").get(key).and_then(Object::as_array);
    let numbers = list.unwrap_or_else(|_| panic!("no {}", String::from_utf8_lossy(key)));
    let numbers: Vec<f32> = numbers.iter().map(|number| number.as_float().expect("a number")).collect();
    numbers.try_into().expect("four numbers")
}

/// Every stream of operators: pages, forms, tiling patterns.
fn programs(document: &Document) -> Vec<Content> {
    let decode = |bytes: Vec<u8>| Content::decode(&bytes).expect("operators");
    let mut all: Vec<Content> =
        document.page_iter().map(|page| decode(document.get_page_content(page))).collect();
    for object in document.objects.values() {
        let Object::Stream(stream) = object else { continue };
        let form = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form");
        if form || stream.dict.has(b"PatternType") {
            all.push(decode(stream.get_plain_content().expect("content")));
        }
    }
    all
}

/// Every name in the file, wherever it stands.
fn names(document: &Document) -> BTreeSet<String> {
    fn walk(object: &Object, found: &mut BTreeSet<String>) {
        match object {
            Object::Name(name) => {
                found.insert(String::from_utf8_lossy(name).into_owned());
            }
            Object::Array(list) => list.iter().for_each(|one| walk(one, found)),
            Object::Dictionary(dictionary) => dictionary.iter().for_each(|(key, one)| {
                found.insert(format!("/{}", String::from_utf8_lossy(key)));
                walk(one, found);
            }),
            Object::Stream(stream) => walk(&Object::Dictionary(stream.dict.clone()), found),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    document.objects.values().for_each(|object| walk(object, &mut found));
    found
}

/// Nothing in the file has a colour that is not an ink.
fn assert_inks_alone(document: &Document, what: &str) {
    let names = names(document);
    for foreign in
        ["DeviceRGB", "CalRGB", "CalGray", "Lab", "ICCBased", "Transparency", "/SMask", "Luminosity"]
    {
        assert!(!names.contains(foreign), "{what}: {foreign}");
    }
    for program in programs(document) {
        for operation in program.operations {
            let operator = operation.operator.as_str();
            assert!(!matches!(operator, "rg" | "RG" | "g" | "G" | "BI" | "ri"), "{what}: {operation:?}");
            if matches!(operator, "cs" | "CS") {
                let name = operation.operands[0].as_name().expect("a name");
                let known = name == b"Pattern" || name.starts_with(b"Spot") || name.starts_with(b"Udgiv");
                assert!(known, "{what}: {operation:?}");
            }
        }
    }
}

#[test]
fn every_page_has_its_boxes_to_a_tenth_of_a_millimetre() {
    for layout in layouts() {
        let project = printed(&layout);
        let settings = udgiv::layout::load(repository(), &layout).expect("a layout").settings.page;
        let document = open(&project);
        for page in document.page_iter() {
            let [media, bleed, trim] =
                [&b"MediaBox"[..], b"BleedBox", b"TrimBox"].map(|key| rectangle(&document, page, key));
            let near = |is: f32, wanted: f64| (f64::from(is / MM) - wanted).abs() < 0.1;
            assert!(near(trim[2] - trim[0], settings.width_mm), "{layout}: {trim:?}");
            assert!(near(trim[3] - trim[1], settings.height_mm), "{layout}: {trim:?}");
            for side in 0..4 {
                let out = if side < 2 { 1.0 } else { -1.0 };
                assert!(near((trim[side] - bleed[side]) * out, 3.0), "{layout}: {bleed:?}");
                assert!(
                    (bleed[side] - media[side]) * out > 8.0 * MM,
                    "{layout}: no room for marks, {media:?}"
                );
            }
            assert!(!document.get_dictionary(page).expect("a page").has(b"ArtBox"));
        }
        // The same through Poppler's eyes.
        let path = project.path(PRINT);
        let Some(told) = tool("pdfinfo", &["-box", "-l", "1", path.to_str().expect("a path")]) else {
            continue;
        };
        let line = told.lines().find(|line| line.contains("TrimBox")).expect("a TrimBox");
        let numbers: Vec<f32> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let [.., left, bottom, right, top] = numbers.as_slice() else { panic!("{line}") };
        let size = [right - left, top - bottom].map(|side| f64::from(side / MM));
        assert!(
            (size[0] - settings.width_mm).abs() < 0.1 && (size[1] - settings.height_mm).abs() < 0.1,
            "{line}"
        );
    }
}

#[test]
fn a_publisher_sets_its_own_bleed() {
    let project = Project::base();
    project.edit(PUBLISHER, "[brand]", "[print]\nbleed = 5\n[brand]").build(&["--variant", "print"]);
    let document = open(&project);
    for page in document.page_iter() {
        let (bleed, trim) = (rectangle(&document, page, b"BleedBox"), rectangle(&document, page, b"TrimBox"));
        assert!(((trim[0] - bleed[0]) / MM - 5.0).abs() < 0.1);
    }
}

#[test]
fn all_that_is_painted_is_ink() {
    for layout in layouts() {
        let project = printed(&layout);
        assert_inks_alone(&open(&project), &layout);
        let path = project.path(PRINT);
        if let Some(told) = tool("qpdf", &["--check", path.to_str().expect("a path")]) {
            assert!(told.contains("No syntax or stream encoding errors"), "{layout}: {told}");
        }
    }
}

#[test]
fn every_publication_of_the_repository_can_go_to_the_print_shop() {
    let project = Project::copy_of(&repository().join("sources"));
    project.build(&["--variant", "print", "--variant", "screen"]);
    for slug in slugs() {
        let path = |name: &str| project.path(&format!("output/{slug}/{slug}.{name}"));
        let document = Document::load(path("print.pdf")).expect("a PDF");
        assert_inks_alone(&document, &slug);
        let bleed = document.page_iter().map(|page| rectangle(&document, page, b"BleedBox"));
        assert_eq!(bleed.count() % 4, 0, "{slug}: sheets that are folded hold four pages each");
        let (Some(screen), Some(print)) = (pdf_text(&path("pdf")), pdf_text(&path("print.pdf"))) else {
            return;
        };
        assert_same_pages(&slug, &screen, &print);
    }
}

/// Page by page, print begins with the words that the screen's file begins with; blank pages aside.
fn assert_same_pages(what: &str, screen: &str, print: &str) {
    let first = |page: &str| page.split_whitespace().take(12).map(str::to_owned).collect::<Vec<_>>();
    let written =
        |text: &str| text.split('\u{c}').map(first).filter(|words| !words.is_empty()).collect::<Vec<_>>();
    let (screen, print) = (written(screen), written(print));
    assert!(screen.len() > 4, "{what}");
    assert_eq!(screen, print, "{what}");
}

#[test]
fn print_and_screen_begin_their_pages_with_the_same_words() {
    for layout in layouts() {
        let project = printed(&layout);
        project.build(&["--variant", "screen"]);
        let screen = pdf_text(&project.path("output/eksempel/eksempel.pdf"));
        let (Some(screen), Some(print)) = (screen, pdf_text(&project.path(PRINT))) else { return };
        assert_same_pages(&layout, &screen, &print);
    }
}

/// What a page shows inside its marks: the form that its bleed is cut by.
fn body(document: &Document, page: ObjectId) -> &lopdf::Stream {
    let about = document.get_dictionary(page).expect("a page");
    let resources = document.get_dict_in_dict(about, b"Resources").expect("resources");
    let forms = document.get_dict_in_dict(resources, b"XObject").expect("forms");
    let id = forms.get(b"UdgivPage").and_then(Object::as_reference).expect("the page");
    document.get_object(id).and_then(Object::as_stream).expect("a form")
}

/// Fill and overprint of each piece of text on a page, with where it begins. A blank page has none.
fn texts(document: &Document, page: ObjectId) -> Vec<(String, bool, [f32; 2])> {
    let [left, bottom, ..] = rectangle(document, page, b"BleedBox");
    let form = body(document, page);
    let bytes = form.get_plain_content().expect("content");
    if bytes.trim_ascii().is_empty() {
        return Vec::new();
    }
    let resources = document.get_dict_in_dict(&form.dict, b"Resources").expect("resources");
    let states = document.get_dict_in_dict(resources, b"ExtGState").expect("graphics states");
    let overprints = |name: &Object| {
        let state = document.get_dict_in_dict(states, name.as_name().expect("a name")).expect("a state");
        state.get(b"op").and_then(Object::as_bool).ok()
    };
    let mut found = Vec::new();
    let mut now = (String::new(), false, [1.0f32, 0.0, 0.0, 1.0, left, bottom]);
    let (mut before, mut start) = (Vec::new(), [0.0f32; 2]);
    for operation in Content::decode(&bytes).expect("operators").operations {
        let values: Vec<f32> = operation.operands.iter().filter_map(|one| one.as_float().ok()).collect();
        match operation.operator.as_str() {
            "q" => before.push(now.clone()),
            "Q" => now = before.pop().expect("q"),
            "k" | "scn" => now.0 = format!("{} {values:?}", operation.operator),
            "gs" => now.1 = overprints(&operation.operands[0]).unwrap_or(now.1),
            "cm" => {
                let ([a, b, c, d, e, f], m) = (<[f32; 6]>::try_from(values).expect("six"), now.2);
                now.2 = [
                    a * m[0] + b * m[2],
                    a * m[1] + b * m[3],
                    c * m[0] + d * m[2],
                    c * m[1] + d * m[3],
                    e * m[0] + f * m[2] + m[4],
                    e * m[1] + f * m[3] + m[5],
                ];
            }
            "Tm" => start = [values[4], values[5]],
            "Tj" | "TJ" => {
                let [a, b, c, d, e, f] = now.2;
                let [x, y] = start;
                found.push((now.0.clone(), now.1, [a * x + c * y + e, b * x + d * y + f]));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn running_text_is_black_ink_alone_and_overprints() {
    const BLACK: &str = "k [0.0, 0.0, 0.0, 1.0]";
    for layout in layouts() {
        let project = printed(&layout);
        let document = open(&project);
        let all: Vec<_> = document.page_iter().skip(1).flat_map(|page| texts(&document, page)).collect();
        let black = all.iter().filter(|(ink, ..)| ink == BLACK).count();
        assert!(black * 2 > all.len(), "{layout}: {black} of {} texts are black", all.len());
        for (ink, overprints, _) in &all {
            assert_eq!(*overprints, ink == BLACK, "{layout}: {ink}");
        }
    }
}

#[test]
fn no_text_begins_within_five_millimetres_of_the_edge() {
    for layout in layouts() {
        let project = printed(&layout);
        let document = open(&project);
        for (number, page) in document.page_iter().enumerate() {
            let [left, bottom, right, top] = rectangle(&document, page, b"TrimBox");
            let safe = 5.0 * MM;
            for (_, _, [x, y]) in texts(&document, page) {
                let inside = x > left + safe && x < right - safe && y > bottom + safe && y < top - safe;
                assert!(inside, "{layout}, page {}: {x} {y}", number + 1);
            }
        }
    }
}

/// The pages of the example's file with this ending as Poppler paints them, at 100 dpi.
fn painted(project: &Project, ending: &str) -> Option<Vec<RgbImage>> {
    let folder = project.path(&format!("painted-{ending}"));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = project.path(&format!("output/eksempel/eksempel.{ending}"));
    let target = folder.join("page").to_str().expect("a path").to_owned();
    tool("pdftoppm", &["-r", "100", "-png", path.to_str().expect("a path"), &target])?;
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "png"))
        .collect();
    files.sort();
    Some(files.iter().map(|file| image::open(file).expect("a picture").into_rgb8()).collect())
}

#[test]
fn colour_runs_over_the_edge_and_marks_stay_clear_of_it() {
    for layout in layouts() {
        let project = printed(&layout);
        let Some(pages) = painted(&project, "print.pdf") else { return };
        let document = open(&project);
        let mut coloured = 0;
        for (number, (page, picture)) in document.page_iter().zip(&pages).enumerate() {
            let height = rectangle(&document, page, b"MediaBox")[3];
            let [trim, bleed] = [&b"TrimBox"[..], b"BleedBox"].map(|key| rectangle(&document, page, key));
            let at = |x: f32, y: f32| {
                let pixel = |points: f32| (points / 72.0 * 100.0) as u32;
                let (x, y) = (pixel(x), pixel(height - y));
                picture.get_pixel(x.min(picture.width() - 1), y.min(picture.height() - 1)).0
            };
            let far = |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).any(|(a, b)| a.abs_diff(b) > 24);
            for side in 0..4 {
                let (mut broken, mut marked) = (0, 0);
                let steps = 100;
                for step in 0..steps {
                    let share = (step as f32 + 0.5) / steps as f32;
                    // A point `out` pt outside the trim, along one side.
                    let point = |out: f32| {
                        let x = trim[0] + (trim[2] - trim[0]) * share;
                        let y = trim[1] + (trim[3] - trim[1]) * share;
                        match side {
                            0 => at(trim[0] - out, y),
                            1 => at(x, trim[1] - out),
                            2 => at(trim[2] + out, y),
                            _ => at(x, trim[3] + out),
                        }
                    };
                    let inside = point(-0.35 * MM);
                    coloured += usize::from(inside != [255; 3]);
                    broken += usize::from(far(inside, point(2.5 * MM)));
                    marked += usize::from(point(trim[0] - bleed[0] + 0.5 * MM) != [255; 3]);
                }
                let page = number + 1;
                // Round shapes touch the edge in a point: near it a few parts of a hundred are another colour.
                assert!(broken <= 14, "{layout}, page {page}: {broken} % of side {side} doesn't bleed");
                assert_eq!(marked, 0, "{layout}, page {page}: something next to the bleed, side {side}");
            }
        }
        assert!(coloured > 200, "{layout}: no page has colour at its edge");
    }
}

#[test]
fn fonts_are_in_the_file() {
    for layout in layouts() {
        let project = printed(&layout);
        let document = open(&project);
        let mut fonts = 0;
        for object in document.objects.values() {
            let Ok(about) = object.as_dict() else { continue };
            if about.has_type(b"FontDescriptor") {
                fonts += 1;
                assert!(about.has(b"FontFile2") || about.has(b"FontFile3"), "{layout}: {about:?}");
            }
        }
        assert!(fonts > 1, "{layout}");
    }
}

fn intent(document: &Document) -> Option<lopdf::Dictionary> {
    let catalog = document.catalog().expect("a catalog");
    let list = catalog.get(b"OutputIntents").and_then(Object::as_array).ok()?;
    assert_eq!(list.len(), 1);
    Some(list[0].as_dict().expect("an intent").clone())
}

fn metadata(document: &Document) -> String {
    let catalog = document.catalog().expect("a catalog");
    let (_, object) = document.dereference(catalog.get(b"Metadata").expect("metadata")).expect("metadata");
    String::from_utf8(object.as_stream().expect("a stream").get_plain_content().expect("XML")).expect("text")
}

#[test]
fn a_printing_condition_is_named_and_nothing_is_claimed_without_its_profile() {
    let project = printed("brochure");
    assert!(intent(&open(&project)).is_none(), "no condition was stated");
    project
        .edit(PUBLISHER, "[brand]", "[print]\ncondition = \"FOGRA51\"\n[brand]")
        .build(&["--variant", "print"]);
    let document = open(&project);
    let intent = intent(&document).expect("an output intent");
    assert_eq!(intent.get(b"S").and_then(Object::as_name).expect("a name"), b"GTS_PDFX");
    assert_eq!(
        intent.get(b"OutputConditionIdentifier").and_then(Object::as_str).expect("a text"),
        b"FOGRA51"
    );
    assert!(!intent.has(b"DestOutputProfile"));
    assert!(!metadata(&document).contains("GTS_PDFXVersion"));
    assert_eq!(manifest(&project)["claims"], serde_json::json!([]));
    assert_eq!(manifest(&project)["preflight"]["condition"], "FOGRA51");
}

/// A profile of a press that puts the same amount of all four inks everywhere: 0 on white, 400 % on black.
pub fn press_profile() -> Vec<u8> {
    fn lut(inputs: u8, outputs: u8, sample: impl Fn(usize) -> Vec<u16>) -> Vec<u8> {
        let mut lut = Vec::from(*b"mft2\0\0\0\0");
        lut.extend([inputs, outputs, 2, 0]);
        for cell in 0..9 {
            lut.extend((if cell % 4 == 0 { 0x1_0000u32 } else { 0 }).to_be_bytes());
        }
        lut.extend([0, 2, 0, 2]);
        let straight = [0u16, 0xffff].into_iter().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        (0..inputs).for_each(|_| lut.extend(&straight));
        (0..1usize << inputs)
            .for_each(|corner| lut.extend(sample(corner).into_iter().flat_map(u16::to_be_bytes)));
        (0..outputs).for_each(|_| lut.extend(&straight));
        lut
    }
    // The first input is the highest bit of a corner: L* of Lab, or cyan.
    let lab_to_ink = lut(3, 4, |corner| vec![if corner & 4 == 0 { 0xffff } else { 0 }; 4]);
    let ink_to_lab = lut(4, 3, |corner| vec![if corner == 0 { 0xff00 } else { 0 }, 0x8000, 0x8000]);
    let mut description = Vec::from(*b"desc\0\0\0\0\0\0\0\x05test\0");
    description.extend([0; 78]);
    let tags: [(&[u8; 4], Vec<u8>); 5] = [
        (b"desc", description),
        (b"cprt", Vec::from(*b"text\0\0\0\0CC0\0")),
        (b"wtpt", [&b"XYZ \0\0\0\0"[..], &[0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]].concat()),
        (b"A2B0", ink_to_lab),
        (b"B2A0", lab_to_ink),
    ];
    let (mut table, mut data) = (Vec::from((tags.len() as u32).to_be_bytes()), Vec::new());
    let begin = 128 + 4 + tags.len() * 12;
    for (name, mut bytes) in tags {
        table.extend(name);
        table.extend(((begin + data.len()) as u32).to_be_bytes());
        table.extend((bytes.len() as u32).to_be_bytes());
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        data.extend(bytes);
    }
    let mut file = Vec::from(((begin + data.len()) as u32).to_be_bytes());
    file.extend(*b"\0\0\0\0\x02\x40\0\0prtrCMYKLab ");
    file.extend([0x07, 0xea, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    file.extend(*b"acsp");
    file.resize(68, 0);
    file.extend([0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d]);
    file.resize(128, 0);
    [file, table, data].concat()
}

#[test]
fn with_a_profile_colours_go_through_it_and_the_file_is_pdf_x_4() {
    let project = Project::base();
    plant(&project, "dark.png", &png(&RgbImage::from_fn(1200, 800, |x, _| image::Rgb([x as u8 / 8, 0, 40]))));
    project.write("sources/publishers/press.icc", press_profile());
    let print = "[print]\ncondition = \"FOGRA51\"\nprofile = \"press.icc\"\n[brand]";
    project.edit(PUBLISHER, "[brand]", print).build(&["--variant", "print"]);
    let document = open(&project);
    let intent = intent(&document).expect("an output intent");
    let (_, embedded) =
        document.dereference(intent.get(b"DestOutputProfile").expect("a profile")).expect("there");
    assert_eq!(embedded.as_stream().expect("a stream").get_plain_content().expect("bytes"), press_profile());
    assert_eq!(document.version, "1.6");
    let metadata = metadata(&document);
    for needed in [
        "<pdfxid:GTS_PDFXVersion>PDF/X-4<",
        "<pdf:Trapped>False<",
        "xmp:CreateDate",
        "xmp:ModifyDate",
        "xmp:MetadataDate",
        "xmpMM:DocumentID",
        "xmpMM:VersionID",
        "xmpMM:RenditionClass",
        "dc:title",
    ] {
        assert!(metadata.contains(needed), "{needed}");
    }
    let (_, info) = document.dereference(document.trailer.get(b"Info").expect("info")).expect("info");
    assert_eq!(
        info.as_dict().and_then(|info| info.get(b"Trapped")).and_then(Object::as_name).expect("a name"),
        b"False"
    );
    assert!(document.trailer.has(b"ID"), "PDF/X wants an identifier");
    assert!(!document.trailer.has(b"Encrypt"));
    assert_eq!(manifest(&project)["claims"], serde_json::json!(["PDF/X-4"]));
    // The profile asks for 400 %: what is over the limit was taken back, but black.
    let [picture] = pictures(&document).try_into().expect("one picture");
    let most =
        picture.bytes.chunks_exact(4).map(|inks| inks.iter().map(|ink| u32::from(*ink)).sum::<u32>()).max();
    assert!((740..=765).contains(&most.expect("pixels")), "{most:?} of 255 a hundred percent");
    assert!(picture.bytes.chunks_exact(4).any(|inks| inks[3] > 200 && inks[0] < 220 && inks[0] > 100));
}

/// Puts a picture in the place of the example's figure.
fn plant(project: &Project, name: &str, bytes: &[u8]) {
    project.write(&format!("sources/eksempel/images/{name}"), bytes);
    project.edit(POLICY, "images/figur.svg", &format!("images/{name}"));
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png).expect("written");
    file.into_inner()
}

#[derive(Debug)]
struct Picture {
    space: String,
    width: i64,
    bytes: Vec<u8>,
}

fn pictures(document: &Document) -> Vec<Picture> {
    let images = document.objects.values().filter_map(|object| object.as_stream().ok()).filter(|stream| {
        stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
    });
    images
        .map(|image| Picture {
            space: String::from_utf8_lossy(
                image.dict.get(b"ColorSpace").and_then(Object::as_name).expect("a name"),
            )
            .into_owned(),
            width: image.dict.get(b"Width").and_then(Object::as_i64).expect("a width"),
            bytes: image.get_plain_content().expect("pixels"),
        })
        .collect()
}

/// The finding of a code, which has to stand where the example names its figure.
fn at_the_figure(project: &Project, code: &str) -> Value {
    let findings = findings(project);
    let found = findings.iter().find(|finding| finding["code"] == code);
    let found = found.unwrap_or_else(|| panic!("no {code}: {findings:?}")).clone();
    let line =
        project.read(POLICY).lines().position(|line| line.contains("src = \"images/")).expect("a figure") + 1;
    assert_eq!(found["line"], line, "{found}");
    assert_eq!(found["slug"], "eksempel");
    found
}

#[test]
fn a_coarse_picture_is_converted_and_reported_with_its_page() {
    let project = Project::base();
    // 104 mm wide on the page: 73 pixels per inch.
    plant(
        &project,
        "foto.png",
        &png(&RgbImage::from_fn(300, 200, |x, y| image::Rgb([x as u8, y as u8, 90]))),
    );
    let found = at_the_figure(&project, "U083");
    let page = manifest(&project)["preflight"]["pictures"][0]["page"].as_u64().expect("a page");
    assert!(found["message"].as_str().expect("words").contains(&format!("page {page}")), "{found}");
    assert_eq!(manifest(&project)["preflight"]["pictures"][0]["ppi"], 73);
    let document = open(&project);
    let [picture] = pictures(&document).try_into().expect("one picture");
    assert_eq!((picture.space.as_str(), picture.width), ("DeviceCMYK", 300));
    assert_inks_alone(&document, "a picture");
    // Told again when nothing is made anew.
    assert_eq!(at_the_figure(&project, "U083"), found);
}

#[test]
fn a_fine_picture_keeps_no_more_pixels_than_a_press_can_show_and_a_grey_one_is_grey() {
    let project = Project::base();
    plant(
        &project,
        "stort.png",
        &png(&RgbImage::from_fn(2400, 1600, |x, _| image::Rgb([(x / 10) as u8; 3]))),
    );
    assert!(findings(&project).is_empty());
    let [picture] = pictures(&open(&project)).try_into().expect("one picture");
    assert_eq!(picture.space, "DeviceGray");
    // 104 mm at 300 pixels per inch are 1,228.
    assert!((1220..=1235).contains(&picture.width), "{}", picture.width);
    assert_eq!(manifest(&project)["preflight"]["pictures"][0]["grey"], true);
}

#[test]
fn a_drawing_keeps_its_gradients_and_they_are_inks() {
    let project = Project::base();
    let gradient = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><defs>
        <linearGradient id="a"><stop offset="0" stop-color="#ff0000"/><stop offset="0.5" stop-color="#00ff00"/><stop offset="1" stop-color="#0000ff"/></linearGradient>
        <pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse"><circle cx="5" cy="5" r="3" fill="#b000b0"/></pattern>
        <radialGradient id="b"><stop offset="0" stop-color="#ffee00"/><stop offset="1" stop-color="#1f4e79"/></radialGradient></defs>
        <rect width="100" height="50" fill="url(#a)"/><rect y="50" width="100" height="50" fill="url(#p)" stroke="url(#a)"/><circle cx="150" cy="50" r="40" fill="url(#b)" stroke="#c0ffee"/></svg>"##;
    plant(&project, "forloeb.svg", gradient.as_bytes());
    assert!(findings(&project).is_empty());
    let document = open(&project);
    assert_inks_alone(&document, "a drawing");
    assert!(names(&document).contains("/ShadingType"), "the gradients are still gradients");
    assert!(pictures(&document).is_empty());
    // Pure red is magenta and yellow; the brand's colour in the radial one is its own inks.
    let steps: BTreeSet<String> = steps(&document);
    assert!(steps.contains("[0.0, 1.0, 1.0, 0.0]"), "{steps:?}");
    assert!(steps.contains("[0.9, 0.6, 0.2, 0.2]"), "{steps:?}");
}

/// Colours of every gradient's steps.
fn steps(document: &Document) -> BTreeSet<String> {
    fn walk(object: &Object, found: &mut BTreeSet<String>) {
        match object {
            Object::Array(list) => list.iter().for_each(|one| walk(one, found)),
            Object::Stream(stream) => walk(&Object::Dictionary(stream.dict.clone()), found),
            Object::Dictionary(dictionary) => {
                for (key, value) in dictionary {
                    if matches!(key.as_slice(), b"C0" | b"C1") {
                        let numbers = value.as_array().expect("a list").iter();
                        let numbers: Vec<f32> =
                            numbers.map(|one| one.as_float().expect("a number")).collect();
                        found.insert(format!("{numbers:?}"));
                    }
                    walk(value, found);
                }
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    document.objects.values().for_each(|object| walk(object, &mut found));
    found
}

/// The yellowest point of all pages, in mm from the lower left corner of the cut page.
fn yellowest(pages: &[RgbImage], origin_mm: f32) -> (usize, [f32; 2]) {
    let mut best = (0, 0, [0.0; 2]);
    for (number, page) in pages.iter().enumerate() {
        for (x, y, pixel) in page.enumerate_pixels() {
            let [r, g, b] = pixel.0.map(i32::from);
            if r + g - 2 * b > best.0 {
                let mm = |pixels: u32| pixels as f32 * 25.4 / 100.0;
                best = (r + g - 2 * b, number, [mm(x) - origin_mm, mm(page.height() - y) - origin_mm]);
            }
        }
    }
    (best.1, best.2)
}

#[test]
fn a_gradient_stays_where_it_is_drawn() {
    let project = Project::base();
    let drawing = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><defs>
        <radialGradient id="a" gradientUnits="userSpaceOnUse" cx="60" cy="30" r="50"><stop offset="0" stop-color="#ffee00"/><stop offset="1" stop-color="#1f4e79"/></radialGradient></defs>
        <rect width="200" height="100" fill="url(#a)"/></svg>"##;
    plant(&project, "sol.svg", drawing.as_bytes());
    project.build(&["--variant", "print"]).build(&["--variant", "screen"]);
    let (Some(print), Some(screen)) = (painted(&project, "print.pdf"), painted(&project, "pdf")) else {
        return;
    };
    let trim = rectangle(&open(&project), open(&project).page_iter().next().expect("a page"), b"TrimBox");
    let (printed, shown) = (yellowest(&print, trim[0] / MM), yellowest(&screen, 0.0));
    assert_eq!(printed.0, shown.0);
    for (is, wanted) in printed.1.iter().zip(shown.1) {
        assert!((is - wanted).abs() < 2.0, "{printed:?} is not {shown:?}");
    }
}

#[test]
fn a_photograph_becomes_ink_pixel_by_pixel() {
    let project = Project::base();
    let photograph = RgbImage::from_fn(1300, 800, |x, y| image::Rgb([(x / 6) as u8, (y / 4) as u8, 128]));
    let mut file = Cursor::new(Vec::new());
    photograph.write_to(&mut file, ImageFormat::Jpeg).expect("written");
    plant(&project, "foto.jpg", &file.into_inner());
    assert!(findings(&project).is_empty());
    let document = open(&project);
    assert_inks_alone(&document, "a photograph");
    let [picture] = pictures(&document).try_into().expect("one picture");
    assert_eq!(picture.space, "DeviceCMYK");
    // The upper left corner is a dark blue: cyan, magenta and black, no yellow.
    let [c, m, y, k] = picture.bytes[..4] else { panic!("no pixels") };
    assert!(c > 240 && m > 240 && y < 10 && (115..140).contains(&k), "{c} {m} {y} {k}");
}

#[test]
fn a_picture_inside_a_drawing_is_held_to_the_same_measure() {
    let project = Project::base();
    let pixels = png(&RgbImage::from_fn(40, 20, |x, _| image::Rgb([200, x as u8, 40])));
    let drawing = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><image href="data:image/png;base64,{}" width="200" height="100"/></svg>"##,
        base64(&pixels)
    );
    plant(&project, "indlejret.svg", drawing.as_bytes());
    at_the_figure(&project, "U083");
    let document = open(&project);
    assert_inks_alone(&document, "a picture in a drawing");
    assert_eq!(pictures(&document).len(), 1);
}

/// RFC 4648, 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits =
            three.iter().chain(&[0, 0]).take(3).fold(0usize, |bits, byte| bits << 8 | usize::from(*byte));
        for place in 0..4 {
            let letter = char::from(LETTERS[bits >> (18 - 6 * place) & 63]);
            text.push(if place <= three.len() { letter } else { '=' });
        }
    }
    text
}

#[test]
fn colour_bars_show_each_ink_and_stay_beside_the_page() {
    let project = Project::base();
    project.edit(PUBLISHER, "[brand]", "[print]\ncolour_bars = true\n[brand]").build(&["--variant", "print"]);
    let document = open(&project);
    for page in document.page_iter() {
        let bleed = rectangle(&document, page, b"BleedBox");
        let content = Content::decode(&document.get_page_content(page)).expect("operators").operations;
        let mut patches = BTreeSet::new();
        for pair in content.windows(2) {
            let numbers = |operands: &[Object]| -> Vec<f32> {
                operands.iter().map(|one| one.as_float().expect("a number")).collect()
            };
            if pair[0].operator == "k" && pair[1].operator == "re" {
                let place = numbers(&pair[1].operands);
                if place[1] > bleed[3] {
                    patches.insert(format!("{:?}", numbers(&pair[0].operands)));
                }
            }
        }
        for ink in
            ["[1.0, 0.0, 0.0, 0.0]", "[0.0, 1.0, 0.0, 0.0]", "[0.0, 0.0, 1.0, 0.0]", "[0.0, 0.0, 0.0, 1.0]"]
        {
            assert!(patches.contains(ink), "{patches:?}");
        }
    }
}

#[test]
fn a_transparent_picture_stands_on_white_and_is_reported() {
    let project = Project::base();
    let picture =
        RgbaImage::from_fn(1200, 400, |x, _| image::Rgba([200, 30, 60, if x < 600 { 0 } else { 255 }]));
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png).expect("written");
    plant(&project, "klip.png", &file.into_inner());
    let found = at_the_figure(&project, "U084");
    assert_eq!(found["level"], "hint");
    let document = open(&project);
    assert_inks_alone(&document, "a transparent picture");
    let [picture] = pictures(&document).try_into().expect("one picture");
    assert_eq!(picture.bytes[..4], [0; 4], "paper where it was transparent");
    assert!(picture.bytes.chunks_exact(4).any(|inks| inks[1] > 150), "ink where it wasn't");
}

#[test]
fn a_drawing_with_transparency_becomes_pixels_and_is_reported() {
    let project = Project::base();
    let drawing = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="120" height="100" fill="#cc0000"/><rect x="60" width="140" height="100" fill="#0000cc" opacity="0.5"/></svg>"##;
    plant(&project, "glas.svg", drawing.as_bytes());
    at_the_figure(&project, "U085");
    let document = open(&project);
    assert_inks_alone(&document, "a drawing with transparency");
    assert_eq!(pictures(&document).len(), 1);
}

#[test]
fn too_much_ink_is_reported_at_the_brand_and_taken_back_in_the_file() {
    let project = Project::base();
    project.edit(PUBLISHER, "[90, 60, 20, 20]", "[100, 80, 80, 80]");
    let findings = findings(&project);
    let [found] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((found["code"].as_str(), found["file"].as_str()), (Some("U081"), Some(PUBLISHER)));
    assert!(found["message"].as_str().expect("words").contains("340 %"), "{found}");
    let preflight = manifest(&project)["preflight"].clone();
    assert!(preflight["most-ink"].as_u64().expect("a number") <= 300, "{preflight}");
    for program in programs(&open(&project)) {
        for operation in program.operations.iter().filter(|one| matches!(one.operator.as_str(), "k" | "K")) {
            let sum: f32 = operation.operands.iter().map(|ink| ink.as_float().expect("a number")).sum();
            assert!(sum <= 3.001, "{operation:?}");
        }
    }
}

#[test]
fn a_spot_colour_is_an_ink_of_its_own_with_a_likeness_in_process_inks() {
    let project = Project::base();
    project
        .edit(PUBLISHER, "primary_cmyk", "primary_spot = \"PANTONE 3165 C\"\nprimary_cmyk")
        .build(&["--variant", "print"]);
    let document = open(&project);
    assert_inks_alone(&document, "a spot colour");
    let spaces: Vec<&Vec<Object>> = document
        .objects
        .values()
        .filter_map(|object| object.as_array().ok())
        .filter(|list| list.first().and_then(|name| name.as_name().ok()) == Some(b"Separation"))
        .collect();
    let [space] = spaces.as_slice() else { panic!("{spaces:?}") };
    assert_eq!(space[1].as_name().expect("a name"), b"PANTONE 3165 C");
    let likeness = space[3].as_dict().and_then(|function| function.get(b"C1")).and_then(Object::as_array);
    let likeness: Vec<f32> =
        likeness.expect("inks").iter().map(|ink| ink.as_float().expect("a number")).collect();
    assert_eq!(likeness, [0.9, 0.6, 0.2, 0.2]);
    // Full strength and shades of it.
    let mut tints = BTreeMap::new();
    for program in programs(&document) {
        for operation in program.operations.iter().filter(|one| one.operator == "scn") {
            *tints.entry(format!("{:?}", operation.operands)).or_insert(0) += 1;
        }
    }
    assert!(tints.contains_key("[1]") && tints.len() > 2, "{tints:?}");
    assert_eq!(manifest(&project)["preflight"]["spot-colours"], serde_json::json!(["PANTONE 3165 C"]));
}

#[test]
fn the_binding_says_how_many_pages_are_blank_and_the_colophon_stays_last() {
    for (binding, multiple) in [("saddle", 4), ("glued", 2), ("loose", 1)] {
        let project = Project::base();
        let print = format!("[print]\nbinding = \"{binding}\"\n[brand]");
        project.edit(PUBLISHER, "[brand]", &print).build(&["--variant", "print", "--variant", "screen"]);
        let screen = Document::load_mem(&project.bytes("output/eksempel/eksempel.pdf")).expect("a PDF");
        let (shown, printed) = (screen.page_iter().count(), open(&project).page_iter().count());
        assert_eq!(printed, shown.next_multiple_of(multiple), "{binding}");
        let preflight = manifest(&project)["preflight"].clone();
        assert_eq!(preflight["blank-pages"].as_array().expect("a list").len(), printed - shown);
        let Some(text) = pdf_text(&project.path(PRINT)) else { return };
        let pages: Vec<&str> = text.split('\u{c}').take(printed).collect();
        assert!(pages.last().expect("pages").contains("Kolofon"), "{binding}");
        for blank in preflight["blank-pages"].as_array().expect("a list") {
            assert_eq!(pages[blank.as_u64().expect("a number") as usize - 1].trim(), "", "{binding}");
        }
    }
}

#[test]
fn the_sheet_says_in_one_page_what_the_file_is_like() {
    let project = printed("brochure");
    let sheet = project.path("output/eksempel/eksempel.preflight.pdf");
    let document = Document::load(&sheet).expect("a PDF");
    assert_eq!(document.page_iter().count(), 1);
    let preflight = manifest(&project)["preflight"].clone();
    assert_eq!(preflight["trim-mm"], serde_json::json!([148.0, 210.0]));
    assert_eq!(preflight["bleed-mm"], 3.0);
    assert_eq!(preflight["path"], "eksempel/eksempel.preflight.pdf");
    let most = preflight["most-ink"].as_u64().expect("a number");
    assert!((100..=300).contains(&most), "{most}");
    let Some(text) = pdf_text(&sheet) else { return };
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Alle skal med",
        "148 × 210 mm",
        "3 mm",
        &format!("{most} %"),
        "ikke angivet",
        "hæftet",
        "AtkinsonHyperlegibleNext-Regular",
        "Ikke efterset",
    ] {
        assert!(words.contains(said), "“{said}” is not in: {words}");
    }
    // A sheet that is gone is made anew, with its file.
    std::fs::remove_file(&sheet).expect("removed");
    project.build(&["--variant", "print"]);
    assert!(sheet.is_file());
}

#[test]
fn the_file_for_the_print_shop_is_the_same_in_every_run() {
    let (one, other) = (printed("square"), printed("square"));
    assert!(one.bytes(PRINT) == other.bytes(PRINT));
    let sheet = "output/eksempel/eksempel.preflight.pdf";
    assert!(one.bytes(sheet) == other.bytes(sheet));
}

#[test]
fn a_layout_that_paints_with_transparency_is_refused() {
    let project = Project::base();
    let own = repository().join("layouts/report");
    super::support::copy(&own, &project.path("layouts/glas"));
    let main = "layouts/glas/layout.typ";
    let text = project
        .read(main)
        .replace("fill: theme.colours.primary, outset: bleed", "fill: rgb(\"#00000080\"), outset: bleed");
    assert!(text.contains("#00000080"));
    project.write(main, text);
    project.edit(PUBLISHER, "layout = \"brochure\"", "layout = \"glas\"");
    let run = project.run(&["build", "--variant", "print"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("transparent"), "{}", run.stderr);
}
