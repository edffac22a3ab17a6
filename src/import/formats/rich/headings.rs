//! Headings by their looks: short paragraphs in larger or bold type above the text they head.
//!
//! Which level a heading has is told by its rank: of the looks that headings have in this document, the largest is the
//! highest. Numbers that somebody typed ("2.1") tell levels apart that look the same.

use super::look::{Look, TextLook};
use crate::import::document::{Content, Doubt, Inline, Piece, introduces_goals, plain};

/// The most words of a heading.
const MOST_WORDS: usize = 14;
/// The most letters of a heading.
const MOST_LETTERS: usize = 110;
/// The size, in percent of the text's, from which type is larger.
const LARGER_PERCENT: u32 = 115;
/// The size, in percent of the text's, from which the first line may be a title.
const TITLE_PERCENT: u32 = 130;
/// The size of text, in half points, where the document doesn't say.
const USUAL_SIZE: u16 = 22;
/// The most headings of one kind in a row: more are the lines of an address, or names.
const MOST_IN_A_ROW: usize = 3;
/// The percentage of the text that may be bold for bold type to mean anything.
const MOST_BOLD_PERCENT: usize = 40;
/// The most words of a line above a title.
const MOST_LETTERHEAD_WORDS: usize = 8;
/// The number of pieces at the beginning among which a title is looked for.
const TOP: usize = 10;

/// First words of what stands beside a picture or a table, in lower case.
const BESIDE: &[&str] =
    &["figur", "fig.", "billede", "foto", "foto:", "tabel", "kilde", "kilde:", "note", "note:"];

/// The look of a kind of headings, the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    /// How much larger it is than text; negated, so that the larger comes first.
    size: i32,
    not_bold: bool,
    not_capitals: bool,
    not_underlined: bool,
    /// How many numbers stand before it: "2.1" has two.
    depth: usize,
}

/// Makes headings of paragraphs that look it.
pub fn found(mut pieces: Vec<Piece>, looks: &[Look]) -> Vec<Piece> {
    let text = text_look(&pieces, looks);
    let kinds: Vec<Option<Kind>> = (0..pieces.len()).map(|at| kind(&pieces, looks, at, text)).collect();
    let mut kinds = without_runs(&pieces, looks, kinds);
    let has_title = pieces.iter().any(|piece| matches!(piece.content, Content::Title(_)));
    let title = if has_title { None } else { title(&pieces, looks, &kinds, text) };
    // What stands above the title is a letterhead.
    kinds[..title.unwrap_or(0)].fill(None);
    let named = pieces.iter().take(TOP).position(|piece| matches!(piece.content, Content::Title(_)));
    let subtitle = title.or(named).and_then(|title| subtitle(&pieces, &kinds, title));
    let mut ranks: Vec<Kind> = kinds
        .iter()
        .enumerate()
        .filter(|(at, _)| ![title, subtitle].contains(&Some(*at)))
        .filter_map(|(_, kind)| *kind)
        .collect();
    ranks.sort_unstable();
    ranks.dedup();
    // Below a styled heading, what only looks like one is a level further down.
    let mut styled = 0;
    for (at, piece) in pieces.iter_mut().enumerate() {
        if let Content::Heading { level, .. } = piece.content {
            styled = level;
        }
        let Some(kind) = kinds[at] else { continue };
        let Some(words) = take_text(piece) else { continue };
        if Some(at) == title {
            piece.content = Content::Title(words);
            piece.doubts.push(Doubt::Title);
            continue;
        }
        if Some(at) == subtitle {
            piece.content = Content::Subtitle(words);
            piece.doubts.push(Doubt::Title);
            continue;
        }
        let rank = ranks.iter().position(|rank| *rank == kind).unwrap_or(0);
        let level = u8::try_from(rank + 1).unwrap_or(6).saturating_add(styled).min(6);
        piece.content = Content::Heading { level, text: words };
        piece.doubts.push(Doubt::HeadingByLooks);
    }
    pieces
}

