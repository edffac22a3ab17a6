//! Printed contents: a list of the headings to come, each with the number of its page.
//!
//! An entry is proven by its words, which stand on lines of their own further on. What isn't proven stays.

use std::collections::BTreeMap;

use super::lines::PrintedLine;
use crate::import::document::{Reason, is_contents};

/// The most characters in an entry.
const LONGEST_ENTRY: usize = 160;
/// The most lines of an entry and of a heading.
const MOST_LINES: usize = 3;
/// The most contents in one text: of the whole, and of a few parts.
const MOST_LISTINGS: usize = 30;
/// The most lines in contents.
const MOST_LINES_LISTED: usize = 1000;
/// The fewest entries.
const FEWEST: usize = 2;

/// Only letters and digits, in lower case: the same however lines were cut.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Without the number of a chapter: "2.1 Et emne".
fn unnumbered(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ')' || c.is_whitespace())
}

/// The text of an entry and whether it ends in the number of a page.
fn entry(text: &str) -> (&str, bool) {
    let leader = |c: char| matches!(c, '.' | '…' | '_' | '·' | '–' | '-' | '—') || c.is_whitespace();
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - bare.len();
    let parted = bare.ends_with(leader) || bare.is_empty();
    if (1..=3).contains(&digits) && parted {
        (bare.trim_end_matches(leader), true)
    } else {
        (text.trim_end_matches(['.', '…', ' ', '_']), false)
    }
}

/// Whether dots lead from a text to its number.
fn has_leader(text: &str) -> bool {
    text.contains("....") || text.contains(". . .") || text.contains('…') || text.contains("____")
}

/// Where the words of headings stand last.
struct Headings {
    last: BTreeMap<String, usize>,
}

impl Headings {
    fn of(lines: &[PrintedLine]) -> Self {
        let mut last = BTreeMap::new();
        for at in 0..lines.len() {
            let mut own = String::new();
            let mut bare = String::new();
            for (more, line) in lines[at..].iter().take(MOST_LINES).enumerate() {
                if own.len() + line.text.len() > LONGEST_ENTRY * 2 {
                    break;
                }
                own.push_str(&letters(&line.text));
                bare.push_str(&letters(if more == 0 { unnumbered(&line.text) } else { &line.text }));
                for key in [&own, &bare].into_iter().filter(|key| !key.is_empty()) {
                    last.insert(key.clone(), at);
                }
            }
        }
        Self { last }
    }

    /// Whether a text is a heading after this line.
    fn comes_after(&self, text: &str, at: usize) -> bool {
        [letters(text), letters(unnumbered(text))].iter().any(|key| {
            key.chars().any(char::is_alphabetic) && self.last.get(key).is_some_and(|last| *last > at)
        })
    }
}

/// Finds printed contents.
pub fn contents(lines: &[PrintedLine], reasons: &mut [Option<Reason>]) {
    let announced: Vec<usize> =
        (0..lines.len()).filter(|at| is_contents(&lines[*at].text)).take(MOST_LISTINGS).collect();
    let led: Vec<usize> =
        (0..lines.len()).filter(|at| has_leader(&lines[*at].text) && entry(&lines[*at].text).1).collect();
    if announced.is_empty() && led.len() < FEWEST {
        return;
    }
    let headings = Headings::of(lines);
    for at in announced {
        if let Some(found) = Listing::below(lines, at, reasons, &headings).proven() {
            reasons[at] = reasons[at].or(Some(Reason::Contents));
            found.into_iter().for_each(|line| reasons[line] = reasons[line].or(Some(Reason::Contents)));
        }
    }
    // Leaders lead to page numbers without a heading that says so, too.
    let led: Vec<usize> = led
        .into_iter()
        .filter(|at| reasons[*at].is_none() && headings.comes_after(entry(&lines[*at].text).0, *at))
        .collect();
    if led.len() >= FEWEST {
        led.into_iter().for_each(|at| reasons[at] = Some(Reason::Contents));
    }
}

/// What stands below a heading that announces contents.
#[derive(Default)]
struct Listing {
    /// Lines of entries that stand on lines of their own further on.
    proven: Vec<usize>,
    entries: usize,
    doubtful: usize,
    /// Lines that hold a number alone, or the word above the numbers.
    numbers: Vec<usize>,
    /// Whether any entry has a number at all.
    is_numbered: bool,
}

impl Listing {
    fn below(lines: &[PrintedLine], heading: usize, reasons: &[Option<Reason>], headings: &Headings) -> Self {
        let mut listing = Self::default();
        // The lines since the last entry, and entries that stand further on but have no number yet.
        let mut open: Vec<usize> = Vec::new();
        let mut waiting: Vec<usize> = Vec::new();
        let mut first: Option<String> = None;
        let text = |lines_of: &[usize], last: &str| -> String {
            let all = lines_of.iter().map(|at| lines[*at].text.as_str()).chain([last]);
            all.collect::<Vec<_>>().join(" ")
        };
        for at in heading + 1..lines.len().min(heading + MOST_LINES_LISTED) {
            if reasons[at].is_some() {
                continue;
            }
            let (own, numbered) = entry(&lines[at].text);
            if own.is_empty() && numbered {
                listing.is_numbered = true;
                listing.numbers.push(at);
                if waiting.is_empty() && !open.is_empty() {
                    listing.close(&mut open, &text, headings);
                }
                listing.proven.append(&mut waiting);
                continue;
            }
            if matches!(own.to_lowercase().as_str(), "side" | "page" | "seite") {
                listing.numbers.push(at);
                continue;
            }
            let whole = text(&open, own);
            // The list's first entry comes again: here the text begins.
            let begins = first.as_deref().is_some_and(|first| !numbered && letters(unnumbered(own)) == first);
            if begins || whole.chars().count() > LONGEST_ENTRY {
                break;
            }
            let last = open.first().copied().unwrap_or(at).max(at);
            let comes = headings.comes_after(&whole, last);
            if first.is_none() && (comes || numbered) {
                first = Some(letters(unnumbered(&whole)));
            }
            open.push(at);
            match (comes, numbered) {
                (true, true) => {
                    listing.is_numbered = true;
                    listing.entries += 1;
                    listing.proven.append(&mut waiting);
                    listing.proven.append(&mut open);
                }
                (true, false) => {
                    listing.entries += 1;
                    waiting.append(&mut open);
                }
                (false, true) => {
                    listing.entries += 1;
                    listing.doubtful += 1;
                    listing.proven.append(&mut waiting);
                    open.clear();
                }
                (false, false) if open.len() >= MOST_LINES => break,
                (false, false) => {}
            }
        }
        // Entries that no number follows may be the text's own headings already.
        listing.entries -= waiting.len().min(listing.entries);
        listing
    }

    /// An entry whose number stands on the next line.
    fn close(&mut self, open: &mut Vec<usize>, text: &dyn Fn(&[usize], &str) -> String, headings: &Headings) {
        self.entries += 1;
        let last = open[open.len() - 1];
        let whole = text(open, "");
        if headings.comes_after(entry(whole.trim_end()).0, last) {
            self.proven.append(open);
        } else {
            self.doubtful += 1;
            open.clear();
        }
    }

    /// The lines of the contents, if most of its entries are proven.
    fn proven(self) -> Option<Vec<usize>> {
        let proven = self.entries.saturating_sub(self.doubtful);
        let most = proven >= FEWEST && proven >= self.doubtful;
        // More numbers than entries are a column of something else.
        let numbers = self.numbers.len() <= self.entries + 1;
        (most && self.is_numbered && numbers).then(|| self.proven.into_iter().chain(self.numbers).collect())
    }
}
