//! What keeps sources from being read that is not in the sources.

use std::path::PathBuf;

use crate::locale::Explain;

/// A file or folder that can't be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub why: std::io::Error,
}

impl Explain for Unreadable {
    fn danish(&self) -> String {
        format!("{} kan ikke læses: {}", self.path.display(), self.why)
    }

    fn english(&self) -> String {
        format!("{} can't be read: {}", self.path.display(), self.why)
    }
}

/// A name that was asked for and can't be that of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadSlug {
    /// The name.
    pub slug: String,
}

impl Explain for BadSlug {
    fn danish(&self) -> String {
        format!(
            "»{}« kan ikke bruges som navn\nBrug små bogstaver a-z, tal og bindestreger: socialpolitik-2025-2028",
            self.slug
        )
    }

    fn english(&self) -> String {
        format!(
            "“{}” can't be used as a name\nUse small letters a-z, digits and hyphens: social-policy-2025-2028",
            self.slug
        )
    }
}