/// The words of a paragraph, or of a list's only item, that could be a heading.
fn text_of(piece: &Piece) -> Option<&[Inline]> {
    match &piece.content {
        Content::Paragraph(text) => Some(text),
        Content::List { first: Some(_), items } => match items.as_slice() {
            [item] => match item.as_slice() {
                [Piece { content: Content::Paragraph(text), .. }] => Some(text),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

fn take_text(piece: &mut Piece) -> Option<Vec<Inline>> {
    let text = text_of(piece)?.to_vec();
    Some(without_emphasis(text))
}

/// Bold and italics of a heading are its look, and the heading's own look replaces it.
fn without_emphasis(inlines: Vec<Inline>) -> Vec<Inline> {
    let flat = |inline| match inline {
        Inline::Strong(inner) | Inline::Emphasis(inner) => without_emphasis(inner),
        Inline::Break => vec![Inline::Text(" ".to_owned())],
        other => vec![other],
    };
    inlines.into_iter().flat_map(flat).collect()
}

/// What most of the text looks like.
fn text_look(pieces: &[Piece], looks: &[Look]) -> TextLook {
    let mut sizes = std::collections::BTreeMap::<u16, usize>::new();
    let (mut bold, mut all) = (0, 0);
    for (piece, look) in pieces.iter().zip(looks) {
        if let Content::Table { header, rows, .. } = &piece.content {
            // Of text in cells, no look is known.
            let cells = header.iter().chain(rows.iter().flatten());
            let letters: usize = cells.map(|cell| plain(cell).chars().count()).sum();
            *sizes.entry(0).or_default() += letters;
            all += letters;
        }
        let Content::Paragraph(text) = &piece.content else { continue };
        let letters = plain(text).chars().count();
        *sizes.entry(look.text.size).or_default() += letters;
        all += letters;
        bold += if look.text.bold { letters } else { 0 };
    }
    let size = sizes.into_iter().max_by_key(|(_, letters)| *letters).map_or(0, |(size, _)| size);
    TextLook { size, bold: bold * 100 > all * MOST_BOLD_PERCENT, ..TextLook::default() }
}

fn is_larger(look: TextLook, text: TextLook, percent: u32) -> bool {
    let usual = if text.size == 0 { USUAL_SIZE } else { text.size };
    u32::from(look.size) * 100 >= u32::from(usual) * percent
}

/// The kind of heading that a piece looks like.
fn kind(pieces: &[Piece], looks: &[Look], at: usize, text: TextLook) -> Option<Kind> {
    let look = looks[at];
    let inlines = text_of(&pieces[at]).filter(|_| !look.is_named)?;
    let words = plain(inlines);
    let words = words.trim();
    let larger = is_larger(look.text, text, LARGER_PERCENT);
    // What stood in a table that only arranged the page has no look of its own.
    let is_strong = matches!(inlines, [Inline::Strong(_)]);
    let bold = (look.text.bold || is_strong) && !text.bold;
    // A word that is underlined or in capitals stands out only if it stands apart.
    let other = look.text.capitals || look.text.underlined && look.apart;
    let is_item = !matches!(pieces[at].content, Content::Paragraph(_));
    if !(larger || bold || other && !is_item) || !reads_as_heading(words, inlines) {
        return None;
    }
    // Somebody's name below a quotation is no heading, and nor is what heads nothing.
    let before = at.checked_sub(1).map(|before| &pieces[before].content);
    let after_quote = match before {
        Some(Content::Quote(_)) => true,
        Some(Content::Paragraph(text)) => plain(text).trim_end().ends_with(['”', '“', '»', '«']),
        _ => false,
    };
    let heads = pieces.get(at + 1).is_some_and(|next| !matches!(next.content, Content::Figure { .. }))
        || pieces.get(at + 2).is_some();
    // Above a list, "Målsætninger" says what its items are, and is no heading of text.
    let next_is_list = matches!(pieces.get(at + 1).map(|next| &next.content), Some(Content::List { .. }));
    let leads = next_is_list && introduces_goals(&words.to_lowercase());
    (!after_quote && heads && !leads).then(|| Kind {
        size: if larger { -i32::from(look.text.size) } else { 0 },
        not_bold: !bold,
        not_capitals: !look.text.capitals,
        not_underlined: !look.text.underlined,
        depth: depth(words),
    })
}

fn reads_as_heading(words: &str, inlines: &[Inline]) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
    let count = words.split_whitespace().count();
    let begins = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '§');
    begins
        && count <= MOST_WORDS
        && words.chars().count() <= MOST_LETTERS
        && words.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !words.ends_with(['.', ',', ';', ':', '!', '”', '"', '»'])
        && !words.contains('@')
        && !words.contains("www.")
        && !BESIDE.contains(&first.as_str())
        && !inlines.iter().any(|inline| matches!(inline, Inline::Break | Inline::Note(_)))
        // What is a link as a whole leads away.
        && !matches!(inlines, [Inline::Link { .. }])
}

/// How many numbers stand before a heading: one for "2." as for none, two for "2.1".
fn depth(words: &str) -> usize {
    let first = words.split_whitespace().next().unwrap_or_default();
    let parts = first.trim_end_matches('.').split('.');
    let numbers =
        parts.clone().filter(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    if numbers.clone().count() == parts.count() { numbers.count().max(1) } else { 1 }
}

/// Long runs of the same kind are names or the lines of an address; of a list of items, none is a heading.
fn without_runs(pieces: &[Piece], looks: &[Look], mut kinds: Vec<Option<Kind>>) -> Vec<Option<Kind>> {
    let mut at = 0;
    while at < kinds.len() {
        let run = kinds[at..].iter().take_while(|kind| kind.is_some() && **kind == kinds[at]).count();
        // At the very end nothing is left to head.
        let at_end = at + run == kinds.len();
        if run > MOST_IN_A_ROW || run > 0 && at_end && !looks[at].is_named {
            kinds[at..at + run].fill(None);
        }
        at += run.max(1);
    }
    // An address that begins in bold is no section.
    for (at, kind) in kinds.iter_mut().enumerate() {
        let next = pieces.get(at + 1).and_then(text_of).map(plain).unwrap_or_default();
        if kind.is_some() && is_postcode(&next) {
            *kind = None;
        }
    }
    kinds
}

fn is_postcode(line: &str) -> bool {
    let code: String = line.trim().chars().take_while(char::is_ascii_digit).collect();
    code.len() == 4 && line.split_whitespace().count() <= 3
}

/// A title: one of the first lines, in type that nothing else has.
fn title(pieces: &[Piece], looks: &[Look], kinds: &[Option<Kind>], text: TextLook) -> Option<usize> {
    let first_heading = pieces.iter().position(|piece| matches!(piece.content, Content::Heading { .. }));
    let largest = kinds.iter().flatten().map(|kind| kind.size).min()?;
    let at = (0..pieces.len().min(TOP)).find(|at| kinds[*at].is_some_and(|kind| kind.size == largest))?;
    // Above a title there may be a letterhead, and no text that has a heading.
    let is_short = |piece: &Piece| match &piece.content {
        Content::Paragraph(text) => plain(text).split_whitespace().count() <= MOST_LETTERHEAD_WORDS,
        Content::Figure { .. } => true,
        _ => false,
    };
    if kinds[..at].iter().any(Option::is_some) && !pieces[..at].iter().all(is_short) {
        return None;
    }
    if first_heading.is_some_and(|first| first < at) {
        return None;
    }
    let kind = kinds[at]?;
    let unique = kinds.iter().flatten().filter(|other| **other == kind).count() == 1;
    (unique && is_larger(looks[at].text, text, TITLE_PERCENT)).then_some(at)
}

/// A subtitle: the line below the title, in type that no heading has. It is larger than theirs, or stands below the
/// title alone: smaller than the headings that follow, it can be none of theirs.
fn subtitle(pieces: &[Piece], kinds: &[Option<Kind>], title: usize) -> Option<usize> {
    let at = title + 1;
    let kind = (*kinds.get(at)?)?;
    let others = || {
        kinds
            .iter()
            .enumerate()
            .filter(|(other, _)| ![title, at].contains(other))
            .filter_map(|(_, kind)| *kind)
    };
    let styled = pieces.iter().any(|piece| matches!(piece.content, Content::Heading { .. }));
    let larger = others().all(|other| kind.size < other.size) && (styled || others().next().is_some());
    let unique = others().all(|other| other != kind);
    let text = text_of(&pieces[at]).unwrap_or_default();
    let is_sentence = matches!(text, [Inline::Emphasis(_)]) || plain(text).split_whitespace().count() > 3;
    let smaller = unique && is_sentence && others().any(|other| other < kind);
    (larger && kind.size < 0 || smaller).then_some(at)
}
