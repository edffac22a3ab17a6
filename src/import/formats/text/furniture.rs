//! Page furniture, printed for people leafing through: page numbers, running lines, printed contents.
//!
//! A line is furniture on evidence only. What merely looks like it is text: a line too many in a draft is seen and
//! deleted, a line too few is missed.

use std::collections::{BTreeMap, BTreeSet};

use super::contents::contents;
use super::folios::{folios, numbers};
use super::lines::{LinePlace, Page, PrintedLine, apart};
use crate::import::document::{LeftOut, Reason};

/// How often a line must recur to be a running line.
const OFTEN: usize = 3;
/// How many lines from the edge of a page furniture may be. A drawing that the pages repeat is part of it.
const EDGE_LINES: usize = 12;
/// The width below which a line can run along the pages.
const LONGEST_RUNNING: usize = 60;
/// Recurring lines are furniture if one in this many pages has them, between the first that does and the last.
const ONE_PAGE_IN: usize = 3;

/// Takes the furniture out of the lines and reports what it was.
pub fn clear(lines: Vec<PrintedLine>) -> (Vec<PrintedLine>, Vec<LeftOut>) {
    let mut reasons: Vec<Option<Reason>> = vec![None; lines.len()];
    numbers(&lines, &mut reasons);
    let pages = Pages::of(&lines, &reasons);
    running_pairs(&lines, &pages, &mut reasons);
    running_edges(&lines, &pages, &mut reasons);
    contents(&lines, &mut reasons);
    let mut kept: Vec<PrintedLine> = Vec::new();
    let mut left_out = Vec::new();
    let (mut blanks, mut page) = (0, Page::Same);
    for (mut line, reason) in lines.into_iter().zip(reasons) {
        if let Some(why) = reason {
            // A page begins or ends where its number is.
            blanks += line.blanks + 1;
            page = page.max(line.page);
            if why == Reason::PageNumber {
                page = page.max(Page::Perhaps);
            }
            left_out.push(LeftOut { origin: line.origin, text: line.text, why });
            continue;
        }
        line.blanks += blanks;
        line.page = line.page.max(page);
        (blanks, page) = (0, Page::Same);
        kept.push(line);
    }
    broken_titles(&mut kept, &left_out);
    (kept, left_out)
}

/// A title that runs along the pages on one line goes on where it has two.
fn broken_titles(lines: &mut [PrintedLine], left_out: &[LeftOut]) {
    let running = left_out.iter().filter(|one| one.why == Reason::RunningLine);
    let running: BTreeSet<&str> = running.map(|one| one.text.as_str()).collect();
    for at in 1..lines.len() {
        if is_below(lines, at) && running.contains(joined(lines, at).as_str()) {
            lines[at].place = LinePlace::GoesOn;
        }
    }
}

/// Whether a line stands directly below the one above.
fn is_below(lines: &[PrintedLine], at: usize) -> bool {
    lines[at].blanks == 0 && lines[at].page == Page::Same
}

/// A line and the one above it, as one.
fn joined(lines: &[PrintedLine], at: usize) -> String {
    format!("{} {}", lines[at - 1].text, lines[at].text)
}

/// Where each line stands on its page.
struct Pages {
    /// The page of each line, from 0.
    page: Vec<usize>,
    /// How many lines are above and below it on its page, whichever are fewer. Page numbers don't count.
    from_edge: Vec<usize>,
}

impl Pages {
    /// Pages begin at their marks; where the text has none, at page numbers.
    fn of(lines: &[PrintedLine], reasons: &[Option<Reason>]) -> Self {
        let is_number = |at: usize| reasons[at] == Some(Reason::PageNumber);
        let marked = lines.iter().filter(|line| line.page == Page::New).count() > 1;
        let begins = |at: usize| match marked {
            true => lines[at].page == Page::New,
            false => at == 0 || is_number(at - 1),
        };
        let (mut page, mut above) = (Vec::new(), Vec::new());
        let (mut number, mut down) = (0, 0);
        for at in 0..lines.len() {
            number += usize::from(at > 0 && begins(at));
            page.push(number);
            down = if begins(at) { 0 } else { down };
            above.push(down);
            down += usize::from(!is_number(at));
        }
        let mut from_edge = above;
        let mut up = 0;
        for (at, lines_above) in from_edge.iter_mut().enumerate().rev() {
            up = if at + 1 == lines.len() || begins(at + 1) { 0 } else { up };
            *lines_above = up.min(*lines_above);
            up += usize::from(!is_number(at));
        }
        Self { page, from_edge }
    }

