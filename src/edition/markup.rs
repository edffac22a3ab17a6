//! Parses CommonMark, with tables, footnotes and language spans, into blocks and inlines.
//!
//! What can't be rendered is reported with its place instead of being dropped: the parser never loses a word.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};
use unicode_normalization::UnicodeNormalization;

use super::inline_text::InlineText;
use super::naming::{ends_inside_word, one_line};
use super::number_mark::number_mark;
pub use super::parsed::{Link, Markup, Problem};
use super::raw_markup::{Span, shortened, span, undefined_notes, unread_links};
use super::tree::{Align, Block, Inline, Inlines, NumberMark, Table, Target};
use crate::policy::Language;

/// How deep lists and quotations may be nested: a bound on recursion, far deeper than anyone could follow.
pub const DEEPEST: usize = 8;

/// How many characters before a seam may change when what follows is composed with them.
const COMPOSED: usize = 32;

/// The longest name of a character in HTML, with `&` and `;`, is `&CounterClockwiseContourIntegral;`.
const LONGEST_ENTITY: usize = 40;

/// How many problems are reported for one text at most, because locating each of them takes time.
const MOST_PROBLEMS: usize = 200;

/// What is understood beyond CommonMark.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// Parses a text.
#[must_use]
pub fn parse(text: &str) -> Markup {
    read(text, events(text).collect())
}

/// What the parser of CommonMark sees in a text.
pub(super) fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    TextMergeWithOffset::new(Parser::new_ext(text, OPTIONS).into_offset_iter())
}

fn read<'a>(text: &'a str, events: Vec<(Event<'a>, Range<usize>)>) -> Markup {
    let mut reader = Reader {
        source: text,
        events: events.into_iter().peekable(),
        markup: Markup::default(),
        defined: BTreeMap::new(),
        referred: Vec::new(),
        nested: 0,
        foreign: 0,
        in_note: false,
        from_notes: Vec::new(),
    };
    let blocks = reader.blocks(0, |_| false);
    reader.finish(blocks)
}

/// Parses running text only, as in a table cell: "1. januar", "- ingen" and "# nr." are words there. Several paragraphs or a list are
/// reported.
#[must_use]
pub fn parse_inline(text: &str) -> (Inlines, Markup) {
    if text.trim().is_empty() {
        return (Vec::new(), Markup::default());
    }
    let inline = InlineText::new(text);
    let unguarded = |(event, range): (Event<'_>, Range<usize>)| match event {
        Event::Text(words) if words.contains(&inline.guard) => {
            let words = words.replace(&inline.guard, "");
            (!words.is_empty()).then(|| (Event::Text(words.into()), range))
        }
        Event::Code(words) => Some((Event::Code(words.replace(&inline.guard, "").into()), range)),
        event => Some((event.into_static(), range)),
    };
    let mut markup = read(&inline.prepared, events(&inline.prepared).filter_map(unguarded).collect());
    markup.each_range(|range| *range = inline.written(range));
    let content = match markup.blocks.as_mut_slice() {
        [Block::Paragraph { content }] if !inline.is_blocks => std::mem::take(content),
        _ => {
            markup.problems.push((0..text.len(), Problem::BlockInCell));
            Vec::new()
        }
    };
    (content, markup)
}

/// Unicode's composed form: what fonts, searches and braille tables expect.
#[must_use]
pub fn nfc(text: &str) -> String {
    // Danish as it is written nearly always has no sign that composes with another: none below U+0300 does.
    if text.chars().all(|c| c < '\u{300}') {
        return text.to_owned();
    }
    text.nfc().collect()
}

type Events<'a> = std::iter::Peekable<std::vec::IntoIter<(Event<'a>, Range<usize>)>>;

struct Reader<'a> {
    source: &'a str,
    events: Events<'a>,
    markup: Markup,
    /// Footnotes by label: their text, and where they are defined.
    defined: BTreeMap<String, (Vec<Block>, Range<usize>)>,
    /// Labels in order of first reference, with the number of references so far.
    referred: Vec<(String, usize)>,
    /// How deep the running text being read is nested.
    nested: usize,
    /// How many language spans are open.
    foreign: usize,
    /// Whether a footnote is being read.
    in_note: bool,
    /// Labels of footnotes that another footnote refers to.
    from_notes: Vec<String>,
}

impl<'a> Reader<'a> {
    fn problem(&mut self, range: Range<usize>, problem: Problem) {
        if self.markup.problems.len() < MOST_PROBLEMS {
            self.markup.problems.push((range, problem));
        }
    }

