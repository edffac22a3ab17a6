//! What is printed on every page and is no text: told by its place on the page.

use std::collections::BTreeMap;

use super::chunks::{Chunk, tenths};
use crate::import::document::{LeftOut, Reason, is_contents, on_page};

/// How much of a page, at its top and its bottom, may hold what is printed on all pages.
const EDGE: f64 = 0.13;
/// The same for a number that stands alone.
const NUMBERS_EDGE: f64 = 0.2;
/// On how many pages something has to stand.
const OFTEN: usize = 3;

/// How much larger than running text a line is that is no furniture unless it stands on most pages.
const LARGER: f64 = 1.12;
/// How much smaller than running text a line is that is looked for at any height.
const SMALLER: f64 = 0.95;
/// The fewest lines below each other, in one style, that are running text.
const FEWEST_LINES: usize = 3;
/// The most lines after a line among which the next one below it is looked for.
const MOST_NEIGHBOURS: usize = 40;

/// Lines that look the same, each with its page.
type Alike = BTreeMap<(String, Place), Vec<(usize, String)>>;

/// Where on its page a line is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// At this height, give or take a step.
    Height(i64),
    /// Anywhere at the top.
    Top,
    /// Anywhere at the bottom.
    Bottom,
}

/// What is known of all pages.
struct Known {
    alike: Alike,
    /// The size of running text.
    body: f64,
    pages: usize,
}

/// Takes the furniture out of the lines of all pages. `heights` are those of the pages, and `labels` what the file calls them.
pub fn clear(pages: &mut [Vec<Chunk<'_>>], heights: &[f64], labels: &[Option<String>]) -> Vec<LeftOut> {
    let at_edge = |chunk: &Chunk<'_>| {
        let height = heights[chunk.page];
        let edge = if chunk.text.bytes().all(|byte| byte.is_ascii_digit()) { NUMBERS_EDGE } else { EDGE };
        chunk.base < height * edge || chunk.base > height * (1.0 - edge)
    };
    let mut known = Known { alike: Alike::new(), body: body_size(pages), pages: pages.len() };
    for chunk in pages.iter().flatten().filter(|chunk| at_edge(chunk)) {
        for key in keys(chunk, heights[chunk.page]) {
            known.alike.entry(key).or_default().push((chunk.page, chunk.text.clone()));
        }
    }
    let mut left_out = Vec::new();
    for page in pages {
        let in_text = in_text(page);
        let mut kept = Vec::new();
        for (chunk, in_text) in page.drain(..).zip(in_text) {
            let label = labels.get(chunk.page).and_then(Option::as_deref);
            let why = match at_edge(&chunk) {
                true if label == Some(bare(&chunk.text)) => Some(Reason::PageNumber),
                true => known.why(&chunk, heights[chunk.page], in_text),
                false => None,
            };
            match why {
                Some(why) => left_out.push(LeftOut {
                    origin: on_page(chunk.page + 1, usize::MAX),
                    text: chunk.text,
                    why,
                }),
                None => kept.push(chunk),
            }
        }
        *page = kept;
    }
    left_out
}