    /// Whether these lines stand once a page, on most pages from the first of them to the last.
    fn once_on_most(&self, places: &[usize]) -> bool {
        let pages: BTreeSet<usize> = places.iter().map(|at| self.page[*at]).collect();
        let span = pages.first().zip(pages.last()).map_or(0, |(first, last)| last - first + 1);
        places.len() >= OFTEN && pages.len() == places.len() && pages.len() * ONE_PAGE_IN >= span
    }
}

/// Whether a line can be a running line: not a sentence, a list's lead or an item.
fn can_run(line: &PrintedLine) -> bool {
    let text = line.text.as_str();
    let item = text.starts_with(['•', '-', '–', '*', '▪', '●', '■', '◦', '○']);
    let sentence = text.ends_with(['.', ':', ',', ';', '”', '"', '-']);
    !item && !sentence && line.width() < LONGEST_RUNNING && text.chars().any(char::is_alphabetic)
}

/// A pair of different lines found near the edge of page after page. The first occurrence is text: a title, or the
/// drawing that the pages repeat.
fn running_pairs(lines: &[PrintedLine], pages: &Pages, reasons: &mut [Option<Reason>]) {
    let mut seen: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut elsewhere: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, pair) in lines.windows(2).enumerate() {
        if pair[0].text == pair[1].text || !can_run(&pair[0]) || !can_run(&pair[1]) {
            continue;
        }
        let at_edge = pages.page[at] == pages.page[at + 1] && pages.from_edge[at] <= EDGE_LINES;
        let places = if at_edge { &mut seen } else { &mut elsewhere };
        places.entry((&pair[0].text, &pair[1].text)).or_default().push(at);
    }
    let mut again = Vec::new();
    for (pair, mut places) in seen.into_iter().filter(|(_, places)| pages.once_on_most(places)) {
        // What is furniture at the edges of pages is so where a page's edge isn't seen, if it stands alone.
        let alone =
            |at: &usize| lines[*at].blanks > 0 || lines.get(at + 2).is_none_or(|next| next.blanks > 0);
        let others = elsewhere.remove(&pair).unwrap_or_default();
        let first = places[0].min(others.first().copied().unwrap_or(usize::MAX));
        places.extend(others.into_iter().filter(alone));
        for at in places.into_iter().filter(|at| *at != first) {
            again.extend([at, at + 1]);
        }
    }
    for at in again {
        reasons[at] = Some(Reason::RunningLine);
    }
    // The last line of such a pair, cut off at the end of a page.
    let mut after: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for pair in lines.windows(2) {
        let longer = after.entry(&pair[0].text).or_default();
        if longer.len() < OFTEN {
            longer.push(&pair[1].text);
        }
    }
    for at in 1..lines.len() {
        let cut = lines.get(at + 1).is_none_or(|next| next.page == Page::New);
        if cut && reasons[at].is_none() && reasons[at - 1] == Some(Reason::RunningLine) {
            let text = lines[at].text.as_str();
            let whole = after.get(lines[at - 1].text.as_str());
            if whole.is_some_and(|all| all.iter().any(|one| *one != text && one.starts_with(text))) {
                reasons[at] = Some(Reason::RunningLine);
            }
        }
    }
}

/// "Fokusområde 1": the line above a chapter numbers it; it doesn't run along the pages.
pub fn is_label(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    matches!(words.as_slice(), [name, number] if name.chars().all(char::is_alphabetic)
        && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// An isolated line that recurs as the first or last of pages, whatever number is in it. The first occurrence is text,
/// wherever it stands.
fn running_edges(lines: &[PrintedLine], pages: &Pages, reasons: &mut [Option<Reason>]) {
    let without_digits = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "");
    let form = |line: &PrintedLine| without_digits(&line.text);
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut elsewhere: BTreeMap<String, usize> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let free = reasons[at].is_none();
        if free && pages.from_edge[at] == 0 && apart(lines, at) && can_run(line) && !is_label(&line.text) {
            seen.entry(form(line)).or_default().push(at);
        } else if free {
            elsewhere.entry(form(line)).or_insert(at);
        }
        // What runs on one line may stand on two before that.
        if free
            && at > 0
            && reasons[at - 1].is_none()
            && is_below(lines, at)
            && line.width() < LONGEST_RUNNING
        {
            elsewhere.entry(without_digits(&joined(lines, at))).or_insert(at);
        }
    }
    for (form, places) in seen.into_iter().filter(|(_, places)| pages.once_on_most(places)) {
        let text_comes_first = elsewhere.get(&form).is_some_and(|first| *first < places[0]);
        let first = usize::from(!text_comes_first);
        places.into_iter().skip(first).for_each(|at| reasons[at] = Some(Reason::RunningLine));
    }
}

/// Whether a line is a page's number and nothing else: a line that can't be a title.
pub fn is_folio(text: &str) -> bool {
    folios(text).is_some_and(|folio| folio.is_number_alone())
}
