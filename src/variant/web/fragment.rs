//! HTML for a content management system: the sections, their headings at a level that the publisher chooses, without style or script. The title
//! is left to the page that it is put into.

use super::form::{FragmentForm, fragment_picture};
use crate::edition::{Edition, Section, pictures_of_screens, words};
use crate::policy::{EditionKind, FragmentPictures, VariantName};
use crate::variant::artefact::Artefact;
use crate::variant::fingerprint::Fingerprint;
use crate::variant::input::{Input, PageSetting};
use crate::variant::markup::{Body, Book, Made, Voice};
use crate::variant::paged::Pages;
use crate::variant::settings::Settings;
use crate::variant::writer::{WriteError, Writer};
use crate::xml::Xml;

/// Writes the fragment.
pub static FRAGMENT_WRITER: WebFragment = WebFragment;

/// What the fragment's system has no use for: looks, and semantics of e-books.
const UNWANTED: &[&str] = &["class", "data-header", "epub:type", "xml:lang"];

/// Writes the full edition as a fragment of a page.
#[derive(Debug)]
pub struct WebFragment;

impl Writer for WebFragment {
    fn name(&self) -> VariantName {
        VariantName::WebFragment
    }

    fn page_setting(&self) -> PageSetting {
        PageSetting::Standard
    }

    fn shows_pages(&self) -> bool {
        false
    }

    fn shows_pictures(&self) -> bool {
        true
    }

    fn is_for_readers(&self) -> bool {
        false
    }

    fn ending(&self) -> &'static str {
        "fragment.html"
    }

    fn depend(&self, input: &Input, on: &mut Fingerprint<'_>) {
        let Input { edition, layout: _, page_setting: _, page_source: _, sibling: _, formats: _, settings } =
            input;
        let Settings { press: _, braille: _, evaluation: _, line_end: _, fragment } = settings;
        on.text(edition);
        on.pictures(edition);
        on.setting(fragment);
    }

    fn write(&self, input: &Input, _: &Pages<'_>) -> Result<Artefact, WriteError> {
        let (edition, fragment) = (&input.edition, input.settings.fragment);
        let is_beside = fragment.pictures == FragmentPictures::Beside;
        let form = FragmentForm { edition, heading: fragment.heading, is_beside };
        let mut assets = Vec::new();
        if is_beside {
            assets = super::pictures(pictures_of_screens(edition, false), |index| {
                fragment_picture(edition, index)
            });
            // The page that it is put into has the publisher's logo and a cover of its own.
            let shown: Vec<bool> = shown(edition);
            let mut index = 0;
            assets.retain(|_| {
                index += 1;
                shown[index - 1]
            });
        }
        Ok(Artefact { bytes: write(edition, &form), assets, ..Artefact::default() })
    }
}

/// Which of the pictures stand in sections.
fn shown(edition: &Edition) -> Vec<bool> {
    let of_cover = edition.cover_picture.as_ref().map(|cover| cover.picture);
    let (logo, count) = (edition.publisher.logo, edition.pictures.len());
    (0..count).map(|index| ![logo, of_cover].iter().flatten().any(|id| id.0 == index)).collect()
}

fn write(edition: &Edition, form: &FragmentForm<'_>) -> Vec<u8> {
    debug_assert_eq!(edition.edition_kind, EditionKind::Full);
    let mut book = Book::new(edition, None, None, form);
    let mut xml = Xml::fragment().without(UNWANTED);
    let mut attributes = vec![("lang", edition.language.tag())];
    if edition.language.direction() == "rtl" {
        attributes.push(("dir", "rtl"));
    }
    xml.block("div", &attributes, |xml| {
        xml.raw("\n");
        edition.sections.iter().for_each(|one| section(xml, &mut book, one));
    });
    let (read, listed) = (book.pages.words_read(), words(edition).len());
    assert_eq!(read, listed, "the fragment says the words of the edition, each once");
    xml.finish()
}

fn section(xml: &mut Xml, book: &mut Book<'_>, section: &Section) {
    let form = book.form;
    let (id, title) = (form.id(&section.id), form.made(Made::Title(&section.id)));
    let level = format!("h{}", form.level(1));
    book.pages.open(&section.id);
    let mut body = Body::of(book, section);
    xml.block("section", &[("id", &id)], |xml| {
        xml.raw("\n");
        xml.block(&level, &[("id", &title)], |xml| {
            if let Some(label) = &section.label {
                body.plain(xml, label, Voice::Name);
                xml.text(": ");
            }
            body.plain(xml, &section.title, Voice::Name);
        });
        body.blocks(xml, &section.blocks);
        body.notes(xml);
    });
}
