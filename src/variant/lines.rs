//! An edition as lines, for formats that have nothing but lines: plain text and braille.

use crate::edition::{Block, Edition, Inline, Table, Target, split_words};

/// A line, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLine {
    /// What it is.
    pub kind: LineKind,
    /// What it says, without the marker of an item.
    pub text: String,
    /// Number of words before it in the edition; an address that is written out counts as words.
    pub words: usize,
}

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineKind {
    /// The title of a section.
    Section,
    /// A heading within a section.
    Heading,
    /// An empty line between two blocks.
    Apart,
    /// A line of text; `leads` if it introduces what follows.
    Text { leads: bool },
    /// A line of a list item, and the item's marker: "-", "2."; the marker stands before the `first` line.
    Item { marker: String, first: bool },
}

/// The lines on the cover: title, subtitle, name of the edition, publisher and years.
pub fn cover(edition: &Edition) -> Vec<String> {
    let years = edition.years.as_ref().map(|years| format!(", {years}")).unwrap_or_default();
    let mut lines = vec![edition.title.clone()];
    lines.extend([&edition.subtitle, &edition.edition_name].into_iter().flatten().cloned());
    lines.push(format!("{}{years}", edition.publisher.name));
    lines
}

/// The lines of the sections.
pub fn lines(edition: &Edition) -> Vec<TextLine> {
    let mut writer = LineWriter::default();
    for section in &edition.sections {
        writer.say(LineKind::Section, section.full_title());
        writer.blocks(&section.blocks);
        for note in &section.notes {
            writer.apart();
            writer.item(&format!("{}.", note.number), &note.body);
        }
    }
    writer.lines
}

#[derive(Default)]
struct LineWriter {
    lines: Vec<TextLine>,
    words: usize,
    /// Whether the next line stands apart from the one before it.
    is_apart: bool,
}

impl LineWriter {
    fn say(&mut self, kind: LineKind, text: String) {
        // The title of a section has its own distance.
        if std::mem::take(&mut self.is_apart) && kind != LineKind::Section {
            self.lines.push(TextLine { kind: LineKind::Apart, text: String::new(), words: self.words });
        }
        let words = split_words(&text).len();
        self.lines.push(TextLine { kind, text, words: self.words });
        self.words += words;
    }

    /// What has nothing to say in lines, such as a drawing whose words stand before it, leaves no gap.
    fn apart(&mut self) {
        self.is_apart = true;
    }

    fn line(&mut self, text: &str) {
        self.say(LineKind::Text { leads: false }, text.to_owned());
    }

    fn lead(&mut self, text: &str) {
        self.say(LineKind::Text { leads: true }, text.to_owned());
    }

    fn blocks(&mut self, blocks: &[Block]) {
        // A picture that only supports the text would interrupt it with a line of words.
        let is_silent = |block: &&Block| match block {
            Block::Figure(figure) => figure.beside,
            Block::Page { .. } => true,
            _ => false,
        };
        for block in blocks.iter().filter(|block| !is_silent(block)) {
            self.apart();
            self.block(block);
        }
    }

    fn tight(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { content, .. } => self.say(LineKind::Heading, written(content).join(" ")),
            Block::Paragraph { content } => self.text(content),
            Block::List { start: _, numbers, mark, items } => {
                for (index, item) in items.iter().enumerate() {
                    let number = numbers.get(index);
                    let marker = number.map_or("-".into(), |number| format!("{number}{}", mark.character()));
                    self.item(&marker, item);
                }
            }
            Block::Quote { body, by, portrait: _ } => {
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
                self.lead(&format!("{label}:"));
                self.tight(body);
            }
            Block::Fact { title, body } => {
                self.lead(title);
                self.tight(body);
            }
            Block::Figure(figure) => {
                if let Some(setting) = &figure.setting {
                    [&setting.name, &setting.title].into_iter().flatten().for_each(|line| self.line(line));
                }
                // The numbers of a chart stand below.
                let alt = figure.alt.as_ref().filter(|_| figure.chart.is_none());
                for line in figure.caption.iter().chain(alt).chain(&figure.credit) {
                    self.line(line);
                }
                self.tight(&figure.description);
            }
            Block::Table(table) => self.table(table),
            Block::Contact { lines } => lines.iter().for_each(|line| self.text(line)),
            Block::Glossary { entries } => {
                for entry in entries {
                    self.line(&format!("{}: {}", entry.word, entry.explanation));
                }
            }
            Block::Preformatted { text } => text.lines().for_each(|line| self.line(line)),
            Block::Pause | Block::Page { .. } => {}
        }
    }

    fn text(&mut self, content: &[Inline]) {
        let lines = written(content);
        let last = lines.len().saturating_sub(1);
        for (index, line) in lines.into_iter().enumerate() {
            let leads = index == last && line.ends_with(':');
            self.say(LineKind::Text { leads }, line);
        }
    }

    fn item(&mut self, marker: &str, blocks: &[Block]) {
        let mut first = true;
        for block in blocks {
            let Block::Paragraph { content } = block else {
                self.block(block);
                continue;
            };
            for line in written(content) {
                self.say(LineKind::Item { marker: marker.to_owned(), first }, line);
                first = false;
            }
        }
    }

    /// "Label: value" lines, a paragraph a row: a table to listen to.
    fn table(&mut self, table: &Table) {
        table.caption.iter().for_each(|caption| self.line(caption));
        for row in &table.rows {
            self.apart();
            for (header, cell) in table.header.iter().zip(row) {
                let (header, cell) = (written(header).join(" "), written(cell).join(" "));
                if !cell.is_empty() {
                    self.line(&format!("{header}: {cell}"));
                }
            }
        }
    }
}

/// Running text as the lines its breaks make. Addresses that aren't in the text are written out: paper and
/// braille have no links.
fn written(content: &[Inline]) -> Vec<String> {
    let mut lines = vec![String::new()];
    write(content, &mut lines);
    lines.retain(|line| !line.trim().is_empty());
    lines
}

fn write(content: &[Inline], lines: &mut Vec<String>) {
    let add = |lines: &mut Vec<String>, text: &str| {
        if let Some(last) = lines.last_mut() {
            last.push_str(text);
        }
    };
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } => add(lines, text),
            Inline::Emphasis { content } | Inline::Strong { content } | Inline::Language { content, .. } => {
                write(content, lines);
            }
            Inline::Link { to, content } => {
                write(content, lines);
                if let Target::Url { written: url, .. } = to
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
