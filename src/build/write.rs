//! Atomic writes: a file is there whole, or as it was before.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::locale::Explain;

/// A file that the disk didn't take.
#[derive(Debug)]
pub struct Unwritable {
    /// Which file.
    pub path: PathBuf,
    /// Why, as the system says it.
    pub why: String,
}

impl Explain for Unwritable {
    fn danish(&self) -> String {
        let Self { path, why } = self;
        let path = path.display();
        format!("{path} kan ikke skrives: {why}\nEr der plads på disken, og må du skrive i mappen?")
    }

    fn english(&self) -> String {
        let Self { path, why } = self;
        let path = path.display();
        format!(
            "{path} can't be written: {why}\nIs there room on the disk, and may you write in that folder?"
        )
    }
}

/// Writes to a temporary file in the same folder, has the disk confirm it, and renames it over the old one, whose
/// permissions it takes over.
///
/// # Errors
///
/// What the disk said.
pub fn atomically(path: &Path, bytes: &[u8]) -> Result<(), Unwritable> {
    let unwritable = |why: std::io::Error| Unwritable { path: path.to_owned(), why: why.to_string() };
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(unwritable)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".udgiv-");
    // By default only the owner may read a temporary file; a publication is for everybody.
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
