//! Headings with a label above them.

use crate::import::formats::pdf::text::{Part, line, lines};
use crate::import::formats::rich::flow::Role;
use crate::import::formats::rich::spans::{self, Span};

/// How much smaller the letters of a label are than those of the title below it.
const LABEL: f64 = 0.85;

/// The two parts of a heading that has a label in smaller letters on the line above.
pub fn heading_parts(role: Role, content: &[Span], parts: &[Part<'_>]) -> Option<(Vec<Span>, Vec<Span>)> {
    let Role::Heading(_) = role else { return None };
    let lines = lines(parts);
    let size = |line: &[Part<'_>]| {
        line.iter().find_map(|part| match part {
            Part::Letter(glyph, _) if !glyph.is_space() => Some(glyph.size),
            _ => None,
        })
    };
    let (first, second) = (size(lines.first()?)?, size(lines.get(1)?)?);
    if first > second * LABEL {
        return None;
    }
    let said = |spans: &[Span]| -> usize {
        let letters = spans.iter().map(|span| match &span.what {
            spans::What::Text(text) => text.chars().filter(|letter| !letter.is_whitespace()).count(),
            spans::What::Note(_) | spans::What::Break => 0,
        });
        letters.sum()
    };
    let mut left = said(&line(lines[0]));
    let (mut label, mut title) = (Vec::new(), Vec::new());
    for span in content {
        let spans::What::Text(text) = &span.what else {
            title.push(span.clone());
            continue;
        };
        let split = text
            .char_indices()
            .find(|(_, letter)| {
                let ends = left == 0;
                left -= usize::from(!ends && !letter.is_whitespace());
                ends
            })
            .map_or(text.len(), |(at, _)| at);
        spans::push(&mut label, spans::What::Text(text[..split].to_owned()), &span.style);
        spans::push(&mut title, spans::What::Text(text[split..].to_owned()), &span.style);
    }
    Some((label, title)).filter(|(label, title)| !spans::is_blank(label) && !spans::is_blank(title))
}
