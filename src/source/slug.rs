//! Names of folders in `sources/`.

use crate::locale::{Explain, visible};
use crate::policy::is_reserved;

/// A requested name that can't be a folder's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadSlug {
    /// The name.
    pub slug: String,
}

impl Explain for BadSlug {
    fn danish(&self) -> String {
        if is_reserved(&self.slug) {
            return format!(
                "»{0}« kan ikke bruges som navn: Windows bruger det selv\nSkriv mere, for eksempel {0}-politik",
                visible(&self.slug)
            );
        }
        format!(
            "»{}« kan ikke bruges som navn\nBrug små bogstaver a-z, tal og bindestreger: socialpolitik-2025-2028",
            visible(&self.slug)
        )
    }

    fn english(&self) -> String {
        if is_reserved(&self.slug) {
            return format!(
                "“{0}” can't be used as a name: Windows uses it itself\nWrite more, for example {0}-policy",
                visible(&self.slug)
            );
        }
        format!(
            "“{}” can't be used as a name\nUse small letters a-z, digits and hyphens: social-policy-2025-2028",
            visible(&self.slug)
        )
    }
}
