//! Pages: an edition set by Typst in a layout, and exported.
//!
//! Setting is the dear part, so it is done once for all variants that show the same pages ([`Pages`]); each of them
//! then is an export of its own.

mod data;
mod page_map;
mod print;
#[cfg(test)]
mod tests;
mod world;

pub use self::print::{Raw, raw};

use std::cell::OnceCell;

use typst::WorldExt;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Label, Smart};
use typst::introspection::Introspector;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::world::LayoutWorld;
use super::{LayoutFailed, Setting};
use crate::edition::{Edition, PageMap, Section};
use crate::layout::{Fonts, Layout};
use crate::policy::VariantName;

/// What an accessible PDF conforms to: ISO 14289-1 and ISO 19005-2 level A, in one file.
pub const CLAIMS: &[&str] = &["PDF/UA-1", "PDF/A-2a"];

/// The pages of an edition in one setting: laid out when a variant first asks for them, and then kept for the others.
pub struct Pages<'a> {
    edition: &'a Edition,
    layout: &'a Layout,
    fonts: &'a Fonts,
    setting: Setting,
    on_pages: Option<VariantName>,
    laid: OnceCell<Result<Laid<'a>, LayoutFailed>>,
}

impl<'a> Pages<'a> {
    /// Nothing is laid out yet. `on_pages`: the variant in which a reader has these pages, if there is one.
    #[must_use]
    pub fn new(
        edition: &'a Edition,
        layout: &'a Layout,
        fonts: &'a Fonts,
        setting: Setting,
        on_pages: Option<VariantName>,
    ) -> Self {
        Self { edition, layout, fonts, setting, on_pages, laid: OnceCell::new() }
    }

    /// What stands on them.
    #[must_use]
    pub fn edition(&self) -> &'a Edition {
        self.edition
    }

    /// How they look.
    #[must_use]
    pub fn layout(&self) -> &'a Layout {
        self.layout
    }

    /// What they are set in.
    #[must_use]
    pub fn fonts(&self) -> &'a Fonts {
        self.fonts
    }

    /// The laid-out pages.
    pub(super) fn laid(&self) -> Result<&Laid<'a>, LayoutFailed> {
        let laid = self.laid.get_or_init(|| {
            let world = LayoutWorld::new(self.edition, self.layout, self.fonts, self.setting);
            let document = set(&world)?;
            Ok(Laid { world, document })
        });
        laid.as_ref().map_err(Clone::clone)
    }

    /// Where the pages begin in the text. None where the policy isn't published on them, and where a layout shows the
    /// text in such a way that a start is not found: a page list that may be wrong is worse than none.
    pub(super) fn map(&self) -> Result<Option<PageMap>, LayoutFailed> {
        let Some(variant) = self.on_pages else { return Ok(None) };
        let source = self.edition.file_identifier(variant);
        let pages = page_map::of(&self.laid()?.document, self.edition);
        Ok(pages.map(|pages| PageMap { source, pages }))
    }
}

/// Laid-out pages, with the world they were made in: a refusal of an export points into its files.
pub(super) struct Laid<'a> {
    world: LayoutWorld<'a>,
    document: PagedDocument,
}

impl Laid<'_> {
    /// How many pages.
    pub(super) fn len(&self) -> usize {
        self.document.pages().len()
    }

    /// The first of the pages that close the publication, from 0: where its colophon begins. In a layout that
    /// doesn't show that heading, the last page.
    pub(super) fn back(&self, edition: &Edition) -> usize {
        let introspector = self.document.introspector();
        let page = edition.sections.last().and_then(|colophon| {
            let heading = introspector.query_label(heading(colophon)).ok()?;
            introspector.page(heading.location()?)
        });
        page.map_or(self.len(), std::num::NonZeroUsize::get).saturating_sub(1)
    }
}

/// The label of a section's heading: `anchor` in `layouts/base/inline.typ`.
fn heading(section: &Section) -> Label {
    let label = Label::construct(format!("to-{}", section.id).as_str().into());
    label.unwrap_or_else(|_| unreachable!("a label with `to-` isn't empty"))
}

/// The sheet that goes with a file for the print shop, from its content as JSON.
pub fn preflight(
    card: Vec<u8>,
    edition: &Edition,
    layout: &Layout,
    fonts: &Fonts,
) -> Result<Vec<u8>, LayoutFailed> {
    let world = LayoutWorld::with(layout, fonts, "layouts/base/preflight.typ", "preflight", card);
    let document = set(&world)?;
    exported(&Laid { world, document }, format!("{}#preflight", edition.identifier))
}

/// The accessible PDF of a variant: `screen`, `large-print` or `easy-pdf`.
pub fn accessible(laid: &Laid<'_>, edition: &Edition, variant: VariantName) -> Result<Vec<u8>, LayoutFailed> {
    exported(laid, edition.file_identifier(variant))
}

/// An accessible PDF. `ident`: a stable name of the document; with no clock, the same text gives the same bytes.
fn exported(laid: &Laid<'_>, ident: String) -> Result<Vec<u8>, LayoutFailed> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .unwrap_or_else(|why| unreachable!("PDF/UA-1 and PDF/A-2a go together: {why:?}"));
    export(laid, PdfOptions { standards, tagged: true, ..options(ident) })
}

/// The pages for a desk printer: in screen colours, without tags and bleed.
pub fn plain(laid: &Laid<'_>, edition: &Edition, variant: VariantName) -> Result<Vec<u8>, LayoutFailed> {
    export(laid, options(edition.file_identifier(variant)))
}

/// What every export has in common. No tags, no standard.
fn options(ident: String) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some(concat!("udgiv ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: None,
        tagged: false,
        ..PdfOptions::default()
    }
}

fn export(laid: &Laid<'_>, options: PdfOptions) -> Result<Vec<u8>, LayoutFailed> {
    typst_pdf::pdf(&laid.document, &options).map_err(|errors| failed(&laid.world, &errors))
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
