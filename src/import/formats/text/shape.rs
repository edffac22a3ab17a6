//! Lines to units: paragraphs, headings, list items and tables, each with the lines it consists of.
//!
//! Text copied out of a PDF is cut at the width of its column. That width is the main clue: a line that still had
//! room for the next word was meant to end there.

use super::lines::{LinePlace, Page, PrintedLine, Rule};
use crate::edition::number_mark::number_mark;
use crate::import::document::note_mark;
use crate::import::document::{Doubt, ListNumber};
use crate::language;
use crate::policy::Language;

/// A unit of the text, made of whole lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Whether it is prose, a heading, an item and so on.
    pub kind: Kind,
    /// Its lines, in order.
    pub lines: Vec<PrintedLine>,
    /// Whether a page begins with it.
    pub page: Page,
    /// Whether empty lines precede it.
    pub apart: bool,
    /// What a person should check.
    pub doubts: Vec<Doubt>,
}

/// The kinds of unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Sentences.
    Prose,
    /// A few words that are not a sentence: a heading, a label or a signature. `order` decides which.
    Short,
    /// A heading, of level 1 or 2.
    Heading(u8),
    /// The title, underlined as nothing else is.
    Title,
    /// Words in a drawing.
    Label,
    /// Short lines whose breaks are intended: a signature, an address.
    Lines,
    /// A list item, with the bullet removed from its first line.
    Bullet,
    /// The same with a circle: below another bullet, an item of the list in that one.
    Circle,
    /// An item of a numbered list, with its number.
    Number(ListNumber),
    /// Another paragraph of the item before it.
    ItemMore,
    /// A row of a table.
    Row,
}

/// The percentage of the column's width that a line and the next word may fill for its end to be intended; letters
/// differ in width.
const FULL_LINE_PERCENT: usize = 90;
/// The percentage of the column's width that a line may fill to end a heading directly above its text.
const SHORT_LINE_PERCENT: usize = 70;
/// The most words in a heading directly above a list.
const MOST_LIST_HEADING_WORDS: usize = 6;
/// Words that can't end a heading or a paragraph.
const OPEN_ENDS: &[&str] = &[
    "og", "eller", "i", "på", "af", "for", "til", "at", "med", "en", "et", "den", "det", "de", "som", "om",
    "fra", "ved", "der", "vi", "the", "of", "and",
];

/// A run of lines with no empty line between them.
type Chunk = Vec<PrintedLine>;

/// Groups the lines into units.
pub fn units(lines: Vec<PrintedLine>) -> Vec<Unit> {
    let lines = attach_lone_bullets(lines);
    let chunks = chunks(lines);
    let page_widths = page_widths(&chunks);
    let counted = counted_headings(&chunks);
    // The number of the last heading, where headings are counted.
    let mut last_counted = None;
    let mut units: Vec<Unit> = Vec::new();
    for (chunk, width) in chunks.into_iter().zip(page_widths) {
        let first = units.len();
        let (page, apart) = (chunk[0].page, chunk[0].blanks > 0);
        let columns = are_columns(&chunk);
        let number = is_counted_heading(&chunk, last_counted).filter(|_| counted);
        last_counted = number.or(last_counted);
        if chunk[0].place == LinePlace::Note {
            units.push(Unit::new(Kind::Prose, chunk));
        } else if is_table(&chunk) && !columns {
            units.extend(chunk.into_iter().map(|line| Unit::new(Kind::Row, vec![line])));
        } else if is_short(&chunk) {
            let underlined = chunk.len() == 1 && chunk[0].rule != Rule::None;
            units.extend(split_short(chunk, width));
            if underlined && let Some(unit) = units.last_mut() {
                unit.kind = Kind::Heading(1);
            }
        } else if number.is_some() && chunk.len() == 1 {
            units.push(Unit::new(Kind::Heading(2), chunk));
        } else {
            cut(chunk, width, number.is_some(), &mut units);
        }
        if let Some(unit) = units.get_mut(first) {
            (unit.page, unit.apart) = (page, apart || page != Page::Same);
            unit.doubts.extend(columns.then_some(Doubt::Columns));
        }
    }
    units
}

