//! Why files are not ready.

use std::path::PathBuf;

use crate::files::{Unreadable, Unwritable};
use crate::locale::{Explain, visible_path};
use crate::variant::WriteError;

/// Why a file is not ready.
#[derive(Debug)]
pub enum BuildError {
    /// The disk didn't take it.
    Unwritable(Unwritable),
    /// It can't be read.
    Unreadable(Unreadable),
    /// It was written, and somebody has removed it while others were made.
    Removed {
        /// Where it was.
        path: PathBuf,
    },
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
            Self::Unreadable(error) => error.danish(),
            Self::Removed { path } => format!(
                "{} blev slettet, mens der blev udgivet\nUdgiv igen, når ingen rydder op i mappen",
                visible_path(path)
            ),
            Self::Unwritten { slug, error } => format!("{slug}: {}", error.danish()),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unwritable(error) => error.english(),
            Self::Unreadable(error) => error.english(),
            Self::Removed { path } => format!(
                "{} was removed while others were made\nPublish again when nobody clears the folder",
                visible_path(path)
            ),
            Self::Unwritten { slug, error } => format!("{slug}: {}", error.english()),
        }
    }
}

impl From<Unwritable> for BuildError {
    fn from(error: Unwritable) -> Self {
        Self::Unwritable(error)
    }
}
