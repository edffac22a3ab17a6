//! The web edition: a page that needs no script, made to WCAG 2.2 AA, and the same text as HTML for a system that has a look of its own.
//!
//! A page is one file and what stands beside it in `web/`: style sheet, fonts, pictures. Nothing else is fetched, and nothing is in the page
//! that a strict Content Security Policy forbids: no script that runs, no style in attributes.

mod fonts;
mod form;
mod fragment;
mod head;
mod page;
mod sfnt;
mod style;

use std::collections::BTreeSet;

use self::form::{LONGEST_PICTURE, picture_path};
pub use self::fragment::FRAGMENT_WRITER;
use super::artefact::{Artefact, Asset};
use super::fingerprint::Fingerprint;
use super::input::{Input, PageSetting};
use super::paged::Pages;
use super::settings::Settings;
use super::writer::{WriteError, Writer};
use crate::edition::pictures_of_screens;
use crate::pixels::within;
use crate::policy::{Picture, VariantName};

/// Writes the full edition as a page.
pub static WRITER: Web = Web {
    name: VariantName::Web,
    page_setting: PageSetting::Standard,
    file: "index.html",
    prefix: "",
    counterpart: VariantName::EasyWeb,
};

/// Writes the easy-read edition as a page.
pub static EASY_WRITER: Web = Web {
    name: VariantName::EasyWeb,
    page_setting: PageSetting::Easy,
    file: "easy.html",
    prefix: "easy-",
    counterpart: VariantName::Web,
};

/// Writes an edition as a page.
#[derive(Debug)]
pub struct Web {
    name: VariantName,
    page_setting: PageSetting,
    /// The name of the page.
    file: &'static str,
    /// How the names of its files in `web/` begin, which it shares with the other page.
    prefix: &'static str,
    counterpart: VariantName,
}

impl Writer for Web {
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
        self.file
    }

    /// Its address is to be short, and stay: nothing of the slug is repeated in it.
    fn file_name(&self, _: &str) -> String {
        self.file.to_owned()
    }

    fn counterpart(&self) -> Option<VariantName> {
        Some(self.counterpart)
    }

    fn lists_formats(&self) -> bool {
        true
    }

    fn depend(&self, input: &Input, on: &mut Fingerprint<'_>) {
        let Input { edition, layout, page_setting: _, page_source: _, sibling, formats, settings } = input;
        let Settings { press: _, braille: _, evaluation: _, line_end: _, fragment: _ } = settings;
        on.text(edition);
        on.pictures(edition);
        on.bytes(style::file(layout));
        on.value(&layout.settings.fonts);
        on.fonts();
        on.value(sibling);
        on.value(formats);
    }

    fn write(&self, input: &Input, pages: &Pages<'_>) -> Result<Artefact, WriteError> {
        let Input { edition, layout, .. } = input;
        let bytes = page::write(input, self.prefix, self.file);
        let characters: BTreeSet<char> = String::from_utf8_lossy(&bytes).chars().collect();
        let families = &layout.settings.fonts;
        let has_italic = page::has_italic(edition);
        let fonts = fonts::of(pages.fonts(), families, &characters, self.prefix, has_italic);
        let style = style::write(edition, layout, &fonts);
        let mut assets = vec![Asset { path: page::style_path(self.prefix), bytes: style.into_bytes() }];
        assets.extend(fonts.files);
        let shown = pictures_of_screens(edition, true);
        assets.extend(pictures(shown, |index| picture_path(edition, self.prefix, index)));
        Ok(Artefact { bytes, assets, ..Artefact::default() })
    }
}

/// Pictures as files.
fn pictures<'a>(
    shown: impl Iterator<Item = (usize, &'a Picture)>,
    path: impl Fn(usize) -> String,
) -> Vec<Asset> {
    let picture = |(index, picture): (usize, &Picture)| {
        let (bytes, _) = within(picture, LONGEST_PICTURE);
        Asset { path: path(index), bytes: bytes.into_owned() }
    };
    shown.map(picture).collect()
}
