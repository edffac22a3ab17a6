//! Pictures on their way from a foreign document into `images/`.

use std::sync::Arc;

use crate::source::PictureReader;

use crate::import::document::{Document, LeftOut, Origin, Picture, Reason};

/// Adds a picture to the document, once even if it recurs, and returns its number. Of its forms, the first that
/// `udgiv build` can show is taken; if there is none, the picture is reported by name.
pub fn take(document: &mut Document, origin: Origin, name: &str, forms: Vec<Vec<u8>>) -> Option<usize> {
    let known = |bytes: Vec<u8>| Some(Picture { extension: extension(&bytes)?, bytes });
    let Some(picture) = forms.into_iter().filter_map(known).find(is_sound) else {
        document.left_out.push(LeftOut { origin, text: name.to_owned(), why: Reason::Picture });
        return None;
    };
    if let Some(at) = document.pictures.iter().position(|other| *other == picture) {
        return Some(at);
    }
    document.pictures.push(picture);
    Some(document.pictures.len() - 1)
}

/// The format, judged by the bytes: a name proves nothing. WMF, EMF, TIFF, GIF and others don't work both on the web
/// and in PDF.
fn extension(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some("png");
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some("jpg");
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    start.contains("<svg").then_some("svg")
}

/// Whether the build will accept it. Text in an SVG is not laid out for this, so no font is needed.
fn is_sound(picture: &Picture) -> bool {
    PictureReader::new(Arc::default()).decode(picture.bytes.clone(), picture.extension).is_ok()
}
