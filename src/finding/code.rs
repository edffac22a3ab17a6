//! Kinds of findings: how much they matter, what they are about.

use serde::{Deserialize, Serialize};

use super::Documentation;
use crate::locale::Locale;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth a look.
    Hint,
    /// Doesn't prevent publication; `--strict` counts it as an error.
    Warning,
    /// Nothing new is published until it is fixed.
    Error,
}

impl Level {
    /// Its name in messages.
    #[must_use]
    pub fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Error => locale.pick("fejl", "error"),
            Self::Warning => locale.pick("advarsel", "warning"),
            Self::Hint => locale.pick("tip", "hint"),
        }
    }
}

/// A kind of finding: stable for scripts, searchable for people.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// "U021".
    pub id: &'static str,
    /// "figure-without-alt".
    pub name: &'static str,
    /// How serious it is, unless a rule files it at another level.
    pub level: Level,
    /// What it is about.
    pub group: Group,
    /// Its entry in the documentation of the rules.
    pub documentation: &'static Documentation,
}

/// What a code is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Files, keys and values.
    Source,
    /// The publication: structure, text, pictures, tables.
    Publication,
    /// The publisher, and what its file names.
    Publisher,
    /// What a print shop would ask about.
    Print,
    /// The words of an easy-read text. A waiver can excuse these, and no others.
    EasyWords,
    /// The easy-read edition as a whole.
    EasyEdition,
}

impl Group {
    /// Whether it is about the easy-read edition, and so belongs in the report on it.
    #[must_use]
    pub fn is_easy(self) -> bool {
        matches!(self, Self::EasyWords | Self::EasyEdition)
    }

    /// Whether a section's waiver can excuse its codes.
    #[must_use]
    pub fn is_waivable(self) -> bool {
        self == Self::EasyWords
    }
}