impl Unit {
    fn new(kind: Kind, lines: Vec<PrintedLine>) -> Self {
        Self { kind, lines, page: Page::Same, apart: false, doubts: Vec::new() }
    }

    /// Its words, roughly joined: for inspection, not for output.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join(" ")
    }
}

/// Gives bullets on lines of their own to the paragraphs after them: one each, if the text can be split at sentence
/// ends.
fn attach_lone_bullets(lines: Vec<PrintedLine>) -> Vec<PrintedLine> {
    let mut out: Vec<PrintedLine> = Vec::new();
    let mut rest = lines.into_iter().peekable();
    while let Some(line) = rest.next() {
        if line.text.chars().count() != 1 || bullet(&line.text).is_none() {
            out.push(line);
            continue;
        }
        let mut bullets = vec![line.clone()];
        while let Some(next) = rest.next_if(|next| next.text == line.text) {
            bullets.push(next);
        }
        let Some(mut first) = rest.next_if(|next| bullet(&next.text).is_none()) else {
            out.extend(bullets);
            continue;
        };
        // The bullet goes to the line it belongs to; its old line has no words left.
        first.text = format!("{LONE_BULLET} {}", first.text);
        (first.blanks, first.page) = (line.blanks, line.page);
        out.push(first);
        let mut left = bullets.len() - 1;
        while let Some(mut next) = rest.next_if(|next| next.blanks == 0 && bullet(&next.text).is_none()) {
            let ended = out.last().is_some_and(|last| ends(&last.text));
            if left > 0 && ended && begins(&next.text) {
                next.text = format!("{LONE_BULLET} {}", next.text);
                left -= 1;
            }
            out.push(next);
        }
    }
    out
}

/// Marks a bullet that was on a line of its own.
const LONE_BULLET: char = '\u{e000}';
/// The bullet of a list in a list.
pub const CIRCLE: char = '◦';
const BULLETS: &[char] =
    &['•', '▪', '●', '■', '‣', CIRCLE, '○', '·', '\u{f0b7}', '\u{f0a7}', '►', '➢', '✓', LONE_BULLET];
const DASHES: &[char] = &['-', '–', '—', '*'];

/// The text after a bullet, and whether the bullet is a dash, which may also belong to a sentence.
fn bullet(text: &str) -> Option<(&str, bool)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let rest = characters.as_str();
    if BULLETS.contains(&first) {
        return Some((rest.trim_start(), false));
    }
    let spaced = rest.starts_with([' ', '\t']);
    let tight = first == '-' && rest.starts_with(char::is_uppercase);
    (DASHES.contains(&first) && (spaced || tight) && !rest.trim().is_empty())
        .then(|| (rest.trim_start(), true))
}

/// Whether a line begins with a bullet that is nothing else, or with a dash that may be one.
pub fn is_bullet(text: &str) -> bool {
    bullet(text).is_some()
}

/// A typed number at the beginning of a line: `1.` or `2)`. "1. maj" is a date, and "07." would come out as "7.".
fn number(text: &str) -> Option<(ListNumber, &str)> {
    let written = number_mark(text).filter(|_| !text.starts_with('0'))?;
    if written.is_ordinal(language::of(&Language::danish())) {
        return None;
    }
    let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|at| (1..=2).contains(at))?;
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    let spaced = rest.starts_with([' ', '\t']) && rest.trim_start().starts_with(|c: char| c.is_alphabetic());
    let value = text[..digits].parse().ok().filter(|_| spaced)?;
    Some((ListNumber { value, mark: written.mark }, rest.trim_start()))
}

