//! How far a section's easy text has come: missing, draft, approved, tested, stale.

use super::wording::{full_hash, hash, is_easy_wording};
use crate::policy::{Easy, Section, Wording};

/// How far the easy text of a section has come, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// There is no easy text, and no reason is given.
    Missing,
    /// There is no easy text, and a reason is given.
    Skipped,
    /// The full text has changed since the easy text was approved.
    Stale,
    /// Nobody has approved the current wording.
    Draft,
    /// Approved against the current full text.
    Approved,
    /// Approved, and since then tested by readers.
    Tested,
}

impl State {
    /// The state of a section.
    #[must_use]
    pub fn of(section: &Section) -> Self {
        let Some(easy) = &section.easy else {
            return if section.easy_skip.is_some() { Self::Skipped } else { Self::Missing };
        };
        if easy.text.trim().is_empty() {
            return Self::Missing;
        }
        let (Some(based_on), Some(_), Some(_)) = (&easy.based_on, &easy.approved_by, &easy.approved_on)
        else {
            return Self::Draft;
        };
        if !is_hash(based_on) {
            return Self::Draft;
        }
        if *based_on.value() != full_hash(section) {
            return Self::Stale;
        }
        if easy_changed(section, easy) {
            return Self::Draft;
        }
        if is_tested(easy) { Self::Tested } else { Self::Approved }
    }

    /// Whether the current easy text is approved.
    #[must_use]
    pub fn is_approved(self) -> bool {
        matches!(self, Self::Approved | Self::Tested)
    }
}

/// Whether readers have tested it, and no earlier than its approval: before that, they may have tested another wording.
#[must_use]
pub fn is_tested(easy: &Easy) -> bool {
    easy.tested_by.is_some()
        && easy.tested_on.as_ref().is_some_and(|tested_on| {
            easy.approved_on.as_ref().is_none_or(|approved_on| tested_on.value() >= approved_on.value())
        })
}

/// Whether this is written as a hash: `sha256:` and 64 lower-case hexadecimal digits.
#[must_use]
pub fn is_hash(based_on: &str) -> bool {
    let digits = based_on.strip_prefix("sha256:").unwrap_or_default();
    digits.len() == 64 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether the easy text has changed since it was approved. False if the approved wording wasn't kept.
#[must_use]
pub fn easy_changed(section: &Section, easy: &Easy) -> bool {
    matches!(&easy.kept.easy, Wording::Text(wording) if !is_easy_wording(section, wording))
}

/// The full wording that was approved, if it was kept and is the one that `based_on` names.
///
/// # Errors
///
/// If there is no approved wording to compare with.
pub fn approved_wording(easy: &Easy) -> Result<&str, NotKept> {
    match &easy.kept.full {
        Wording::Text(wording)
            if easy.based_on.as_ref().is_some_and(|based_on| hash(wording) == **based_on) =>
        {
            Ok(wording)
        }
        Wording::Text(_) => Err(NotKept::Other),
        Wording::Unusable => Err(NotKept::Unusable),
        Wording::Missing => Err(NotKept::Missing),
    }
}

/// Why there is no approved wording to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// There is no file.
    Missing,
    /// The file can't be read as text.
    Unusable,
    /// The file has a different wording from the approved one.
    Other,
}
