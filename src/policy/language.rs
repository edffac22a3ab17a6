//! Language tags.

use std::fmt;

use oxilangtag::LanguageTag;
use serde::{Serialize, Serializer};

/// A well-formed BCP 47 language tag (RFC 5646), kept as it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// Danish, the language most users write in.
    #[must_use]
    pub fn danish() -> Self {
        Self("da".into())
    }

    /// English, the other language of messages.
    #[must_use]
    pub fn english() -> Self {
        Self("en".into())
    }

    /// Reads a tag such as `da`, `de` or `en-GB`. A primary subtag has two letters (ISO 639-1) or
    /// three (ISO 639-2): the grammar alone would accept "dansk", which is surely a mistake.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let parsed = LanguageTag::parse(tag).ok()?;
        let primary = parsed.primary_language();
        matches!(primary.len(), 2 | 3).then(|| Self(tag.to_owned()))
    }

    /// The whole tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The primary subtag: `en` of `en-GB`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The region subtag, if there is one: `GB` of `en-GB`.
    #[must_use]
    pub fn region(&self) -> Option<String> {
        LanguageTag::parse(self.0.as_str()).ok()?.region().map(str::to_uppercase)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_not_a_language_tag() {
        assert!(Language::parse("dansk").is_none());
        assert!(Language::parse("da_DK").is_none());
        assert!(Language::parse("").is_none());
        assert_eq!(Language::parse("en-GB").unwrap().region().as_deref(), Some("GB"));
    }
}
