//! Names of folders in `sources/`.

use crate::locale::Explain;

/// A requested name that can't be a folder's.
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
