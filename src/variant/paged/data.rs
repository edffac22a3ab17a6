//! What a layout gets as `data`: the edition, words in its language, pictures. `docs/layouts.md` documents it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::edition::{About, Edition, Section, longest_word};
use crate::language::DocumentWords;
use crate::pixels::shown;
use crate::policy::Picture;
use crate::variant::input::{Input, PageSetting};

use super::syllables::longest_parts;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Data<'a> {
    edition: &'a Edition,
    about: About,
    names: Vec<String>,
    words: &'a DocumentWords,
    brand: Brand,
    pictures: Vec<PictureFile>,
    setting: PageSetting,
    date: Option<(i32, u8, u8)>,
    longest_word: usize,
    longest_parts: BTreeMap<String, String>,
    bleed_mm: f64,
    steady: Option<&'a [String]>,
}

#[derive(Serialize)]
struct Brand {
    primary: String,
    accent: String,
}

#[derive(Serialize)]
struct PictureFile {
    path: String,
    width: f32,
    height: f32,
}

/// The data of an edition, as pages show it, in JSON: data can't run. `steady`: the figures that
/// float, because the pages didn't settle when the layout looked for them itself.
pub fn json(input: &Input, edition: &Edition, steady: Option<&[String]>) -> Vec<u8> {
    let pictures = picture_paths(edition).map(|(path, picture)| PictureFile {
        path: format!("/{path}"),
        width: picture.width,
        height: picture.height,
    });
    let data = Data {
        edition,
        about: edition.about(),
        names: edition.sections.iter().map(Section::full_title).collect(),
        words: DocumentWords::of(&edition.language),
        brand: Brand { primary: edition.publisher.primary.hex(), accent: edition.publisher.accent.hex() },
        pictures: pictures.collect(),
        setting: input.page_setting,
        date: edition.date.map(|date| (date.year, date.month, date.day)),
        longest_word: longest_word(edition),
        longest_parts: longest_parts(edition),
        bleed_mm: input.settings.press.bleed_mm,
        steady,
    };
    serde_json::to_vec(&data).unwrap_or_else(|why| unreachable!("the tree has string keys alone: {why}"))
}

/// Pictures and where Typst finds them. They are numbered, so that names are the same in every document.
pub fn picture_paths(edition: &Edition) -> impl Iterator<Item = (String, &Arc<Picture>)> {
    edition
        .pictures
        .iter()
        .enumerate()
        .map(|(index, picture)| (format!("pictures/{index}.{}", shown(picture).1.extension()), picture))
}
