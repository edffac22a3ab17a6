//! Folds a word processor's runs of text into [`Inline`]s, the way a reader of CommonMark would see them.

use std::collections::BTreeMap;

use super::text_style::TextStyle;
use crate::import::document::{Inline, Mend, Origin};
use crate::import::formats::characters::letters;

/// A stretch of text in one style, or something between letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its content.
    pub what: What,
    /// Its style.
    pub style: Style,
}

/// The content of a span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Words.
    Text(String),
    /// A reference to a footnote.
    Note(usize),
    /// A line break.
    Break,
}

/// The style of a span, and where it leads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// Where a click on it leads.
    pub link: Option<String>,
    /// Its language, where that differs from the document's.
    pub language: Option<String>,
    /// What else it looks like, as far as that tells a heading from text.
    pub text: TextStyle,
}

/// Adds words to the last span if that has the same style.
pub fn push(spans: &mut Vec<Span>, what: What, style: &Style) {
    if let (What::Text(text), Some(Span { what: What::Text(before), style: last })) =
        (&what, spans.last_mut())
        && last == style
    {
        before.push_str(text);
    } else {
        spans.push(Span { what, style: style.clone() });
    }
}

/// Letters as they are meant. Soft hyphens stay, because only the paragraph shows what each is: inside a word they are
/// invisible, before a space they have divided one.
pub fn mended(text: &str, counts: &mut BTreeMap<Mend, usize>) -> String {
    let soft = text.matches('\u{ad}').count();
    if soft > 0 {
        *counts.entry(Mend::SoftHyphen).or_default() += soft;
    }
    let parts: Vec<String> = text.split('\u{ad}').map(|part| letters(part, counts)).collect();
    parts.join("\u{ad}")
}

/// Like [`mended`], for words that are only reported.
pub fn mended_whole(text: &str, counts: &mut BTreeMap<Mend, usize>) -> String {
    mended(text, counts).replace('\u{ad}', "")
}

/// Like [`mended`], for words that are only compared: a soft hyphen that divides a word is one that can be seen.
pub fn mended_all(words: Vec<(Origin, String)>) -> Vec<(Origin, String)> {
    let mut uncounted = BTreeMap::new();
    let words: Vec<_> =
        words.into_iter().map(|(origin, words)| (origin, mended(&words, &mut uncounted))).collect();
    let mut out: Vec<(Origin, String)> = Vec::with_capacity(words.len());
    // From the end, because what follows decides.
    let mut next: Option<(Origin, char)> = None;
    for (origin, text) in words.into_iter().rev() {
        let mut whole = String::with_capacity(text.len());
        for c in text.chars().rev() {
            if c != '\u{ad}' {
                whole.push(c);
                next = Some((origin, c));
            } else if next.is_none_or(|(at, next)| at != origin || next.is_whitespace()) {
                whole.push('-');
            }
        }
        out.push((origin, whole.chars().rev().collect()));
    }
    out.reverse();
    out
}

/// An address that works from anywhere; none for a place in the document or a file beside it.
pub fn address(to: &str) -> Option<String> {
    let to = to.trim();
    let scheme = to.split_once(':')?.0.to_ascii_lowercase();
    matches!(scheme.as_str(), "https" | "http" | "mailto" | "tel").then(|| to.to_owned())
}

/// Whether there is nothing to read or to follow.
pub fn is_blank(spans: &[Span]) -> bool {
    spans.iter().all(|span| match &span.what {
        What::Text(text) => text.trim().is_empty(),
        What::Note(_) => false,
        What::Break => true,
    })
}

/// Spans in parts, between which an empty line stands.
pub fn paragraphs(spans: Vec<Span>) -> Vec<Vec<Span>> {
    let (mut all, mut part): (Vec<Vec<Span>>, Vec<Span>) = (Vec::new(), Vec::new());
    // Where the line that is still empty began.
    let mut line = None;
    for span in spans {
        let is_space = matches!(&span.what, What::Text(text) if text.trim().is_empty());
        if span.what != What::Break {
            line = line.filter(|_| is_space);
            part.push(span);
        } else if let Some(from) = line.take() {
            part.truncate(from);
            all.push(std::mem::take(&mut part));
        } else {
            line = Some(part.len());
            part.push(span);
        }
    }
    all.push(part);
    all
}

/// Folds spans into inlines: white space is collapsed as in running text, and moved out of emphasis and links, where
/// CommonMark allows none at the ends.
///
/// A soft hyphen is left where it divides a word, for `hyphens` to judge.
pub fn fold(mut spans: Vec<Span>) -> Vec<Inline> {
    visible_hyphens(&mut spans);
    let spans = trimmed(spans);
    by_language(&spans)
}

