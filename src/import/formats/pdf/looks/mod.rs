//! Reads a document that has no tags: by where letters stand and how large they are.

mod blocks;
mod chunks;
mod columns;
mod furniture;
mod notes;
mod ruled;

use std::collections::BTreeSet;

use self::blocks::{Block, Habits, Kind, blocks};
use self::chunks::{Chunk, chunks};
use self::columns::{Region, ordered};
use self::ruled::{GoesOn, Rows};
use super::about::About;
use super::pages::Pages;
use super::pictures::Figures;
use super::table::Grid;
use super::text::{Joiner, Part, plain_lines};
use crate::import::document::{Content, Document, Doubt, Footnote, LeftOut, Origin, Piece, Reason, on_page};
use crate::import::format::Order;
use crate::import::formats::rich::captions::captioned;
use crate::import::formats::rich::flow::{Flow, Item, Paragraph, Role};
use crate::import::formats::rich::spans::{self, Span, Style};
use crate::import::read_error::ReadError;

/// What follows what: lines, tables and pictures, in the order in which they are read.
enum Step<'p> {
    Block(Block<'p>),
    Table(Rows<'p>),
    Picture(usize, usize),
}

/// Reads a document by its looks. `about` is what the file says of itself.
pub fn read(pages: &Pages, figures: &mut Figures<'_>, about: &About) -> Result<Document, ReadError> {
    let mut document = Document { numbers_typed: true, ..Document::default() };
    let mut all = Vec::new();
    let mut turned = Vec::new();
    for page in 0..pages.drawn.len() {
        let (lines, odd) = chunks(pages, page);
        all.push(lines);
        turned.push(plain_lines(odd.into_iter()));
    }
    let heights: Vec<f64> = pages.drawn.iter().map(|page| page.height).collect();
    document.left_out.extend(furniture::clear(&mut all, &heights, &about.labels));
    for (page, lines) in turned.into_iter().enumerate() {
        for line in lines {
            leave_out(&mut document, page, &line, Reason::Turned);
        }
    }
    let regions: Vec<Vec<Region<'_>>> = all
        .into_iter()
        .enumerate()
        .map(|(page, lines)| ordered(lines, pages.drawn[page].shapes.iter().map(|(area, _)| *area).collect()))
        .collect();
    let columns = regions.iter().flatten().filter_map(|region| match region {
        Region::Column(lines) => Some(lines.as_slice()),
        Region::Table(_) => None,
    });
    let habits = Habits::of(columns);
    let mut steps = Vec::new();
    for (page, regions) in regions.into_iter().enumerate() {
        let from = steps.len();
        for region in regions {
            match region {
                Region::Column(lines) => {
                    let (lines, contents) = furniture::contents(lines);
                    document.left_out.extend(contents);
                    steps.extend(blocks(lines, &habits).into_iter().map(Step::Block));
                }
                Region::Table(rows) => steps.push(Step::Table(rows)),
            }
        }
        put_pictures(pages, page, &mut steps, from);
    }
    let steps = tables_across_pages(steps, &mut document);
    Writer::of(pages, figures, habits, document).write(steps, &about.title)
}

/// Makes one table of those that go on on the next page. A head that is printed once more is left out.
fn tables_across_pages<'p>(steps: Vec<Step<'p>>, document: &mut Document) -> Vec<Step<'p>> {
    let mut out: Vec<Step<'p>> = Vec::new();
    for step in steps {
        let Step::Table(mut rows) = step else {
            out.push(step);
            continue;
        };
        let Some(Step::Table(open)) = out.last_mut() else {
            out.push(Step::Table(rows));
            continue;
        };
        match ruled::goes_on(open, &rows) {
            Some(how) => {
                if how == GoesOn::WithHead {
                    let head = rows.remove(0);
                    let page = head.iter().flatten().next().map_or(0, |line| line.page);
                    for text in ruled::text_of(&head) {
                        leave_out(document, page, &text, Reason::RunningLine);
                    }
                }
                open.extend(rows);
            }
            None => out.push(Step::Table(rows)),
        }
    }
    out
}

