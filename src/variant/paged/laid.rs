//! Laid-out pages.

use std::collections::BTreeMap;

use typst::diag::{SourceDiagnostic, SourceResult, Warned};
use typst::foundations::{Array, Content, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::data::{Blanks, Bound, Figures, Purpose};
use super::failed::{LayoutFailed, UNSETTLED, failed};
use super::world::LayoutWorld;
use crate::edition::{Edition, Section};
use crate::layout::{Fonts, Layout};
use crate::policy::Binding;
use crate::variant::input::Input;

/// How often figures are taken back that would stand above their own places: each time there are fewer that float.
const ROUNDS: usize = 3;

/// Laid-out pages, with the world they were made in: a refusal of an export points into its files.
pub struct Laid<'a> {
    world: LayoutWorld<'a>,
    pub(super) document: PagedDocument,
}

impl<'a> Laid<'a> {
    /// Lays an edition out, as pages show it. Pages that don't settle, because where one thing goes depends on where another went, are
    /// laid out once more with the figures floating, or drawn lower, that were so at last. Of those that float, the ones that would stand above their own place on its
    /// page, and so maybe above their section's title, stand where they are written.
    pub fn new(input: &Input, edition: &Edition, fonts: &'a Fonts) -> Result<Self, LayoutFailed> {
        Self::settled(input, edition, fonts, Purpose::Plain)
    }

    /// The same pages, with marks around the blocks: to be looked at, and never written.
    pub fn marked(input: &Input, edition: &Edition, fonts: &'a Fonts) -> Result<Self, LayoutFailed> {
        Self::settled(input, edition, fonts, Purpose::Marked)
    }

    /// Lays an edition out for sheets that are bound. Only then it is known how many pages are missing, so that there are two
    /// goes where some are: with the blank ones among them, the contents say where things are in the hand.
    pub fn bound(
        input: &Input,
        edition: &Edition,
        fonts: &'a Fonts,
        binding: Binding,
    ) -> Result<Self, LayoutFailed> {
        let laid = |blanks| Self::settled(input, edition, fonts, Purpose::Bound(Bound { binding, blanks }));
        let first = laid(Blanks::default())?;
        match first.len().next_multiple_of(binding.pages()) - first.len() {
            0 => Ok(first),
            missing => laid(Blanks::of(missing)),
        }
    }

    fn settled(
        input: &Input,
        edition: &Edition,
        fonts: &'a Fonts,
        purpose: Purpose,
    ) -> Result<Self, LayoutFailed> {
        let world = LayoutWorld::new(input, edition, fonts, None, purpose);
        let warned = typst::compile::<PagedDocument>(&world);
        if warned.warnings.iter().any(|warning| warning.message.starts_with(UNSETTLED)) {
            let mut figures = warned.output.as_ref().map(figures).unwrap_or_default();
            for _ in 0..ROUNDS {
                let steady =
                    Self::compiled(LayoutWorld::new(input, edition, fonts, Some(&figures), purpose))?;
                let count = figures.floating.len();
                figures.floating.retain(|id| !is_above_its_place(&steady.document, id));
                if figures.floating.len() == count {
                    return Ok(steady);
                }
            }
            return Self::compiled(LayoutWorld::new(input, edition, fonts, Some(&figures), purpose));
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

    /// The pages that the layout left blank for the binding, from 0: `blank-pages` in `layouts/base/bound.typ`.
    pub fn blank(&self) -> Vec<usize> {
        let introspector = self.document.introspector();
        let page = |number: usize| {
            let label = Label::construct(format!("blank-{number}").as_str().into()).ok()?;
            let place = introspector.query_label(label).ok()?.location()?;
            introspector.page(place).map(|page| page.get() - 1)
        };
        (0..).map_while(page).collect()
    }

    /// Width and height of the widest and the highest page, in mm.
    pub fn page_mm(&self) -> [f64; 2] {
        let sizes = self.document.pages().iter().map(|page| page.frame.size());
        sizes
            .fold([0.0, 0.0], |[width, height], size| [width.max(size.x.to_mm()), height.max(size.y.to_mm())])
    }

    /// The size that most letters have, in pt.
    pub fn text_pt(&self) -> f64 {
        let mut letters: BTreeMap<u64, usize> = BTreeMap::new();
        self.document.pages().iter().for_each(|page| count_letters(&page.frame, &mut letters));
        letters.into_iter().max_by_key(|(_, count)| *count).map_or(0.0, |(size, _)| size as f64 / 100.0)
    }

    /// Why an export failed.
    pub(super) fn failed(&self, diagnostics: &[SourceDiagnostic]) -> LayoutFailed {
        failed(&self.world, diagnostics)
    }
}

/// How many letters have each size, in hundredths of a pt.
fn count_letters(frame: &Frame, letters: &mut BTreeMap<u64, usize>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => count_letters(&group.frame, letters),
            FrameItem::Text(text) => {
                let size = (text.size.to_pt() * 100.0).round().max(0.0) as u64;
                *letters.entry(size).or_insert(0) += text.glyphs.len();
            }
            _ => {}
        }
    }
}

/// Which figures float, and which are drawn lower: `afloat` in `layouts/base/figure.typ` says so.
fn figures(document: &PagedDocument) -> Figures {
    let said = |label: &str| {
        let label = Label::construct(label.into()).unwrap_or_else(|_| unreachable!("it isn't empty"));
        document.introspector().query(&Selector::Label(label))
    };
    let value = |content: &Content| Some(content.to_packed::<MetadataElem>()?.value.clone());
    let id = |content| value(content)?.cast::<String>().ok();
    let lowered = |content| {
        let said = value(content)?.cast::<Array>().ok()?;
        let [id, less, closer] = said.as_slice() else { return None };
        let pt = |length: &Value| length.clone().cast::<f64>().ok();
        Some((id.clone().cast::<String>().ok()?, [pt(less)?, pt(closer)?]))
    };
    Figures {
        floating: said("floating").iter().filter_map(id).collect(),
        lowered: said("lowered").iter().filter_map(lowered).collect(),
    }
}

/// Whether a figure that floats is at the head of the page that its place is on, below it: `afloat` in `layouts/base/figure.typ` labels both.
fn is_above_its_place(document: &PagedDocument, id: &str) -> bool {
    let introspector = document.introspector();
    let page = |part: &str| {
        let label = Label::construct(format!("{part}-{id}").as_str().into()).ok()?;
        introspector.page(introspector.query_label(label).ok()?.location()?)
    };
    page("head").is_some_and(|head| page("spot") == Some(head))
}

/// The label of a section's heading: `anchor` in `layouts/base/inline.typ`.
pub(super) fn heading(section: &Section) -> Label {
    let label = Label::construct(format!("to-{}", section.id).as_str().into());
    label.unwrap_or_else(|_| unreachable!("a label with `to-` isn't empty"))
}
