//! Drawings that are odd and meant well: each is read and published, or refused in words.

use udgiv::policy::{Lettering, SmallLetters, Undrawn};
use udgiv::source::{DrawingFault, PictureWhy};

use super::{publish, reader};
use crate::support::{Epub, Project};

const INSIDE: &str = "<rect width=\"9\" height=\"9\" fill=\"#1f4e79\"/>";

/// What stands in the first element, what is in the drawing, and whether it can be used.
const ODD: &[(&str, &str, bool)] = &[
    ("viewBox=\"0 0 9 9\"", INSIDE, true),
    ("width=\"9mm\" height=\"9mm\"", INSIDE, true),
    ("width=\"100%\" height=\"100%\" viewBox=\"0 0 9 9\"", INSIDE, true),
    ("width=\"100%\" height=\"50%\"", INSIDE, true),
    ("", INSIDE, true),
    ("width=\"9em\" height=\"9ex\"", INSIDE, true),
    ("viewBox=\"\"", INSIDE, true),
    ("viewBox=\"0 0 0 0\"", INSIDE, true),
    ("viewBox=\"NaN 0 9 9\"", INSIDE, true),
    ("viewBox=\"-4 -4 9 9\"", INSIDE, true),
    ("width=\"0\" height=\"0\" viewBox=\"0 0 9 9\"", INSIDE, false),
    ("width=\"-9\" height=\"9\"", INSIDE, false),
    ("width=\"1e30\" height=\"1e30\"", INSIDE, false),
    ("viewBox=\"0 0 1e-9 1e-9\"", INSIDE, false),
    ("viewBox=\"0 0 90000 9\"", INSIDE, false),
    ("viewBox=\"0 0 9 9\"", "<rect width=\"1e38\" height=\"1e38\" stroke=\"red\"/>", true),
    ("viewBox=\"0 0 9 9\"", "<path stroke=\"red\" d=\"M0 0L1e300 1e300 NaN 5\"/><circle r=\"-1\"/>", true),
    ("viewBox=\"0 0 9 9\"", "<g transform=\"scale(0)\"><rect width=\"9\" height=\"9\"/></g>", true),
    (
        "viewBox=\"0 0 9 9\"",
        "<g transform=\"matrix(1e30 0 0 1e30 0 0)\"><rect width=\"9\" height=\"9\"/></g>",
        true,
    ),
    (
        "viewBox=\"0 0 9 9\"",
        "<switch><switch><text systemLanguage=\"da\" y=\"5\">Ja</text><text y=\"5\">Yes</text></switch></switch>",
        true,
    ),
    ("viewBox=\"0 0 9 9\"", "<image id=\"a\" width=\"9\" height=\"9\" href=\"#a\"/>", false),
    (
        "viewBox=\"0 0 9 9\"",
        "<filter id=\"a\"><feImage href=\"#b\"/></filter><rect id=\"b\" width=\"9\" height=\"9\"/><g filter=\"url(#a)\"/>",
        false,
    ),
    ("viewBox=\"0 0 9 9\"", "", true),
    ("viewBox=\"0 0 9 9\" display=\"none\"", INSIDE, true),
    (
        "viewBox=\"0 0 9 9\"",
        "<rect width=\"9\" height=\"9\" fill=\"url(#nowhere)\" mask=\"url(#nowhere)\"/>",
        true,
    ),
    ("viewBox=\"0 0 9 9\"", "<rect width=\"9\" height=\"9\" fill=\"light-dark(#fff, #000)\"/>", false),
    (
        "viewBox=\"0 0 9 9\"",
        "<rect width=\"9\" height=\"9\" fill=\"url(https://example.org/a.svg#b)\"/>",
        false,
    ),
    ("viewBox=\"0 0 9 9\"", "<image width=\"9\" height=\"9\" href=\"data:image/png;base64,AAAA\"/>", false),
    ("viewBox=\"0 0 9 9\"", "<image width=\"9\" height=\"9\" href=\"data:image/png;base64,!!!!\"/>", false),
    ("viewBox=\"0 0 9 9\"", "<image width=\"9\" height=\"9\" href=\"data:image/png\"/>", false),
    ("viewBox=\"0 0 9 9\"", "<image width=\"9\" height=\"9\" href=\"data:,\"/>", false),
    ("viewBox=\"0 0 9 9\"", "<image width=\"9\" height=\"9\" href=\"\"/>", false),
    ("viewBox=\"0 0 9 9\"", "<image width=\"9\" height=\"9\"/>", false),
    ("viewBox=\"0 0 9 9\"", "<use href=\"data:image/svg+xml,x#a\"/>", false),
    ("viewBox=\"0 0 9 9\"", "<text font-size=\"0\">Ord</text><text font-size=\"1e9\">Ord</text>", true),
    (
        "viewBox=\"0 0 9 9\"",
        "<line stroke=\"red\" stroke-width=\"1e20\" stroke-dasharray=\"0 0\" x2=\"9\"/>",
        true,
    ),
    (
        "viewBox=\"0 0 9 9\"",
        "<filter id=\"a\"/><g filter=\"url(#a)\"><rect width=\"9\" height=\"9\"/></g>",
        true,
    ),
    (
        "viewBox=\"0 0 9 9\"",
        "<pattern id=\"a\" width=\"0\" height=\"1\"/><rect width=\"9\" height=\"9\" fill=\"url(#a)\"/>",
        true,
    ),
];