fn leave_out(document: &mut Document, page: usize, line: &str, why: Reason) {
    let text = spans::mended(line, &mut document.mended);
    if !text.trim().is_empty() {
        document.left_out.push(LeftOut { origin: on_page(page + 1, 0), text, why });
    }
}

/// Puts a page's pictures before what stands below them.
fn put_pictures(pages: &Pages, page: usize, steps: &mut Vec<Step<'_>>, from: usize) {
    let drawn = &pages.drawn[page];
    for (index, shown) in drawn.pictures.iter().enumerate() {
        let on = shown.on;
        if !shown.is_content(drawn) {
            continue;
        }
        let below = |step: &Step<'_>| match step {
            Step::Block(block) => {
                let area = block.lines[0].area;
                area.y0 > on.y0 && area.x0 < on.x1 && area.x1 > on.x0
            }
            Step::Table(rows) => {
                let first = rows.iter().flatten().flatten().next();
                first.is_some_and(|line| line.area.y0 > on.y0)
            }
            Step::Picture(..) => false,
        };
        let at = steps[from..].iter().position(below).map_or(steps.len(), |at| from + at);
        steps.insert(at, Step::Picture(page, index));
    }
}

struct Writer<'p, 'f, 'r> {
    pages: &'p Pages,
    figures: &'r mut Figures<'f>,
    habits: Habits,
    document: Document,
    joiner: Joiner<'p>,
    /// The levels of headings, largest first.
    levels: Vec<(u64, bool)>,
    /// How far in the items of the open list stand, outermost first.
    indents: Vec<f64>,
    counted: usize,
}

impl<'p, 'f, 'r> Writer<'p, 'f, 'r> {
    fn of(pages: &'p Pages, figures: &'r mut Figures<'f>, habits: Habits, document: Document) -> Self {
        let joiner = Joiner { witness: &pages.witness, joined: Vec::new() };
        Self { pages, figures, habits, document, joiner, levels: Vec::new(), indents: Vec::new(), counted: 0 }
    }