/// Whether a line begins with a typed letter, "a) et": an item that no source can write as one, and that stays a line.
fn is_lettered(text: &str) -> bool {
    let mut characters = text.chars();
    let letter = characters.next().is_some_and(char::is_alphabetic);
    letter && characters.next() == Some(')') && characters.next().is_some_and(char::is_whitespace)
}

/// Whether a line begins a list item, by its bullet, number or letter. A dash may be one of a sentence.
fn is_marked(text: &str) -> bool {
    bullet(text).is_some_and(|(_, dash)| !dash) || number(text).is_some() || is_lettered(text)
}

/// Whether a line begins with a quotation mark.
pub fn begins_quote(text: &str) -> bool {
    text.starts_with(['”', '"', '“', '»', '«', '„'])
}

fn closes_quote(text: &str) -> bool {
    text.trim_end_matches(['.', '!', '?', ',']).ends_with(['”', '"', '“', '»', '«'])
}

/// A text without the mark of a footnote at its end: "siger byen.²" is a sentence.
fn without_mark(text: &str) -> &str {
    note_mark::marks(text).last().filter(|mark| mark.to == text.len()).map_or(text, |mark| &text[..mark.from])
}

/// Whether a line ends a sentence, or with what a list follows.
pub fn ends(text: &str) -> bool {
    let text = without_mark(text);
    text.trim_end_matches(['”', '"', '“', '»', ')', '’']).ends_with(['.', '!', '?', ':'])
        || text.ends_with(['”', '"', '»'])
}

fn begins(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether a line ends in what something has to follow.
pub fn open_end(text: &str) -> bool {
    let last = text.split_whitespace().last().unwrap_or_default().to_lowercase();
    text.ends_with(['-', ',', '/', '–', '&']) || OPEN_ENDS.contains(&last.as_str())
}

/// Groups lines into chunks, rejoining those with an empty line in the middle of a sentence.
fn chunks(lines: Vec<PrintedLine>) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    // Whether the last chunk has an item, which a long one isn't asked for at every line.
    let mut in_item = false;
    for line in lines {
        let is_item = bullet(&line.text).is_some_and(|(_, dash)| !dash);
        let Some(chunk) = chunks.last_mut() else {
            in_item = is_item;
            chunks.push(vec![line]);
            continue;
        };
        let last = chunk.last().expect("a chunk has a line");
        let small = line.text.starts_with(char::is_lowercase);
        let goes_on = if line.place == LinePlace::Note {
            false
        } else if line.page == Page::Same && line.blanks == 0 {
            true
        } else if chunk[0].place == LinePlace::Note {
            // Behind notes, the text above them goes on.
            false
        } else if is_marked(&line.text) {
            false
        } else if line.page == Page::Same && last.text.ends_with(':') {
            // An item's name, then its text.
            in_item && line.blanks < 3
        } else {
            small && !ends(&last.text) && bullet(&line.text).is_none()
        };
        in_item = is_item || goes_on && in_item;
        if goes_on { chunk.push(line) } else { chunks.push(vec![line]) }
    }
    chunks
}

/// The width of each chunk's column, taken from the widest prose on its page.
fn page_widths(chunks: &[Chunk]) -> Vec<usize> {
    let widest = |chunk: &Chunk| {
        if chunk.len() > 2 { chunk.iter().map(PrintedLine::width).max().unwrap_or(0) } else { 0 }
    };
    let all = chunks.iter().map(widest).max().unwrap_or(0);
    let mut widths = vec![0; chunks.len()];
    let mut start = 0;
    for at in 0..=chunks.len() {
        let edge = at == chunks.len() || (at > start && chunks[at][0].page == Page::New);
        if edge {
            let width = chunks[start..at].iter().map(widest).max().unwrap_or(0);
            widths[start..at].fill(if width == 0 { all } else { width });
            start = at;
        }
    }
    widths
}

