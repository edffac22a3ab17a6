//! Page numbers: `12`, `– 12 –`, `Side 3 af 10`, `12 · Name of the document`, `Name of the document | 12`.
//!
//! One number is a number. Several are page numbers if they count what pages count.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::lines::{Page, PrintedLine, apart};
use crate::import::document::Reason;

/// The least number of words between two page numbers, where nothing else shows that a page ends.
const WORDS_PER_PAGE: usize = 40;
/// How many page numbers in a row may be missing: pages with a picture have none.
const MOST_MISSING: u32 = 3;
/// The fewest page numbers, where nothing else shows that pages end.
const FEWEST: usize = 3;
/// How many names are looked for in the whole text.
const MOST_LOOKS: usize = 200;
/// The most characters in a line with a page number.
const LONGEST: usize = 120;
/// What separates a page number from a name beside it.
const SEPARATORS: &[&str] = &["·", "|", "•", "—", "–", "-", "/"];

/// A line that may be a page number.
#[derive(Debug, PartialEq, Eq)]
pub struct Folio {
    value: u32,
    /// The words beside the number.
    name: String,
    /// Whether something shows that the number isn't one of the name's words.
    is_set_off: bool,
}

impl Folio {
    /// Whether it is a number, with "side" at most.
    pub fn is_number_alone(&self) -> bool {
        self.name.is_empty() || self.name == SIDE
    }
}

/// Stands for "Side", "s.", "Page" and their total.
const SIDE: &str = "side";

/// The page number in a line, if there can be one.
pub fn folios(text: &str) -> Option<Folio> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |word: &str| -> Option<u32> {
        let bare = word.trim_matches(['-', '–', '—', '|', '·', '•', '[', ']']);
        ((1..=3).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| bare.parse().ok())?
    };
    let is_separator = |word: &str| SEPARATORS.contains(&word);
    let is_side = |word: &str| {
        matches!(word.to_lowercase().as_str(), "side" | "s." | "s" | "page" | "p." | "seite" | "pagina")
    };
    let is_of = |word: &str| matches!(word.to_lowercase().as_str(), "af" | "of" | "von" | "/");
    let folio = |value, name: String, is_set_off| Some(Folio { value, name, is_set_off });
    match words.as_slice() {
        [one] | ["-" | "–" | "—" | "|", one] | ["-" | "–" | "—", one, "-" | "–" | "—"]
            if number(one).is_some() =>
        {
            return folio(number(one)?, String::new(), true);
        }
        [side, one] if is_side(side) && number(one).is_some() => {
            return folio(number(one)?, SIDE.to_owned(), true);
        }
        [side, one, of, all] if is_side(side) && is_of(of) && number(all).is_some() => {
            return folio(number(one)?, SIDE.to_owned(), true);
        }
        [one, of, all] if is_of(of) && number(all).is_some() => {
            return folio(number(one)?, SIDE.to_owned(), true);
        }
        _ => {}
    }
    let name = |words: &[&str]| words.join(" ");
    match words.as_slice() {
        // `Name · side 12 af 30`
        [name_of @ .., side, one, of, all] if is_side(side) && is_of(of) && number(all).is_some() => {
            folio(number(one)?, name(trimmed(name_of)), true)
        }
        [name_of @ .., side, one] if is_side(side) && number(one).is_some() => {
            folio(number(one)?, name(trimmed(name_of)), true)
        }
        [name_of @ .., separator, one] if is_separator(separator) && number(one).is_some() => {
            folio(number(one)?, name(name_of), true)
        }
        [one, separator, name_of @ ..] if is_separator(separator) && number(one).is_some() => {
            folio(number(one)?, name(name_of), true)
        }
        [name_of @ .., one] if number(one).is_some() => folio(number(one)?, name(name_of), false),
        [one, name_of @ ..] if number(one).is_some() => folio(number(one)?, name(name_of), false),
        _ => None,
    }
}

/// A name without the separator at its end.
fn trimmed<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    match words {
        [name @ .., last] if SEPARATORS.contains(last) => name,
        _ => words,
    }
}

/// A line that may be a page number, and its place.
struct Found {
    at: usize,
    value: u32,
    /// The page it stands on, if at its edge.
    edge_of: Option<usize>,
}

