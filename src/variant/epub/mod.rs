//! EPUB 3.3 for people who listen, enlarge, recolour, or read with their fingers.
//!
//! `epub-builder` assembles the container; [`seal`] then puts our own package document and navigation in place
//! of its, which say more, and writes the ZIP so that the same text gives the same bytes.

mod contents;
mod document;
mod form;
mod input;
mod metadata;
mod nav;
mod package;
mod page;
mod seal;
mod section;
mod sibling;
mod style;
mod title_page;

pub use self::input::EpubInput;

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};

use self::form::EpubForm;
use self::metadata::Told;
use self::nav::Navigation;
use self::package::{EVALUATED, Package};
use self::page::{COVER, NAV, Page, STYLE, picture_path};
use super::artefact::Artefact;
use super::fingerprint::Fingerprint;
use super::input::{Input, PageSetting};
use super::markup::Book;
use super::paged::{self, Pages};
use super::settings::{Evaluation, Settings};
use super::writer::{WriteError, Writer, file_identifier};
use crate::edition::{Edition, pictures_of_screens, words};
use crate::pixels::within;
use crate::policy::{EditionKind, VariantName};

/// What a book conforms to.
const CLAIMS: &[&str] = &["EPUB 3.3"];
/// What a book conforms to that somebody with a name has evaluated.
const EVALUATED_CLAIMS: &[&str] = &["EPUB 3.3", EVALUATED];

/// Writes the full edition as a book.
pub static WRITER: Epub = Epub {
    name: VariantName::Epub,
    page_setting: PageSetting::Standard,
    ending: "epub",
    counterpart: VariantName::EasyEpub,
};

/// Writes the easy-read edition as a book.
pub static EASY_WRITER: Epub = Epub {
    name: VariantName::EasyEpub,
    page_setting: PageSetting::Easy,
    ending: "easy.epub",
    counterpart: VariantName::Epub,
};

/// Writes an edition as a book.
#[derive(Debug)]
pub struct Epub {
    name: VariantName,
    page_setting: PageSetting,
    ending: &'static str,
    counterpart: VariantName,
}

impl Writer for Epub {
    fn name(&self) -> VariantName {
        self.name
    }

    fn page_setting(&self) -> PageSetting {
        self.page_setting
    }

    fn shows_pages(&self) -> bool {
        false
    }

    fn shows_pictures(&self) -> bool {
        true
    }

    fn ending(&self) -> &'static str {
        self.ending
    }

    fn counterpart(&self) -> Option<VariantName> {
        Some(self.counterpart)
    }

    /// The full book is what the publication's own identifier stands for.
    fn identifier(&self, edition: &Edition) -> String {
        match self.edition() {
            EditionKind::Full => edition.identifier.clone(),
            EditionKind::Easy => file_identifier(edition, self.name),
        }
    }

    fn depend(&self, input: &Input, on: &mut Fingerprint<'_>) {
        let Input { edition, layout, page_setting: _, page_source: _, sibling, formats: _, settings } = input;
        let Settings { evaluation, press: _, braille: _, line_end: _, fragment: _ } = settings;
        on.text(edition);
        on.pictures(edition);
        on.bytes(style::file(layout));
        paged::depend_on_map(input, on);
        on.value(sibling);
        if let Some(Evaluation { by, on: day, report, credential }) = evaluation {
            on.value(&(by, day, report, credential));
        }
    }

    fn write(&self, input: &Input, pages: &Pages<'_>) -> Result<Artefact, WriteError> {
        let Input { edition, layout, sibling, settings, .. } = input;
        let (map, identifier) = (pages.map()?, self.identifier(edition));
        Ok(write(&EpubInput {
            edition,
            layout,
            identifier: &identifier,
            page_map: map.as_ref(),
            cover: pages.cover()?.map(|cover| cover.png.as_slice()),
            sibling: sibling.as_ref(),
            evaluation: settings.evaluation.as_ref(),
        }))
    }
}

/// Writes a book.
///
/// # Panics
///
/// If what it says are not the words of the edition, each once.
#[must_use]
pub fn write(input: &EpubInput<'_>) -> Artefact {
    let EpubInput { edition, layout, evaluation, page_map, sibling, cover, identifier: _ } = *input;
    let form = EpubForm { edition };
    let mut book = Book::new(edition, sibling, page_map, &form);
    let words_of_it = book.words;
    let mut pages = vec![title_page::write(&mut book)];
    book.pages.open(NAV);
    book.pages.contents();
    pages.extend(edition.reading_order().map(|one| section::write(&mut book, one)));
    let (read, listed) = (book.pages.words_read(), words(edition).len());
    assert_eq!(read, listed, "the book says the words of the edition, each once, and counts them alike");
    contents::tell_apart(&mut pages, edition);

    let marks = book.pages.into_list();
    let style = style::write(edition, layout);
    let told = Told::of(edition, &style, !marks.is_empty());
    let navigation = Navigation { edition, words: words_of_it, pages: &pages, marks: &marks };
    let package = Package { input, words: words_of_it, pages: &pages, told: &told };
    let container = assemble(edition, cover, &pages, &style)
        .unwrap_or_else(|why| unreachable!("memory takes every byte, and names are our own: {why}"));
    Artefact {
        bytes: seal::seal(&container, &package.write(), &navigation.write()),
        claims: if evaluation.is_some() { EVALUATED_CLAIMS } else { CLAIMS },
        onix: told.onix(evaluation.is_some()),
        ..Artefact::default()
    }
}

/// Most pixels along the longer side of a picture in a book: two on each point of a column of 38 em, and enough to look closer.
const LONGEST_PICTURE: u32 = 1600;

fn assemble(
    edition: &Edition,
    cover: Option<&[u8]>,
    pages: &[Page],
    style: &str,
) -> epub_builder::Result<Vec<u8>> {
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    builder.epub_version(EpubVersion::V33);
    builder.add_resource(STYLE, style.as_bytes(), "text/css")?;
    for (index, picture) in pictures_of_screens(edition, true) {
        let path = picture_path(edition, index);
        let (bytes, format) = within(picture, LONGEST_PICTURE);
        builder.add_resource(path, bytes.as_ref(), format.media_type())?;
    }
    if let Some(cover) = cover {
        builder.add_resource(COVER, cover, "image/png")?;
    }
    for page in pages {
        builder.add_content(EpubContent::new(page.path.clone(), page.bytes.as_slice()))?;
    }
    let mut bytes = Vec::new();
    builder.generate(&mut bytes)?;
    Ok(bytes)
}
