//! A policy prepared for readers: one tree that every output format is written from.

mod acronyms;
mod anchor;
mod apart;
mod books;
mod easy;
mod easy_text;
mod entry;
mod forms;
mod full;
mod inline_text;
mod literal;
mod lost_words;
pub mod markup;
mod misread;
mod naming;
pub mod number_mark;
mod page_map;
mod parsed;
mod raw_markup;
mod sibling;
mod state;
mod tree;
mod typography;
mod visit;
mod wording;
mod words;

pub use acronyms::acronyms;
pub use anchor::anchor;
pub use apart::{figures_apart, word_before};
pub use books::pictures_of_screens;
pub use easy::easy;
pub use easy_text::{EasyBlock, EasyLine, EasyText};
pub use entry::named;
pub use forms::find_form;
pub use full::full;
pub use literal::{Literal, literals};
pub use lost_words::LostAs;
pub use misread::{Misread, What, misread, row_cells};
pub use naming::one_line;
pub use page_map::{PageMap, PageStart};
pub use sibling::{Sibling, SiblingSection};
pub use state::{NotKept, State, approved_wording, easy_changed, is_hash, is_tested};
pub use tree::*;
pub use typography::unparted;
pub use visit::{Visitor, Walk, visit_blocks, visit_edition, visit_note, visit_section};
pub use wording::{easy_wording, full_wording, hash};
pub use words::{
    LostText, WordCounter, longest_word, note_words, reading_minutes, split as split_words, text, words,
    words_by_block, words_by_section,
};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::policy::{Date, Language, Picture, Policy, Publisher};

/// Ids that an edition gives to what it adds; a policy can't use them for its own.
pub const RESERVED_IDS: &[&str] =
    &["ordliste", "kolofon", "figurerne", "indhold", "forside", "titelside", "hjaelp", "nav"];

/// Prefixes of the ids that an edition gives to figures, words and pages.
pub const RESERVED_PREFIXES: &[&str] = &["figur-", "ord-", "side-"];

/// What an edition is built from.
#[derive(Debug)]
pub struct EditionInput<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// Who publishes it.
    pub publisher: &'a Publisher,
    /// The publisher's logo.
    pub logo: Option<&'a Arc<Picture>>,
    /// The policy's pictures, by the path it gives them.
    pub pictures: &'a BTreeMap<String, Arc<Picture>>,
    /// The date to use if the policy gives none: `SOURCE_DATE_EPOCH`.
    pub fallback_date: Option<Date>,
}

impl EditionInput<'_> {
    /// The language of the text: the policy's, the publisher's, or Danish.
    #[must_use]
    pub fn language(&self) -> Language {
        let said = self.policy.language.as_ref().or(self.publisher.language.as_ref());
        said.map_or_else(Language::danish, |language| language.value().clone())
    }

    /// The date in the metadata: of the last change, else of adoption, else the one given from outside, else the
    /// first day it is valid.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.policy.date().or(self.fallback_date).or_else(|| {
            let valid = self.policy.valid.as_ref()?;
            Date::new(valid.from, 1, 1)
        })
    }
}
