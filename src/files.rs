//! Files on disk: the errors when one can't be read or written, and atomic writing.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::locale::{Explain, visible_path};

/// A file or folder that can't be read.
#[derive(Debug)]
pub struct Unreadable {
    /// The file or folder.
    pub path: PathBuf,
    /// Why.
    pub why: std::io::Error,
}

impl Explain for Unreadable {
    fn danish(&self) -> String {
        format!("{} kan ikke læses: {}", visible_path(&self.path), self.why)
    }

    fn english(&self) -> String {
        format!("{} can't be read: {}", visible_path(&self.path), self.why)
    }
}

/// A file that can't be written.
#[derive(Debug)]
pub struct Unwritable {
    /// Which file.
    pub path: PathBuf,
    /// Why.
    pub why: std::io::Error,
}

impl Explain for Unwritable {
    fn danish(&self) -> String {
        let Self { path, why } = self;
        let path = visible_path(path);
        format!("{path} kan ikke skrives: {why}\nEr der plads på disken, og må du skrive i mappen?")
    }

    fn english(&self) -> String {
        let Self { path, why } = self;
        let path = visible_path(path);
        format!(
            "{path} can't be written: {why}\nIs there room on the disk, and may you write in that folder?"
        )
    }
}

/// Writes to a temporary file in the same folder, syncs it to disk, and renames it over the old file, whose permissions
/// it keeps.
///
/// # Errors
///
/// If the folder or the file can't be written.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), Unwritable> {
    let unwritable = |why| Unwritable { path: path.to_owned(), why };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(unwritable)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".udgiv-");
    // By default only the owner may read a temporary file, but a publication is for everybody.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.tempfile_in(folder).map_err(unwritable)?;
    file.write_all(bytes).map_err(unwritable)?;
    if let Ok(old) = fs::metadata(path) {
        file.as_file().set_permissions(old.permissions()).map_err(unwritable)?;
    }
    file.as_file().sync_all().map_err(unwritable)?;
    file.persist(path).map_err(|failed| unwritable(failed.error))?;
    Ok(())
}
