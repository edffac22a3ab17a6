//! Letters on places to words: where lines end, where a gap is a space, and which hyphens go.

use kurbo::Vec2;

use super::glyphs::Glyph;
use crate::import::document::{Doubt, Evidence, Join, Origin};
use crate::import::formats::rich::scripts::{self, Script};
use crate::import::formats::rich::spans::{self, Span, Style, What};
use crate::prose::{Seam, Witness};

/// How far from its line a letter may stand, in sizes of the font: raised numbers do.
const OFF_LINE: f64 = 0.6;
/// The least gap that is a space where the file has none of its own, in sizes of the font.
const GAP: f64 = 0.15;
/// The least gap that is a space where the file has spaces, in sizes of the font.
const WIDE_GAP: f64 = 0.5;
/// The longest word, in bytes, that another half is joined to.
const LONGEST_WORD: usize = 300;

/// A part of a paragraph, in the order in which it is read.
#[derive(Debug, Clone)]
pub enum Part<'p> {
    /// A letter.
    Letter(&'p Glyph, Style),
    /// A reference to a footnote.
    Note(usize),
}

/// Whether two letters that follow each other stand on one line.
pub fn on_one_line(before: &Glyph, next: &Glyph) -> bool {
    let (along, across) = between(before, next);
    let size = before.size.max(next.size);
    // A letter that is drawn over the one before, as an accent is, goes back a little.
    across < OFF_LINE * size && along > -1.2 * size
}

/// The gap between two letters: along their line, and across it.
fn between(before: &Glyph, next: &Glyph) -> (f64, f64) {
    let gap: Vec2 = next.at - before.end;
    let direction = before.direction();
    (gap.dot(direction), gap.cross(direction).abs())
}

/// Splits letters where lines end.
pub fn lines<'p, 'g>(parts: &'p [Part<'g>]) -> Vec<&'p [Part<'g>]> {
    let mut lines = Vec::new();
    let mut from = 0;
    let mut last: Option<&Glyph> = None;
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Letter(glyph, _) => {
                if last.is_some_and(|last| !on_one_line(last, glyph)) {
                    lines.push(&parts[from..at]);
                    from = at;
                }
                last = Some(*glyph);
            }
            Part::Note(_) => {}
        }
    }
    lines.push(&parts[from..]);
    lines.retain(|line| !line.is_empty());
    lines
}

/// How much smaller than its line a raised or lowered digit is. Browsers make them five sixths of it.
const SMALLER: f64 = 0.87;

/// Where small digits stand: above their line, below it, or on it.
struct Scripts {
    size: f64,
    base: f64,
}

impl Scripts {
    fn of(parts: &[Part<'_>]) -> Option<Self> {
        let mut letters = parts.iter().filter_map(|part| match part {
            Part::Letter(glyph, _) if glyph.is_level() && !glyph.is_space() => Some(*glyph),
            Part::Letter(..) | Part::Note(_) => None,
        });
        let first = letters.next()?;
        let largest = letters.fold(first, |most, glyph| if glyph.size > most.size { glyph } else { most });
        Some(Self { size: largest.size, base: largest.at.y })
    }

    fn script(&self, glyph: &Glyph) -> Script {
        let is_sign = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '−');
        let off = (glyph.at.y - self.base) / self.size.max(0.1);
        if glyph.size >= self.size * SMALLER || !glyph.is_level() || !glyph.text.chars().all(is_sign) {
            Script::Line
        } else if off < -0.2 {
            Script::Raised
        } else if off > 0.08 {
            Script::Lowered
        } else {
            Script::Line
        }
    }
}

/// The spans of a line, with a space at each gap that is one. Raised and lowered digits are written so.
fn line_in_scripts(parts: &[Part<'_>]) -> Vec<Span> {
    let Some(scripts) = Scripts::of(parts) else { return line(parts) };
    spans_of(parts, |glyph| scripts::placed(&glyph.text, scripts.script(glyph)).0)
}

/// The spans of a line, with a space at each gap that is one.
pub fn line(parts: &[Part<'_>]) -> Vec<Span> {
    spans_of(parts, |glyph| glyph.text.clone())
}

fn spans_of(parts: &[Part<'_>], said: impl Fn(&Glyph) -> String) -> Vec<Span> {
    let least = least_gap(parts);
    let mut out = Vec::new();
    let mut last: Option<&Glyph> = None;
    for part in parts {
        match part {
            Part::Letter(glyph, style) => {
                let apart =
                    last.is_some_and(|last| between(last, glyph).0 > least * last.size.min(glyph.size));
                if apart {
                    spans::push(&mut out, What::Text(" ".into()), style);
                }
                spans::push(&mut out, What::Text(said(glyph)), style);
                last = Some(*glyph);
            }
            Part::Note(note) => out.push(Span { what: What::Note(*note), style: Style::default() }),
        }
    }
    out
}

/// The least gap that is a space on this line, in sizes of the font. Letters may be spaced out, and then it is wider.
fn least_gap(parts: &[Part<'_>]) -> f64 {
    let letters: Vec<&Glyph> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Letter(glyph, _) => Some(*glyph),
            Part::Note(_) => None,
        })
        .collect();
    let has_spaces = letters.iter().any(|glyph| glyph.is_space() && !glyph.text.is_empty());
    let mut gaps: Vec<f64> = letters
        .windows(2)
        .filter(|pair| !pair[0].is_space() && !pair[1].is_space())
        .map(|pair| between(pair[0], pair[1]).0 / pair[0].size.max(0.1))
        .collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 4).copied().unwrap_or(0.0).max(0.0);
    usual + if has_spaces { WIDE_GAP } else { GAP }
}

/// Spans of lines become one text: words that were cut at the end of a line are joined.
pub struct Joiner<'w> {
    /// What knows the document's words.
    pub witness: &'w Witness,
    /// What was joined.
    pub joined: Vec<Join>,
}