/// Finds page numbers.
pub fn numbers(lines: &[PrintedLine], reasons: &mut [Option<Reason>]) {
    let pages = lines.iter().filter(|line| line.page == Page::New).count();
    let mut groups: BTreeMap<(String, bool), Vec<Found>> = BTreeMap::new();
    let mut page = 0;
    for (at, line) in lines.iter().enumerate() {
        page += usize::from(at > 0 && line.page == Page::New);
        if line.width() > LONGEST {
            continue;
        }
        let Some(folio) = folios(&line.text) else { continue };
        let first =
            line.page == Page::New || at > 0 && at + 1 < lines.len() && lines[at - 1].page == Page::New;
        let last = |at: usize| lines.get(at + 1).is_none_or(|next| next.page == Page::New);
        let at_edge = first || last(at) || at + 1 < lines.len() && last(at + 1);
        let edge_of = (pages > 1 && at_edge).then_some(page);
        if edge_of.is_some() || apart(lines, at) {
            let key = (folio.name.to_lowercase(), folio.is_set_off);
            groups.entry(key).or_default().push(Found { at, value: folio.value, edge_of });
        }
    }
    let letters_of_all: LazyCell<String, _> =
        LazyCell::new(|| lines.iter().map(|line| letters(&line.text)).collect());
    let mut looks = MOST_LOOKS;
    // Whether a name stands somewhere else, too.
    let mut is_known = |name: &str, count: usize| {
        let own = letters(name);
        looks = looks.saturating_sub(1);
        looks > 0 && !own.is_empty() && letters_of_all.matches(own.as_str()).take(count + 1).count() > count
    };
    for ((name, is_set_off), found) in groups {
        let by_page = counted_by_pages(&found);
        let bare = name.is_empty();
        let proven = match () {
            // A name with a number behind it may be a label ("Mål for børn 1"): most pages must have it.
            () if !is_set_off => {
                by_page.filter(|at| at.len() >= FEWEST && at.len() * 2 >= pages).unwrap_or_default()
            }
            () if by_page.is_some() => by_page.unwrap_or_default(),
            () if bare => chain(lines, &found).filter(|at| !number_chapters(lines, at)).unwrap_or_default(),
            () => rising(lines, &found, || name == SIDE || is_known(&name, found.len())),
        };
        proven.into_iter().for_each(|at| reasons[at] = Some(Reason::PageNumber));
    }
}

/// Those at the edges of pages that are as far ahead of their page's place in the text as most others are.
fn counted_by_pages(found: &[Found]) -> Option<Vec<usize>> {
    let ahead = |one: &Found| Some(i64::from(one.value) - i64::try_from(one.edge_of?).ok()?);
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    found.iter().filter_map(ahead).for_each(|by| *counts.entry(by).or_default() += 1);
    let (most, count) = counts.into_iter().max_by_key(|(by, count)| (*count, -by.abs()))?;
    let same: Vec<usize> = found.iter().filter(|one| ahead(one) == Some(most)).map(|one| one.at).collect();
    (count >= 2).then_some(same)
}

/// Words between two lines.
fn words_between(lines: &[PrintedLine], from: usize, to: usize) -> usize {
    // Counting may stop once there are enough.
    let mut words = 0;
    for line in &lines[from + 1..to] {
        words += line.text.split_whitespace().count();
        if words >= WORDS_PER_PAGE {
            break;
        }
    }
    words
}

/// The longest run of numbers that rise as page numbers do, each a page of words after the one before.
fn chain(lines: &[PrintedLine], found: &[Found]) -> Option<Vec<usize>> {
    let mut best: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    let mut before: Vec<Option<usize>> = vec![None; found.len()];
    let mut longest = (0, 0);
    for (index, one) in found.iter().enumerate() {
        let reaches = |value: u32| {
            let (length, last) = *best.get(&value)?;
            (words_between(lines, found[last].at, one.at) >= WORDS_PER_PAGE).then_some((length, last))
        };
        let previous = (1..=MOST_MISSING)
            .filter_map(|step| reaches(one.value.checked_sub(step)?))
            .max_by_key(|(length, _)| *length);
        before[index] = previous.map(|(_, last)| last);
        let length = 1 + previous.map_or(0, |(length, _)| length);
        longest = longest.max((length, index));
        if best.get(&one.value).is_none_or(|(other, _)| *other <= length) {
            best.insert(one.value, (length, index));
        }
    }
    if longest.0 < FEWEST {
        return None;
    }
    let chain = std::iter::successors(Some(longest.1), |index| before[*index]);
    Some(chain.map(|index| found[index].at).collect())
}

/// Whether these numbers count chapters: they begin with 1, each stands above a few words of its own, and none cuts a
/// sentence.
fn number_chapters(lines: &[PrintedLine], places: &[usize]) -> bool {
    let ends = |text: &str| text.ends_with(['.', ':', '!', '?', '”', '"', '»', ')']);
    let cuts = |at: &usize| {
        let above = at.checked_sub(1).is_some_and(|above| !ends(&lines[above].text));
        let below = lines.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_lowercase));
        above && below
    };
    let heads = |at: &&usize| {
        lines.get(**at + 1).is_some_and(|next| {
            next.width() < 60 && next.text.starts_with(char::is_uppercase) && !ends(&next.text)
        })
    };
    let first = places.iter().min().map(|at| lines[*at].text.as_str());
    first == Some("1")
        && !places.iter().any(cuts)
        && places.iter().filter(heads).count() * 5 >= places.len() * 4
}

/// Names with a number set off from them are running lines if the numbers keep rising: three times, or twice where the
/// name is known from elsewhere. One is enough if it seems to end a page.
fn rising(lines: &[PrintedLine], found: &[Found], mut is_known: impl FnMut() -> bool) -> Vec<usize> {
    let rise = found.windows(2).all(|pair| pair[0].value < pair[1].value);
    let enough = match found {
        [] => false,
        [one] => ends_page(lines, one.at) && is_known(),
        [_, _] => found.iter().all(|one| ends_page(lines, one.at)) || is_known(),
        _ => true,
    };
    if rise && enough { found.iter().map(|one| one.at).collect() } else { Vec::new() }
}

/// Whether a page seems to end with a line: there is a large gap below it.
fn ends_page(lines: &[PrintedLine], at: usize) -> bool {
    lines.get(at + 1).is_none_or(|next| next.page != Page::Same)
}

/// Only letters, in lower case.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}
