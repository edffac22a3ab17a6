//! Why files are not ready.

use crate::files::Unwritable;
use crate::locale::Explain;
use crate::variant::WriteError;

/// Why a file is not ready.
#[derive(Debug)]
pub enum BuildError {
    /// The disk didn't take it.
    Unwritable(Unwritable),
    /// Its writer failed.
    Unwritten {
        /// Of which policy.
        slug: String,
        /// What went wrong.
        error: WriteError,
    },
}

impl Explain for BuildError {
    fn danish(&self) -> String {
        match self {
            Self::Unwritable(error) => error.danish(),
            Self::Unwritten { slug, error } => format!("{slug}: {}", error.danish()),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unwritable(error) => error.english(),
            Self::Unwritten { slug, error } => format!("{slug}: {}", error.english()),
        }
    }
}

impl From<Unwritable> for BuildError {
    fn from(error: Unwritable) -> Self {
        Self::Unwritable(error)
    }
}