/// The size of most letters of all pages.
fn body_size(pages: &[Vec<Chunk<'_>>]) -> f64 {
    let mut counts: BTreeMap<u64, (usize, f64)> = BTreeMap::new();
    for chunk in pages.iter().flatten() {
        counts.entry(tenths(chunk.size)).or_insert((0, chunk.size)).0 += chunk.text.chars().count();
    }
    counts.into_values().max_by_key(|(count, _)| *count).map_or(0.0, |(_, size)| size)
}

/// Which lines of a page are running text: several below each other, in one style.
fn in_text(page: &[Chunk<'_>]) -> Vec<bool> {
    let follows = |one: &Chunk<'_>, next: &Chunk<'_>| {
        let step = next.base - one.base;
        step > 0.8 * one.size
            && step < 1.8 * one.size
            && (one.size - next.size).abs() < 0.3
            && one.bold == next.bold
            && (one.area.x0 - next.area.x0).abs() < 2.0 * one.size
    };
    let mut above: Vec<Option<usize>> = vec![None; page.len()];
    let mut lines = vec![1_usize; page.len()];
    for at in 0..page.len() {
        let next = (at + 1..page.len()).take(MOST_NEIGHBOURS).find(|next| follows(&page[at], &page[*next]));
        if let Some(next) = next {
            above[next] = Some(at);
            lines[next] = lines[at] + 1;
        }
    }
    // What the last line knows, those above it are told.
    for at in (0..page.len()).rev() {
        if let Some(above) = above[at] {
            lines[above] = lines[above].max(lines[at]);
        }
    }
    lines.into_iter().map(|lines| lines >= FEWEST_LINES).collect()
}

/// What is the same on other pages: the words without numbers, and the height on the page, give or take a step; or the
/// words as they are, at any height.
fn keys(chunk: &Chunk<'_>, height: f64) -> [(String, Place); 3] {
    let form: String = chunk.text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    #[expect(clippy::cast_possible_truncation, reason = "heights on a page are small numbers")]
    let step = (chunk.base / 6.0).floor() as i64;
    let edge = if chunk.base < height / 2.0 { Place::Top } else { Place::Bottom };
    [
        (form.clone(), Place::Height(step)),
        (form, Place::Height(step.saturating_add(1))),
        (chunk.text.clone(), edge),
    ]
}

/// Whether a number in these lines goes on as their pages do.
fn counts_pages((page, text): (usize, &str), (other_page, other): (usize, &str)) -> bool {
    let numbers = |text: &str| -> Vec<i64> {
        let all = text.split(|letter: char| !letter.is_ascii_digit());
        all.filter(|digits| (1..=4).contains(&digits.len()))
            .filter_map(|digits| digits.parse().ok())
            .collect()
    };
    let far = i64::try_from(page).unwrap_or(0) - i64::try_from(other_page).unwrap_or(0);
    numbers(text).iter().zip(numbers(other)).any(|(one, other)| one - other == far)
}

impl Known {
    /// Why a line at the edge of its page is no text, if it is none.
    fn why(&self, chunk: &Chunk<'_>, height: f64, in_text: bool) -> Option<Reason> {
        let keys = keys(chunk, height);
        let alike = |key: &(String, Place)| self.alike.get(key).map_or(&[][..], Vec::as_slice);
        let on = |key: &(String, Place), fits: &dyn Fn(&(usize, String)) -> bool| {
            distinct(alike(key).iter().filter(|one| fits(one)).map(|one| one.0))
        };
        let at_height = keys[..2].iter().map(|key| on(key, &|_| true)).max().unwrap_or(0);
        if is_page_number(&chunk.text) && at_height >= self.pages.clamp(1, 2) {
            return Some(Reason::PageNumber);
        }
        if chunk.text.chars().count() > 90 {
            return None;
        }
        let has_number = chunk.text.chars().any(|letter| letter.is_ascii_digit());
        let reason = if has_number { Reason::PageNumber } else { Reason::RunningLine };
        let same = |one: &(usize, String)| one.1 == chunk.text;
        let mut as_it_is = keys[..2].iter().map(|key| on(key, &same)).max().unwrap_or(0);
        if chunk.size < self.body * SMALLER {
            as_it_is = as_it_is.max(on(&keys[2], &same));
        }
        // Sections may begin with the same heading, each on a page of its own.
        let often = if chunk.size > self.body * LARGER { OFTEN.max(self.pages / 2) } else { OFTEN };
        if as_it_is >= often {
            return Some(reason);
        }
        // "Indsats 1", "Indsats 2": at the top of its page each, and no number of a page.
        let own = (chunk.page, chunk.text.as_str());
        let counts = |one: &(usize, String)| counts_pages(own, (one.0, &one.1));
        let counted = keys[..2].iter().map(|key| on(key, &counts)).max().unwrap_or(0);
        let is_text = in_text || chunk.size > self.body * LARGER;
        (counted >= OFTEN && !is_text).then_some(Reason::PageNumber)
    }
}

/// Whether a line is the number of a page and nothing else.
fn is_page_number(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number =
        |word: &str| word.len() <= 4 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        [one] => number(bare(one)),
        [name, one] => {
            matches!(name.to_lowercase().as_str(), "side" | "s." | "page" | "–" | "-") && number(one)
        }
        [name, one, of, all] => {
            matches!(name.to_lowercase().as_str(), "side" | "page")
                && matches!(*of, "af" | "of" | "/")
                && number(one)
                && number(all)
        }
        [one, of, all] => matches!(*of, "af" | "of" | "/") && number(one) && number(all),
        _ => false,
    }
}

/// A number without what is set around it.
fn bare(text: &str) -> &str {
    text.trim_matches(['-', '–', '|', '·', ' '])
}

/// How many pages these are; they come in order.
fn distinct(pages: impl Iterator<Item = usize>) -> usize {
    let mut pages: Vec<usize> = pages.collect();
    pages.dedup();
    pages.len()
}

/// Takes out printed contents: lines that end in a number below a heading that says so, or that have leaders.
pub fn contents(lines: Vec<Chunk<'_>>) -> (Vec<Chunk<'_>>, Vec<LeftOut>) {
    let ends_in_number = |text: &str| {
        let mut words = text.split_whitespace();
        words.next_back().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let leads = |text: &str| ["....", ". . .", "…", "____"].iter().any(|dots| text.contains(dots));
    let mut is_entry = vec![false; lines.len()];
    for at in 0..lines.len() {
        let text = lines[at].text.as_str();
        is_entry[at] |= ends_in_number(text) && leads(text);
        if !is_contents(text) {
            continue;
        }
        // An entry may take several lines, of which the last ends in a number; a number may have one of its own.
        let mut end = at + 1;
        let mut entries = 0;
        let mut open = 0;
        while let Some(line) = lines.get(end) {
            if ends_in_number(&line.text) {
                entries += 1;
                open = 0;
            } else {
                open += 1;
            }
            if open == 3 || line.page > lines[at].page + 1 {
                break;
            }
            end += 1;
        }
        if entries >= 3 {
            end = end.min(lines.len());
            let last = (at..end).rev().find(|line| ends_in_number(&lines[*line].text)).unwrap_or(at);
            is_entry[at..=last].fill(true);
        }
    }
    let mut kept = Vec::new();
    let mut left_out = Vec::new();
    for (chunk, is_entry) in lines.into_iter().zip(is_entry) {
        if is_entry {
            let origin = on_page(chunk.page + 1, 0);
            left_out.push(LeftOut { origin, text: chunk.text, why: Reason::Contents });
        } else {
            kept.push(chunk);
        }
    }
    (kept, left_out)
}
