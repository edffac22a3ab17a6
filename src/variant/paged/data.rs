//! What a layout gets as `data`: the edition, words in its language, pictures. `docs/layouts.md` documents it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::edition::{About, Edition, Section, longest_word};
use crate::language::{self, DocumentWords};
use crate::pixels::shown;
use crate::policy::{Binding, Picture};
use crate::variant::input::{Input, PageSetting};

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
    bleed_mm: f64,
    steady: bool,
    #[serde(flatten)]
    figures: &'a Figures,
    marked: bool,
    print: Option<OnPaper>,
}

/// Where figures went at last on pages that didn't settle.
#[derive(Default, Serialize)]
pub struct Figures {
    /// The ids of those that float.
    pub floating: Vec<String>,
    /// By how much those are drawn lower, and closer to what is above them, that fit only so: in pt, by id.
    pub lowered: BTreeMap<String, [f64; 2]>,
}

/// What a layout has to know of pages that are for paper alone.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct OnPaper {
    mirrored: bool,
    blanks: Blanks,
    page: &'static str,
}

/// What pages are for.
#[derive(Debug, Clone, Copy)]
pub enum Purpose {
    /// For a file.
    Plain,
    /// For paper alone.
    Bound(Bound),
    /// To be looked at while somebody writes: each block is between marks that take no room (`layouts/base/marks.typ`).
    Marked,
}

/// How the sheets of pages are bound.
#[derive(Debug, Clone, Copy)]
pub struct Bound {
    /// The way.
    pub binding: Binding,
    /// Blank pages that it needs.
    pub blanks: Blanks,
}

/// How many pages are left blank: after the cover, and before the pages that close the publication.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Blanks(usize, usize);

impl Blanks {
    /// So many, where a printer would put them: the insides of the covers. A single one is at the back.
    pub fn of(count: usize) -> Self {
        let front = usize::from(count > 1);
        Self(front, count - front)
    }
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
    /// The size of its smallest letters, in the unit of its width; none where it says nothing.
    letters: Option<f32>,
}

/// The data of an edition, as pages show it, in JSON: data can't run. `steady`: where figures go, because the pages didn't
/// settle when the layout looked for that itself. `purpose`: what the pages are for.
pub fn json(input: &Input, edition: &Edition, steady: Option<&Figures>, purpose: Purpose) -> Vec<u8> {
    let (bound, marked) = match purpose {
        Purpose::Bound(bound) => (Some(bound), false),
        Purpose::Marked => (None, true),
        Purpose::Plain => (None, false),
    };
    let pictures = picture_paths(edition).map(|(path, picture)| PictureFile {
        path: format!("/{path}"),
        width: picture.width,
        height: picture.height,
        letters: picture.lettering.smallest.as_ref().map(|smallest| smallest.size),
    });
    let looked_for = Figures::default();
    let data = Data {
        edition,
        about: About { title: title(input), ..edition.about() },
        names: edition.sections.iter().map(Section::full_title).collect(),
        words: DocumentWords::of(&edition.language),
        brand: Brand { primary: edition.publisher.primary.hex(), accent: edition.publisher.accent.hex() },
        pictures: pictures.collect(),
        // A layout's pages for print are its usual ones; what is different is in `print`.
        setting: if bound.is_some() { PageSetting::Standard } else { input.page_setting },
        date: edition.date.map(|date| (date.year, date.month, date.day)),
        longest_word: longest_word(edition),
        bleed_mm: input.settings.press.bleed_mm,
        steady: steady.is_some(),
        figures: steady.unwrap_or(&looked_for),
        marked,
        print: bound.map(|Bound { binding, blanks }| OnPaper {
            mirrored: binding != Binding::Loose,
            blanks,
            page: language::of(&edition.language).preflight.on_page,
        }),
    };
    serde_json::to_vec(&data).unwrap_or_else(|why| unreachable!("the tree has string keys alone: {why}"))
}

/// The title in the file's metadata: what a window shows, and so what tells the files of one policy apart.
fn title(input: &Input) -> String {
    let (name, words) = (input.edition.name(), DocumentWords::of(&input.edition.language));
    match input.page_setting {
        PageSetting::LargePrint => format!("{name} – {}", words.large_print),
        PageSetting::Standard | PageSetting::Easy | PageSetting::Print => name,
    }
}

/// Pictures and where Typst finds them. They are numbered, so that names are the same in every document.
pub fn picture_paths(edition: &Edition) -> impl Iterator<Item = (String, &Arc<Picture>)> {
    edition
        .pictures
        .iter()
        .enumerate()
        .map(|(index, picture)| (format!("pictures/{index}.{}", shown(picture).1.extension()), picture))
}
