//! What the studio keeps beside the project, in `.udgiv`: one machine's memory, and no part of the project.

use std::path::{Path, PathBuf};

use crate::files::{self, Unwritable};

/// Where it is.
pub fn folder(root: &Path) -> PathBuf {
    root.join(".udgiv")
}

/// Sees to it that nobody takes it for a part of the project.
pub fn begin(root: &Path) -> Result<(), Unwritable> {
    let ignored = folder(root).join(".gitignore");
    if ignored.exists() { Ok(()) } else { files::write_atomically(&ignored, b"*\n") }
}