#[test]
fn an_odd_drawing_is_published_or_refused_in_words() {
    let project = Project::base();
    let reader = reader(&project);
    let mut sound = Vec::new();
    for (at, (first, inside, usable)) in ODD.iter().enumerate() {
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {first}>{inside}</svg>").into_bytes();
        let found = reader.decode(&svg, "svg");
        assert_eq!(found.is_ok(), *usable, "{first} {inside}: {found:?}");
        match found {
            Ok(_) => sound.push((format!("odd-{at}"), svg)),
            Err(why) => {
                let technical = matches!(
                    why,
                    PictureWhy::Damaged { .. } | PictureWhy::Drawing(DrawingFault::Damaged { .. })
                );
                assert!(!technical, "{first} {inside}: {why:?}");
            }
        }
    }
    publish(&project, &sound);
    // Drawings are made for paper, and stand on paper where a reader makes the page dark.
    let book = Epub::open(&project.bytes("output/eksempel/eksempel.epub"));
    let style = book.text("OEBPS/style.css");
    let rule =
        style.split('}').find(|rule| rule.contains("img[src$=\".svg\"]")).expect("a rule for drawings");
    assert!(rule.contains("linear-gradient(#ffffff, #ffffff)"), "{rule}");
}

#[test]
fn what_a_drawing_says_is_drawn_or_told() {
    let project = Project::base();
    let reader = reader(&project);
    let read = |inside: &str| -> Lettering {
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 90\">{inside}</svg>");
        reader.decode(svg.as_bytes(), "svg").expect("a drawing").lettering
    };
    let web = "<foreignObject width=\"9\" height=\"9\"><p xmlns=\"http://www.w3.org/1999/xhtml\">Mere <b>leg</b></p></foreignObject>";
    let lost = |words: &str| vec![Undrawn::Words(words.to_owned())];
    assert_eq!(read(web).lost, lost("Mere leg"));
    // The other way has to say the same, as text or as a picture of it.
    assert_eq!(read(&format!("<switch>{web}<text y=\"9\">Mere leg</text></switch>")).lost, []);
    assert_eq!(read(&format!("<switch>{web}<text y=\"9\">Mere...</text></switch>")).lost, lost("leg"));
    assert_eq!(read(&format!("<switch>{web}<g/></switch>")).lost, lost("Mere leg"));
    assert_eq!(read(&format!("{web}<text y=\"9\">Mere leg</text>")).lost, lost("Mere leg"));
    // Nothing is lost that nobody would see.
    let found = read("<title>Kladde</title><desc>Af Jens</desc><foreignObject/><text y=\"9\">Ord</text>");
    let smallest = SmallLetters { words: "Ord".to_owned(), size: 12.0, written: 12.0 };
    assert_eq!(
        found,
        Lettering { characters: "Ord".chars().collect(), smallest: Some(smallest), ..Lettering::default() }
    );
    // What is drawn by way of a part that isn't there is told by its name, once; what has another way is drawn by it.
    let part =
        |names: &[&str]| names.iter().map(|name| Undrawn::Part((*name).to_owned())).collect::<Vec<_>>();
    for inside in [
        "<use href=\"#hal\"/><use href=\"#hal\"/>",
        "<g clip-path=\"url(#hal)\"><rect width=\"9\" height=\"9\"/></g>",
        "<rect width=\"9\" height=\"9\" mask=\"url( '#hal' )\"/>",
        "<rect width=\"9\" height=\"9\" style=\"filter: url(#hal)\"/>",
        "<style>.a { fill: url(#hal) }</style><rect class=\"a\" width=\"9\" height=\"9\"/>",
        "<linearGradient id=\"g\" href=\"#hal\"/><rect fill=\"url(#g)\" width=\"9\" height=\"9\"/>",
        "<path d=\"M0 0L9 9\" marker-end=\"url(#hal)\"/>",
    ] {
        assert_eq!(read(inside).lost, part(&["hal"]), "{inside}");
    }
    assert_eq!(read("<rect id=\"hal\" width=\"9\" height=\"9\"/><use href=\"#hal\"/>").lost, []);
    assert_eq!(read("<rect width=\"9\" height=\"9\" fill=\"url(#hal) red\"/>").lost, []);
    assert_eq!(read("<text><textPath href=\"#bue\">Mere leg</textPath></text>").lost, lost("Mere leg"));
    // A font of a list is enough, and generic names promise nothing.
    let families = |list: &str| read(&format!("<text y=\"9\" font-family=\"{list}\">Ord</text>")).families;
    assert!(families("sans-serif").is_empty() && families("Futura, 'Source Sans 3'").is_empty());
    assert_eq!(families("Futura, Arial, sans-serif").into_iter().collect::<Vec<_>>(), [["Futura", "Arial"]]);
    // So it is with a drawing in the drawing.
    let inner = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text y='9' font-family='Futura'>Æ</text></svg>";
    let data: String = inner.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let outer = read(&format!("<image width=\"9\" height=\"9\" href=\"data:image/svg+xml,{data}\"/>"));
    assert!(outer.characters.contains(&'Æ') && outer.families.len() == 1, "{outer:?}");
}

#[test]
fn a_drawing_is_the_same_in_every_encoding() {
    let project = Project::base();
    let reader = reader(&project);
    let svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 30\"><text y=\"20\">Ærø</text></svg>";
    let wanted = reader.decode(svg.as_bytes(), "svg").expect("UTF-8").bytes;
    let wide: Vec<u8> = svg.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let declared = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{svg}");
    let swapped: Vec<u8> = declared.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let narrow: Vec<u8> =
        format!("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>{svg}").chars().map(|c| c as u8).collect();
    for bytes in [
        [b"\xff\xfe".to_vec(), wide].concat(),
        [b"\xfe\xff".to_vec(), swapped].concat(),
        narrow,
        [b"\xef\xbb\xbf", svg.as_bytes()].concat(),
    ] {
        assert!(*reader.decode(&bytes, "svg").expect("a drawing").bytes == *wanted);
    }
}
