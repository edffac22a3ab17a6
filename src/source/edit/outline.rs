//! A file as its lines are written: headers with what stands below them, keys with their values, and where each begins and ends.
//!
//! The parser's table says what a file means; this says how it is written. It is made of the same parser's events, so that nothing here decides
//! what a comment, a string or a header is.

use std::ops::Range;

use toml::de::DeTable;
use toml_parser::parser::{Event, EventKind, parse_document};
use toml_parser::{Source, Span};

use super::refused::EditRefused;
use crate::source::replace;

/// A file, taken apart. Places are bytes of the file without its byte order mark; line ends are as they are.
#[derive(Debug)]
pub struct Outline<'f> {
    /// The file without its byte order mark.
    pub text: &'f str,
    /// What stands before the first header, then each header with what stands below it.
    pub groups: Vec<Group>,
}

/// A header and the keys below it, or the keys before the first header.
#[derive(Debug)]
pub struct Group {
    /// Its header.
    pub header: Option<Header>,
    /// From the comment right above it to the end of its last line, without that line's end.
    pub range: Range<usize>,
    /// Its keys with their values.
    pub pairs: Vec<Pair>,
}

/// `[policy]`, `[[section]]`.
#[derive(Debug)]
pub struct Header {
    /// Whether it has two brackets.
    pub is_array: bool,
    /// The names between the brackets.
    pub path: Vec<Name>,
    /// Its line, without its end.
    pub line: Range<usize>,
}

/// A key as it is written: one of those between dots.
#[derive(Debug)]
pub struct Name {
    /// What it says.
    pub text: String,
    /// Its bytes, with quotation marks if it has some.
    pub range: Range<usize>,
}

/// A key with its value.
#[derive(Debug)]
pub struct Pair {
    /// The names of the key.
    pub path: Vec<Name>,
    /// The value.
    pub node: Node,
    /// From the key to the end of the value.
    pub range: Range<usize>,
}

/// A value as it is written.
#[derive(Debug)]
pub enum Node {
    /// A string, number, date, `true` or `false`.
    Scalar(Range<usize>),
    /// `[…]`.
    List(Listed<Node>),
    /// `{…}`.
    Table(Listed<Pair>),
}

/// What stands between brackets or braces, with commas between.
#[derive(Debug)]
pub struct Listed<T> {
    /// From the opening to the closing one.
    pub range: Range<usize>,
    /// What is listed.
    pub items: Vec<Item<T>>,
}

/// One thing in a list, or a pair in an inline table.
#[derive(Debug)]
pub struct Item<T> {
    /// Its bytes.
    pub range: Range<usize>,
    /// Where the comma behind it stands.
    pub comma: Option<usize>,
    /// What it is.
    pub it: T,
}

impl Node {
    /// Its bytes.
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Scalar(range) => range.clone(),
            Self::List(list) => list.range.clone(),
            Self::Table(table) => table.range.clone(),
        }
    }
}

impl<'f> Outline<'f> {
    /// Takes a file apart.
    pub fn of(file: &'f str) -> Result<Self, EditRefused> {
        let text = file.strip_prefix('\u{feff}').unwrap_or(file);
        // What is repeated or nested too deep is found here; what is sound has the shape that is read below.
        DeTable::parse(text).map_err(|_| EditRefused::NotToml)?;
        let source = Source::new(text);
        let mut events: Vec<Event> = Vec::new();
        let mut sound = true;
        parse_document(&source.lex().into_vec(), &mut events, &mut |_| sound = false);
        let mut reader = Reader { source, events: &events, at: 0 };
        let groups = reader.groups().filter(|_| sound).ok_or(EditRefused::NotToml)?;
        Ok(Self { text, groups })
    }

