//! Where the blocks of an edition stand on laid-out pages, by the marks that the layout puts around them (`layouts/base/marks.typ`).

use std::collections::BTreeMap;

use typst::foundations::{Content, Dict, Label, StyleChain, Value};
use typst::introspection::{Location, MetadataElem, Tag};
use typst::layout::{Frame, FrameItem, HideElem, Point, Rect, RepeatElem, Transform};
use typst::pdf::{ArtifactElem, ArtifactKind};
use typst_layout::PagedDocument;

use super::laid::heading;
use crate::edition::{Block, Edition, Origin, OriginOf, Section};

/// A block, or a section's heading, on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SheetBlock {
    /// Where it was written.
    pub origin: Origin,
    /// The page, from 0. One that goes on is on each of its pages.
    pub page: usize,
    /// Left, top, right and bottom, as shares of the page's width and height.
    pub place: [f64; 4],
}

/// What stands somewhere: the heading of a section, or a block, or a goal of one, by their numbers in the edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    Heading(usize),
    Block { section: usize, block: usize, goal: Option<usize> },
}

/// Everything of an edition that was written by somebody, with the places where it stands, in the order of the edition.
pub fn blocks(document: &PagedDocument, edition: &Edition) -> Vec<SheetBlock> {
    let headings = edition.sections.iter().enumerate().map(|(number, one)| (heading(one), number)).collect();
    let mut reader = Reader { headings, ..Reader::default() };
    // What floats, and what stands at the foot of its page, may be met before the place that it belongs to.
    for _ in 0..2 {
        reader.open.clear();
        reader.found.clear();
        for (number, page) in document.pages().iter().enumerate() {
            reader.page = number;
            reader.size = page.frame.size().to_point();
            reader.frame(&page.frame, Transform::identity());
        }
    }
    let block = |((shown, page), place)| {
        let origin = origin(&edition.sections, shown)?;
        Some(SheetBlock { origin, page, place })
    };
    reader.found.into_iter().filter_map(block).collect()
}

fn origin(sections: &[Section], shown: Shown) -> Option<Origin> {
    match shown {
        Shown::Heading(section) => {
            Some(Origin { section: sections.get(section)?.written?, of: OriginOf::Heading })
        }
        Shown::Block { section, block, goal } => {
            let section = sections.get(section)?;
            match (section.blocks.get(block)?, goal) {
                (Block::Goals { goals }, Some(goal)) => Some(goals.get(goal)?.origin),
                _ => section.origins.get(block).copied(),
            }
        }
    }
}

#[derive(Default)]
struct Reader {
    headings: Vec<(Label, usize)>,
    page: usize,
    size: Point,
    /// What is open, the innermost last. A heading ends with its element, all others with a mark.
    open: Vec<(Shown, Option<Location>)>,
    /// Open elements that belong to the page, and to no block on it.
    outside: Vec<Location>,
    /// What is open where an element stands, for what is laid out elsewhere as its child: notes, floats, cells that go on.
    at: BTreeMap<u128, Option<Shown>>,
    found: BTreeMap<(Shown, usize), [f64; 4]>,
}

impl Reader {
    fn frame(&mut self, frame: &Frame, at: Transform) {
        for (position, item) in frame.items() {
            let here = at.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    let here = here.pre_concat(group.transform);
                    let Some(parent) = group.parent else {
                        self.frame(&group.frame, here);
                        continue;
                    };
                    let around = self.at.get(&parent.location.hash()).copied().flatten();
                    let open = std::mem::replace(
                        &mut self.open,
                        around.map(|one| (one, None)).into_iter().collect(),
                    );
                    self.frame(&group.frame, here);
                    self.open = open;
                }
                FrameItem::Tag(Tag::Start(element, _)) => self.begin(element),
                FrameItem::Tag(Tag::End(location, ..)) => {
                    self.outside.retain(|open| open != location);
                    self.open.retain(|(_, open)| open.as_ref() != Some(location));
                }
                FrameItem::Text(text) => self.meet(text.bbox(), here),
                FrameItem::Image(_, size, _) => self.meet(Rect::from_pos_size(Point::zero(), *size), here),
                // The fields and lines of an opener may be all over its page.
                FrameItem::Shape(shape, _) if !matches!(self.open.last(), Some((Shown::Heading(_), _))) => {
                    self.meet(shape.geometry.bbox(None), here);
                }
                FrameItem::Shape(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn begin(&mut self, element: &Content) {
        if let Some(mark) = element.to_packed::<MetadataElem>() {
            if let Some((shown, ends)) = read(&mark.value) {
                match self.open.iter().rposition(|(open, _)| ends && *open == shown) {
                    Some(last) => drop(self.open.drain(last..)),
                    None if !ends => self.open.push((shown, None)),
                    None => {}
                }
            }
            return;
        }
        let Some(location) = element.location() else { return };
        let label = element.label();
        let section = self.headings.iter().find(|(heading, _)| Some(*heading) == label);
        if let Some((_, section)) = section {
            self.open.push((Shown::Heading(*section), Some(location)));
        }
        self.at.insert(location.hash(), self.open.last().map(|(shown, _)| *shown));
        if is_of_the_page(element) {
            self.outside.push(location);
        }
    }

    /// What can be seen belongs to what is open.
    fn meet(&mut self, bounds: Rect, here: Transform) {
        let Some((shown, _)) = self.open.last() else { return };
        if !self.outside.is_empty() {
            return;
        }
        let (one, other) = (bounds.min.transform(here), bounds.max.transform(here));
        let share = |of: fn(&Point) -> f64| {
            let (one, other, size) = (of(&one), of(&other), of(&self.size).max(1.0));
            [(one.min(other) / size).clamp(0.0, 1.0), (one.max(other) / size).clamp(0.0, 1.0)]
        };
        let ([left, right], [top, bottom]) = (share(|point| point.x.to_pt()), share(|point| point.y.to_pt()));
        if left >= right && top >= bottom {
            return;
        }
        let place = self.found.entry((*shown, self.page)).or_insert([left, top, right, bottom]);
        *place = [place[0].min(left), place[1].min(top), place[2].max(right), place[3].max(bottom)];
    }
}

/// What a mark of a layout says: what it stands at, and whether that ends there.
fn read(value: &Value) -> Option<(Shown, bool)> {
    let said: Dict = value.clone().cast().ok()?;
    let number = |name: &str| said.get(name).ok()?.clone().cast::<usize>().ok();
    let ends = said.get("ends").ok()?.clone().cast::<bool>().ok()?;
    let (section, block) = (number("section")?, number("block")?);
    Some((Shown::Block { section, block, goal: number("goal") }, ends))
}

/// What comes with every page, such as its foot. Pictures that are decoration are artifacts, too, but those of a block.
fn is_of_the_page(element: &Content) -> bool {
    let kind = element.to_packed::<ArtifactElem>().map(|artifact| artifact.kind.get(StyleChain::default()));
    kind.is_some_and(|kind| kind != ArtifactKind::Other)
        || element.is::<HideElem>()
        || element.is::<RepeatElem>()
}
