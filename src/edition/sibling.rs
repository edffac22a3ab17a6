//! The other edition of the same policy, as far as a link to it needs.

use serde::Serialize;

use super::tree::Edition;
use crate::policy::EditionKind;

/// The other edition, in the same format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sibling {
    /// Full or easy-read.
    pub kind: EditionKind,
    /// Identifier of its file.
    pub identifier: String,
    /// Name of its file.
    pub file_name: String,
    /// Web address of its file, if the publisher says where it publishes.
    pub url: Option<String>,
    /// Its sections, in reading order, without anything that comes before them.
    pub sections: Vec<SiblingSection>,
}

/// A section of the other edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiblingSection {
    /// Anchor: the same as that of its counterpart.
    pub id: String,
    /// Title, label included.
    pub title: String,
}

impl Sibling {
    /// Describes `edition`, whose file is called `file_name`.
    #[must_use]
    pub fn of(edition: &Edition, identifier: String, file_name: String) -> Self {
        let sections = edition
            .reading_order()
            .map(|section| SiblingSection { id: section.id.clone(), title: section.full_title() });
        let folder = edition.publisher.published_at.as_ref().map(|url| url.trim_end_matches('/').to_owned());
        let url = folder.map(|folder| format!("{folder}/{}/{file_name}", edition.slug));
        Self { kind: edition.edition_kind, identifier, file_name, url, sections: sections.collect() }
    }
}
