//! What an edition says, as lines to be translated one by one.

use crate::edition::{Block, Edition, Inline, PageMap, Table, split_words};

/// A line, and what it is.
pub struct Piece {
    pub kind: Kind,
    pub text: String,
}

/// What a line is.
#[derive(Clone, Copy)]
pub enum Kind {
    /// The title of a section or part.
    Heading,
    /// An empty line between paragraphs.
    Apart,
    /// A line of text; `leads`: to what follows.
    Line { leads: bool },
    /// An item, its marker as the first word; or a line below it, without.
    Item { marker: bool },
    /// The number of the page that begins here in print.
    PrintPage,
}

/// The lines of an edition, with the beginnings of print pages among them.
pub fn pieces(edition: &Edition, print: Option<&PageMap>) -> Vec<Piece> {
    let starts = print.map_or(&[][..], |map| &map.pages);
    let starts = starts.iter().map(|start| (start.word, start.label.clone())).collect();
    let mut writer = Writer { pieces: Vec::new(), starts, words: 0 };
    for section in &edition.sections {
        writer.say(Kind::Heading, None, &section.full_title());
        writer.blocks(&section.blocks);
        for note in &section.notes {
            writer.apart();
            let number = format!("{}.", note.number);
            writer.entry(&number, &note.body);
        }
    }
    writer.pieces
}

struct Writer {
    pieces: Vec<Piece>,
    /// Print pages that have not begun yet: their first word and their number.
    starts: Vec<(usize, String)>,
    /// Words of the edition so far.
    words: usize,
}

impl Writer {
    /// Adds a line; before it, the number of the print page that begins there. A page that begins within a line is
    /// announced before the next one.
    fn say(&mut self, kind: Kind, marker: Option<&str>, text: &str) {
        let begun = self.starts.iter().take_while(|(word, _)| *word <= self.words).count();
        if let Some((_, label)) = self.starts.drain(..begun).next_back() {
            self.pieces.push(Piece { kind: Kind::PrintPage, text: label });
        }
        self.words += split_words(text).len();
        let text = marker.map_or(text.to_owned(), |marker| format!("{marker} {text}"));
        self.pieces.push(Piece { kind, text });
    }

    fn apart(&mut self) {
        self.pieces.push(Piece { kind: Kind::Apart, text: String::new() });
    }

    fn line(&mut self, text: &str) {
        self.say(Kind::Line { leads: false }, None, text);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks.iter().filter(|block| !matches!(block, Block::Figure(figure) if figure.beside)) {
            self.apart();
            self.block(block);
        }
    }

    fn tight(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { content, .. } => self.say(Kind::Heading, None, &lines(content).join(" ")),
            Block::Paragraph { content } => self.lines(content),
            Block::List { start, items } => {
                for (index, item) in items.iter().enumerate() {
                    let marker = start.map_or("-".to_owned(), |start| format!("{}.", start + index as u64));
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
            Block::Ambition { label: title, body } | Block::Fact { title, body } => {
                self.say(Kind::Line { leads: true }, None, title);
                self.tight(body);
            }
            Block::Figure(figure) => {
                for line in [&figure.caption, &figure.alt, &figure.credit].into_iter().flatten() {
                    self.line(line);
                }
                self.tight(&figure.description);
            }
            Block::Table(table) => self.table(table),
            Block::Contact { lines } => lines.iter().for_each(|line| self.lines(line)),
            Block::Glossary { entries } => {
                for entry in entries {
                    self.line(&format!("{}: {}", entry.word, entry.explanation));
                }
            }
            Block::Preformatted { text } => text.lines().for_each(|line| self.line(line)),
            Block::Pause => {}
        }
    }

    fn lines(&mut self, content: &[Inline]) {
        let lines = lines(content);
        let last = lines.len().saturating_sub(1);
        for (index, line) in lines.iter().enumerate() {
            self.say(Kind::Line { leads: index == last && line.ends_with(':') }, None, line);
        }
    }

    fn entry(&mut self, marker: &str, blocks: &[Block]) {
        let mut marker = Some(marker);
        for block in blocks {
            let Block::Paragraph { content } = block else {
                self.block(block);
                continue;
            };
            for line in lines(content) {
                let first = marker.take();
                self.say(Kind::Item { marker: first.is_some() }, first, &line);
            }
        }
    }

    /// A line a row: header first.
    fn table(&mut self, table: &Table) {
        table.caption.iter().for_each(|caption| self.line(caption));
        for row in std::iter::once(&table.header).chain(&table.rows) {
            let cells: Vec<String> = row.iter().map(|cell| lines(cell).join(" ")).collect();
            self.line(&cells.join("; "));
        }
    }
}

/// Running text as the lines its breaks make.
fn lines(content: &[Inline]) -> Vec<String> {
    fn push(content: &[Inline], text: &mut String) {
        for inline in content {
            match inline {
                Inline::Text { text: part } | Inline::Code { text: part } => text.push_str(part),
                Inline::Emphasis { content }
                | Inline::Strong { content }
                | Inline::Link { content, .. }
                | Inline::Language { content, .. } => push(content, text),
                Inline::Note { number, .. } => text.push_str(&format!(" ({number})")),
                Inline::Break => text.push('\n'),
            }
        }
    }
    let mut text = String::new();
    push(content, &mut text);
    text.lines().filter(|line| !line.trim().is_empty()).map(ToOwned::to_owned).collect()
}