/// Whether these are a few words with no sentence end and no bullet.
fn is_short(chunk: &[PrintedLine]) -> bool {
    let characters: usize = chunk.iter().map(PrintedLine::width).sum();
    let last = without_mark(&chunk[chunk.len() - 1].text);
    chunk.len() <= 5
        && characters <= 160
        && !last.ends_with(['.', ',', ';', ':', '!', '”', '"', '»'])
        && !begins_quote(&chunk[0].text)
        && !chunk.iter().any(|line| is_marked(&line.text))
        && !chunk[..chunk.len() - 1].iter().any(|line| ends(&line.text) && !line.text.ends_with('?'))
        && (chunk.len() == 1
            || chunk
                .iter()
                .filter(|line| DASHES.contains(&first(line)) && bullet(&line.text).is_some())
                .count()
                < 2)
        && begins(&chunk[0].text)
}

fn first(line: &PrintedLine) -> char {
    line.text.chars().next().unwrap_or(' ')
}

/// Splits a run of short lines into units, one for each line that begins with a capital after a line that could end a
/// unit. Where the column had no room for its first word, a line goes on the one above.
fn split_short(chunk: Chunk, column: usize) -> Vec<Unit> {
    let width = chunk.iter().map(PrintedLine::width).max().unwrap_or(0);
    let mut units: Vec<Unit> = Vec::new();
    for line in chunk {
        let new = units.last().is_none_or(|unit: &Unit| {
            let before = &unit.lines[unit.lines.len() - 1];
            let room_left = room_for(&line.text, before, column) || column <= width;
            begins(&line.text)
                && line.place != LinePlace::GoesOn
                && !open_end(&before.text)
                && (room_left || !line.text.starts_with(char::is_alphabetic))
                && (before.width() < width * 2 || line.width() * 3 < width)
        });
        match units.last_mut().filter(|_| !new) {
            Some(unit) => unit.lines.push(line),
            None => units.push(Unit::new(Kind::Short, vec![line])),
        }
    }
    units
}

/// Whether a column has room for the first word of a text on the line above.
pub fn room_for(text: &str, above: &PrintedLine, column: usize) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default().chars().count();
    (above.width() + 1 + word) * 100 <= column * FULL_LINE_PERCENT
}

fn is_table(chunk: &[PrintedLine]) -> bool {
    let columns = |line: &PrintedLine| cells(&line.text).len();
    chunk.len() >= 3
        && columns(&chunk[0]) >= 2
        && chunk.iter().all(|line| {
            columns(line) == columns(&chunk[0])
                && bullet(&line.text).is_none()
                && number(&line.text).is_none()
        })
}

/// Whether lines hold two columns of running text side by side: sentences go on from cell to cell below each other.
fn are_columns(chunk: &[PrintedLine]) -> bool {
    let rows: Vec<Vec<&str>> =
        chunk.iter().map(|line| cells(&line.text)).filter(|cells| cells.len() == 2).collect();
    let all: Vec<&str> = rows.into_iter().flatten().collect();
    let words: usize = all.iter().map(|cell| cell.split_whitespace().count()).sum();
    let go_on = all.iter().filter(|cell| cell.starts_with(char::is_lowercase)).count();
    all.len() >= 6 && all.len() >= chunk.len() && words >= all.len() * 3 && go_on * 2 >= all.len()
}

/// A line's cells, separated by tabs or by at least three spaces.
pub fn cells(text: &str) -> Vec<&str> {
    text.split('\t')
        .flat_map(|part| part.split("   "))
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect()
}

