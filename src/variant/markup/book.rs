//! The publication being written: what all of its sections share, and how far the writer has come.

use super::breaks::PageBreaks;
use super::form::Form;
use super::names::numbered;
use crate::edition::{Added, Block, Edition, Entry, PageMap, Part, Section, Sibling, acronyms};
use crate::language::{self, DocumentWords, LanguageFile};

/// The publication being written.
pub struct Book<'a> {
    /// What it says.
    pub edition: &'a Edition,
    /// What is known of its language.
    pub language: &'static LanguageFile,
    /// Words in its language.
    pub words: &'static DocumentWords,
    /// The other edition in the same format.
    pub sibling: Option<&'a Sibling>,
    /// Words of its glossary.
    pub terms: Vec<&'a Entry>,
    /// For each of them, where it is known to be explained: the anchor of the word, and the title of the section.
    pub uses: Vec<Vec<(String, String)>>,
    /// Abbreviations, and what they stand for.
    pub abbreviations: Vec<(String, String)>,
    /// Page breaks.
    pub pages: PageBreaks<'a>,
    /// What of it depends on the format.
    pub form: &'a dyn Form,
}

impl<'a> Book<'a> {
    /// Nothing is written yet.
    pub fn new(
        edition: &'a Edition,
        sibling: Option<&'a Sibling>,
        page_map: Option<&'a PageMap>,
        form: &'a dyn Form,
    ) -> Self {
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
            uses: vec![Vec::new(); terms.len()],
            terms,
            abbreviations,
            pages: PageBreaks::new(page_map, words),
            form,
        }
    }

    /// A section's label and title, numbered where an earlier section has the same.
    pub fn title_of(&self, section: &Section) -> String {
        let title = section.full_title();
        let before = self.edition.reading_order().take_while(|one| !std::ptr::eq(*one, section));
        let same = before.filter(|one| one.full_title() == title).count();
        numbered(&title, same + 1)
    }
}
