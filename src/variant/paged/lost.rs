//! What an edition says and its pages don't: the last net before a file is written.
//!
//! Every letter and digit that stands on a page, inside the page's box and inside what its groups are clipped to, is
//! counted, and so is every one of the edition. Lines, hyphens, ligatures and the order on the page don't matter then:
//! notes and floats may stand elsewhere. What an edition doesn't hold (running footers, contents, repeated headers) is left
//! out, so that it can't make up for what is missing. Only if the counts differ, it is looked for where.

use std::collections::BTreeMap;

use typst::foundations::{Content, Label};
use typst::introspection::{Introspector, Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Transform};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::laid::heading;
use super::page_map::is_outside;
use crate::edition::{Edition, LostText, Section, split_words, words, words_by_block};

/// How far a letter may reach out of a page, or of what it is clipped to, before it counts as cut, in pt.
const SLACK: f64 = 1.0;
/// How many lost words are quoted.
const QUOTED: usize = 8;

/// The first text of an edition that isn't on its pages, if there is any.
pub fn lost(document: &PagedDocument, edition: &Edition) -> Option<LostText> {
    let read = read(document, edition);
    let enough =
        |(letter, count): (&char, &usize)| read.shown.0.get(letter).is_some_and(|shown| shown >= count);
    if wanted(edition).0.iter().all(enough) {
        return cover(&read.cover, edition);
    }
    Some(find(&read, edition))
}

/// What an edition says.
fn wanted(edition: &Edition) -> Count {
    let mut wanted = Count::default();
    words(edition).iter().for_each(|word| wanted.add(word));
    wanted
}

/// What can be read on pages. Where a layout doesn't show the heading of the first section, all it shows counts.
fn read(document: &PagedDocument, edition: &Edition) -> Reader {
    let first = edition.sections.first().map(heading);
    let first = first.filter(|label| document.introspector().query_label(*label).is_ok());
    let mut reader = Reader { begun: first.is_none(), ..Reader::default() };
    for page in document.pages() {
        let page_box = Rect::new(Point::zero(), page.frame.size().to_point());
        reader.frame(&page.frame, Transform::identity(), page_box, first);
    }
    reader
}

/// For tests: how often each letter is on the pages and in the edition, where the two differ. With none, nothing that a page
/// shows besides the text can make up for what is missing.
#[cfg(test)]
pub fn differing(document: &PagedDocument, edition: &Edition) -> Vec<(char, usize, usize)> {
    let (shown, wanted) = (read(document, edition).shown.0, wanted(edition).0);
    let all: std::collections::BTreeSet<char> = shown.keys().chain(wanted.keys()).copied().collect();
    let count = |of: &BTreeMap<char, usize>, letter| of.get(letter).copied().unwrap_or_default();
    let both = all.iter().map(|letter| (*letter, count(&shown, letter), count(&wanted, letter)));
    both.filter(|(_, shown, wanted)| shown != wanted).collect()
}

/// The title has to stand before the first section, if a layout shows anything there.
fn cover(shown: &str, edition: &Edition) -> Option<LostText> {
    let is_shown = |text: &&String| shown.contains(&lowered(text));
    let title = [Some(&edition.title), edition.subtitle.as_ref()].into_iter().flatten();
    let lost = title.filter(|_| !shown.is_empty()).find(|text| !is_shown(text))?;
    Some(LostText { section: None, begins: lost.clone(), words: lost.clone() })
}

/// Where the first words stand that aren't on the pages.
fn find(shown: &Reader, edition: &Edition) -> LostText {
    let first = |is_lost: &mut dyn FnMut(&[String], usize) -> bool| {
        edition.sections.iter().find_map(|section| {
            let blocks = words_by_block(section);
            let all: Vec<String> = blocks.iter().flatten().map(|word| lowered(word)).collect();
            let index = (0..all.len()).find(|index| is_lost(&all, *index))?;
            Some(place(section, &blocks, index))
        })
    };
    let nowhere = || LostText { section: None, begins: String::new(), words: String::new() };
    first(&mut shown.beside_no_other()).or_else(|| first(&mut shown.used_up())).unwrap_or_else(nowhere)
}

/// A word of a section, with the block that it stands in.
fn place(section: &Section, blocks: &[Vec<String>], index: usize) -> LostText {
    let mut rest = index;
    let here = blocks.iter().find(|block| {
        let is_here = rest < block.len();
        rest -= if is_here { 0 } else { block.len() };
        is_here
    });
    let block = here.unwrap_or_else(|| unreachable!("the word is one of theirs"));
    let quoted = |words: &[String]| words.iter().take(QUOTED).cloned().collect::<Vec<_>>().join(" ");
    LostText {
        section: Some((section.id.clone(), section.full_title())),
        begins: quoted(block),
        words: quoted(&block[rest..]),
    }
}

