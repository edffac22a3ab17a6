//! Laid-out pages.

use typst::diag::{SourceDiagnostic, SourceResult, Warned};
use typst::foundations::{Content, Label, Selector};
use typst::introspection::{Introspector, MetadataElem};
use typst_layout::PagedDocument;

use super::failed::{LayoutFailed, UNSETTLED, failed};
use super::world::LayoutWorld;
use crate::edition::{Edition, Section};
use crate::layout::{Fonts, Layout};
use crate::variant::input::Input;

/// Laid-out pages, with the world they were made in: a refusal of an export points into its files.
pub struct Laid<'a> {
    world: LayoutWorld<'a>,
    pub(super) document: PagedDocument,
}

impl<'a> Laid<'a> {
    /// Lays an edition out, as pages show it. Pages that don't settle, because where one thing goes depends on where another went, are
    /// laid out once more with the figures floating that floated at last, whatever follows from it.
    pub fn new(input: &Input, edition: &Edition, fonts: &'a Fonts) -> Result<Self, LayoutFailed> {
        let world = LayoutWorld::new(input, edition, fonts, None);
        let warned = typst::compile::<PagedDocument>(&world);
        if warned.warnings.iter().any(|warning| warning.message.starts_with(UNSETTLED)) {
            let floating = warned.output.as_ref().map(floating).unwrap_or_default();
            return Self::compiled(LayoutWorld::new(input, edition, fonts, Some(&floating)));
        }
        Self::judged(world, warned)
    }

    /// Lays `data` out, which is JSON, by a function of a layout's file.
    pub fn with(
        layout: &Layout,
        fonts: &'a Fonts,
        path: &str,
        function: &str,
        data: Vec<u8>,
    ) -> Result<Self, LayoutFailed> {
        Self::compiled(LayoutWorld::with(layout, fonts, path, function, data))
    }

    fn compiled(world: LayoutWorld<'a>) -> Result<Self, LayoutFailed> {
        let warned = typst::compile::<PagedDocument>(&world);
        Self::judged(world, warned)
    }

    /// Typst's warnings count as errors: an unknown font or a layout that doesn't settle is a page nobody wants to see.
    fn judged(
        world: LayoutWorld<'a>,
        Warned { output, warnings }: Warned<SourceResult<PagedDocument>>,
    ) -> Result<Self, LayoutFailed> {
        let document = output.map_err(|errors| failed(&world, &errors))?;
        if warnings.is_empty() { Ok(Self { world, document }) } else { Err(failed(&world, &warnings)) }
    }

    /// How many pages.
    pub fn len(&self) -> usize {
        self.document.pages().len()
    }

    /// The first of the pages that close the publication, from 0: where its colophon begins. In a layout that
    /// doesn't show that heading, the last page.
    pub fn back(&self, edition: &Edition) -> usize {
        let introspector = self.document.introspector();
        let page = edition.sections.last().and_then(|colophon| {
            let heading = introspector.query_label(heading(colophon)).ok()?;
            introspector.page(heading.location()?)
        });
        page.map_or(self.len(), std::num::NonZeroUsize::get).saturating_sub(1)
    }

    /// Why an export failed.
    pub(super) fn failed(&self, diagnostics: &[SourceDiagnostic]) -> LayoutFailed {
        failed(&self.world, diagnostics)
    }
}

/// The ids of the figures that float: `picture-block` in `layouts/base/figure.typ` says so.
fn floating(document: &PagedDocument) -> Vec<String> {
    let label = Label::construct("floating".into()).unwrap_or_else(|_| unreachable!("it isn't empty"));
    let said = document.introspector().query(&Selector::Label(label));
    let id = |content: &Content| content.to_packed::<MetadataElem>()?.value.clone().cast::<String>().ok();
    said.iter().filter_map(id).collect()
}

/// The label of a section's heading: `anchor` in `layouts/base/inline.typ`.
pub(super) fn heading(section: &Section) -> Label {
    let label = Label::construct(format!("to-{}", section.id).as_str().into());
    label.unwrap_or_else(|_| unreachable!("a label with `to-` isn't empty"))
}
