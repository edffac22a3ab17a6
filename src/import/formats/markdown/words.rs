//! The words of a Markdown text, read independently: the parser's events one after the other, without lists, tables or
//! footnotes as pieces. The draft is compared with them.
//!
//! Which tags take room between words, and how raised digits are written, is decided here on its own, so that a wrong
//! decision of the reader shows as a difference.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::lines::{OPTIONS, beyond, line_of, line_starts};
use crate::import::document::Origin;

/// The words, text by text; footnotes last.
pub fn words(text: &str) -> Vec<(Origin, String)> {
    let (front, rest) = front_lines(text);
    let starts = line_starts(rest);
    let before = front.len();
    let (mut body, mut notes, mut order) = (Vec::new(), BTreeMap::<String, Vec<_>>::new(), Vec::new());
    let (mut inside, mut pictures) = (Vec::<String>::new(), 0usize);
    let mut columns = 0;
    let mut glued: Option<Origin> = None;
    // Raised, lowered, or neither.
    let mut script = 0i8;
    for (event, range) in Parser::new_ext(rest, OPTIONS).into_offset_iter() {
        // A picture's alternative text is not among the text's words.
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
            _ => {}
        }
        if pictures > 0 {
            continue;
        }
        // What was never closed ends with its block.
        let in_line =
            |tag: &TagEnd| matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image);
        script = match &event {
            Event::Start(tag) if !in_line(&tag.to_end()) => 0,
            Event::End(tag) if !in_line(tag) => 0,
            _ => script,
        };
        let is_code = matches!(event, Event::Code(_));
        let is_text = is_code || matches!(event, Event::Text(_) | Event::InlineHtml(_));
        let words = match event {
            Event::Text(words) => in_script(&words, script),
            Event::Code(words) => words.to_string(),
            // Tags and comments are not text. Between the words of a paragraph they take no room.
            Event::InlineHtml(html) => {
                let name = html.trim_matches(['<', '>', ' ']).to_lowercase();
                script = match name.as_str() {
                    "sup" => 1,
                    "sub" => -1,
                    "/sup" | "/sub" => 0,
                    _ => script,
                };
                if breaks_line(&name) { " ".to_owned() } else { String::new() }
            }
            Event::Html(html) => text_of(&html),
            Event::FootnoteReference(label) => {
                if !order.contains(&label.to_string()) {
                    order.push(label.to_string());
                }
                continue;
            }
            // A footnote inside another is part of it.
            Event::Start(Tag::FootnoteDefinition(label)) => {
                inside.push(label.to_string());
                " ".to_owned()
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                inside.pop();
                " ".to_owned()
            }
            // Inside a paragraph, texts follow each other without a space.
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => continue,
            Event::Start(Tag::Table(align)) => {
                columns = align.len();
                " ".to_owned()
            }
            // What stands beyond the last column is a word, too.
            Event::End(TagEnd::TableRow) => {
                beyond(rest, &range, columns).fold(" ".to_owned(), |words, cell| words + &cell + " ")
            }
            // An item's number is typed, and is a word.
            Event::Start(Tag::Item) => {
                let item = rest[range.clone()].trim_start();
                let number = item.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
                format!(" {number} ")
            }
            _ => " ".to_owned(),
        };
        let into = match inside.first() {
            Some(label) => notes.entry(label.clone()).or_default(),
            None => &mut body,
        };
        let line = before + line_of(&starts, range.start);
        // Code may end on a later line than it begins. What follows it without a space gets the origin of its
        // beginning.
        let (head, rest) = words.split_at(words.find(char::is_whitespace).unwrap_or(words.len()));
        let parts = [(glued.filter(|_| is_text).unwrap_or(line), head), (line, rest)];
        let said = parts.into_iter().filter(|(_, part)| !part.is_empty());
        into.extend(said.map(|(origin, part)| (origin, part.to_owned())));
        glued = match (is_code, rest.is_empty()) {
            (true, true) => glued.or(Some(line)),
            (true, false) => Some(line),
            (false, true) if is_text => glued,
            _ => None,
        };
    }
    body.push((0, " ".into()));
    let front = front.iter().enumerate().map(|(at, line)| (at + 1, (*line).to_owned()));
    let mut all: Vec<(Origin, String)> = front.collect();
    all.append(&mut body);
    let referred: Vec<_> = order.iter().filter_map(|label| notes.remove(label)).collect();
    all.extend(notes.into_values().chain(referred).flatten());
    all
}

/// The lines between dashes at the very beginning, which describe the document, and the text after them.
fn front_lines(text: &str) -> (Vec<&str>, &str) {
    let lines: Vec<&str> = text.split_inclusive('\n').take(101).collect();
    let edge = |line: &str| matches!(line.trim_end(), "---" | "...");
    let named = lines.get(1).is_some_and(|line| line.contains(':') || line.starts_with('#'));
    let end = lines.iter().skip(1).position(|line| edge(line)).map(|at| at + 2);
    match end {
        Some(end) if lines[0].trim_end() == "---" && named && end > 2 => {
            let length: usize = lines[..end].iter().map(|line| line.len()).sum();
            (lines[..end].to_vec(), &text[length..])
        }
        _ => (Vec::new(), text),
    }
}

/// Whether a tag stands between words: one that begins a line.
fn breaks_line(name: &str) -> bool {
    let name = name.trim_start_matches('/').split([' ', '/', '\n', '\t']).next().unwrap_or_default();
    const INSIDE_WORDS: &[&str] = &[
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
        "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
    ];
    !(INSIDE_WORDS.contains(&name) || name.starts_with('!'))
}

/// The text of a line of HTML. A comment that doesn't end there hides the rest of it.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        let (name, after) = tag.split_once(end).unwrap_or((tag, ""));
        if breaks_line(&name.to_lowercase()) {
            text.push(' ');
        }
        rest = after;
    }
    text + rest
}

/// Digits and signs above or below the line, as Unicode has them.
fn in_script(text: &str, script: i8) -> String {
    let base = match script {
        1 => 0x2070,
        -1 => 0x2080,
        _ => return text.to_owned(),
    };
    let raised = |c: char| match (c, script) {
        ('1', 1) => Some('\u{b9}'),
        ('2', 1) => Some('\u{b2}'),
        ('3', 1) => Some('\u{b3}'),
        ('+', _) => char::from_u32(base + 10),
        ('-' | '−' | '–', _) => char::from_u32(base + 11),
        _ => c.to_digit(10).and_then(|digit| char::from_u32(base + digit)),
    };
    text.chars().map(|c| raised(c).unwrap_or(c)).collect()
}
