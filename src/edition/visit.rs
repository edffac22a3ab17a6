//! Walks through an edition in reading order, for code that collects something on the way. Writers match on blocks
//! themselves instead, so that the compiler makes each of them handle a new kind.
//!
//! Only this file decides the order: a figure's caption, after the name of whom it shows, comes before its credit and its long description, and a
//! footnote is read where it is first referred to.

use super::tree::{Block, Edition, Figure, Inline, Note, Section, Table};

/// Collects something from an edition. The default methods walk on into the children.
pub trait Visitor {
    /// Called for every block.
    fn block(&mut self, block: &Block, walk: Walk<'_>) {
        walk.into_block(block, self);
    }

    /// Called for every piece of running text.
    fn inline(&mut self, inline: &Inline, walk: Walk<'_>) {
        walk.into_inline(inline, self);
    }

    /// Called for plain characters.
    fn text(&mut self, text: &str) {
        let _ = text;
    }

    /// Called at the end of a line: of a heading, a paragraph, a cell, a caption.
    fn end_of_line(&mut self) {}
}

/// Where the walk has got to: in a section with these footnotes.
#[derive(Debug, Clone, Copy)]
pub struct Walk<'a> {
    notes: &'a [Note],
}

/// Walks through all sections.
pub fn visit_edition(edition: &Edition, visitor: &mut impl Visitor) {
    edition.sections.iter().for_each(|section| visit_section(section, visitor));
}

/// Walks through a section: its label, title, blocks, and notes where they are first referred to.
pub fn visit_section(section: &Section, visitor: &mut impl Visitor) {
    let walk = Walk { notes: &section.notes };
    walk.lines(section.label.iter().chain([&section.title]), visitor);
    walk.blocks(&section.blocks, visitor);
}

/// Walks through blocks by themselves: footnotes they refer to are not read.
pub fn visit_blocks(blocks: &[Block], visitor: &mut impl Visitor) {
    Walk { notes: &[] }.blocks(blocks, visitor);
}

/// Walks through a footnote as at its first reference: the number there, the number the note begins with, its text.
pub fn visit_note(section: &Section, number: usize, visitor: &mut impl Visitor) {
    Walk { notes: &section.notes }.note(number, 1, visitor);
}

impl Walk<'_> {
    fn blocks<V: Visitor + ?Sized>(self, blocks: &[Block], visitor: &mut V) {
        blocks.iter().for_each(|block| visitor.block(block, self));
    }

    /// Walks on into what a block holds.
    pub fn into_block<V: Visitor + ?Sized>(self, block: &Block, visitor: &mut V) {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => self.line(content, visitor),
            Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item, visitor)),
            Block::Quote { body, by, portrait: _ } => {
                self.blocks(body, visitor);
                self.lines(by, visitor);
            }
            Block::Goals { goals } => {
                for goal in goals {
                    self.lines(&goal.title, visitor);
                    self.blocks(&goal.body, visitor);
                    self.lines(&goal.perspective, visitor);
                }
            }
            Block::Ambition { label: title, body } | Block::Fact { title, body } => {
                self.lines([title], visitor);
                self.blocks(body, visitor);
            }
            Block::Figure(figure) => self.figure(figure, visitor),
            Block::Table(table) => self.table(table, visitor),
            Block::Contact { lines } => lines.iter().for_each(|line| self.line(line, visitor)),
            Block::Glossary { entries } => {
                let lines = entries.iter().flat_map(|entry| [&entry.word, &entry.explanation]);
                self.lines(lines, visitor);
            }
            Block::Preformatted { text } => self.lines([text], visitor),
            Block::Pause | Block::Page { .. } => {}
        }
    }

    /// The texts of a figure, without `alt`: it is spoken in place of the picture and is not running text.
    fn figure<V: Visitor + ?Sized>(self, figure: &Figure, visitor: &mut V) {
        let person = figure.setting.iter().flat_map(|setting| setting.name.iter().chain(&setting.title));
        self.lines(person.chain(&figure.caption).chain(&figure.credit), visitor);
        if !figure.description.is_empty() || figure.described_at.is_some() {
            self.lines([&figure.description_label], visitor);
        }
        self.blocks(&figure.description, visitor);
    }

    fn table<V: Visitor + ?Sized>(self, table: &Table, visitor: &mut V) {
        self.lines(&table.caption, visitor);
        for cell in table.header.iter().chain(table.rows.iter().flatten()) {
            self.line(cell, visitor);
        }
    }

    fn line<V: Visitor + ?Sized>(self, content: &[Inline], visitor: &mut V) {
        content.iter().for_each(|inline| visitor.inline(inline, self));
        visitor.end_of_line();
    }

    fn lines<'t, V: Visitor + ?Sized>(self, lines: impl IntoIterator<Item = &'t String>, visitor: &mut V) {
        for line in lines {
            visitor.text(line);
            visitor.end_of_line();
        }
    }

    /// Walks on into what a piece of running text holds.
    pub fn into_inline<V: Visitor + ?Sized>(self, inline: &Inline, visitor: &mut V) {
        match inline {
            Inline::Text { text } | Inline::Code { text } => visitor.text(text),
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Link { content, .. }
            | Inline::Language { content, .. } => {
                content.iter().for_each(|inline| visitor.inline(inline, self));
            }
            Inline::Break => visitor.end_of_line(),
            Inline::Note { number, reference } => self.note(*number, *reference, visitor),
        }
    }

    fn note<V: Visitor + ?Sized>(self, number: usize, reference: usize, visitor: &mut V) {
        visitor.text(&number.to_string());
        let note = self.notes.iter().find(|note| note.number == number).filter(|_| reference == 1);
        if let Some(note) = note {
            visitor.end_of_line();
            self.lines([&number.to_string()], visitor);
            self.blocks(&note.body, visitor);
        }
    }
}

/// Changes every piece of running text, however deep.
pub fn each_inline(blocks: &mut [Block], change: &dyn Fn(&mut Inline)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => line(content, change),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_inline(item, change)),
            Block::Quote { body, .. } | Block::Ambition { body, .. } | Block::Fact { body, .. } => {
                each_inline(body, change);
            }
            Block::Goals { goals } => goals.iter_mut().for_each(|goal| each_inline(&mut goal.body, change)),
            Block::Figure(figure) => each_inline(&mut figure.description, change),
            Block::Table(table) => {
                for row in std::iter::once(&mut table.header).chain(&mut table.rows) {
                    row.iter_mut().for_each(|cell| line(cell, change));
                }
            }
            Block::Contact { lines } => lines.iter_mut().for_each(|content| line(content, change)),
            Block::Glossary { .. } | Block::Preformatted { .. } | Block::Pause | Block::Page { .. } => {}
        }
    }
}

fn line(content: &mut [Inline], change: &dyn Fn(&mut Inline)) {
    for inline in content {
        change(inline);
        match inline {
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Link { content, .. }
            | Inline::Language { content, .. } => line(content, change),
            Inline::Text { .. } | Inline::Code { .. } | Inline::Note { .. } | Inline::Break => {}
        }
    }
}
