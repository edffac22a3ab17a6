//! The file for the print shop: the pages in inks, with bleed and marks, and a preflight sheet that says what it is like.

mod card;

use self::card::Card;
use super::artefact::{Artefact, Companion};
use super::fingerprint::Fingerprint;
use super::input::{Input, PageSetting};
use super::paged::{self, Drawn, Pages};
use super::press::{self, Marking};
use super::settings::Settings;
use super::writer::{WriteError, Writer};
use crate::policy::{Binding, VariantName};

/// Writes it.
pub static WRITER: Print = Print;

/// Writes the file for the print shop.
#[derive(Debug)]
pub struct Print;

impl Writer for Print {
    fn name(&self) -> VariantName {
        VariantName::Print
    }

    fn page_setting(&self) -> PageSetting {
        PageSetting::Print
    }

    fn binding(&self, settings: &Settings) -> Option<Binding> {
        Some(settings.press.binding)
    }

    fn shows_pages(&self) -> bool {
        true
    }

    fn shows_pictures(&self) -> bool {
        true
    }

    fn is_for_readers(&self) -> bool {
        false
    }

    fn ending(&self) -> &'static str {
        "print.pdf"
    }

    fn depend(&self, input: &Input, on: &mut Fingerprint<'_>) {
        press::depend(input, on);
    }

    fn write(&self, input: &Input, pages: &Pages<'_>) -> Result<Artefact, WriteError> {
        let Input { edition, layout, settings, .. } = input;
        let laid = pages.bound(settings.press.binding)?;
        let raw = paged::raw(laid, edition, settings.press.bleed_mm)?;
        let printed = press::printed(&raw, input, pages.fonts(), Marking::Marked, settings.press.binding)?;
        let card = Card::new(edition, &settings.press, &self.file_name(&edition.slug), &printed);
        let sheet = paged::preflight(card.json(), edition, layout, pages.fonts())?;
        Ok(Artefact {
            bytes: printed.pdf,
            pages: Some(printed.preflight.pages),
            claims: printed.claims,
            companions: vec![Companion::new("preflight.pdf", sheet, &printed.preflight)],
            ..Artefact::default()
        }
        .telling(&Drawn::of(laid, edition)))
    }
}
