//! Markdown: CommonMark with tables and footnotes, as converters write it.
//!
//! Embedded HTML is not text: tags are dropped, and what is between them stays. Pictures are files beside the
//! document, which aren't read; their words are reported.

mod front;
mod lines;
mod tags;
mod words;

use std::collections::BTreeMap;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use self::lines::{OPTIONS, beyond, line_of, line_starts};
use self::tags::{script_after, without_tags};
use crate::edition::number_mark::{WrittenNumber, number_mark};
use crate::import::document::{
    Cell, Content, Document, Footnote, Inline, LeftOut, ListNumber, Notice, Origin, Piece, Reason,
};
use crate::import::format::Format;
use crate::import::formats::characters::mend;
use crate::import::formats::rich::scripts::{Script, placed};
use crate::import::limits::DEEPEST;
use crate::import::read_error::ReadError;
use crate::language;
use crate::policy::Language;

/// The reader of Markdown.
#[derive(Debug)]
pub struct Markdown;

fn has_headings(bytes: &[u8]) -> bool {
    let heading = |line: &&[u8]| {
        let rest = line.iter().position(|byte| *byte != b'#').unwrap_or(0);
        (1..=6).contains(&rest) && line[rest] == b' '
    };
    bytes.split(|byte| *byte == b'\n').filter(heading).count() >= 2
}

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "Markdown"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn is_text(&self) -> bool {
        true
    }

    /// A text with several Markdown headings is Markdown, too.
    fn takes(&self, ending: &str, bytes: &[u8]) -> bool {
        self.endings().contains(&ending) || matches!(ending, "txt" | "text") && has_headings(bytes)
    }

    fn read(&self, bytes: &[u8]) -> Result<Document, ReadError> {
        let mended = mend(bytes)?;
        let front::FrontMatter { mut pieces, left_out, text } = front::read(&mended.text);
        let mut reader = MarkdownReader::new(&text);
        reader.left_out = left_out;
        pieces.extend(reader.pieces(None, 0)?);
        let mut document =
            Document { pieces, mended: mended.counts, numbers_typed: true, ..Document::default() };
        if document.pieces.is_empty() {
            return Err(ReadError::Empty);
        }
        let labels = std::mem::take(&mut reader.labels);
        document.footnotes = labels
            .iter()
            .map(|label| reader.notes.remove(label).unwrap_or(Footnote { origin: 1, pieces: Vec::new() }))
            .collect();
        // A footnote without a reference is still text.
        for (_, footnote) in std::mem::take(&mut reader.notes) {
            document.pieces.extend(footnote.pieces);
        }
        document.left_out = reader.left_out;
        document.notices = reader.notices;
        Ok(document)
    }

    fn words(&self, bytes: &[u8]) -> Result<Vec<(Origin, String)>, ReadError> {
        Ok(words::words(&mend(bytes)?.text))
    }
}

struct MarkdownReader<'a> {
    text: &'a str,
    events: std::iter::Peekable<std::vec::IntoIter<(Event<'a>, std::ops::Range<usize>)>>,
    starts: Vec<usize>,
    /// Labels of footnotes in the order of their first reference.
    labels: Vec<String>,
    notes: BTreeMap<String, Footnote>,
    left_out: Vec<LeftOut>,
    notices: BTreeMap<Notice, usize>,
    /// Whether a footnote is being read.
    in_note: bool,
    /// Where letters stand: an element that is never closed ends with its block.
    script: Script,
}

impl<'a> MarkdownReader<'a> {
    fn new(text: &'a str) -> Self {
        let events: Vec<_> = Parser::new_ext(text, OPTIONS).into_offset_iter().collect();
        Self {
            text,
            events: events.into_iter().peekable(),
            starts: line_starts(text),
            labels: Vec::new(),
            notes: BTreeMap::new(),
            left_out: Vec::new(),
            notices: BTreeMap::new(),
            in_note: false,
            script: Script::Line,
        }
    }

