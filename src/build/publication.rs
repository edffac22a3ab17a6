//! What the manifest tells of a publication besides its files: for catalogues and feeds, this program's and others'.

use serde::{Deserialize, Serialize};

use crate::edition::{Edition, one_line};
use crate::variant::Facts;

/// What a publication is, in words for readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Who publishes it.
    pub publisher: String,
    /// Their colour, `#rrggbb`.
    pub colour: String,
    /// Subtitle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// The years it is for: "2025–2028".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<String>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Whom it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
    /// Date of the text, as ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Address of the folder that it is published in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_at: Option<String>,
}

impl Facts for Publication {
    const NAME: &'static str = "publication";
}

impl Publication {
    /// What an edition says.
    pub fn of(edition: &Edition) -> Self {
        let about = edition.about();
        Self {
            publisher: about.publisher,
            colour: edition.publisher.primary.hex(),
            subtitle: about.subtitle,
            years: edition.years.as_deref().map(one_line),
            summary: about.summary,
            audience: about.audience,
            date: edition.changed.or(edition.date).map(|date| date.to_string()),
            published_at: edition.publisher.published_at.clone(),
        }
    }
}
