//! Laid-out pages as pictures: for those who write, not for those who read.

use typst::foundations::Label;
use typst::introspection::Introspector;
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst_layout::PagedDocument;
use typst_svg::SvgOptions;

use super::shown_blocks::{self, SheetBlock};
use crate::edition::Edition;

/// Pages that can be shown one by one. They outlive what they were laid out from.
#[derive(Debug, Clone)]
pub struct Sheets {
    document: PagedDocument,
    blocks: Vec<SheetBlock>,
}

/// Letters on a page that are set in one line.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetLine {
    /// What can be read.
    pub text: String,
    /// Left, top, right and bottom, as shares of the page's width and height.
    pub place: [f64; 4],
}

impl Sheets {
    /// The pages of a document.
    pub(super) fn new(document: PagedDocument) -> Self {
        Self { document, blocks: Vec::new() }
    }

    /// The pages of a document with marks around the blocks of an edition.
    pub(super) fn marked(document: PagedDocument, edition: &Edition) -> Self {
        let blocks = shown_blocks::blocks(&document, edition);
        Self { document, blocks }
    }

    /// What stands where, in the order of the edition: the headings of sections, and their blocks.
    #[must_use]
    pub fn blocks(&self) -> &[SheetBlock] {
        &self.blocks
    }

    /// How many pages.
    #[must_use]
    pub fn len(&self) -> usize {
        self.document.pages().len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Width and height of a page, in pt.
    #[must_use]
    pub fn size_pt(&self, page: usize) -> Option<[f64; 2]> {
        let size = self.document.pages().get(page)?.frame.size();
        Some([size.x.to_pt(), size.y.to_pt()])
    }

    /// Letters that stand for all that can be seen on a page: while they are the same, so is the page.
    #[must_use]
    pub fn stamp(&self, page: usize) -> Option<String> {
        let page = self.document.pages().get(page)?;
        Some(format!("{:032x}", typst::utils::hash128(page)))
    }

    /// A page as SVG, with letters as shapes.
    #[must_use]
    pub fn svg(&self, page: usize) -> Option<String> {
        let options = SvgOptions { render_bleed: false, pretty: false };
        Some(typst_svg::svg(self.document.pages().get(page)?, &options))
    }

    /// The page on which the heading of a section stands, from 0, by the section's id: `anchor` in `layouts/base/inline.typ`.
    #[must_use]
    pub fn heading(&self, section: &str) -> Option<usize> {
        let label = Label::construct(format!("to-{section}").as_str().into()).ok()?;
        let introspector = self.document.introspector();
        let place = introspector.query_label(label).ok()?.location()?;
        introspector.page(place).map(|page| page.get() - 1)
    }

    /// What can be read on a page, in the order in which it was set.
    #[must_use]
    pub fn lines(&self, page: usize) -> Vec<SheetLine> {
        let mut lines = Vec::new();
        if let Some(page) = self.document.pages().get(page) {
            let size = page.frame.size();
            let [width, height] = [size.x.to_pt().max(1.0), size.y.to_pt().max(1.0)];
            collect(&page.frame, Transform::identity(), &mut |text, [left, top, right, bottom]| {
                let place = [left / width, top / height, right / width, bottom / height];
                lines.push(SheetLine { text, place });
            });
        }
        lines
    }
}

/// Tells of every text in a frame, with its box in pt.
fn collect(frame: &Frame, at: Transform, tell: &mut dyn FnMut(String, [f64; 4])) {
    for (position, item) in frame.items() {
        let here = at.pre_concat(Transform::translate(position.x, position.y));
        match item {
            FrameItem::Group(group) => collect(&group.frame, here.pre_concat(group.transform), tell),
            FrameItem::Text(text) => {
                let bounds = text.bbox();
                let (one, other) = (bounds.min.transform(here), bounds.max.transform(here));
                tell(text.text.to_string(), corners(one, other));
            }
            _ => {}
        }
    }
}

fn corners(one: Point, other: Point) -> [f64; 4] {
    let (x, y) = ([one.x.to_pt(), other.x.to_pt()], [one.y.to_pt(), other.y.to_pt()]);
    [x[0].min(x[1]), y[0].min(y[1]), x[0].max(x[1]), y[0].max(y[1])]
}