    fn write(mut self, steps: Vec<Step<'p>>, title: &str) -> Result<Document, ReadError> {
        let mut blocks = Vec::new();
        // Notes are told among blocks; the rest keeps its place between them.
        let mut others: Vec<(usize, Step<'p>)> = Vec::new();
        for step in steps {
            match step {
                Step::Block(block) => blocks.push(block),
                other => others.push((blocks.len(), other)),
            }
        }
        across_pages(&mut blocks, &mut others);
        let marks: Vec<Spot> = others.iter().map(|(at, _)| before(&blocks, *at)).collect();
        let (blocks, notes, numbers) = notes::take(blocks, &self.habits);
        self.document.left_out.extend(numbers);
        self.levels = levels(&blocks);
        let title = title_block(&blocks, title);
        let mut flow = Flow::default();
        let mut others: Vec<_> = others.into_iter().zip(marks).collect();
        others.reverse();
        for (at, block) in blocks.iter().enumerate() {
            while others.last().is_some_and(|(_, mark)| is_before(*mark, block)) {
                let Some(((_, step), _)) = others.pop() else { break };
                self.other(step, &mut flow)?;
            }
            let next = blocks.get(at + 1);
            self.block(
                block,
                next,
                title.filter(|(first, last, _)| (*first..=*last).contains(&at)),
                &mut flow,
            );
        }
        while let Some(((_, step), _)) = others.pop() {
            self.other(step, &mut flow)?;
        }
        self.document.pieces = captioned(flow.finish(), Order::Runs);
        for note in notes {
            let mut flow = Flow::default();
            self.indents.clear();
            for block in &note.blocks {
                self.block(&Block { kind: Kind::Text, ..block.clone() }, None, None, &mut flow);
            }
            self.document
                .footnotes
                .push(Footnote { origin: on_page(note.page + 1, 0), pieces: flow.finish() });
        }
        self.document.joined = self.joiner.joined;
        Ok(self.document)
    }

    fn origin(&mut self, page: usize) -> Origin {
        self.counted += 1;
        on_page(page + 1, self.counted)
    }

    fn block(
        &mut self,
        block: &Block<'p>,
        next: Option<&Block<'p>>,
        title: Option<(usize, usize, bool)>,
        flow: &mut Flow,
    ) {
        let origin = self.origin(block.lines[0].page);
        let mut doubts = Vec::new();
        let parts: Vec<Part<'p>> = block.lines.iter().flat_map(|line| line.parts.iter().cloned()).collect();
        let is_heading = matches!(block.kind, Kind::Heading(..)) || title.is_some();
        let content = self.text(parts, origin, &mut doubts, is_heading);
        let (role, item) = match block.kind {
            _ if title.is_some() => {
                if title.is_some_and(|(_, _, known)| !known) {
                    doubts.push(Doubt::Title);
                }
                (Role::Title, None)
            }
            Kind::Text => (Role::Body, None),
            Kind::Item(mark, at) => {
                self.indents.retain(|other| *other < at - 3.0);
                self.indents.push(at);
                (Role::Body, Some(Item { level: self.indents.len() - 1, mark }))
            }
            Kind::Heading(size, bold) => {
                doubts.push(Doubt::HeadingByLooks);
                (Role::Heading(self.level(size, bold, &block.text(), next)), None)
            }
        };
        if item.is_none() {
            self.indents.clear();
        }
        flow.paragraph(Paragraph::plain(origin, role, item, content));
        if !doubts.is_empty() {
            flow.doubt(doubts);
        }
    }

    fn level(&self, size: u64, bold: bool, text: &str, next: Option<&Block<'p>>) -> u8 {
        let rank =
            |size: u64, bold: bool| self.levels.iter().position(|level| *level == (size, bold)).unwrap_or(0);
        let mut at = rank(size, bold);
        // "Fokusområde 1" in small letters stands above its title, and on the same level.
        if let Some(Kind::Heading(size, bold)) = next.map(|next| next.kind)
            && rank(size, bold) < at
            && text.split_whitespace().count() <= 3
        {
            at = rank(size, bold);
        }
        u8::try_from(at + 1).unwrap_or(6).min(6)
    }

    fn text(
        &mut self,
        mut parts: Vec<Part<'p>>,
        origin: Origin,
        doubts: &mut Vec<Doubt>,
        plain: bool,
    ) -> Vec<Span> {
        super::text::evenly(&mut parts);
        if plain {
            for part in &mut parts {
                if let Part::Letter(_, style) = part {
                    *style = Style { link: style.link.clone(), ..Style::default() };
                }
            }
        }
        let mut content = self.joiner.text(&parts, origin, doubts);
        for span in &mut content {
            if let spans::What::Text(text) = &mut span.what {
                *text = spans::mended(text, &mut self.document.mended);
            }
        }
        content
    }

    fn other(&mut self, step: Step<'p>, flow: &mut Flow) -> Result<(), ReadError> {
        match step {
            Step::Block(_) => {}
            Step::Picture(page, index) => {
                let pages = self.pages;
                let shown = &pages.drawn[page].pictures[index];
                let origin = self.origin(page);
                if let Some(picture) = self.figures.of_shown(page, shown, &mut self.document) {
                    flow.figure(Piece::new(
                        origin,
                        Content::Figure { picture, alt: None, caption: Vec::new() },
                    ));
                }
            }
            Step::Table(rows) => {
                let page = rows.iter().flatten().flatten().next().map_or(0, |line| line.page);
                let origin = self.origin(page);
                let mut grid = Grid::default();
                // Most tables begin with what their columns are about, however it is set.
                let headed = rows.len() > 1;
                for (at, row) in rows.into_iter().enumerate() {
                    grid.begin_row(at == 0 && headed);
                    for lines in row {
                        let mut inner = Flow::default();
                        let parts: Vec<Part<'p>> = lines.into_iter().flat_map(|line| line.parts).collect();
                        let mut doubts = Vec::new();
                        let content = self.text(parts, origin, &mut doubts, headed && at == 0);
                        inner.paragraph(Paragraph::plain(origin, Role::Body, None, content));
                        grid.cell(inner.finish(), false, 1, 1);
                    }
                    grid.end_row();
                }
                grid.finish(origin, flow, &mut self.document)?;
                flow.doubt(vec![Doubt::TableByLooks]);
            }
        }
        Ok(())
    }
}

/// Joins a paragraph that goes on on the next page or in the next column.
fn across_pages(blocks: &mut Vec<Block<'_>>, others: &mut [(usize, Step<'_>)]) {
    let mut at = 1;
    while at < blocks.len() {
        let (one, other) = (&blocks[at - 1], &blocks[at]);
        let (last, first) = (&one.lines[one.lines.len() - 1], &other.lines[0]);
        let moves = first.page > last.page || first.base < last.base;
        let open = !last.text.ends_with(['.', '!', '?', ':', ';', '”', '"']);
        let goes_on = first.text.starts_with(char::is_lowercase);
        let alike = (last.size - first.size).abs() < 0.3 && last.bold == first.bold;
        let is_text = other.kind == Kind::Text && matches!(one.kind, Kind::Text | Kind::Item(..));
        let between = others.iter().any(|(place, _)| *place == at);
        if moves && open && goes_on && alike && is_text && !between {
            let other = blocks.remove(at);
            blocks[at - 1].lines.extend(other.lines);
            others.iter_mut().filter(|(place, _)| *place > at).for_each(|(place, _)| *place -= 1);
        } else {
            at += 1;
        }
    }
}