/// The number of a heading that is counted, with its text below it: "2. Regnskab" and what was said about it. One that
/// goes on from the last needs none: "8. Eventuelt".
fn is_counted_heading(chunk: &[PrintedLine], last: Option<u32>) -> Option<u32> {
    let [first, below @ ..] = chunk else { return None };
    let (counted, text) = number(&first.text)?;
    let is_short = first.width() <= 80 && !text.ends_with(['.', ':', ',', ';']) && !open_end(text);
    let has_text = below.first().is_some_and(|line| begins(&line.text) && bullet(&line.text).is_none());
    let goes_on = below.is_empty() && last.is_some_and(|last| last + 1 == counted.value);
    (is_short && (has_text || goes_on) && !below.iter().any(|line| number(&line.text).is_some()))
        .then_some(counted.value)
}

/// Whether the document counts its headings: the first is followed by the second.
fn counted_headings(chunks: &[Chunk]) -> bool {
    let values: Vec<u32> = chunks.iter().filter_map(|chunk| is_counted_heading(chunk, None)).collect();
    values.windows(2).any(|pair| pair == [1, 2])
}

/// Splits a chunk where lines were meant to end.
fn cut(chunk: Chunk, page_width: usize, is_counted: bool, units: &mut Vec<Unit>) {
    let own = chunk.iter().map(PrintedLine::width).max().unwrap_or(0);
    let width = if chunk.len() > 3 { own } else { own.max(page_width) };
    let item_width = item_width(&chunk).unwrap_or(width);
    let dashes = dash_items(&chunk);
    let start = units.len();
    let headings: Vec<bool> = (0..chunk.len()).map(|at| heads_text(&chunk, at, width)).collect();
    for (at, mut line) in chunk.into_iter().enumerate() {
        let lone = line.text.starts_with(LONE_BULLET);
        let item = match bullet(&line.text) {
            Some((rest, dash)) if !dash || dashes[at] => {
                let kind = if line.text.starts_with(CIRCLE) { Kind::Circle } else { Kind::Bullet };
                Some((kind, rest.to_owned()))
            }
            _ if at == 0 && is_counted => None,
            _ => number(&line.text)
                .filter(|(value, _)| follows(units.last(), *value))
                .map(|(value, rest)| (Kind::Number(value), rest.to_owned())),
        };
        if let Some((kind, rest)) = item {
            head_list(&mut units[start..]);
            line.text = rest;
            let mut unit = Unit::new(kind, vec![line]);
            unit.doubts.extend(lone.then_some(Doubt::BulletsApart));
            units.push(unit);
            continue;
        }
        if units.len() == start || is_lettered(&line.text) {
            units.push(Unit::new(Kind::Prose, vec![line]));
            continue;
        }
        let Some(last) = units[start..].last_mut() else { continue };
        let in_item = matches!(last.kind, Kind::Bullet | Kind::Circle | Kind::Number(_) | Kind::ItemMore);
        let before = &last.lines[last.lines.len() - 1];
        let room = if in_item { item_width } else { width };
        // What follows a quotation's closing mark is who said it.
        let said = begins_quote(&last.lines[0].text) && closes_quote(&before.text) && begins(&line.text);
        let room_left = room_for(&line.text, before, room);
        // Without a sentence end the gap must be wider, since a name can begin the next line.
        let clear = ends(&before.text) || in_item || before.width() * 100 <= room * SHORT_LINE_PERCENT;
        // A number at the beginning says what a word at the end doesn't: "2.3 At høre til".
        let closed = !open_end(&before.text) || last.lines.len() == 1 && is_numbered_twice(&before.text);
        let meant = (said || headings[at] || room_left && clear && begins(&line.text) && closed)
            && line.place != LinePlace::GoesOn;
        if !meant {
            last.lines.push(line);
        } else if in_item && before.text.ends_with(':') {
            units.push(Unit::new(Kind::ItemMore, vec![line]));
        } else {
            let few =
                last.lines.len() <= 3 && last.lines.iter().map(PrintedLine::width).sum::<usize>() <= 120;
            if last.kind == Kind::Prose
                && few
                && !is_lettered(&last.lines[0].text)
                && !before.text.ends_with(['.', ':', '!', ',', ';', '”', '"', '»', ')'])
            {
                last.kind = Kind::Heading(2);
            }
            units.push(Unit::new(Kind::Prose, vec![line]));
        }
    }
    stacked(start, units);
}

