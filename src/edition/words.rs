//! The words of an edition in reading order: what every variant has to say, no more and no less.

use super::tree::{Block, Edition, Section};
use super::visit::{Visitor, Walk, visit_edition, visit_note, visit_section};
use crate::policy::EditionKind;

/// The words of all sections, in order. Letters and digits form separate runs, so that a note's number
/// is not part of the word before it. Footnotes are read at their first reference.
#[must_use]
pub fn words(edition: &Edition) -> Vec<String> {
    split(&text(edition))
}

/// The words of each section, in order; joined, they are [`words`].
#[must_use]
pub fn words_by_section(edition: &Edition) -> Vec<Vec<String>> {
    let section = |section| {
        let mut reading = Reading::default();
        visit_section(section, &mut reading);
        split(&reading.text)
    };
    edition.sections.iter().map(section).collect()
}

/// The words of a section block by block, in order; the first words are those of its label and title. Joined, they are
/// the section's of [`words_by_section`].
#[must_use]
pub fn words_by_block(section: &Section) -> Vec<Vec<String>> {
    let mut reading = ReadingBlocks { blocks: vec![String::new()], depth: 0 };
    visit_section(section, &mut reading);
    reading.blocks.iter().map(|text| split(text)).collect()
}

/// Words of an edition that a file made of it doesn't show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostText {
    /// Id and title of the section they stand in; none before the first one, or where it can't be told.
    pub section: Option<(String, String)>,
    /// How the block that they stand in begins.
    pub begins: String,
    /// The first of them.
    pub words: String,
}

/// How many of the words are in a footnote, which is read at its first reference. The number at the reference
/// doesn't count; the one that the footnote begins with does.
#[must_use]
pub fn note_words(section: &Section, number: usize) -> usize {
    let mut reading = Reading::default();
    visit_note(section, number, &mut reading);
    split(&reading.text).len() - 1
}

/// How long it takes to read an edition, in whole minutes: a rule of thumb.
///
/// Adults read English non-fiction at about 240 words per minute (Brysbaert, "How many words do we read per
/// minute?", 2019). 200 allows for Danish compounds and for pauses at figures; readers of easy-read text get
/// twice the time.
#[must_use]
pub fn reading_minutes(edition: &Edition) -> usize {
    let per_minute = match edition.edition_kind {
        EditionKind::Full => 200,
        EditionKind::Easy => 100,
    };
    words(edition).len().div_ceil(per_minute)
}

/// The text of all sections, in reading order.
#[must_use]
pub fn text(edition: &Edition) -> String {
    let mut reading = Reading::default();
    visit_edition(edition, &mut reading);
    reading.text
}

/// The length in characters of the longest stretch without white space, which a line has to have room for.
#[must_use]
pub fn longest_word(edition: &Edition) -> usize {
    text(edition).split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0)
}

/// Splits a text into runs of letters and runs of digits.
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

/// Counts words character by character, by the rules of [`split`], for writers that walk the tree and need to know
/// which word they have reached.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordCounter {
    count: usize,
    /// Whether the last character was a digit; `None` if it wasn't part of a word.
    last: Option<bool>,
}

impl WordCounter {
    /// Reads the next character and returns whether it begins a word.
    pub fn read(&mut self, character: char) -> bool {
        let kind = character.is_alphanumeric().then_some(character.is_numeric());
        let begins = kind.is_some() && kind != self.last;
        self.last = kind;
        self.count += usize::from(begins);
        begins
    }

    /// Ends the line, and with it the word.
    pub fn line(&mut self) {
        self.last = None;
    }

    /// Skips this many words, which are on lines of their own.
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

/// Collects the text in reading order, with line ends.
#[derive(Default)]
struct Reading {
    text: String,
}

impl Visitor for Reading {
    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn end_of_line(&mut self) {
        self.text.push('\n');
    }
}

/// Collects the text block by block.
struct ReadingBlocks {
    blocks: Vec<String>,
    depth: usize,
}

impl Visitor for ReadingBlocks {
    fn block(&mut self, block: &Block, walk: Walk<'_>) {
        if self.depth == 0 {
            self.blocks.push(String::new());
        }
        self.depth += 1;
        walk.into_block(block, self);
        self.depth -= 1;
    }

    fn text(&mut self, text: &str) {
        self.blocks.last_mut().unwrap_or_else(|| unreachable!("the title comes first")).push_str(text);
    }

    fn end_of_line(&mut self) {
        self.text("\n");
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