/// Where something that is no block stands: what the block after it begins at.
fn before(blocks: &[Block<'_>], at: usize) -> Spot {
    let nowhere = Spot { page: usize::MAX, base: f64::MAX, left: f64::MAX };
    blocks.get(at).map_or(nowhere, |block| Spot::of(&block.lines[0]))
}

/// The beginning of a line on its page. In two columns, lines of both begin at one height.
#[derive(Debug, Clone, Copy)]
struct Spot {
    page: usize,
    base: f64,
    left: f64,
}

impl Spot {
    fn of(line: &Chunk<'_>) -> Self {
        Self { page: line.page, base: line.base, left: line.area.x0 }
    }
}

fn is_before(mark: Spot, block: &Block<'_>) -> bool {
    let line = Spot::of(&block.lines[0]);
    let same = |one: f64, other: f64| (one - other).abs() < 0.01;
    mark.page < line.page
        || mark.page == line.page && same(mark.base, line.base) && same(mark.left, line.left)
}

/// The sizes of headings, largest first; those that are only bold come last.
fn levels(blocks: &[Block<'_>]) -> Vec<(u64, bool)> {
    let kinds: BTreeSet<(bool, std::cmp::Reverse<u64>)> = blocks
        .iter()
        .filter_map(|block| match block.kind {
            Kind::Heading(size, bold) => Some((bold, std::cmp::Reverse(size))),
            Kind::Text | Kind::Item(..) => None,
        })
        .collect();
    kinds.into_iter().map(|(bold, size)| (size.0, bold)).collect()
}

/// The blocks of the title, from and to, and whether the file says so itself.
fn title_block(blocks: &[Block<'_>], title: &str) -> Option<(usize, usize, bool)> {
    let letters = |text: &str| -> String {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let title = letters(title);
    let first = blocks.first()?.lines[0].page;
    let on_cover = || blocks.iter().enumerate().take_while(|(_, block)| block.lines[0].page == first);
    if !title.is_empty()
        && let Some((at, _)) = on_cover().find(|(_, block)| letters(&block.text()) == title)
    {
        return Some((at, at, true));
    }
    let size = |block: &Block<'_>| match block.kind {
        Kind::Heading(size, false) => Some(size),
        Kind::Heading(_, true) | Kind::Text | Kind::Item(..) => None,
    };
    let largest = blocks.iter().filter_map(size).max()?;
    let (at, _) = on_cover().find(|(_, block)| size(block) == Some(largest))?;
    // Chapters of the same size say that it is none.
    let others = blocks.iter().filter(|block| size(block) == Some(largest)).count();
    (others == 1).then_some((at, at, false))
}
