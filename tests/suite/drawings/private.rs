//! What a drawing's file says beside the drawing stays at home.

use std::io::Read;

use super::publish;
use crate::support::Project;

/// As drawing programs write them: who made it, where it was saved, what layers are called.
const SVG: &str = r##"<?xml version="1.0"?>
<!-- Hemmelig kommentar -->
<?hemmelig instruktion?>
<!DOCTYPE svg [<!ENTITY ns "https://hemmelig.example/ns/">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:own="&ns;" viewBox="0 0 90 90" content="&lt;mxfile hemmelig&gt;"
  sodipodi:docname="hemmelig.svg" inkscape:export-filename="C:\Users\hemmelig\kort.png" data-name="hemmelig" class="hemmelig">
 <title>Hemmelig titel</title><desc>Tegnet af Hemmelig Hansen</desc>
 <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Hemmelig Hansen</dc:creator></rdf:RDF></metadata>
 <sodipodi:namedview own:note="hemmelig" pagecolor="#ffffff"/>
 <defs><linearGradient id="hemmelig-forloeb"><stop stop-color="#1f4e79"/><stop offset="1" stop-color="#a33b00"/></linearGradient></defs>
 <style>/* hemmelig */ .hemmelig { fill: url(#hemmelig-forloeb) }</style>
 <g id="Hemmelig lag" inkscape:label="Hemmelig lag"><rect class="hemmelig" width="40" height="40"/><path id="hemmelig-sti" d="M9 50H80V80H9Z" fill="#2a7f3f"/></g>
 <a xlink:href="https://hemmelig.example/"><circle cx="60" cy="20" r="9" fill="#7a1f5a"/></a>
 <image width="9" height="9" x="70" y="70" xlink:href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3Cdesc%3EHemmelig%3C/desc%3E%3Crect id='hemmelig' width='9' height='9' fill='%23335577'/%3E%3C/svg%3E"/>
</svg>"##;

#[test]
fn nothing_of_a_drawings_file_is_published_but_the_drawing() {
    let project = Project::base();
    publish(&project, &[("tegning".to_owned(), SVG.as_bytes().to_vec())]);
    let book = project.bytes("output/eksempel/eksempel.epub");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("a book");
    let mut drawn = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("read");
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("hemmelig") && !text.contains("hansen"), "{}: {text}", part.name());
        if part.name().ends_with(".svg") {
            drawn.push_str(&text);
        }
    }
    for colour in ["#1f4e79", "#a33b00", "#2a7f3f", "#7a1f5a"] {
        assert!(drawn.contains(colour), "{colour} is drawn: {drawn}");
    }
    for name in ["pdf", "print.pdf"] {
        let bytes = project.bytes(&format!("output/eksempel/eksempel.{name}"));
        let mut document = lopdf::Document::load_mem(&bytes).expect("a PDF");
        document.decompress();
        let mut open = Vec::new();
        document.save_to(&mut open).expect("written");
        let text = String::from_utf8_lossy(&open).to_lowercase();
        assert!(!text.contains("hemmelig") && !text.contains("hansen"), "{name}");
    }
}
