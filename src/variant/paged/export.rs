//! Exports of laid-out pages as PDF.

use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::failed::LayoutFailed;
use super::laid::Laid;
use super::sampled::sampled;
use crate::edition::Edition;
use crate::layout::{Fonts, Layout};

/// What an accessible PDF conforms to: ISO 14289-1 and ISO 19005-2 level A, in one file.
pub const CLAIMS: &[&str] = &["PDF/UA-1", "PDF/A-2a"];

/// The sheet that goes with a file for the print shop, from its content as JSON.
pub fn preflight(
    card: Vec<u8>,
    edition: &Edition,
    layout: &Layout,
    fonts: &Fonts,
) -> Result<Vec<u8>, LayoutFailed> {
    let laid = Laid::with(layout, fonts, "layouts/base/preflight.typ", "preflight", card)?;
    accessible(&laid, format!("{}#preflight", edition.identifier))
}

/// An accessible PDF. `identifier` names the document; with no clock, the same text gives the same bytes.
pub fn accessible(laid: &Laid<'_>, identifier: String) -> Result<Vec<u8>, LayoutFailed> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .unwrap_or_else(|why| unreachable!("PDF/UA-1 and PDF/A-2a go together: {why:?}"));
    export(laid, PdfOptions { standards, tagged: true, ..options(identifier) })
}

/// The pages for a desk printer: in screen colours, without tags and bleed.
pub fn plain(laid: &Laid<'_>, identifier: String) -> Result<Vec<u8>, LayoutFailed> {
    export(laid, options(identifier))
}

/// What every export has in common. No tags, no standard.
fn options(identifier: String) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(identifier),
        creator: Smart::Custom(Some(concat!("udgiv ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: None,
        tagged: false,
        ..PdfOptions::default()
    }
}

fn export(laid: &Laid<'_>, options: PdfOptions) -> Result<Vec<u8>, LayoutFailed> {
    let sampled = sampled(&laid.document);
    typst_pdf::pdf(sampled.as_ref().unwrap_or(&laid.document), &options)
        .map_err(|errors| laid.failed(&errors))
}
