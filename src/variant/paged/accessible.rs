//! Accessible PDFs: the pages as they are laid out, tagged.

use super::drawn::Drawn;
use super::export::{self, CLAIMS};
use super::pages::{Pages, depend};
use super::tags;
use crate::policy::VariantName;
use crate::variant::artefact::{Artefact, Asset};
use crate::variant::fingerprint::Fingerprint;
use crate::variant::input::{Input, PageSetting};
use crate::variant::writer::{WriteError, Writer};

/// ONIX list 196: PDF/UA-1.
const ONIX_PDF_UA: &str = "05";

/// Writes the accessible PDF of a page setting.
#[derive(Debug)]
pub struct AccessiblePdf {
    /// The variant's name.
    pub name: VariantName,
    /// How its pages are laid out.
    pub page_setting: PageSetting,
    /// What follows the slug in its file name.
    pub ending: &'static str,
    /// Whether its first page goes with it as a picture.
    pub has_cover: bool,
}

impl Writer for AccessiblePdf {
    fn name(&self) -> VariantName {
        self.name
    }

    fn page_setting(&self) -> PageSetting {
        self.page_setting
    }

    fn shows_pages(&self) -> bool {
        true
    }

    fn shows_pictures(&self) -> bool {
        true
    }

    fn ending(&self) -> &'static str {
        self.ending
    }

    fn depend(&self, input: &Input, on: &mut Fingerprint<'_>) {
        depend(input, on);
        on.value(&input.page_source.is_some());
    }

    fn write(&self, input: &Input, pages: &Pages<'_>) -> Result<Artefact, WriteError> {
        let laid = pages.laid()?;
        let exported = export::accessible(laid, self.identifier(&input.edition))?;
        let mut assets = Vec::new();
        if let Some(cover) = self.has_cover.then(|| pages.cover()).transpose()?.flatten() {
            let mut add = |ending: &str, bytes: &[u8]| {
                assets.push(Asset {
                    path: format!("{}.cover.{ending}", input.edition.slug),
                    bytes: bytes.to_vec(),
                });
            };
            add("png", &cover.png);
            cover.svg.iter().for_each(|svg| add("svg", svg));
        }
        Ok(Artefact {
            assets,
            bytes: tags::mended(&exported, pages.edition()),
            pages: Some(laid.len()),
            claims: CLAIMS,
            onix: vec![ONIX_PDF_UA],
            ..Artefact::default()
        }
        .telling(&Drawn::of(laid, pages.edition())))
    }
}
