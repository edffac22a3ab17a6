//! Pieces to CommonMark that reads back as the same words.

use crate::import::document::{Content, Footnote, Inline, ListNumber, Origin, Piece, plain};
use crate::language::LinkText;
use crate::policy::{Language, is_address, tidied};

/// Top-level domains of addresses that are often written without `https://`.
const DOMAIN_ENDINGS: &[&str] = &[".dk", ".com", ".org", ".net", ".eu", ".nu", ".info", ".se", ".no", ".de"];

/// Writes CommonMark, and keeps track of the footnotes that have been referred to.
pub struct Markup<'a> {
    footnotes: &'a [Footnote],
    /// Footnotes referred to so far, in order.
    referred: Vec<usize>,
    /// How many of those have been written.
    written: usize,
    /// Addresses left as plain words because a link needs text of its own; each becomes a `TJEK`.
    pub unlinked: Vec<Unlinked>,
    /// Where the piece is that is being written.
    at: Origin,
}

/// An address that is no link.
pub struct Unlinked {
    /// The address.
    pub to: String,
    /// The words that stand there.
    pub words: String,
    /// Where they are in the document.
    pub origin: Origin,
}

impl<'a> Markup<'a> {
    pub fn new(footnotes: &'a [Footnote]) -> Self {
        Self { footnotes, referred: Vec::new(), written: 0, unlinked: Vec::new(), at: 0 }
    }

    /// A text with the footnotes that it refers to, including those of titles and captions before it.
    pub fn text(&mut self, pieces: &[Piece]) -> String {
        let mut out = String::new();
        self.blocks(pieces, "", &mut out);
        self.notes(&mut out);
        out
    }

    /// Footnotes not referred to so far, because their references were in words that were left out.
    pub fn unreferred(&self) -> Vec<Inline> {
        (0..self.footnotes.len()).filter(|note| !self.referred.contains(note)).map(Inline::Note).collect()
    }

    fn notes(&mut self, out: &mut String) {
        let footnotes = self.footnotes;
        while let Some(note) = self.referred.get(self.written).copied() {
            self.written += 1;
            let mut body = String::new();
            self.blocks(&footnotes[note].pieces, "    ", &mut body);
            let body = body.trim();
            out.push_str(&format!("\n[^{}]: {}\n", note + 1, if body.is_empty() { "–" } else { body }));
        }
    }

    /// References in words that can't hold one; the text that follows has to take them.
    pub fn loose(&mut self, inlines: &[Inline]) -> Vec<Inline> {
        let mut notes = Vec::new();
        collect_notes(inlines, &mut notes);
        notes
    }

    fn blocks(&mut self, pieces: &[Piece], indent: &str, out: &mut String) {
        let mut marks = Marks::Usual;
        for (at, piece) in pieces.iter().enumerate() {
            if at > 0 {
                out.push('\n');
            }
            self.at = piece.origin;
            let before = at.checked_sub(1).map(|before| &pieces[before].content);
            marks = match (before, &piece.content) {
                (Some(Content::List { .. }), Content::List { .. }) => marks.other(),
                _ => Marks::Usual,
            };
            match &piece.content {
                Content::List { first, items } => self.list(*first, items, marks, indent, out),
                content => self.block(content, indent, out),
            }
        }
    }