    /// Reads pieces up to the end of this tag, or of the text. Loose words become a paragraph.
    fn pieces(&mut self, until: Option<TagEnd>, depth: usize) -> Result<Vec<Piece>, ReadError> {
        if depth > DEEPEST {
            return Err(ReadError::TooDeep);
        }
        let mut pieces = Vec::new();
        let mut loose: Vec<Inline> = Vec::new();
        let mut loose_spot = 0;
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::Start(_) | Event::End(_)) && !is_inside_line(&event) {
                self.script = Script::Line;
            }
            let origin = line_of(&self.starts, range.start);
            let content = match event {
                Event::End(end) if Some(end) == until => break,
                Event::Start(Tag::Paragraph) => Some(Content::Paragraph(self.inlines(TagEnd::Paragraph))),
                Event::Start(Tag::Heading { level, .. }) => {
                    Some(Content::Heading { level: level as u8, text: self.inlines(TagEnd::Heading(level)) })
                }
                Event::Start(Tag::BlockQuote(kind)) => {
                    Some(Content::Quote(self.pieces(Some(TagEnd::BlockQuote(kind)), depth + 1)?))
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    let text = self.inlines(TagEnd::CodeBlock);
                    Some(Content::Paragraph(broken(text)))
                }
                Event::Start(Tag::HtmlBlock) => {
                    let text = self.inlines(TagEnd::HtmlBlock);
                    Some(Content::Paragraph(text))
                }
                Event::Start(Tag::List(first)) => {
                    flush(&mut loose, loose_spot, &mut pieces);
                    pieces.extend(as_written(self.items(first.is_some(), depth + 1)?));
                    continue;
                }
                Event::Start(Tag::Table(_)) => Some(self.table()),
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    let outer = std::mem::replace(&mut self.in_note, true);
                    let inner = self.pieces(Some(TagEnd::FootnoteDefinition), depth + 1)?;
                    self.in_note = outer;
                    if outer {
                        // A footnote inside another is part of it.
                        flush(&mut loose, loose_spot, &mut pieces);
                        pieces.extend(inner);
                        continue;
                    }
                    // A label defined twice has both texts.
                    let empty = || Footnote { origin, pieces: Vec::new() };
                    self.notes.entry(label.to_string()).or_insert_with(empty).pieces.extend(inner);
                    None
                }
                Event::Rule | Event::End(_) => None,
                event => {
                    if loose.is_empty() {
                        loose_spot = origin;
                    }
                    self.inline(event, range.start, &mut loose);
                    continue;
                }
            };
            flush(&mut loose, loose_spot, &mut pieces);
            pieces.extend(
                content.filter(|content| !is_empty(content)).map(|content| Piece::new(origin, content)),
            );
        }
        flush(&mut loose, loose_spot, &mut pieces);
        Ok(pieces)
    }

    fn items(&mut self, numbered: bool, depth: usize) -> Result<Vec<Item<'a>>, ReadError> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(TagEnd::List(one)) if one == numbered => break,
                Event::Start(Tag::Item) => {
                    let origin = line_of(&self.starts, range.start);
                    let number = number_mark(&self.text[range]).filter(|_| numbered);
                    items.push(Item { origin, number, pieces: self.pieces(Some(TagEnd::Item), depth)? });
                }
                _ => {}
            }
        }
        Ok(items)
    }

    fn table(&mut self) -> Content {
        let (mut header, mut rows): (Vec<Cell>, Vec<Vec<Cell>>) = (Vec::new(), Vec::new());
        let mut row: Vec<Cell> = Vec::new();
        let mut columns = 0;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableCell) => {
                    let cell = self.inlines(TagEnd::TableCell);
                    row.push(cell);
                }
                Event::End(TagEnd::TableHead) => {
                    columns = row.len();
                    header = std::mem::take(&mut row);
                }
                Event::End(TagEnd::TableRow) => {
                    let beyond = beyond(self.text, &range, columns);
                    row.extend(beyond.map(|words| vec![Inline::Text(words)]));
                    rows.push(std::mem::take(&mut row));
                }
                _ => {}
            }
        }
        if header.iter().all(Vec::is_empty) {
            header.clear();
        }
        Content::Table { caption: Vec::new(), header, rows, header_column: false }
    }

    fn inlines(&mut self, until: TagEnd) -> Vec<Inline> {
        let mut out = Vec::new();
        let is_block = !matches!(until, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image);
        if is_block {
            self.script = Script::Line;
        }
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(end) if end == until => break,
                event => self.inline(event, range.start, &mut out),
            }
        }
        out
    }

    fn inline(&mut self, event: Event<'a>, at: usize, out: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => push(out, &placed(&text, self.script).0),
            Event::Code(text) => push(out, &text),
            Event::SoftBreak => push(out, " "),
            Event::HardBreak => out.push(Inline::Break),
            Event::Start(Tag::Emphasis) => out.push(Inline::Emphasis(self.inlines(TagEnd::Emphasis))),
            Event::Start(Tag::Strong) => out.push(Inline::Strong(self.inlines(TagEnd::Strong))),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let text = self.inlines(TagEnd::Link);
                // `<post@example.dk>` has no scheme of its own.
                let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
                out.push(Inline::Link { to: format!("{scheme}{dest_url}"), text });
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                let script = self.script;
                let words = plain(&self.inlines(TagEnd::Image));
                self.script = script;
                let text = match words.trim() {
                    "" => dest_url.to_string(),
                    words => format!("{dest_url}: {words}"),
                };
                self.left_out.push(LeftOut { origin: line_of(&self.starts, at), text, why: Reason::Picture });
            }
            Event::FootnoteReference(label) => {
                let known = self.labels.iter().position(|one| **one == *label);
                out.push(Inline::Note(known.unwrap_or(self.labels.len())));
                if known.is_none() {
                    self.labels.push(label.to_string());
                }
            }
            Event::InlineHtml(html) => {
                self.script = script_after(self.script, &html);
                self.html(&html, out);
            }
            Event::Html(html) => self.html(&html, out),
            _ => {}
        }
    }

    /// Keeps a language span and reads `<br>` as a break; of anything else, only the text between tags stays.
    fn html(&mut self, html: &str, out: &mut Vec<Inline>) {
        let tag = html.trim().to_lowercase();
        if tag.starts_with("<br") {
            out.push(Inline::Break);
        } else if let Some(language) = tag
            .strip_prefix("<span lang=\"")
            .and_then(|rest| rest.strip_suffix("\">"))
            .filter(|language| language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
        {
            let inner = self.until("</span>");
            out.push(Inline::Language(language.to_owned(), inner));
        } else {
            let words = without_tags(html);
            if !words.is_empty() {
                push(out, &words);
            }
        }
    }

    /// The inline content up to an end tag. A block that begins or ends first can't be part of an element that was
    /// never closed.
    fn until(&mut self, end: &str) -> Vec<Inline> {
        let mut inner = Vec::new();
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_inside_line(event)) {
            match event {
                Event::InlineHtml(tag) if tag.trim().eq_ignore_ascii_case(end) => break,
                event => self.inline(event, range.start, &mut inner),
            }
        }
        inner
    }
}

