//! Plain text: one sentence a line, for any screen, any braille display, any mail program.
//!
//! UTF-8 without a byte order mark, LF, composed letters, at most 65 characters a line; two empty lines before
//! a heading and one after; no rules, no emoji, no capitals for headings.

use super::LineEnd;
use crate::edition::{Block, Edition, Inline, Section, Table, Target};

/// Most characters in a line.
const WIDTH: usize = 65;

/// Writes an edition.
pub fn write(edition: &Edition, end: LineEnd) -> String {
    let mut text = Text::default();
    text.line(&edition.title);
    for line in [&edition.subtitle, &edition.edition_name].into_iter().flatten() {
        text.line(line);
    }
    let years = edition.years.as_ref().map(|years| format!(", {years}")).unwrap_or_default();
    text.line(&format!("{}{years}", edition.publisher.name));
    for section in &edition.sections {
        text.section(section);
    }
    match end {
        LineEnd::Unix => text.out,
        LineEnd::Windows => format!("\u{feff}{}", text.out.replace('\n', "\r\n")),
    }
}

#[derive(Default)]
struct Text {
    out: String,
}

impl Text {
    fn line(&mut self, line: &str) {
        self.item("", line);
    }

    /// A line after a bullet or number; where it has to be broken, it goes on below its own beginning.
    fn item(&mut self, marker: &str, line: &str) {
        let indent = " ".repeat(marker.chars().count());
        let mut begin = marker;
        for part in wrap(line, WIDTH - indent.len()) {
            self.out.push_str(begin);
            self.out.push_str(&part);
            self.out.push('\n');
            begin = &indent;
        }
    }

    fn gap(&mut self) {
        self.out.push('\n');
    }

    fn section(&mut self, section: &Section) {
        self.gap();
        self.gap();
        self.line(&section.full_title());
        self.blocks(&section.blocks);
        for note in &section.notes {
            self.gap();
            let marker = format!("{}. ", note.number);
            self.entry(&marker, &note.body);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        // A picture that only supports the text would break into it as a line of words.
        for block in blocks.iter().filter(|block| !matches!(block, Block::Figure(figure) if figure.beside)) {
            self.gap();
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { content, .. } => {
                self.gap();
                self.inlines(content);
            }
            Block::Paragraph { content } => self.inlines(content),
            Block::List { start, items } => {
                for (index, item) in items.iter().enumerate() {
                    let marker = start.map_or("- ".to_owned(), |start| format!("{}. ", start + index as u64));
                    self.entry(&marker, item);
                }
            }
            Block::Quote { body, by } => {
                self.tight(body);
                by.iter().for_each(|by| self.line(by));
            }
            Block::Goals { goals } => {
                for goal in goals {
                    goal.title.iter().for_each(|title| self.line(title));
                    self.tight(&goal.body);
                    goal.perspective.iter().for_each(|whose| self.line(whose));
                }
            }
            Block::Ambition { label, body } => {
                self.line(&format!("{label}:"));
                self.tight(body);
            }
            Block::Fact { title, body } => {
                self.line(title);
                self.tight(body);
            }
            Block::Figure(figure) => {
                for line in [&figure.caption, &figure.alt, &figure.credit].into_iter().flatten() {
                    self.line(line);
                }
                self.tight(&figure.description);
            }
            Block::Table(table) => self.table(table),
            Block::Contact { lines } => lines.iter().for_each(|line| self.inlines(line)),
            Block::Glossary { entries } => {
                for entry in entries {
                    self.line(&format!("{}: {}", entry.word, entry.explanation));
                }
            }
            Block::Preformatted { text } => text.lines().for_each(|line| self.line(line)),
            Block::Pause => {}
        }
    }

    fn tight(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    /// A list item: its first line after the marker, the rest below.
    fn entry(&mut self, marker: &str, blocks: &[Block]) {
        let indent = " ".repeat(marker.chars().count());
        let mut begin = marker;
        for block in blocks {
            if let Block::Paragraph { content } = block {
                for line in lines(content) {
                    self.item(begin, &line);
                    begin = &indent;
                }
            } else {
                self.block(block);
            }
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        lines(content).iter().for_each(|line| self.line(line));
    }

    /// "Label: value" lines, a paragraph a row: a table that can be heard.
    fn table(&mut self, table: &Table) {
        table.caption.iter().for_each(|caption| self.line(caption));
        for row in &table.rows {
            self.gap();
            for (header, cell) in table.header.iter().zip(row) {
                let (header, cell) = (lines(header).join(" "), lines(cell).join(" "));
                if !cell.is_empty() {
                    self.line(&format!("{header}: {cell}"));
                }
            }
        }
    }
}

/// Running text as the lines its breaks make. Addresses that aren't in the text are written out: paper and
/// braille have no links.
fn lines(content: &[Inline]) -> Vec<String> {
    let mut lines = vec![String::new()];
    push(content, &mut lines);
    lines.retain(|line| !line.trim().is_empty());
    lines
}

fn push(content: &[Inline], lines: &mut Vec<String>) {
    let add = |lines: &mut Vec<String>, text: &str| {
        if let Some(last) = lines.last_mut() {
            last.push_str(text);
        }
    };
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } => add(lines, text),
            Inline::Emphasis { content } | Inline::Strong { content } | Inline::Language { content, .. } => {
                push(content, lines);
            }
            Inline::Link { to, content } => {
                push(content, lines);
                if let Target::Url(url) = to
                    && (url.starts_with("https://") || url.starts_with("http://"))
                {
                    let host = url.trim_start_matches("https://").trim_start_matches("http://");
                    let said = lines.last().is_some_and(|line| line.ends_with(host.trim_end_matches('/')));
                    if !said {
                        add(lines, &format!(" ({url})"));
                    }
                }
            }
            Inline::Note { number, .. } => add(lines, &format!(" ({number})")),
            Inline::Break => lines.push(String::new()),
        }
    }
}

/// Breaks a line between words; a word longer than the width stays whole.
fn wrap(line: &str, width: usize) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        match parts.last_mut() {
            Some(part) if part.chars().count() + 1 + word.chars().count() <= width => {
                part.push(' ');
                part.push_str(word);
            }
            _ => parts.push(word.to_owned()),
        }
    }
    parts
}