    fn block(&mut self, content: &Content, indent: &str, out: &mut String) {
        match content {
            Content::Heading { level, text } if indent.is_empty() => {
                let text = self.line(text, indent).replace("\\\n", " ").replace('\n', " ");
                out.push_str(&format!("{} {}\n", "#".repeat(usize::from(*level).clamp(2, 6)), text.trim()));
            }
            Content::Title(text)
            | Content::Subtitle(text)
            | Content::Paragraph(text)
            | Content::Heading { text, .. } => {
                let text = self.line(text, indent);
                out.push_str(&format!("{indent}{}\n", guarded(text.trim())));
            }
            Content::List { first, items } => self.list(*first, items, Marks::Usual, indent, out),
            Content::Table { caption, header, rows, .. } => {
                if !plain(caption).trim().is_empty() {
                    let caption = self.line(caption, indent);
                    out.push_str(&format!("{indent}{}\n\n", guarded(caption.trim())));
                }
                // CommonMark has no table without a header (GFM 0.29, 4.10).
                let (header, rows) = match rows.split_first() {
                    Some((first, rest)) if header.is_empty() => (first, rest),
                    _ => (header, rows.as_slice()),
                };
                self.row(header, indent, out);
                out.push_str(&format!("{indent}|{}\n", " --- |".repeat(header.len())));
                rows.iter().for_each(|row| self.row(row, indent, out));
            }
            Content::Quote(inside) => {
                let mut quoted = String::new();
                self.blocks(inside, "", &mut quoted);
                for line in quoted.trim_end().lines() {
                    out.push_str(format!("{indent}> {line}").trim_end());
                    out.push('\n');
                }
            }
            Content::Aside(inside) => self.blocks(inside, indent, out),
            // A picture is a block of its own; it can't be shown inside a list, so only its caption remains.
            Content::Figure { caption, .. } => {
                let caption = self.line(caption, indent);
                out.push_str(&format!("{indent}{}\n", guarded(caption.trim())));
            }
        }
    }

    fn list(
        &mut self,
        first: Option<ListNumber>,
        items: &[Vec<Piece>],
        marks: Marks,
        indent: &str,
        out: &mut String,
    ) {
        let loose = items.iter().any(|item| item.len() > 1 && !joins(&item[1].content));
        for (index, item) in items.iter().enumerate() {
            if index > 0 && loose {
                out.push('\n');
            }
            let dash = match marks {
                Marks::Usual => '-',
                Marks::Other => '*',
            };
            let mark = match first {
                Some(first) => format!("{} ", first.after(index)),
                None => format!("{dash} "),
            };
            let inner = format!("{indent}{}", " ".repeat(mark.len()));
            let mut body = String::new();
            for (at, piece) in item.iter().enumerate() {
                if at > 0 && !(at == 1 && joins(&piece.content)) {
                    body.push('\n');
                }
                let after_list = at > 0 && matches!(item[at - 1].content, Content::List { .. });
                match &piece.content {
                    Content::List { first, items } if after_list => {
                        self.list(*first, items, Marks::Other, &inner, &mut body);
                    }
                    content => self.block(content, &inner, &mut body),
                }
            }
            out.push_str(indent);
            out.push_str(&mark);
            out.push_str(body.strip_prefix(&inner).unwrap_or(&body));
        }
    }

    fn row(&mut self, cells: &[Vec<Inline>], indent: &str, out: &mut String) {
        out.push_str(indent);
        out.push('|');
        for cell in cells {
            let cell = self.cell(cell).replace("\\\n", " ");
            out.push_str(&format!(" {cell} |"));
        }
        out.push('\n');
    }

    /// A cell: running text, in which only intended breaks end a line, and no line begins like an item.
    pub fn cell(&mut self, cell: &[Inline]) -> String {
        let text = self.line(cell, "").replace('|', "\\|");
        let lines = text.trim().split('\n').enumerate();
        let lines: Vec<String> =
            lines.map(|(at, line)| if at == 0 { line.to_owned() } else { guarded_line(line) }).collect();
        lines.join("\n")
    }

    /// Running text on one line, except for intended breaks.
    fn line(&mut self, inlines: &[Inline], indent: &str) -> String {
        let mut out = String::new();
        self.inlines(&merged(inlines), indent, &mut out);
        out
    }