/// The letters and digits of a text, in lower case.
fn lowered(text: &str) -> String {
    letters(text).collect()
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// How often each letter stands somewhere.
#[derive(Default)]
struct Count(BTreeMap<char, usize>);

impl Count {
    fn add(&mut self, text: &str) {
        letters(text).for_each(|letter| *self.0.entry(letter).or_default() += 1);
    }
}

/// Reads frames.
#[derive(Default)]
struct Reader {
    begun: bool,
    /// Open elements that are no part of the text.
    outside: Vec<Location>,
    /// The letters of the text that can be seen, counted and in their order.
    shown: Count,
    letters: String,
    /// The same as it is written, a line for each piece that is set in one.
    text: String,
    /// The letters before the first section.
    cover: String,
}

impl Reader {
    fn frame(&mut self, frame: &Frame, at: Transform, within: Rect, first: Option<Label>) {
        for (position, item) in frame.items() {
            let here = at.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    let here = here.pre_concat(group.transform);
                    let clip = group.clip.as_ref().map(|clip| moved(clip.bbox(None), here));
                    let within = clip.map_or(within, |clip| common(clip, within));
                    self.frame(&group.frame, here, within, first);
                }
                FrameItem::Text(text) => {
                    if is_inside(text, here, within) {
                        self.say(&text.text);
                    }
                }
                FrameItem::Tag(Tag::Start(element, _)) => self.open(element, first),
                FrameItem::Tag(Tag::End(location, ..)) => self.outside.retain(|open| open != location),
                FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn open(&mut self, element: &Content, first: Option<Label>) {
        self.begun |= first.is_some() && element.label() == first;
        if let Some(location) = element.location()
            && is_outside(element)
        {
            self.outside.push(location);
        }
    }

    /// Whether a word stands on the pages neither beside the word before it nor beside the one after it. Where a page ends,
    /// it still stands beside one of them.
    fn beside_no_other(&self) -> impl FnMut(&[String], usize) -> bool {
        let (shown, mut at) = (&self.letters, 0);
        let mut seen = move |text: String| {
            // What follows in the edition mostly follows on the pages.
            let near = shown.get(at..).and_then(|rest| rest.find(&text)).map(|found| at + found);
            let found = near.or_else(|| shown.find(&text));
            at = found.unwrap_or(at);
            found.is_some()
        };
        move |words, index| {
            let two = |from: usize| words.get(from..from + 2).map(|two| two.concat());
            let (before, after) = (index.checked_sub(1).and_then(two), two(index));
            ![before, after].into_iter().flatten().any(&mut seen)
        }
    }

    /// Whether a word has been met as often as it stands on the pages: for texts that say the same again and again.
    fn used_up(&self) -> impl FnMut(&[String], usize) -> bool {
        let mut left: BTreeMap<String, usize> = BTreeMap::new();
        for word in split_words(&self.text) {
            *left.entry(lowered(&word)).or_default() += 1;
        }
        move |words, index| match left.get_mut(&words[index]) {
            // A part of it is set in other letters, so that it isn't known as one word.
            None => false,
            Some(0) => true,
            Some(left) => {
                *left -= 1;
                false
            }
        }
    }

    fn say(&mut self, text: &str) {
        if !self.begun {
            self.cover.extend(letters(text));
        } else if self.outside.is_empty() {
            self.shown.add(text);
            self.letters.extend(letters(text));
            self.text.push_str(text);
            self.text.push('\n');
        }
    }
}

/// Whether a text can be seen from its first letter to its last, and from its feet to the height of its small letters.
fn is_inside(text: &TextItem, at: Transform, within: Rect) -> bool {
    let height = text.size * 0.4;
    let letters =
        moved(Rect::new(Point::new(Abs::zero(), -height), Point::new(text.width(), Abs::zero())), at);
    let slack = Point::splat(Abs::pt(SLACK));
    let (from, to) = (letters.min + slack, letters.max - slack);
    from.x >= within.min.x && from.y >= within.min.y && to.x <= within.max.x && to.y <= within.max.y
}

/// The box around a rectangle that is moved, turned or scaled.
fn moved(of: Rect, by: Transform) -> Rect {
    let corners = [of.min, Point::new(of.max.x, of.min.y), of.max, Point::new(of.min.x, of.max.y)];
    let corners = corners.map(|corner| corner.transform(by));
    let [first, ..] = corners;
    let low = corners.iter().fold(first, |low, one| low.min(*one));
    let high = corners.iter().fold(first, |high, one| high.max(*one));
    Rect::new(low, high)
}

/// What two boxes have in common.
fn common(one: Rect, other: Rect) -> Rect {
    Rect::new(one.min.max(other.min), one.max.min(other.max))
}