impl Joiner<'_> {
    /// One text of these parts.
    pub fn text(&mut self, parts: &[Part<'_>], origin: Origin, doubts: &mut Vec<Doubt>) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        for part in lines(parts) {
            let next = line_in_scripts(part);
            self.seam(&mut out, &next, origin, doubts);
            for span in next {
                spans::push(&mut out, span.what, &span.style);
            }
        }
        out
    }

    fn seam(&mut self, out: &mut Vec<Span>, next: &[Span], origin: Origin, doubts: &mut Vec<Doubt>) {
        // A reference at the end of its line.
        if let Some(Span { what: What::Note(_), .. }) = out.last() {
            return spans::push(out, What::Text(" ".into()), &Style::default());
        }
        // A hyphen may be in another font than its word.
        let first = plain(&last_word(out));
        let Some(Span { what: What::Text(before), .. }) = out.last_mut() else { return };
        let second = first_word(next).replace('\u{ad}', "");
        // A browser shows the soft hyphen at which it broke the word, so that this one was never meant to stay.
        let was_soft = before.trim_end_matches(['-', '\u{2010}']).ends_with('\u{ad}') && first.ends_with('-');
        let ends_in_space = before.ends_with(char::is_whitespace);
        match self.witness.seam(&first, &second) {
            _ if ends_in_space || second.is_empty() => before.push(' '),
            Seam::Space => before.push(' '),
            Seam::Joined { .. } if first.len() > LONGEST_WORD => before.push(' '),
            Seam::Joined { keeps_hyphen, because } => {
                let (keeps_hyphen, because) =
                    if was_soft { (false, Evidence::Form) } else { (keeps_hyphen, because) };
                if !keeps_hyphen {
                    before.truncate(before.trim_end_matches(['-', '\u{ad}', '\u{2010}']).len());
                }
                if because == Evidence::None {
                    let half = first.trim_end_matches('-');
                    doubts.push(Doubt::Hyphen(format!("{half}{second}")));
                }
                self.joined.push(Join { origin, first, second, keeps_hyphen, because });
            }
        }
    }
}

/// The last word of spans.
fn last_word(spans: &[Span]) -> String {
    let mut word = String::new();
    for span in spans.iter().rev() {
        let What::Text(text) = &span.what else { break };
        if let Some(space) = text.rfind(char::is_whitespace) {
            let rest = text[space..].trim_start();
            return format!("{rest}{word}");
        }
        word.insert_str(0, text);
    }
    word
}

/// A word with a hyphen of any kind at its end as a plain one.
fn plain(word: &str) -> String {
    let hyphens = ['-', '\u{ad}', '\u{2010}'];
    let stem = word.trim_end_matches(hyphens).replace('\u{ad}', "");
    if word.ends_with(hyphens) { format!("{stem}-") } else { stem }
}

fn first_word(spans: &[Span]) -> String {
    let mut word = String::new();
    for span in spans {
        let What::Text(text) = &span.what else { break };
        let text = if word.is_empty() { text.trim_start() } else { text.as_str() };
        match text.find(char::is_whitespace) {
            Some(end) => return word + &text[..end],
            None => word.push_str(text),
        }
    }
    word
}

/// Where a whole paragraph is bold or slanted, it is by its looks and not for its words.
pub fn evenly(parts: &mut [Part<'_>]) {
    let mut strong = true;
    let mut emphasis = true;
    for part in parts.iter() {
        if let Part::Letter(glyph, style) = part
            && !glyph.is_space()
        {
            strong &= style.strong;
            emphasis &= style.emphasis;
        }
    }
    for part in parts {
        if let Part::Letter(_, style) = part {
            style.strong &= !strong;
            style.emphasis &= !emphasis;
        }
    }
}

/// The bare words of letters, line by line: what the witness counts, and what the report shows.
pub fn plain_lines<'g>(glyphs: impl Iterator<Item = &'g Glyph>) -> Vec<String> {
    let parts: Vec<Part<'_>> = glyphs.map(|glyph| Part::Letter(glyph, Style::default())).collect();
    lines(&parts)
        .into_iter()
        .map(|part| {
            let spans = line(part);
            let words = spans.iter().filter_map(|span| match &span.what {
                What::Text(text) => Some(text.as_str()),
                What::Note(_) | What::Break => None,
            });
            words.collect::<String>()
        })
        .collect()
}
