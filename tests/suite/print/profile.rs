//! The printing condition: only named without a profile, and applied with one.

use std::collections::BTreeSet;

use image::RgbImage;
use lopdf::{Document, Object};

use super::read::{open, pictures};
use super::{PUBLISHER, manifest, plant, png};
use crate::support::{Project, icc, missing};

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
    let project = Project::base();
    project
        .edit(PUBLISHER, "[brand]", "[print]\ncondition = \"FOGRA52\"\n[brand]")
        .build(&["--variant", "print"]);
    let named = intent(&open(&project)).expect("an output intent");
    assert_eq!(named.get(b"OutputConditionIdentifier").and_then(Object::as_str).expect("a text"), b"FOGRA52");
    // Where none is stated, the usual one counts.
    project.edit(PUBLISHER, "[print]\ncondition = \"FOGRA52\"\n", "").build(&["--variant", "print"]);
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

/// The profile of a press that uses the same amount of all four inks everywhere: 0 on white, 400 % on black.
pub fn press_profile() -> Vec<u8> {
    // The first input is the highest bit of a grid corner: L* of Lab, or cyan.
    let lab_to_ink = icc::lut(3, 4, |corner| vec![if corner & 4 == 0 { 0xffff } else { 0 }; 4]);
    let ink_to_lab = icc::lut(4, 3, |corner| vec![if corner == 0 { 0xff00 } else { 0 }, 0x8000, 0x8000]);
    icc::profile(b"prtrCMYK", &[(b"A2B0", ink_to_lab), (b"B2A0", lab_to_ink)])
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
    // The profile asks for 400 %: what exceeded the limit was reduced, except for black.
    let [picture] = pictures(&document).try_into().expect("one picture");
    let most =
        picture.bytes.chunks_exact(4).map(|inks| inks.iter().map(|ink| u32::from(*ink)).sum::<u32>()).max();
    assert!((740..=765).contains(&most.expect("pixels")), "{most:?} of 255 a hundred percent");
    assert!(picture.bytes.chunks_exact(4).any(|inks| inks[3] > 200 && inks[0] < 220 && inks[0] > 100));
}

/// A printer's profile, as Debian's package `libgs-common` has it.
const REAL: &str = "/usr/share/color/icc/ghostscript/default_cmyk.icc";

#[test]
fn with_a_real_profile_photographs_are_separated_as_the_press_wants_them() {
    let Ok(profile) = std::fs::read(REAL) else {
        missing("the profile of libgs-common");
        return;
    };
    let project = Project::base();
    plant(
        &project,
        "foto.png",
        &png(&RgbImage::from_fn(1200, 800, |x, y| match (x < 600, y < 400) {
            (true, true) => image::Rgb([200, 30, 30]),
            (true, false) => image::Rgb([30, 120, 40]),
            (false, true) => image::Rgb([40, 60, 160]),
            (false, false) => image::Rgb([20, 20, 20]),
        })),
    );
    project.write("sources/publishers/press.icc", profile);
    project
        .edit(PUBLISHER, "[brand]", "[print]\nprofile = \"press.icc\"\n[brand]")
        .build(&["--variant", "print"]);
    assert_eq!(manifest(&project)["claims"], serde_json::json!(["PDF/X-4"]));
    assert_ne!(manifest(&project)["preflight"]["condition"], "FOGRA51", "the profile is another one's");
    let document = open(&project);
    let [picture] = pictures(&document).try_into().expect("one picture");
    let seen: BTreeSet<[u8; 4]> =
        picture.bytes.chunks_exact(4).map(|inks| inks.try_into().expect("four")).collect();
    // Red has little cyan, green little magenta, blue little yellow, black much black; and no mix is over the limit.
    let strong = |ink: u8| ink > 128;
    assert!(seen.iter().any(|[c, m, y, _]| !strong(*c) && strong(*m) && strong(*y)), "{seen:?}");
    assert!(seen.iter().any(|[c, m, y, _]| strong(*c) && m < c && strong(*y)), "{seen:?}");
    assert!(seen.iter().any(|[c, m, y, _]| strong(*c) && strong(*m) && y < c), "{seen:?}");
    assert!(seen.iter().any(|[.., k]| *k > 180), "{seen:?}");
    assert!(seen.iter().all(|inks| inks.iter().map(|ink| u32::from(*ink)).sum::<u32>() <= 770), "{seen:?}");
}