    fn inlines(&mut self, inlines: &[Inline], indent: &str, out: &mut String) {
        for (at, inline) in inlines.iter().enumerate() {
            let tight = inlines
                .get(at + 1)
                .is_some_and(|next| plain(std::slice::from_ref(next)).starts_with(char::is_alphanumeric));
            match inline {
                Inline::Text(words) => self.words(words, out),
                Inline::Emphasis(inner) => self.wrapped(inner, "*", tight, indent, out),
                Inline::Strong(inner) => self.wrapped(inner, "**", tight, indent, out),
                Inline::Language(tag, inner) => match Language::parse(tag) {
                    Some(language) => {
                        out.push_str(&format!("<span lang=\"{}\">", language.tag()));
                        self.inlines(inner, indent, out);
                        out.push_str("</span>");
                    }
                    None => self.inlines(inner, indent, out),
                },
                Inline::Link { to, text } => self.link(to, text, indent, out),
                Inline::Note(note) => {
                    // A note is written once, at its first reference.
                    if *note < self.footnotes.len() && !self.referred.contains(note) {
                        self.referred.push(*note);
                        out.push_str(&format!("[^{}]", note + 1));
                    }
                }
                Inline::Break => {
                    let kept = out.trim_end().len();
                    out.truncate(kept);
                    if kept > 0 {
                        out.push_str("\\\n");
                        out.push_str(indent);
                    }
                }
            }
        }
        // A break at the end has nothing to separate.
        let kept = out.trim_end_matches(['\n', ' ']);
        if kept.len() < out.len() && kept.ends_with('\\') && !kept.ends_with("\\\\") {
            let kept = kept.len() - 1;
            out.truncate(kept);
        }
    }

    /// Emphasis. Spaces at its edges go outside, or CommonMark would not see emphasis at all. Inside a word, around
    /// other emphasis, or between punctuation and a letter it can't be written safely; there only the words are kept.
    fn wrapped(&mut self, inner: &[Inline], mark: &str, tight: bool, indent: &str, out: &mut String) {
        let mut body = String::new();
        self.inlines(inner, indent, &mut body);
        let trimmed = body.trim();
        let lead = body.len() - body.trim_start().len();
        let trailing = body.len() > lead + trimmed.len();
        let after_word = lead == 0 && out.ends_with(|c: char| c.is_alphanumeric() || c == '*');
        let before_word = tight && !trailing;
        let edges = trimmed.starts_with(char::is_alphanumeric)
            && trimmed.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ':' | ',' | '!' | '?'));
        if after_word || before_word || !edges || trimmed.contains(['*', '\n']) {
            out.push_str(&body);
            return;
        }
        out.push_str(&format!("{}{mark}{trimmed}{mark}{}", &body[..lead], &body[lead + trimmed.len()..]));
    }

    fn link(&mut self, to: &str, text: &[Inline], indent: &str, out: &mut String) {
        let words = plain(text);
        let tidy = tidied(to.trim()).filter(|_| !is_address(to.trim()));
        let to = tidy.as_deref().unwrap_or(to.trim());
        if !is_address(to) || to.contains(['<', '>', '\\', '"']) || LinkText::of(&words) != LinkText::Telling
        {
            if !to.is_empty() && !to.starts_with('#') {
                self.unlinked.push(Unlinked { to: to.to_owned(), words, origin: self.at });
            }
            self.inlines(text, indent, out);
            return;
        }
        let mut body = String::new();
        escape(&words, &mut body);
        out.push_str(&format!("[{}]({})", body.trim(), destination(to)));
        let mut notes = Vec::new();
        collect_notes(text, &mut notes);
        self.inlines(&notes, indent, out);
    }

    /// Plain words, with addresses among them turned into links.
    fn words(&mut self, words: &str, out: &mut String) {
        let mut rest = words;
        while !rest.is_empty() {
            let space = rest.len() - rest.trim_start().len();
            if space > 0 {
                out.push(' ');
                rest = &rest[space..];
                continue;
            }
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            self.word(&rest[..end], out);
            rest = &rest[end..];
        }
    }

    fn word(&mut self, word: &str, out: &mut String) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/');
        match address(bare) {
            Some(Address::Link(to)) if word.contains(bare) => {
                let (before, after) = word.split_once(bare).unwrap_or(("", ""));
                escape(before, out);
                let mut shown = String::new();
                escape(bare, &mut shown);
                out.push_str(&format!("[{shown}]({})", destination(&to)));
                escape(after, out);
            }
            Some(Address::Bare) => {
                let (to, words) = (bare.to_owned(), bare.to_owned());
                self.unlinked.push(Unlinked { to, words, origin: self.at });
                escape(word, out);
            }
            _ => escape(word, out),
        }
    }
}