/// Like [`fold`], for headings: a heading entirely in bold is bold only because headings are.
pub fn fold_plain(mut spans: Vec<Span>) -> Vec<Inline> {
    let words = |span: &&Span| matches!(&span.what, What::Text(text) if !text.trim().is_empty());
    let all_strong = spans.iter().filter(words).all(|span| span.style.strong);
    let all_emphasis = spans.iter().filter(words).all(|span| span.style.emphasis);
    for span in &mut spans {
        span.style.strong &= !all_strong;
        span.style.emphasis &= !all_emphasis;
        if span.what == What::Break {
            span.what = What::Text(" ".into());
        }
    }
    fold(spans)
}

/// Removes soft hyphens, except those before white space or the end.
fn visible_hyphens(spans: &mut [Span]) {
    let mut next: Option<char> = None;
    for span in spans.iter_mut().rev() {
        let text = match &mut span.what {
            What::Text(text) => text,
            What::Note(_) => continue,
            What::Break => {
                next = Some(' ');
                continue;
            }
        };
        if text.contains('\u{ad}') {
            let mut kept = Vec::new();
            for c in text.chars().rev() {
                if c != '\u{ad}' {
                    next = Some(c);
                    kept.push(c);
                } else if next.is_none_or(char::is_whitespace) {
                    kept.push(c);
                }
            }
            *text = kept.into_iter().rev().collect();
        } else if let Some(first) = text.chars().next() {
            next = Some(first);
        }
    }
}

/// Runs of white space become one space; none is left at the ends, beside a break, or with a style of its own.
fn trimmed(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    // A pending space before the next word, with the style it had.
    let mut owed: Option<Style> = None;
    for Span { what, style } in spans {
        match what {
            What::Text(text) => {
                let mut words = text.split(is_space);
                let mut first = true;
                for word in &mut words {
                    if !first {
                        owed.get_or_insert_with(|| style.clone());
                    }
                    first = false;
                    if word.is_empty() {
                        continue;
                    }
                    if let Some(space) = owed.take() {
                        let before =
                            out.last().filter(|last| last.what != What::Break).map(|last| &last.style);
                        if let Some(before) = before {
                            let shared = common(before, &common(&space, &style));
                            push(&mut out, What::Text(" ".into()), &shared);
                        }
                    }
                    push(&mut out, What::Text(word.to_owned()), &style);
                }
            }
            What::Note(_) => {
                if let Some(space) = owed.take()
                    && out.last().is_some_and(|last| last.what != What::Break)
                {
                    push(&mut out, What::Text(" ".into()), &common(&space, &style));
                }
                out.push(Span { what, style });
            }
            What::Break => {
                owed = None;
                if out.last().is_some_and(|last| last.what != What::Break) {
                    out.push(Span { what, style: Style::default() });
                }
            }
        }
    }
    while out.last().is_some_and(|last| last.what == What::Break) {
        out.pop();
    }
    out
}

/// White space where text may be broken. A no-break space is not.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

fn common(a: &Style, b: &Style) -> Style {
    Style {
        strong: a.strong && b.strong,
        emphasis: a.emphasis && b.emphasis,
        link: a.link.clone().filter(|link| b.link.as_ref() == Some(link)),
        language: a.language.clone().filter(|language| b.language.as_ref() == Some(language)),
        text: if a.text == b.text { a.text } else { TextStyle::default() },
    }
}

fn by_language(spans: &[Span]) -> Vec<Inline> {
    spans
        .chunk_by(|a, b| a.style.language == b.style.language)
        .flat_map(|chunk| match &chunk[0].style.language {
            Some(language) => vec![Inline::Language(language.clone(), by_link(chunk))],
            None => by_link(chunk),
        })
        .collect()
}

fn by_link(spans: &[Span]) -> Vec<Inline> {
    spans
        .chunk_by(|a, b| a.style.link == b.style.link)
        .flat_map(|chunk| match &chunk[0].style.link {
            Some(to) => vec![Inline::Link { to: to.clone(), text: by_strength(chunk) }],
            None => by_strength(chunk),
        })
        .collect()
}

fn by_strength(spans: &[Span]) -> Vec<Inline> {
    spans
        .chunk_by(|a, b| a.style.strong == b.style.strong)
        .flat_map(|chunk| match chunk[0].style.strong {
            true => vec![Inline::Strong(by_emphasis(chunk))],
            false => by_emphasis(chunk),
        })
        .collect()
}

fn by_emphasis(spans: &[Span]) -> Vec<Inline> {
    spans
        .chunk_by(|a, b| a.style.emphasis == b.style.emphasis)
        .flat_map(|chunk| {
            let mut parts: Vec<Inline> = Vec::new();
            for span in chunk {
                match (&span.what, parts.last_mut()) {
                    (What::Text(text), Some(Inline::Text(before))) => before.push_str(text),
                    (What::Text(text), _) => parts.push(Inline::Text(text.clone())),
                    (What::Note(note), _) => parts.push(Inline::Note(*note)),
                    (What::Break, _) => parts.push(Inline::Break),
                }
            }
            match chunk[0].style.emphasis {
                true => vec![Inline::Emphasis(parts)],
                false => parts,
            }
        })
        .collect()
}
