//! What a text's own characters say before any parser has seen them: language spans, footnotes and links that are no such thing.

use std::ops::Range;

use crate::policy::Language;

pub(super) enum Span {
    Open(Language),
    WithoutLanguage,
    UnknownLanguage(String),
    Close,
}

/// Reads `<span lang="de">` and `</span>`; nothing else is a span.
pub(super) fn span(html: &str) -> Option<Span> {
    let inner = html.strip_prefix('<')?.strip_suffix('>')?.trim();
    if inner == "/span" {
        return Some(Span::Close);
    }
    let attributes = inner.strip_prefix("span")?;
    if attributes.is_empty() {
        return Some(Span::WithoutLanguage);
    }
    let attributes = attributes.strip_prefix(char::is_whitespace)?.trim();
    let Some(value) = attributes.strip_prefix("lang=") else { return Some(Span::WithoutLanguage) };
    let tag = ['"', '\'']
        .into_iter()
        .find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote))
        .filter(|tag| !tag.contains(['"', '\'']))?;
    Some(Language::parse(tag).map_or_else(|| Span::UnknownLanguage(tag.to_owned()), Span::Open))
}

/// `[^label]` in source text, unless escaped, with the byte it begins at.
pub(super) fn undefined_notes(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("[^").map(|at| at + from) {
        let rest = &text[start + 2..];
        let Some(end) = rest.find(']') else { break };
        let label = &rest[..end];
        let escaped = text[..start].ends_with('\\');
        if !escaped && !label.is_empty() && !label.contains(|c: char| c.is_whitespace() || c == '[') {
            found.push((start, label.to_owned()));
        }
        from = start + 2;
    }
    found
}

/// The addresses after `](` in a part of a source text that was read as plain text.
pub(super) fn unread_links(source: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = part.start;
    while let Some(at) = source[from..part.end].find(']').map(|at| from + at) {
        from = at + 1;
        let after = &source[from..];
        let apart = || ["] (", "]\t(", "]\u{a0}("].iter().find_map(|sign| after.strip_prefix(&sign[1..]));
        let Some(open) = after.strip_prefix('(').or_else(apart) else { continue };
        let start = source.len() - open.len();
        let line = open.lines().next().unwrap_or_default();
        let escaped = source[..at].ends_with('\\') || !source[..at].contains('[');
        // Brackets in the address are pairs; without an end it is told as far as it goes.
        let mut depth = 0_usize;
        let end = line.find(|c| {
            depth += usize::from(c == '(');
            let ends = c == ')' && depth == 0;
            depth -= usize::from(c == ')' && depth > 0);
            ends
        });
        let address = line[..end.unwrap_or(line.len())].trim_end();
        let is_meant = || source[..start].ends_with("](") && is_number_or_file(address);
        if !escaped && (LINK_BEGINS.iter().any(|begin| address.starts_with(begin)) || is_meant()) {
            found.push(start..start + address.len());
        }
    }
    // `(words)[https://…]`.
    let mut from = part.start;
    while let Some(at) = source[from..part.end].find(")[").map(|at| from + at) {
        from = at + 2;
        let line = source[from..].lines().next().unwrap_or_default();
        let address = line.split(']').next().filter(|address| address.len() < line.len()).unwrap_or_default();
        let words = source[..at].rsplit('\n').next().unwrap_or_default();
        let is_link = LINK_BEGINS.iter().any(|begin| address.starts_with(begin));
        if is_link
            && words.contains('(')
            && !words.ends_with('\\')
            && !line[address.len()..].starts_with("](")
        {
            found.push(from..from + address.len());
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Whether an address with a blank in it is a telephone number, a mailbox or the name of a file.
fn is_number_or_file(address: &str) -> bool {
    let is_number = address.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '\u{a0}'))
        && address.bytes().filter(u8::is_ascii_digit).count() >= 6;
    let ending = address.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_file = (2..=4).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    address.contains([' ', '\u{a0}']) && (is_number || is_file || address.contains('@'))
}

/// What an address in a link begins with.
const LINK_BEGINS: &[&str] = &["https:", "http:", "mailto:", "tel:", "www.", "<https:", "<http:"];

pub(super) fn shortened(html: &str) -> String {
    let line = html.trim().lines().next().unwrap_or_default();
    let mut shown: String = line.chars().take(40).collect();
    if shown.len() < html.trim().len() {
        shown.push('…');
    }
    shown
}