    /// The line end that the file is written with.
    pub fn line_end(&self) -> &'static str {
        replace::line_end(self.text)
    }

    /// The first byte of the line that a place is in.
    pub fn line_start(&self, at: usize) -> usize {
        line_start(self.text, at)
    }

    /// Where the line after the one that a place is in begins, or the file ends.
    pub fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |found| at + found + 1)
    }

    /// The spaces and tabs at the beginning of the line that a place is in.
    pub fn indent(&self, at: usize) -> &'f str {
        let line = &self.text[self.line_start(at)..];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// The line of a pair below a header, without its end; the comment behind it is part of it.
    pub fn line_of(&self, pair: &Pair) -> Range<usize> {
        self.line_start(pair.range.start)..line_end(self.text, pair.range.end)
    }

    /// Whether a comment stands right below the last key of a group: an empty line has to keep it from what follows.
    pub fn has_comment_below(&self, group: usize) -> bool {
        self.groups.get(group).is_some_and(|group| {
            let last = group.pairs.last().map(|pair| self.line_of(pair).end);
            let last = last.or(group.header.as_ref().map(|header| header.line.end));
            last.is_some_and(|last| last < group.range.end)
        })
    }

    /// Whether the line after the one that a place is in says something.
    pub fn is_followed(&self, at: usize) -> bool {
        let next = self.next_line(at);
        !self.text[next..line_end(self.text, next)].trim().is_empty()
    }

    /// The number of empty lines between two places, if there is nothing but empty lines between them.
    pub fn empty_lines(&self, range: Range<usize>) -> Option<usize> {
        let between = self.text.get(range)?;
        let breaks = between.matches('\n').count();
        (between.trim().is_empty() && breaks > 0).then(|| breaks - 1)
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |found| found + 1)
}

/// Where the line that a place is in ends, before its line break.
pub fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |found| at + found);
    end - usize::from(end > at && text[..end].ends_with('\r'))
}

/// Puts events together. A step that doesn't find what it has to gives `None`.
struct Reader<'e, 'f> {
    source: Source<'f>,
    events: &'e [Event],
    at: usize,
}

impl Reader<'_, '_> {
    fn groups(&mut self) -> Option<Vec<Group>> {
        let text = self.source.input();
        let mut groups = vec![Group { header: None, range: 0..0, pairs: Vec::new() }];
        // Lines that are a comment and nothing else and follow each other, up to where we are.
        let mut comments: Vec<Range<usize>> = Vec::new();
        while let Some(event) = self.events.get(self.at) {
            let (start, kind) = (event.span().start(), event.kind());
            let line = line_start(text, start)..line_end(text, event.span().end());
            match kind {
                EventKind::Whitespace | EventKind::Newline => self.at += 1,
                EventKind::Comment => {
                    self.at += 1;
                    if !text[line.start..start].trim().is_empty() {
                        continue;
                    }
                    if comments.last().is_some_and(|last| !follows(text, last.end, line.start)) {
                        comments.clear();
                    }
                    // Right below a key or a header, it belongs to that, unless a header follows.
                    let group = groups.last_mut()?;
                    let is_something = group.header.is_some() || !group.pairs.is_empty();
                    if is_something && follows(text, group.range.end, line.start) {
                        group.range.end = line.end;
                    }
                    comments.push(line);
                }
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                    self.at += 1;
                    let path = self.names()?;
                    let close = self.next(&[EventKind::StdTableClose, EventKind::ArrayTableClose])?;
                    let line = line.start..line_end(text, close.end());
                    let above = comments.last().filter(|last| follows(text, last.end, line.start));
                    let from = above.and(comments.first()).map_or(line.start, |first| first.start);
                    // What stands above a header is the header's, even where it stands right below something.
                    let before = groups.last_mut()?;
                    if before.range.end > from {
                        before.range.end = line_end_before(text, from);
                    }
                    let is_array = kind == EventKind::ArrayTableOpen;
                    let range = from..line.end;
                    groups.push(Group {
                        header: Some(Header { is_array, path, line }),
                        range,
                        pairs: Vec::new(),
                    });
                    comments.clear();
                }
                EventKind::SimpleKey => {
                    let pair = self.pair()?;
                    let group = groups.last_mut()?;
                    if group.header.is_none() && group.pairs.is_empty() {
                        group.range.start = line.start;
                    }
                    group.range.end = line_end(text, pair.range.end);
                    group.pairs.push(pair);
                    comments.clear();
                }
                _ => return None,
            }
        }
        Some(groups)
    }

    /// The next event that is more than white space, and one of these.
    fn next(&mut self, kinds: &[EventKind]) -> Option<Span> {
        self.pass(&[EventKind::Whitespace]);
        let event = self.events.get(self.at).filter(|event| kinds.contains(&event.kind()))?;
        self.at += 1;
        Some(event.span())
    }

    fn pass(&mut self, kinds: &[EventKind]) {
        while self.events.get(self.at).is_some_and(|event| kinds.contains(&event.kind())) {
            self.at += 1;
        }
    }

    fn names(&mut self) -> Option<Vec<Name>> {
        let mut names = Vec::new();
        loop {
            let span = self.next(&[EventKind::SimpleKey])?;
            let event = self.events.get(self.at - 1)?;
            let mut text = std::borrow::Cow::Borrowed("");
            self.source.get(*event)?.decode_key(&mut text, &mut ());
            names.push(Name { text: text.into_owned(), range: span.start()..span.end() });
            if self.next(&[EventKind::KeySep]).is_none() {
                return Some(names);
            }
        }
    }

    fn pair(&mut self) -> Option<Pair> {
        let path = self.names()?;
        self.next(&[EventKind::KeyValSep])?;
        let node = self.node()?;
        let range = path.first()?.range.start..node.range().end;
        Some(Pair { path, node, range })
    }

    fn node(&mut self) -> Option<Node> {
        let kinds = [EventKind::Scalar, EventKind::ArrayOpen, EventKind::InlineTableOpen];
        let span = self.next(&kinds)?;
        let range = span.start()..span.end();
        match self.events.get(self.at - 1)?.kind() {
            EventKind::Scalar => Some(Node::Scalar(range)),
            EventKind::ArrayOpen => {
                self.listed(range.start, EventKind::ArrayClose, Self::node, Node::range).map(Node::List)
            }
            _ => {
                let range_of = |pair: &Pair| pair.range.clone();
                self.listed(range.start, EventKind::InlineTableClose, Self::pair, range_of).map(Node::Table)
            }
        }
    }

    fn listed<T>(
        &mut self,
        start: usize,
        close: EventKind,
        read: impl Fn(&mut Self) -> Option<T>,
        range: impl Fn(&T) -> Range<usize>,
    ) -> Option<Listed<T>> {
        let mut items: Vec<Item<T>> = Vec::new();
        loop {
            self.pass(&[EventKind::Whitespace, EventKind::Newline, EventKind::Comment]);
            let event = self.events.get(self.at)?;
            if event.kind() == close {
                self.at += 1;
                return Some(Listed { range: start..event.span().end(), items });
            }
            if event.kind() == EventKind::ValueSep {
                self.at += 1;
                items.last_mut()?.comma = Some(event.span().start());
                continue;
            }
            let it = read(self)?;
            items.push(Item { range: range(&it), comma: None, it });
        }
    }
}

