//! Pages: an edition set by Typst in a layout, and exported.

mod data;
#[cfg(test)]
mod tests;
mod world;

use typst::WorldExt;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::world::LayoutWorld;
use super::LayoutFailed;
use crate::edition::Edition;
use crate::layout::{Fonts, Layout};
use crate::policy::VariantName;

/// What an accessible PDF conforms to: ISO 14289-1 and ISO 19005-2 level A, in one file.
pub const CLAIMS: &[&str] = &["PDF/UA-1", "PDF/A-2a"];

/// Makes the accessible PDF of a variant, `screen` or `large-print`; gives its bytes and the number of pages.
pub fn accessible(
    edition: &Edition,
    layout: &Layout,
    fonts: &Fonts,
    variant: VariantName,
) -> Result<(Vec<u8>, usize), LayoutFailed> {
    let world = LayoutWorld::new(edition, layout, fonts, variant);
    let document = set(&world)?;
    let pages = document.pages().len();
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .unwrap_or_else(|why| unreachable!("PDF/UA-1 and PDF/A-2a go together: {why:?}"));
    let options = PdfOptions {
        // A stable name of the document, and no clock: the same text gives the same bytes.
        ident: Smart::Custom(format!("{}#{variant}", edition.identifier)),
        creator: Smart::Custom(Some(concat!("udgiv ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: None,
        standards,
        tagged: true,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| failed(&world, &errors))?;
    Ok((bytes, pages))
}

/// Lays the edition out. Typst's warnings count as errors: an unknown font or a layout that doesn't settle
/// is a page nobody wants to see.
fn set(world: &LayoutWorld<'_>) -> Result<PagedDocument, LayoutFailed> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    let document = output.map_err(|errors| failed(world, &errors))?;
    if warnings.is_empty() { Ok(document) } else { Err(failed(world, &warnings)) }
}

/// Diagnostics as lines: `layouts/brochure/layout.typ:12: message`.
fn failed(world: &LayoutWorld<'_>, diagnostics: &[SourceDiagnostic]) -> LayoutFailed {
    let line = |diagnostic: &SourceDiagnostic| {
        let place = diagnostic.span.id().map(|id| {
            let path = id.vpath().get_without_slash().to_owned();
            let line = world.range(diagnostic.span).and_then(|range| world.line(id, range.start));
            line.map_or(format!("{path}: "), |line| format!("{path}:{line}: "))
        });
        let hints: String = diagnostic.hints.iter().map(|hint| format!("\n    {}", hint.v)).collect();
        format!("{}{}{hints}", place.unwrap_or_default(), diagnostic.message)
    };
    LayoutFailed { why: diagnostics.iter().map(line).collect::<Vec<_>>().join("\n") }
}
