//! The words of an edition in reading order: what every variant has to say, no more and no less.

use super::tree::{Block, Edition, Figure, Inline, Note, Section, Table};
use crate::policy::EditionKind;

/// The words of all sections, in order: letters and digits in runs of their own, so that a note's number
/// stays apart from the word it stands at. Footnotes are read at their first reference.
#[must_use]
pub fn words(edition: &Edition) -> Vec<String> {
    split(&text(edition))
}

/// The words of each section, in order; joined, they are [`words`].
#[must_use]
pub fn words_by_section(edition: &Edition) -> Vec<Vec<String>> {
    let section = |section| {
        let mut reading = Reading { notes: &[], text: String::new() };
        reading.section(section);
        split(&reading.text)
    };
    edition.sections.iter().map(section).collect()
}

/// How many of the words stand in a footnote, which is read at its first reference. Its number at the reference
/// doesn't count, the one that it begins with does.
#[must_use]
pub fn note_words(section: &Section, number: usize) -> usize {
    let mut reading = Reading { notes: &section.notes, text: String::new() };
    reading.note(number, 1);
    split(&reading.text).len() - 1
}

/// How long it takes to read an edition, in whole minutes: a rule of thumb.
///
/// Grown-ups read English non-fiction at some 240 words a minute (Brysbaert, "How many words do we read per
/// minute?", 2019). 200 allows for Danish compounds and for pauses at figures; readers of easy-read text are
/// given twice the time.
#[must_use]
pub fn reading_minutes(edition: &Edition) -> usize {
    let a_minute = match edition.edition_kind {
        EditionKind::Full => 200,
        EditionKind::Easy => 100,
    };
    words(edition).len().div_ceil(a_minute)
}

/// The text of all sections, in reading order.
pub(super) fn text(edition: &Edition) -> String {
    let mut reading = Reading { notes: &[], text: String::new() };
    for section in &edition.sections {
        reading.section(section);
    }
    reading.text
}

/// How many characters the longest stretch without white space has: what a line must have room for.
#[must_use]
pub fn longest_word(edition: &Edition) -> usize {
    text(edition).split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0)
}

/// Runs of letters and runs of digits.
#[must_use]
pub fn split(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut counter = WordCounter::default();
    for character in text.chars() {
        if counter.read(character) {
            words.push(character.to_string());
        } else if character.is_alphanumeric() {
            words.last_mut().unwrap_or_else(|| unreachable!("a word has begun")).push(character);
        }
    }
    words
}

/// Counts words character by character, as [`split`] tells them apart: for writers that walk the tree and need
/// to know at which word they are.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordCounter {
    count: usize,
    /// Whether the last character was a digit; none, if it was no part of a word.
    last: Option<bool>,
}

impl WordCounter {
    /// Reads on; says whether a word begins with this character.
    pub fn read(&mut self, character: char) -> bool {
        let kind = character.is_alphanumeric().then_some(character.is_numeric());
        let begins = kind.is_some() && kind != self.last;
        self.last = kind;
        self.count += usize::from(begins);
        begins
    }

    /// A line ends, and with it the word.
    pub fn line(&mut self) {
        self.last = None;
    }

    /// Reads on over so many words, which stand on lines of their own.
    pub fn skip(&mut self, words: usize) {
        self.count += words;
        self.last = None;
    }

    /// How many words have begun.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }
}

struct Reading<'a> {
    notes: &'a [Note],
    text: String,
}

impl<'a> Reading<'a> {
    fn say(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn maybe(&mut self, text: Option<&String>) {
        if let Some(text) = text {
            self.say(text);
        }
    }

    fn section(&mut self, section: &'a Section) {
        self.notes = &section.notes;
        self.maybe(section.label.as_ref());
        self.say(&section.title);
        self.blocks(&section.blocks);
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => self.line(content),
            Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
            Block::Quote { body, by } => {
                self.blocks(body);
                self.maybe(by.as_ref());
            }
            Block::Goals { goals } => {
                for goal in goals {
                    self.maybe(goal.title.as_ref());
                    self.blocks(&goal.body);
                    self.maybe(goal.perspective.as_ref());
                }
            }
            Block::Ambition { label, body } => {
                self.say(label);
                self.blocks(body);
            }
            Block::Fact { title, body } => {
                self.say(title);
                self.blocks(body);
            }
            Block::Figure(figure) => self.figure(figure),
            Block::Table(table) => self.table(table),
            Block::Contact { lines } => lines.iter().for_each(|line| self.line(line)),
            Block::Glossary { entries } => {
                for entry in entries {
                    self.say(&entry.word);
                    self.say(&entry.explanation);
                }
            }
            Block::Preformatted { text } => self.say(text),
            Block::Pause => {}
        }
    }

    /// What a figure tells in words; `alt` is spoken in place of the picture and is not running text.
    fn figure(&mut self, figure: &'a Figure) {
        self.maybe(figure.caption.as_ref());
        self.maybe(figure.credit.as_ref());
        if !figure.description.is_empty() {
            self.say(&figure.description_label);
            self.blocks(&figure.description);
        }
    }

    fn table(&mut self, table: &'a Table) {
        self.maybe(table.caption.as_ref());
        for row in std::iter::once(&table.header).chain(&table.rows) {
            row.iter().for_each(|cell| self.line(cell));
        }
    }

    fn line(&mut self, content: &'a [Inline]) {
        self.inlines(content);
        self.text.push('\n');
    }

    fn inlines(&mut self, content: &'a [Inline]) {
        for inline in content {
            match inline {
                Inline::Text { text } | Inline::Code { text } => self.text.push_str(text),
                Inline::Emphasis { content }
                | Inline::Strong { content }
                | Inline::Link { content, .. }
                | Inline::Language { content, .. } => self.inlines(content),
                Inline::Break => self.text.push('\n'),
                Inline::Note { number, reference } => self.note(*number, *reference),
            }
        }
    }

    fn note(&mut self, number: usize, reference: usize) {
        self.text.push_str(&number.to_string());
        let notes = self.notes;
        let found = notes.iter().find(|note| note.number == number);
        if let Some(note) = found.filter(|_| reference == 1) {
            self.say("");
            self.say(&number.to_string());
            self.blocks(&note.body);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_apart_from_letters() {
        assert_eq!(split("områder,1 e-mail 2025–2028"), ["områder", "1", "e", "mail", "2025", "2028"]);
        assert_eq!(split("ord1"), ["ord", "1"]);
    }
}