/// Whether a line begins right behind the end of another.
fn follows(text: &str, end: usize, start: usize) -> bool {
    matches!(text.get(end..start), Some("\n" | "\r\n"))
}

/// The end of the line before the one that begins here.
fn line_end_before(text: &str, start: usize) -> usize {
    let before = &text[..start];
    let before = before.strip_suffix('\n').unwrap_or(before);
    before.strip_suffix('\r').unwrap_or(before).len()
}

/// Numbers that follow each other, together.
pub fn runs(numbers: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some(run) if run.end == *number => run.end += 1,
            _ => runs.push(*number..number + 1),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each group as it is written.
    fn groups(file: &str) -> Vec<&str> {
        let outline = Outline::of(file).expect("TOML");
        outline.groups.iter().map(|group| &outline.text[group.range.clone()]).collect()
    }

    #[test]
    fn a_group_is_its_header_with_the_comment_right_above_and_the_lines_below() {
        assert_eq!(
            groups(
                "# alt\n\n# rod\na = 1 # en\n# under\n\n# fri\n\n # over\n\t[b] # b\nc = '''\n[x]\n''' # c\n# d\n[[e]]\n# slut\n\n# fri\n"
            ),
            ["a = 1 # en\n# under", " # over\n\t[b] # b\nc = '''\n[x]\n''' # c", "# d\n[[e]]\n# slut"]
        );
        assert_eq!(groups(""), [""]);
        assert_eq!(groups("# kun\n"), [""]);
        assert_eq!(groups("\u{feff}# a\r\n[b]\r\n\r\n# c\r\n\r\n[d]"), ["", "# a\r\n[b]", "[d]"]);
    }

    #[test]
    fn lists_know_their_commas() {
        let file = "a = [ 1, # en\n { b.'c d' = [] , e = 2 }\n, ]";
        let outline = Outline::of(file).expect("TOML");
        let Node::List(list) = &outline.groups[0].pairs[0].node else { panic!("a list") };
        let written: Vec<_> = list
            .items
            .iter()
            .map(|item| (&file[item.range.clone()], item.comma.map(|at| &file[at..=at])))
            .collect();
        assert_eq!(written, [("1", Some(",")), ("{ b.'c d' = [] , e = 2 }", Some(","))]);
        let Node::Table(table) = &list.items[1].it else { panic!("a table") };
        let names: Vec<_> = table.items[0].it.path.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(names, ["b", "c d"]);
        assert_eq!((&file[table.items[0].range.clone()], table.items[1].comma), ("b.'c d' = []", None));
    }
}
