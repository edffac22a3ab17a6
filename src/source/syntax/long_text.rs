//! Texts of several lines, between three marks on either side, and what is wrong with those.

use std::ops::Range;

use super::echo::to_show;
use super::fault::{Slip, SyntaxError, SyntaxFault};
use super::lines::{begins_something_new, end_of_line, is_key, line_at};
use super::quotes::{is_curly, is_mark};
use super::slip;

/// Where the statement of a text that begins with `mark` at a place ends, and what is wrong with its marks.
pub fn long_text(text: &str, key: &str, start: usize, mark: &'static str) -> (usize, Option<SyntaxError>) {
    let body = start + mark.len();
    let line_end = end_of_line(text, start);
    match closing(text, body, mark) {
        Some(close) if !opens_a_text(text, close) => match closes_too_early(text, close, mark) {
            Some((error, end)) => (end, Some(error)),
            None => (end_of_line(text, close), marks_too_many(text, key, start, close, mark)),
        },
        _ => match on_one_line(text, key, start, mark) {
            Some(error) => (line_end, Some(error)),
            None => {
                let end = next_statement(text, line_end);
                (end, Some(long_text_open(text, key, start..body, line_end..end, mark)))
            }
        },
    }
}

/// A fourth mark on the line that opens or closes a text: it would be printed.
fn marks_too_many(text: &str, key: &str, start: usize, close: usize, mark: &str) -> Option<SyntaxError> {
    let extra = |at: usize| {
        let marks = line_at(text, at).trim_end();
        let is_alone = marks.chars().all(|c| mark.starts_with(c)) && (4..=5).contains(&marks.len());
        is_alone.then(|| at + mark.len()..at + marks.len())
    };
    let begins_line = text[..close].rfind('\n').is_some_and(|at| text[at..close].trim().is_empty());
    let opening = extra(start);
    let line = if opening.is_some() { format!("{key} = {mark}") } else { mark.to_owned() };
    let place = opening.or_else(|| extra(close).filter(|_| begins_line))?;
    Some(slip::slipped(Slip::MarksTooMany { are_several: place.len() > 1 }, line, place, ""))
}

/// `"""Alle skal med"`: a short text that begins with three marks and ends with fewer.
fn on_one_line(text: &str, key: &str, start: usize, mark: &str) -> Option<SyntaxError> {
    let line = line_at(text, start).trim_end();
    let sign = &mark[..1];
    let inner = line[mark.len()..].strip_suffix(sign)?.trim_matches(['"', '\'']);
    if inner.trim().is_empty() || inner.contains(['"', '\\']) {
        return None;
    }
    let written = format!("\"{inner}\"");
    let fault = SyntaxFault::QuotesUneven { line: format!("{key} = {written}") };
    let place = start..start + line.len();
    Some(SyntaxError::new(fault, place.clone()).mended(place, written))
}

/// Three marks inside a text, which end it there: words follow them, and its own marks stand below. With it, where those end.
fn closes_too_early(text: &str, close: usize, mark: &str) -> Option<(SyntaxError, usize)> {
    let line = line_at(text, close);
    let rest = line.trim_start_matches(&mark[..1]).trim();
    if rest.is_empty() || rest.starts_with('#') {
        return None;
    }
    let mut at = end_of_line(text, close);
    while at < text.len() && line_at(text, at).trim() != mark {
        if begins_something_new(line_at(text, at)) {
            return None;
        }
        at = end_of_line(text, at);
    }
    if at >= text.len() {
        return None;
    }
    let end = end_of_line(text, at);
    let again = line[mark.len()..].find(mark).map(|at| close + mark.len() + at);
    let Some(again) = again else {
        let fault = SyntaxFault::LongQuotesInside { line: None };
        return Some((SyntaxError::new(fault, close..close + mark.len()), end));
    };
    let write = format!("»{}«", &text[close + mark.len()..again]);
    let begin = text[..close].rfind('\n').map_or(0, |at| at + 1);
    let mended = format!("{}{write}{}", &text[begin..close], line_at(text, again + mark.len()));
    let fault = SyntaxFault::LongQuotesInside { line: to_show(&mended).or_else(|| to_show(&write)) };
    Some((SyntaxError::new(fault, close..close + mark.len()).mended(close..again + mark.len(), write), end))
}

/// The closing marks of a text in several lines; escaped ones don't count.
fn closing(text: &str, from: usize, mark: &str) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = &text[at..];
        if rest.starts_with(mark) {
            return Some(at);
        }
        let next = rest.chars().next()?;
        at += next.len_utf8();
        if next == '\\' && mark == "\"\"\"" {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
}

/// A long text without its closing marks, whose lines are `body`.
fn long_text_open(
    text: &str,
    key: &str,
    opening: Range<usize>,
    body: Range<usize>,
    mark: &'static str,
) -> SyntaxError {
    let mut end = body.end;
    // A note above the next group belongs to that.
    let is_below = |line: &str| line.trim().is_empty() || line.starts_with('#');
    while end > body.start {
        let start = text[..end - 1].rfind('\n').map_or(0, |at| at + 1).max(body.start);
        if !is_below(&text[start..end]) {
            break;
        }
        end = start;
    }
    let last = text[body.start..end].trim_end();
    let Some(words) = last.lines().next_back() else {
        return SyntaxError::new(SyntaxFault::LongTextOpen { last: None }, opening);
    };
    let end = body.start + last.len();
    let closing = words.trim();
    // Only a backslash means something else between the other marks.
    const USUAL: &str = "\"\"\"";
    if mark != USUAL && closing == USUAL && !text[body.start..end].contains('\\') {
        let slip = Slip::OpensOtherwise { typed: mark, closes: USUAL };
        return slip::slipped(slip, format!("{key} = {USUAL}"), opening, USUAL);
    }
    if is_closing_otherwise(closing) || closing == "'''" && mark == USUAL {
        let place = end - closing.len()..end;
        let fault = SyntaxFault::LongQuotesAtEnd { typed: closing.to_owned(), mark };
        return SyntaxError::new(fault, place.clone()).mended(place, mark);
    }
    let number = text[..end].matches('\n').count() + 1;
    let last = Some((number, words.trim().to_owned()));
    let error = SyntaxError::new(SyntaxFault::LongTextOpen { last }, opening);
    // A line such as "Formel = x" only looks like the next key.
    let next = line_at(text, body.end).trim_start();
    match next.is_empty() || next.starts_with('[') {
        true => error.mended(end..end, format!("\n{mark}")),
        false => error,
    }
}

/// Whether a line ends a long text with other marks than it has to: some that aren't straight, or too few.
fn is_closing_otherwise(line: &str) -> bool {
    let count = line.chars().count();
    let is_marks = (1..=3).contains(&count) && line.chars().all(is_mark);
    is_marks && (count < 3 || line.contains(is_curly))
}

/// Whether these marks stand behind a key, so that they open the next text.
fn opens_a_text(text: &str, mark: usize) -> bool {
    let start = text[..mark].rfind('\n').map_or(0, |at| at + 1);
    let before = text[start..mark].trim();
    let after = line_at(text, mark).trim_start_matches(['"', '\'']).trim();
    before.strip_suffix('=').is_some_and(|key| is_key(key.trim())) && after.is_empty()
}

/// Where the first line begins that is a header, or a key with its value.
fn next_statement(text: &str, from: usize) -> usize {
    let mut at = from;
    while at < text.len() && !begins_something_new(line_at(text, at)) {
        at = end_of_line(text, at);
    }
    at
}
