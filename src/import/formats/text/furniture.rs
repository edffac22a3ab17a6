//! Page furniture, printed for people leafing through: page numbers, running lines, printed contents.

use std::collections::BTreeMap;

use super::lines::{Page, PrintedLine};
use crate::import::document::{LeftOut, Reason, is_contents};

/// How often a pair of lines must recur to be running lines.
const OFTEN: usize = 3;

/// Takes the furniture out of the lines and reports what it was.
pub fn clear(lines: Vec<PrintedLine>) -> (Vec<PrintedLine>, Vec<LeftOut>) {
    let mut reasons: Vec<Option<Reason>> = vec![None; lines.len()];
    numbers(&lines, &mut reasons);
    running_pairs(&lines, &mut reasons);
    running_edges(&lines, &mut reasons);
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
    (kept, left_out)
}

/// Whether a line is isolated: space above and below, or the edge of a page.
fn apart(lines: &[PrintedLine], at: usize) -> bool {
    let above = lines[at].blanks > 0 || lines[at].page != Page::Same;
    let below = lines.get(at + 1).is_none_or(|next| next.blanks > 0 || next.page != Page::Same);
    above && below
}

/// `12`, `Side 3 af 10`, `12 · Name of the document`, `Name of the document | 12`.
fn numbers(lines: &[PrintedLine], reasons: &mut [Option<Reason>]) {
    let mut bare = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| apart(lines, *at)) {
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let number = |word: &&str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        match words.as_slice() {
            [one] if number(one) => bare.push(at),
            ["Side" | "side" | "s.", one] if number(one) => reasons[at] = Some(Reason::PageNumber),
            ["Side" | "side", one, "af" | "/", all] if number(one) && number(all) => {
                reasons[at] = Some(Reason::PageNumber);
            }
            [one, "·" | "|" | "•", ..] | [.., "·" | "|" | "•", one] if number(one) => {
                reasons[at] = Some(Reason::PageNumber);
            }
            _ => {}
        }
    }
    // A bare number is a page number if such numbers keep rising.
    let value = |at: usize| lines[at].text.parse::<u32>().unwrap_or(0);
    let grows = bare.windows(2).filter(|pair| value(pair[0]) < value(pair[1])).count();
    if bare.len() >= 2 && grows + 1 == bare.len() {
        bare.into_iter().for_each(|at| reasons[at] = Some(Reason::PageNumber));
    }
}

/// Whether a line can be a running line: not a sentence, a list's lead or an item.
fn can_run(line: &PrintedLine) -> bool {
    let text = line.text.as_str();
    let item = text.starts_with(['•', '-', '–', '*', '▪', '●', '■', '◦', '○']);
    let sentence = text.ends_with(['.', ':', ',', ';', '”', '"', '-']);
    !item && !sentence && line.width() < 60 && text.chars().any(char::is_alphabetic)
}

/// A pair of lines found three times or more is printed on page after page. The first occurrence is text: a title, or
/// the drawing that the pages repeat.
fn running_pairs(lines: &[PrintedLine], reasons: &mut [Option<Reason>]) {
    let mut seen: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, pair) in lines.windows(2).enumerate() {
        if can_run(&pair[0]) && can_run(&pair[1]) {
            seen.entry((&pair[0].text, &pair[1].text)).or_default().push(at);
        }
    }
    let mut again = Vec::new();
    for places in seen.into_values().filter(|places| places.len() >= OFTEN) {
        for at in places.into_iter().skip(1) {
            again.extend([at, at + 1]);
        }
    }
    for at in again {
        reasons[at] = Some(Reason::RunningLine);
    }
    // The last line of such a pair, cut off at the end of a page.
    for at in 1..lines.len() {
        let cut = lines.get(at + 1).is_none_or(|next| next.page == Page::New);
        if cut && reasons[at].is_none() && reasons[at - 1] == Some(Reason::RunningLine) {
            let follows = |before: usize| {
                lines[before - 1].text == lines[at - 1].text
                    && lines[before].text != lines[at].text
                    && lines[before].text.starts_with(&lines[at].text)
            };
            if (1..lines.len()).any(follows) {
                reasons[at] = Some(Reason::RunningLine);
            }
        }
    }
}

/// "Fokusområde 1": the line above a chapter numbers it; it doesn't run along the pages.
fn is_label(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    matches!(words.as_slice(), [name, number] if name.chars().all(char::is_alphabetic)
        && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// An isolated line that recurs at the edges of pages, whatever number is in it.
fn running_edges(lines: &[PrintedLine], reasons: &mut [Option<Reason>]) {
    let edge = |at: usize| {
        lines[at].page != Page::Same || lines.get(at + 1).is_none_or(|next| next.page != Page::Same)
    };
    let form = |line: &PrintedLine| line.text.replace(|c: char| c.is_ascii_digit(), "");
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if reasons[at].is_none() && edge(at) && apart(lines, at) && can_run(line) && !is_label(&line.text) {
            seen.entry(form(line)).or_default().push(at);
        }
    }
    for places in seen.into_values().filter(|places| places.len() >= OFTEN) {
        places.into_iter().skip(1).for_each(|at| reasons[at] = Some(Reason::RunningLine));
    }
}

/// Printed contents: lines with leaders, or lines ending in numbers below a heading that says so.
fn contents(lines: &[PrintedLine], reasons: &mut [Option<Reason>]) {
    let ends_in_number = |text: &str| {
        text.split_whitespace().count() > 1
            && text
                .split_whitespace()
                .last()
                .is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()))
    };
    for at in 0..lines.len() {
        let text = lines[at].text.as_str();
        if reasons[at].is_some() {
            continue;
        }
        if ends_in_number(text) && (text.contains("....") || text.contains(". . .") || text.contains("…")) {
            reasons[at] = Some(Reason::Contents);
        }
        if is_contents(text) {
            // With entries and numbers on separate lines, the whole page is contents.
            let page = lines[at + 1..].iter().take_while(|line| line.page != Page::New).count();
            let bare = |line: &&PrintedLine| {
                line.width() <= 3 && line.text.bytes().all(|byte| byte.is_ascii_digit())
            };
            if lines[at + 1..=at + page].iter().filter(bare).count() >= 3 {
                reasons[at..=at + page]
                    .iter_mut()
                    .for_each(|reason| *reason = reason.or(Some(Reason::Contents)));
            }
            let listed = lines[at + 1..].iter().take_while(|line| ends_in_number(&line.text)).count();
            if listed >= 3 {
                reasons[at..=at + listed].fill(Some(Reason::Contents));
            }
        }
    }
}
