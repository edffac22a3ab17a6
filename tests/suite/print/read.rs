//! Reads a PDF by means independent of the program: objects through a PDF library, pixels through Poppler.

use std::collections::BTreeSet;
use std::path::PathBuf;

use image::RgbImage;
use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};

use super::PRINT;
use crate::support::{Project, tool};

/// The example's print file.
pub fn open(project: &Project) -> Document {
    Document::load_mem(&project.bytes(PRINT)).expect("a PDF")
}

/// One of a page's boxes, in points.
pub fn rectangle(document: &Document, page: ObjectId, key: &[u8]) -> [f32; 4] {
    let list = document.get_dictionary(page).expect("a page").get(key).and_then(Object::as_array);
    let numbers = list.unwrap_or_else(|_| panic!("no {}", String::from_utf8_lossy(key)));
    let numbers: Vec<f32> = numbers.iter().map(|number| number.as_float().expect("a number")).collect();
    numbers.try_into().expect("four numbers")
}

/// Every content stream: pages, forms, tiling patterns.
pub fn programs(document: &Document) -> Vec<Content> {
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

/// Every name in the file, wherever it occurs.
pub fn names(document: &Document) -> BTreeSet<String> {
    fn collect(object: &Object, found: &mut BTreeSet<String>) {
        match object {
            Object::Name(name) => {
                found.insert(String::from_utf8_lossy(name).into_owned());
            }
            Object::Array(list) => list.iter().for_each(|one| collect(one, found)),
            Object::Dictionary(dictionary) => dictionary.iter().for_each(|(key, one)| {
                found.insert(format!("/{}", String::from_utf8_lossy(key)));
                collect(one, found);
            }),
            Object::Stream(stream) => collect(&Object::Dictionary(stream.dict.clone()), found),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    document.objects.values().for_each(|object| collect(object, &mut found));
    found
}

/// Asserts that every colour in the file is an ink.
pub fn assert_inks_alone(document: &Document, what: &str) {
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

/// The page content inside its marks: the form that the bleed clips.
fn body(document: &Document, page: ObjectId) -> &lopdf::Stream {
    let about = document.get_dictionary(page).expect("a page");
    let resources = document.get_dict_in_dict(about, b"Resources").expect("resources");
    let forms = document.get_dict_in_dict(resources, b"XObject").expect("forms");
    let id = forms.get(b"UdgivPage").and_then(Object::as_reference).expect("the page");
    document.get_object(id).and_then(Object::as_stream).expect("a form")
}

/// The fill and overprint of each piece of text on a page, and its starting point. A blank page has none.
pub fn texts(document: &Document, page: ObjectId) -> Vec<(String, bool, [f32; 2])> {
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

/// The pages of the example's file with this ending, as Poppler renders them at 100 dpi.
pub fn painted(project: &Project, ending: &str) -> Option<Vec<RgbImage>> {
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

/// A picture in the file.
#[derive(Debug)]
pub struct Picture {
    pub space: String,
    pub width: i64,
    pub bytes: Vec<u8>,
}

/// Every picture in the file, with its samples.
pub fn pictures(document: &Document) -> Vec<Picture> {
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
