//! Paragraphs that are lines: text that somebody pasted from a printed page, where each line became a paragraph, and
//! lists whose bullets are typed.

use super::look::Look;
use super::typed;
use crate::import::document::{Content, Document, Inline, LeftOut, Origin, Piece, Reason, plain};

/// This many paragraphs that go on in the next show that lines became paragraphs.
const LEAST_BROKEN: usize = 5;
/// The percentage of neighbours that must do so.
const BROKEN_PERCENT: usize = 35;
/// The percentage of the column that a line and the next word may fill for its end to be intended.
const FULL_LINE_PERCENT: usize = 90;
/// The percentage of the column that a line must fill for its end not to be intended, without other signs.
const SHORT_LINE_PERCENT: usize = 70;

/// Bullets that can be nothing else.
const BULLETS: &[char] = &['•', '▪', '●', '■', '‣', '◦', '○', '·', '\u{f0b7}', '\u{f0a7}', '►', '➢', '✓'];
/// Bullets that can be words or signs as well, and count only where several follow each other.
const UNSURE: &[char] = &['-', '–', '—', '*', 'o', '§'];

/// A paragraph's text and look.
fn text_of(piece: &Piece) -> Option<&[Inline]> {
    match &piece.content {
        Content::Paragraph(text) => Some(text),
        _ => None,
    }
}

fn ends(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '“', '»', ')', '’']).ends_with(['.', '!', '?', ':', ';'])
}

fn is_divided(text: &str) -> bool {
    text.ends_with('\u{ad}')
        || text.strip_suffix('-').is_some_and(|stem| stem.ends_with(char::is_alphanumeric))
}

/// Whether a word goes on from the end of one paragraph in the next: "dan-" and "skere". In "børne-" and "og unge" it doesn't.
fn divides(one: &str, other: &str) -> bool {
    let goes_on = |word: &str| !["og", "eller", "samt"].contains(&word);
    is_divided(one) && begins_small(other) && other.split_whitespace().next().is_some_and(goes_on)
}

fn begins_small(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_lowercase)
}

/// Joins paragraphs that are lines of one. They must be the rule in the document: a single paragraph without an end
/// is its author's, but for one whose last word goes on in the next.
pub fn joined(pieces: Vec<Piece>, looks: Vec<Look>) -> (Vec<Piece>, Vec<Look>) {
    let lines: Vec<Option<String>> =
        pieces.iter().map(|piece| text_of(piece).map(|text| plain(text).trim().to_owned())).collect();
    let pair = |at: usize| {
        let (one, other) = (lines[at].as_deref()?, lines.get(at + 1)?.as_deref()?);
        let alike = looks[at].text == looks[at + 1].text && !looks[at].is_named && !looks[at + 1].is_named;
        alike.then_some((one, other))
    };
    let pairs: Vec<(&str, &str)> = (0..lines.len()).filter_map(pair).collect();
    let breaks = |one: &str, other: &str| !ends(one) && begins_small(other) || is_divided(one);
    let broken = pairs.iter().filter(|(one, other)| breaks(one, other)).count();
    let is_rule = broken >= LEAST_BROKEN && broken * 100 >= pairs.len() * BROKEN_PERCENT;
    if !is_rule && !pairs.iter().any(|(one, other)| divides(one, other)) {
        return (pieces, looks);
    }
    let width = column(&pairs);
    let goes_on: Vec<bool> = (0..lines.len())
        .map(|at| {
            let Some((one, other)) = pair(at) else { return false };
            if !is_rule {
                return divides(one, other);
            }
            if breaks(one, other) {
                return true;
            }
            let length = one.chars().count();
            let next = other.split_whitespace().next().map_or(0, |word| word.chars().count());
            let full = (length + 1 + next) * 100 > width * FULL_LINE_PERCENT;
            let long = length * 100 >= width * SHORT_LINE_PERCENT;
            !looks[at + 1].apart && if ends(one) { full } else { long }
        })
        .collect();
    let (mut out, mut out_looks): (Vec<Piece>, Vec<Look>) = (Vec::new(), Vec::new());
    for (at, (piece, look)) in pieces.into_iter().zip(looks).enumerate() {
        let joins = at.checked_sub(1).is_some_and(|before| goes_on[before]);
        if joins
            && let Content::Paragraph(more) = &piece.content
            && let Some(Piece { content: Content::Paragraph(text), doubts, .. }) = out.last_mut()
        {
            join(text, more);
            doubts.extend(piece.doubts);
        } else {
            out.push(piece);
            out_looks.push(look);
        }
    }
    (out, out_looks)
}

/// The width of the column: that of the longest lines, but for a few.
fn column(pairs: &[(&str, &str)]) -> usize {
    let mut widths: Vec<usize> = pairs.iter().map(|(one, _)| one.chars().count()).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).or(widths.last()).copied().unwrap_or(0)
}

/// Appends a line. A hyphen at the end of the line before is marked as one that divides a word.
fn join(text: &mut Vec<Inline>, more: &[Inline]) {
    let mut more = more.to_vec();
    match text.last_mut() {
        Some(Inline::Text(last)) => {
            if is_divided(last) {
                last.pop();
                last.push('\u{ad}');
            }
            last.push(' ');
            if let Some(Inline::Text(first)) = more.first_mut() {
                last.push_str(first);
                more.remove(0);
            }
        }
        _ => text.push(Inline::Text(" ".to_owned())),
    }
    text.extend(more);
}