    fn finish(mut self, blocks: Vec<Block>) -> Markup {
        for (label, _) in &self.referred {
            // The parser recognises a reference only if its label is defined.
            let (body, _) = self.defined.remove(label).unwrap_or_default();
            self.markup.notes.push(body);
        }
        for (label, (_, range)) in std::mem::take(&mut self.defined) {
            if !self.from_notes.contains(&label) {
                self.problem(range, Problem::FootnoteUnused(label));
            }
        }
        self.markup.blocks = blocks;
        self.markup
    }

    /// Blocks up to and including the end tag that `ends` accepts.
    fn blocks(&mut self, depth: usize, ends: impl Fn(&TagEnd) -> bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.peek().cloned() {
            if let Event::End(tag) = &event
                && ends(tag)
            {
                self.events.next();
                break;
            }
            match event {
                Event::Start(tag) if is_block(&tag) => {
                    self.events.next();
                    if depth >= DEEPEST {
                        self.problem(range, Problem::TooDeep);
                        self.skip();
                    } else if let Some(block) = self.block(tag, range, depth) {
                        blocks.push(block);
                    }
                }
                Event::Rule => {
                    self.events.next();
                    blocks.push(Block::Pause);
                }
                // A tight list item has its text without a paragraph around it.
                _ => {
                    let before = self.events.len();
                    let content = self.inlines(|_| false);
                    if !content.is_empty() {
                        blocks.push(Block::Paragraph { content });
                    }
                    if self.events.len() == before {
                        // An unexpected end tag should be impossible; consume it, so that the loop ends.
                        self.events.next();
                    }
                }
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag<'a>, range: Range<usize>, depth: usize) -> Option<Block> {
        match tag {
            Tag::Paragraph => {
                let content = self.inlines(|end| *end == TagEnd::Paragraph);
                Some(Block::Paragraph { content })
            }
            Tag::Heading { level, .. } => {
                let content = self.inlines(|end| matches!(end, TagEnd::Heading(_)));
                let level = level as u8;
                self.markup.headings.push((level, range.clone()));
                if !says_something(&content) {
                    self.problem(range, Problem::EmptyHeading);
                    return None;
                }
                Some(Block::Heading { level, id: None, name: one_line(&plain(&content)), content })
            }
            Tag::BlockQuote(_) => {
                let body = self.blocks(depth + 1, |end| matches!(end, TagEnd::BlockQuote(_)));
                Some(Block::Quote { body, by: None, portrait: None })
            }
            Tag::List(start) => Some(self.list(start, depth)),
            Tag::CodeBlock(_) => {
                let mut text = String::new();
                for (event, _) in self.events.by_ref() {
                    match event {
                        Event::End(TagEnd::CodeBlock) => break,
                        Event::Text(part) => text.push_str(&part),
                        _ => {}
                    }
                }
                let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
                Some(Block::Preformatted { text: nfc(&text) })
            }
            Tag::HtmlBlock => {
                let mut html = String::new();
                for (event, _) in self.events.by_ref() {
                    match event {
                        Event::End(TagEnd::HtmlBlock) => break,
                        Event::Html(part) | Event::Text(part) => html.push_str(&part),
                        _ => {}
                    }
                }
                self.problem(range, Problem::Html(shortened(&html)));
                None
            }
            Tag::FootnoteDefinition(label) => {
                self.in_note = true;
                let body = self.blocks(depth + 1, |end| *end == TagEnd::FootnoteDefinition);
                self.in_note = false;
                if body.is_empty() {
                    self.problem(range.clone(), Problem::FootnoteEmpty(label.to_string()));
                }
                if self.defined.insert(label.to_string(), (body, range.clone())).is_some() {
                    self.problem(range, Problem::FootnoteTwice(label.to_string()));
                }
                None
            }
            Tag::Table(alignment) => Some(self.table(&alignment)),
            _ => None,
        }
    }

    fn list(&mut self, start: Option<u64>, depth: usize) -> Block {
        let (mut items, mut numbers, mut mark) = (Vec::new(), Vec::new(), NumberMark::Stop);
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    // The parser counts on from the first number; what stands there is what was meant.
                    if let (Some(_), Some(written)) = (start, number_mark(&self.source[range])) {
                        numbers.push(written.number);
                        mark = written.mark;
                    }
                    items.push(self.blocks(depth + 1, |end| *end == TagEnd::Item));
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        Block::List { start, numbers, mark, items }
    }

    fn table(&mut self, alignment: &[Alignment]) -> Block {
        let align = alignment
            .iter()
            .map(|one| match one {
                Alignment::None | Alignment::Left => Align::Start,
                Alignment::Center => Align::Center,
                Alignment::Right => Align::End,
            })
            .collect();
        let mut rows: Vec<Vec<Inlines>> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.inlines(|end| *end == TagEnd::TableCell);
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let header = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        Block::Table(Table { caption: None, header, align, rows, header_column: false })
    }

    /// Whether the line that ends here ends inside a word.
    fn ends_inside_word(&mut self, before: &[Inline]) -> bool {
        match (before.last(), self.events.peek()) {
            (Some(Inline::Text { text }), Some((Event::Text(after), _))) => ends_inside_word(text, after),
            _ => false,
        }
    }

    /// Running text up to and including the end tag that `ends` accepts, or up to a block or any other end tag,
    /// which are left for the caller.
    fn inlines(&mut self, ends: impl Fn(&TagEnd) -> bool) -> Inlines {
        // Open language spans, with what stands before each.
        let mut open: Vec<(Language, Range<usize>, Inlines)> = Vec::new();
        let mut out: Inlines = Vec::new();
        while let Some((event, at)) = self.events.peek().cloned() {
            match event {
                Event::End(tag) => {
                    if ends(&tag) {
                        self.events.next();
                    }
                    break;
                }
                Event::Start(ref tag) if is_block(tag) => break,
                Event::Rule => break,
                _ => {
                    self.events.next();
                }
            }
            match event {
                Event::Text(text) => {
                    self.undefined_notes(&at);
                    self.unread_links(&at);
                    self.entities(&at);
                    if self.foreign == 0 {
                        self.markup.prose.push(at);
                    }
                    push_text(&mut out, &text);
                }
                Event::Code(text) => out.push(Inline::Code { text: nfc(&text) }),
                Event::SoftBreak if self.ends_inside_word(&out) => {}
                Event::SoftBreak => push_text(&mut out, " "),
                Event::HardBreak => out.push(Inline::Break),
                Event::Start(Tag::Emphasis) => {
                    let content = self.nested(at, |end| *end == TagEnd::Emphasis);
                    out.push(Inline::Emphasis { content });
                }
                Event::Start(Tag::Strong) => {
                    let content = self.nested(at, |end| *end == TagEnd::Strong);
                    out.push(Inline::Strong { content });
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let content = self.nested(at.clone(), |end| *end == TagEnd::Link);
                    let (url, text) = (dest_url.to_string(), plain(&content));
                    self.markup.links.push(Link { url: url.clone(), text, range: at });
                    out.push(Inline::Link { to: target(&url), content });
                }
                Event::Start(Tag::Image { .. }) => {
                    self.problem(at.clone(), Problem::Image);
                    self.nested(at, |end| *end == TagEnd::Image);
                }
                Event::FootnoteReference(label) if self.in_note => {
                    self.problem(at, Problem::FootnoteInFootnote(label.to_string()));
                    self.from_notes.push(label.to_string());
                }
                Event::FootnoteReference(label) => out.push(self.reference(&label)),
                Event::InlineHtml(html) | Event::Html(html) => self.html(&html, at, &mut open, &mut out),
                _ => {}
            }
        }
        self.foreign -= open.len();
        for (_, opened, before) in open.into_iter().rev() {
            self.problem(opened, Problem::SpanUnclosed);
            out.splice(0..0, before);
        }
        out
    }

    /// Running text one level deeper; beyond [`DEEPEST`] it is reported and skipped.
    fn nested(&mut self, range: Range<usize>, ends: fn(&TagEnd) -> bool) -> Inlines {
        if self.nested >= DEEPEST {
            self.problem(range, Problem::TooDeep);
            self.skip();
            return Vec::new();
        }
        self.nested += 1;
        let content = self.inlines(ends);
        self.nested -= 1;
        content
    }

    /// Reports `[^label]` in plain text: the parser sees no reference if the footnote isn't defined.
    fn undefined_notes(&mut self, at: &Range<usize>) {
        // An escape at the beginning of a block stands before the text that it begins.
        let before = &self.source[..at.start];
        let is_escaped = (before.len() - before.trim_end_matches('\\').len()) % 2 == 1;
        for (start, label) in undefined_notes(&self.source[at.clone()]) {
            if start == 0 && is_escaped {
                continue;
            }
            let from = at.start + start;
            self.problem(from..from + label.len() + 3, Problem::FootnoteUndefined(label));
        }
    }

    /// Reports `[words](https://… with a blank)` in plain text: the parser sees no link there, and readers would see brackets.
    fn unread_links(&mut self, at: &Range<usize>) {
        for range in unread_links(self.source, at.clone()) {
            let address = self.source[range.clone()].to_owned();
            self.problem(range.clone(), Problem::LinkNotRead(range, address));
        }
    }

    /// Notes where a character is written by its name or number.
    fn entities(&mut self, at: &Range<usize>) {
        let source = self.source;
        let found = source[at.clone()].match_indices('&').map(|(start, _)| at.start + start);
        for start in found.filter(|start| !source[..*start].ends_with('\\')) {
            let Some(length) =
                source[start..at.end].bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')
            else {
                continue;
            };
            let range = start..start + length + 1;
            let said = Parser::new(&source[range.clone()]).find_map(|event| match event {
                Event::Text(text) if *text != source[range.clone()] => Some(text.to_string()),
                _ => None,
            });
            self.markup.entities.extend(said.map(|said| (range, said)));
        }
    }

    fn reference(&mut self, label: &str) -> Inline {
        let known = self.referred.iter().position(|(one, _)| one == label);
        let index = known.unwrap_or_else(|| {
            self.referred.push((label.to_owned(), 0));
            self.referred.len() - 1
        });
        self.referred[index].1 += 1;
        Inline::Note { number: index + 1, reference: self.referred[index].1 }
    }

    fn html(
        &mut self,
        html: &str,
        at: Range<usize>,
        open: &mut Vec<(Language, Range<usize>, Inlines)>,
        out: &mut Inlines,
    ) {
        match span(html) {
            Some(Span::Open(_)) if open.len() >= DEEPEST => self.problem(at, Problem::TooDeep),
            Some(Span::Open(language)) => {
                self.foreign += 1;
                open.push((language, at, std::mem::take(out)));
            }
            Some(Span::WithoutLanguage) => self.problem(at, Problem::SpanWithoutLanguage(html.to_owned())),
            Some(Span::UnknownLanguage(tag)) => self.problem(at, Problem::UnknownLanguage(tag)),
            Some(Span::Close) => match open.pop() {
                Some((lang, _, before)) => {
                    self.foreign -= 1;
                    let content = std::mem::replace(out, before);
                    if !says_something(&content) {
                        self.problem(at, Problem::SpanEmpty);
                    }
                    out.push(Inline::Language { lang, content });
                }
                // A span with a faulty opening tag has already been reported.
                None if self.markup.problems.iter().any(|(_, problem)| {
                    matches!(problem, Problem::SpanWithoutLanguage(_) | Problem::UnknownLanguage(_))
                }) => {}
                None => self.problem(at, Problem::SpanUnclosed),
            },
            // Elsewhere a comment is a private note, but here it would silently disappear.
            None => self.problem(at, Problem::Html(shortened(html))),
        }
    }

    /// Skips what belongs to the tag just opened.
    fn skip(&mut self) {
        let mut depth = 1;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
    )
}

fn push_text(out: &mut Inlines, more: &str) {
    match out.last_mut() {
        Some(Inline::Text { text }) => {
            // Only what the two ends make together is composed anew: a paragraph of many lines is not read again for each.
            let end = text.char_indices().rev().take(COMPOSED).last().map_or(0, |(at, _)| at);
            let joined = nfc(&format!("{}{more}", &text[end..]));
            text.truncate(end);
            text.push_str(&joined);
        }
        _ => out.push(Inline::text(nfc(more))),
    }
}

/// A link's target. The check decides which schemes are allowed.
fn target(url: &str) -> Target {
    match url.strip_prefix('#') {
        Some(id) => Target::Anchor { anchor: id.to_owned() },
        None => Target::url(url),
    }
}

/// Whether there is anything to see or hear in running text.
fn says_something(inlines: &[Inline]) -> bool {
    !one_line(&plain(inlines)).is_empty()
}

/// The characters without markup.
#[must_use]
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text: part } | Inline::Code { text: part } => text.push_str(part),
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Link { content, .. }
            | Inline::Language { content, .. } => text.push_str(&plain(content)),
            Inline::Break => text.push(' '),
            Inline::Note { .. } => {}
        }
    }
    text
}
