//! What is printed on every page and is no text: told by its place on the page.

use std::collections::BTreeMap;

use super::chunks::Chunk;
use crate::import::document::{LeftOut, Reason, is_contents, on_page};

/// How much of a page, at its top and its bottom, may hold what is printed on all pages.
const EDGE: f64 = 0.13;
/// The same for a number that stands alone.
const NUMBERS_EDGE: f64 = 0.2;
/// On how many pages something has to stand.
const OFTEN: usize = 3;

/// Takes the furniture out of the lines of all pages. `heights` are those of the pages.
pub fn clear(pages: &mut [Vec<Chunk<'_>>], heights: &[f64]) -> Vec<LeftOut> {
    let mut seen: BTreeMap<(String, i64), Vec<usize>> = BTreeMap::new();
    let at_edge = |chunk: &Chunk<'_>| {
        let height = heights[chunk.page];
        let edge = if chunk.text.bytes().all(|byte| byte.is_ascii_digit()) { NUMBERS_EDGE } else { EDGE };
        chunk.base < height * edge || chunk.base > height * (1.0 - edge)
    };
    for chunk in pages.iter().flatten().filter(|chunk| at_edge(chunk)) {
        for key in keys(chunk) {
            seen.entry(key).or_default().push(chunk.page);
        }
    }
    let mut left_out = Vec::new();
    let count = pages.len();
    for page in pages {
        let mut kept = Vec::new();
        for chunk in page.drain(..) {
            let why = if at_edge(&chunk) { why(&chunk, &seen, count) } else { None };
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

/// What is the same on other pages: the words without numbers, and the height on the page, give or take a step.
fn keys(chunk: &Chunk<'_>) -> [(String, i64); 2] {
    let form: String = chunk.text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    #[expect(clippy::cast_possible_truncation, reason = "heights on a page are small numbers")]
    let step = (chunk.base / 6.0).floor() as i64;
    [(form.clone(), step), (form, step + 1)]
}

fn why(chunk: &Chunk<'_>, seen: &BTreeMap<(String, i64), Vec<usize>>, pages: usize) -> Option<Reason> {
    let on = keys(chunk)
        .iter()
        .filter_map(|key| seen.get(key))
        .map(Vec::as_slice)
        .max_by_key(|on| distinct(on))?;
    let on = distinct(on);
    let has_number = chunk.text.chars().any(|letter| letter.is_ascii_digit());
    let words: Vec<&str> = chunk.text.split_whitespace().collect();
    let number =
        |word: &str| word.len() <= 4 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = match words.as_slice() {
        [one] => number(one.trim_matches(['-', '–', '|', '·'])),
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
    };
    if is_number && on >= pages.clamp(1, 2) {
        return Some(Reason::PageNumber);
    }
    if on < OFTEN || chunk.text.chars().count() > 90 {
        return None;
    }
    Some(if has_number { Reason::PageNumber } else { Reason::RunningLine })
}

fn distinct(pages: &[usize]) -> usize {
    let mut pages = pages.to_vec();
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