/// The bullet that a paragraph begins with, and how many bytes it and the space after it take.
fn bullet(text: &[Inline]) -> Option<(char, usize)> {
    let Inline::Text(first) = text.first()? else { return None };
    let mark = first.chars().next().filter(|c| BULLETS.contains(c) || UNSURE.contains(c))?;
    let rest = &first[mark.len_utf8()..];
    let space = rest.len() - rest.trim_start().len();
    let follows = !rest.trim().is_empty() || text.len() > 1;
    (follows && (space > 0 || BULLETS.contains(&mark))).then_some((mark, mark.len_utf8() + space))
}

/// Parts paragraphs in which a list was typed line by line: at least two lines in a row begin with a bullet.
pub fn lines(pieces: Vec<Piece>, looks: Vec<Look>) -> (Vec<Piece>, Vec<Look>) {
    let (mut out, mut out_looks): (Vec<Piece>, Vec<Look>) = (Vec::new(), Vec::new());
    for (piece, look) in pieces.into_iter().zip(looks) {
        let parts = text_of(&piece).filter(|_| !look.is_named).and_then(parted);
        let Some(parts) = parts else {
            out.push(piece);
            out_looks.push(look);
            continue;
        };
        let mut doubts = piece.doubts;
        for part in parts {
            let content = Content::Paragraph(part);
            out.push(Piece { origin: piece.origin, content, doubts: std::mem::take(&mut doubts) });
            out_looks.push(look);
        }
    }
    (out, out_looks)
}

/// The lines with bullets, and the text between them; none where there is no list.
fn parted(text: &[Inline]) -> Option<Vec<Vec<Inline>>> {
    let lines: Vec<&[Inline]> = text.split(|inline| *inline == Inline::Break).collect();
    let marked: Vec<bool> = lines.iter().map(|line| bullet(line).is_some()).collect();
    let numbered = |at: usize| lines.get(at + 1).is_some_and(|next| typed::follow(lines[at], next));
    let marked: Vec<bool> = (0..lines.len())
        .map(|at| marked[at] || numbered(at) || at.checked_sub(1).is_some_and(numbered))
        .collect();
    if !marked.windows(2).any(|pair| pair[0] && pair[1]) {
        return None;
    }
    let mut parts: Vec<Vec<Inline>> = Vec::new();
    let mut after_item = true;
    for (line, is_item) in lines.iter().zip(marked) {
        match parts.last_mut().filter(|_| !is_item && !after_item) {
            Some(part) => {
                part.push(Inline::Break);
                part.extend_from_slice(line);
            }
            None => parts.push(line.to_vec()),
        }
        after_item = is_item;
    }
    parts.retain(|part| !part.is_empty());
    Some(parts)
}

/// Makes lists of paragraphs with typed bullets.
pub fn lists(pieces: Vec<Piece>, looks: Vec<Look>, document: &mut Document) -> (Vec<Piece>, Vec<Look>) {
    let marks: Vec<Option<(char, usize)>> = pieces
        .iter()
        .zip(&looks)
        .map(|(piece, look)| text_of(piece).filter(|_| !look.is_named).and_then(bullet))
        .collect();
    // A bullet that may be a word counts beside another of its kind.
    let beside = |at: usize| {
        let same = |other: Option<usize>| {
            other.and_then(|other| *marks.get(other)?).map(|(mark, _)| mark)
                == marks[at].map(|(mark, _)| mark)
        };
        same(at.checked_sub(1)) || same(Some(at + 1))
    };
    let sure: Vec<bool> = (0..marks.len())
        .map(|at| marks[at].is_some_and(|(mark, _)| BULLETS.contains(&mark) || beside(at)))
        .collect();
    let (mut out, mut out_looks): (Vec<Piece>, Vec<Look>) = (Vec::new(), Vec::new());
    let mut open: Vec<char> = Vec::new();
    for (at, (mut piece, look)) in pieces.into_iter().zip(looks).enumerate() {
        let Some((mark, length)) = marks[at].filter(|_| sure[at]) else {
            open.clear();
            out.push(piece);
            out_looks.push(look);
            continue;
        };
        strip(&mut piece, length);
        if mark.is_alphabetic() {
            document.left_out.push(LeftOut {
                origin: piece.origin,
                text: mark.to_string(),
                why: Reason::Bullet,
            });
        }
        let level = open.iter().position(|one| *one == mark).unwrap_or(open.len().min(2));
        let fresh = open.is_empty();
        open.truncate(level);
        open.push(mark);
        match out.last_mut().filter(|_| !fresh) {
            Some(Piece { content: Content::List { items, .. }, .. }) => nest(items, level, piece),
            _ => {
                out.push(list(piece.origin, piece));
                out_looks.push(look);
            }
        }
    }
    (out, out_looks)
}

fn list(origin: Origin, piece: Piece) -> Piece {
    Piece::new(origin, Content::List { first: None, items: vec![vec![piece]] })
}

/// Adds an item at its level below a list.
fn nest(items: &mut Vec<Vec<Piece>>, level: usize, piece: Piece) {
    let Some(last) = items.last_mut().filter(|_| level > 0) else { return items.push(vec![piece]) };
    match last.last_mut() {
        Some(Piece { content: Content::List { items, .. }, .. }) => nest(items, level - 1, piece),
        _ => last.push(list(piece.origin, piece)),
    }
}

/// Takes the bullet off.
fn strip(piece: &mut Piece, length: usize) {
    if let Content::Paragraph(text) = &mut piece.content
        && let Some(Inline::Text(first)) = text.first_mut()
    {
        first.drain(..length);
        if first.is_empty() {
            text.remove(0);
        }
    }
}
