//! How the markup of an e-book differs: each section is a document of its own.

use super::page::{NAV, picture_path};
use super::style::stacked_class;
use crate::edition::{Block, Edition, Section};
use crate::variant::markup::Form;

/// The form of an e-book.
pub struct EpubForm<'a> {
    /// What it says.
    pub edition: &'a Edition,
}

impl Form for EpubForm<'_> {
    fn href(&self, anchor: &str) -> String {
        let home =
            self.edition.reading_order().find(|section| section.id == anchor || holds(section, anchor));
        home.map_or_else(|| NAV.to_owned(), |section| format!("{}#{anchor}", section_path(section)))
    }

    fn picture(&self, index: usize) -> String {
        picture_path(self.edition, index)
    }

    fn id(&self, anchor: &str) -> String {
        anchor.to_owned()
    }

    fn narrows_charts(&self) -> bool {
        true
    }

    fn table_class(&self, letters: usize) -> Option<String> {
        Some(stacked_class(letters))
    }
}

/// Path of a section's document.
pub fn section_path(section: &Section) -> String {
    format!("{}.xhtml", section.id)
}

/// Whether one of the section's goals or words has this anchor.
fn holds(section: &Section, id: &str) -> bool {
    section.blocks.iter().any(|block| match block {
        Block::Goals { goals } => goals.iter().any(|goal| goal.id.as_deref() == Some(id)),
        Block::Glossary { entries } => entries.iter().any(|entry| entry.id == id),
        _ => false,
    })
}