/// Whether a line heads the text below it in a column with no empty lines: it ends early and in no sentence's end, between
/// the end of a sentence and a full line that begins another.
fn heads_text(chunk: &[PrintedLine], at: usize, width: usize) -> bool {
    let (Some(above), Some(line), Some(below)) =
        (at.checked_sub(1).map(|above| &chunk[above]), chunk.get(at), chunk.get(at + 1))
    else {
        return false;
    };
    let ends_early = |line: &PrintedLine, percent: usize| line.width() * 100 <= width * percent;
    above.text.ends_with(['.', '!', '?', '”', '»'])
        && line.text.starts_with(char::is_uppercase)
        && below.text.starts_with(char::is_uppercase)
        && ends_early(line, SHORT_LINE_PERCENT)
        && !ends_early(below, SHORT_LINE_PERCENT)
        && room_for(&below.text, line, width)
        && !open_end(&line.text)
        && !line.text.ends_with(['.', ':', '!', ';', '”', '"', '»', ')'])
        && !begins_quote(&line.text)
}

/// Whether a line begins with a number in parts: "2.3 At høre til".
fn is_numbered_twice(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let parts: Vec<&str> = first.trim_end_matches('.').split('.').collect();
    parts.len() >= 2
        && parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_digit()))
}

/// A few words on one line directly above a list, and not a sentence, are its heading.
fn head_list(units: &mut [Unit]) {
    if let [.., unit] = units
        && unit.kind == Kind::Prose
        && let [line] = unit.lines.as_slice()
        && line.text.split_whitespace().count() <= MOST_LIST_HEADING_WORDS
        && begins(&line.text)
        && !open_end(&line.text)
        && !line.text.ends_with(['.', ':', '!', '?', ',', ';', '”', '"'])
    {
        unit.kind = Kind::Heading(2);
    }
}

/// Three or more headings in a row are not headings but the lines of an address or imprint.
fn stacked(start: usize, units: &mut Vec<Unit>) {
    let mut at = start;
    while at < units.len() {
        let run = units[at..].iter().take_while(|unit| unit.kind == Kind::Heading(2)).count();
        if run >= 3 {
            let lines: Vec<PrintedLine> = units.drain(at + 1..at + run).flat_map(|unit| unit.lines).collect();
            units[at].lines.extend(lines);
            units[at].kind = Kind::Lines;
        }
        at += run.max(1);
    }
}

/// The width of a list's items, which are indented further than the text around them.
fn item_width(chunk: &[PrintedLine]) -> Option<usize> {
    let first = chunk.iter().position(|line| bullet(&line.text).is_some_and(|(_, dash)| !dash))?;
    chunk[first..].iter().map(PrintedLine::width).max()
}

/// Which lines that begin with a dash are items: at least two, none in the middle of a sentence.
fn dash_items(chunk: &[PrintedLine]) -> Vec<bool> {
    let dash = |at: usize| chunk.get(at).is_some_and(|line| bullet(&line.text).is_some_and(|(_, dash)| dash));
    let marked: Vec<usize> = (0..chunk.len()).filter(|at| dash(*at)).collect();
    let mut items = vec![false; chunk.len()];
    let adjacent = marked.windows(2).any(|pair| pair[1] - pair[0] == 1);
    let mostly = marked.len() >= 2 && marked.first() == Some(&0);
    if adjacent || mostly {
        marked.into_iter().for_each(|at| items[at] = true);
    }
    items
}

/// Whether a typed number continues the item before, or begins a list.
fn follows(before: Option<&Unit>, number: ListNumber) -> bool {
    match before.map(|unit| unit.kind) {
        Some(Kind::Number(last)) => number.value == last.value + 1,
        _ => number.value == 1,
    }
}
