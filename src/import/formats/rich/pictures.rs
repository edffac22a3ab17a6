//! Pictures on their way from a foreign document into `images/`.

use std::sync::Arc;

use super::crop::Crop;
use crate::import::document::{Content, Document, Doubt, LeftOut, Origin, Picture, Piece, Reason};
use crate::source::PictureReader;

/// A picture that is shown no larger than this, in millimetres, is a sign beside the text: a telephone, an arrow.
const SIGN_MM: u64 = 14;

/// How a document shows a picture.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown<'a> {
    /// The name of its file.
    pub name: &'a str,
    /// Its alternative text.
    pub alt: Option<&'a str>,
    /// Width and height on the page, in millimetres.
    pub size: Option<[u64; 2]>,
    /// What is cut off.
    pub crop: Option<Crop>,
}

/// Adds a picture as the document shows it, once even if it recurs: cut where it is cut, and not at all where it is only
/// a sign. Of its forms, the first that `udgiv build` can show is taken; if there is none, the picture is reported by
/// name. Returns its number, and what a person should check.
pub fn take(
    document: &mut Document,
    origin: Origin,
    shown: &Shown<'_>,
    forms: Vec<Vec<u8>>,
) -> Option<(usize, Vec<Doubt>)> {
    let mut leave_out = |why| {
        let said = shown.alt.map(str::trim).filter(|alt| !alt.is_empty());
        let text = said.map_or(shown.name.to_owned(), |said| format!("{}: {said}", shown.name));
        document.left_out.push(LeftOut { origin, text, why });
        None
    };
    if shown.size.is_some_and(|size| size.iter().all(|side| *side <= SIGN_MM)) {
        return leave_out(Reason::SmallPicture);
    }
    let Some(mut picture) = first_sound(forms) else { return leave_out(Reason::Picture) };
    let mut doubts = Vec::new();
    if let Some(crop) = shown.crop {
        match crop.apply(&picture.bytes, picture.extension) {
            Some(bytes) => picture.bytes = bytes,
            None => doubts.push(Doubt::Cropped),
        }
    }
    Some((place(document, picture), doubts))
}

/// Tells of the pictures that a click on them led somewhere: a figure can't.
pub fn lead(figures: &mut [Piece], to: Option<String>) {
    let Some(to) = to else { return };
    for figure in figures.iter_mut().filter(|figure| matches!(figure.content, Content::Figure { .. })) {
        figure.doubts.push(Doubt::PictureLink(to.clone()));
    }
}

fn place(document: &mut Document, picture: Picture) -> usize {
    if let Some(at) = document.pictures.iter().position(|other| *other == picture) {
        return at;
    }
    document.pictures.push(picture);
    document.pictures.len() - 1
}

fn first_sound(forms: Vec<Vec<u8>>) -> Option<Picture> {
    let known = |bytes: Vec<u8>| Some(Picture { extension: extension(&bytes)?, bytes });
    forms.into_iter().filter_map(known).find(is_sound)
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
    PictureReader::new(Arc::default()).decode(&picture.bytes, picture.extension).is_ok()
}