/// Whether an event is part of running text: a block neither begins nor ends with it.
fn is_inside_line(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
        }
        event => !matches!(event, Event::End(_)),
    }
}

/// An item of a list, with the number that is written before it.
struct Item<'a> {
    origin: Origin,
    number: Option<WrittenNumber<'a>>,
    pieces: Vec<Piece>,
}

/// Lists whose numbers run, as they are written. "15. august" and a number with nothing behind it are no items, but words of their own.
fn as_written(items: Vec<Item<'_>>) -> Vec<Piece> {
    let language = language::of(&Language::danish());
    let mut out: Vec<Piece> = Vec::new();
    for Item { origin, number, mut pieces } in items {
        let Some(written) = number else {
            if pieces.is_empty() {
                continue;
            }
            match out.last_mut() {
                Some(Piece { content: Content::List { first: None, items }, .. }) => items.push(pieces),
                _ => out.push(Piece::new(origin, Content::List { first: None, items: vec![pieces] })),
            }
            continue;
        };
        // "07." can't be an item that counts, or it would come out as "7.".
        let has_zero = written.digits > written.number.max(1).ilog10() as usize + 1;
        if pieces.is_empty() || has_zero || written.is_ordinal(language) {
            let words =
                format!("{:0width$}{}", written.number, written.mark.character(), width = written.digits);
            match pieces.first_mut() {
                Some(Piece { content: Content::Paragraph(text), .. }) => {
                    text.insert(0, Inline::Text(format!("{words} ")));
                }
                _ => pieces.insert(0, Piece::new(origin, Content::Paragraph(vec![Inline::Text(words)]))),
            }
            out.extend(pieces);
            continue;
        }
        let value = u32::try_from(written.number).unwrap_or(u32::MAX);
        let number = ListNumber { value, mark: written.mark };
        match out.last_mut() {
            Some(Piece { content: Content::List { first: Some(first), items }, .. })
                if number.goes_on(*first, items.len()) =>
            {
                items.push(pieces);
            }
            _ => out.push(Piece::new(origin, Content::List { first: Some(number), items: vec![pieces] })),
        }
    }
    out
}

/// Adds words to the last text.
fn push(out: &mut Vec<Inline>, words: &str) {
    match out.last_mut() {
        Some(Inline::Text(text)) => text.push_str(words),
        _ => out.push(Inline::Text(words.to_owned())),
    }
}

fn flush(loose: &mut Vec<Inline>, origin: Origin, pieces: &mut Vec<Piece>) {
    let content = Content::Paragraph(std::mem::take(loose));
    if !is_empty(&content) {
        pieces.push(Piece::new(origin, content));
    }
}

fn is_empty(content: &Content) -> bool {
    match content {
        Content::Paragraph(text) | Content::Heading { text, .. } => {
            plain(text).trim().is_empty() && !text.iter().any(|one| matches!(one, Inline::Note(_)))
        }
        Content::List { items, .. } => items.is_empty(),
        Content::Quote(pieces) => pieces.is_empty(),
        _ => false,
    }
}

/// Lines of code stay lines.
fn broken(text: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::new();
    for line in plain(&text).lines().filter(|line| !line.trim().is_empty()) {
        if !out.is_empty() {
            out.push(Inline::Break);
        }
        out.push(Inline::Text(line.trim().to_owned()));
    }
    out
}

fn plain(inlines: &[Inline]) -> String {
    crate::import::document::plain(inlines)
}
