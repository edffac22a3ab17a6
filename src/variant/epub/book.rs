//! The book being written: what all of its documents share, and how far the writer has come.

use super::contents::numbered;
use super::input::EpubInput;
use super::page::NAV;
use super::pages::PageBreaks;
use crate::edition::{Added, Block, Edition, Entry, Part, Section, Sibling, acronyms};
use crate::language::{self, DocumentWords, LanguageFile};

/// The book being written.
pub struct Book<'a> {
    /// What it says.
    pub edition: &'a Edition,
    /// What is known of its language.
    pub language: &'static LanguageFile,
    /// Words in its language.
    pub words: &'static DocumentWords,
    /// The other edition as an EPUB of its own.
    pub sibling: Option<&'a Sibling>,
    /// Words of its glossary.
    pub terms: Vec<&'a Entry>,
    /// Abbreviations, and what they stand for.
    pub abbreviations: Vec<(String, String)>,
    /// Page breaks.
    pub pages: PageBreaks<'a>,
}

impl<'a> Book<'a> {
    /// An empty book.
    pub fn new(input: &EpubInput<'a>) -> Self {
        let EpubInput { edition, page_map, sibling, .. } = *input;
        let language = language::of(&edition.language);
        let words = &language.document;
        let glossary = edition.reading_order().filter(|one| one.role == Part::Added(Added::Glossary));
        let entries = glossary.flat_map(|section| &section.blocks).flat_map(|block| match block {
            Block::Glossary { entries } => entries.as_slice(),
            _ => &[],
        });
        let mut terms: Vec<&Entry> = entries.collect();
        // Longer words first: "tidlig indsats" is looked for before "indsats".
        terms.sort_by_key(|entry| std::cmp::Reverse(entry.word.chars().count()));
        let known = language.abbreviations.iter();
        let known = known.map(|(short, long)| ((*short).to_owned(), (*long).to_owned()));
        let abbreviations = known.chain(acronyms(edition)).collect();
        Self {
            edition,
            language,
            words,
            sibling,
            terms,
            abbreviations,
            pages: PageBreaks::new(page_map, words),
        }
    }

    /// A section's label and title, numbered where an earlier section has the same.
    pub fn title_of(&self, section: &Section) -> String {
        let title = section.full_title();
        let before = self.edition.reading_order().take_while(|one| !std::ptr::eq(*one, section));
        let same = before.filter(|one| one.full_title() == title).count();
        numbered(&title, same + 1)
    }

    /// The document and anchor of a place in the book.
    pub fn place_of(&self, id: &str) -> String {
        let home = self.edition.reading_order().find(|section| section.id == id || holds(section, id));
        home.map_or_else(|| NAV.to_owned(), |section| format!("{}#{id}", section_path(section)))
    }

    /// The entry of a word in the glossary.
    pub fn term_href(&self, index: usize) -> String {
        format!("{}#{}", self.place_of("ordliste").trim_end_matches("#ordliste"), self.terms[index].id)
    }
}

/// Path of a section's document.
pub fn section_path(section: &Section) -> String {
    format!("{}.xhtml", section.id)
}

/// Whether one of the section's goals has this id.
fn holds(section: &Section, id: &str) -> bool {
    section.blocks.iter().any(|block| match block {
        Block::Goals { goals } => goals.iter().any(|goal| goal.id.as_deref() == Some(id)),
        _ => false,
    })
}
