//! What keeps a run from being made.

use std::path::PathBuf;

use crate::locale::{Explain, visible, visible_path};

/// What is wrong with the environment or the request, not with a source: any module's error, explained to users.
pub type Trouble = Box<dyn Explain>;

/// A request that the project can't satisfy.
#[derive(Debug)]
pub enum RequestError {
    /// The folder has no `sources/`.
    NoProject {
        /// The folder.
        root: PathBuf,
    },
    /// No policy has this name.
    NoSuchPolicy {
        /// The name.
        slug: String,
        /// The names of the existing policies.
        known: Vec<String>,
    },
    /// There is no policy at all.
    NothingToBuild,
    /// Nothing of it has been published.
    NothingToVerify,
}

impl Explain for RequestError {
    fn danish(&self) -> String {
        match self {
            Self::NoProject { root } => format!(
                "Der er ingen mappe sources/ i {}\nGå til projektets mappe, angiv den med --root, eller begynd med:  udgiv new min-politik",
                visible_path(root)
            ),
            Self::NoSuchPolicy { slug, known } => {
                format!(
                    "Der er ingen politik, der hedder »{}«\nI sources/ findes: {}",
                    visible(slug),
                    known.join(", ")
                )
            }
            Self::NothingToVerify => "Der er ingen udgivne filer at se på\nLav dem med:  udgiv build".into(),
            Self::NothingToBuild => {
                "Der er ingen politik i sources/\nBegynd med:  udgiv new min-politik".into()
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NoProject { root } => format!(
                "There is no folder sources/ in {}\nGo to the project's folder, name it with --root, or begin with:  udgiv new my-policy",
                visible_path(root)
            ),
            Self::NoSuchPolicy { slug, known } => {
                format!(
                    "There is no policy called “{}”\nIn sources/ there are: {}",
                    visible(slug),
                    known.join(", ")
                )
            }
            Self::NothingToVerify => {
                "There are no published files to look at\nMake them with:  udgiv build".into()
            }
            Self::NothingToBuild => "There is no policy in sources/\nBegin with:  udgiv new my-policy".into(),
        }
    }
}