enum Address {
    /// One whose words can serve as the link's text.
    Link(String),
    /// One that a screen reader would have to spell out.
    Bare,
}

/// Recognises an address by its form.
fn address(word: &str) -> Option<Address> {
    let low = word.to_lowercase();
    let safe = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '/' | ':'));
    if low.starts_with("http://") || low.starts_with("https://") || low.starts_with("www.") {
        return Some(Address::Bare);
    }
    if !safe {
        return None;
    }
    if let Some((name, domain)) = word.split_once('@') {
        let is = !name.is_empty()
            && domain.contains('.')
            && !domain.ends_with('.')
            && !domain.contains(['@', '/']);
        // In an address, letters such as æ are written as DNS has them.
        return is.then(|| Address::Link(format!("mailto:{name}@{}", ascii(domain))));
    }
    let ended =
        DOMAIN_ENDINGS.iter().any(|ending| low.strip_suffix(ending).is_some_and(|name| name.len() > 2));
    (ended && !low.contains([':', '/'])).then(|| Address::Link(format!("https://{}", ascii(&low))))
}

/// An address in the form CommonMark wants: in angle brackets if it contains brackets itself.
fn destination(to: &str) -> String {
    if to.contains(['(', ')', '<', '>', '&', '*', '_']) { format!("<{to}>") } else { to.to_owned() }
}

fn ascii(domain: &str) -> String {
    idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned())
}

/// Merges neighbours of the same kind: CommonMark reads `**a****b**` as neither.
fn merged(inlines: &[Inline]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (out.last_mut(), inline) {
            (Some(Inline::Text(text)), Inline::Text(more)) => text.push_str(more),
            (Some(Inline::Strong(inner)), Inline::Strong(more))
            | (Some(Inline::Emphasis(inner)), Inline::Emphasis(more)) => inner.extend(more.clone()),
            _ => out.push(inline.clone()),
        }
    }
    out
}

fn collect_notes(inlines: &[Inline], notes: &mut Vec<Inline>) {
    for inline in inlines {
        match inline {
            Inline::Note(_) => notes.push(inline.clone()),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Language(_, inner)
            | Inline::Link { text: inner, .. } => collect_notes(inner, notes),
            _ => {}
        }
    }
}

/// Escapes what CommonMark would read as markup anywhere.
fn escape(words: &str, out: &mut String) {
    let mut characters = words.chars().peekable();
    let mut before = None;
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let escaped = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            '_' => !(inside(before) && inside(next)),
            '&' => next.is_some_and(|c| c.is_ascii_alphabetic() || c == '#'),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(character);
        before = Some(character);
    }
}

/// A list's markers. Adjacent lists take different ones, or they would be read as one.
#[derive(Debug, Clone, Copy)]
enum Marks {
    Usual,
    Other,
}

impl Marks {
    fn other(self) -> Self {
        match self {
            Self::Usual => Self::Other,
            Self::Other => Self::Usual,
        }
    }
}

/// Whether it can follow a paragraph without an empty line: of lists, only one that begins with 1 can.
fn joins(content: &Content) -> bool {
    matches!(content, Content::List { first: None | Some(ListNumber { value: 1, .. }), .. })
}

/// Escapes what CommonMark would read as markup at the beginning of a line.
fn guarded(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(guarded_line).collect();
    lines.join("\n")
}

fn guarded_line(line: &str) -> String {
    let start = line.trim_start();
    let lead = &line[..line.len() - start.len()];
    let digits = start.len() - start.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=9).contains(&digits) && start[digits..].starts_with(['.', ')']) {
        return format!("{lead}{}\\{}", &start[..digits], &start[digits..]);
    }
    // A reference followed by a colon would be read as the note itself.
    if let Some((note, rest)) =
        start.split_once("]:").filter(|(note, _)| note.starts_with("[^") && !note.contains(' '))
    {
        return format!("{lead}{note}]\\:{rest}");
    }
    let table = start.starts_with(':') && start.contains("--");
    let special = table || start.starts_with(['#', '>', '+', '-', '=', '~', '|']);
    format!("{lead}{}{start}", if special { "\\" } else { "" })
}
